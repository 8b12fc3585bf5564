import { and, eq } from 'drizzle-orm'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { add } from '@slrt/db/write'
import type { FactValue } from '@slrt/domain/fact'
import type { Seen } from '@slrt/domain/ground-check'
import { RegisterHousehold } from '@slrt/domain/household'
import { Nik } from '@slrt/domain/nik'
import { Person, type Existence } from '@slrt/domain/person'
import { Refusal } from '@slrt/domain/refusal'
import { todayOf } from './appoint.ts'
import { markPresent, newFact, officerFacts } from './fact-rows.ts'
import type { FactRow } from './fact.ts'
import { getHousehold, householdRows } from './household.ts'
import { addMember, changeMember } from './person.ts'
import { addTokens } from './person-tokens.ts'
import { contentOf, groundOf, type ProposalRow } from './proposal-row.ts'
import { saveProvenance } from './provenance-rows.ts'
import { tenantFacts } from './tenant.ts'
import type { Room } from './trpc.ts'

/**
 * What the office has validated stands in the district's own register from then on, with its provenance. A desil never
 * comes this way: BPS ranks.
 * @returns the family that the proposal is about from now on
 */
export async function takeIntoRegister(room: Room, row: ProposalRow): Promise<string | null> {
  switch (row.kind) {
    case 'TAMBAH_KELUARGA':
      return row.household ?? registerFamily(room, row)
    case 'TAMBAH_ANGGOTA': {
      const { member } = await contentOf(room, row)
      await addMember(room, { ...Person.parse(member), household: row.household! })
      return row.household
    }
    case 'UBAH_IDENTITAS':
      await mendIdentity(room, row)
      return row.household
    case 'UBAH_VARIABEL':
      await writeSeen(room, row)
      return row.household
    case 'MENINGGAL':
    case 'GANDA':
      await personIs(room, row, row.kind)
      return row.household
    case 'PINDAH':
      await (row.person ? personIs(room, row, 'PINDAH') : familyIs(room, row, 'PINDAH'))
      return row.household
    default:
      return row.household
  }
}

/** The family that was missing. Who it is was checked; nobody in it stands in the register twice. */
async function registerFamily(room: Room, row: ProposalRow): Promise<string> {
  const { tx, actor } = room
  const { family } = await contentOf(room, row)
  const { areas } = await tenantFacts(tx, actor.tenant)
  const input = RegisterHousehold.parse({ ...family, desa: row.desa })
  const rows = await householdRows(room, input, areas)
  await add(tx, household, rows.household)
  await add(tx, person, ...rows.persons)
  await add(tx, fact, ...officerFacts(room, rows.household, rows.persons, true))
  for (const added of addTokens(tx, rows.persons)) await added
  await writeFacts(room, { id: input.id, desa: row.desa }, (await groundOf(room, row))?.seen ?? [])
  return input.id
}

/** The corrected variables, and over them what was seen at home. */
async function writeSeen(room: Room, row: ProposalRow): Promise<void> {
  const [{ variables = [] }, ground] = await Promise.all([contentOf(room, row), groundOf(room, row)])
  const seen = (ground?.seen ?? []).filter(({ value }) => value !== null)
  const home = await getHousehold(room.tx, row.household!, true)
  await writeFacts(room, home, [...variables, ...seen])
}

