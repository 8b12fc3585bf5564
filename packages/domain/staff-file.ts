import * as z from 'zod/mini'
import { foldName, parentOf } from './area.ts'
import { Email, Id, Line, PersonName, UserName } from './field.ts'
import { Day } from './instrument.ts'
import { ROLES, scopeLevel, type Role } from './permission.ts'
import { Refusal } from './refusal.ts'
import { appoint, contactOf, lastDay, RoleCode, ScopeCodes, unitFor, type TenantFacts } from './staff.ts'
import { unitKindOf, type UnitKind, type UnitState } from './unit.ts'

/** Rows of a file that are looked at, its header not counted. */
export const MOST_ROWS = 10_000
/** Rows that one command takes in. */
export const MOST_AT_ONCE = 200

const ImportRow = z.object({
  /** Of the new membership; of somebody known it says nothing. */
  id: Id,
  name: PersonName,
  email: z.nullable(Email),
  userName: z.nullable(UserName),
  role: RoleCode,
  scope: ScopeCodes,
  unit: z.nullable(Id),
  until: z.nullable(Day),
})
export type ImportRow = z.infer<typeof ImportRow>
export const ImportStaff = z.object({
  /** Name of the file, for the audit trail. */
  file: Line(1, 200),
  rows: z.array(ImportRow).check(z.minLength(1), z.maxLength(MOST_AT_ONCE)),
})

/** What a column may be called, folded; the first name is the one that a person is told. */
const COLUMNS = {
  name: ['nama', 'nama lengkap', 'nama petugas', 'name'],
  email: ['email', 'e mail', 'surel', 'alamat email', 'alamat surel'],
  userName: ['nama pengguna', 'pengguna', 'username', 'user name', 'user'],
  role: ['peran', 'jabatan', 'posisi', 'role'],
  area: [
    'wilayah',
    'desa',
    'kelurahan',
    'desa kelurahan',
    'wilayah kerja',
    'wilayah tugas',
    'kode wilayah',
    'kode desa',
  ],
  kecamatan: ['kecamatan', 'kode kecamatan'],
  unit: ['dinas', 'unit', 'lembaga', 'instansi', 'opd', 'mitra'],
  until: ['sampai', 'berlaku sampai', 'hari terakhir', 'until'],
} as const
export type FileColumn = keyof typeof COLUMNS
const names = Object.keys(COLUMNS) as FileColumn[]

/** What people write for a role besides its code. */
const SPOKEN: Partial<Record<Role, readonly string[]>> = {
  KAB_ADMIN: ['admin', 'admin daerah', 'administrator', 'pengelola data'],
  MANAJER: ['manajer slrt', 'manager'],
  KADIS: ['kepala dinas'],
  KABID: ['kepala bidang'],
  FO: ['front office', 'petugas front office', 'loket'],
  BO: ['back office', 'petugas back office'],
  SUPERVISOR: ['supervisor kecamatan', 'supervisor slrt'],
  PUSKESOS_KOORD: ['koordinator puskesos', 'koordinator'],
  PUSKESOS_PETUGAS: ['petugas puskesos'],
  FASILITATOR: ['fasilitator slrt', 'fasilitator desa'],
  OPD_PETUGAS: ['petugas dinas', 'petugas opd'],
  OPD_VERIFIKATOR: ['verifikator dinas', 'verifikator opd', 'verifikator'],
  OPERATOR_SIKS: ['operator siks ng', 'operator'],
  LEMBAGA_MITRA: ['mitra', 'petugas mitra'],
}
const roleOf = new Map(
  ROLES.flatMap((role) => [foldName(role), ...(SPOKEN[role] ?? [])].map((word): [string, Role] => [word, role])),
)

export const FILE_STATUSES = ['NEW', 'CHANGED', 'SAME', 'REFUSED'] as const
export type FileStatus = (typeof FILE_STATUSES)[number]

/**
 * A row of the file as it was understood. `line` counts as a person does who opens it, the header being 1.
 * Refused: `reason` is a word of this file or the code of a refusal, `field` where, `detail` what was written there.
 */
