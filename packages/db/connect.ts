import { neonConfig, Pool as NeonPool, type PoolClient as NeonClient } from '@neondatabase/serverless'
import { drizzle as drizzleNeon } from 'drizzle-orm/neon-serverless'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool, type PoolClient } from 'pg'

/** The one type of a database connection, whichever driver carries it. */
export type Database = NodePgDatabase & { readonly $client: { readonly connect: () => Promise<PoolClient> } }
/** What a transaction offers; it is begun and ended by the door alone. */
export type Tx = Omit<NodePgDatabase, 'transaction'>

export type Connection = {
  readonly db: Database
  /** Closes all connections; waits for those in use. */
  readonly end: () => Promise<void>
}

type Options = {
  /** Most connections at a time. A tRPC batch runs its calls side by side, so never fewer than 4. */
  readonly most?: number
  /** `neon` goes over a WebSocket; without it the host decides. */
  readonly driver?: 'pg' | 'neon'
}

const isNeon = (url: string) => new URL(url).hostname.endsWith('.neon.tech')

/**
 * Opens a pool. `*.neon.tech` is reached over a WebSocket, everything else over TCP: where the data lives is a matter
 * of the address alone (design §3). Nothing is sent before the first query.
 */
export function connect(url: string, { most = 10, driver }: Options = {}): Connection {
  const settings = { connectionString: url, max: most, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 }
  if ((driver ?? (isNeon(url) ? 'neon' : 'pg')) === 'neon') {
    neonConfig.webSocketConstructor ??= WebSocket
    const pool = new NeonPool(settings)
    pool.on('error', ignore).on('connect', (client: NeonClient) => client.on('error', ignore))
    // Same methods, same results: to the compiler too.
    return { db: drizzleNeon(pool) as unknown as Database, end: () => pool.end() }
  }
  const pool = new Pool({ ...settings, pipeline: true, keepAlive: true })
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore))
  return { db: drizzle(pool), end: () => pool.end() }
}

/**
 * A connection that broke must not end the process. If it was idle, the pool opens another; if somebody worked with it,
 * their statement fails.
 */
const ignore = () => undefined
