import { sql } from 'drizzle-orm'
import { bigint, date, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core'
import { isOwn, policy } from './columns.ts'
import { job, observer, secretariat, tenantUser } from './roles.ts'

/** What is watched: written by the fold alone. Every column is a code, a date or a count (design §5). */
export const monitor = pgSchema('monitor')

const all = sql`true`
const own = sql.raw(isOwn('tenant'))
const watched = () => [
  policy(observer, 'select', all),
  policy(secretariat, 'select', all),
  policy(tenantUser, 'select', own),
  policy(job, 'select', all),
  policy(job, 'insert', all),
  policy(job, 'update', all),
]

/** What happened on a day, by the clock of the district: needs that entered and left a state, and how many left late. */
export const daily = monitor.table(
  'daily',
  {
    tenant: text('tenant').notNull(),
    day: date('day').notNull(),
    category: text('category').notNull(),
    state: text('state').notNull(),
    entered: integer('entered').notNull(),
    departed: integer('departed').notNull(),
    late: integer('late').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.day, table.category, table.state] }), ...watched()],
)

/**
 * A day of a district in one row, for lists of all districts and for a year of one. Answered: an agency accepted, gave
 * back or did what was asked of it; withdrawals are no answers. Acts: what people did, not the software.
 */
export const headline = monitor.table(
  'headline',
  {
    tenant: text('tenant').notNull(),
    day: date('day').notNull(),
    registered: integer('registered').notNull(),
    settled: integer('settled').notNull(),
    answered: integer('answered').notNull(),
    answeredLate: integer('answered_late').notNull(),
    acts: integer('acts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.day] }), ...watched()],
)

/** How many needs are in a state now: what has entered less what has left, of all time. */
export const stock = monitor.table(
  'stock',
  {
    tenant: text('tenant').notNull(),
    category: text('category').notNull(),
    state: text('state').notNull(),
    now: integer('now').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.category, table.state] }), ...watched()],
)

/**
 * How ready a district is (Kesiapan): for each check of the list how many things are wanting, 0 where all is well; and
 * for each key of the regulation in which it differs from the nation, by how many entries (`differs.` and the key).
 */
export const readiness = monitor.table(
  'readiness',
  {
    tenant: text('tenant').notNull(),
    check: text('check_code').notNull(),
    wanting: integer('wanting').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.check] }), ...watched(), policy(job, 'delete', all)],
)

/** When the figures were last brought up to date, in milliseconds since 1970. */
export const fresh = monitor.table(
  'fresh',
  { job: text('job').primaryKey(), at: bigint('at', { mode: 'number' }).notNull() },
  () => [
    policy(observer, 'select', all),
    policy(secretariat, 'select', all),
    policy(tenantUser, 'select', all),
    policy(job, 'select', all),
    policy(job, 'insert', all),
    policy(job, 'update', all),
  ],
)

/**
 * What a changed limit of a program would do in a district (`national.limit_trial`), counted there by a job: units that
 * are entitled now, that would enter and that would leave; `overridden` is 1 where the district has a value of its own.
 */
export const limitCount = monitor.table(
  'limit_count',
  {
    trial: text('trial').notNull(),
    tenant: text('tenant').notNull(),
    before: integer('before').notNull(),
    entering: integer('entering').notNull(),
    leaving: integer('leaving').notNull(),
    overridden: integer('overridden').notNull(),
  },
  (table) => [primaryKey({ columns: [table.trial, table.tenant] }), ...watched()],
)
