import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { newId } from '@slrt/domain/id'
import { foldPersonName } from '@slrt/domain/name-token'
import type { Person } from '@slrt/domain/person'
import { Refusal } from '@slrt/domain/refusal'
import { Envelope } from '@slrt/domain/transfer'
import { labelled } from './area.ts'
import { markPresent } from './fact-rows.ts'
import { saveProvenance } from './provenance-rows.ts'
import type { Room } from './trpc.ts'

type PersonRow = typeof person.$inferSelect
type HouseholdRow = typeof household.$inferSelect

/** What a request is about: the family of whoever has the number here, and who of it is still here. */
export async function askedFamily({ tx }: Pick<Room, 'tx'>, nikIndex: Buffer) {
  const [found] = await tx.select().from(person).where(eq(person.nikIndex, nikIndex))
  if (!found) return null
  const [who] = found.mergedInto ? await tx.select().from(person).where(eq(person.id, found.mergedInto)) : [found]
  if (!who) return null
  const [[family], persons] = await Promise.all([
    tx.select().from(household).where(eq(household.id, who.household)),
    tx
      .select()
      .from(person)
      .where(and(eq(person.household, who.household), isNull(person.mergedInto), eq(person.existence, 'ADA')))
      .orderBy(asc(person.id)),
  ])
  return { who, family: family!, persons: headFirst(persons) }
}

/** The head of the family first, then as they were written down. */
const headFirst = <T extends { readonly relation: string }>(persons: readonly T[]): T[] =>
  persons.toSorted((a, b) => Number(b.relation === 'KEPALA') - Number(a.relation === 'KEPALA'))

/** Rooms open what is theirs: each number is decrypted where it stands, and crosses in the envelope alone. */
async function contentOf({ tx, actor, keys }: Room, family: HouseholdRow, persons: readonly PersonRow[]) {
  const open = (table: string, column: string, id: string, locked: Buffer | null) =>
    locked ? keys.decrypt(tx, { tenant: actor.tenant, table, column, id }, locked) : null
  const parts = [family.desa, family.desa.slice(0, 8), family.desa.slice(0, 5)]
  const labels = await labelled(tx, parts)
  const content: Envelope = {
    kk: await open('household', 'kk', family.id, family.kk),
    from: labels.map(({ label }) => label).join(', '),
    address: (await open('household', 'address', family.id, family.address)) ?? '',
    persons: await Promise.all(
      persons.map(async ({ id, name, birthDate, sex, relation, nik }) => {
        return { name, birthDate, sex, relation, nik: await open('person', 'nik', id, nik) }
      }),
    ),
  }
  return content
}

export const envelopePlace = (tenant: string, id: string) => ({ tenant, table: 'transfer', column: 'envelope', id })

/** Seals what is handed over for the asker alone, with a key of its own (docs/decisions/0014). */
export async function sealedFor(
  room: Room,
  asker: string,
  id: string,
  family: HouseholdRow,
  persons: readonly PersonRow[],
) {
  // prettier-ignore
  const content = await contentOf(room, family, persons)
  const key = await room.keys.newKey(asker)
  return { keyId: key.id, wrapped: key.wrapped, sealed: key.encrypt(envelopePlace(asker, id), JSON.stringify(content)) }
}

/** What was handed over to this district, opened. */
export async function openEnvelope({ tx, actor, keys }: Room, id: string, envelope: Buffer): Promise<Envelope> {
  return Envelope.parse(JSON.parse(await keys.decrypt(tx, envelopePlace(actor.tenant, id), envelope)))
}

