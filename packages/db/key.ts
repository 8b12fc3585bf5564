import { sql } from 'drizzle-orm'
import { text } from 'drizzle-orm/pg-core'
import { bytes, instant, policy, tenantTable } from './columns.ts'
import { agencyUser, crossing, job, secretariat, tenantUser } from './roles.ts'

/**
 * A tenant's keys, wrapped by the platform key. The newest of DATA encrypts, all decrypt. ENVELOPE: came with a family that
 * another district handed over (docs/decisions/0014), and opens that envelope alone.
 */
export const key = tenantTable(
  'key',
  {
    purpose: text('purpose', { enum: ['DATA', 'ENVELOPE'] }).notNull(),
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
