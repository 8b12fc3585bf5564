import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { importBatch } from '@slrt/db/import-batch'
import { Refusal } from '@slrt/domain/refusal'
import { Overtaken } from '../import-chunk.ts'
import { openTable } from '../import-open.ts'
import { assertIntact, dropParts, isThere } from '../import-part.ts'
import { contentOf, isShared, type Batch } from '../import-row.ts'
import { CLAIM_MS, claimAt, runImport, stop } from '../import-run.ts'
import type { Services } from '../services.ts'

/** How long a turn works on a file before others have theirs; the next one goes on where it stopped. */
const TURN_MS = 20_000

const uploadOf = ({ sha256, bytes }: Batch) => ({ sha256: sha256.toString('hex'), bytes })

/** Takes the oldest file that waits in a district; one at a time. */
const claim = ({ as, now, files }: Services, tenant: string): Promise<Batch | undefined> =>
  as(systemSeat(tenant), async ({ tx }) => {
    const at = now()
    const waiting = await tx
      .select()
      .from(importBatch)
      .where(sql`${importBatch.state} in ('MENUNGGU', 'BERJALAN')`)
      .orderBy(asc(importBatch.startedAt), asc(importBatch.id))
      .for('no key update', { skipLocked: true })
    if (waiting.some(({ state, claimedUntil }) => state === 'BERJALAN' && claimedUntil && claimedUntil > at))
      return undefined
    for (const batch of waiting) {
      // Those of a command beside the server read from a disk that is not ours.
      if (!(await isThere(files, tenant, uploadOf(batch)))) continue
      const claimed = { state: 'BERJALAN' as const, claimedUntil: claimAt({ now }) }
      await tx.update(importBatch).set(claimed).where(eq(importBatch.id, batch.id))
      return { ...batch, ...claimed }
    }
    return undefined
  })

/** Works on one file for a turn. */
async function turn(services: Services, batch: Batch): Promise<void> {
  const { tenant, id } = batch
  // A workbook is read from its beginning at each turn, which may take longer than one: it counts from the first chunk.
  let ends: number | undefined
  const beat = setInterval(() => void renew(services, tenant, id).catch(() => undefined), CLAIM_MS / 3)
  try {
    const source = contentOf(services, batch)
    if (batch.row === 0) await assertIntact(source, uploadOf(batch).sha256)
    const outcome = await runImport(services, batch, await openTable(source), {
      mayGoOn: () => performance.now() < (ends ??= performance.now() + TURN_MS),
    })
    if (outcome === 'SELESAI') {
      const isNeeded = await services.as(systemSeat(tenant), ({ tx }) => isShared(tx, batch), { readOnly: true })
      if (!isNeeded) await dropParts(services.files, tenant, uploadOf(batch).sha256)
    } else if (outcome === 'BERJALAN') await release(services, tenant, id)
  } catch (error) {
    if (error instanceof Overtaken) return
    if (error instanceof Refusal) return void (await stop(services, tenant, id, error))
    await release(services, tenant, id)
    throw error
  } finally {
    clearInterval(beat)
  }
}

/** Says that somebody still works on it, also while nothing is written. */
const renew = ({ as, now }: Services, tenant: string, id: string) =>
  as(systemSeat(tenant), ({ tx }) =>
    tx
      .update(importBatch)
      .set({ claimedUntil: claimAt({ now }) })
      .where(and(eq(importBatch.id, id), eq(importBatch.state, 'BERJALAN'), gt(importBatch.claimedUntil, now()))),
  )

const release = ({ as, now }: Services, tenant: string, id: string) =>
  as(systemSeat(tenant), ({ tx }) =>
    tx
      .update(importBatch)
      .set({ claimedUntil: null })
      .where(and(eq(importBatch.id, id), eq(importBatch.state, 'BERJALAN'), gt(importBatch.claimedUntil, now()))),
  )

/** Takes in files that wait, each for a turn. Returns how many it worked on. */
export async function importFiles(services: Services): Promise<number> {
  const { rows } = await services.as(jobSeat(), ({ tx }) =>
    tx.execute<{ tenant: string }>(
      sql`select app.tenants_to_import(${services.now().toISOString()}::timestamptz) as tenant`,
    ),
  )
  let worked = 0
  for (const { tenant } of rows) {
    const batch = await claim(services, tenant)
    if (!batch) continue
    await turn(services, batch)
    worked += 1
  }
  return worked
}
