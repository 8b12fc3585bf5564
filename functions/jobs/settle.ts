import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { meeting } from '@slrt/db/proposal'
import { lockedMeeting } from '../meeting-row.ts'
import { settleMeeting } from '../meeting-settle.ts'
import type { Services } from '../services.ts'
import { system } from './expire.ts'

const BATCH = 50

/** Settles the meetings of one tenant whose time for objections is over, each in a transaction of its own. */
async function settleOf(services: Services, tenant: string): Promise<number> {
  const { as, now } = services
  const at = now()
  const due = await as(systemSeat(tenant), ({ tx }) =>
    tx
      .select({ id: meeting.id })
      .from(meeting)
      .where(and(eq(meeting.state, 'MASA_SANGGAH'), lte(meeting.objectionUntil, at)))
      .orderBy(asc(meeting.objectionUntil))
      .limit(BATCH),
  )
  let settled = 0
  for (const { id } of due)
    await as(systemSeat(tenant), async (inside) => {
      const room = { ...services, ...inside, actor: system(tenant), at }
      const before = await lockedMeeting(room, { id })
      // An officer may have settled it meanwhile.
      if (before.state !== 'MASA_SANGGAH') return
      await settleMeeting(room, before)
      settled += 1
    })
  return settled
}

/** Settles village meetings after their time for objections, in all tenants. Returns how many. */
export async function settleMeetings(services: Services): Promise<number> {
  const { rows } = await services.as(jobSeat(), ({ tx }) =>
    tx.execute<{ tenant: string }>(
      sql`select app.tenants_to_settle(${services.now().toISOString()}::timestamptz) as tenant`,
    ),
  )
  let settled = 0
  for (const { tenant } of rows) settled += await settleOf(services, tenant)
  return settled
}
