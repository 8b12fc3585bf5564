import { getTableColumns, sql } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import { binaryArray, castOf, type Kind } from './bulk-array.ts'
import type { Tx } from './connect.ts'
import { askOf } from './lane.ts'

type Row = Readonly<Record<string, unknown>>

/** The kind of a column by its type in SQL. */
function kindOf(column: PgColumn): Kind {
  const type = column.getSQLType()
  if (type.startsWith('text')) return 'text'
  if (type.startsWith('timestamp')) return 'timestamptz'
  if (['uuid', 'bytea', 'smallint', 'integer', 'boolean', 'date'].includes(type)) return type as Kind
  throw new Error(`no array of ${type}`)
}

const nameOf = (table: PgTable) => {
  const { schema, name } = getTableConfig(table)
  return schema ? `"${schema}"."${name}"` : `"${name}"`
}

type Shape = { readonly names: readonly string[]; readonly kinds: readonly Kind[] }
const shapes = new WeakMap<PgTable, Map<string, Shape>>()

function shapeOf(table: PgTable, keys: readonly string[]): Shape {
  let known = shapes.get(table)
  if (!known) shapes.set(table, (known = new Map()))
  let shape = known.get(keys.join())
  if (!shape) {
    const columns: Record<string, PgColumn> = getTableColumns(table)
    const mine = keys.map((key) => columns[key]!)
    known.set(keys.join(), (shape = { names: mine.map(({ name }) => `"${name}"`), kinds: mine.map(kindOf) }))
  }
  return shape
}

const arraysOf = (rows: readonly Row[], keys: readonly string[], { kinds }: Shape) =>
  keys.map((key, at) =>
    binaryArray(
      kinds[at]!,
      rows.map((row) => row[key]),
    ),
  )

const listed = ({ kinds }: Shape) => kinds.map((kind, at) => `$${at + 1}::${castOf(kind)}`).join(', ')

/**
 * Adds many rows in one statement, an array a column: through the door, policies and all.
 * @param keys the columns that each row tells; what a row leaves out is null
 * @param fixed columns that are the same in all rows; every other column gets the table's default
 */
export async function addMany<T extends PgTable, K extends keyof T['$inferInsert'] & string>(
  tx: Tx,
  table: T,
  keys: readonly K[],
  rows: readonly Partial<Pick<T['$inferInsert'], K>>[],
  fixed: Partial<Omit<T['$inferInsert'], K>> = {},
): Promise<void> {
  if (rows.length === 0) return
  const [shape, same] = [shapeOf(table, keys), shapeOf(table, Object.keys(fixed))]
  const names = [...shape.names, ...same.names].join(', ')
  const each = same.kinds.map((kind, at) => `, $${keys.length + at + 1}::${castOf(kind).slice(0, -2)}`).join('')
  const text = `insert into ${nameOf(table)} (${names}) select given.*${each} from unnest(${listed(shape)}) as given`
  await askOf(tx)({ text }, [...arraysOf(rows, keys, shape), ...Object.values(fixed)])
}

/**
 * Changes many rows by their ids in one statement: as rows to be added of which each meets one that is there, since then
 * Postgres looks by the primary key for each. Joined with the table, they would be joined as a planner without statistics
 * sees fit, which may read all of the tenant's rows for each (docs/decisions/0016).
 * @param keys the columns that are written, in every row
 * @param rows as they stand in the table, but for these columns
 */
export async function changeMany<
  T extends PgTable & { readonly id: PgColumn },
  K extends keyof T['$inferSelect'] & string,
>(tx: Tx, table: T, keys: readonly K[], rows: readonly Omit<T['$inferSelect'], 'tenant'>[]): Promise<void> {
  if (rows.length === 0) return
  const columns: Record<string, PgColumn> = getTableColumns(table)
  const needed = Object.keys(columns).filter((key) => columns[key]!.notNull && key !== 'tenant')
  const all = [...new Set([...needed, ...keys])]
  const shape = shapeOf(table, all)
  const sets = shapeOf(table, keys).names.map((name) => `${name} = excluded.${name}`)
  const text = `insert into ${nameOf(table)} (${shape.names.join(', ')}) select given.* from unnest(${listed(shape)}) as given
    on conflict ("tenant", "id") do update set ${sets.join(', ')}`
  await askOf(tx)({ text }, arraysOf(rows as readonly Row[], all, shape))
}

/**
 * Whole rows of a table that have one of these ids in a column; each id through an index, whatever the planner believes.
 * @param isLocked held until the end of the transaction, so that nobody changes them meanwhile
 */
export async function findMany<T extends PgTable>(
  tx: Tx,
  table: T,
  key: keyof T['$inferSelect'] & string,
  ids: readonly string[],
  isLocked = false,
): Promise<T['$inferSelect'][]> {
  const columns: Record<string, PgColumn> = getTableColumns(table)
  const end = sql.raw(isLocked ? 'for no key update' : 'offset 0')
  const { rows } = await tx.execute(sql`select found.* from unnest(${sql.param([...ids])}::uuid[]) as k (key)
    cross join lateral (select * from ${table} where ${columns[key]!} = k.key ${end}) as found`)
  const read = (column: PgColumn, value: unknown) => (value === null ? null : column.mapFromDriverValue(value))
  return rows.map((row) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, read(column, row[column.name])])),
  )
}
