import { drizzle } from 'drizzle-orm/node-postgres'
import type { PoolClient } from 'pg'
import type { Tx } from './connect.ts'
import { askOf, type Ask } from './lane.ts'

type Values = Readonly<Record<string, unknown>>
type Prepared<R> = { readonly execute: (values: Record<string, unknown>) => Promise<R> }

let aboard: Ask | undefined
const query: Ask = (statement, values) => aboard!(statement, values)
const builder = drizzle({ query } as unknown as PoolClient)

/**
 * A statement of drizzle with placeholders, whose text is made once and not at each use: making it costs the server more
 * than sending it.
 * @example const byId = statement((db) => db.select().from(unit).where(eq(unit.id, sql.placeholder('id'))))
 * const [row] = await byId(tx, { id })
 */
export function statement<R>(
  build: (db: Tx) => { readonly prepare: (name: string) => Prepared<R> },
): (tx: Tx, values: Values) => Promise<R> {
  let prepared: Prepared<R> | undefined
  return (tx, values) => {
    prepared ??= build(builder).prepare('')
    // drizzle sends before it returns; nobody else can come in between.
    aboard = askOf(tx)
    try {
      return prepared.execute(values)
    } finally {
      aboard = undefined
    }
  }
}
