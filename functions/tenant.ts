import { and, asc, count, eq, gt, ilike, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import { tenant, tenantArea } from '@slrt/db/tenant'
import type { Tx } from '@slrt/db/connect'
import { statement } from '@slrt/db/statement'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import * as rules from '@slrt/domain/tenant'
import {
  DescribeTenant,
  HoldTenant,
  OpenTenant,
  PractiseTenant,
  TENANT_STATES,
  TenantCode,
  type Hold,
} from '@slrt/domain/tenant'
import { labelled } from './area.ts'
import { bear } from './birth.ts'
import { openPractice } from './practice.ts'
import { command, query, router, type Room } from './trpc.ts'

const PAGE = 50

const List = z.object({
  text: z.optional(z.string().check(z.maxLength(80))),
  state: z.optional(z.enum(TENANT_STATES)),
  after: z.optional(z.string().check(z.regex(/^[^\0]{1,120}\|\d\d(\.\d\d)?$/))),
})

const wild = (text: string) =>
  `%${text
    .replaceAll('\0', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`

async function areasOf(tx: Tx, codes: readonly string[]) {
  const rows = codes.length
    ? await tx
        .select()
        .from(tenantArea)
        .where(inArray(tenantArea.tenant, [...codes]))
        .orderBy(tenantArea.area)
    : []
  const labels = await labelled(
    tx,
    rows.map(({ area }) => area),
  )
  return (code: string) => labels.filter((_, at) => rows[at]!.tenant === code)
}

const list = query(List, async ({ tx }, { text, state, after }) => {
  const matches: (SQL | undefined)[] = [
    sql`${tenant.code} <> ${NATION}`,
    // Places to practise are no SLRT: they stand in no list and no count.
    isNull(tenant.practiceOf),
    state && eq(tenant.state, state),
    text?.trim() ? or(ilike(tenant.name, wild(text)), ilike(tenant.serviceName, wild(text))) : undefined,
  ]
  const [totals] = await tx
    .select({ total: count() })
    .from(tenant)
    .where(and(...matches))
  const cut = after?.lastIndexOf('|') ?? -1
  const beyond = after
    ? gt(sql`(${tenant.name}, ${tenant.code})`, sql`(${after.slice(0, cut)}, ${after.slice(cut + 1)})`)
    : undefined
  const rows = await tx
    .select()
    .from(tenant)
    .where(and(...matches, beyond))
    .orderBy(asc(tenant.name), asc(tenant.code))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const areas = await areasOf(
    tx,
    page.map((row) => row.code),
  )
  return {
    rows: page.map(({ code, name, serviceName, kind, state, openedAt }) => {
      return { code, name, serviceName, kind, state, openedAt, areas: areas(code) }
    }),
    total: totals?.total ?? 0,
    next: rows.length > PAGE && last ? `${last.name}|${last.code}` : null,
  }
})

const tenantOf = statement((db) =>
  db
    .select()
    .from(tenant)
    .where(eq(tenant.code, sql.placeholder('code'))),
)
const areasInTenant = statement((db) =>
  db
    .select({ area: tenantArea.area })
    .from(tenantArea)
    .where(eq(tenantArea.tenant, sql.placeholder('code'))),
)

/**
 * One tenant as the policies show it.
 * @throws Refusal `tenant.not_found`
 */
export async function getTenant(tx: Tx, code: string) {
  const [row] = await tenantOf(tx, { code })
  if (!row) throw new Refusal('tenant.not_found')
  return row
}

/** What rules ask of a tenant: its state, and the areas that a scope may lie in. */
export async function tenantFacts(tx: Tx, code: string) {
  const [{ state }, areas] = await Promise.all([getTenant(tx, code), areasInTenant(tx, { code })])
  return { code, state, areas: areas.map(({ area }) => area) }
}

const show = query(z.object({ code: z.optional(TenantCode) }), async ({ tx, actor }, { code = actor.tenant }) => {
  const { configuration: _, ...row } = await getTenant(tx, code)
  return { ...row, areas: (await areasOf(tx, [code]))(code) }
})

const open = command(OpenTenant, async (room, input) => bear(room, { ...input, ...rules.open(input) }))

/** @throws Refusal `tenant.not_found` */
async function lock({ tx }: Room, code: string) {
  const [before] = await tx.select().from(tenant).where(eq(tenant.code, code)).for('update')
  if (!before) throw new Refusal('tenant.not_found')
  return before
}

const describe = command(DescribeTenant, async (room, input) => {
  const { tx, actor } = room
  const before = await lock(room, actor.tenant)
  await tx.update(tenant).set(rules.describe(before, input)).where(eq(tenant.code, actor.tenant))
})

/** Suspended, a tenant reads and starts nothing new (functions/trpc.ts); closed, nobody gets in. */
const holding = (act: Hold) =>
  command(HoldTenant, async (room, input) => {
    const { tx, at, actor } = room
    const changes = rules.hold(await lock(room, input.code), act, input)
    await tx
      .update(tenant)
      .set({ ...changes, stateBy: actor.name, stateAt: at })
      .where(eq(tenant.code, input.code))
  })

/** A district's admin asks for its own; the secretariat, which has none, by code. */
const practise = command(PractiseTenant, async (room, { code = room.actor.tenant }) => {
  const isOwn = code === room.actor.tenant
  if (isOwn === (room.actor.tenant === NATION)) throw new Refusal('tenant.not_found')
  await openPractice(room, await getTenant(room.tx, code))
})

export const tenantRouter = router({
  list,
  show,
  open,
  describe,
  suspend: holding('suspend'),
  resume: holding('resume'),
  close: holding('close'),
  practise,
})
