import { sql } from 'drizzle-orm'
import { bigint, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, policy, tenantTable, within, writtenIn } from './columns.ts'
import { national } from './national.ts'
import { agencyUser, crossing, job, secretariat, tenantUser } from './roles.ts'

/**
 * Who did what, when: audit trail and idempotency in one (design §2.5). Rows are added, never changed. The input is
 * encrypted with the tenant's key; `fingerprint` is a keyed hash of person, path and input.
 */
export const command = tenantTable(
  'command',
  {
    path: text('path').notNull(),
    person: uuid('person').notNull(),
    membership: uuid('membership').notNull(),
    role: text('role').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    input: bytes('input').notNull(),
    at: instant('at').notNull(),
    writtenIn: writtenIn(),
    /** The record that it is about: the `id` of the input. */
    subject: uuid('subject'),
  },
  {
    roles: [
      [tenantUser, 'select', 'insert'],
      [agencyUser, 'select', 'insert'],
      [secretariat, 'select', 'insert'],
      [job, 'select'],
    ],
  },
  (table) => [
    index('command_in_order').on(table.tenant, table.writtenIn, table.id),
    index('command_of_record').on(table.tenant, table.subject, table.at),
    index('command_of_person').on(table.tenant, table.membership, table.at, table.id),
    index('command_by_time').on(table.tenant, table.at, table.id),
    // What left of whom: a family may ask (UU 27/2022).
    index('command_exports')
      .on(table.tenant, table.at)
      .where(sql`path = 'export.file'`),
    index('command_latest').on(table.writtenIn, table.tenant),
    policy(crossing, 'select', sql`true`),
  ],
)

/** The hash chain over a tenant's commands, in order, written by the sealing job alone. `id` is the command's. */
export const seal = tenantTable(
  'seal',
  {
    position: bigint('position', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
    /** Transaction number of the sealed command: up to where the next run has nothing to look for. */
    writtenIn: bigint('written_in', { mode: 'bigint' }).notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  {
    roles: [
      [tenantUser, 'select'],
      [secretariat, 'select'],
      [job, 'select', 'insert'],
    ],
  },
  (table) => [uniqueIndex('seal_position').on(table.tenant, table.position), within(table, table.id, command)],
)

/** How far a job that follows the transaction horizon has come. */
export const mark = national.table(
  'mark',
  { job: text('job').primaryKey(), horizon: bigint('horizon', { mode: 'bigint' }).notNull() },
  () => [policy(job, 'select', sql`true`), policy(job, 'insert', sql`true`), policy(job, 'update', sql`true`)],
)
