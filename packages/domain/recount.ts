import { countedFrom, type Clock, type Deadline, type Delay } from './deadline.ts'
import type { Happening, Item } from './item.ts'
import type { ItemState } from './item-state.ts'
import { hasOwnTerm } from './referral.ts'
import { firstDeadline, isOpenReferral, shownAlone, type Referral } from './referral-state.ts'

/** What a need's events say, oldest first. */
export type Told = Pick<Happening, 'act' | 'before' | 'after' | 'at' | 'unit'>

/** A referral with the moments at which its clocks began. */
export type Dated = Referral & { readonly sentAt: Date; readonly acceptedAt: Date | null }

/** Pauses that have ended since a moment, and extensions by this act, in their order. */
function delaysSince(since: Date, events: readonly Told[], act: string, unit: string | null): Delay[] {
  const delays: Delay[] = []
  let waits: Date | undefined
  for (const one of events.filter(({ at }) => at >= since)) {
    if (one.before !== one.after && one.after === 'MENUNGGU_WARGA') waits = one.at
    if (one.act === 'item.resume' && waits) {
      delays.push({ from: waits, to: one.at })
      waits = undefined
    }
    if (one.act === act && one.unit === unit) delays.push('extension')
  }
  return delays
}

/** The clock of a moment: the calendar that held then, with the holidays that are known now. */
export type ClockAt = (at: Date) => Clock

/** The deadline of a state as the need's events tell it: from when it was entered, not from when it went on. */
function deadlineIn(state: ItemState, item: Item, events: readonly Told[], clockAt: ClockAt): Deadline {
  const begun = events.findLast((one) => one.after === state && one.before !== state && one.act !== 'item.resume')
  const since = begun?.at ?? item.since
  return countedFrom(since, delaysSince(since, events, 'item.extend', null), state, item, clockAt(since))
}

/** The deadline of an open referral: from when it was sent, or accepted, or begun where the work has its own term. */
function deadlineOfReferral(one: Dated, item: Item, events: readonly Told[], clockAt: ClockAt): Deadline {
  const begun =
    one.state === 'PROSES' && hasOwnTerm(clockAt(one.sentAt), item)
      ? events.findLast(({ act, unit }) => act === 'referral.start' && unit === one.unit)?.at
      : undefined
  const since = begun ?? (one.state === 'DIKIRIM' ? one.sentAt : (one.acceptedAt ?? one.sentAt))
  const delays = delaysSince(since, events, 'referral.extend', one.unit)
  return countedFrom(since, delays, shownAlone(one.state), item, clockAt(since))
}

/**
 * A need's provisional deadlines counted anew, and those of its open referrals; all else stays.
 * @param state the state that the need shows
 */
export function recounted(
  item: Item,
  state: ItemState,
  referrals: readonly Dated[],
  events: readonly Told[],
  clockAt: ClockAt,
): { item: Item; referrals: Dated[] } {
  const counted = referrals.map((one) =>
    one.isProvisional && isOpenReferral(one.state)
      ? { ...one, ...deadlineOfReferral(one, item, events, clockAt) }
      : one,
  )
  const isAtAgency = item.state === 'DIRUJUK' && state !== 'DIKEMBALIKAN_OPD'
  if (isAtAgency) {
    const current = counted.filter(({ cycle }) => cycle === item.cycle)
    return { item: { ...item, ...firstDeadline(current) }, referrals: counted }
  }
  if (!item.isProvisional) return { item, referrals: counted }
  const own = deadlineIn(state, item, events, clockAt)
  const held = item.heldDue && item.cameFrom ? deadlineIn(item.cameFrom, item, events, clockAt) : undefined
  const isProvisional = own.isProvisional || (held?.isProvisional ?? false)
  return { item: { ...item, due: own.due, heldDue: held?.due ?? item.heldDue, isProvisional }, referrals: counted }
}
