import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { fact } from '@slrt/db/fact'
import { person } from '@slrt/db/person'
import {
  changedFacts,
  SaveFacts,
  SHOWN_FAMILY_FACTS,
  SHOWN_PERSON_FACTS,
  type FactName,
  type FactValue,
} from '@slrt/domain/fact'
import { Id } from '@slrt/domain/field'
import { Refusal } from '@slrt/domain/refusal'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { labelled } from './area.ts'
import { newFact } from './fact-rows.ts'
import { getHousehold } from './household.ts'
import { newestOf, saveProvenance } from './provenance-rows.ts'
import { command, query, reveal, router, type Room } from './trpc.ts'

export type FactRow = typeof fact.$inferSelect
type Newest = Awaited<ReturnType<typeof newestOf>>

const ById = z.object({ id: Id })
const ofRecord = z.object({ id: Id, household: Id })

/** Its members that are shown, the head first: not those that were merged into another. */
export const membersOf = ({ tx }: Pick<Room, 'tx'>, family: string) =>
  tx
    .select()
    .from(person)
    .where(and(eq(person.household, family), isNull(person.mergedInto)))
    .orderBy(desc(sql`${person.relation} = 'KEPALA'`), asc(person.id))

/**
 * The facts of a record, each with where it comes from. `asked` with no value: somebody asked and nobody knew; without a
 * value and not asked, nobody has asked yet.
 */
export function shownFacts(names: readonly FactName[], id: string, row: FactRow | undefined, newest: Newest) {
  return names.map((field) => {
    const value: FactValue = row?.[field] ?? null
    const own = newest.get(`${id}|${field}`)
    const isListed = own === undefined && value !== null
    return {
      field,
      value,
      asked: own !== undefined || isListed,
      source: own?.source ?? (isListed ? row!.source : null),
      asOf: own ? own.asOf : isListed ? row!.asOf : null,
      by: own?.byName ?? null,
      at: own?.at ?? (isListed ? row!.changedAt : null),
    }
  })
}

/** What the register says of a family and of each of its members; what is finer is named here, and opened by a reveal. */
const show = query(ById, async (room, { id }) => {
  const { tx, actor, at } = room
  const [family, members, rows] = await Promise.all([
    getHousehold(tx, id),
    membersOf(room, id),
    tx.select().from(fact).where(eq(fact.household, id)),
  ])
  const [newest, [desa]] = await Promise.all([
    newestOf(tx, [id, ...members.map((one) => one.id)]),
    labelled(tx, [family.desa]),
  ])
  const rowOf = (record: string) => rows.find((row) => row.id === record)
  return {
    id,
    head: family.head,
    desa: desa!,
    today: localDate(at, zoneOf(actor.tenant)),
    family: {
      seen: rowOf(id)?.changedAt.toISOString() ?? null,
      hasDetail: family.detail !== null,
      facts: shownFacts(SHOWN_FAMILY_FACTS, id, rowOf(id), newest),
    },
    members: members.map((one) => ({
      id: one.id,
      name: one.name,
      relation: one.relation,
      sex: one.sex,
      birthDate: one.birthDate,
      existence: one.existence,
      seen: rowOf(one.id)?.changedAt.toISOString() ?? null,
      hasDetail: one.detail !== null,
      facts: shownFacts(SHOWN_PERSON_FACTS, one.id, rowOf(one.id), newest),
    })),
  }
})

type Locked = { readonly id: string; readonly detail: Buffer | null }

/** What is stored of a family or person beyond facts, by the codes of `register-field`. */
export async function openDetail(
  { tx, actor, keys }: Pick<Room, 'tx' | 'actor' | 'keys'>,
  table: 'household' | 'person',
  { id, detail }: Locked,
): Promise<Record<string, string>> {
  if (!detail) return {}
  const text = await keys.decrypt(tx, { tenant: actor.tenant, table, column: 'detail', id }, detail)
  return JSON.parse(text) as Record<string, string>
}

/** The finer data of a family or of one of its members (UU 27/2022: specific data), with each look written down. */
const detail = reveal(ofRecord, async (room, { id, household: of }) => {
  const { tx } = room
  const family = await getHousehold(tx, of)
  if (id === of) return { fields: Object.entries(await openDetail(room, 'household', family)) }
  const member = (await membersOf(room, of)).find((one) => one.id === id)
  if (!member) throw new Refusal('person.not_found')
  return { fields: Object.entries(await openDetail(room, 'person', member)) }
})

/**
 * Facts that an officer wrote down. The family's row is locked: of two officers the second sees what the first saved.
 */
const save = command(SaveFacts, async (room, input) => {
  const { tx, actor, at } = room
  const { id, household: of } = input
  const isPerson = id !== of
  const family = await getHousehold(tx, of, true)
  const member = isPerson ? (await membersOf(room, of)).find((one) => one.id === id) : null
  if (member === undefined) throw new Refusal('person.not_found')
  const [row] = await tx.select().from(fact).where(eq(fact.id, id)).for('update')
  const newest = await newestOf(tx, [id])
  const names = isPerson ? SHOWN_PERSON_FACTS : SHOWN_FAMILY_FACTS
  const unknown = new Set(names.filter((field) => newest.has(`${id}|${field}`) && (row?.[field] ?? null) === null))
  const known = row && { changedAt: row.changedAt, values: Object.fromEntries(names.map((name) => [name, row[name]])) }
  const changes = changedFacts(input, isPerson, known ?? null, unknown)
  if (changes.length === 0) return
  const asOf = localDate(at, zoneOf(actor.tenant))
  const values = Object.fromEntries(changes.map(({ field, value }) => [field, value])) as Partial<FactRow>
  if (row)
    await tx.update(fact).set({ ...values, changedAt: at }).where(eq(fact.id, id)) // prettier-ignore
  else await tx.insert(fact).values({ ...newFact(family, member), source: 'PETUGAS', asOf, changedAt: at, ...values })
  await saveProvenance(
    room,
    changes.map(({ field, before }) => ({
      kind: 'fact',
      record: id,
      desa: family.desa,
      field,
      before: before === null ? null : String(before),
      asOf,
    })),
  )
})

export const factRouter = router({ show, save, detail })
