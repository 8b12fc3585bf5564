import { sql } from 'drizzle-orm'
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { FILE_TYPES, PROVES } from '@slrt/domain/file'
import { bytes, instant, ofReferredTo, policy, tenantTable, within } from './columns.ts'
import { complaint } from './complaint.ts'
import { household } from './household.ts'
import { item } from './item.ts'
import { meeting, proposal } from './proposal.ts'
import { agencyUser, tenantUser } from './roles.ts'

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`)

/**
 * Evidence: what a stored file proves, and of whom. The content lies outside the database, encrypted, under its hash.
 * Rows are added, never changed. An agency sees and adds the files of needs that were referred to it, and no other.
 */
export const file = tenantTable(
  'file',
  {
    sha256: bytes('sha256').notNull(),
    type: text('type', { enum: FILE_TYPES }).notNull(),
    bytes: integer('bytes').notNull(),
    proves: text('proves', { enum: PROVES }).notNull(),
    complaint: uuid('complaint'),
    household: uuid('household'),
    item: uuid('item'),
    desa: text('desa').notNull(),
    at: instant('at').notNull(),
    /** The membership that added it, and its name as it was. */
    by: uuid('by').notNull(),
    byName: text('by_name').notNull(),
    proposal: uuid('proposal'),
    meeting: uuid('meeting'),
  },
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert']] },
  (table) => [
    check('file_type', oneOf('type', FILE_TYPES)),
    check('file_proves', oneOf('proves', PROVES)),
    check('file_target', sql.raw('num_nonnulls(complaint, household, proposal, meeting) > 0')),
    within(table, table.complaint, complaint),
    within(table, table.household, household),
    within(table, table.item, item),
    within(table, table.proposal, proposal),
    within(table, table.meeting, meeting),
    index('file_of_complaint').on(table.tenant, table.complaint, table.at),
    index('file_of_household').on(table.tenant, table.household, table.at),
    index('file_of_item').on(table.tenant, table.item, table.at),
    index('file_of_proposal').on(table.tenant, table.proposal, table.at),
    index('file_of_meeting').on(table.tenant, table.meeting, table.at),
    policy(agencyUser, 'select', ofReferredTo('file', 'item')),
    policy(agencyUser, 'insert', ofReferredTo('file', 'item')),
  ],
)