export type FileRow = {
  readonly line: number
  readonly status: FileStatus
  readonly name: string
  readonly email: string | null
  readonly userName: string | null
  readonly role: Role | null
  readonly scope: readonly string[]
  readonly unit: string | null
  readonly until: string | null
  readonly changes: readonly ('name' | 'scope' | 'unit' | 'until')[]
  readonly field?: FileColumn
  readonly reason?: string
  readonly detail?: string
}

type Place = { readonly code: string; readonly name: string }
type Unit = { readonly id: string; readonly kind: UnitKind; readonly state: UnitState; readonly name: string }
/** A membership that is not over, as the file may find it. */
export type Known = {
  readonly name: string
  readonly scope: readonly string[]
  readonly unit: string | null
  readonly until: string | null
}

export type FileFacts = {
  readonly tenant: TenantFacts
  /** Every kecamatan and desa of the tenant. */
  readonly places: readonly Place[]
  readonly units: readonly Unit[]
  /** The membership with this contact (small letters) and role. */
  readonly known: (contact: string, role: Role) => Known | undefined
  /** The local day. */
  readonly today: string
}

type Wrong = { readonly field?: FileColumn; readonly reason: string; readonly detail?: string }
/** Ends the reading of one row. */
class Unreadable extends Error {
  readonly wrong: Wrong
  constructor(wrong: Wrong) {
    super(wrong.reason)
    this.wrong = wrong
  }
}
const refuse = (field: FileColumn, reason: string, detail = ''): never => {
  throw new Unreadable({ field, reason, ...(detail && { detail: detail.slice(0, 120) }) })
}

/** Which columns of the file hold what; several may hold one thing (desa beside kelurahan). */
type Columns = ReadonlyMap<FileColumn, readonly number[]>

/**
 * @throws Refusal `staff.file_columns` that says which are missing
 */
export function columnsOf(header: readonly string[]): Columns {
  const folded = header.map(foldName)
  const found = new Map(
    names.map((column) => {
      const known: readonly string[] = COLUMNS[column]
      return [column, folded.flatMap((text, at) => (known.includes(text) ? [at] : []))]
    }),
  )
  const has = (column: FileColumn) => found.get(column)!.length > 0
  const missing = [
    ...(has('name') ? [] : [COLUMNS.name[0]]),
    ...(has('email') || has('userName') ? [] : [`${COLUMNS.email[0]} / ${COLUMNS.userName[0]}`]),
    ...(has('role') ? [] : [COLUMNS.role[0]]),
  ]
  if (missing.length > 0) throw new Refusal('staff.file_columns', { missing: missing.join(', ') })
  return found
}

const NOTHING = ['', '-', '–']
/** A spreadsheet would calculate it: what stands there is not what was meant. */
const FORMULA = /^[=+\-@]/
/** What a byte becomes that is no letter in the encoding of its file. */
const UNREADABLE = '\ufffd'

/** The text of a column in one row. */
function textIn(row: readonly string[], columns: Columns, column: FileColumn): string {
  const cells = columns.get(column)!.map((at) => (row[at] ?? '').trim())
  const text = cells.find((cell) => !NOTHING.includes(cell)) ?? ''
  if (FORMULA.test(text)) refuse(column, 'formula', text)
  if (text.includes(UNREADABLE)) refuse(column, 'encoding', text)
  return text
}

/** The text as its schema wants it. */
function parsed<T>(schema: z.ZodMiniType<T, unknown>, column: FileColumn, text: string): T {
  const result = schema.safeParse(text)
  return result.success ? result.data : refuse(column, 'wrong', text)
}

const KECAMATAN = ['kec', 'kecamatan']
const DESA = ['desa', 'kel', 'kelurahan', 'gampong', 'nagari']

/** Places by their folded names. */
type Gazetteer = { readonly byName: ReadonlyMap<string, readonly Place[]>; readonly byCode: ReadonlyMap<string, Place> }

function gazetteerOf(places: readonly Place[]): Gazetteer {
  const byName = new Map<string, Place[]>()
  for (const place of places) {
    const name = foldName(place.name)
    byName.set(name, [...(byName.get(name) ?? []), place])
  }
  return { byName, byCode: new Map(places.map((place) => [place.code, place])) }
}

