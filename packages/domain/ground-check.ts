import * as z from 'zod/mini'
import { FAMILY_FACTS, fits, PERSON_FACTS, type FactField, type FamilyFact, type PersonFact } from './fact.ts'
import { Id, Text } from './field.ts'
import { IsoDay } from './person.ts'
import type { ProposalKind } from './proposal-state.ts'
import { Refusal } from './refusal.ts'

/** What can be seen of a family or heard of a member: the facts that an officer writes down. */
const fields: Readonly<Record<SeenField, FactField>> = { ...FAMILY_FACTS, ...PERSON_FACTS }
export type SeenField = FamilyFact | PersonFact
export const SEEN_FIELDS = Object.keys(fields) as SeenField[]
const isOfFamily = (field: SeenField) => Object.hasOwn(FAMILY_FACTS, field)

/** One thing that was seen: of the family (`person` null) or of a member. A value of null says "tidak tahu". */
export const Seen = z
  .object({
    field: z.enum(SEEN_FIELDS as [SeenField, ...SeenField[]]),
    person: z.nullable(Id),
    value: z.nullable(z.union([z.boolean(), z.number(), z.string()])),
  })
  .check(
    z.refine(({ field, value }) => fits(fields[field], value), { error: 'wrong', path: ['value'] }),
    z.refine(({ field, person }) => (person === null) === isOfFamily(field), { error: 'wrong', path: ['person'] }),
  )
export type Seen = z.infer<typeof Seen>

/** Where the house stands, in degrees; how far that may be off, in metres. */
const Position = z.object({
  lat: z.number().check(z.minimum(-11.5), z.maximum(6.5)),
  lng: z.number().check(z.minimum(94), z.maximum(142)),
  accuracy: z.number().check(z.minimum(0), z.maximum(100_000)),
})

const seenAtHome = {
  /** Null while nobody said when. */
  visitedOn: z.nullable(IsoDay),
  seen: z.array(Seen).check(z.maxLength(400)),
  /** Left out by whoever has no position, or does not want to give it. */
  position: z.nullable(Position),
  /** Files of the proposal or the family. */
  photos: z.array(Id).check(z.maxLength(20)),
  /** What the family itself says. */
  heard: Text(4000),
  note: Text(4000),
}

/** What was seen at home (ground check, handbook §10.2, §17.4), as it is stored. */
export const GroundCheck = z.object(seenAtHome)
export type GroundCheck = z.infer<typeof GroundCheck>

/** Saved at any time; `isDone` says that the visit is over and the proposal goes on. */
export const CheckGround = z.object({
  id: Id,
  version: z.int().check(z.minimum(1)),
  ...seenAtHome,
  isDone: z.boolean(),
})
export type CheckGround = z.infer<typeof CheckGround>

/** Kinds against a family: it is heard before anybody decides (handbook §17.5). */
export const AGAINST: readonly ProposalKind[] = ['SANGGAH', 'TIDAK_LAYAK']

/** What a visit that is over must say and does not yet, by names of its fields. */
export function missingOfGround(kind: ProposalKind, check: Omit<GroundCheck, 'position'>): string[] {
  const missing: string[] = []
  if (!check.visitedOn) missing.push('visitedOn')
  if (check.seen.length === 0 && check.note.trim() === '') missing.push('seen')
  if (check.photos.length === 0) missing.push('photos')
  if (AGAINST.includes(kind) && check.heard.trim() === '') missing.push('heard')
  return missing
}

/**
 * A visit that is over.
 * @param today ISO date
 * @throws Refusal `proposal.ground_missing` with the names of the fields, `proposal.visited_later`
 */
export function assertGround(kind: ProposalKind, check: GroundCheck, today: string): void {
  const missing = missingOfGround(kind, check)
  if (missing.length > 0) throw new Refusal('proposal.ground_missing', { fields: missing.join(' '), n: missing.length })
  if (check.visitedOn! > today) throw new Refusal('proposal.visited_later')
}
