import type { ItemState } from '@slrt/domain/item-state'

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

/** The act that stands first, and the one beside it; all others are under "Tindakan lain". */
export function arranged(state: ItemState, acts: readonly string[], isMine: boolean) {
  const first = (usual[state] ?? []).filter((act) => acts.includes(act))
  const shown = isMine ? first.slice(0, 2) : []
  return { shown, others: acts.filter((act) => !shown.includes(act)) }
}
