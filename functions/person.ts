import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { add } from '@slrt/db/write'
import { foldName } from '@slrt/domain/area'
import { Id } from '@slrt/domain/field'
import { maskNumber, maskPhone } from '@slrt/domain/nik'
import { AddPerson, assertPerson, ChangePerson, type Person } from '@slrt/domain/person'
import { Refusal } from '@slrt/domain/refusal'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { officerFacts } from './fact-rows.ts'
import { personSearch } from './person-search.ts'
import { addTokens, retoken } from './person-tokens.ts'
import { saveProvenance } from './provenance-rows.ts'
import { command, reveal, router, type Room, type Writer } from './trpc.ts'

type Row = typeof person.$inferSelect
type New = typeof person.$inferInsert

const place = (tenant: string, id: string, column: string) => ({ tenant, table: 'person', column, id })

const todayOf = ({ at, actor }: Writer) => localDate(at, zoneOf(actor.tenant))

/** What is stored of a person: numbers encrypted, masked and hashed. */
async function columnsOf(room: Writer, input: Omit<Person, 'id'>, id: string) {
  const { tx, actor, keys, index, at } = room
  const { name, relation, sex, birthDate, nik, nikReason, nikConfirmed = false, phone } = input
  return {
    name,
    relation,
    sex,
    birthDate,
    nik: nik ? await keys.encrypt(tx, place(actor.tenant, id, 'nik'), nik) : null,
    nikMasked: nik && maskNumber(nik),
    nikIndex: nik ? index('nik', nik) : null,
    nikReason,
    nikConfirmed,
    phone: phone ? await keys.encrypt(tx, place(actor.tenant, id, 'phone'), phone) : null,
    phoneMasked: phone && maskPhone(phone),
    changedBy: actor.name,
    changedAt: at,
  }
}

/** The row of a member; the rule has looked at it. */
export const personRow = async (room: Writer, input: Person, family: { id: string; desa: string }): Promise<New> => ({
  id: input.id,
  household: family.id,
  desa: family.desa,
  ...(await columnsOf(room, input, input.id)),
})

/** A member as lists and cards show it: numbers masked. */
export function shownPerson(row: Row) {
  const { id, name, relation, sex, birthDate, nikMasked, nikReason, nikConfirmed, phoneMasked, existence, version } =
    row
  const known = { id, name, relation, sex, birthDate, nikReason, nikConfirmed, existence, version }
  return { ...known, nik: nikMasked, phone: phoneMasked }
}

async function getPerson(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.select().from(person).where(eq(person.id, id)).for('update')
  if (!row || row.mergedInto) throw new Refusal('person.not_found')
  return row
}

async function openNumbers({ tx, actor, keys }: Room, { id, nik, phone }: Row) {
  const open = (column: 'nik' | 'phone', locked: Buffer | null) =>
    locked && keys.decrypt(tx, place(actor.tenant, id, column), locked)
  return { nik: await open('nik', nik), phone: await open('phone', phone) }
}

async function assertOneHead(tx: Tx, family: string, but: string): Promise<void> {
  const heads = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.household, family), eq(person.relation, 'KEPALA'), isNull(person.mergedInto)))
  if (heads.some(({ id }) => id !== but)) throw new Refusal('household.one_head')
}

/** Somebody new in a family. */
export async function addMember(room: Room, { household: family, ...input }: z.infer<typeof AddPerson>): Promise<void> {
  const { tx } = room
  const [home] = await tx.select().from(household).where(eq(household.id, family)).for('update')
  if (!home) throw new Refusal('household.not_found')
  assertPerson(input, todayOf(room))
  if (input.relation === 'KEPALA') throw new Refusal('household.one_head')
  const row = await personRow(room, input, home)
  await tx.insert(person).values(row)
  room.save(...addTokens(tx, [row]), add(tx, fact, ...officerFacts(room, home, [row], false)))
  await saveProvenance(room, [{ kind: 'person', record: row.id, desa: row.desa, field: 'household', before: null }])
  await tx
    .update(household)
    .set({ members: sql`${household.members} + 1` })
    .where(eq(household.id, family))
}

/** What a change of a member leaves in its history; the facts that follow from it go along. */
async function saveHistory(room: Writer, before: Row, nik: string | null, after: Person): Promise<void> {
  const fields = [
    ['name', before.name, after.name],
    ['nik', nik, after.nik],
    ['birthDate', before.birthDate, after.birthDate],
    ['sex', before.sex, after.sex],
    ['relation', before.relation, after.relation],
  ] as const
  const changes = fields.filter(([, was, is]) => was !== is)
  await saveProvenance(
    room,
    changes.map(([field, was]) => ({ kind: 'person', record: before.id, desa: before.desa, field, before: was })),
  )
  if (changes.some(([field]) => field !== 'name'))
    await room.tx
      .update(fact)
      .set({ born: after.birthDate, sex: after.sex, relation: after.relation, hasNik: after.nik !== null })
      .where(eq(fact.id, before.id))
}

/** What the person is after the change: numbers that the form leaves out are those that are kept. */
async function filledIn(room: Room, before: Row, input: Omit<ChangePerson, 'version'>): Promise<Person> {
  const { nik, nikReason = null, phone } = input
  const kept = await openNumbers(room, before)
  return {
    ...input,
    ...(nik === undefined ? { nik: kept.nik, nikReason: before.nikReason } : { nik, nikReason }),
    phone: phone === undefined ? kept.phone : phone,
    nikConfirmed: input.nikConfirmed ?? (nik === undefined && before.nikConfirmed),
  }
}

/** What a member's card says from now on, with its history. */
export async function changeMember(room: Room, { version, ...given }: ChangePerson): Promise<void> {
  const { tx } = room
  const before = await getPerson(tx, given.id)
  const facts = { by: before.changedBy, at: before.changedAt.toISOString() }
  if (before.version !== version) throw new Refusal('person.changed', facts)
  const input = await filledIn(room, before, given)
  assertPerson(input, todayOf(room))
  const isHead = input.relation === 'KEPALA'
  if (before.relation === 'KEPALA' && !isHead) throw new Refusal('household.one_head')
  if (isHead) await assertOneHead(tx, before.household, input.id)
  await tx
    .update(person)
    .set({ ...(await columnsOf(room, input, input.id)), version: version + 1 })
    .where(eq(person.id, input.id))
  await retoken(tx, before, { ...before, name: input.name })
  await saveHistory(room, before, (await openNumbers(room, before)).nik, input)
  if (isHead)
    await tx
      .update(household)
      .set({ head: input.name, headFolded: foldName(input.name) })
      .where(eq(household.id, before.household))
}

/** NIK and telephone in full. */
const identity = reveal(z.object({ id: Id }), async (room, { id }) => openNumbers(room, await getPerson(room.tx, id)))

export const personRouter = router({
  add: command(AddPerson, addMember),
  change: command(ChangePerson, changeMember),
  identity,
  search: personSearch,
})
