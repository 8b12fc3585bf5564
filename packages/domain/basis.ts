import type { Term } from './calendar.ts'
import { termOf } from './deadline.ts'
import { shownState, type Item } from './item.ts'
import { firstDue, shownAlone, type Referral } from './referral-state.ts'
import type { Regulation, Resolved } from './regulation.ts'

/** On what the deadline that a need shows rests: its term, and where that is written. Null where no clock runs. */
export function basisOf(item: Item, referrals: readonly Referral[], regulation: Regulation): Resolved<Term> | null {
  if (!item.due) return null
  const first = item.state === 'DIRUJUK' ? firstDue(referrals.filter(({ cycle }) => cycle === item.cycle)) : undefined
  return termOf(regulation, first ? shownAlone(first.state) : shownState(item, referrals), item)
}
