import { sql } from 'drizzle-orm'
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { inScope, plainText, policy, scopeFence } from './columns.ts'
import { tenantUser } from './roles.ts'

/**
 * By what a person is found (`tokensOf` in `domain/name-token`): a row for each part of the name. Equality and order are
 * what an index can answer below a policy (design §8.6). The desa stands before the token: a search asks each desa of its
 * area in turn, so a beginning of a name is a range in one desa as well as in all of a district, and an import that comes
 * desa by desa writes to neighbouring pages. The key is the only index, and no foreign key is checked for what follows
 * from `person` and is joined with it: every person that is imported pays for both (docs/decisions/0015).
 */
export const personToken = pgTable(
  'person_token',
  {
    tenant: text('tenant')
      .notNull()
      .default(sql`current_setting('app.tenant')`),
    desa: plainText('desa').notNull(),
    token: plainText('token').notNull(),
    person: uuid('person').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.desa, table.token, table.person] }),
    policy(tenantUser, 'select'),
    policy(tenantUser, 'insert'),
    policy(tenantUser, 'delete'),
    scopeFence(inScope('desa')),
  ],
)
