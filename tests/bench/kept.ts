import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { startLocal } from '@slrt/db/local'
import { migrate } from '@slrt/db/migrate'
import { round } from './measure.ts'

/**
 * Databases that take long to fill: made once, in DATA_DIR/bench, and anew when their content or the migrations changed.
 * @param say where it is told that one was made, and in how many seconds
 */
export async function keepDatabases(say: (line: object) => void) {
  const dataDir = resolve(process.env.DATA_DIR ?? '.data', 'bench')
  const local = await startLocal({ dataDir })
  const migrations = readMigrationFiles({
    migrationsFolder: resolve(import.meta.dirname, '../../packages/db/migrations'),
  })

  const urlOf = (database: string) => {
    const url = new URL(local.url)
    url.pathname = database
    return url.toString()
  }

  async function asOwner<T>(database: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
    const owner = new pg.Client({ connectionString: urlOf(database) })
    await owner.connect()
    return work(owner).finally(() => owner.end())
  }

  /** @param content what it is filled with: a number that grows with the fill, and its size */
  async function keep(name: string, content: readonly number[], fill: () => Promise<void>): Promise<void> {
    const stamp = createHash('sha256')
      .update(JSON.stringify([...content, migrations.map(({ hash }) => hash)]))
      .digest('hex')
    const { rows } = await asOwner('postgres', (owner) =>
      owner.query<{ stamp: string | null }>(
        `select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1`,
        [name],
      ),
    )
    if (rows[0]?.stamp === stamp) return
    const began = performance.now()
    await asOwner('postgres', async (owner) => {
      await owner.query(`drop database if exists ${name} with (force)`)
      await owner.query(`create database ${name}`)
    })
    await migrate(urlOf(name))
    await fill()
    await asOwner('postgres', (owner) => owner.query(`comment on database ${name} is '${stamp}'`))
    say({ made: name, seconds: round((performance.now() - began) / 1000) })
  }
  return { dataDir, local, urlOf, asOwner, keep }
}
