import { sql } from 'drizzle-orm'
import { text } from 'drizzle-orm/pg-core'
import { bytes, instant, policy, tenantTable } from './columns.ts'
import { agencyUser, crossing, job, secretariat, tenantUser } from './roles.ts'

/** A tenant's data keys, wrapped by the platform key. The newest encrypts, all decrypt. */
export const key = tenantTable(
  'key',
  {
    purpose: text('purpose', { enum: ['DATA'] }).notNull(),
    wrapped: bytes('wrapped').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  {
    roles: [
      [tenantUser, 'select'],
      [agencyUser, 'select'],
      [secretariat, 'select'],
      [job, 'select'],
    ],
  },
  () => [policy(crossing, 'insert', sql`true`)],
)
