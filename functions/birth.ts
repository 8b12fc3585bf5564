import { and, eq, inArray, sql } from 'drizzle-orm'
import { tenant, tenantArea } from '@slrt/db/tenant'
import type { Tx } from '@slrt/db/connect'
import { newId } from '@slrt/domain/id'
import type { InstrumentType } from '@slrt/domain/instrument'
import { Refusal } from '@slrt/domain/refusal'
import { assertAreas, labelled } from './area.ts'
import { invitationFor } from './invite.ts'
import { queueMessage } from './message.ts'
import type { Room } from './trpc.ts'

/** What a district brings along: everything else is resolved from the nation, never copied. */
export type Newborn = {
  readonly code: string
  readonly kind: 'district' | 'province'
  readonly name: string
  readonly areas: readonly string[]
  readonly admin: { readonly id: string; readonly name: string; readonly email: string }
  /** Version of the data-processing agreement that it agreed to. */
  readonly agreement?: string
  readonly basis?: {
    readonly type: InstrumentType
    readonly number: string
    readonly year: number
    readonly title: string
    readonly issuer: string
  }
  /** Name of its secretariat's unit. */
  readonly office?: string
}

async function assertFree(tx: Tx, code: string, areas: readonly string[]): Promise<void> {
  const [same] = await tx.select({ code: tenant.code }).from(tenant).where(eq(tenant.code, code))
  if (same) throw new Refusal('tenant.exists')
  const [taken] = await tx
    .select()
    .from(tenantArea)
    .where(and(inArray(tenantArea.area, [...areas]), eq(tenantArea.isPractice, false)))
    .limit(1)
  if (taken) throw new Refusal('area.taken', { area: (await labelled(tx, [taken.area]))[0]!.label })
}

/** As the instrument's row says it; the day is not asked, so it holds from the first one of its year. */
const basisJson = ({ basis }: Newborn) =>
  basis ? JSON.stringify({ id: newId(), ...basis, effective_from: `${basis.year}-01-01` }) : null

/**
 * Births a tenant in the transaction of the room, which is the secretariat's, and invites its first admin.
 * @throws Refusal `area.unknown`, `tenant.exists`, `area.taken`
 */
export async function bear({ tx, at, keys, index, publicUrl, actor }: Room, born: Newborn): Promise<void> {
  const { code, kind, name, areas, admin, agreement = null, office = null } = born
  await assertAreas(tx, areas)
  await assertFree(tx, code, areas)
  const key = await keys.newKey(code)
  const contact = key.encrypt({ tenant: code, table: 'staff', column: 'contact', id: admin.id }, admin.email)
  const invited = invitationFor(index, { publicUrl, name: admin.name, email: admin.email, at })
  const ids = invited.words.map(() => newId())
  await tx.execute(sql`select app.open_tenant(
    ${code}, ${kind}, ${name}, ${sql.param([...areas])}::text[], ${at.toISOString()}::timestamptz, ${key.id}, ${key.wrapped},
    ${admin.id}, ${admin.name}, 'KAB_ADMIN', ${contact}, ${invited.contactMasked}, ${invited.contactIndex},
    ${invited.invitation}, ${invited.expiresAt.toISOString()}::timestamptz,
    ${sql.param(ids)}::uuid[], ${sql.param(invited.words)}::text[],
    ${agreement}, ${office === null ? null : newId()}::uuid, ${office}, ${basisJson(born)}::jsonb)`)
  const facts = { name: admin.name, link: invited.link, tenantName: name }
  await queueMessage({ tx, keys, tenant: actor.tenant, at }, 'invitation', admin.email, facts)
}
