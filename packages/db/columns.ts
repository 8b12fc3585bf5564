import { sql, type SQL } from 'drizzle-orm'
import {
  bigint,
  customType,
  foreignKey,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
  type ExtraConfigColumn,
  type PgColumn,
  type PgColumnBuilderBase,
  type PgRole,
  type PgTableExtraConfigValue,
} from 'drizzle-orm/pg-core'
import { tenantUser } from './roles.ts'

/** Bytes: ciphertext, keyed hashes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** Text in the order of its bytes, whatever the database's locale: codes and folded words are found by what they begin with. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** A point in time, as an ISO string with milliseconds outside the database. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Number of the transaction that wrote the row: readers take only rows below the horizon (design §6). */
export const writtenIn = () =>
  bigint('written_in', { mode: 'bigint' })
    .notNull()
    .default(sql`(pg_current_xact_id()::text)::bigint`)

/**
 * True where `column` is the tenant that the door put on. Not `(select …)`: the planner then knows the value, and how many
 * rows this very district has; of a subquery it would take the average of all.
 */
export const isOwn = (column: string): string => `${column} = current_setting('app.tenant', true)`
const ownTenant = sql.raw(isOwn('tenant'))
const scopeList = `(select string_to_array(current_setting('app.scope', true), ','))::text[]`

/** True where the row's place (area code, expression `place`) lies in the scope that the door put on. */
export const inScope = (place: string): string =>
  `(${place} = any (${scopeList}) or left(${place}, 8) = any (${scopeList}))`

/** True where `column` is the unit of whoever acts for an agency or partner: the door puts its id on as the scope. */
export const ownUnit = (column: string): string =>
  `${isOwn('tenant')} and ${column} = (select nullif(current_setting('app.scope', true), '')::uuid)`

/**
 * Rows of needs that were referred to the unit that acts; `need` is the column that names the need. The row's own tenant is
 * named too: an index on (tenant, id) is searched once, and not once a tenant. `offset 0` keeps the planner from reading all
 * that was ever referred to the unit into a hash before it looks at one row.
 */
export const ofReferredTo = (table: string, need: string): SQL =>
  sql.raw(
    `${isOwn(`${table}.tenant`)} and exists (select from referral r where r.tenant = ${table}.tenant and r.item = ${table}.${need} and r.${ownUnit('r.unit')} offset 0)`,
  )

/** A restrictive policy: whoever has a scope sees and writes only rows of it (design §2.4). */
export const scopeFence = (condition: string) =>
  pgPolicy('in_scope', {
    as: 'restrictive',
    for: 'all',
    to: tenantUser,
    using: sql.raw(`(select current_setting('app.scope', true)) = '*' or ${condition}`),
  })

export type Deed = 'select' | 'insert' | 'update' | 'delete'

/** A permissive policy; the migration's last step grants a role exactly the deeds that its policies name. */
export const policy = (role: PgRole, deed: Deed, condition: SQL = ownTenant) =>
  pgPolicy(`${role.name}_${deed}`, {
    for: deed,
    to: role,
    ...(deed === 'insert' ? { withCheck: condition } : { using: condition }),
    ...(deed === 'update' ? { withCheck: condition } : {}),
  })

type Fence = {
  /** The column that holds the row's desa, or a condition of its own. Required where a row is about people. */
  readonly scope?: string | { readonly condition: string }
  /** Which roles may do what in their own tenant. Default: tenant_user reads, adds and changes. */
  readonly roles?: readonly (readonly [PgRole, ...Deed[]])[]
}

const standard: NonNullable<Fence['roles']> = [[tenantUser, 'select', 'insert', 'update']]

/** The columns of a table as keys and indexes take them. */
type Table<Names extends string> = Readonly<Record<Names | 'tenant' | 'id', PgColumn & ExtraConfigColumn>>

/**
 * A table of tenants' rows: tenant and id first, composite primary key, tenant policies, and the scope policy if told.
 * Inserts never mention the tenant: it is the door's.
 * @param fence who may do what, and what binds a row to a place
 * @param extras keys and indexes; every foreign key through `within`
 */
export function tenantTable<Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: Columns,
  fence: Fence = {},
  extras: (table: Table<keyof Columns & string>) => PgTableExtraConfigValue[] = () => [],
) {
  const own = {
    tenant: text('tenant')
      .notNull()
      .default(sql`current_setting('app.tenant')`),
    id: uuid('id').notNull(),
  }
  const { scope } = fence
  return pgTable(name, { ...own, ...columns }, (table) => {
    const mine = table as unknown as Table<keyof Columns & string>
    return [
      primaryKey({ columns: [mine.tenant, mine.id] }),
      ...(fence.roles ?? standard).flatMap(([role, ...deeds]) => deeds.map((deed) => policy(role, deed))),
      ...(scope ? [scopeFence(typeof scope === 'string' ? inScope(scope) : scope.condition)] : []),
      ...extras(mine),
    ]
  })
}

/** A foreign key inside the tenant: it cannot refer to a row of another one. */
export const within = (
  table: { tenant: PgColumn },
  column: PgColumn,
  other: { tenant: PgColumn; id: PgColumn },
): PgTableExtraConfigValue => foreignKey({ columns: [table.tenant, column], foreignColumns: [other.tenant, other.id] })
