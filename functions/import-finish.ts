import { and, asc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { changeMany } from '@slrt/db/bulk'
import { importBatch, importRow } from '@slrt/db/import-batch'
import { origin } from '@slrt/db/origin'
import { Overtaken, writeChunk, type ChunkEnd, type Engine } from './import-chunk.ts'
import { countsFrom } from './import-counts.ts'
import { finishList } from './import-list-finish.ts'
import type { Reading } from './import-setup.ts'
import type { Staged } from './import-stage.ts'

const AT_ONCE = 1000
/** People marked as gone in one transaction. */
const GONE_AT_ONCE = 5000

/** Earlier versions that came again without what had replaced them: the source speaks so now. */
const waiting = ({ as, keys }: Engine, { work, stage }: Reading): Promise<Staged[]> =>
  as(
    systemSeat(work.tenant),
    async ({ tx }) => {
      const rows = await tx
        .selectDistinctOn([origin.id], { row: importRow.row, id: importRow.id, content: importRow.content })
        .from(origin)
        .innerJoin(
          importRow,
          and(eq(importRow.tenant, origin.tenant), eq(importRow.hash, origin.seen), eq(importRow.batch, origin.batch)),
        ) // prettier-ignore
        .where(and(eq(origin.batch, work.batch), isNotNull(origin.seen), isNull(importRow.reason)))
        .orderBy(origin.id, asc(importRow.row))
        .limit(AT_ONCE)
      const open = await keys.opener(tx, work.tenant)
      return rows.map(({ row, id, content }) => {
        const place = { tenant: work.tenant, table: 'import_row', column: 'content', id }
        return stage(row, JSON.parse(open(place, content)) as string[])
      })
    },
    { readOnly: true },
  )

/** Marks some of those whom an earlier file had and this one does not; returns the last of them, or nothing. */
const markGone = ({ as }: Engine, { work }: Reading, before: string, after: string, at: ChunkEnd, claim: Date) =>
  as(systemSeat(work.tenant), async ({ tx }) => {
    const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, work.batch)).for('no key update')
    if (batch?.state !== 'BERJALAN' || batch.row !== at.row) throw new Overtaken()
    const rows = await tx
      .select()
      .from(origin)
      .where(and(eq(origin.source, work.source), eq(origin.batch, before), isNull(origin.goneIn), gt(origin.id, after)))
      .orderBy(origin.id)
      .limit(GONE_AT_ONCE)
    if (rows.length === 0) return undefined
    const gone = rows.map((row) => ({ ...row, goneIn: work.batch }))
    await changeMany(tx, origin, ['goneIn'], gone)
    const counts = countsFrom(batch.counts)
    counts.gone += rows.length
    await tx.update(importBatch).set({ counts, claimedUntil: claim }).where(eq(importBatch.id, work.batch))
    return rows.at(-1)!.id
  })

const FIRST = '00000000-0000-0000-0000-000000000000'

/** What can be said only at the end of a file; may be begun anew after a crash like everything else. */
export async function finish(services: Engine, reading: Reading, at: ChunkEnd, claim: () => Date): Promise<void> {
  const { work } = reading
  if (work.list) return finishList(services, reading, at, claim)
  for (;;) {
    const rows = await waiting(services, reading)
    if (rows.length === 0) break
    await writeChunk(services, work, rows, { from: at.row, to: at, claim: claim(), isSettling: true })
  }
  if (work.isWhole) {
    const earlier = await services.as(
      systemSeat(work.tenant),
      ({ tx }) =>
      tx.select({ id: importBatch.id }).from(importBatch).where(and(ne(importBatch.id, work.batch), eq(importBatch.kind, work.kind))), // prettier-ignore
    )
    for (const { id } of earlier)
      for (let after: string | undefined = FIRST; after !== undefined;)
        after = await markGone(services, reading, id, after, at, claim())
  }
  await services.as(systemSeat(work.tenant), ({ tx }) =>
    tx
      .update(importBatch)
      .set({ state: 'SELESAI', endedAt: services.now(), claimedUntil: null })
      .where(and(eq(importBatch.id, work.batch), eq(importBatch.state, 'BERJALAN'))),
  )
}
