import { dueOf, isProvisional, shifted, type Calendar, type Pause, type Term } from './calendar.ts'
import type { Category } from './category.ts'
import { hasClock } from './clock.ts'
import { isPaused, type ItemState } from './item-state.ts'
import { Refusal } from './refusal.ts'
import { resolve, type Regulation, type Resolved } from './regulation.ts'
import type { Urgency } from './urgency.ts'

/** When it is, by which calendar deadlines are counted, and what the regulation says of them. */
export type Clock = { readonly at: Date; readonly calendar: Calendar; readonly regulation: Regulation }

/** What a deadline depends on: a need, and the rules under which it was registered. */
export type Bound = {
  readonly category: Category
  readonly urgency: Urgency
  readonly desa: string
  readonly configuration: number
  /** Local day of the registration. */
  readonly registeredOn: string
  /** By when all of it must be answered, whatever step it is in; null where steps alone have their terms. */
  readonly answerBy?: Date | null
}

/** When something is due, null while nobody's clock runs; provisional while a year that it counts on has no table. */
export type Deadline = { readonly due: Date | null; readonly isProvisional: boolean }

/** What a rule is asked about this need: its place, its category and the day that binds it. */
export const askedOf = ({ category: subject, desa: area, configuration, registeredOn: day }: Bound) => ({
  day,
  area,
  subject,
  configuration,
})

/**
 * How long a need may stay in a state and which article says so (handbook §5.3, §13), by the rules that held where and
 * when it was registered. Null where no clock runs.
 */
export function termOf(regulation: Regulation, state: ItemState, need: Bound): Resolved<Term> | null {
  if (!hasClock(state)) return null
  const { value, source } = resolve(regulation, `clock.${state}`, askedOf(need))
  return { value: value[need.urgency === 'RENDAH' ? 'NORMAL' : need.urgency], source }
}

const NONE: Deadline = { due: null, isProvisional: false }

/** No step ends later than the whole, except what waits for the resident: then the whole waits, too. */
function capped(deadline: Deadline, state: ItemState, { answerBy }: Bound): Deadline {
  const isFree = !answerBy || !deadline.due || isPaused(state)
  return isFree || deadline.due <= answerBy ? deadline : { due: answerBy, isProvisional: false }
}

/** What moved a deadline since its clock began: a pause that has ended, or an extension. */
export type Delay = Pause | 'extension'

/** When a step is due whose clock began at `since`, and stood still or was extended since then. */
export function countedFrom(
  since: Date,
  delays: readonly Delay[],
  state: ItemState,
  need: Bound,
  clock: Clock,
): Deadline {
  const { calendar, regulation } = clock
  const term = termOf(regulation, state, need)?.value
  if (!term) return NONE
  const due = delays.reduce(
    (sofar, delay) => (delay === 'extension' ? dueOf(sofar, term, calendar) : shifted(sofar, delay, term, calendar)),
    dueOf(since, term, calendar),
  )
  return capped({ due, isProvisional: isProvisional(since, due, term, calendar) }, state, need)
}

/** When the step that a need enters now is due; nothing where no clock runs. */
export const deadlineOf = (state: ItemState, need: Bound, clock: Clock): Deadline =>
  countedFrom(clock.at, [], state, need, clock)

/** The deadline of a step that goes on after a pause: what it was, moved by the pause (handbook §13). */
export function resumedDeadline(
  held: Date | null,
  pause: Pause,
  state: ItemState,
  need: Bound,
  clock: Clock,
): Deadline {
  const { calendar, regulation } = clock
  const term = termOf(regulation, state, need)?.value
  if (!term || !held) return deadlineOf(state, need, clock)
  const due = shifted(held, pause, term, calendar)
  return capped({ due, isProvisional: isProvisional(pause.from, due, term, calendar) }, state, need)
}

type Extendable = Deadline & { readonly isExtended: boolean; readonly answerBy?: Date | null }

/** A provisional date is over for nobody. */
export const isOver = ({ due, isProvisional: unsure }: Deadline, at: Date): boolean =>
  due !== null && !unsure && due < at

/** Whether a deadline may be extended: once, before it is over, and not where the law sets the end of the whole. */
export const mayExtend = (step: Extendable, at: Date): boolean =>
  step.due !== null && !step.isExtended && !step.answerBy && !isOver(step, at)

/**
 * The deadline with its own term once more, counted from where it stood.
 * @throws Refusal `item.extend_once` where it was extended already, `item.extend_late` when it is over,
 *   `item.extend_rights` where the law sets the end of the whole
 */
export function extendedDeadline(step: Extendable, state: ItemState, need: Bound, clock: Clock): Deadline {
  const { at, calendar, regulation } = clock
  const term = termOf(regulation, state, need)?.value
  if (need.answerBy) throw new Refusal('item.extend_rights', { until: need.answerBy.toISOString() })
  if (!term || !step.due || step.isExtended) throw new Refusal('item.extend_once')
  if (isOver(step, at)) throw new Refusal('item.extend_late', { due: step.due.toISOString() })
  const due = dueOf(step.due, term, calendar)
  return { due, isProvisional: step.isProvisional || isProvisional(step.due, due, term, calendar) }
}
