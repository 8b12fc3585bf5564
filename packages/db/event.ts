import { sql } from 'drizzle-orm'
import { boolean, index, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, plainText, ofReferredTo, policy, tenantTable, within, writtenIn } from './columns.ts'
import { complaint } from './complaint.ts'
import { item } from './item.ts'
import { agencyUser, job, tenantUser } from './roles.ts'

/**
 * What happened to a need: one row for each state that it left and entered, written in the transaction that moved it.
 * The journey of a complaint and all monitoring read this; rows are added, never changed. `before` is null at birth.
 */
export const event = tenantTable(
  'event',
  {
    complaint: uuid('complaint').notNull(),
    item: uuid('item').notNull(),
    desa: plainText('desa').notNull(),
    category: text('category').notNull(),
    /** The path of the command (`referral.accept`). */
    act: text('act').notNull(),
    before: text('before'),
    after: text('after').notNull(),
    at: instant('at').notNull(),
    /** Order of the rows of one act. */
    step: smallint('step').notNull(),
    /** Whether the state was left after its deadline. */
    late: boolean('late').notNull(),
    /** Who did it: membership, name and role as they were; `system` has none. */
    by: uuid('by'),
    byName: text('by_name').notNull(),
    byRole: text('by_role').notNull(),
    /** The agency or partner concerned, by id of the unit. */
    unit: uuid('unit'),
    /** What the officer added in words: a reason, a result. Encrypted. */
    note: bytes('note'),
    writtenIn: writtenIn(),
  },
  {
    scope: 'desa',
    roles: [[tenantUser, 'select', 'insert']],
  },
  (table) => [
    within(table, table.complaint, complaint),
    within(table, table.item, item),
    index('event_of_complaint').on(table.tenant, table.complaint, table.at),
    index('event_in_order').on(table.writtenIn),
    policy(agencyUser, 'insert', ofReferredTo('event', 'item')),
    policy(job, 'select', sql`true`),
  ],
)
