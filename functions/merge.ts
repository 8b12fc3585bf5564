import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { personToken } from '@slrt/db/person-token'
import { change } from '@slrt/db/write'
import { foldName } from '@slrt/domain/area'
import { Refusal } from '@slrt/domain/refusal'
import { countMembers, membersLeft, settleFamilies } from './merge-family.ts'
import { filledPerson, WITHOUT_NIK } from './merge-fill.ts'
import { moveRow, undoMoves, type Later, type Move } from './merge-moves.ts'
import { moveEnrolments, moveFacts, moveOrigins, moveParticipation, moveProposals } from './merge-rows.ts'
import { addTokens } from './person-tokens.ts'
import { saveProvenance } from './provenance-rows.ts'
import type { Room } from './trpc.ts'

type PersonRow = typeof person.$inferSelect

/** Two persons and their families, locked in one order whoever comes: of two who merge at once the second waits. */
async function lockedPair({ tx }: Room, kept: string, other: string) {
  const rows = await tx
    .select()
    .from(person)
    .where(inArray(person.id, [kept, other]))
    .orderBy(asc(person.id))
    .for('update')
  const [first, second] = [rows.find(({ id }) => id === kept), rows.find(({ id }) => id === other)]
  if (!first || !second) throw new Refusal('person.not_found')
  const homes = await tx
    .select()
    .from(household)
    .where(inArray(household.id, [first.household, second.household]))
    .orderBy(asc(household.id))
    .for('update')
  const homeOf = (row: PersonRow) => homes.find(({ id }) => id === row.household)!
  return { kept: first, other: second, homes: { kept: homeOf(first), other: homeOf(second) } }
}

const holderOf = ({ id, household: family, desa }: PersonRow) => ({ household: family, desa, person: id })

/** What was filled in of the kept record, as its history tells it. */
const FILLED = ['birthDate', 'sex', 'mother', 'birthPlace', 'phone', 'nik'] as const

/**
 * Merges one record of a person into another: what only it knew fills the empty fields, the differences of the kept one
 * stand; programs, facts, proposals and the number go along. Returns everything that moved, for `partRecords`.
 * @throws Refusal `duplicate.merged` where one of them is merged already
 */
export async function mergeRecords(room: Room, pair: { kept: string; other: string }): Promise<Move[]> {
  const { tx, actor, at } = room
  const { kept, other, homes } = await lockedPair(room, pair.kept, pair.other)
  if (kept.mergedInto || other.mergedInto) throw new Refusal('duplicate.merged')
  const moves: Move[] = []
  const filled = await filledPerson(room, kept, other)
  const hasNik = 'nik' in filled
  // Those that were merged into the record that goes, go along with it.
  const earlier = await tx.select().from(person).where(eq(person.mergedInto, other.id)).for('update')
  for (const row of earlier) await moveRow(tx, moves, 'person', row, { mergedInto: kept.id })
  await moveRow(tx, moves, 'person', other, { mergedInto: kept.id, ...(hasNik ? WITHOUT_NIK : {}) })
  const written = FILLED.filter((field) => field in filled && kept[field] === null && filled[field] !== null)
  const changed = written.length > 0 ? { changedBy: actor.name, changedAt: at } : {}
  await moveRow(tx, moves, 'person', kept, { ...filled, ...changed })
  await tx.delete(personToken).where(eq(personToken.person, other.id))
  const [from, to] = [holderOf(other), holderOf(kept)]
  await moveFacts(room, moves, from, to)
  await moveParticipation(room, moves, from, to)
  await moveEnrolments(room, moves, from, to)
  if (hasNik) await moveOrigins(room, moves, from, to)
  if (other.desa === kept.desa) await moveProposals(room, moves, from, to)
  await settleFamilies(room, moves, homes, { kept, other })
  const told = { kind: 'person' as const, record: kept.id, desa: kept.desa, before: null }
  await saveProvenance(
    room,
    written.map((field) => ({ ...told, field })),
  )
  return moves
}

/** The number of the record that comes back may have been given to somebody else meanwhile. */
async function assertNikFree({ tx }: Room, moves: readonly Move[], ids: readonly string[]): Promise<void> {
  const back = moves.flatMap((move) =>
    move.table === 'person' && 'before' in move && move.before.nikIndex
      ? [Buffer.from((move.before.nikIndex as { bytes: string }).bytes, 'base64')]
      : [],
  )
  if (back.length === 0) return
  const [taken] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.nikIndex, back), ...ids.map((id) => ne(person.id, id))))
  if (taken) throw new Refusal('person.nik_taken')
}

/** A family has one head: whoever comes back into one that has found another head is a member. */
async function seat({ tx }: Room, back: PersonRow): Promise<void> {
  const members = await membersLeft({ tx }, back.household)
  const heads = members.filter(({ relation }) => relation === 'KEPALA')
  if (heads.length > 1 && heads.some(({ id }) => id === back.id))
    await change(tx, person, back.id, { relation: 'LAINNYA' })
  const head = heads.find(({ id }) => id !== back.id) ?? heads[0]
  if (head) await change(tx, household, back.household, { head: head.name, headFolded: foldName(head.name) })
}

/**
 * Takes two merged records apart again: everything goes back to where it came from, but for what somebody changed since,
 * which stays with the kept record. Returns what stayed.
 * @throws Refusal `duplicate.later_merge` where the kept one was merged on, or took in a third; `person.nik_taken`
 */
export async function partRecords(
  room: Room,
  pair: { kept: string; other: string },
  moves: readonly Move[],
): Promise<Later[]> {
  const { tx } = room
  const { kept, other, homes } = await lockedPair(room, pair.kept, pair.other)
  if (kept.mergedInto || other.mergedInto !== kept.id) throw new Refusal('duplicate.later_merge')
  await assertNikFree(room, moves, [kept.id, other.id])
  const later = await undoMoves(tx, moves)
  const [back] = await tx.select().from(person).where(eq(person.id, other.id))
  const desa = homes.other.desa
  if (back!.desa !== desa) await change(tx, person, other.id, { desa })
  await seat(room, back!)
  room.save(...addTokens(tx, [{ id: other.id, desa, name: back!.name }]))
  await countMembers(room, homes.other.id)
  return later
}
