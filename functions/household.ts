import { and, asc, count, desc, eq, gt, isNull, ne, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { complaint } from '@slrt/db/complaint'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { item } from '@slrt/db/item'
import { person } from '@slrt/db/person'
import { statement } from '@slrt/db/statement'
import { add } from '@slrt/db/write'
import { foldName } from '@slrt/domain/area'
import { Id } from '@slrt/domain/field'
import { changeHousehold, ChangeHousehold, RegisterHousehold, registerHousehold } from '@slrt/domain/household'
import { maskNumber } from '@slrt/domain/nik'
import { Refusal } from '@slrt/domain/refusal'
import { contains } from '@slrt/domain/scope'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { assertAreas, labelled } from './area.ts'
import { officerFacts } from './fact-rows.ts'
import { inScope } from './in-scope.ts'
import { addTokens } from './person-tokens.ts'
import { personRow, shownPerson } from './person.ts'
import { saveProvenance } from './provenance-rows.ts'
import { tenantFacts } from './tenant.ts'
import { command, query, reveal, router, type Room, type Writer } from './trpc.ts'

const PAGE = 50
type Row = typeof household.$inferSelect
type New = typeof household.$inferInsert

const DesaCode = z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/))
const List = z.object({
  desa: z.optional(DesaCode),
  /** The beginning of the head's name, or a whole NIK or family card number. */
  text: z.optional(z.string().check(z.maxLength(80))),
  after: z.optional(z.string().check(z.regex(/^[a-z0-9 ]{0,240}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})
const ById = z.object({ id: Id })

const place = (tenant: string, id: string, column: string) => ({ tenant, table: 'household', column, id })

const withId = (db: Tx) =>
  db
    .select()
    .from(household)
    .where(eq(household.id, sql.placeholder('id')))
const byId = statement(withId)
const byIdLocked = statement((db) => withId(db).for('update'))

/** One family that the policies show. */
export async function getHousehold(tx: Tx, id: string, lock = false): Promise<Row> {
  const [row] = await (lock ? byIdLocked : byId)(tx, { id })
  if (!row) throw new Refusal('household.not_found')
  return row
}

/** The families whose head's name begins like this, or who have exactly this number. */
function matching({ index }: Room, text: string): SQL | undefined {
  const digits = text.replace(/[\s.]/g, '')
  if (/^\d{16}$/.test(digits))
    return sql`${household.id} in (
      select id from ${household} where kk_index = ${index('kk', digits)}
      union all select coalesce(kept.household, found.household) from ${person} found
        left join ${person} kept on kept.tenant = found.tenant and kept.id = found.merged_into
        where found.nik_index = ${index('nik', digits)})`
  const folded = foldName(text)
  return folded
    ? and(sql`${household.headFolded} >= ${folded}`, sql`${household.headFolded} < ${`${folded}\u{7f}`}`)
    : undefined
}

const list = query(List, async (room, { desa, text = '', after }) => {
  const { tx } = room
  const lying = desa ? eq(household.desa, desa) : inScope(household.desa, room.actor)
  const matches = and(lying, matching(room, text))
  const cut = after?.lastIndexOf('|') ?? -1
  const beyond = after
    ? gt(sql`(${household.headFolded}, ${household.id})`, sql`(${after.slice(0, cut)}, ${after.slice(cut + 1)}::uuid)`)
    : undefined
  // Families that were merged into another are few: to take their number off leaves the count to its index.
  const [[totals], [merged], rows] = await Promise.all([
    tx.select({ total: count() }).from(household).where(matches),
    tx
      .select({ total: count() })
      .from(household)
      .where(and(matches, eq(household.existence, 'GANDA'))),
    tx
      .select()
      .from(household)
      .where(and(matches, ne(household.existence, 'GANDA'), beyond))
      .orderBy(asc(household.headFolded), asc(household.id))
      .limit(PAGE + 1),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const labels = await labelled(
    tx,
    page.map((row) => row.desa),
  )
  return {
    rows: page.map(({ id, head, members, rt, rw, kkMasked }, at) => ({
      id,
      head,
      members,
      rt,
      rw,
      desa: labels[at]!,
      kk: kkMasked,
    })),
    total: (totals?.total ?? 0) - (merged?.total ?? 0),
    next: rows.length > PAGE && last ? `${last.headFolded}|${last.id}` : null,
  }
})

const show = query(ById, async ({ tx, actor, keys }, { id }) => {
  const row = await getHousehold(tx, id)
  const [persons, needs, [desa]] = await Promise.all([
    tx
      .select({
        row: person,
        elsewhere: sql<boolean>`${person.nikIndex} is not null and app.nik_elsewhere(${person.nikIndex})`,
      })
      .from(person)
      .where(and(eq(person.household, id), isNull(person.mergedInto)))
      .orderBy(asc(person.id)),
    tx
      .select({
        complaint: complaint.id,
        ticket: complaint.ticket,
        registeredAt: complaint.registeredAt,
        item: item.id,
        category: item.category,
        program: item.program,
        state: item.state,
        turn: item.turn,
        resolution: item.resolution,
        due: item.due,
        isProvisional: item.isProvisional,
      })
      .from(item)
      .innerJoin(complaint, and(eq(complaint.tenant, item.tenant), eq(complaint.id, item.complaint)))
      .where(eq(item.household, id))
      .orderBy(desc(complaint.registeredAt), asc(item.id)),
    labelled(tx, [row.desa]),
  ])
  return {
    id,
    head: row.head,
    desa: desa!,
    rt: row.rt,
    rw: row.rw,
    address: await keys.decrypt(tx, place(actor.tenant, id, 'address'), row.address),
    kk: row.kkMasked,
    kkReason: row.kkReason,
    registeredAt: row.registeredAt,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    version: row.version,
    /** GANDA: all of it was merged into another family. */
    existence: row.existence,
    /** `elsewhere`: the number is registered in another district, too; which one nobody is told. */
    persons: persons.map(({ row: one, elsewhere }) => ({ ...shownPerson(one), elsewhere })),
    needs,
  }
})

/** What a change of a family leaves in its history: where it lived, and its card, until now. */
async function saveHistory(room: Writer, before: Row, input: ChangeHousehold): Promise<void> {
  const { tx, actor, keys } = room
  const open = (column: 'address' | 'kk', locked: Buffer | null) =>
    locked ? keys.decrypt(tx, place(actor.tenant, before.id, column), locked) : null
  const [address, kk] = await Promise.all([open('address', before.address), open('kk', before.kk)])
  const fields = [
    ['address', address, input.address],
    ['rt', before.rt, input.rt],
    ['rw', before.rw, input.rw],
    ['kk', kk, input.kk === undefined ? kk : input.kk],
  ] as const
  await saveProvenance(
    room,
    fields
      .filter(([, was, is]) => was !== is)
      .map(([field, was]) => ({ kind: 'household', record: before.id, desa: before.desa, field, before: was })),
  )
}

/** What is stored of a family card number: encrypted, masked, hashed. */
async function kkColumns({ tx, actor, keys, index }: Writer, id: string, kk: string | null) {
  if (!kk) return { kk: null, kkMasked: null, kkIndex: null }
  const locked = await keys.encrypt(tx, place(actor.tenant, id, 'kk'), kk)
  return { kk: locked, kkMasked: maskNumber(kk), kkIndex: index('kk', kk) }
}

/** The rows of a new family; the rule has looked at it. */
export async function householdRows(room: Writer, input: RegisterHousehold, areas: readonly string[]) {
  const { tx, actor, keys, at } = room
  const head = registerHousehold(input, areas, localDate(at, zoneOf(actor.tenant)))
  const { id, desa, rt, rw, address, kk, kkReason, persons } = input
  const changed = { changedBy: actor.name, changedAt: at }
  const row: New = {
    id,
    desa,
    rt,
    rw,
    head: head.name,
    headFolded: foldName(head.name),
    members: persons.length,
    address: await keys.encrypt(tx, place(actor.tenant, id, 'address'), address),
    ...(await kkColumns(room, id, kk)),
    kkReason,
    registeredAt: at,
    registeredBy: actor.membership,
    ...changed,
  }
  const members = await Promise.all(persons.map((one) => personRow(room, one, { id, desa })))
  return { household: row, persons: members }
}

const register = command(RegisterHousehold, async (room, input) => {
  const { tx, actor } = room
  const { areas } = await tenantFacts(tx, actor.tenant)
  const rows = await householdRows(room, input, areas)
  if (!contains(actor.scope, input.desa)) throw new Refusal('scope.outside', { area: input.desa })
  await assertAreas(tx, [input.desa])
  const facts = officerFacts(room, rows.household, rows.persons, true)
  room.save(add(tx, household, rows.household), add(tx, person, ...rows.persons), add(tx, fact, ...facts))
  room.save(...addTokens(tx, rows.persons))
})

const change = command(ChangeHousehold, async (room, input) => {
  const { tx, actor, keys, at } = room
  const before = await getHousehold(tx, input.id, true)
  if (before.version !== input.version)
    throw new Refusal('household.changed', { by: before.changedBy, at: before.changedAt.toISOString() })
  changeHousehold(before, input)
  await saveHistory(room, before, input)
  const { id, rt, rw, address, kk, kkReason = null } = input
  const locked = await keys.encrypt(tx, place(actor.tenant, id, 'address'), address)
  await tx
    .update(household)
    .set({
      rt,
      rw,
      address: locked,
      ...(kk === undefined ? {} : { ...(await kkColumns(room, id, kk)), kkReason }),
      changedBy: actor.name,
      changedAt: at,
      version: before.version + 1,
    })
    .where(eq(household.id, id))
})

/** The whole family card number. */
const number = reveal(ById, async ({ tx, actor, keys }, { id }) => {
  const { kk } = await getHousehold(tx, id)
  return { kk: kk ? await keys.decrypt(tx, place(actor.tenant, id, 'kk'), kk) : null }
})

export const householdRouter = router({ list, show, register, change, number })
