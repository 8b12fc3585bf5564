import { getTableColumns, QueryPromise } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './connect.ts'
import { askOf } from './lane.ts'

/** A statement that leaves when it is awaited or saved, and resolves to the number of rows that it wrote. */
export class Write extends QueryPromise<number> {
  readonly #tx: Tx
  readonly #text: string
  readonly #values: unknown[]

  constructor(tx: Tx, text: string, values: unknown[]) {
    super()
    this.#tx = tx
    this.#text = text
    this.#values = values
  }

  override async execute(): Promise<number> {
    return (await askOf(this.#tx)({ text: this.#text }, this.#values)).rowCount ?? 0
  }
}

type Row = Readonly<Record<string, unknown>>

/** More rows than this at once are rare, and of every number: their text is not kept. */
const MOST_ROWS = 20
const texts = new WeakMap<PgTable, Map<string, string>>()

/** The text of a statement on a table: drizzle makes it at each use, which costs the server more than sending it. */
function textOf(table: PgTable, shape: string, make: () => string): string {
  let known = texts.get(table)
  if (!known) texts.set(table, (known = new Map()))
  let text = known.get(shape)
  if (text === undefined) known.set(shape, (text = make()))
  return text
}

const nameOf = (table: PgTable) => {
  const { schema, name } = getTableConfig(table)
  return schema ? `"${schema}"."${name}"` : `"${name}"`
}

const told = (row: Row) => Object.keys(row).filter((key) => row[key] !== undefined)
const columnsOf = (table: PgTable): Record<string, PgColumn> => getTableColumns(table)
const driverValue = (column: PgColumn, value: unknown) => (value === null ? null : column.mapToDriverValue(value))

/** Adds rows; what a row does not tell gets the table's default. As drizzle's insert, but quick. */
export function add<T extends PgTable>(tx: Tx, table: T, ...rows: T['$inferInsert'][]): Write {
  const columns = columnsOf(table)
  const given = rows.map((row: Row) => ({ row, keys: told(row) }))
  const all = [...new Set(given.flatMap(({ keys }) => keys))]
  const make = () => {
    let count = 0
    const line = (row: Row) => all.map((key) => (row[key] === undefined ? 'default' : `$${++count}`)).join(', ')
    const names = all.map((key) => `"${columns[key]!.name}"`).join(', ')
    return `insert into ${nameOf(table)} (${names}) values ${given.map(({ row }) => `(${line(row)})`).join(', ')}`
  }
  const text = rows.length > MOST_ROWS ? make() : textOf(table, given.map(({ keys }) => keys.join()).join(';'), make)
  const values = given.flatMap(({ row }) =>
    all.filter((key) => row[key] !== undefined).map((key) => driverValue(columns[key]!, row[key])),
  )
  return new Write(tx, text, values)
}

/** Changes the row with this id: what is told, nothing else. As drizzle's update, but quick. */
export function change<T extends PgTable & { readonly id: PgColumn }>(
  tx: Tx,
  table: T,
  id: string,
  to: Partial<T['$inferInsert']>,
): Write {
  const [columns, row] = [columnsOf(table), to as Row]
  const keys = told(row)
  const make = () => {
    const sets = keys.map((key, at) => `"${columns[key]!.name}" = $${at + 1}`).join(', ')
    return `update ${nameOf(table)} set ${sets} where "${table.id.name}" = $${keys.length + 1}`
  }
  const values = keys.map((key) => driverValue(columns[key]!, row[key]))
  return new Write(tx, textOf(table, `change ${keys.join()}`, make), [...values, id])
}
