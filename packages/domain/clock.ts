import type { Term } from './calendar.ts'
import type { ItemState } from './item-state.ts'

const workingDays = (amount: number): Term => ({ amount, unit: 'working_day' })
const workingHours = (amount: number): Term => ({ amount: amount * 60, unit: 'working_minute' })
const clockHours = (amount: number): Term => ({ amount, unit: 'clock_hour' })
const sameDay: Term = { amount: 1, unit: 'same_day' }

/** A term for each urgency; RENDAH has that of NORMAL. */
export type Terms = { readonly NORMAL: Term; readonly TINGGI: Term; readonly DARURAT: Term }

/** The table of handbook §13; "immediately" is one working hour. */
const intake: Terms = { NORMAL: workingDays(1), TINGGI: workingHours(4), DARURAT: clockHours(1) }
const verify: Terms = { NORMAL: workingDays(3), TINGGI: workingDays(1), DARURAT: sameDay }
const handleAtPuskesos: Terms = { NORMAL: workingDays(3), TINGGI: workingDays(1), DARURAT: sameDay }
const relay: Terms = { NORMAL: workingDays(1), TINGGI: workingHours(4), DARURAT: workingHours(1) }
const handleAtSlrt: Terms = { NORMAL: workingDays(5), TINGGI: workingDays(2), DARURAT: sameDay }
const accept: Terms = { NORMAL: workingDays(2), TINGGI: workingDays(1), DARURAT: clockHours(4) }
const followUp: Terms = { NORMAL: workingDays(14), TINGGI: workingDays(5), DARURAT: workingDays(1) }
const feedback: Terms = { NORMAL: workingDays(3), TINGGI: workingDays(1), DARURAT: sameDay }

/** How long something waits for the person who complained before it ends, however urgent. */
const waiting: Terms = { NORMAL: workingDays(14), TINGGI: workingDays(14), DARURAT: workingDays(14) }

/** The nation's standard for each state whose clock runs (handbook §5.3, §13), until a regulation decides. */
export const TERMS = {
  TERDAFTAR: intake,
  IDENTIFIKASI: intake,
  VERIFIKASI_LAPANGAN: verify,
  DITANGANI_PUSKESOS: handleAtPuskesos,
  DITERUSKAN_SLRT: relay,
  DITANGANI_SLRT: handleAtSlrt,
  MENUNGGU_PENETAPAN: handleAtSlrt,
  DIRUJUK: accept,
  DITERIMA_OPD: followUp,
  PROSES_OPD: followUp,
  DIKEMBALIKAN_OPD: handleAtSlrt,
  MENUNGGU_WARGA: waiting,
  SELESAI_DITANGANI: feedback,
  UMPAN_BALIK: feedback,
} as const satisfies Partial<Record<ItemState, Terms>>
export type ClockState = keyof typeof TERMS
export const CLOCK_STATES = Object.keys(TERMS) as ClockState[]

/** Whether a clock runs in this state: not in a draft, while others or a quota are waited for, nor after the end. */
export const hasClock = (state: ItemState): state is ClockState => Object.hasOwn(TERMS, state)
