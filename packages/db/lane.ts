import type { Writable } from 'node:stream'
import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client, type PoolClient, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg'
import type { Tx } from './connect.ts'

/** Sends one statement at once; answers come in the order of the questions. */
export type Ask = <R extends QueryResultRow>(
  statement: string | QueryConfig,
  values?: unknown[],
) => Promise<QueryResult<R>>

/** One connection for the length of one transaction. */
export type Lane = {
  readonly tx: Tx
  readonly ask: Ask
  /** Why the transaction can no longer be committed. */
  readonly firstFailure: () => unknown
  readonly close: () => void
}

const MOST_NAMES = 400
const MOST_SEEN = 1000
const LONGEST = 8000
/** A list makes another text for each of its lengths; `= any ($1)` does not. */
const VARIES = /\bin \(\$\d+, \$/

const names = new Map<string, string | undefined>()
const seenOnce = new Set<string>()

/** What a statement is called, from its second use on; only so many texts get a name in the life of the process. */
function nameOf(text: string): string | undefined {
  if (names.has(text)) return names.get(text)
  if (names.size >= MOST_NAMES || text.length > LONGEST) return undefined
  if (seenOnce.delete(text)) {
    names.set(text, VARIES.test(text) ? undefined : `s${names.size}`)
    return names.get(text)
  }
  seenOnce.add(text)
  const [oldest] = seenOnce
  if (seenOnce.size > MOST_SEEN) seenOnce.delete(oldest!)
  return undefined
}

/**
 * A statement under the name by which the connection keeps it parsed and planned: policies make both dear. A plan is
 * one role's, so each role has names of its own, else connections that serve two would plan again at every change.
 */
function named(statement: QueryConfig, role: string): QueryConfig {
  const name = statement.name ? undefined : nameOf(statement.text)
  return name ? { ...statement, name: `${role}.${name}` } : statement
}

/** All that is asked before Node turns to something else leaves in one write. */
function gather(client: Client): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const lanes = new WeakMap<Tx, Ask>()

/** How to send in this transaction what drizzle did not make. */
export function askOf(tx: Tx): Ask {
  const ask = lanes.get(tx)
  if (!ask) throw new Error('not a transaction of the door')
  return ask
}

/**
 * A transaction on this connection. Once closed it sends nothing more: what somebody forgot to wait for must not reach
 * the next transaction, which may be another tenant's.
 * @param role the database role whose plans are used
 */
export function openLane(client: PoolClient, role: string): Lane {
  let isOpen = true
  let failure: unknown
  // The driver of Neon has no pipeline, and behind its pooler no connection keeps anything.
  const isPlain = client instanceof Client
  const query = (statement: string | QueryConfig, values?: unknown[]) => {
    if (!isOpen) return Promise.reject(new Error('asked after the end of the transaction'))
    if (isPlain) gather(client)
    const isNamed = isPlain && typeof statement === 'object'
    const answer = client.query(isNamed ? named(statement, role) : (statement as QueryConfig), values)
    answer.catch((error: unknown) => (failure ??= error))
    return answer
  }
  const tx: Tx = drizzle({ query } as unknown as PoolClient)
  const ask = (async (statement: string | QueryConfig, values?: unknown[]) => {
    try {
      return await query(statement, values)
    } catch (cause) {
      // As drizzle does it: the log names the statement, never what was written.
      throw new DrizzleQueryError(typeof statement === 'string' ? statement : statement.text, [], cause as Error)
    }
  }) as Ask
  lanes.set(tx, ask)
  return { tx, ask, firstFailure: () => failure, close: () => void (isOpen = false) }
}