/** Whoever is handed over has moved away; what the district knows of them stays. A family that is empty has moved, too. */
export async function markMoved(room: Room, family: HouseholdRow, persons: readonly PersonRow[], left: number) {
  const { tx, actor, at } = room
  const changed = { changedBy: actor.name, changedAt: at }
  const ids = persons.map(({ id }) => id)
  for (const { id, version } of persons)
    await tx
      .update(person)
      .set({ existence: 'PINDAH', ...changed, version: version + 1 })
      .where(eq(person.id, id))
  const isEmpty = left === 0
  if (isEmpty)
    await tx
      .update(household)
      .set({ existence: 'PINDAH', ...changed, version: family.version + 1 })
      .where(eq(household.id, family.id))
  await markPresent(room, isEmpty ? [family.id, ...ids] : ids, false)
  const told = { desa: family.desa, field: 'existence', before: 'ADA' }
  await saveProvenance(room, [
    ...ids.map((record) => ({ ...told, kind: 'person' as const, record })),
    ...(isEmpty ? [{ ...told, kind: 'household' as const, record: family.id }] : []),
  ])
}

/** Members of an envelope that this district has already, by their numbers: the records that are shown of them. */
export async function alreadyHere({ tx, index }: Pick<Room, 'tx' | 'index'>, { persons }: Envelope) {
  const numbers = persons.flatMap(({ nik }) => (nik ? [index('nik', nik)] : []))
  const found = numbers.length ? await tx.select().from(person).where(inArray(person.nikIndex, numbers)) : []
  const ids = found.map(({ id, mergedInto }) => mergedInto ?? id)
  const rows = ids.length ? await tx.select().from(person).where(inArray(person.id, ids)) : []
  const isHere = (nik: string | null) => nik !== null && found.some((row) => row.nikIndex?.equals(index('nik', nik)))
  return { rows, fresh: persons.filter(({ nik }) => !isHere(nik)) }
}

/** Members without a number are known by name and day of birth, within the family that they come to. */
export async function withoutNumbers({ tx }: Room, family: string, fresh: Envelope['persons']) {
  const members = await tx
    .select()
    .from(person)
    .where(and(eq(person.household, family), isNull(person.mergedInto)))
  const sameAs = (one: Envelope['persons'][number]) =>
    members.find(
      ({ name, birthDate }) =>
        birthDate !== null && birthDate === one.birthDate && foldPersonName(name) === foldPersonName(one.name),
    )
  const known = fresh.flatMap((one) => (one.nik === null ? (sameAs(one) ?? []) : []))
  return { known, others: fresh.filter((one) => one.nik !== null || !sameAs(one)) }
}

/** Whoever had moved away from here, and is handed back, is here again. */
export async function comeBack(room: Room, rows: readonly PersonRow[]): Promise<void> {
  const { tx } = room
  const back = rows.filter(({ existence }) => existence === 'PINDAH')
  for (const { id, household: family, version } of back) {
    await tx
      .update(person)
      .set({ existence: 'ADA', version: version + 1 })
      .where(eq(person.id, id))
    await tx
      .update(household)
      .set({ existence: 'ADA' })
      .where(and(eq(household.id, family), eq(household.existence, 'PINDAH')))
    await markPresent(room, [id, family], true)
  }
  await saveProvenance(
    room,
    back.map(({ id, desa }) => ({ kind: 'person', record: id, desa, field: 'existence', before: 'PINDAH' })),
  )
}

/** A member as it is registered here: what the other district wrote stands, its number was seen there. */
export const newMember = (one: Envelope['persons'][number], relation: Person['relation'], at: Date): Person => ({
  ...one,
  id: newId(at.getTime()),
  relation,
  nikReason: one.nik ? null : 'TIDAK_TAHU',
  nikConfirmed: one.nik !== null,
  phone: null,
})

/** @throws Refusal `transfer.not_members` for somebody who is not of the family that was asked for */
export function chosenOf(persons: readonly PersonRow[], chosen: readonly string[], who: string): PersonRow[] {
  const found = persons.filter(({ id }) => chosen.includes(id))
  if (found.length < new Set(chosen).size || !chosen.includes(who)) throw new Refusal('transfer.not_members')
  return found
}
