import type { Pool } from 'pg'
import { appRouter } from '@slrt/functions/router'
import type { Kind } from '@slrt/functions/trpc'

type Procedure = { _def: { meta?: { kind: Kind } } }

/** Every path of the router with its kind: what the guards walk over, so that they hold for all that comes. */
export const paths: readonly { path: string; kind: Kind }[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Procedure>,
).map(([path, procedure]) => {
  const kind = procedure._def.meta?.kind
  if (!kind) throw new Error(`${path} is none of query, command, reveal`)
  return { path, kind }
})

/** Tables of a schema. */
export async function tablesOf(owner: Pool, schema: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = $1 order by 1`,
    [schema],
  )
  return rows.map(({ name }) => name)
}

/** Tables that no command changes. */
const still = new Set(['area', 'area_word', 'area_source'])

/** A fingerprint of all rows of all tenants: equal before and after means that nothing was changed, added or lost. */
export async function stateOf(owner: Pool): Promise<string> {
  const tables: string[] = []
  for (const schema of ['public', 'national'])
    for (const table of await tablesOf(owner, schema)) if (!still.has(table)) tables.push(`${schema}.${table}`)
  const sums = tables.map(
    (table) =>
      `select '${table}' as name, count(*), md5(string_agg(t::text, '' order by t::text)) as sum from ${table} t`,
  )
  const { rows } = await owner.query<{ name: string; count: string; sum: string | null }>(sums.join(' union all '))
  return rows.map(({ name, count, sum }) => `${name} ${count} ${sum}`).join('\n')
}
