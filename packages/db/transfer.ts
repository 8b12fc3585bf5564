import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { TRANSFER_ANSWERS, TRANSFER_REASONS, TRANSFER_STATES } from '@slrt/domain/transfer'
import { bytes, instant, policy, tenantTable } from './columns.ts'
import { national } from './national.ts'
import { crossing, tenantUser } from './roles.ts'

/**
 * A request for a family that is registered in another district, as each of the two districts sees it: the same id in
 * both. Written by `app.ask_transfer`, `app.answer_transfer` and `app.end_transfer` only. Neither learns anything of the other's register
 * beyond what the answer hands over.
 */
export const transfer = tenantTable(
  'transfer',
  {
    /** KELUAR: asked by us; MASUK: asked of us. */
    direction: text('direction', { enum: ['KELUAR', 'MASUK'] }).notNull(),
    /** The other district; the asker learns which one with its answer. */
    beside: text('beside'),
    nikIndex: bytes('nik_index').notNull(),
    state: text('state', { enum: TRANSFER_STATES }).notNull(),
    /** Why it is asked, one of a list: no free text crosses. */
    reason: text('reason', { enum: TRANSFER_REASONS }).notNull(),
    /** Why not, where it was refused. */
    answer: text('answer', { enum: TRANSFER_ANSWERS }),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    version: integer('version').notNull().default(1),
    /** Of the asker: whom it asks for, in its own words as JSON; encrypted. */
    subject: bytes('subject'),
    /** What was handed over, until it is taken in: as JSON, encrypted with a key of its own. */
    envelope: bytes('envelope'),
    /** Who of this district asked or answered. */
    byName: text('by_name'),
  },
  { roles: [[tenantUser, 'select']] },
  (table) => [
    policy(crossing, 'select', sql`true`),
    policy(crossing, 'insert', sql`true`),
    policy(crossing, 'update', sql`true`),
    index('transfer_by_time').on(table.tenant, table.direction, table.askedAt, table.id),
    uniqueIndex('transfer_once')
      .on(table.tenant, table.nikIndex)
      .where(sql`direction = 'KELUAR' and state in ('DIMINTA', 'DISERAHKAN')`),
  ],
)

/**
 * Which district has a NIK, by its keyed hash: read by `app.nik_elsewhere` alone, which answers yes or no (design §5).
 * Kept by a trigger on `person`.
 */
export const nikHolder = national.table(
  'nik_holder',
  { nikIndex: bytes('nik_index').notNull(), tenant: text('tenant').notNull() },
  (table) => [
    primaryKey({ columns: [table.nikIndex, table.tenant] }),
    policy(crossing, 'select', sql`true`),
    policy(crossing, 'insert', sql`true`),
    policy(crossing, 'delete', sql`true`),
  ],
)
