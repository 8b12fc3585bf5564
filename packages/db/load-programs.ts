import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { NATION } from '@slrt/domain/permission'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'

/** One id for a version wherever it is loaded: loading it again adds nothing. */
function idOf(code: string, effectiveFrom: string): string {
  const hex = createHash('sha256').update(`program ${code} ${effectiveFrom}`).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

const SAVED_AT = '2026-01-01T00:00:00Z'

/**
 * Adds the national programs of handbook §11.2 that are not there yet, as published versions of the nation. What the
 * secretariat changed since stays: its versions are others. Run after the fences: it puts on the role that may.
 */
export async function loadPrograms(client: Pick<ClientBase, 'query'>): Promise<void> {
  const rows = NATIONAL_PROGRAMS.map(({ code, effectiveFrom, definition }) => ({
    id: idOf(code, effectiveFrom),
    code,
    effective_from: effectiveFrom,
    definition: JSON.stringify(definition),
  }))
  await client.query('begin')
  try {
    // Not as a superuser or owner: this role may add such rows, on a managed Postgres too.
    await client.query('set local role crossing')
    await client.query(
      `insert into program (tenant, id, code, definition, effective_from, state, published_in, changed_by, changed_at)
       select $1, id, code, definition, effective_from, 'TERBIT', 1, 'sistem', $2
       from jsonb_to_recordset($3::jsonb) as given (id uuid, code text, definition text, effective_from date)
       on conflict do nothing`,
      [NATION, SAVED_AT, JSON.stringify(rows)],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
