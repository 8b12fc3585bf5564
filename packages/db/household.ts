import { sql } from 'drizzle-orm'
import { index, integer, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { EXISTENCES } from '@slrt/domain/person'
import { bytes, instant, plainText, tenantTable, within } from './columns.ts'
import { importBatch } from './import-batch.ts'

/**
 * A family (keluarga). Its card number and address are encrypted; lists show the number masked, searches compare its
 * keyed hash. The head's name stands here too, folded as search compares it.
 */
export const household = tenantTable(
  'household',
  {
    desa: plainText('desa').notNull(),
    rt: text('rt').notNull(),
    rw: text('rw').notNull(),
    head: text('head').notNull(),
    headFolded: plainText('head_folded').notNull(),
    members: integer('members').notNull(),
    address: bytes('address').notNull(),
    kk: bytes('kk'),
    kkMasked: text('kk_masked'),
    kkIndex: bytes('kk_index'),
    kkReason: text('kk_reason'),
    registeredAt: instant('registered_at').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
    dusun: text('dusun').notNull().default(''),
    existence: text('existence', { enum: EXISTENCES }).notNull().default('ADA'),
    /** What is finer than a rule may test (handbook §9.3, §9.7), as JSON by the codes of `register-field`; encrypted. */
    detail: bytes('detail'),
    batch: uuid('batch'),
    /** 0 for the first family of a card; an import counts on where its list names one card for two families. */
    kkPlace: smallint('kk_place').notNull().default(0),
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.batch, importBatch),
    index('household_by_head').on(table.tenant, table.desa, table.headFolded, table.id),
    index('household_by_name').on(table.tenant, table.headFolded, table.id),
    uniqueIndex('household_kk_once')
      .on(table.tenant, table.kkIndex, table.kkPlace)
      .where(sql`kk_index is not null`),
    index('household_merged')
      .on(table.tenant, table.desa, table.headFolded, table.id)
      .where(sql`existence = 'GANDA'`),
    // One card for two families: shown to be mended, since a card is one family's.
    index('household_kk_twice')
      .on(table.tenant, table.id)
      .where(sql`kk_place > 0`),
    // Few are gone, and what they still receive is looked for.
    index('household_gone')
      .on(table.tenant, table.id)
      .where(sql`existence <> 'ADA'`),
  ],
)
