import { dueOf, type Calendar, type Term } from './calendar.ts'
import type { Category } from './category.ts'
import { hasClock } from './clock.ts'
import type { ItemState } from './item-state.ts'
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
}

/**
 * How long a need may stay in a state and which article says so (handbook §5.3, §13), by the rules that held where and
 * when it was registered. Null where no clock runs.
 */
export function termOf(regulation: Regulation, state: ItemState, need: Bound): Resolved<Term> | null {
  if (!hasClock(state)) return null
  const { category: subject, urgency, desa: area, configuration, registeredOn: day } = need
  const { value, source } = resolve(regulation, `clock.${state}`, { day, area, subject, configuration })
  return { value: value[urgency === 'RENDAH' ? 'NORMAL' : urgency], source }
}

/** When the step that a need enters now is due; null where no clock runs. */
export function deadlineOf(state: ItemState, need: Bound, { at, calendar, regulation }: Clock): Date | null {
  const term = termOf(regulation, state, need)
  return term && dueOf(at, term.value, calendar)
}
