import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { asActor, sqlState, type Seat } from '@slrt/db/as-actor'
import { connect, type Connection } from '@slrt/db/connect'
import { newId } from '@slrt/domain/id'
import { tablesOf } from '../support/catalog.ts'
import { sealAll } from '../support/seal-all.ts'
import { makeWorld, type World } from '../support/world.ts'

/** Tables without people or complaints, each with the reason why no scope binds it. */
const withoutScope: Readonly<Record<string, string>> = {
  command: 'audit trail: an officer never reads it through a path; its input is encrypted',
  key: 'wrapped keys: every officer of the tenant needs them to read what the scope shows',
  message: 'officers may only add; nobody of the tenant reads it back',
  seal: 'hashes of commands',
}

let made: World
let api: Connection
let tables: string[]

beforeAll(async () => {
  made = await makeWorld()
  const admin = await made.district('32.04')
  await made.district('32.73')
  await admin.api.staff.invite.mutate({
    commandId: newId(),
    id: newId(),
    name: 'Rini Wulandari',
    email: 'rini@contoh.test',
    role: 'FASILITATOR',
    scope: ['32.04.05.2003'],
  })
  await sealAll(made)
  api = connect(made.database.apiUrl)
  tables = await tablesOf(made.owner, 'public')
})
afterAll(async () => {
  await api.end()
  await made.end()
})

describe('the catalog', () => {
  test('every table of tenants has forced row-level security and policies', async () => {
    const { rows } = await made.owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
    )
    expect(rows).toEqual([])
    expect(tables.length).toBeGreaterThan(5)
  })

  test('every table, key and foreign key of tenants starts with the tenant, which is never null', async () => {
    const { rows } = await made.owner.query(
      `select c.relname, k.conname from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       left join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f')
       where c.relkind in ('r', 'p') and (
         not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and a.attnum = 1 and a.attnotnull)
         or k.conkey[1] is distinct from 1)
       union all
       select c.relname, i.indexrelid::regclass::name from pg_index i
       join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       where i.indisunique and i.indkey[0] <> 1`,
    )
    expect(rows).toEqual([])
  })

  test('every table about people has a scope policy; the others say why not', async () => {
    const { rows } = await made.owner.query<{ tablename: string }>(
      `select tablename from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE' and policyname = 'in_scope'`,
    )
    const scoped = rows.map(({ tablename }) => tablename)
    expect([...scoped, ...Object.keys(withoutScope)].sort()).toEqual(tables)
  })
})

/** Runs one statement through the door; the SQLSTATE of what failed, or how many rows it touched. */
async function attempt(seat: Seat, statement: ReturnType<typeof sql>): Promise<string | number> {
  try {
    return await asActor(api.db, seat, async ({ tx }) => (await tx.execute(statement)).rowCount ?? 0)
  } catch (error) {
    return sqlState(error) ?? String(error)
  }
}

const seats = (tenant: string, scope = '*'): Seat[] =>
  (['tenant_user', 'agency_user'] as const).map((role) => ({ role, tenant, scope }))
const DENIED = '42501'

describe('another tenant', () => {
  test('reads, changes and takes away nothing of any table', async () => {
    for (const table of tables) {
      const name = sql.identifier(table)
      const { rows } = await made.owner.query(`select from "${table}" where tenant = '32.04'`)
      expect([table, rows.length > 0]).toEqual([table, true])
      for (const seat of seats('32.73')) {
        const found = await attempt(seat, sql`select from ${name} where tenant = '32.04'`)
        const changed = await attempt(seat, sql`update ${name} set id = id where tenant = '32.04'`)
        const gone = await attempt(seat, sql`delete from ${name} where tenant = '32.04'`)
        for (const outcome of [found, changed, gone])
          expect([table, [0, DENIED].includes(outcome)]).toEqual([table, true])
      }
    }
  })

  test('adds nothing in another’s name, and refers to nothing of another', async () => {
    for (const table of tables) {
      const name = sql.identifier(table)
      const { rows } = await made.owner.query<{ row: object }>(
        `select to_jsonb(t) as row from "${table}" t where tenant = '32.04' limit 1`,
      )
      const copy = (change: object) =>
        sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${JSON.stringify({ ...rows[0]!.row, ...change })}::jsonb)`
      for (const seat of seats('32.73')) expect(await attempt(seat, copy({ id: newId() }))).toBe(DENIED)
      const { rows: foreign } = await made.owner.query(
        `select from pg_constraint where conrelid = '"${table}"'::regclass and contype = 'f'`,
      )
      if (foreign.length === 0) continue
      const own = await made.owner
        .query(`insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1::jsonb)`, [
          JSON.stringify({ ...rows[0]!.row, tenant: '32.73', ...(table === 'seal' ? {} : { id: newId() }) }),
        ])
        .catch((error: { code: string }) => error.code)
      expect([table, own]).toEqual([table, '23503'])
    }
  })
})

test('an officer whose scope does not contain the row gets nothing of it', async () => {
  for (const table of tables.filter((one) => !(one in withoutScope))) {
    const name = sql.identifier(table)
    const outside = { role: 'tenant_user', tenant: '32.04', scope: '32.04.44.2001' } as const
    const inside = { ...outside, scope: '32.04.05' }
    expect(await attempt(inside, sql`select from ${name} where scope = '32.04.05.2003'`)).toBeGreaterThan(0)
    expect(await attempt(outside, sql`select from ${name}`)).toBe(0)
    const changed = await attempt(outside, sql`update ${name} set id = id`)
    expect([0, DENIED]).toContain(changed)
  }
})

test('outside the door everything is refused, never empty', async () => {
  for (const table of tables) {
    const refused = await api.db
      .execute(sql`select from ${sql.identifier(table)}`)
      .catch((error: unknown) => sqlState(error))
    expect([table, refused]).toEqual([table, DENIED])
  }
})

test('the door is closed to unknown tenants, roles that do not fit and empty scopes', async () => {
  const closed: Seat[] = [
    { role: 'tenant_user', tenant: '99.99', scope: '*' },
    { role: 'tenant_user', tenant: '00', scope: '*' },
    { role: 'tenant_user', tenant: '', scope: '*' },
    { role: 'tenant_user', tenant: '32.04', scope: '' },
    { role: 'secretariat', tenant: '32.04', scope: '*' },
    { role: 'observer', tenant: '32.04', scope: '*' },
    { role: 'public_user', tenant: '32.04', scope: '' },
    { role: 'postgres' as 'job', tenant: '', scope: '*' },
  ]
  for (const seat of closed) expect([seat, await attempt(seat, sql`select 1`)]).toEqual([seat, 'SL001'])
})
