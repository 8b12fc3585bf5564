import { extendedDeadline, type Clock } from './deadline.ts'
import { assertSeen, assertWay, happeningsOf, shownState, type Item, type Moved, type Who } from './item.ts'
import { firstDeadline, shownAlone, isOpenReferral, type Referral } from './referral-state.ts'
import { Refusal } from './refusal.ts'
import { wayOf } from './transition.ts'

type Input = { readonly id: string; readonly version: number }

const touched = (item: Item, who: Who, clock: Clock): Item => ({
  ...item,
  changedBy: who.byName,
  changedAt: clock.at,
  version: item.version + 1,
})

/**
 * Puts off the deadline of the step that a need is in, once, by its own term; the reason stands with the event.
 * @throws Refusal `item.changed`, `item.not_now`, `item.extend_once`, `item.extend_late`
 */
export function extendItem(before: Item, referrals: readonly Referral[], input: Input, who: Who, clock: Clock): Moved {
  const shown = shownState(before, referrals)
  assertSeen(before, shown, input.version)
  assertWay('item.extend', shown, who)
  const deadline = extendedDeadline(before, shown, before, clock)
  return {
    item: { ...touched(before, who, clock), ...deadline, isExtended: true },
    referrals: [],
    happenings: happeningsOf(before, 'item.extend', [shown, shown], who, clock.at),
  }
}

/**
 * Puts off the deadline of one open referral, once, by the term that runs there.
 * @throws Refusal `referral.not_found`, `referral.changed`, `referral.not_now`, `item.extend_once`, `item.extend_late`
 */
export function extendReferral(
  before: Item,
  referrals: readonly Referral[],
  { id, version }: Input,
  who: Who,
  clock: Clock,
): Moved {
  const mine = referrals.find((one) => one.id === id)
  if (!mine) throw new Refusal('referral.not_found')
  const shown = shownState(before, referrals)
  const facts = { by: before.changedBy, at: before.changedAt.toISOString(), state: shown }
  if (mine.version !== version) throw new Refusal('referral.changed', facts)
  const own = shownAlone(mine.state)
  const isHere = before.state === 'DIRUJUK' && mine.cycle === before.cycle && isOpenReferral(mine.state)
  if (!isHere || !wayOf('referral.extend', own, who.desks))
    throw new Refusal('referral.not_now', { ...facts, possible: '' })
  const after = { ...mine, ...extendedDeadline(mine, own, before, clock), isExtended: true, version: mine.version + 1 }
  const all = referrals.map((one) => (one.id === id ? after : one)).filter((one) => one.cycle === before.cycle)
  return {
    item: { ...touched(before, who, clock), ...firstDeadline(all) },
    referrals: [after],
    happenings: happeningsOf(
      { ...before, due: mine.due, isProvisional: mine.isProvisional },
      'referral.extend',
      [shown, shown],
      who,
      clock.at,
      mine.unit,
    ),
  }
}
