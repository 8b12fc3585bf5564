import { dueOf, shifted, type Calendar, type Pause, type Term } from './calendar.ts'
import type { ItemState } from './item-state.ts'

/** What happened to a need at some time: it left a state and entered another. */
export type Passing = {
  readonly item: string
  readonly at: Date
  readonly before: string | null
  readonly after: string
}

/** One stay of a need in a state, from when it entered to when it went on; in pauses it waited for the resident. */
export type Spell<P> = { readonly entered: P; readonly left: Date; readonly pauses: readonly Pause[] }

type Open<P> = { readonly entered: P; readonly pauses: Pause[]; pausedFrom: Date | null }

const WAITS = 'MENUNGGU_WARGA'

/**
 * Stays in a state that began and ended within what is given.
 * @param passings into the state and out of it, in the order in which they happened
 */
export function spellsIn<P extends Passing>(state: ItemState, passings: readonly P[]): Spell<P>[] {
  const spells: Spell<P>[] = []
  const open = new Map<string, Open<P>>()
  for (const one of passings) {
    const { item, at, before, after } = one
    const begun = open.get(item)
    if (before === state && after === state) continue
    if (after === state) {
      if (begun?.pausedFrom && before === WAITS) {
        begun.pauses.push({ from: begun.pausedFrom, to: at })
        begun.pausedFrom = null
      } else open.set(item, { entered: one, pauses: [], pausedFrom: null })
    } else if (before === state && begun) {
      if (after === WAITS) begun.pausedFrom = at
      else {
        spells.push({ entered: begun.entered, left: at, pauses: begun.pauses })
        open.delete(item)
      }
    }
  }
  return spells
}

/** Whether a stay would have been over time under this term. */
export function isLateUnder<P extends Passing>({ entered, left, pauses }: Spell<P>, term: Term, calendar: Calendar) {
  const due = pauses.reduce((sofar, pause) => shifted(sofar, pause, term, calendar), dueOf(entered.at, term, calendar))
  return due < left
}
