import { and, eq, inArray, ne } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { importBatch, importRow } from '@slrt/db/import-batch'
import type { Columns } from '@slrt/domain/import-clean'
import type { ImportList } from '@slrt/domain/import-list'
import { Refusal } from '@slrt/domain/refusal'
import type { ByteSource } from './import-file.ts'
import { partSource } from './import-part.ts'
import type { Services } from './services.ts'
import type { Room } from './trpc.ts'

export type Batch = typeof importBatch.$inferSelect
export type LedgerRow = typeof importRow.$inferSelect

/** What stands in a batch's `mapping`; of kind `list` also which list it is. */
export type Mapping = {
  readonly columns: Columns
  readonly header: readonly string[]
  readonly list?: ImportList | null
}
export const mappingOf = ({ mapping }: Pick<Batch, 'mapping'>): Mapping | null => mapping as Mapping | null

/** @throws Refusal `import.not_found` */
export async function getBatch(tx: Tx, id: string, lock = false): Promise<Batch> {
  const found = tx.select().from(importBatch).where(eq(importBatch.id, id))
  const [row] = await (lock ? found.for('no key update') : found)
  if (!row) throw new Refusal('import.not_found')
  return row
}

/** @throws Refusal `import.row_not_found` */
export async function getLedgerRow(tx: Tx, id: string): Promise<LedgerRow> {
  const [row] = await tx.select().from(importRow).where(eq(importRow.id, id)).for('update')
  if (!row?.reason) throw new Refusal('import.row_not_found')
  return row
}

/** Where the content of a row of the ledger is encrypted for. */
export const rowPlace = (tenant: string, id: string) => ({ tenant, table: 'import_row', column: 'content', id })

const uploadOf = ({ sha256, bytes }: Pick<Batch, 'sha256' | 'bytes'>) => ({ sha256: sha256.toString('hex'), bytes })

/** Whether another import of the same file still needs its content. */
export async function isShared(tx: Tx, { id, sha256 }: Pick<Batch, 'id' | 'sha256'>): Promise<boolean> {
  const rows = await tx
    .select({ id: importBatch.id })
    .from(importBatch)
    .where(and(eq(importBatch.sha256, sha256), ne(importBatch.id, id), inArray(importBatch.state, UNFINISHED)))
    .limit(1)
  return rows.length > 0
}
const UNFINISHED: Batch['state'][] = ['PEMETAAN', 'MENUNGGU', 'BERJALAN', 'JEDA', 'BERHENTI']

/** The content of an import's file, for whoever stands in a room of its district. */
export const contentIn = ({ tx, keys, files, actor }: Room, batch: Batch): ByteSource =>
  partSource(files, () => keys.bytesOpener(tx, actor.tenant), actor.tenant, uploadOf(batch))

/** The content of an import's file, for a job. */
export const contentOf = ({ as, keys, files }: Services, batch: Batch): ByteSource => {
  const unlock = () => as(systemSeat(batch.tenant), ({ tx }) => keys.bytesOpener(tx, batch.tenant), { readOnly: true })
  return partSource(files, unlock, batch.tenant, uploadOf(batch))
}

/** Fields whose numbers are shown masked before anything is taken in. */
export const isNumberField = (field: string | null): boolean =>
  field === 'nik' || field === 'kk' || field === 'family_ref'
