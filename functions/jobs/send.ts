import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { message } from '@slrt/db/message'
import { traceOf } from '../failure.ts'
import { openMessage } from '../message.ts'
import type { Post } from '../post.ts'
import type { Services } from '../services.ts'

const BATCH = 20
/** Who takes a message has so long to send it; then it is anybody's again. */
const LEASE_S = 5 * 60
const MOST_WAIT_S = 6 * 3600

type Waiting = typeof message.$inferSelect

const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)

/** Takes what is due of one tenant; whoever else looks now goes past it. */
const take = ({ as }: Services, tenant: string, at: Date): Promise<Waiting[]> =>
  as(jobSeat(tenant), async ({ tx }) => {
    const due = await tx
      .select()
      .from(message)
      .where(and(isNull(message.sentAt), lte(message.nextAt, at)))
      .orderBy(asc(message.nextAt))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const { id, tries } of due)
      await tx
        .update(message)
        .set({ tries: tries + 1, nextAt: after(at, LEASE_S) })
        .where(eq(message.id, id))
    return due
  })

/** Sends one message and notes how that went. One that cannot even be opened holds up no other. */
async function deliver({ as, keys, now, log }: Services, post: Post, row: Waiting): Promise<boolean> {
  const outcome = await as(jobSeat(row.tenant), ({ tx }) => openMessage({ tx, keys }, row), { readOnly: true })
    .then((letter) => post(row.id, letter))
    .then(
      () => ({ sentAt: now() }),
      (error: unknown) => {
        log({ at: now().toISOString(), job: 'send', message: row.id, tries: row.tries + 1, ...traceOf(error) })
        return { nextAt: after(now(), Math.min(MOST_WAIT_S, 30 * 2 ** row.tries)) }
      },
    )
  await as(jobSeat(row.tenant), ({ tx }) => tx.update(message).set(outcome).where(eq(message.id, row.id)))
  return 'sentAt' in outcome
}

/**
 * Sends what waits, tenant by tenant, each at least once: a crash between sending and noting sends again under the same
 * Message-ID. One that does not get through is tried again later and later. Returns how many were sent.
 */
export async function sendMessages(services: Services, post: Post): Promise<number> {
  const at = services.now()
  const { rows } = await services.as(jobSeat(), ({ tx }) =>
    tx.execute<{ tenant: string }>(sql`select app.tenants_to_send(${at.toISOString()}::timestamptz) as tenant`),
  )
  let sent = 0
  for (const { tenant } of rows)
    for (const row of await take(services, tenant, at)) if (await deliver(services, post, row)) sent += 1
  return sent
}
