import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CODE_SYSTEMS, IMPORT_KINDS, IMPORT_STATES, LEDGER_STATES, REJECTIONS } from '@slrt/domain/import'
import { bytes, instant, policy, tenantTable, within } from './columns.ts'
import { crossing, tenantUser } from './roles.ts'

/**
 * One file brought into the register. `row` says up to which record everything is in the database, counts included: they
 * are written in the transaction of each chunk, so that after a crash the next chunk goes on there.
 */
export const importBatch = tenantTable(
  'import_batch',
  {
    kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file; its content lies among the files until the import has ended. */
    sha256: bytes('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    codeSystem: text('code_system', { enum: CODE_SYSTEMS }),
    /** Which column of the file is which field, and the header as it stands in the file. */
    mapping: jsonb('mapping'),
    state: text('state', { enum: IMPORT_STATES }).notNull(),
    row: integer('row').notNull().default(0),
    /** Bytes of the file behind `row`, for the progress shown. */
    position: bigint('position', { mode: 'number' }).notNull().default(0),
    /** The summary: rows, accepted, rejected by reason, warnings, new, changed … */
    counts: jsonb('counts').notNull().default({}),
    /** Why it stopped: a code with its figures, never a value of the file. */
    stopped: jsonb('stopped'),
    /** Day up to which the source itself says it is right (cut-off). */
    asOf: text('as_of'),
    startedBy: text('started_by').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** Who works on it: a crashed worker's claim lapses. */
    claimedUntil: instant('claimed_until'),
    version: integer('version').notNull().default(1),
  },
  {},
  (table) => [
    policy(crossing, 'select', sql`true`),
    index('import_batch_by_time').on(table.tenant, table.startedAt, table.id),
  ],
)

/** A row of a file that was not taken in, or was replaced by a later one of the same person; nothing of it is lost. */
export const importRow = tenantTable(
  'import_row',
  {
    batch: uuid('batch').notNull(),
    /** Number of the record in the file, the header not counted; from 1. Of a replaced version that of its successor. */
    row: integer('row').notNull(),
    /** Null for a version that a later row of the file corrected. */
    reason: text('reason', { enum: REJECTIONS }),
    field: text('field'),
    /** Keyed hash of the cleaned record: the same row again is known by it. */
    hash: bytes('hash').notNull(),
    /** The record as it came, by columns; encrypted. */
    content: bytes('content').notNull(),
    state: text('state', { enum: LEDGER_STATES }).notNull(),
    changedBy: text('changed_by'),
    changedAt: instant('changed_at'),
    version: integer('version').notNull().default(1),
    /** Once mended: whom it became. The same row in a later file is then known to be there. */
    person: uuid('person'),
  },
  { roles: [[tenantUser, 'select', 'insert', 'update']] },
  (table) => [
    within(table, table.batch, importBatch),
    index('import_row_by_reason').on(table.tenant, table.batch, table.state, table.reason, table.row, table.id),
    index('import_row_by_hash').on(table.tenant, table.hash, table.batch),
    uniqueIndex('import_row_once').on(table.tenant, table.batch, table.row),
  ],
)
