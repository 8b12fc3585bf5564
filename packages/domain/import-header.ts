import { cleanText, type Columns } from './import-clean.ts'
import type { ImportKind } from './import.ts'
import { fieldOf, slugOf, SOURCE_TABLES, type SourceTable, type SourceTableName } from './register-field.ts'
import { SHARED_FIELDS, type SharedField } from './register-field-shared.ts'

/** Whose columns a file of a kind may have; where two claim a name, the first. A table of one's own may have any. */
const TABLES: Readonly<Record<ImportKind, readonly SourceTableName[]>> = {
  dtks: ['dtks'],
  dtsen: ['dtsen-person'],
  'dtsen-family': ['dtsen-family'],
  generic: ['dtks', 'dtsen-person', 'dtsen-family', 'bdt-person', 'bdt-household'],
  list: [],
}

/** Without these a file of its kind says nothing; a village is named or given by its code. */
const MANDATORY: Readonly<Record<ImportKind, readonly string[]>> = {
  dtks: ['nik', 'name', 'province', 'district', 'kecamatan', 'desa'],
  dtsen: ['nik', 'name', 'kk', 'desa'],
  'dtsen-family': ['kk'],
  generic: ['nik', 'name', 'desa'],
  list: ['nik'],
}
/** The family's number and place are told by the person's table; a family table names nobody. */
const NO_PERSON: ReadonlySet<string> = new Set(['name', 'nik'])

/** Of a list only these are taken, by what its columns are called beside the names that other tables have. */
const OF_LISTS: Readonly<Record<string, readonly string[]>> = {
  nik: ['nik penerima', 'nik kpm', 'nik pengurus', 'nik siswa', 'nik pegawai', 'nik pemegang kks', 'no identitas'],
  name: ['nama', 'nama kpm', 'nama pengurus', 'nama siswa', 'nama pegawai', 'nama peserta', 'nama pemegang kks'],
  exclusion: [
    'alasan',
    'alasan exclude',
    'alasan pengecualian',
    'alasan dikecualikan',
    'alasan tidak layak',
    'keterangan',
    'keterangan exclude',
    'exclude',
  ],
}

const namesOf = new Map<ImportKind, ReadonlyMap<string, string>>()

/** Fields by the slugs of the names that their columns may have. */
function fieldsBySlug(kind: ImportKind): ReadonlyMap<string, string> {
  const known = namesOf.get(kind)
  if (known) return known
  const fields = new Map<string, string>()
  const add = (column: string, field: string) => {
    const slug = slugOf(column)
    if (!column.includes('*') && !fields.has(slug)) fields.set(slug, field)
  }
  const shared = new Set<string>()
  for (const name of TABLES[kind]) {
    const table: SourceTable = SOURCE_TABLES[name]
    for (const [column, field] of Object.entries(table.shared)) {
      add(column, field)
      shared.add(field)
    }
    for (const column of table.sealed) add(column, fieldOf(name, column)!.code)
  }
  // Of DTKS and DTSEN too, people add columns or call them in their own way.
  for (const [field, { spoken = [], kind: data }] of Object.entries(SHARED_FIELDS) as [string, SharedField][]) {
    if (kind === 'list' ? !OF_LISTS[field] : kind !== 'generic' && !shared.has(field) && data === 'fact') continue
    if (kind === 'dtsen-family' && NO_PERSON.has(field)) continue
    // DTKS says where by names; a code beside them is of a numbering that nobody knows.
    if (kind === 'dtks' && field.endsWith('_code')) continue
    for (const column of [field, ...spoken, ...((kind === 'list' && OF_LISTS[field]) || [])]) add(column, field)
  }
  namesOf.set(kind, fields)
  return fields
}

/** Every field that a column of such a file can be, for the screen on which somebody names them. */
export const fieldsFor = (kind: ImportKind): string[] => [...new Set(fieldsBySlug(kind).values())]

/**
 * Which field each column of a file is, by its name without case, signs and blanks, and by the other names that people
 * use. Columns that nobody knows are null; of two for one field the first counts.
 * @returns also the mandatory fields that no column is, by code
 */
export function suggestMapping(
  kind: ImportKind,
  header: readonly string[],
): { columns: (string | null)[]; missing: string[] } {
  const fields = fieldsBySlug(kind)
  const taken = new Set<string>()
  const columns = header.map((name) => {
    const field = fields.get(slugOf(cleanText(name)))
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
  return { columns, missing: missingOf(kind, columns) }
}

/** The mandatory fields of a kind that a mapping does not have. */
export function missingOf(kind: ImportKind, columns: Columns): string[] {
  const has = new Set(columns)
  return MANDATORY[kind].filter((field) => !has.has(field) && !(field === 'desa' && has.has('desa_code')))
}

/** Whether a mapping has codes of areas: then it must be said whose they are. */
export const hasAreaCodes = (columns: Columns): boolean => columns.some((field) => field?.endsWith('_code'))
