import { sql } from 'drizzle-orm'
import { date, integer, text } from 'drizzle-orm/pg-core'
import { instant, policy } from './columns.ts'
import { national } from './national.ts'
import { agencyUser, job, observer, secretariat, tenantUser } from './roles.ts'

const all = sql`true`
const readByAll = () => [tenantUser, agencyUser, observer, job].map((role) => policy(role, 'select', all))
const keptBySecretariat = () =>
  (['select', 'insert', 'update', 'delete'] as const).map((deed) => policy(secretariat, deed, all))

/** National holidays (L) and collective leave (CB), by the yearly SKB of three ministers: changed within a year too. */
export const holiday = national.table(
  'holiday',
  {
    day: date('day').primaryKey(),
    kind: text('kind', { enum: ['L', 'CB'] }).notNull(),
    name: text('name').notNull(),
  },
  () => [...readByAll(), ...keptBySecretariat()],
)

/** A year whose table of holidays is known, and where it is written; dates in any other are provisional (sementara). */
export const holidayYear = national.table(
  'holiday_year',
  {
    year: integer('year').primaryKey(),
    source: text('source').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  () => [...readByAll(), ...keptBySecretariat()],
)
