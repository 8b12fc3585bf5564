import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { RETURN_REASONS } from '@slrt/domain/referral'
import { REFERRAL_STATES } from '@slrt/domain/referral-state'
import { RESOLUTIONS } from '@slrt/domain/item'
import { bytes, instant, plainText, ownUnit, policy, tenantTable, within } from './columns.ts'
import { complaint } from './complaint.ts'
import { item } from './item.ts'
import { agencyUser, crossing } from './roles.ts'
import { unit } from './unit.ts'

/**
 * A request to one agency or partner about one need. It holds all that the agency may know of the family: `subject` is
 * a name with its family names cut to letters, `request` what is asked, both encrypted with the tenant's key.
 */
export const referral = tenantTable(
  'referral',
  {
    complaint: uuid('complaint').notNull(),
    item: uuid('item').notNull(),
    unit: uuid('unit').notNull(),
    desa: plainText('desa').notNull(),
    /** Number of the complaint, which agency and office both speak of. */
    ticket: text('ticket').notNull(),
    cycle: integer('cycle').notNull(),
    state: text('state', { enum: REFERRAL_STATES }).notNull(),
    subject: bytes('subject').notNull(),
    request: bytes('request').notNull(),
    sentAt: instant('sent_at').notNull(),
    sentByName: text('sent_by_name').notNull(),
    due: instant('due'),
    acceptedAt: instant('accepted_at'),
    acceptedByName: text('accepted_by_name'),
    endedAt: instant('ended_at'),
    endedByName: text('ended_by_name'),
    returnReason: text('return_reason', { enum: RETURN_REASONS }),
    resolution: text('resolution', { enum: RESOLUTIONS }),
    answer: bytes('answer'),
    version: integer('version').notNull(),
    isProvisional: boolean('is_provisional').notNull().default(false),
    isExtended: boolean('is_extended').notNull().default(false),
  },
  { scope: 'desa' },
  (table) => [
    check('referral_state', sql.raw(`state in (${REFERRAL_STATES.map((state) => `'${state}'`).join(', ')})`)),
    within(table, table.complaint, complaint),
    within(table, table.item, item),
    within(table, table.unit, unit),
    index('referral_of_item').on(table.tenant, table.item),
    index('referral_inbox').on(table.tenant, table.unit, table.state, table.due, table.id),
    index('referral_provisional')
      .on(table.tenant, table.id)
      .where(sql`is_provisional and ended_at is null`),
    policy(crossing, 'select', sql`true`),
    policy(agencyUser, 'select', sql.raw(ownUnit('unit'))),
    policy(agencyUser, 'update', sql.raw(ownUnit('unit'))),
  ],
)
