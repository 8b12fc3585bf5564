import { index, text, uuid } from 'drizzle-orm/pg-core'
import { SOURCES } from '@slrt/domain/source'
import { bytes, instant, plainText, tenantTable, within } from './columns.ts'
import { importBatch } from './import-batch.ts'
import { tenantUser } from './roles.ts'

/**
 * One field of a family, a person or their facts that does not come from the record's own batch: who wrote it, when, from
 * which source, and what stood there before (encrypted). The history of address, family card and membership is read here.
 * Rows are added, never changed; the newest of a field is what holds.
 */
export const provenance = tenantTable(
  'provenance',
  {
    kind: text('kind', { enum: ['household', 'person', 'fact'] }).notNull(),
    /** Id of the family or person. */
    record: uuid('record').notNull(),
    desa: plainText('desa').notNull(),
    /** Name of the field, as in `register-field`. */
    field: text('field').notNull(),
    before: bytes('before'),
    source: text('source', { enum: SOURCES }).notNull(),
    /** The day that the source itself names. */
    asOf: text('as_of'),
    batch: uuid('batch'),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert']] },
  (table) => [
    within(table, table.batch, importBatch),
    index('provenance_of').on(table.tenant, table.record, table.field, table.at),
  ],
)
