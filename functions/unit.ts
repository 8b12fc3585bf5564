import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { referral } from '@slrt/db/referral'
import { statement } from '@slrt/db/statement'
import { unit } from '@slrt/db/unit'
import { levelOf } from '@slrt/domain/area'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { OPEN_REFERRALS } from '@slrt/domain/referral-state'
import { Refusal } from '@slrt/domain/refusal'
import { contains } from '@slrt/domain/scope'
import * as rules from '@slrt/domain/unit'
import { ChangeUnit, EndUnit, OpenPuskesos, OpenUnit, UNIT_KINDS } from '@slrt/domain/unit'
import type { Sector } from '@slrt/domain/category'
import { todayOf } from './appoint.ts'
import { assertAreas, labelled, placesWithin } from './area.ts'
import { tenantFacts } from './tenant.ts'
import { command, query, router, type Room } from './trpc.ts'

type Row = typeof unit.$inferSelect

/** What a unit's sectors are, as a list. */
export const sectorsOf = ({ sectors }: Pick<Row, 'sectors'>): Sector[] =>
  sectors === '' ? [] : (sectors.split(',') as Sector[])

const withId = (db: Tx) =>
  db
    .select()
    .from(unit)
    .where(eq(unit.id, sql.placeholder('id')))
const byId = {
  shown: statement(withId),
  update: statement((db) => withId(db).for('update')),
  'key share': statement((db) => withId(db).for('key share')),
}

const namesOf = statement((db) =>
  db
    .select({ id: unit.id, name: unit.name })
    .from(unit)
    .where(sql`${unit.id} = any (${sql.placeholder('ids')}::uuid[])`),
)

/** One unit that the policies show. `key share`: it must not end before this transaction does. */
export async function getUnit(tx: Tx, id: string, lock: keyof typeof byId = 'shown'): Promise<Row> {
  const [row] = await byId[lock](tx, { id })
  if (!row) throw new Refusal('unit.not_found')
  return row
}

/** Names of units by their ids. */
export async function unitNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length ? await namesOf(tx, { ids: [...new Set(ids)] }) : []
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** At most a Puskesos for each of 852 desa, some dozens of agencies and partners: one answer. */
const list = query(
  z.object({ kind: z.optional(z.enum(UNIT_KINDS)), id: z.optional(Id) }),
  async ({ tx }, { kind, id }) => {
    const rows = await tx
      .select()
      .from(unit)
      .where(and(eq(unit.state, 'AKTIF'), kind ? eq(unit.kind, kind) : undefined, id ? eq(unit.id, id) : undefined))
      .orderBy(asc(unit.kind), asc(unit.name), asc(unit.id))
    const labels = await labelled(
      tx,
      rows.flatMap(({ desa }) => desa ?? []),
    )
    const labelOf = new Map(labels.map(({ code, label }) => [code, label]))
    return rows.map((row) => {
      const { desa, name, state, version } = row
      const place = desa ? { code: desa, label: labelOf.get(desa) ?? desa } : null
      return { id: row.id, kind: row.kind, name, desa: place, sectors: sectorsOf(row), state, version }
    })
  },
)

const open = command(OpenUnit, async ({ tx, actor }, input) => {
  rules.openUnit(input)
  const { areas, state } = await tenantFacts(tx, actor.tenant)
  if (state !== 'AKTIF') throw new Refusal('tenant.suspended')
  const { id, kind, name, desa, sectors } = input
  if (desa) {
    if (!areas.some((area) => desa.startsWith(`${area}.`))) throw new Refusal('scope.outside', { area: desa })
    await assertAreas(tx, [desa])
  }
  await tx.insert(unit).values({ id, kind, name, desa, sectors: sectors.join(','), state: 'AKTIF' })
})

/** Every desa and kelurahan of these areas, each with the name of its kecamatan. */
async function villagesOf(tx: Tx, areas: readonly string[]) {
  const places = await placesWithin(tx, areas)
  const nameOf = new Map(places.map(({ code, name }) => [code, name]))
  return places
    .filter(({ code }) => levelOf(code) === 'desa')
    .map((place) => ({ ...place, kecamatan: nameOf.get(rules.kecamatanOf(place.code)) ?? '' }))
}

/** The Puskesos that there are, and every village of these areas, or of one kecamatan, that has none. */
async function withoutPuskesos(tx: Tx, areas: readonly string[], kecamatan: string | null) {
  const [villages, there] = await Promise.all([
    villagesOf(tx, areas),
    tx
      .select({ name: unit.name, desa: unit.desa })
      .from(unit)
      .where(and(eq(unit.kind, 'PUSKESOS'), eq(unit.state, 'AKTIF'))),
  ])
  const served = new Set(there.map(({ desa }) => desa))
  const without = villages.filter(({ code }) => !served.has(code) && (!kecamatan || contains([kecamatan], code)))
  return { villages, without, names: new Set(there.map(({ name }) => name)) }
}

const levelFor = async (room: Room) => {
  const { regulation } = await room.rules(room.tx, room.actor.tenant, room.configuration)
  return rules.puskesosLevel(regulation, todayOf(room))
}

/** How many villages have no Puskesos, and whether posts stand in villages at all. */
const missing = query(z.object({}), async (room) => {
  const { areas } = await tenantFacts(room.tx, room.actor.tenant)
  const { villages, without } = await withoutPuskesos(room.tx, areas, null)
  return { n: without.length, of: villages.length, level: await levelFor(room) }
})

/** A Puskesos for each village that has none, in one statement; sent again, it adds what is missing since. */
const openPuskesos = command(OpenPuskesos, async (room, { kecamatan }) => {
  const { tx, actor } = room
  const { areas } = await tenantFacts(tx, actor.tenant)
  if (kecamatan && !contains(areas, kecamatan)) throw new Refusal('scope.outside', { area: kecamatan })
  rules.openInVillages(await levelFor(room))
  const { villages, without, names: taken } = await withoutPuskesos(tx, areas, kecamatan)
  if (without.length === 0) return
  const names = rules.puskesosNames(without, villages, taken)
  const rows = [...names].map(([desa, name]) => ({ id: newId(), desa, name }))
  const list = (key: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[key]))
  // Two who press at once: each village gets one, and nobody hears of the other.
  await tx.execute(sql`
    insert into unit (id, kind, name, desa, sectors, state)
    select row.id, 'PUSKESOS', row.name, row.desa, '', 'AKTIF'
    from unnest(${list('id')}::uuid[], ${list('name')}::text[], ${list('desa')}::text[]) as row (id, name, desa)
    on conflict do nothing`)
})

const change = command(ChangeUnit, async ({ tx }, input) => {
  const { sectors, ...after } = rules.changeUnit(await getUnit(tx, input.id, 'update'), input)
  await tx
    .update(unit)
    .set({ ...after, sectors: sectors.join(',') })
    .where(eq(unit.id, input.id))
})

const end = command(EndUnit, async ({ tx }, { id }) => {
  const before = await getUnit(tx, id, 'update')
  const [open] = await tx
    .select({ n: count() })
    .from(referral)
    .where(and(eq(referral.unit, id), inArray(referral.state, [...OPEN_REFERRALS])))
  await tx
    .update(unit)
    .set(rules.endUnit(before, open?.n ?? 0))
    .where(eq(unit.id, id))
})

export const unitRouter = router({ list, missing, open, openPuskesos, change, end })
