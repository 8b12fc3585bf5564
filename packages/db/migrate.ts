import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { loadAreas } from './load-areas.ts'
import { loadPrograms } from './load-programs.ts'
import { StartFailure } from './start-failure.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const migrationsFolder = here('./migrations')
const LOCK = 7_305_232_604

/**
 * Brings a database to the newest version, as its owner: migrations, areas, roles, grants and fences, national programs.
 * Safe to run twice and at the same time. Names neither password nor address in what it throws.
 * @param url the owner's address
 * @throws StartFailure when the database was made by a newer version
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await refuseNewer(client)
    await runMigrations(drizzle(client), { migrationsFolder })
    await loadAreas(client)
    await client.query(await readFile(here('./fence.sql'), 'utf8'))
    await loadPrograms(client)
  } finally {
    await client.end()
  }
}

/** The newest migration that the database has seen must be one of ours. */
async function refuseNewer(client: Client): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  )
  if (!rows[0]?.found) return
  const applied = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  )
  const ours = Math.max(...readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis))
  if (Number(applied.rows[0]?.newest ?? 0) > ours)
    throw new StartFailure(
      'Basis data di DATABASE_URL atau DATA_DIR dibuat oleh versi yang lebih baru: pasang versi itu, atau pilih basis data lain.',
    )
}

/** Addresses of the two roles that log in. */
export type LoginUrls = { readonly api: string; readonly signIn: string }

/** The owner's address with another login. */
export const withLogin = (owner: string, user: string, password: string) => {
  const url = new URL(owner)
  url.username = user
  url.password = password
  return url.toString()
}

/**
 * Lets `slrt_api` and `slrt_signin` log in.
 * @param known passwords kept from before; the missing ones are made, 32 random bytes each
 */
export async function grantLogins(
  ownerUrl: string,
  known: Partial<Record<'api' | 'signIn', string>>,
): Promise<{ urls: LoginUrls; passwords: Record<'api' | 'signIn', string> }> {
  const passwords = {
    api: known.api ?? randomBytes(32).toString('base64url'),
    signIn: known.signIn ?? randomBytes(32).toString('base64url'),
  }
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Passwords are base64url or ours: no quoting trouble; `alter role` takes no parameters.
    await client.query(`alter role slrt_api login noinherit password ${client.escapeLiteral(passwords.api)}`)
    await client.query(`alter role slrt_signin login noinherit password ${client.escapeLiteral(passwords.signIn)}`)
  } finally {
    await client.end()
  }
  return {
    urls: {
      api: withLogin(ownerUrl, 'slrt_api', passwords.api),
      signIn: withLogin(ownerUrl, 'slrt_signin', passwords.signIn),
    },
    passwords,
  }
}
