import * as z from 'zod/mini'
import { deadlineOf, termOf, type Clock } from './deadline.ts'
import { Id, Text } from './field.ts'
import {
  assertSeen,
  assertWay,
  entered,
  happeningsOf,
  RESOLUTIONS,
  shownState,
  type Item,
  type Moved,
  type Resolution,
  type Who,
} from './item.ts'
import type { ItemState, StoredState } from './item-state.ts'
import {
  firstDeadline,
  isOpenReferral,
  outcomeOf,
  shownAlone,
  type Referral,
  type ReferralState,
} from './referral-state.ts'
import { Refusal } from './refusal.ts'
import { actsFrom, wayOf } from './transition.ts'

/** Why an agency gives a referral back (visual §4.7). */
export const RETURN_REASONS = ['SALAH_ALAMAT', 'KURANG_BERKAS', 'DI_LUAR_WEWENANG'] as const

/** Sends a need to an agency or partner; `version` is the need's. `request` is what is asked of it, in words. */
export const SendReferral = z.object({
  id: Id,
  item: Id,
  version: z.int().check(z.minimum(1)),
  unit: Id,
  request: Text(100_000, 3),
})
export type SendReferral = z.infer<typeof SendReferral>

const Change = { id: Id, version: z.int().check(z.minimum(1)) }
export const ActOnReferral = z.object({ ...Change, note: z.optional(Text()) })
export const GiveBackReferral = z.object({ ...Change, reason: z.enum(RETURN_REASONS), note: Text(100_000, 3) })
export const CompleteReferral = z.object({ ...Change, resolution: z.enum(RESOLUTIONS), note: Text(100_000, 3) })

/**
 * Sends a need to one more agency. From anywhere but another agency it begins a new cycle: what was answered before no
 * longer counts.
 * @throws Refusal `item.changed`, `item.not_now`, `referral.already_there` when the agency has it open
 */
export function send(
  before: Item,
  referrals: readonly Referral[],
  { id, unit, version }: SendReferral,
  who: Who,
  clock: Clock,
): Moved {
  const shown = shownState(before, referrals)
  assertSeen(before, shown, version)
  const way = assertWay('referral.send', shown, who) as readonly ItemState[]
  const isBeside = before.state === 'DIRUJUK' && shown !== 'DIKEMBALIKAN_OPD'
  const cycle = isBeside ? before.cycle : before.cycle + 1
  const beside = referrals.filter((one) => one.cycle === cycle)
  if (beside.some((one) => one.unit === unit && isOpenReferral(one.state))) throw new Refusal('referral.already_there')
  const sent: Referral = {
    id,
    item: before.id,
    unit,
    cycle,
    state: 'DIKIRIM',
    ...deadlineOf('DIRUJUK', before, clock),
    isExtended: false,
    endedAt: null,
    version: 1,
  }
  const item = entered(before, 'DIRUJUK', who, clock, 'DIRUJUK')
  return {
    item: {
      ...item,
      cycle,
      cameFrom: null,
      ...firstDeadline([...beside, sent]),
      resolution: isBeside ? before.resolution : null,
    },
    referrals: [sent],
    happenings: happeningsOf(before, 'referral.send', [shown, ...way], who, clock.at, unit),
  }
}

/** What a referral becomes when its own way reaches this state. */
const becomes: Partial<Record<ItemState, ReferralState>> = {
  DITERIMA_OPD: 'DITERIMA',
  PROSES_OPD: 'PROSES',
  SELESAI_DITANGANI: 'SELESAI',
  DIKEMBALIKAN_OPD: 'DIKEMBALIKAN',
  DITANGANI_SLRT: 'DITARIK',
}

/**
 * One step of one referral; what the need shows follows from all referrals of its cycle.
 * @param referrals all of the need
 * @param act path of the command: `referral.accept`, `start`, `giveBack`, `complete`, `withdraw`
 * @param resolution how the need was met, when the agency has done its part
 * @throws Refusal `referral.changed`, `referral.not_now`
 */
