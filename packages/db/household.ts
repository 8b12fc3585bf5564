import { sql } from 'drizzle-orm'
import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, plainText, tenantTable } from './columns.ts'

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
  },
  { scope: 'desa' },
  (table) => [
    index('household_by_head').on(table.tenant, table.desa, table.headFolded, table.id),
    index('household_by_name').on(table.tenant, table.headFolded, table.id),
    uniqueIndex('household_kk_once')
      .on(table.tenant, table.kkIndex)
      .where(sql`kk_index is not null`),
  ],
)
