import { eq, isNull, and, asc } from 'drizzle-orm'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { change } from '@slrt/db/write'
import { proposal } from '@slrt/db/proposal'
import { assertGround, type CheckGround, type GroundCheck } from '@slrt/domain/ground-check'
import { noteOfMatch, type MatchProposal } from '@slrt/domain/proposal'
import { endOfMatch, stateAfter } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import { todayOf } from './appoint.ts'
import { assertFiles } from './proposal-draft.ts'
import { contentOf, lockedProposal, roadFor, sealedIn, takeStep, type ProposalRow } from './proposal-row.ts'
import type { personRow } from './person.ts'
import type { Room } from './trpc.ts'

/** The verdict of Dukcapil, as an officer knows it. */
export async function matchProposal(room: Room, input: MatchProposal): Promise<void> {
  const { actor, at } = room
  const { verdict, on } = input
  const row = await lockedProposal(room, input)
  if (on > todayOf({ actor, at })) throw new Refusal('proposal.matched_later')
  await takeStep(room, row, 'proposal.dukcapil', {
    end: endOfMatch(row.kind, verdict),
    note: noteOfMatch(input),
    set: { dukcapil: verdict, dukcapilBy: actor.name, dukcapilAt: new Date(`${on}T00:00:00Z`) },
  })
}

/** What was seen at home: saved as far as it goes; the proposal goes on when the visit is over. */
export async function checkGround(room: Room, input: CheckGround): Promise<void> {
  const { tx, actor, at, save } = room
  const { id, version, isDone, ...seen } = input
  const row = await lockedProposal(room, { id, version })
  const road = await roadFor(room, row)
  stateAfter('proposal.ground', row, { end: 'SAME', road, role: actor.role })
  await assertFiles(room, row, seen.photos)
  await assertMembers(room, row, seen.seen)
  const groundCheck = await sealedIn(room, id, 'groundCheck', JSON.stringify(seen satisfies GroundCheck))
  const set = { groundCheck, groundCheckBy: actor.name, groundCheckAt: at }
  if (!isDone) {
    save(change(tx, proposal, id, { ...set, version: row.version + 1 }))
    return
  }
  assertGround(row.kind, seen, todayOf({ actor, at }))
  await takeStep(room, row, 'proposal.ground', { end: 'ONWARD', set })
}

/** Whoever something was seen of is a member of the family. */
async function assertMembers(room: Room, row: ProposalRow, seen: GroundCheck['seen']): Promise<void> {
  const members = new Set((await membersOfProposal(room, row)).map(({ id }) => id))
  if (seen.some((one) => one.person !== null && !members.has(one.person))) throw new Refusal('person.not_found')
}

type Member = Pick<Awaited<ReturnType<typeof personRow>>, 'id' | 'name' | 'relation'>

/** The members of the family, of the register or as the draft has them. */
export async function membersOfProposal(
  room: Pick<Room, 'tx' | 'actor' | 'keys'>,
  row: ProposalRow,
): Promise<Member[]> {
  if (row.household)
    return room.tx
      .select({ id: person.id, name: person.name, relation: person.relation })
      .from(person)
      .where(and(eq(person.household, row.household), isNull(person.mergedInto)))
      .orderBy(asc(person.id))
  const { family } = await contentOf(room, row)
  return (family?.persons ?? []).map(({ id, name, relation }) => ({ id, name, relation: relation ?? 'LAINNYA' }))
}

/** The numbers that are held against Dukcapil's, each look in the audit trail. */
export async function identitiesOf(room: Pick<Room, 'tx' | 'actor' | 'keys'>, id: string) {
  const { tx, actor, keys } = room
  const [row] = await tx.select().from(proposal).where(eq(proposal.id, id))
  if (!row) throw new Refusal('proposal.not_found')
  if (!row.household) {
    const { family } = await contentOf(room, row)
    const persons = (family?.persons ?? []).map(({ id: one, name, relation, nik, birthDate, sex }) => ({
      id: one,
      name,
      relation,
      nik,
      birthDate,
      sex,
    }))
    return { kk: family?.kk ?? null, persons }
  }
  const open = (table: 'household' | 'person', column: string, of: string, locked: Buffer | null) =>
    locked && keys.decrypt(tx, { tenant: actor.tenant, table, column, id: of }, locked)
  const [[home], members] = await Promise.all([
    tx.select().from(household).where(eq(household.id, row.household)),
    tx
      .select()
      .from(person)
      .where(and(eq(person.household, row.household), isNull(person.mergedInto)))
      .orderBy(asc(person.id)),
  ])
  return {
    kk: await open('household', 'kk', row.household, home?.kk ?? null),
    persons: await Promise.all(
      members.map(async ({ id: one, name, relation, nik, birthDate, sex }) => ({
        id: one,
        name,
        relation,
        birthDate,
        sex,
        nik: await open('person', 'nik', one, nik),
      })),
    ),
  }
}
