import { AGAINST } from './ground-check.ts'
import { may, ROLES, type Role } from './permission.ts'
import type { ProposalKind, ProposalState } from './proposal-state.ts'
import { Refusal } from './refusal.ts'

/** What a meeting said of a family: fit, not fit, or next time. */
export const VERDICTS = ['LAYAK', 'TIDAK_LAYAK', 'DITUNDA'] as const
export type Verdict = (typeof VERDICTS)[number]
export const MATCHES = ['PADAN', 'TIDAK_PADAN'] as const
export type Match = (typeof MATCHES)[number]
/** What SIKS-NG answers; each is a state. */
export const ANSWERS = ['DITERIMA', 'MENUNGGU_PERINGKAT', 'SELESAI', 'DITOLAK'] as const
export type Answer = (typeof ANSWERS)[number]

/** Where a proposal stands: what its transitions depend on. */
export type Standing = {
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly meeting: string | null
  readonly meetingVerdict: Verdict | null
  readonly validatedAt: Date | null
  readonly siksBatch: string | null
  readonly toldAt: Date | null
}

/** `ONWARD` is the next stop of the proposal's own road, `SAME` where it stands. */
export type End = ProposalState | 'ONWARD' | 'SAME'

type Step = {
  readonly act: string
  readonly from: readonly ProposalState[]
  /** Where it can lead; which of them follows from the outcome. */
  readonly to: readonly End[]
  /** What must hold besides. */
  readonly when?: (proposal: Standing) => boolean
}

const onNoList = ({ meeting }: Standing) => meeting === null
const inNoBatch = ({ siksBatch }: Standing) => siksBatch === null
const beforeMeeting = ['DIAJUKAN', 'CEK_DUKCAPIL', 'GROUND_CHECK', 'MUSDES'] as const

/**
 * The transitions (handbook §10.3), by the path of the command. A state says what is waited for: DIAJUKAN for the check
 * of identity, CEK_DUKCAPIL (not matched) for papers to be mended, GROUND_CHECK for a visit, MUSDES for a meeting's decision,
 * VALIDASI_DINSOS for the office and the batch, DISAHKAN_KADA for being sent, DIKIRIM_SIKS for an answer.
 */
export const PROPOSAL_STEPS: readonly Step[] = [
  { act: 'proposal.save', from: ['DRAF', 'DIKEMBALIKAN'], to: ['SAME'] },
  { act: 'proposal.submit', from: ['DRAF', 'DIKEMBALIKAN'], to: ['DIAJUKAN'] },
  {
    act: 'proposal.withdraw',
    from: ['DRAF', ...beforeMeeting, 'DIKEMBALIKAN'],
    to: ['DITARIK'],
    when: onNoList,
  },
  { act: 'proposal.dukcapil', from: ['DIAJUKAN', 'CEK_DUKCAPIL'], to: ['ONWARD', 'CEK_DUKCAPIL'] },
  { act: 'proposal.ground', from: ['GROUND_CHECK'], to: ['ONWARD', 'SAME'] },
  { act: 'meeting.open', from: ['MUSDES'], to: ['SAME'] },
  { act: 'meeting.decide', from: ['MUSDES'], to: ['SAME'], when: ({ meeting }) => meeting !== null },
  {
    act: 'meeting.settle',
    from: ['MUSDES'],
    to: ['ONWARD', 'DITOLAK', 'SAME'],
    when: ({ meeting }) => meeting !== null,
  },
  {
    act: 'proposal.validate',
    from: ['VALIDASI_DINSOS'],
    to: ['SAME'],
    when: ({ validatedAt }) => validatedAt === null,
  },
  {
    act: 'proposal.giveBack',
    from: [...beforeMeeting, 'VALIDASI_DINSOS'],
    to: ['DIKEMBALIKAN'],
    when: (proposal) => inNoBatch(proposal) && (proposal.state !== 'MUSDES' || onNoList(proposal)),
  },
  { act: 'proposal.refuse', from: ['CEK_DUKCAPIL', 'VALIDASI_DINSOS'], to: ['DITOLAK'], when: inNoBatch },
  { act: 'siks.make', from: ['VALIDASI_DINSOS'], to: ['SAME'], when: ({ validatedAt }) => validatedAt !== null },
  {
    act: 'siks.ratify',
    from: ['VALIDASI_DINSOS'],
    to: ['DISAHKAN_KADA'],
    when: ({ siksBatch }) => siksBatch !== null,
  },
  { act: 'siks.send', from: ['DISAHKAN_KADA'], to: ['DIKIRIM_SIKS'] },
  { act: 'siks.answer', from: ['DIKIRIM_SIKS'], to: [...ANSWERS] },
  { act: 'siks.answer', from: ['DITERIMA'], to: ['MENUNGGU_PERINGKAT', 'SELESAI', 'DITOLAK'] },
  { act: 'siks.answer', from: ['MENUNGGU_PERINGKAT'], to: ['SELESAI', 'DITOLAK'] },
  {
    act: 'proposal.tell',
    from: ['DITOLAK', 'SELESAI'],
    to: ['SAME'],
    when: ({ toldAt }) => toldAt === null,
  },
]

