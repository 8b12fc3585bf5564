import type { ProposalState } from '@slrt/domain/proposal-state'
import type { Outputs } from '../api.ts'
import type { Status } from '../ui/StatusTag.tsx'

export type Proposal = Outputs['proposal']['show']
export type ProposalRow = Outputs['proposal']['list']['rows'][number]

/** A proposal that moves without those who look at it is `moving`; what waits for its writer is `back`. */
const statuses: Readonly<Record<ProposalState, Status>> = {
  DRAF: 'idle',
  DIAJUKAN: 'moving',
  CEK_DUKCAPIL: 'hold',
  GROUND_CHECK: 'moving',
  MUSDES: 'moving',
  VALIDASI_DINSOS: 'moving',
  DISAHKAN_KADA: 'moving',
  DIKIRIM_SIKS: 'moving',
  DITERIMA: 'moving',
  MENUNGGU_PERINGKAT: 'hold',
  DIKEMBALIKAN: 'back',
  DITOLAK: 'ended',
  DITARIK: 'ended',
  SELESAI: 'done',
}
export const statusOf = (state: ProposalState): Status => statuses[state]

/** States that nothing follows. */
export const isEnded = (state: ProposalState): boolean => ['DITOLAK', 'DITARIK', 'SELESAI'].includes(state)

/** Acts that move a proposal on; taking it back moves nothing. */
const onward = ['proposal.submit', 'proposal.dukcapil', 'proposal.ground', 'proposal.validate', 'proposal.tell']
export const isMyTurn = ({ acts }: Pick<Proposal, 'acts'>): boolean => acts.some((act) => onward.includes(act))
