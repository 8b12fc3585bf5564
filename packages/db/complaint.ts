import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { CHANNELS, KINDS } from '@slrt/domain/complaint'
import { URGENCIES } from '@slrt/domain/urgency'
import { bytes, instant, plainText, tenantTable, within } from './columns.ts'
import { household } from './household.ts'

/** What a family told, once. Where its needs stand is a matter of their rows alone. */
export const complaint = tenantTable(
  'complaint',
  {
    household: uuid('household').notNull(),
    desa: plainText('desa').notNull(),
    /** `3204-2611-000123`; given by the last statement of the registration. */
    ticket: text('ticket'),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    kind: text('kind', { enum: KINDS }).notNull(),
    urgency: text('urgency', { enum: URGENCIES }).notNull(),
    /** Encrypted, as all that people tell. */
    reporter: bytes('reporter'),
    story: bytes('story').notNull(),
    hope: bytes('hope'),
    recordedAt: instant('recorded_at').notNull(),
    registeredAt: instant('registered_at').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    registeredByName: text('registered_by_name').notNull(),
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.household, household),
    uniqueIndex('complaint_ticket').on(table.tenant, table.ticket),
    index('complaint_of_household').on(table.tenant, table.household, table.registeredAt),
  ],
)

/** How many complaints a tenant has registered in a month: the row is locked by the last statement before commit. */
export const ticketCount = tenantTable(
  'ticket_count',
  { month: text('month').notNull(), last: integer('last').notNull() },
  {},
  (table) => [uniqueIndex('ticket_count_once').on(table.tenant, table.month)],
)
