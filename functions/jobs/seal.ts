import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { command, mark, seal } from '@slrt/db/command'
import type { Tx } from '@slrt/db/connect'
import type { Services } from '../services.ts'

type CommandRow = typeof command.$inferSelect

/**
 * SHA-256 of the seal before and of everything that the command row says. A command about no record says nothing of one,
 * as none did before the column was there: seals of that time hold.
 */
export function sealHash(previous: Buffer, row: CommandRow): Buffer {
  const { tenant, id, path, person, membership, role, fingerprint, input, subject, at } = row
  const said = [
    tenant,
    id,
    path,
    person,
    membership,
    role,
    fingerprint.toString('hex'),
    input.toString('hex'),
    at.toISOString(),
    ...(subject ? [subject] : []),
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest()
}

/** The seal before the first. */
export const GENESIS: Buffer = Buffer.alloc(32)

const BATCH = 1000

/** Seals up to a batch of one tenant's commands below the horizon, in order. Returns how many. */
async function sealBatch(tx: Tx, tenant: string, horizon: bigint, at: Date): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('seal'), hashtext(${tenant}))`)
  const [last] = await tx.select().from(seal).orderBy(desc(seal.position)).limit(1)
  const rows = await tx
    .select({ command })
    .from(command)
    .leftJoin(seal, and(eq(seal.tenant, command.tenant), eq(seal.id, command.id)))
    .where(and(gte(command.writtenIn, last?.writtenIn ?? 0n), lt(command.writtenIn, horizon), isNull(seal.id)))
    .orderBy(asc(command.writtenIn), asc(command.id))
    .limit(BATCH)
  let { hash, position } = last ?? { hash: GENESIS, position: 0 }
  const seals = rows.map(({ command: row }) => {
    hash = sealHash(hash, row)
    position += 1
    return { id: row.id, position, hash, writtenIn: row.writtenIn, sealedAt: at }
  })
  if (seals.length) await tx.insert(seal).values(seals)
  return seals.length
}

const JOB = 'seal'

/**
 * Seals all committed commands of all tenants (design §2.5). Only those below the transaction horizon: one that began
 * earlier and commits later would else be left out of the order. Returns how many were sealed.
 */
export async function sealCommands({ as, now }: Services): Promise<number> {
  const { horizon, tenants } = await as(jobSeat(), async ({ tx }) => {
    const [done] = await tx.select().from(mark).where(eq(mark.job, JOB))
    const { rows } = await tx.execute<{ horizon: string }>(
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`,
    )
    const found = await tx.execute<{ tenant: string }>(
      sql`select app.tenants_to_seal(${String(done?.horizon ?? 0n)}::bigint) as tenant`,
    )
    return { horizon: BigInt(rows[0]!.horizon), tenants: found.rows.map(({ tenant }) => tenant) }
  })
  let sealed = 0
  for (const tenant of tenants) {
    for (let count = BATCH; count === BATCH; sealed += count)
      count = await as(jobSeat(tenant), ({ tx }) => sealBatch(tx, tenant, horizon, now()))
  }
  await as(jobSeat(), ({ tx }) =>
    tx
      .insert(mark)
      .values({ job: JOB, horizon })
      .onConflictDoUpdate({ target: mark.job, set: { horizon }, setWhere: lt(mark.horizon, horizon) }),
  )
  return sealed
}

/** What a check of one tenant's chain found. `brokenAt` is the first position that does not hold. */
export type ChainReport = {
  readonly tenant: string
  readonly sealed: number
  readonly waiting: number
  readonly head: string
  readonly brokenAt?: number
}

/** Recomputes a tenant's chain from its commands. A command that was slipped in below the sealed ones breaks it too. */
export async function verifyChain({ as }: Pick<Services, 'as'>, tenant: string): Promise<ChainReport> {
  let hash: Buffer = GENESIS
  let position = 0
  for (;;) {
    const rows = await as(jobSeat(tenant), ({ tx }) =>
      tx
        .select()
        .from(seal)
        .leftJoin(command, and(eq(seal.tenant, command.tenant), eq(seal.id, command.id)))
        .where(sql`${seal.position} > ${position}`)
        .orderBy(asc(seal.position))
        .limit(BATCH),
    )
    for (const { seal: sealed, command: row } of rows) {
      position += 1
      hash = row ? sealHash(hash, row) : GENESIS
      if (sealed.position !== position || !sealed.hash.equals(hash))
        return { tenant, sealed: position - 1, waiting: 0, head: '', brokenAt: position }
    }
    if (rows.length < BATCH) break
  }
  const { waiting, behind } = await as(jobSeat(tenant), async ({ tx }) => {
    const { rows } = await tx.execute<{ waiting: number; behind: number }>(sql`
      select count(*)::int as waiting,
        count(*) filter (where c.written_in < (select max(written_in) from seal))::int as behind
      from command c where not exists (select from seal s where s.tenant = c.tenant and s.id = c.id)`)
    return rows[0]!
  })
  const report = { tenant, sealed: position, waiting, head: hash.toString('hex') }
  return behind > 0 ? { ...report, brokenAt: position + 1 } : report
}
