import { eq } from 'drizzle-orm'
import { setTimeout as delay } from 'node:timers/promises'
import { sqlState, systemSeat } from '@slrt/db/as-actor'
import { importBatch } from '@slrt/db/import-batch'
import { Refusal } from '@slrt/domain/refusal'
import { Overtaken, writeChunk, type ChunkEnd, type Engine } from './import-chunk.ts'
import type { Table } from './import-file.ts'
import { finish } from './import-finish.ts'
import { assertListRuns } from './import-list.ts'
import { mappingOf, type Batch } from './import-row.ts'
import { assertAgreement, prepare, type Reading } from './import-setup.ts'
import type { Staged } from './import-stage.ts'

/** Rows of one transaction: it takes a fraction of a second, and what a crash undoes is read again. */
export const CHUNK = 2000
/** A worker that has not written anything for so long is no more. */
export const CLAIM_MS = 60_000
/** Rows judged before Postgres is heard again. */
const BREATH = 200

const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve))

type Chunk = { readonly rows: Staged[]; readonly from: number; readonly to: ChunkEnd }

/** The rows behind a place in the file, judged, a chunk at a time; their bounds are the same however often it is begun. */
async function* chunksFrom(table: Table, { stage }: Reading, start: ChunkEnd, size: number): AsyncGenerator<Chunk> {
  const mayJump = table.isSeekable && start.row > 0
  let row = mayJump ? start.row : 0
  let rows: Staged[] = []
  let position = start.position
  for await (const { records, endOf } of table.pages(mayJump ? start.position : undefined)) {
    for (const [n, raw] of records.entries()) {
      row += 1
      if (row <= start.row) continue
      rows.push(stage(row, raw))
      if (row % size === 0) {
        yield { rows, from: row - rows.length, to: { row, position: endOf(n) } }
        rows = []
      } else if (row % BREATH === 0) await breathe()
    }
    position = endOf(records.length - 1)
  }
  if (rows.length > 0) yield { rows, from: row - rows.length, to: { row, position } }
}

/** What passes: somebody in the way (deadlock, lock or statement time-out), or an officer who wrote the same number just now. */
const PASSING: ReadonlySet<string> = new Set(['40P01', '40001', '55P03', '57014', '23505'])
const TRIES = 5

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES || !PASSING.has(sqlState(error) ?? '')) throw error
      await delay(100 * 2 ** tries)
    }
  }
}

export type RunOptions = {
  readonly size?: number
  /** Told after each chunk. */
  readonly onProgress?: (at: ChunkEnd) => void
  /** Asked after each chunk: whether to go on, or to leave the rest to the next turn. */
  readonly mayGoOn?: () => boolean
}

export const claimAt = (services: Pick<Engine, 'now'>) => new Date(services.now().getTime() + CLAIM_MS)

/** Ends an import that cannot go on; what was taken in stays. */
export const stop = (services: Engine, tenant: string, id: string, { code, facts }: Refusal): Promise<unknown> =>
  services.as(systemSeat(tenant), ({ tx }) =>
    tx
      .update(importBatch)
      .set({ state: 'BERHENTI', stopped: { code, ...facts }, endedAt: services.now(), claimedUntil: null })
      .where(eq(importBatch.id, id)),
  )

/**
 * Takes in a file from where its import stands to its end. The batch is BERJALAN and claimed.
 * @returns SELESAI; BERJALAN where a turn is over before the file is; BERHENTI with the reason in the batch
 * @throws Overtaken when somebody paused or ended it, or works on it too
 */
export async function runImport(
  services: Engine,
  batch: Batch,
  table: Table,
  { size = CHUNK, onProgress, mayGoOn = () => true }: RunOptions = {},
): Promise<'SELESAI' | 'BERJALAN' | 'BERHENTI'> {
  const { columns, list } = mappingOf(batch)!
  const { tenant, id, kind, codeSystem, asOf, startedAt } = batch
  const reading = await prepare(
    services,
    { tenant, batch: id, kind, codeSystem, asOf, startedAt, columns, list },
    table.header,
  )
  try {
    if (reading.work.list) await assertListRuns(services, reading.work)
    if (batch.row === 0) await assertAgreement(reading, table)
    const chunks = chunksFrom(table, reading, batch, size)
    let at: ChunkEnd = batch
    let ahead = chunks.next()
    for (;;) {
      const { value: chunk, done } = await ahead
      if (done) break
      // While Postgres writes these rows, the next ones are read and judged.
      ahead = chunks.next()
      ahead.catch(() => undefined)
      const { rows, from, to } = chunk
      await patiently(() => writeChunk(services, reading.work, rows, { from, to, claim: claimAt(services) }))
      at = chunk.to
      onProgress?.(at)
      if (!mayGoOn()) {
        await chunks.return(undefined)
        return 'BERJALAN'
      }
    }
    await finish(services, reading, at, () => claimAt(services))
    return 'SELESAI'
  } catch (error) {
    if (error instanceof Overtaken || !(error instanceof Refusal)) throw error
    await stop(services, tenant, id, error)
    return 'BERHENTI'
  }
}
