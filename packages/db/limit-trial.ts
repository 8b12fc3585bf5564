import { sql } from 'drizzle-orm'
import { date, index, text, uuid } from 'drizzle-orm/pg-core'
import { instant, policy } from './columns.ts'
import { national } from './national.ts'
import { job, secretariat } from './roles.ts'

const all = sql`true`

/**
 * A limit of a program that the secretariat thinks of changing: every district counts what it would do there
 * (`monitor.limit_count`), before anything is published.
 */
export const limitTrial = national.table(
  'limit_trial',
  {
    id: uuid('id').primaryKey(),
    /** Key of the regulation, as `program.maxDesil`. */
    key: text('key').notNull(),
    program: text('program').notNull(),
    /** The value as JSON text. */
    value: text('value').notNull(),
    effectiveFrom: date('effective_from').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** When the last district had counted. */
    doneAt: instant('done_at'),
  },
  (table) => [
    index('limit_trial_by_time').on(table.askedAt, table.id),
    policy(secretariat, 'select', all),
    policy(secretariat, 'insert', all),
    policy(job, 'select', all),
    policy(job, 'update', all),
  ],
)
