import * as z from 'zod/mini'
import { Id } from '@slrt/domain/field'
import { fieldsFor, hasAreaCodes, suggestMapping } from '@slrt/domain/import-header'
import { maskNumber } from '@slrt/domain/nik'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { openTable } from './import-open.ts'
import type { Table } from './import-file.ts'
import { contentIn, getBatch, mappingOf, type Batch } from './import-row.ts'
import { areasFor, disagreeing, readingOf } from './import-setup.ts'
import { query, type Room } from './trpc.ts'

const SAMPLES = 5

/** Numbers that may be somebody's, masked wherever they stand: before the columns are named, nobody knows which they are. */
const masked = (cell: string) =>
  cell
    .replaceAll(/\d(?:[\s.'"’]?\d){11,}/g, (number) => maskNumber(number.replaceAll(/\D/g, '')))
    .replaceAll(/\d{8,}/g, maskNumber)
    .slice(0, 200)

/** Rows of a file that was stopped because the codes of its areas mean others than their names; for anything else none. */
async function stoppedAt({ tx, index, at }: Room, batch: Batch, table: Table) {
  const mapping = mappingOf(batch)
  const stopped = batch.stopped as { code?: string } | null
  if (batch.state !== 'BERHENTI' || stopped?.code !== 'import.areas_disagree' || !mapping) return []
  const { tenant, kind, codeSystem, asOf, startedAt } = batch
  const given = { areas: await areasFor(tx, tenant), index, today: localDate(at, zoneOf(tenant)) }
  const { columns, list } = mapping
  const file = { tenant, batch: batch.id, kind, codeSystem, asOf, startedAt, columns, list }
  return disagreeing(readingOf(given, file, mapping.header), table, SAMPLES)
}

/** What the columns of a file are taken for, with some rows to compare; the identity numbers in them are masked. */
export const importColumns = query(z.object({ id: Id }), async (room, { id }) => {
  const batch = await getBatch(room.tx, id)
  const table = await openTable(contentIn(room, batch))
  const suggested = suggestMapping(batch.kind, table.header)
  const isCode = (at: number) => suggested.columns[at]?.endsWith('_code') ?? false
  const samples: string[][] = []
  for await (const { records } of table.pages()) {
    for (const record of records.slice(0, SAMPLES - samples.length))
      samples.push(record.map((cell, at) => (isCode(at) ? cell.slice(0, 200) : masked(cell))))
    if (samples.length === SAMPLES) break
  }
  const mapping = mappingOf(batch)
  return {
    version: batch.version,
    kind: batch.kind,
    header: table.header.map((name) => name.slice(0, 200)),
    samples,
    columns: [...(mapping?.columns ?? suggested.columns)],
    list: mapping?.list ?? null,
    missing: suggested.missing,
    fields: fieldsFor(batch.kind),
    hasAreaCodes: hasAreaCodes(suggested.columns),
    codeSystem: batch.codeSystem,
    asOf: batch.asOf,
    disagreeing: await stoppedAt(room, batch, table),
  }
})
