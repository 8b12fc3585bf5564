import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ROLES } from '@slrt/domain/permission'
import { STAFF_STATES } from '@slrt/domain/staff'
import { bytes, inScope, instant, policy, tenantTable, within } from './columns.ts'
import { crossing, secretariat, signIn, tenantUser } from './roles.ts'
import { unit } from './unit.ts'

/** True where somebody who works in `scope` (codes joined by commas) works in the scope that the door put on. */
const worksInScope = {
  condition: `exists (select from unnest(string_to_array(scope, ',')) as place where ${inScope('place')})`,
}

/**
 * A membership: person × tenant × role × scope. Its contact is encrypted; lists show the masked form.
 * Whoever has a scope sees those who work in it too, and not those who work in the whole tenant.
 */
export const staff = tenantTable(
  'staff',
  {
    person: uuid('person'),
    name: text('name').notNull(),
    role: text('role', { enum: ROLES as [(typeof ROLES)[number], ...typeof ROLES] }).notNull(),
    scope: text('scope').notNull(),
    state: text('state', { enum: STAFF_STATES }).notNull(),
    contact: bytes('contact').notNull(),
    contactMasked: text('contact_masked').notNull(),
    contactIndex: bytes('contact_index').notNull(),
    invitation: bytes('invitation'),
    invitedAt: instant('invited_at').notNull(),
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    version: integer('version').notNull().default(1),
    /** The agency or partner that somebody works for. */
    unit: uuid('unit'),
    /** How somebody without e-mail signs in; then the contact is this, too. */
    userName: text('user_name'),
    /** The last day of a membership that is given for a time (auditors). */
    until: date('until'),
  },
  {
    scope: worksInScope,
    roles: [
      [tenantUser, 'select', 'insert', 'update'],
      [secretariat, 'select', 'insert', 'update'],
    ],
  },
  (table) => [
    within(table, table.unit, unit),
    check('staff_state', sql.raw(`state in ('DIUNDANG', 'AKTIF', 'BERAKHIR')`)),
    index('staff_by_name').on(table.tenant, table.name, table.id),
    index('staff_by_person').on(table.person),
    index('staff_by_invitation').on(table.invitation),
    uniqueIndex('staff_once').on(table.tenant, table.contactIndex, table.role).where(sql.raw(`state <> 'BERAKHIR'`)),
    policy(signIn, 'select', sql`true`),
    policy(crossing, 'select', sql`true`),
    policy(crossing, 'insert', sql`true`),
  ],
)

/** The folded words of staff names: search is equality and prefix here, since `like` cannot use an index below a policy. */
export const staffWord = tenantTable(
  'staff_word',
  { staff: uuid('staff').notNull(), word: text('word').notNull(), scope: text('scope').notNull() },
  {
    scope: worksInScope,
    roles: [
      [tenantUser, 'select', 'insert', 'delete'],
      [secretariat, 'select', 'insert', 'delete'],
    ],
  },
  (table) => [
    within(table, table.staff, staff),
    policy(crossing, 'insert', sql`true`),
    index('staff_word_prefix').on(table.tenant, table.word.op('text_pattern_ops')),
    index('staff_word_of').on(table.tenant, table.staff),
  ],
)
