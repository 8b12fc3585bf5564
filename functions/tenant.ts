import { and, asc, count, eq, gt, ilike, inArray, or, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import { tenant, tenantArea } from '@slrt/db/tenant'
import type { Tx } from '@slrt/db/connect'
import { statement } from '@slrt/db/statement'
import { newId } from '@slrt/domain/id'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import * as rules from '@slrt/domain/tenant'
import { DescribeTenant, OpenTenant, TENANT_STATES, TenantCode } from '@slrt/domain/tenant'
import { labelled } from './area.ts'
import { invitationFor } from './invite.ts'
import { queueMessage } from './message.ts'
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

/**
 * Areas must be in force.
 * @throws Refusal `area.unknown`
 */
export async function assertAreas(tx: Tx, codes: readonly string[]): Promise<void> {
  const found = await labelled(tx, codes)
  const unknown = found.find(({ code, label }) => code === label)
  if (unknown) throw new Refusal('area.unknown', { area: unknown.code })
}

async function assertFree(tx: Tx, code: string, areas: readonly string[]): Promise<void> {
  const [same] = await tx.select({ code: tenant.code }).from(tenant).where(eq(tenant.code, code))
  if (same) throw new Refusal('tenant.exists')
  const [taken] = await tx
    .select()
    .from(tenantArea)
    .where(inArray(tenantArea.area, [...areas]))
    .limit(1)
  if (taken) throw new Refusal('area.taken', { area: (await labelled(tx, [taken.area]))[0]!.label })
}

async function open(room: Room, input: OpenTenant): Promise<void> {
  const { tx, at, keys, index, publicUrl, actor } = room
  const { areas } = rules.open(input)
  await assertAreas(tx, areas)
  await assertFree(tx, input.code, areas)
  const { admin, code, kind, name } = input
  const key = await keys.newKey(code)
  const contact = key.encrypt({ tenant: code, table: 'staff', column: 'contact', id: admin.id }, admin.email)
  const invited = invitationFor(index, { publicUrl, name: admin.name, email: admin.email, at })
  const ids = invited.words.map(() => newId())
  await tx.execute(sql`select app.open_tenant(
    ${code}, ${kind}, ${name}, ${sql.param(areas)}::text[], ${at.toISOString()}::timestamptz, ${key.id}, ${key.wrapped},
    ${admin.id}, ${admin.name}, 'KAB_ADMIN', ${contact}, ${invited.contactMasked}, ${invited.contactIndex},
    ${invited.invitation}, ${invited.expiresAt.toISOString()}::timestamptz,
    ${sql.param(ids)}::uuid[], ${sql.param(invited.words)}::text[])`)
  const facts = { name: admin.name, link: invited.link, tenantName: name }
  await queueMessage({ tx, keys, tenant: actor.tenant, at }, 'invitation', admin.email, facts)
}

const describe = command(DescribeTenant, async ({ tx, actor }, input) => {
  const [before] = await tx.select().from(tenant).where(eq(tenant.code, actor.tenant)).for('update')
  if (!before) throw new Refusal('tenant.not_found')
  await tx.update(tenant).set(rules.describe(before, input)).where(eq(tenant.code, actor.tenant))
})

export const tenantRouter = router({ list, show, open: command(OpenTenant, open), describe })
