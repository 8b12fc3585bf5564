import { eq } from 'drizzle-orm'
import { importBatch, importRow } from '@slrt/db/import-batch'
import { assertOpenRow, MendImport } from '@slrt/domain/import-step'
import { Refusal } from '@slrt/domain/refusal'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { workOn } from './import-chunk.ts'
import { countsFrom, tally } from './import-counts.ts'
import { assertNewest } from './import-list.ts'
import { getBatch, getLedgerRow, mappingOf } from './import-row.ts'
import { areasFor, readingOf } from './import-setup.ts'
import { command } from './trpc.ts'

/**
 * Takes in a refused row as somebody mended it: judged once more like any other of its file.
 * @throws Refusal `import.row_refused` with the reason and the field that it is about; `import.list_older` for a row of a
 *   list that a newer one has replaced
 */
export const importMend = command(MendImport, async (room, { id, version, cells }) => {
  const { tx, actor, at, keys, index } = room
  const row = await getLedgerRow(tx, id)
  assertOpenRow(row, version)
  // Behind the chunk that is being written, if the file is still on its way.
  const batch = await getBatch(tx, row.batch, true)
  const { tenant, kind, codeSystem, asOf, startedAt } = batch
  const { columns, header, list } = mappingOf(batch)!
  if (list && asOf) await assertNewest(tx, list, asOf)
  const file = { tenant, batch: batch.id, kind, codeSystem, asOf, startedAt, columns, list }
  const given = { areas: await areasFor(tx, tenant), index, today: localDate(at, zoneOf(tenant)) }
  const { work, stage } = readingOf(given, file, header)
  const staged = stage(row.row, cells)
  const { judged } = staged
  if ('rejection' in judged) throw new Refusal('import.row_refused', { reason: judged.rejection, field: judged.field })

  const counts = countsFrom(batch.counts)
  tally(counts.rejected, row.reason!, -1)
  counts.rows -= 1
  let listed: string | undefined
  const book = await workOn(
    { tx, keys, at },
    { ...work, byName: actor.name },
    [staged],
    counts,
    ({ take }, { ledger, known, listed: onList }) => {
      // It is not a repeat of itself.
      known.refused.delete(row.hash.toString('latin1'))
      take(staged)
      const refused = ledger.find(({ reason }) => reason !== null)
      if (refused) throw new Refusal('import.row_refused', { reason: refused.reason!, field: refused.field ?? '' })
      // The row has its place in the ledger already.
      ledger.length = 0
      listed = onList.shift()?.person
    },
  )
  const person = listed ?? book.origins[0]?.row.person ?? null
  const done = { state: 'DIPERBAIKI' as const, person, changedBy: actor.name, changedAt: at, version: version + 1 }
  await tx.update(importRow).set(done).where(eq(importRow.id, id))
  await tx.update(importBatch).set({ counts }).where(eq(importBatch.id, batch.id))
})
