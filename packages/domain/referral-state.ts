import type { ItemState } from './item-state.ts'

/** DIKIRIM waits for the agency; DITERIMA and PROSES are its work; the last three have ended. */
export const REFERRAL_STATES = ['DIKIRIM', 'DITERIMA', 'PROSES', 'SELESAI', 'DIKEMBALIKAN', 'DITARIK'] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** One request to one agency or partner, as the rules see it. */
export type Referral = {
  readonly id: string
  readonly item: string
  readonly unit: string
  readonly cycle: number
  readonly state: ReferralState
  readonly due: Date | null
  readonly isProvisional: boolean
  /** Its present deadline was extended, which is possible once. */
  readonly isExtended: boolean
  readonly endedAt: Date | null
  readonly version: number
}

/** The open ones, least advanced first, with the state that a need shows meanwhile. */
const shown: readonly (readonly [ReferralState, ItemState])[] = [
  ['DIKIRIM', 'DIRUJUK'],
  ['DITERIMA', 'DITERIMA_OPD'],
  ['PROSES', 'PROSES_OPD'],
]

export const OPEN_REFERRALS: readonly ReferralState[] = shown.map(([state]) => state)
export const isOpenReferral = (state: ReferralState): boolean => OPEN_REFERRALS.includes(state)

/** The state that a referral alone would show. */
export const shownAlone = (state: ReferralState): ItemState => outcomeOfStates([state])

/**
 * What a need shows because of its referrals of one cycle: the least advanced open one; when none is open, given back
 * if any was, answered if any was, and else back at the secretariat, since all were withdrawn.
 */
export const outcomeOf = (referrals: readonly Pick<Referral, 'cycle' | 'state'>[], cycle: number): ItemState =>
  outcomeOfStates(referrals.filter((one) => one.cycle === cycle).map(({ state }) => state))

function outcomeOfStates(states: readonly ReferralState[]): ItemState {
  const open = shown.find(([state]) => states.includes(state))
  if (open) return open[1]
  if (states.includes('DIKEMBALIKAN')) return 'DIKEMBALIKAN_OPD'
  return states.includes('SELESAI') ? 'SELESAI_DITANGANI' : 'DITANGANI_SLRT'
}

type Timed = Pick<Referral, 'state' | 'due' | 'isProvisional'>

/** The open one that is due first. */
export const firstDue = <T extends Timed>(referrals: readonly T[]): T | undefined =>
  referrals
    .filter(({ state, due }) => isOpenReferral(state) && due !== null)
    .reduce<T | undefined>((first, one) => (first && first.due! <= one.due! ? first : one), undefined)

/** When the first open one is due: what a referred need's own deadline is. */
export function firstDeadline(referrals: readonly Timed[]): Pick<Referral, 'due' | 'isProvisional'> {
  const { due = null, isProvisional = false } = firstDue(referrals) ?? {}
  return { due, isProvisional }
}
