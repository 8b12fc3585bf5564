import { Client } from 'pg'
import { StartFailure } from './start-failure.ts'

const schemas = ['public', 'national', 'signin', 'app', 'monitor', 'drizzle']

/**
 * Empties a database that was born in demo mode; refuses any other. Run as owner, with no server on it.
 * @throws StartFailure when the database is not a demo
 */
export async function resetDemo(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ found: boolean }>(`select to_regclass('national.birth') is not null as found`)
    await client.query('set local role job').catch(() => undefined)
    const born = rows[0]?.found
      ? await client.query<{ is_demo: boolean }>('select is_demo from national.birth')
      : undefined
    if (born?.rows[0]?.is_demo !== true)
      throw new StartFailure(
        'Ini bukan basis data demo: npm run reset tidak menghapus apa pun. Periksa DATA_DIR atau DATABASE_URL.',
      )
    await client.query('reset role')
    for (const schema of schemas) await client.query(`drop schema if exists ${schema} cascade`)
    await client.query('create schema public')
    await client.query('commit')
  } finally {
    await client.end()
  }
}
