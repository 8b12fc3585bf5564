import type pg from 'pg'
import { systemSeat } from '@slrt/db/as-actor'
import type { Services } from '@slrt/functions/services'

/** What an import writes; the columns that are encrypted. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  import_batch: [],
  household: ['address', 'kk', 'detail'],
  person: ['nik', 'detail'],
  fact: [],
  person_token: [],
  origin: [],
  participation: [],
  provenance: ['before'],
  import_row: ['content'],
}

type Row = Record<string, unknown>

/**
 * Everything that imports have written in a district, table by table, in an order that follows from what the rows say: ids
 * are replaced by whom they stand for, ciphertext by what it says, and times are left out.
 */
export async function importDump(
  owner: pg.Pool,
  { as, keys }: Services,
  tenant: string,
): Promise<Record<string, string[]>> {
  const open = await as(systemSeat(tenant), ({ tx }) => keys.opener(tx, tenant), { readOnly: true })
  const rowsOf = async (table: string) =>
    (await owner.query<Row>(`select * from ${table} where tenant = $1`, [tenant])).rows
  const opened = (table: string, row: Row): Row => {
    const plain = { ...row }
    for (const column of TABLES[table]!)
      if (row[column]) plain[column] = open({ tenant, table, column, id: String(row['id']) }, row[column] as Buffer)
    return plain
  }
  const persons = (await rowsOf('person')).map((row) => opened('person', row))
  const families = (await rowsOf('household')).map((row) => opened('household', row))
  const names = new Map<unknown, string>(persons.map(({ id, nik }) => [id, `person ${String(nik)}`]))
  for (const { id } of families) {
    const members = persons.filter(({ household }) => household === id).map(({ nik }) => String(nik))
    names.set(id, `family of ${members.sort().join(' ')}`)
  }
  const told = (value: unknown): unknown =>
    Buffer.isBuffer(value) ? value.toString('hex') : (names.get(value) ?? value)
  const LEFT_OUT = new Set(['id', 'batch', 'registered_by', 'gone_in'])
  const shown = (row: Row) => {
    const kept = Object.entries(row).filter(([name, value]) => !LEFT_OUT.has(name) && !(value instanceof Date))
    const said = Object.fromEntries(kept.map(([name, value]) => [name, told(value)]))
    return JSON.stringify({ of: names.get(row['id']), ...said, gone: (row['gone_in'] ?? null) !== null })
  }
  const dump: Record<string, string[]> = {}
  for (const table of Object.keys(TABLES)) {
    const rows = table === 'person' ? persons : (await rowsOf(table)).map((row) => opened(table, row))
    dump[table] = rows.map(shown).sort()
  }
  return dump
}