/** `32.04.05.2003` for the same without dots, too; undefined for what is no code of a kecamatan or desa. */
function codeIn(text: string): string | undefined {
  const digits = /^\d{2}\.?\d{2}\.?\d{2}(\.?\d{4})?$/.test(text) ? text.replaceAll('.', '') : undefined
  return (
    digits && [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join('.')
  )
}

const levels = { kecamatan: 8, desa: 13 } as const

/** The one place of this name at this level, inside `around` (a kecamatan) where that is told. */
function placeOf({ byName, byCode }: Gazetteer, text: string, level: 'kecamatan' | 'desa', around: string): string {
  const code = codeIn(text)
  // A code of elsewhere goes on: the rule of scopes says why it cannot be given.
  if (code) return code
  const [first = '', ...others] = foldName(text).split(' ')
  const isKecamatan = KECAMATAN.includes(first) && others.length > 0
  const isDesa = DESA.includes(first) && others.length > 0
  const wanted = isKecamatan ? 'kecamatan' : isDesa ? 'desa' : level
  // A village may itself be called "Desa Baru": first as it is written, then without its prefix.
  const candidates = (name: string) =>
    (byName.get(name) ?? []).filter(({ code: found }) => {
      if (found.length !== levels[wanted]) return false
      if (!around || wanted === 'kecamatan') return true
      const parent = byCode.get(parentOf(found)!)
      return codeIn(around) === parent?.code || (parent && foldName(parent.name) === bare(around))
    })
  const whole = candidates(foldName(text))
  const found = whole.length > 0 || !(isKecamatan || isDesa) ? whole : candidates(others.join(' '))
  if (found.length === 0) return refuse('area', 'area_unknown', text)
  if (found.length > 1) return refuse('area', 'area_ambiguous', text)
  return found[0]!.code
}

/** The name of a kecamatan without its prefix, folded. */
function bare(text: string): string {
  const [first = '', ...others] = foldName(text).split(' ')
  return KECAMATAN.includes(first) && others.length > 0 ? others.join(' ') : foldName(text)
}

const isKecamatan = (text: string) => /^kec(\.|amatan\b)/i.test(text)

/** Places of a cell: `Cimekar; Cinunuk`, `Sukamaju (Cileunyi)`, `Sukamaju, Kec. Cileunyi`, or codes. */
function placesIn(text: string): { name: string; around: string }[] {
  const parts = text
    .split(/[;,|\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.flatMap((part, at) => {
    // Behind a village, its kecamatan says which village is meant.
    if (isKecamatan(part) && at > 0 && !isKecamatan(parts[at - 1]!)) return []
    const [, name = part, inside = ''] = /^(.+?)\s*\((.+)\)$/.exec(part) ?? []
    const next = parts[at + 1]
    const around = inside || (next && isKecamatan(next) && !isKecamatan(part) ? next : '')
    return [{ name, around }]
  })
}

function scopeIn(gazetteer: Gazetteer, role: Role, area: string, kecamatan: string): string[] {
  const level = scopeLevel(role)
  if (level !== 'kecamatan' && level !== 'desa') return []
  const written = level === 'kecamatan' ? kecamatan || area : area || (kecamatan && `Kec. ${bare(kecamatan)}`)
  return placesIn(written).map(({ name, around }) =>
    placeOf(gazetteer, name, level, around || (level === 'desa' && area ? kecamatan : '')),
  )
}

function unitIn(units: readonly Unit[], role: Role, text: string): string | null {
  const kind = unitKindOf(role)
  if (!kind) return null
  const folded = foldName(text)
  const found = units.find((unit) => unit.kind === kind && unit.state === 'AKTIF' && foldName(unit.name) === folded)
  if (text && !found) return refuse('unit', 'unit_unknown', text)
  return unitFor(role, found ?? null)
}

/** A day as it is written here (`31/01/2027`), or as computers do. */
function dayIn(text: string): string | null {
  if (!text) return null
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  const iso = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text.slice(0, 10)
  return parsed(Day, 'until', iso)
}

type Read = Pick<FileRow, 'name' | 'email' | 'userName' | 'scope' | 'unit' | 'until'> & { readonly role: Role }

const blank = { name: '', email: null, userName: null, role: null, scope: [], unit: null, until: null, changes: [] }

/** Where the reason of a rule's refusal lies. */
const fieldOf = (code: string): FileColumn | undefined => {
  if (code.startsWith('scope.')) return 'area'
  if (code.startsWith('staff.unit')) return 'unit'
  if (code.startsWith('staff.until')) return 'until'
  if (code === 'staff.contact_missing' || code === 'staff.email_missing') return 'email'
  return code.startsWith('staff.') ? 'role' : undefined
}

function wrongOf(error: unknown): Wrong {
  if (error instanceof Unreadable) return error.wrong
  if (!(error instanceof Refusal)) throw error
  const field = fieldOf(error.code)
  const { area } = error.facts
  return { reason: error.code, ...(field && { field }), ...(typeof area === 'string' && { detail: area }) }
}

const sameScope = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.toSorted().every((code, at) => code === b.toSorted()[at])

/** What the file says otherwise than what is known. An empty cell of the last day says nothing. */
const changesOf = (row: Read, known: Known): FileRow['changes'] => [
  ...(row.name === known.name ? [] : (['name'] as const)),
  ...(sameScope(row.scope, known.scope) ? [] : (['scope'] as const)),
  ...(row.unit === known.unit ? [] : (['unit'] as const)),
  ...(row.until === known.until || row.until === null ? [] : (['until'] as const)),
]

function readRow(row: readonly string[], columns: Columns, facts: FileFacts, gazetteer: Gazetteer): Read {
  const text = (column: FileColumn) => textIn(row, columns, column)
  const name = parsed(PersonName, 'name', text('name') || refuse('name', 'required'))
  const spoken = text('role') || refuse('role', 'required')
  const role = roleOf.get(foldName(spoken)) ?? refuse('role', 'role_unknown', spoken)
  const [address, login] = [text('email'), text('userName')]
  const email = address ? parsed(Email, 'email', address) : null
  const userName = login ? parsed(UserName, 'userName', login) : null
  if (email && userName) refuse('userName', 'contact_both')
  contactOf({ email: email ?? undefined, userName: userName ?? undefined, role })
  const unit = unitIn(facts.units, role, text('unit'))
  const { scope } = appoint(facts.tenant, { role, scope: scopeIn(gazetteer, role, text('area'), text('kecamatan')) })
  const outside = scope.find((code) => !gazetteer.byCode.has(code))
  if (outside) refuse('area', 'area_unknown', outside)
  const until = dayIn(text('until'))
  const known = facts.known(email ?? userName!, role)
  lastDay(role, until ?? known?.until ?? null, facts.today)
  return { name, email, userName, role, scope, unit, until }
}

/**
 * Understands a table of staff, its first row being the header: each further row is new, changed, the same as now, or
 * refused with a reason; empty rows count for nothing. The rest can go on whatever is refused.
 * @throws Refusal `staff.file_empty`, `staff.file_rows` (more than 10,000), `staff.file_columns`
 */
export function readStaffFile([header, ...rows]: readonly (readonly string[])[], facts: FileFacts): FileRow[] {
  if (!header || rows.length === 0) throw new Refusal('staff.file_empty')
  if (rows.length > MOST_ROWS) throw new Refusal('staff.file_rows', { most: MOST_ROWS })
  const columns = columnsOf(header)
  const gazetteer = gazetteerOf(facts.places)
  const first = new Map<string, number>()
  return rows.flatMap((cells, at): FileRow[] => {
    const line = at + 2
    if (cells.every((cell) => cell.trim() === '')) return []
    try {
      const row = readRow(cells, columns, facts, gazetteer)
      const contact = row.email ?? row.userName!
      const key = `${contact}|${row.role}`
      const before = first.get(key)
      if (before) refuse(row.email ? 'email' : 'userName', 'repeated', String(before))
      first.set(key, line)
      const known = facts.known(contact, row.role)
      const changes = known ? changesOf(row, known) : []
      const status = !known ? 'NEW' : changes.length > 0 ? 'CHANGED' : 'SAME'
      return [{ ...row, until: row.until ?? known?.until ?? null, line, status, changes }]
    } catch (error) {
      const name = columns.get('name')!.map((column) => cells[column] ?? '')[0] ?? ''
      return [{ ...blank, name: name.trim().slice(0, 120), line, status: 'REFUSED', ...wrongOf(error) }]
    }
  })
}