export function moveReferral(
  before: Item,
  referrals: readonly Referral[],
  act: string,
  { id, version, resolution }: { id: string; version: number; resolution?: Resolution },
  who: Who,
  clock: Clock,
): Moved {
  const mine = referrals.find((one) => one.id === id)
  if (!mine) throw new Refusal('referral.not_found')
  const shown = shownState(before, referrals)
  const own = shownAlone(mine.state)
  const facts = { by: before.changedBy, at: before.changedAt.toISOString(), state: shown }
  if (mine.version !== version) throw new Refusal('referral.changed', facts)
  const isHere = before.state === 'DIRUJUK' && mine.cycle === before.cycle && isOpenReferral(mine.state)
  const way = isHere ? wayOf(act, own, who.desks) : undefined
  if (!way) {
    const possible = isHere ? actsFrom(own, who.desks).filter((one) => one.startsWith('referral.')) : []
    throw new Refusal('referral.not_now', { ...facts, possible: possible.join(' ') })
  }
  let after = mine
  const states: ItemState[] = [shown]
  for (const hop of way as readonly ItemState[]) {
    after = stepped(after, hop, before, clock)
    const now = outcomeOf(
      referrals.map((one) => (one.id === id ? after : one)),
      before.cycle,
    )
    if (now !== states.at(-1)) states.push(now)
  }
  if (states.length === 1) states.push(shown)
  const end = states.at(-1)!
  const all = referrals.map((one) => (one.id === id ? after : one)).filter((one) => one.cycle === before.cycle)
  const stays = ['DIRUJUK', 'DITERIMA_OPD', 'PROSES_OPD', 'DIKEMBALIKAN_OPD'].includes(end)
  const item = entered(before, end, who, clock, stays ? 'DIRUJUK' : (end as StoredState))
  // The first of two agencies may have met the need, and the last one's referral be withdrawn.
  const isOnTheWay = end !== 'DIKEMBALIKAN_OPD' && end !== 'DITANGANI_SLRT'
  return {
    item: {
      ...item,
      since: end === shown ? before.since : item.since,
      ...(all.some((one) => isOpenReferral(one.state)) ? firstDeadline(all) : {}),
      resolution: isOnTheWay ? (resolution ?? before.resolution) : null,
    },
    referrals: [after],
    happenings: happeningsOf(
      { ...before, due: mine.due, isProvisional: mine.isProvisional },
      act,
      states,
      who,
      clock.at,
      mine.unit,
    ),
  }
}

/** Whether the work has a term of its own, which begins with it; as a rule it goes on from the acceptance (handbook §13). */
export function hasOwnTerm({ regulation }: Clock, item: Item): boolean {
  const [accepted, started] = (['DITERIMA_OPD', 'PROSES_OPD'] as const).map(
    (one) => termOf(regulation, one, item)?.value,
  )
  return accepted?.unit !== started?.unit || accepted?.amount !== started?.amount
}

/** The clock of the agency's work begins when it accepts, and goes on when it starts. */
function stepped(referral: Referral, hop: ItemState, item: Item, clock: Clock): Referral {
  const state = becomes[hop] ?? referral.state
  const isEnd = !isOpenReferral(state)
  const goesOn = isEnd || state === referral.state || (state === 'PROSES' && !hasOwnTerm(clock, item))
  return {
    ...referral,
    state,
    ...(goesOn ? {} : { ...deadlineOf(hop, item, clock), isExtended: false }),
    endedAt: isEnd ? clock.at : null,
    version: referral.version + (state === referral.state ? 0 : 1),
  }
}

/** All that an agency reads of a person: form of address and first letter (`Ibu S.`). */
export function subjectOf({ name, sex }: { name: string; sex: 'L' | 'P' | null }): string {
  const address = sex === 'P' ? 'Ibu' : sex === 'L' ? 'Bapak' : 'Keluarga'
  const letter = /\p{L}/u.exec(name)?.[0]?.toUpperCase()
  return letter ? `${address} ${letter}.` : address
}
