import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { referral } from '@slrt/db/referral'
import { statement } from '@slrt/db/statement'
import { unit } from '@slrt/db/unit'
import { Id } from '@slrt/domain/field'
import { OPEN_REFERRALS } from '@slrt/domain/referral-state'
import { Refusal } from '@slrt/domain/refusal'
import * as rules from '@slrt/domain/unit'
import { ChangeUnit, EndUnit, OpenUnit, UNIT_KINDS } from '@slrt/domain/unit'
import type { Sector } from '@slrt/domain/category'
import { labelled } from './area.ts'
import { assertAreas, tenantFacts } from './tenant.ts'
import { command, query, router } from './trpc.ts'

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

export const unitRouter = router({ list, open, change, end })
