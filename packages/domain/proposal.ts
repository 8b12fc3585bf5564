import * as z from 'zod/mini'
import type { Actor } from './actor.ts'
import type { Clock } from './deadline.ts'
import { Id, Line, Text } from './field.ts'
import { IsoDay } from './person.ts'
import { Content, missingOf, Objector, type Draft } from './proposal-content.ts'
import { PROPOSAL_KINDS, type ProposalKind } from './proposal-state.ts'
import { isVillage, MATCHES, type Standing } from './proposal-transition.ts'
import { Refusal } from './refusal.ts'
import { resolve } from './regulation.ts'
import { localDate } from './zone.ts'

const Version = z.int().check(z.minimum(1))
const DesaCode = z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/))

/**
 * Saves a draft, whatever it lacks. `version` is left out where it is new, and by whoever opened it: what was entered
 * last on the own tablet holds.
 */
export const SaveProposal = z.object({
  id: Id,
  version: z.optional(Version),
  kind: z.enum(PROPOSAL_KINDS),
  /** Of a family in the register its own desa counts. */
  desa: DesaCode,
  household: z.nullable(Id),
  person: z.nullable(Id),
  /** The need of a complaint that it comes from. */
  item: z.nullable(Id),
  content: Content,
  reason: Text(4000),
  /** Only of SANGGAH; left out while it stays as it is: nobody gets it back to send it again. */
  objector: z.optional(z.nullable(Objector)),
})
export type SaveProposal = z.infer<typeof SaveProposal>

export const SubmitProposal = z.object({ id: Id, version: z.optional(Version) })
export const WithdrawProposal = z.object({ id: Id, version: z.optional(Version) })
export const TellProposal = z.object({ id: Id, version: Version, note: Text(2000) })
export const ValidateProposal = z.object({ id: Id, version: Version, note: Text(2000) })
/** An act that must give a reason. */
export const ReasonedProposal = z.object({ id: Id, version: Version, note: Text(2000, 3) })

/** By what an officer knows the verdict of Dukcapil. */
export const MATCH_SOURCES = ['SIAK', 'SIKS_NG', 'SURAT', 'DOKUMEN'] as const
/** The verdict of Dukcapil by an officer's evidence: when it was given, by what it is known. */
export const MatchProposal = z.object({
  id: Id,
  version: Version,
  verdict: z.enum(MATCHES),
  on: IsoDay,
  by: z.enum(MATCH_SOURCES),
  note: Line(0, 300),
})
export type MatchProposal = z.infer<typeof MatchProposal>

type Match = Pick<MatchProposal, 'by' | 'on' | 'note'>
const BETWEEN = ' · '

/** What the step of a verdict keeps as its note: by what it is known, the day as ISO date, the officer's own line. */
export const noteOfMatch = ({ by, on, note }: Match): string => [by, on, note].filter(Boolean).join(BETWEEN)

/** The parts of such a note; null where it is none. */
export function matchOfNote(note: string): Match | null {
  const [by, on, ...rest] = note.split(BETWEEN)
  const source = MATCH_SOURCES.find((one) => one === by)
  return source && on && /^\d{4}-\d\d-\d\d$/.test(on) ? { by: source, on, note: rest.join(BETWEEN) } : null
}

/** A proposal as rules see it. */
export type Proposal = Standing & {
  readonly id: string
  readonly openedBy: string
  readonly version: number
}

/** Whether the district's regulation wants a village meeting for this kind. */
export function needsMeeting(kind: ProposalKind, desa: string, { at, calendar, regulation }: Clock): boolean {
  const day = localDate(at, calendar.zone)
  return resolve(regulation, 'proposal.meeting', { day, area: desa }).value.includes(kind)
}

/**
 * A draft may be handed in.
 * @throws Refusal `proposal.incomplete` with the names of what it lacks
 */
export function assertComplete(draft: Draft): void {
  const missing = missingOf(draft)
  if (missing.length > 0) throw new Refusal('proposal.incomplete', { fields: missing.join(' '), n: missing.length })
}

/**
 * Whoever decides for the office is another person than whoever wrote it (handbook §3.3, four eyes).
 * @param openedByPerson account of whoever opened it
 * @throws Refusal `proposal.own`
 */
export function assertFourEyes(openedByPerson: string | null, actor: Actor): void {
  if (openedByPerson === actor.person) throw new Refusal('proposal.own')
}

/**
 * Of those of the village only whoever opened a proposal, or the coordinator, takes it back.
 * @throws Refusal `proposal.not_opener`
 */
export function assertMayWithdraw({ openedBy }: Pick<Proposal, 'openedBy'>, { membership, role }: Actor): void {
  if (openedBy !== membership && isVillage(role) && role !== 'PUSKESOS_KOORD') throw new Refusal('proposal.not_opener')
}

/** What a village may not read of an objection: the words by which it could know the neighbour who objected. */
export const hidesWords = (kind: ProposalKind, { role }: Pick<Actor, 'role'>): boolean =>
  kind === 'SANGGAH' && isVillage(role)
