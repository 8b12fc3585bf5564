import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { connect } from '@slrt/db/connect'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { startLocal } from '@slrt/db/local'
import { migrate, withLogin } from '@slrt/db/migrate'
import { resetDemo } from '@slrt/db/reset'
import * as schema from '@slrt/db/schema'
import { assertBound } from '@slrt/db/servable'
import { StartFailure } from '@slrt/db/start-failure'
import { newId } from '@slrt/domain/id'
import { startMachine } from '@slrt/functions/machine'
import { services } from '@slrt/functions/services'
import { freshDatabase, type TestDatabase } from '../support/postgres.ts'
import { environmentOf } from '../support/world.ts'

const root = join(import.meta.dirname, '../..')

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'slrt-db-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

async function ask(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

async function fresh(options?: { empty: boolean }): Promise<TestDatabase> {
  const made = await freshDatabase(options)
  onTestFinished(made.drop)
  return made
}

const saying = (error: unknown) => {
  if (!(error instanceof StartFailure)) throw error
  return error.message
}
const sentence = (work: Promise<unknown>) => work.then(() => 'no failure', saying)

/** Tables, policies, grants and areas: what migrations make. */
const shapeOf = (url: string) =>
  ask(
    url,
    `select 'column', table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_schema in ('public', 'national', 'signin', 'app', 'monitor')
     union all select 'policy', schemaname, tablename, policyname, roles::text, coalesce(qual, '') || coalesce(with_check, '')
     from pg_policies
     union all select 'grant', table_schema, table_name, grantee, privilege_type, '' from information_schema.role_table_grants
     where table_schema in ('public', 'national', 'signin') and grantee <> current_user
     union all select 'area', level, count(*)::text, '', '', '' from national.area group by level order by 1, 2, 3, 4, 5, 6`,
  )

describe('a Postgres of somebody else', () => {
  // A managed one: its owner may make roles and databases, and is no superuser. A cluster that never saw the product.
  let dataDir: string
  let cluster: Awaited<ReturnType<typeof startLocal>>
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'slrt-managed-'))
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    cluster = await startLocal({ dataDir: join(dataDir, 'data'), settings })
    await ask(cluster.url, `create role pemilik login createrole createdb nosuperuser nobypassrls password 'rahasia'`)
    await ask(cluster.url, `create role tamu login password 'rahasia'`)
    for (const name of ['bandung', 'demo', 'kosong'])
      await ask(withLogin(cluster.url, 'pemilik', 'rahasia'), `create database ${name}`)
  })
  afterAll(async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const urlOf = (name: string, user = 'pemilik', password = 'rahasia') => {
    const url = new URL(withLogin(cluster.url, user, password))
    url.pathname = name
    return url.toString()
  }
  test(
    'is made ready by an owner who is no superuser, and serves; the second start finds it so',
    { timeout: 90_000 },
    async () => {
      const env = {
        DATABASE_URL: urlOf('bandung'),
        DATA_DIR: await folder(),
        FIRST_ADMIN_EMAIL: 'sekretariat@contoh.test',
      }
      const links: (string | undefined)[] = []
      for (let start = 0; start < 2; start++) {
        const machine = await startMachine(env, () => undefined)
        links.push(machine.firstLink)
        expect(machine.services.isDemo).toBe(false)
        await machine.stop()
      }
      expect(links).toEqual([expect.stringMatching(/undangan#[\w-]{32}$/), undefined])
      expect(await ask(env.DATABASE_URL, `select from national.area where level = 'district'`)).not.toHaveLength(0)
    },
  )

  test(
    'is migrated three times at once, and again: like an embedded one, whoever owns it',
    { timeout: 90_000 },
    async () => {
      const url = urlOf('demo')
      await Promise.all([migrate(url), migrate(url), migrate(url)])
      const shape = await shapeOf(url)
      expect(shape).toEqual(await shapeOf((await fresh()).ownerUrl))
      await migrate(url)
      expect(await shapeOf(url)).toEqual(shape)
      const files = (await readdir(join(root, 'packages/db/migrations'))).filter((name) => name.endsWith('.sql'))
      expect(await ask(url, 'select from drizzle.__drizzle_migrations')).toHaveLength(files.length)
    },
  )

  test('is emptied by npm run reset only if it was born as a demo', async () => {
    const keys = keyring(localWrapping(Buffer.alloc(32, 1)))
    const url = urlOf('demo')
    await found(url, keys, true, false)
    expect(await sentence(found(url, keys, false, false))).toMatch(/^Basis data ini lahir dalam mode demo: .*DEMO=1/)
    await resetDemo(url)
    const spaces = `select from pg_namespace where nspname in ('national', 'signin', 'app', 'drizzle')`
    expect(await ask(url, spaces)).toEqual([])
    for (const other of [urlOf('kosong'), urlOf('bandung')])
      expect(await sentence(resetDemo(other))).toMatch(/^Ini bukan basis data demo: .*\.$/)
    expect(await ask(urlOf('bandung'), spaces)).toHaveLength(4)
    expect(await sentence(found(urlOf('bandung'), keys, true, false))).toMatch(/bukan untuk demo: hapus DEMO=1/)
  })

  test.each<[string, RegExp, () => string]>([
    ['nobody listens', /tidak menjawab/, () => 'postgres://pemilik:rahasia@127.0.0.1:1/bandung'],
    ['the password is wrong', /ditolak/, () => urlOf('bandung', 'pemilik', 'keliru')],
    ['the database is not there', /tidak ada/, () => urlOf('entah')],
    ['the role may not make tables and roles', /peran tanpa hak/, () => urlOf('kosong', 'tamu')],
    ['it is no address', /bukan alamat/, () => 'localhost'],
  ])('says in one sentence what to mend when %s', async (_, says, url) => {
    const said = await sentence(startMachine({ DATABASE_URL: url(), DATA_DIR: await folder() }))
    expect(said).toMatch(says)
    expect(said).toMatch(/^DATABASE_URL [^\n]*\.$/)
    expect(said).not.toMatch(/rahasia|keliru/)
  })
})

describe('migrations', () => {
  test('leave a database of a newer version alone and say so', async () => {
    const { ownerUrl } = await fresh()
    await ask(ownerUrl, `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`)
    expect(await sentence(migrate(ownerUrl))).toMatch(/^Basis data .*versi yang lebih baru: .*\.$/)
  })

  test('take back a right that somebody gave by hand', async () => {
    const { ownerUrl } = await fresh()
    const shape = await shapeOf(ownerUrl)
    await ask(
      ownerUrl,
      `grant all on staff to observer, public; alter table staff no force row level security;
      grant select on national.birth to tenant_user`,
    )
    await migrate(ownerUrl)
    expect(await shapeOf(ownerUrl)).toEqual(shape)
    const [fence] = await ask(ownerUrl, `select relforcerowsecurity as forced from pg_class where relname = 'staff'`)
    expect(fence).toEqual({ forced: true })
  })

  test('are what drizzle-kit would write from the tables: there is nothing to generate', async () => {
    const out = join(await folder(), 'migrations')
    await cp(join(root, 'packages/db/migrations'), out, { recursive: true })
    const before = (await readdir(out, { recursive: true })).sort()
    const args = [
      'generate',
      '--dialect',
      'postgresql',
      '--schema',
      './packages/db/schema.ts',
      '--out',
      relative(root, out),
    ]
    const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/drizzle-kit'), args, { cwd: root })
    expect(stdout).toMatch(/No schema changes/)
    expect((await readdir(out, { recursive: true })).sort()).toEqual(before)
  })

  test('made every table as the code describes it, column by column and policy by policy', async () => {
    const { ownerUrl } = await fresh()
    const tables = Object.values(schema).filter((one) => one instanceof PgTable)
    expect(tables.length).toBeGreaterThan(15)
    for (const table of tables) {
      const { name, schema: space = 'public', columns, policies } = getTableConfig(table)
      const told = columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().replace(/^timestamp \((\d)\) with/, 'timestamp($1) with'),
        required: column.notNull || column.primary,
      }))
      const there = await ask(
        ownerUrl,
        `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as required
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
        [`"${space}"."${name}"`],
      )
      expect([name, there.map(plain)]).toEqual([name, told.map(plain)])
      const kept = await ask(ownerUrl, 'select policyname from pg_policies where schemaname = $1 and tablename = $2', [
        space,
        name,
      ])
      const names = kept.map(({ policyname }) => String(policyname)).sort()
      expect([name, names]).toEqual([name, policies.map((policy) => policy.name).sort()])
    }
  })
  /** Primary keys over several columns are required without saying so; collations belong to the index. */
  const plain = ({ name, type }: Record<string, unknown>) =>
    `${String(name)} ${String(type).replace(/ collate .*/, '')}`
})

describe('the server', () => {
  const made = { super: 'superuser', bypass: 'bypassrls', owner: '', member: '' }

  test('refuses to serve as a role that the fences do not bind, and names the setting', async () => {
    const database = await freshDatabase()
    const roles = Object.keys(made).map((kind) => `uji_${newId().slice(-8)}_${kind}`)
    const [, , owner, member] = roles
    onTestFinished(async () => {
      await database.drop()
      await ask(inject('cluster').ownerUrl, `drop role ${roles.join(', ')}`)
    })
    for (const [n, attribute] of Object.values(made).entries())
      await ask(database.ownerUrl, `create role ${roles[n]} login ${attribute} password 'rahasia'`)
    await ask(database.ownerUrl, `alter table staff owner to ${owner}; grant ${owner} to ${member}`)

    for (const role of roles) {
      const url = withLogin(database.ownerUrl, role, 'rahasia')
      const { db, end } = connect(url)
      const said = await sentence(assertBound(db, 'DATABASE_API_URL')).finally(end)
      expect([role, said]).toEqual([role, expect.stringMatching(/^DATABASE_API_URL memakai peran .*\.$/)])
      for (const setting of ['DATABASE_API_URL', 'DATABASE_SIGNIN_URL']) {
        const start = services({ ...environmentOf(database), [setting]: url })
        expect(await sentence(start)).toMatch(new RegExp(`^${setting} memakai peran`))
      }
    }
  })

  test('serves as the two roles that it was made for, and names what is missing', async () => {
    const env = environmentOf(await fresh())
    const served = await services(env, { log: () => undefined })
    await served.end()
    const wrong: [string, string][] = [
      ['DATABASE_API_URL', ''],
      ['PLATFORM_KEY', 'bukan kunci'],
      ['INDEX_KEY', Buffer.alloc(16).toString('base64')],
      ['AUTH_SECRET', ''],
    ]
    for (const [setting, value] of wrong)
      expect(await sentence(services({ ...env, [setting]: value }))).toMatch(new RegExp(`^${setting} .*\\.$`))
  })
})
