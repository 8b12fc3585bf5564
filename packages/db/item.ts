import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { CATEGORIES } from '@slrt/domain/category'
import { PROGRAM_CODES } from '@slrt/domain/complaint'
import { RESOLUTIONS } from '@slrt/domain/item'
import { STORED_STATES, TURNS, type StoredState } from '@slrt/domain/item-state'
import { URGENCIES } from '@slrt/domain/urgency'
import { instant, plainText, ofReferredTo, policy, tenantTable, within } from './columns.ts'
import { complaint } from './complaint.ts'
import { household } from './household.ts'
import { agencyUser, crossing } from './roles.ts'

/**
 * One need (kebutuhan) of a complaint. States 8 to 11 are not stored: a referred need is DIRUJUK, and shows what its
 * referrals make of it. `turn` says whose move it is, for the queues.
 */
export const item = tenantTable(
  'item',
  {
    complaint: uuid('complaint').notNull(),
    household: uuid('household').notNull(),
    desa: plainText('desa').notNull(),
    category: text('category', { enum: CATEGORIES }).notNull(),
    program: text('program', { enum: PROGRAM_CODES }),
    urgency: text('urgency', { enum: URGENCIES }).notNull(),
    /** 0 for an emergency, else 1: queues begin with emergencies. */
    rank: smallint('rank').notNull(),
    home: text('home', { enum: ['DESA', 'SLRT'] }).notNull(),
    state: text('state', { enum: STORED_STATES as [StoredState, ...StoredState[]] }).notNull(),
    cameFrom: text('came_from', { enum: STORED_STATES as [StoredState, ...StoredState[]] }),
    cycle: integer('cycle').notNull(),
    since: instant('since').notNull(),
    due: instant('due'),
    turn: text('turn', { enum: TURNS }),
    resolution: text('resolution', { enum: RESOLUTIONS }),
    /** What the family said of the result. */
    arrived: boolean('arrived'),
    content: smallint('content'),
    registeredBy: uuid('registered_by').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull(),
    /** The date counts on days of a year whose holidays are not known yet: no verdict follows from it. */
    isProvisional: boolean('is_provisional').notNull().default(false),
    /** What the clock showed when the need began to wait for the resident; it goes on from there. */
    heldDue: instant('held_due'),
    /** The present deadline was extended once. */
    isExtended: boolean('is_extended').notNull().default(false),
    /** The rules that it lives by: number of the configuration and local day of its registration. */
    configuration: integer('configuration').notNull().default(1),
    registeredOn: date('registered_on').notNull(),
    /** By when all of it must be answered, where the law says so (UU 27/2022). */
    answerBy: instant('answer_by'),
  },
  { scope: 'desa' },
  (table) => [
    check('item_state', sql.raw(`state in (${STORED_STATES.map((state) => `'${state}'`).join(', ')})`)),
    within(table, table.complaint, complaint),
    within(table, table.household, household),
    index('item_of_complaint').on(table.tenant, table.complaint),
    index('item_of_household').on(table.tenant, table.household),
    // A page is read in this order; the last columns are there so that exact counts read the index alone.
    index('item_queue')
      .on(
        table.tenant,
        table.turn,
        table.rank,
        table.due,
        table.id,
        table.desa,
        table.urgency,
        table.category,
        table.isProvisional,
      )
      .where(sql`turn is not null`),
    index('item_queue_of_desa')
      .on(
        table.tenant,
        table.desa,
        table.turn,
        table.rank,
        table.due,
        table.id,
        table.urgency,
        table.category,
        table.isProvisional,
      )
      .where(sql`turn is not null`),
    index('item_expiring')
      .on(table.due, table.tenant)
      .where(sql`state = 'MENUNGGU_WARGA'`),
    index('item_provisional')
      .on(table.tenant, table.id)
      .where(sql`is_provisional`),
    policy(crossing, 'select', sql`true`),
    policy(agencyUser, 'select', ofReferredTo('item', 'id')),
    policy(agencyUser, 'update', ofReferredTo('item', 'id')),
  ],
)
