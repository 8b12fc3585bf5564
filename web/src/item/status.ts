import { isEnded, isPaused, type ItemState, type Turn } from '@slrt/domain/item-state'
import type { TextKey } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

/** What decides how a need looks: where it stands, whose move it is, and for whom it is shown. */
export type Seen = {
  readonly state: ItemState
  readonly turn: Turn | null
  readonly isMine: boolean
  readonly due: string | Date | null
  readonly isProvisional: boolean
  readonly urgency: string
}

/** A running clock that has run out; a paused or ended need is never late, and none by a provisional date. */
export const isOverdue = (
  { due, isProvisional, state }: Pick<Seen, 'due' | 'isProvisional' | 'state'>,
  now = new Date(),
): boolean => due !== null && !isProvisional && !isPaused(state) && !isEnded(state) && new Date(due) < now

/**
 * The look of a need (visual §2.2): a state is "turn" for whoever must act and "moving" for everybody else; a deadline
 * that is over makes a running one "late", never a paused or ended one.
 */
export function statusOf(seen: Seen, now = new Date()): Status {
  const { state, isMine } = seen
  if (state === 'DITUTUP') return 'done'
  if (isEnded(state)) return 'ended'
  if (isPaused(state)) return 'hold'
  if (isOverdue(seen, now)) return 'late'
  if (state === 'DIKEMBALIKAN_OPD') return 'back'
  if (isMine) return 'turn'
  return state === 'TERDAFTAR' ? 'idle' : 'moving'
}

const places: Readonly<Record<Turn, TextKey>> = {
  DESA: 'status.desa',
  SUPERVISOR: 'status.supervisor',
  SLRT: 'status.slrt',
  PIMPINAN: 'status.decision',
  OPD: 'status.agency',
  PUSAT: 'status.hold.PUSAT',
  KUOTA: 'status.hold.KUOTA',
  WARGA: 'status.hold.WARGA',
}

/** The word on the tag. */
export function statusWord(seen: Seen, now = new Date()): TextKey {
  const { state, turn, isMine, urgency } = seen
  if (turn === null) return `status.${state as 'DITUTUP' | 'DITOLAK' | 'DUPLIKAT' | 'DIBATALKAN'}`
  if (isPaused(state)) return places[turn]
  if (urgency === 'DARURAT') return 'status.emergency'
  if (isOverdue(seen, now)) return 'status.late'
  if (state === 'DIKEMBALIKAN_OPD') return 'status.back'
  return isMine ? 'status.mine' : places[turn]
}
