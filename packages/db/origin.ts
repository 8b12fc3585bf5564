import { sql } from 'drizzle-orm'
import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { SOURCES } from '@slrt/domain/source'
import { bytes, plainText, tenantTable, within } from './columns.ts'
import { household } from './household.ts'
import { importBatch } from './import-batch.ts'
import { person } from './person.ts'

/**
 * That a source knows a person, and what it last said: by it the same file again changes nothing, and a newer one shows
 * who is gone. `ref` is the keyed hash of the source's own number of the family (ID DTKS, number of the family card).
 */
export const origin = tenantTable(
  'origin',
  {
    source: text('source', { enum: SOURCES }).notNull(),
    person: uuid('person').notNull(),
    household: uuid('household').notNull(),
    desa: plainText('desa').notNull(),
    ref: bytes('ref'),
    /** Keyed hash of the cleaned record: 24 bytes, and 8 of the folded name. */
    hash: bytes('hash').notNull(),
    /** The last import that had the person. */
    batch: uuid('batch').notNull(),
    /** The import that no longer had the person (gone); null while the source knows them. */
    goneIn: uuid('gone_in'),
    /**
     * Of an earlier version of the record that the import `batch` has met again: until the file also brings the version
     * that replaced it, which is what the register says. What is left at the end of the file is what the source says now.
     */
    seen: bytes('seen'),
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.person, person),
    within(table, table.household, household),
    within(table, table.batch, importBatch),
    uniqueIndex('origin_once').on(table.tenant, table.person, table.source),
    // The hash tells the source, too.
    index('origin_by_ref').on(table.tenant, table.ref),
    index('origin_by_batch').on(table.tenant, table.source, table.batch, table.id),
    index('origin_of_household').on(table.tenant, table.household),
    index('origin_seen')
      .on(table.tenant, table.batch)
      .where(sql`seen is not null`),
  ],
)
