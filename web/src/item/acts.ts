import { isPaused, type ItemState } from '@slrt/domain/item-state'

/** What an act asks before it is done: nothing, a few words that may be left out, or words that must be there. */
export type Asks = 'nothing' | 'message' | 'reason' | 'finish' | 'feedback' | 'referral'

const asks: Readonly<Record<string, Asks>> = {
  'item.identify': 'nothing',
  'item.visit': 'nothing',
  'item.handle': 'nothing',
  'item.take': 'nothing',
  'item.submit': 'nothing',
  'item.resume': 'nothing',
  'item.close': 'nothing',
  'item.forward': 'message',
  'item.verify': 'reason',
  'item.revise': 'reason',
  'item.propose': 'reason',
  'item.enqueue': 'reason',
  'item.wait': 'reason',
  'item.cancel': 'reason',
  'item.reopen': 'reason',
  'item.extend': 'reason',
  'item.finish': 'finish',
  'item.feedback': 'feedback',
  'referral.send': 'referral',
}

export const asksOf = (act: string): Asks => asks[act] ?? 'nothing'

/** Which act is the next one mostly, by state: it gets the filled button. */
const usual: Partial<Record<ItemState, readonly string[]>> = {
  TERDAFTAR: ['item.handle', 'item.take', 'referral.send'],
  IDENTIFIKASI: ['item.handle', 'item.take', 'referral.send'],
  VERIFIKASI_LAPANGAN: ['item.verify', 'item.take'],
  DITANGANI_PUSKESOS: ['item.forward', 'item.finish'],
  DITERUSKAN_SLRT: ['item.take'],
  DITANGANI_SLRT: ['referral.send', 'item.finish'],
  MENUNGGU_PENETAPAN: ['referral.send', 'item.finish', 'item.revise'],
  DIKEMBALIKAN_OPD: ['referral.send', 'item.take'],
  MENUNGGU_WARGA: ['item.resume'],
  SELESAI_DITANGANI: ['item.feedback'],
  UMPAN_BALIK: ['item.close'],
  DIUSULKAN_PUSAT: ['item.finish', 'item.take'],
  DAFTAR_TUNGGU: ['referral.send', 'item.finish'],
}

/** Done where the referral stands, beside what was asked and answered. */
const ELSEWHERE = ['referral.withdraw', 'referral.extend']

export type Arranged = {
  /** The usual acts, at most two; the first is the filled button if `leads`. */
  readonly shown: readonly string[]
  readonly leads: boolean
  /** Under "Tindakan lain". */
  readonly others: readonly string[]
}

/**
 * Which acts are buttons and which are under "Tindakan lain". Whose turn it is has the usual ones before them; so has
 * a paused need, which is nobody's turn here and is taken up again by whoever may. One that others are late with can be
 * taken over, without being asked for.
 */
export function arranged(state: ItemState, acts: readonly string[], isMine: boolean, isLate = false): Arranged {
  const possible = acts.filter((act) => !ELSEWHERE.includes(act))
  const first = (usual[state] ?? []).filter((act) => possible.includes(act))
  const leads = isMine || isPaused(state)
  const shown = leads ? first.slice(0, 2) : isLate ? first.slice(0, 1) : []
  return { shown, leads, others: possible.filter((act) => !shown.includes(act)) }
}
