import { sql } from 'drizzle-orm'
import { check, date, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { CATALOGUE_KINDS, CONFIDENCES } from '@slrt/domain/catalogue'
import { instant, policy } from './columns.ts'
import { national } from './national.ts'
import { agencyUser, job, observer, secretariat, tenantUser } from './roles.ts'

const all = sql`true`

/**
 * What the secretariat says of a category, a program or a role, from a day on: name, explanation, who answers for it, where
 * it is written, and how sure that is (handbook's tags F, K, D). The newest row in force speaks.
 */
export const catalogue = national.table(
  'catalogue',
  {
    kind: text('kind', { enum: CATALOGUE_KINDS }).notNull(),
    code: text('code').notNull(),
    effectiveFrom: date('effective_from').notNull(),
    effectiveTo: date('effective_to'),
    name: text('name').notNull(),
    details: text('details').notNull().default(''),
    owner: text('owner').notNull().default(''),
    source: text('source').notNull(),
    confidence: text('confidence', { enum: CONFIDENCES }).notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.code, table.effectiveFrom] }),
    check('catalogue_kind', sql.raw(`kind in (${CATALOGUE_KINDS.map((kind) => `'${kind}'`).join(', ')})`)),
    ...[tenantUser, agencyUser, observer, job].map((role) => policy(role, 'select', all)),
    ...(['select', 'insert', 'update'] as const).map((deed) => policy(secretariat, deed, all)),
  ],
)
