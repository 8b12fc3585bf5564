import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { message } from '@slrt/db/message'
import type { Post } from '../post.ts'
import { openMessage } from '../message.ts'
import type { Services } from '../services.ts'

const BATCH = 20
const MOST_WAIT_S = 6 * 3600

/**
 * Sends what waits, tenant by tenant, each at least once: a crash between sending and noting sends again under the same
 * Message-ID. One that does not get through is tried again later and later. Returns how many were sent.
 */
export async function sendMessages(services: Services, post: Post): Promise<number> {
  const { as, keys, now } = services
  const at = now()
  const { rows } = await as(jobSeat(), ({ tx }) =>
    tx.execute<{ tenant: string }>(sql`select app.tenants_to_send(${at.toISOString()}::timestamptz) as tenant`),
  )
  let sent = 0
  for (const { tenant } of rows) {
    const waiting = await as(jobSeat(tenant), async ({ tx }) => {
      const due = await tx
        .select()
        .from(message)
        .where(and(isNull(message.sentAt), lte(message.nextAt, at)))
        .orderBy(asc(message.nextAt))
        .limit(BATCH)
        .for('update', { skipLocked: true })
      // Taken for five minutes: whoever else looks now goes past them.
      for (const row of due)
        await tx
          .update(message)
          .set({ tries: row.tries + 1, nextAt: sql`greatest(${message.nextAt}, now()) + interval '5 minutes'` })
          .where(eq(message.id, row.id))
      return Promise.all(due.map(async (row) => ({ row, letter: await openMessage({ tx, keys }, row) })))
    })
    for (const { row, letter } of waiting) {
      const outcome = await post(row.id, letter).then(
        () => ({ sentAt: now() }),
        () => ({ nextAt: new Date(now().getTime() + Math.min(MOST_WAIT_S, 30 * 2 ** row.tries) * 1000) }),
      )
      await as(jobSeat(tenant), ({ tx }) => tx.update(message).set(outcome).where(eq(message.id, row.id)))
      if ('sentAt' in outcome) sent += 1
    }
  }
  return sent
}