/** Writes facts of a family and its members, the last word of each field, with what stood there before. */
async function writeFacts(room: Room, home: { id: string; desa: string }, seen: readonly Seen[]): Promise<void> {
  const { tx, actor, at } = room
  const asOf = todayOf({ actor, at })
  const [rows, members] = await Promise.all([
    tx.select().from(fact).where(eq(fact.household, home.id)).for('update'),
    tx.select().from(person).where(eq(person.household, home.id)),
  ])
  for (const [record, said] of Map.groupBy(seen, (one) => one.person ?? home.id)) {
    const member = members.find(({ id }) => id === record) ?? null
    if (record !== home.id && !member) throw new Refusal('person.not_found')
    const row = rows.find(({ id }) => id === record)
    const before = (field: Seen['field']): FactValue => row?.[field] ?? null
    const last = [...new Map(said.map((one) => [one.field, one])).values()]
    const changes = last.filter(({ field, value }) => before(field) !== value)
    if (changes.length === 0) continue
    const values = Object.fromEntries(changes.map(({ field, value }) => [field, value])) as Partial<FactRow>
    if (row)
      await tx.update(fact).set({ ...values, changedAt: at }).where(eq(fact.id, record)) // prettier-ignore
    else await tx.insert(fact).values({ ...newFact(home, member), source: 'PETUGAS', asOf, changedAt: at, ...values })
    await saveProvenance(
      room,
      changes.map(({ field }) => {
        const was = before(field)
        const said = was === null ? null : String(was)
        return { kind: 'fact' as const, record, desa: home.desa, field, before: said, asOf }
      }),
    )
  }
}

/** What a person's papers really say: what was left empty stays. A number that Dukcapil knows needs no other proof. */
async function mendIdentity(room: Room, row: ProposalRow): Promise<void> {
  const { tx } = room
  const { identity } = await contentOf(room, row)
  const [before] = await tx
    .select()
    .from(person)
    .where(and(eq(person.id, row.person!), eq(person.household, row.household!)))
  if (!before || !identity) throw new Refusal('person.not_found')
  const { name, nik, sex, birthDate, birthPlace, mother } = identity
  await changeMember(room, {
    id: before.id,
    version: before.version,
    name: name || before.name,
    relation: before.relation,
    sex: sex ?? before.sex,
    birthDate: birthDate || before.birthDate,
    ...(nik ? { nik: Nik.parse(nik), nikReason: null } : {}),
    ...(row.dukcapil === 'PADAN' ? { nikConfirmed: true } : {}),
  })
  const others = { birthPlace: birthPlace || before.birthPlace, mother: mother || before.mother }
  const fields = (['birthPlace', 'mother'] as const).filter((field) => others[field] !== before[field])
  if (fields.length > 0) await tx.update(person).set(others).where(eq(person.id, before.id))
  await saveProvenance(
    room,
    fields.map((field) => {
      return { kind: 'person' as const, record: before.id, desa: before.desa, field, before: before[field] }
    }),
  )
}

/** Somebody is not there any more, or stood there twice. */
async function personIs(room: Room, row: ProposalRow, existence: Existence): Promise<void> {
  const { tx, actor, at } = room
  const [before] = await tx
    .select()
    .from(person)
    .where(and(eq(person.id, row.person!), eq(person.household, row.household!)))
    .for('update')
  if (!before) throw new Refusal('person.not_found')
  await tx
    .update(person)
    .set({ existence, changedBy: actor.name, changedAt: at, version: before.version + 1 })
    .where(eq(person.id, before.id))
  await markPresent(room, [before.id], existence === 'ADA')
  const was = { field: 'existence', before: before.existence }
  await saveProvenance(room, [{ kind: 'person', record: before.id, desa: before.desa, ...was }])
}

/** The whole family has moved away. */
async function familyIs(room: Room, row: ProposalRow, existence: Existence): Promise<void> {
  const { tx, actor, at } = room
  const before = await getHousehold(tx, row.household!, true)
  const changed = { existence, changedBy: actor.name, changedAt: at }
  await tx
    .update(household)
    .set({ ...changed, version: before.version + 1 })
    .where(eq(household.id, before.id))
  const gone = await tx.update(person).set(changed).where(eq(person.household, before.id)).returning({ id: person.id })
  await markPresent(room, [before.id, ...gone.map(({ id }) => id)], existence === 'ADA')
  const was = { field: 'existence', before: before.existence }
  await saveProvenance(room, [{ kind: 'household', record: before.id, desa: before.desa, ...was }])
}
