import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { asActor, type Seat } from '@slrt/db/as-actor'
import { createApp } from '@slrt/functions/app'
import { paths } from '../support/catalog.ts'
import { call } from '../support/examples.ts'
import { fillNation, type Nation } from '../support/filled-nation.ts'
import { looks } from '../support/looks.ts'
import { makeWorld, type Person, type World } from '../support/world.ts'

type Statement = { readonly sql: string; readonly params: unknown[] }

let made: World
let there: Nation

beforeAll(async () => {
  made = await makeWorld()
  there = await fillNation(made)
})
afterAll(() => made.end())

function poolOf(max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: made.database.apiUrl, max })
  // A connection may still be on its way out when its database is dropped.
  pool.on('error', () => undefined)
  return pool
}

/** The statements of a call, caught on their way to the database, and the seat that they were sent from. */
async function statementsOf(path: string, person: Person, input: Record<string, unknown>) {
  const caught: Statement[] = []
  const seats: Seat[] = []
  const pool = poolOf(4)
  // Caught where they leave, whoever made them.
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (statement: unknown, values?: unknown[]) => unknown
    const heard = (statement: string | pg.QueryConfig, values?: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text
      caught.push({ sql: text, params: values ?? (typeof statement === 'string' ? [] : (statement.values ?? [])) })
      return send(statement, values)
    }
    client.query = heard as typeof client.query
  })
  const db = drizzle(pool)
  const services = {
    ...made.services,
    as: ((seat, work, options) => {
      seats.push(seat)
      return asActor(db, seat, work, options)
    }) as typeof made.services.as,
  }
  const app = createApp(services)
  const post: World['post'] = async (url, body, headers) =>
    app.request(`http://slrt.test${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const { status } = await call({ ...made, post }, path, { as: person, input })
  expect([path, input, status]).toEqual([path, input, 200])
  await pool.end()
  const statements = caught.filter(({ sql: text }) => /^[\s(]*(select|with)/i.test(text) && !text.includes('app.enter'))
  return { seat: seats[0]!, statements }
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

async function explain(seat: Seat, { sql: text, params }: Statement): Promise<Node> {
  const pool = poolOf(1)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select app.enter($1, $2, $3)', [seat.role, seat.tenant, seat.scope])
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, format json) ${text}`,
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

/** What a statement throws away after it was read: more than ten times what it finds. */
async function wasteOf(seat: Seat, statement: Statement): Promise<string[]> {
  const waste: string[] = []
  for (const node of nodesOf(await explain(seat, statement))) {
    const loops = node['Actual Loops']
    const removed = (node['Rows Removed by Filter'] ?? 0) * loops
    const found = Math.max(node['Actual Rows'] * loops, PAGE)
    const name = node['Relation Name'] ?? ''
    if (removed > 10 * found && !(name in bounded))
      waste.push(
        `${node['Node Type']} on ${name} removes ${removed} for ${node['Actual Rows'] * loops}: ${statement.sql}`,
      )
  }
  return waste
}

const queries = paths.filter(({ kind }) => kind === 'query').map(({ path }) => path)

test('every query path is looked at', () => {
  expect(queries.filter((path) => !looks[path])).toEqual([])
})

describe.each(Object.entries(looks).filter(([, all]) => all.length > 0))(
  '%s finds its rows by an index, as the role that asks',
  (path, all) => {
    test.each(
      all.map(({ as, input }) => ({ as, input, asked: typeof input === 'function' ? 'one' : JSON.stringify(input) })),
    )('$as: $asked', async ({ as, input }) => {
      const asked = typeof input === 'function' ? input(there) : input
      const { seat, statements } = await statementsOf(path, there.people[as], asked)
      expect(statements.length).toBeGreaterThan(0)
      for (const statement of statements) expect(await wasteOf(seat, statement)).toEqual([])
    })
  },
)
