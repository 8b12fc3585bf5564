import { and, asc, count, eq, gt, isNotNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { importRow } from '@slrt/db/import-batch'
import { csvLine } from '@slrt/domain/export'
import { Id } from '@slrt/domain/field'
import { REJECTIONS } from '@slrt/domain/import'
import { REMAINDER } from '@slrt/domain/import-clean'
import { assertOpenRow, ImportLedger, SkipImport } from '@slrt/domain/import-step'
import { getBatch, getLedgerRow, mappingOf, rowPlace } from './import-row.ts'
import { command, reveal, type Room } from './trpc.ts'

const PAGE = 50
/** Rows of one part of the file of refused rows. */
const MOST_EXPORTED = 5000

type Asked = z.output<typeof ImportLedger>

const matching = ({ id, reason, state }: Pick<Asked, 'id' | 'reason' | 'state'>) =>
  and(
    eq(importRow.batch, id),
    isNotNull(importRow.reason),
    reason ? eq(importRow.reason, reason) : undefined,
    state ? eq(importRow.state, state) : undefined,
  )

/** Refused rows with what they say, in the order of the file. */
async function rowsOf({ tx, actor, keys }: Room, asked: Asked, most: number) {
  const rows = await tx
    .select()
    .from(importRow)
    .where(and(matching(asked), gt(importRow.row, asked.after ?? 0)))
    .orderBy(asc(importRow.row))
    .limit(most)
  const open = await keys.opener(tx, actor.tenant)
  return rows.map((row) => ({
    ...row,
    cells: JSON.parse(open(rowPlace(actor.tenant, row.id), row.content)) as string[],
  }))
}

/** The rows that were not taken in, with their contents, and how many there are of each reason and state. */
export const importLedger = reveal(ImportLedger, async (room, asked) => {
  const { tx } = room
  const batch = await getBatch(tx, asked.id)
  const [rows, totals] = await Promise.all([
    rowsOf(room, asked, PAGE + 1),
    tx
      .select({ reason: importRow.reason, state: importRow.state, rows: count() })
      .from(importRow)
      .where(and(eq(importRow.batch, asked.id), isNotNull(importRow.reason)))
      .groupBy(importRow.reason, importRow.state),
  ])
  const page = rows.slice(0, PAGE)
  const { header, columns } = mappingOf(batch)!
  return {
    header,
    columns,
    totals,
    rows: page.map(({ id, row, reason, field, cells, state, changedBy, changedAt, version }) => {
      return { id, row, reason: reason!, field, cells, state, changedBy, changedAt, version }
    }),
    next: rows.length > PAGE ? page.at(-1)!.row : null,
  }
})

/** Decides that a refused row stays out; the same once more takes the decision back. */
export const importSkip = command(SkipImport, async ({ tx, actor, at }, { id, version }) => {
  const row = await getLedgerRow(tx, id)
  assertOpenRow(row, version)
  const state = row.state === 'DIABAIKAN' ? 'TERBUKA' : 'DIABAIKAN'
  await tx
    .update(importRow)
    .set({ state, changedBy: actor.name, changedAt: at, version: version + 1 })
    .where(eq(importRow.id, id))
})

const Rejected = z.object({
  id: Id,
  reason: z.optional(z.enum(REJECTIONS)),
  after: z.optional(z.int().check(z.minimum(0))),
})

/**
 * The rows that wait in the ledger as the columns of their own file, with number, reason and field in front: to be mended
 * in a spreadsheet. No cell begins a formula.
 */
export const importRejected = reveal(Rejected, async (room, asked) => {
  const batch = await getBatch(room.tx, asked.id)
  const rows = await rowsOf(room, { ...asked, state: 'TERBUKA' }, MOST_EXPORTED + 1)
  const page = rows.slice(0, MOST_EXPORTED)
  const { header } = mappingOf(batch)!
  const lines = page.map(({ row, reason, field, cells }) => csvLine([String(row), reason!, field ?? '', ...cells]))
  const first = asked.after ? [] : [`\ufeff${csvLine([...REMAINDER, ...header])}`]
  return {
    fileName: `ditolak-${batch.fileName.replace(/\.[^.]*$/, '')}.csv`,
    csv: [...first, ...lines].join(''),
    next: rows.length > MOST_EXPORTED ? page.at(-1)!.row : null,
  }
})