/** Acts of the table, in its order. */
export const PROPOSAL_ACTS: readonly string[] = [...new Set(PROPOSAL_STEPS.map(({ act }) => act))]

/** Who may do an act: the one table of rights says so. */
export const rolesFor = (act: string): readonly Role[] => ROLES.filter((role) => may(role, act))

/** Kinds whose family is visited before anybody decides (handbook §10.2). */
export const SEEN_AT_HOME: readonly ProposalKind[] = [
  'TAMBAH_KELUARGA',
  'UBAH_VARIABEL',
  'TIDAK_LAYAK',
  'SANGGAH',
  'USUL_PROGRAM',
]

/** Kinds that mend papers, or tell of somebody who has none yet: they go on although Dukcapil knows nobody of that number. */
export const WITHOUT_MATCH: readonly ProposalKind[] = ['UBAH_IDENTITAS', 'TAMBAH_ANGGOTA', 'SANGGAH', 'TIDAK_LAYAK']

/**
 * The stops between the check of identity and the office.
 * @param meets whether the district's regulation wants a meeting for this kind
 */
export const roadOf = (kind: ProposalKind, meets: boolean): readonly ProposalState[] => [
  ...(SEEN_AT_HOME.includes(kind) ? (['GROUND_CHECK'] as const) : []),
  ...(meets ? (['MUSDES'] as const) : []),
  'VALIDASI_DINSOS',
]

const ORDER: readonly ProposalState[] = ['DIAJUKAN', 'CEK_DUKCAPIL', 'GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS']

const onwardFrom = (state: ProposalState, road: readonly ProposalState[]): ProposalState =>
  road.find((stop) => ORDER.indexOf(stop) > ORDER.indexOf(state)) ?? 'VALIDASI_DINSOS'

const stepOf = (act: string, proposal: Standing): Step | undefined =>
  PROPOSAL_STEPS.find(
    (step) => step.act === act && step.from.includes(proposal.state) && (step.when?.(proposal) ?? true),
  )

/** A village knows who objected: its officers do not look into an objection at the family's home (handbook §17.5). */
export const VILLAGE_ROLES: readonly Role[] = ['FASILITATOR', 'PUSKESOS_PETUGAS', 'PUSKESOS_KOORD']
export const isVillage = (role: Role): boolean => VILLAGE_ROLES.includes(role)

const mayAct = (role: Role, act: string, { kind }: Standing) =>
  may(role, act) && !(act === 'proposal.ground' && kind === 'SANGGAH' && isVillage(role))

/** Acts on the proposal itself that this role can do now, in the order of the table. */
export const actsFrom = (proposal: Standing, role: Role): string[] =>
  PROPOSAL_ACTS.filter(
    (act) => act.startsWith('proposal.') && stepOf(act, proposal) !== undefined && mayAct(role, act, proposal),
  )

/**
 * The state that an act leads to.
 * @param end what the outcome asks for; left out where the act has one end only
 * @param road the stops of this proposal
 * @param role null for the software itself, and for a second person who approves
 * @throws Refusal `proposal.not_now` with the state and the acts that are possible now; `proposal.ground_outside` where
 *   a village officer would look into an objection
 */
export function stateAfter(
  act: string,
  proposal: Standing,
  { end, road, role }: { end?: End; road: readonly ProposalState[]; role: Role | null },
): ProposalState {
  const step = stepOf(act, proposal)
  const wanted = end ?? (step?.to.length === 1 ? step.to[0] : undefined)
  if (!step || !wanted || !step.to.includes(wanted)) {
    const possible = role ? actsFrom(proposal, role).join(' ') : ''
    throw new Refusal('proposal.not_now', { state: proposal.state, possible })
  }
  if (role && may(role, act) && !mayAct(role, act, proposal)) throw new Refusal('proposal.ground_outside')
  if (wanted === 'SAME') return proposal.state
  return wanted === 'ONWARD' ? onwardFrom(proposal.state, road) : wanted
}

/** Where a check of identity leads: on, or to where papers are mended. */
export const endOfMatch = (kind: ProposalKind, match: Match): End =>
  match === 'PADAN' || WITHOUT_MATCH.includes(kind) ? 'ONWARD' : 'CEK_DUKCAPIL'

/** Where a meeting's word leads. It is about the family: what is proposed against it goes on when it is not fit. */
export function endOfVerdict(kind: ProposalKind, verdict: Verdict): End {
  if (verdict === 'DITUNDA') return 'SAME'
  return (verdict === 'LAYAK') !== AGAINST.includes(kind) ? 'ONWARD' : 'DITOLAK'
}
