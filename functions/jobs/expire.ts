import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { item } from '@slrt/db/item'
import type { Actor } from '@slrt/domain/actor'
import { moveItem, SYSTEM } from '@slrt/domain/item'
import { clockOf, saveMoved, standingOf } from '../moved.ts'
import type { Services } from '../services.ts'

const BATCH = 100

/** The software, as it stands in rows that ask who. */
export const system = (tenant: string): Actor => ({
  person: '',
  name: SYSTEM.byName,
  membership: '',
  role: 'MANAJER',
  tenant,
  scope: [],
  unit: null,
})

/** Ends the needs of one tenant that have waited for the resident long enough, each in a transaction of its own. */
async function expireOf(services: Services, tenant: string): Promise<number> {
  const { as, now } = services
  const at = now()
  const due = await as(systemSeat(tenant), ({ tx }) =>
    tx
      .select({ id: item.id })
      .from(item)
      .where(and(eq(item.state, 'MENUNGGU_WARGA'), lte(item.due, at), eq(item.isProvisional, false)))
      .orderBy(asc(item.due))
      .limit(BATCH),
  )
  let ended = 0
  for (const { id } of due)
    await as(systemSeat(tenant), async (inside) => {
      const room = { ...services, ...inside, actor: system(tenant), at }
      const { item: before, referrals } = await standingOf(room, id)
      // Somebody may have brought what was missing meanwhile: then there is nothing to end.
      if (before.state !== 'MENUNGGU_WARGA' || !before.due || before.due > at || before.isProvisional) return
      await saveMoved(
        room,
        moveItem(before, referrals, 'item.expire', { version: before.version }, SYSTEM, await clockOf(room)),
      )
      ended += 1
    })
  return ended
}

/** Ends what has waited for residents beyond its term, in all tenants; a provisional date ends nothing. Returns how many. */
export async function expireItems(services: Services): Promise<number> {
  const { rows } = await services.as(jobSeat(), ({ tx }) =>
    tx.execute<{ tenant: string }>(
      sql`select app.tenants_to_expire(${services.now().toISOString()}::timestamptz) as tenant`,
    ),
  )
  let ended = 0
  for (const { tenant } of rows) ended += await expireOf(services, tenant)
  return ended
}
