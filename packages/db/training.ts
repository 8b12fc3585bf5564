import { date, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantTable, within } from './columns.ts'
import { staff } from './staff.ts'

/** A course that somebody took (Bimtek): by whom it was held, when, what about, and until when it counts. */
export const training = tenantTable(
  'training',
  {
    staff: uuid('staff').notNull(),
    title: text('title').notNull(),
    organiser: text('organiser').notNull(),
    heldOn: date('held_on').notNull(),
    validUntil: date('valid_until'),
    addedBy: text('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    /** Set when it was entered by mistake; the row stays. */
    removedAt: instant('removed_at'),
    version: integer('version').notNull().default(1),
  },
  {
    scope: { condition: `exists (select from staff s where s.tenant = training.tenant and s.id = training.staff)` },
  },
  (table) => [within(table, table.staff, staff), index('training_of').on(table.tenant, table.staff, table.heldOn)],
)
