import { Client } from 'pg'
import { StartFailure } from './start-failure.ts'

const schemas = ['public', 'national', 'signin', 'app', 'monitor', 'drizzle']

/** An owner who is no superuser is bound by the fences too: the note is read as the role that wrote it. */
async function wasBornAsDemo(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('national.birth') is not null as found`)
  if (!rows[0]?.found) return false
  await client.query('set local role crossing')
  const born = await client.query<{ is_demo: boolean }>('select is_demo from national.birth')
  await client.query('reset role')
  return born.rows[0]?.is_demo === true
}

/**
 * Empties a database that was born in demo mode; refuses any other. Run as owner, with no server on it.
 * @throws StartFailure when the database is not a demo
 */
export async function resetDemo(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const isDemo = await wasBornAsDemo(client)
    if (!isDemo)
      throw new StartFailure(
        'Ini bukan basis data demo: npm run reset tidak menghapus apa pun. Periksa DATA_DIR atau DATABASE_URL.',
      )
    for (const schema of schemas) await client.query(`drop schema if exists ${schema} cascade`)
    await client.query('create schema public')
    await client.query('commit')
  } finally {
    await client.end()
  }
}
