import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { TENANT_KINDS, TENANT_STATES } from '@slrt/domain/tenant'
import { instant, isOwn, policy } from './columns.ts'
import { national } from './national.ts'
import { agencyUser, crossing, job, observer, secretariat, signIn, tenantUser } from './roles.ts'

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`)

const own = (column: string) => sql.raw(isOwn(column))
const all = sql`true`

/**
 * A tenant: one SLRT, and `00` for the national secretariat. `configuration` is the number of the latest publication
 * that binds it: its own, its province's or the nation's, counted through the whole country in the order of their commits
 * (`app.publish`). The door returns it (design §2.7).
 */
export const tenant = national.table(
  'tenant',
  {
    code: text('code').primaryKey(),
    kind: text('kind', { enum: TENANT_KINDS }).notNull(),
    state: text('state', { enum: TENANT_STATES }).notNull().default('AKTIF'),
    name: text('name').notNull(),
    serviceName: text('service_name'),
    phone: text('phone'),
    address: text('address'),
    configuration: integer('configuration').notNull().default(1),
    version: integer('version').notNull().default(1),
    openedAt: instant('opened_at').notNull().defaultNow(),
    /** Why it was suspended or closed, by whom and when. */
    stateReason: text('state_reason'),
    stateBy: text('state_by'),
    stateAt: instant('state_at'),
    /** Of a practice tenant the district that practises in it: invented families, left out of every aggregate. */
    practiceOf: text('practice_of'),
    /** Version of the data-processing agreement that its people agreed to. */
    agreement: text('agreement'),
    agreedAt: instant('agreed_at'),
  },
  (table) => [
    check('tenant_kind', oneOf('kind', TENANT_KINDS)),
    check('tenant_state', oneOf('state', TENANT_STATES)),
    index('tenant_by_name').on(table.name, table.code),
    policy(tenantUser, 'select', own('code')),
    policy(tenantUser, 'update', own('code')),
    policy(agencyUser, 'select', own('code')),
    policy(secretariat, 'select', all),
    policy(secretariat, 'update', all),
    policy(observer, 'select', all),
    policy(job, 'select', all),
    policy(signIn, 'select', all),
    policy(crossing, 'select', all),
    policy(crossing, 'insert', all),
    policy(crossing, 'update', all),
  ],
)

/** The kab/kota of a tenant. An area belongs to one tenant only, and to one that practises. */
export const tenantArea = national.table(
  'tenant_area',
  {
    tenant: text('tenant')
      .notNull()
      .references(() => tenant.code),
    area: text('area').notNull(),
    isPractice: boolean('is_practice').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.area] }),
    uniqueIndex('tenant_area_once').on(table.area, table.isPractice),
    policy(tenantUser, 'select', own('tenant')),
    policy(agencyUser, 'select', own('tenant')),
    policy(secretariat, 'select', all),
    policy(observer, 'select', all),
    policy(crossing, 'select', all),
    policy(crossing, 'insert', all),
  ],
)
