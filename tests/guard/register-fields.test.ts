import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableColumns } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { codesOf } from '@slrt/domain/code-list'
import { FAMILY_FACTS, FAMILY_GROUPS, PERSON_FACTS, PERSON_GROUPS } from '@slrt/domain/fact'
import {
  FIELD_KINDS,
  fieldOf,
  REGISTER_FIELDS,
  slugOf,
  SOURCE_TABLES,
  type RegisterField,
  type SourceTable,
  type SourceTableName,
} from '@slrt/domain/register-field'

const names = Object.keys(SOURCE_TABLES) as SourceTableName[]

/** What the handbook names, by table. */
const listed = new Map(
  readFileSync(join(import.meta.dirname, 'register-columns.txt'), 'utf8')
    .split(/^\[/m)
    .slice(1)
    .map((part): [SourceTableName, string[]] => {
      const [title = '', ...lines] = part.trim().split('\n')
      return [title.slice(0, title.indexOf(']')) as SourceTableName, lines.flatMap((line) => line.split(', '))]
    }),
)
const placesOf = (table: SourceTable, column: string) =>
  [Object.keys(table.shared), table.sealed, Object.keys(table.none)].filter((columns) => columns.includes(column))
    .length

const tables = { household, person, fact }
const columnsOf = (table: keyof typeof tables) => getTableColumns(tables[table]) as Record<string, PgColumn>
const fields = [...REGISTER_FIELDS.values()]
const ofFact = (kinds: readonly RegisterField[]) => new Set(kinds.flatMap((field) => field.feeds ?? []))

/** Columns of `fact` that say whose it is, where from and when: no fact themselves. */
const AROUND_FACTS = ['tenant', 'id', 'household', 'person', 'desa', 'source', 'asOf', 'changedAt', 'present']
const factColumns = Object.entries(columnsOf('fact')).filter(([name]) => !AROUND_FACTS.includes(name))

describe('every column of the handbook', () => {
  test.each(names)('of %s is in exactly one list', (name) => {
    const columns = listed.get(name)!
    expect(columns.filter((column) => placesOf(SOURCE_TABLES[name], column) !== 1)).toEqual([])
    const { shared, sealed, none }: SourceTable = SOURCE_TABLES[name]
    const covered = [...Object.keys(shared), ...sealed, ...Object.keys(none)]
    expect(covered.toSorted()).toEqual(columns.toSorted())
  })

  test.each(names)('of %s leads to a field of one kind', (name) => {
    for (const column of listed.get(name)!) {
      const field = fieldOf(name, column)
      expect(FIELD_KINDS, column).toContain(field?.kind)
      expect(field!.kind === 'none' ? field!.why : 'kept', column).toBeTruthy()
      expect(REGISTER_FIELDS.get(field!.code), column).toMatchObject({ code: field!.code, kind: field!.kind })
    }
  })

  test('with codes has a list of that version', () => {
    const empty = fields.filter(({ list, version }) => list && codesOf(list, version).length === 0)
    expect(empty).toEqual([])
    expect(REGISTER_FIELDS.get('id_kondisi_gizi')).toMatchObject({ list: 'nutrition', version: 'DTSEN_2025' })
    expect(fieldOf('bdt-household', 'lantai')).not.toHaveProperty('list')
  })

  test('that nobody knows would be found', () => {
    expect(placesOf(SOURCE_TABLES.dtks, 'AGAMA')).toBe(0)
    expect(fieldOf('dtks', 'AGAMA')).toBeUndefined()
  })

  test('is one that the handbook names, and none is left out', (context) => {
    const path = join(import.meta.dirname, '../../../shared/handbook.md')
    if (!existsSync(path)) return context.skip('../shared/handbook.md is not there')
    const text = readFileSync(path, 'utf8')
    const [from, to] = [text.indexOf('### 9.3'), text.indexOf('### 9.8')]
    const known = new Set([...listed.values()].flat().map(slugOf))
    const quoted = [...text.slice(from, to).matchAll(/`([^`]+)`/g)].map(([, words]) => words!)
    const columns = quoted.filter((words) => !words.startsWith('[')).flatMap(namesIn)
    expect(columns.length).toBeGreaterThan(250)
    expect(columns.filter((column) => !known.has(slugOf(column)))).toEqual([])
  })
})

/** The names of columns in one quotation: `HubKRT/Hub_KRT, NUK (family no.)`, `Vector1..4`, `jml_{sapi,kerbau}`. */
function namesIn(quoted: string): string[] {
  if (quoted.includes('|')) return quoted.split('|').filter((name) => name !== '')
  const spread = quoted
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(\w*)\{([^}]*)\}/g, (_, start: string, ends: string) =>
      ends
        .split(',')
        .map((end) => start + end)
        .join(', '),
    )
    .replace(/(\w+)1\.\.4/g, (_, start: string) => [1, 2, 3, 4].map((at) => start + at).join(', '))
    .replace(/kode_\/nama (.*)/, (_, levels: string) => levels)
  return spread
    .split(/[,/]/)
    .map((name) => name.trim())
    .filter((name) => /^[\w*]+$/.test(name))
}

describe('facts that a rule may test', () => {
  /** Written by what else an officer does: a person gets a number, or has none. */
  const KEPT = ['hasNik']
  const asked: string[] = [...Object.keys(FAMILY_FACTS), ...Object.keys(PERSON_FACTS)]

  test('are columns of the table, each drawn from a field of a list, or asked by an officer', () => {
    const known = factColumns.map(([name]) => name)
    expect([...new Set([...ofFact(fields), ...asked, ...KEPT])].toSorted()).toEqual(known.toSorted())
  })

  test('that no list tells are asked in a group of the form, family and person apart', () => {
    const told = ofFact(fields)
    const alone = factColumns.map(([name]) => name).filter((name) => !told.has(name as never))
    expect(alone.filter((name) => !asked.includes(name) && !KEPT.includes(name))).toEqual([])
    const grouped = [...Object.values(FAMILY_GROUPS), ...Object.values(PERSON_GROUPS)].flatMap((one) =>
      Object.keys(one),
    )
    expect(grouped).toEqual(asked)
    expect(new Set(grouped).size).toBe(grouped.length)
  })

  test('have a column of their own where the field is a fact', () => {
    const facts = fields.filter(({ kind }) => kind === 'fact')
    expect(facts.filter(({ column }) => !factColumns.some(([name]) => name === column))).toEqual([])
  })

  const isCoarse = (column: PgColumn) => {
    const type = column.getSQLType()
    return ['boolean', 'smallint', 'date'].includes(type) || (type === 'text' && (column.enumValues ?? []).length > 0)
  }

  test('cannot hold a name, a number, an address or free text', () => {
    expect(factColumns.filter(([, column]) => !isCoarse(column)).map(([name]) => name)).toEqual([])
    expect(isCoarse(columnsOf('person')['name']!)).toBe(false)
    expect(isCoarse(columnsOf('household')['address']!)).toBe(false)
  })
})

describe('what stays readable', () => {
  /** Encrypted, masked, or a keyed hash. */
  const isSealed = (column: PgColumn) => column.getSQLType() === 'bytea' || column.name.endsWith('_masked')
  /** Whose, where, when, by whom, which version: about the record. */
  const keeping = {
    household: 'tenant id desa headFolded members kkReason registeredAt registeredBy changedBy changedAt version existence batch kkPlace', // prettier-ignore
    person: 'tenant id household desa nikReason nikConfirmed changedBy changedAt version existence batch mergedInto',
  }

  test.each(['household', 'person'] as const)('of a %s is an open field, and nothing else', (table) => {
    const open = new Set(fields.filter(({ kind, of }) => kind === 'open' && of === table).map(({ column }) => column))
    const readable = Object.entries(columnsOf(table))
      .filter(([, column]) => !isSealed(column))
      .map(([name]) => name)
    const kept = keeping[table].split(' ')
    expect(readable.filter((name) => !kept.includes(name) && !open.has(name))).toEqual([])
    expect([...open].filter((name) => !readable.includes(name!))).toEqual([])
  })

  test('is never what is to be sealed', () => {
    for (const { code, kind, column, of } of fields)
      if (kind === 'sealed' && column) expect(isSealed(columnsOf(of)[column]!), code).toBe(true)
    for (const table of ['household', 'person'] as const) expect(columnsOf(table)['detail']!.getSQLType()).toBe('bytea')
  })
})
