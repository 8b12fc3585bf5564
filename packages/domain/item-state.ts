/**
 * The states of a need (handbook §5.3). A need that is referred is stored as `DIRUJUK`; which of the states 8 to 11 it
 * shows is a function of its referrals (`shownState`). `DIBUKA_KEMBALI` is only passed through.
 */
export const ITEM_STATES = [
  'TERDAFTAR',
  'IDENTIFIKASI',
  'VERIFIKASI_LAPANGAN',
  'DITANGANI_PUSKESOS',
  'DITERUSKAN_SLRT',
  'DITANGANI_SLRT',
  'MENUNGGU_PENETAPAN',
  'DIRUJUK',
  'DITERIMA_OPD',
  'PROSES_OPD',
  'DIKEMBALIKAN_OPD',
  'DIUSULKAN_PUSAT',
  'DAFTAR_TUNGGU',
  'MENUNGGU_WARGA',
  'SELESAI_DITANGANI',
  'UMPAN_BALIK',
  'DITUTUP',
  'DITOLAK',
  'DUPLIKAT',
  'DIBATALKAN',
  'DIBUKA_KEMBALI',
] as const
export type ItemState = (typeof ITEM_STATES)[number]

/** States 9 to 11 and the one that is only passed through are never stored. */
const NEVER_STORED = ['DITERIMA_OPD', 'PROSES_OPD', 'DIKEMBALIKAN_OPD', 'DIBUKA_KEMBALI'] as const
export type StoredState = Exclude<ItemState, (typeof NEVER_STORED)[number]>
export const STORED_STATES = ITEM_STATES.filter(
  (state): state is StoredState => !(NEVER_STORED as readonly string[]).includes(state),
)

/** Nothing is done any more. */
export const ENDED: readonly ItemState[] = ['DITUTUP', 'DITOLAK', 'DUPLIKAT', 'DIBATALKAN']
/** The clock stands still: somebody outside is awaited. */
export const PAUSED: readonly ItemState[] = ['DIUSULKAN_PUSAT', 'DAFTAR_TUNGGU', 'MENUNGGU_WARGA']

export const isEnded = (state: ItemState): boolean => ENDED.includes(state)
export const isPaused = (state: ItemState): boolean => PAUSED.includes(state)

const ranks: Readonly<Record<ItemState, number>> = {
  TERDAFTAR: 1,
  IDENTIFIKASI: 2,
  VERIFIKASI_LAPANGAN: 3,
  DITANGANI_PUSKESOS: 4,
  DITERUSKAN_SLRT: 5,
  DITANGANI_SLRT: 6,
  MENUNGGU_PENETAPAN: 7,
  DIRUJUK: 8,
  DITERIMA_OPD: 9,
  PROSES_OPD: 10,
  DIKEMBALIKAN_OPD: 6,
  DIUSULKAN_PUSAT: 10,
  DAFTAR_TUNGGU: 10,
  MENUNGGU_WARGA: 0,
  SELESAI_DITANGANI: 15,
  UMPAN_BALIK: 16,
  DIBUKA_KEMBALI: 6,
  DITUTUP: 17,
  DITOLAK: 17,
  DUPLIKAT: 17,
  DIBATALKAN: 17,
}

/**
 * How far a need has come: 1 registered … 17 ended. One that waits for the resident is as far as the state it left.
 * @param cameFrom the state that a `MENUNGGU_WARGA` goes back to; `DIRUJUK` stands for the agency's work
 */
export const rankOf = (state: ItemState, cameFrom: ItemState | null = null): number =>
  state === 'MENUNGGU_WARGA'
    ? ranks[cameFrom === 'DIRUJUK' ? 'PROSES_OPD' : (cameFrom ?? 'IDENTIFIKASI')]
    : ranks[state]

/** Whose turn it is: a desk of the district, or somebody outside. Null when the need has ended. */
export const TURNS = ['DESA', 'SUPERVISOR', 'SLRT', 'PIMPINAN', 'OPD', 'PUSAT', 'KUOTA', 'WARGA'] as const
export type Turn = (typeof TURNS)[number]
/** Turns of somebody who does not work here: the clock stands still. */
export const PAUSED_TURNS: readonly Turn[] = ['PUSAT', 'KUOTA', 'WARGA']

/** Where a need was received, and where its result is told: the village post or the secretariat. */
export type Home = 'DESA' | 'SLRT'

const turns: Readonly<Record<ItemState, Turn | 'HOME' | null>> = {
  TERDAFTAR: 'HOME',
  IDENTIFIKASI: 'HOME',
  VERIFIKASI_LAPANGAN: 'DESA',
  DITANGANI_PUSKESOS: 'DESA',
  DITERUSKAN_SLRT: 'SUPERVISOR',
  DITANGANI_SLRT: 'SLRT',
  MENUNGGU_PENETAPAN: 'PIMPINAN',
  DIRUJUK: 'OPD',
  DITERIMA_OPD: 'OPD',
  PROSES_OPD: 'OPD',
  DIKEMBALIKAN_OPD: 'SLRT',
  DIUSULKAN_PUSAT: 'PUSAT',
  DAFTAR_TUNGGU: 'KUOTA',
  MENUNGGU_WARGA: 'WARGA',
  SELESAI_DITANGANI: 'HOME',
  UMPAN_BALIK: 'HOME',
  DIBUKA_KEMBALI: 'SLRT',
  DITUTUP: null,
  DITOLAK: null,
  DUPLIKAT: null,
  DIBATALKAN: null,
}

/** Whose turn a need is in this state. */
export function turnOf(state: ItemState, home: Home): Turn | null {
  const turn = turns[state]
  return turn === 'HOME' ? home : turn
}
