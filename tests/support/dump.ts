import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'

type Column = { place: string; label: string; name: string; type: string }

/**
 * Everything that the database holds, a text for each column of each table of each schema but the system's own: all
 * values as text, bytes as the characters that they would be.
 */
export async function* dumpOf(owner: ClientBase): AsyncGenerator<{ where: string; text: string }> {
  const { rows } = await owner.query<Column>(
    `select format('%I.%I', n.nspname, c.relname) as place, n.nspname || '.' || c.relname as label, a.attname as name, t.typname as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_type t on t.oid = a.atttypid
     where c.relkind in ('r', 'm', 'p') and a.attnum > 0 and not a.attisdropped
       and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
     order by 1, a.attnum`,
  )
  for (const { place, label, name, type } of rows) {
    const column = `"${name}"`
    const value = type === 'bytea' ? column : `${column}::text`
    const values = await owner.query<{ value: string | Buffer | null }>(
      `select ${value} as value from ${place} where ${column} is not null`,
    )
    const texts = values.rows.map((row) => (Buffer.isBuffer(row.value) ? row.value.toString('latin1') : row.value))
    yield { where: `${label}.${name}`, text: texts.join('\n') }
  }
}

/** Every file below a folder, as the characters that its bytes would be. */
export async function* filesBelow(folder: string): AsyncGenerator<{ where: string; text: string }> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // What a running database puts away meanwhile is not there any more.
    const text = await readFile(path, 'latin1').catch(() => '')
    yield { where: path.slice(folder.length + 1), text }
  }
}

const SHORTEST = 8

/**
 * Looks for numbers however they are written: in a row, in groups with blanks, dots or strokes; those that begin with 0
 * without it too, and so behind `+62`.
 */
export function finderOf(numbers: Iterable<string>): (text: string) => string[] {
  const wanted = new Set([...numbers].map((number) => number.replace(/^0/, '')))
  const lengths = [...new Set([...wanted].map(({ length }) => length))]
  if (lengths.some((length) => length < SHORTEST)) throw new RangeError('too short to be looked for')
  return (text) => {
    const found = new Set<string>()
    for (const [run] of text.matchAll(/\d(?:[ .()/-]{0,2}\d){7,}/g)) {
      const digits = run.replace(/\D/g, '')
      for (const length of lengths)
        for (let start = 0; start + length <= digits.length; start++) {
          const part = digits.slice(start, start + length)
          if (wanted.has(part)) found.add(part)
        }
    }
    return [...found]
  }
}
