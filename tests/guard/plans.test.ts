import { afterAll, beforeAll, expect, test } from 'vitest'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { asActor, seatOf, type Seat } from '@slrt/db/as-actor'
import { paths } from '../support/catalog.ts'
import { call } from '../support/examples.ts'
import { makeWorld, type Person, type World } from '../support/world.ts'
import { createApp } from '@slrt/functions/app'

type Statement = { readonly sql: string; readonly params: unknown[] }

let made: World
let people: Record<'admin' | 'secretariat' | 'supervisor', Person>

/** A filled database: 2,000 officers in the district that looks, 60,000 in the others, 514 districts. */
beforeAll(async () => {
  made = await makeWorld()
  const admin = await made.district('32.04')
  const supervisor = await made.somebody('32.04', 'SUPERVISOR', ['32.04.05'])
  people = { admin, supervisor, secretariat: made.secretariat }
  await made.owner.query(`
    insert into national.tenant (code, kind, name) select code, 'district', label from national.area a
    where level = 'district' and valid_to is null and not exists (select from national.tenant t where t.code = a.code);
    insert into national.tenant_area select code, code from national.tenant t where kind = 'district'
    and not exists (select from national.tenant_area x where x.area = t.code);
    create temp table filled as
      select t.code as tenant, gen_random_uuid() as id, 'Orang ' || md5(random()::text) || ' ' || n as name,
        t.code || '.0' || (1 + n % 9) || '.2001' as scope
      from national.tenant t, generate_series(1, 2000) n
      where t.kind = 'district' and (t.code = '32.04' or n <= 120);
    insert into staff (tenant, id, name, role, scope, state, contact, contact_masked, contact_index, invited_at)
      select tenant, id, name, 'FASILITATOR', scope, 'AKTIF', '', 'x', id::text::bytea, now() from filled;
    insert into staff_word (tenant, id, staff, word, scope)
      select tenant, gen_random_uuid(), id, w, scope from filled, unnest(string_to_array(lower(name), ' ')) w;
    analyze`)
}, 120_000)
afterAll(() => made.end())

/** What a search of each path may look like; every query path that lists or searches must stand here. */
const looks: Readonly<Record<string, readonly { as: keyof typeof people; input: Record<string, unknown> | 'own' }[]>> =
  {
    'area.children': [{ as: 'admin', input: { code: '32.04' } }],
    'area.search': [
      { as: 'admin', input: { text: 'cim' } },
      { as: 'admin', input: { text: 'kota bandung', level: 'district' } },
    ],
    'session.show': [{ as: 'supervisor', input: {} }],
    'staff.list': [
      { as: 'admin', input: {} },
      { as: 'admin', input: { text: 'orang a1' } },
      { as: 'supervisor', input: { text: 'b2' } },
    ],
    'staff.show': [{ as: 'admin', input: 'own' }],
    'tenant.list': [{ as: 'secretariat', input: { text: 'bandung' } }],
    'tenant.show': [{ as: 'admin', input: {} }],
  }

/** The statements of a call, caught on their way to the database. */
async function statementsOf(path: string, person: Person, input: Record<string, unknown>): Promise<Statement[]> {
  const caught: Statement[] = []
  const pool = new pg.Pool({ connectionString: made.database.apiUrl, max: 4 })
  const db = drizzle(pool, { logger: { logQuery: (sql, params) => void caught.push({ sql, params }) } })
  const services = {
    ...made.services,
    as: ((seat, work, options) => asActor(db, seat, work, options)) as typeof made.services.as,
  }
  const app = createApp(services)
  const post: World['post'] = async (url, body, headers) =>
    app.request(`http://slrt.test${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const { status } = await call({ ...made, post }, path, { as: person, input })
  expect([path, status]).toEqual([path, 200])
  await pool.end()
  return caught.filter(({ sql }) => /^\s*(select|with)/i.test(sql) && !sql.includes('app.enter'))
}

type Node = {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Relation Name'?: string
  Plans?: Node[]
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.Plans ?? []) yield* nodesOf(child)
}

async function explain(seat: Seat, { sql, params }: Statement): Promise<Node> {
  const pool = new pg.Pool({ connectionString: made.database.apiUrl, max: 1 })
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select app.enter($1, $2, $3)', [seat.role, seat.tenant, seat.scope])
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, format json) ${sql}`,
      params,
    )
    return rows[0]!['QUERY PLAN'][0]!.Plan
  } finally {
    await client.query('rollback')
    client.release()
    await pool.end()
  }
}

/** Tables that cannot grow: a scan of one costs what it will always cost. */
const bounded: Readonly<Record<string, string>> = {
  tenant: 'at most one row a kab/kota and province: 552',
  tenant_area: 'exactly one row a kab/kota: 514',
}

/** A page: below this many rows a filter after the fact costs nothing worth an index. */
const PAGE = 50

test('every list and search query finds its rows by an index, as the role that asks', async () => {
  for (const { path } of paths.filter(({ kind }) => kind === 'query')) {
    expect(Object.keys(looks)).toContain(path)
    for (const { as, input: given } of looks[path]!) {
      const person = people[as]
      const input = given === 'own' ? { id: person.membership } : given
      const seat = seatOf({ ...person, person: person.id, name: '', scope: as === 'supervisor' ? ['32.04.05'] : [] })
      for (const statement of await statementsOf(path, person, input)) {
        for (const node of nodesOf(await explain(seat, statement))) {
          const loops = node['Actual Loops']
          const removed = (node['Rows Removed by Filter'] ?? 0) * loops
          const found = Math.max(node['Actual Rows'] * loops, PAGE)
          if ((node['Relation Name'] ?? '') in bounded) continue
          const wasteful =
            removed > 10 * found ? `${node['Node Type']} on ${node['Relation Name']}: ${statement.sql}` : ''
          expect([path, wasteful]).toEqual([path, ''])
        }
      }
    }
  }
})
