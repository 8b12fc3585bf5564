import { sql } from 'drizzle-orm'
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { APPROVAL_STATES, DEEDS } from '@slrt/domain/approval'
import { bytes, instant, tenantTable } from './columns.ts'
import { secretariat, tenantUser } from './roles.ts'

/** Something that takes two people: who asks for what, who decided (handbook §3.3, four eyes). */
export const approval = tenantTable(
  'approval',
  {
    deed: text('deed', { enum: DEEDS }).notNull(),
    /** Id of the row that it is about. */
    subject: uuid('subject').notNull(),
    /** What is asked for, in words; encrypted. */
    reason: bytes('reason').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedByPerson: uuid('asked_by_person').notNull(),
    askedByName: text('asked_by_name').notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    state: text('state', { enum: APPROVAL_STATES }).notNull(),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    /** Why it was refused; encrypted. */
    answer: bytes('answer'),
    version: integer('version').notNull().default(1),
  },
  {
    roles: [
      [tenantUser, 'select', 'insert', 'update'],
      [secretariat, 'select', 'insert', 'update'],
    ],
  },
  (table) => [
    check('approval_state', sql.raw(`state in (${APPROVAL_STATES.map((state) => `'${state}'`).join(', ')})`)),
    index('approval_by_time').on(table.tenant, table.state, table.askedAt, table.id),
    index('approval_of').on(table.tenant, table.subject),
  ],
)
