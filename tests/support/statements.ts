import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { asActor } from '@slrt/db/as-actor'
import { createApp } from '@slrt/functions/app'
import { makeRulesOf } from '@slrt/functions/regulation-cache'
import { call } from './examples.ts'
import type { Person, World } from './world.ts'

/**
 * A process of its own on the world's database, knowing no rules yet: each call looks once and answers with the
 * statements that left for it, caught on their way to the database.
 */
export async function statementsOf(made: World, as: Person, path: string, input: Record<string, unknown>) {
  const caught: string[] = []
  const pool = new pg.Pool({ connectionString: made.database.apiUrl, max: 4 })
  onTestFinished(() => pool.end())
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (statement: unknown, values?: unknown[]) => unknown
    const heard = (statement: string | pg.QueryConfig, values?: unknown[]) => {
      caught.push(typeof statement === 'string' ? statement : statement.text)
      return send(statement, values)
    }
    client.query = heard as typeof client.query
  })
  const db = drizzle(pool)
  const services = {
    ...made.services,
    rules: makeRulesOf(),
    as: ((seat, work, options) => asActor(db, seat, work, options)) as typeof made.services.as,
  }
  const app = createApp(services)
  const post: World['post'] = async (url, body, headers) =>
    app.request(`http://slrt.test${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return async (): Promise<string[]> => {
    caught.length = 0
    const { status } = await call({ ...made, post }, path, { as, input })
    if (status !== 200) throw new Error(`${path}: ${status}`)
    return [...caught]
  }
}
