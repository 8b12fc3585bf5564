import { sql } from 'drizzle-orm'
import { boolean } from 'drizzle-orm/pg-core'
import { instant, policy } from './columns.ts'
import { national } from './national.ts'
import { crossing, job } from './roles.ts'

/** One row says that this database was born in demo mode; without it no demo account can exist (design §6). */
export const birth = national.table(
  'birth',
  {
    only: boolean('only').primaryKey().default(true),
    isDemo: boolean('is_demo').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  () => [
    policy(job, 'select', sql`true`),
    policy(crossing, 'select', sql`true`),
    policy(crossing, 'insert', sql`true`),
  ],
)
