import { codeReader } from './code-list.ts'
import type { Cells } from './import-clean.ts'
import { readCutOff } from './import-date.ts'
import { fieldsFor } from './import-header.ts'
import { hasWork, isNothing, isStatePaid, readMatched, readOrphan, readSegment, readYesNo } from './import-words.ts'
import type { ImportKind } from './import.ts'
import type { SchoolLevel } from './register-fact.ts'
import { REGISTER_FIELDS, type RegisterField } from './register-field.ts'

type Values = Record<string, boolean | number | string>

/** What a row says beyond who and where; filled by `factTeller`. */
export type Told = {
  readonly household: Values
  readonly person: Values
  readonly householdDetail: Record<string, string>
  readonly personDetail: Record<string, string>
}

const MOST_SMALLINT = 32_767

/** A whole number from `least` to `most`: `Desil 3`, `36,5` rounded; null for what is none. */
function readCount(least: number, most: number) {
  return (cell: string): number | null => {
    const [, digits] = /^(?:\D*\s)?(\d{1,6}(?:[.,]\d{1,3})?)(?:\s?\p{L}+\d?)?$/u.exec(cell) ?? []
    const number = digits === undefined ? Number.NaN : Math.round(Number(digits.replace(',', '.')))
    return number >= least && number <= most ? number : null
  }
}

/** How the cell of a fact is read, by the field's code; the others by their code list, else as yes or no. */
const READERS: Readonly<Record<string, (cell: string) => boolean | number | string | null>> = {
  desil: readCount(1, 10),
  desil_as_of: readCutOff,
  member_count: readCount(1, 99),
  floor_area: readCount(0, MOST_SMALLINT),
  nik_matched: readMatched,
  bpjs_segment: readSegment,
  orphan: readOrphan,
  // Only officers and the answers of SIKS-NG say why a family is left out.
  exclusion: () => null,
}

type Teller = (cells: Cells, told: Told) => void

/** Into the fact if it can be read; what cannot is kept as it came. */
function factFrom({ code, of, column, list }: RegisterField): Teller {
  const read = READERS[code] ?? (list ? codeReader(list) : readYesNo)
  return (cells, told) => {
    const cell = cells[code]
    if (!cell) return
    const value = read(cell)
    if (value !== null) told[of][column!] = value
    else if (!isNothing(cell)) told[of === 'household' ? 'householdDetail' : 'personDetail'][code] = cell
  }
}

/** Into the encrypted detail, as they came. */
function sealedFrom(codes: readonly string[], detail: 'householdDetail' | 'personDetail'): Teller {
  return (cells, told) => {
    const kept = told[detail]
    for (const code of codes) {
      const cell = cells[code]
      if (cell) kept[code] = cell
    }
  }
}

const DIFFICULTIES = [
  'id_penglihatan',
  'id_pendengaran',
  'id_berjalan_atau_naik_tangga',
  'id_menggunakan_tangan_jari',
  'id_belajar_kemampuan_intelektual',
  'id_pengendalian_perilaku',
  'id_berbicara_komunikasi',
  'id_mengurus_diri',
  'id_mengingat_berkonsentrasi',
] as const
const readDifficulty = codeReader('difficulty')
const MUCH = 2

/**
 * Any difficulty of 1 or 2 is a disability, of 1 a severe one (handbook §11.3). "No" only where every question was
 * answered; a grade in words counts too.
 */
const tellDisability: Teller = (cells, { person }) => {
  let worst = 5
  let answered = 0
  for (const code of DIFFICULTIES) {
    const difficulty = readDifficulty(cells[code] ?? '')
    if (difficulty === null) continue
    answered++
    if (difficulty < worst) worst = difficulty
  }
  const isWhole = answered === DIFFICULTIES.length
  if (worst <= MUCH || isWhole) person['disability'] = worst <= MUCH
  if (worst === 1 || isWhole) person['severeDisability'] = worst === 1
  const grade = cells['tingkat_disabilitas']
  if (grade && /\bberat\b/i.test(grade)) person['severeDisability'] = person['disability'] = true
}

const readIllness = codeReader('illness')
const NO_ILLNESS = 1
const tellIllness: Teller = (cells, { person }) => {
  const illness = readIllness(cells['id_penyakit_menahun'] ?? '')
  if (illness !== null) person['chronicIllness'] = illness !== NO_ILLNESS
}

const ATTENDS = 2
/** Last code of each level (handbook §11.3); 23 is "no diploma of a primary school" and says no level. */
const LEVELS: readonly (readonly [number, SchoolLevel])[] = [
  [5, 'SD'],
  [10, 'SMP'],
  [17, 'SMA'],
  [22, 'PT'],
]
const tellSchool: Teller = (_, { person }) => {
  const { schooling, education } = person
  if (schooling === undefined) return
  const level = LEVELS.find(([last]) => Number(education ?? 99) <= last)?.[1]
  if (schooling !== ATTENDS) person['schoolLevel'] = 'TIDAK_ADA'
  else if (level) person['schoolLevel'] = level
}

/** Civil servants, but also everybody whom a company of the state employs: who has it is neither surely. */
const STATE_OR_COMPANY = 5
const tellWork: Teller = (cells, { person }) => {
  const { employment } = person
  if (employment !== undefined) {
    person['works'] = true
    if (employment !== STATE_OR_COMPANY) person['civilServant'] = false
  }
  const occupation = cells['occupation']
  if (!occupation || isNothing(occupation)) return
  person['works'] ??= hasWork(occupation)
  person['civilServant'] ??= isStatePaid(occupation)
}

/** Ranks of BDT as deciles (handbook §9.3); above 40 it says only "more". */
const PERCENTILES = 40
const tellBdt: Teller = (cells, { household }) => {
  const percentile = cells['percentile']
  if (!percentile || !/^\d{1,2}$/.test(percentile) || household['desil'] !== undefined) return
  const rank = Number(percentile)
  if (rank <= PERCENTILES) household['desil'] = Math.max(1, Math.ceil(rank / 10))
}

/** Programs of a family in one cell: those it names are received; what it does not name is not known, unless none is. */
const tellBansos: Teller = (cells, { household }) => {
  const bansos = cells['bansos']
  if (!bansos) return
  const isNone = /^(?:tidak(?: ada)?|0|-)$/i.test(bansos)
  if (isNone || /\bpkh\b/i.test(bansos)) household['receivesPkh'] ??= !isNone
  if (isNone || /\b(?:bpnt|sembako)\b/i.test(bansos)) household['receivesBpnt'] ??= !isNone
}

/** Each with a field without which it has nothing to tell. */
const DRAWN: readonly (readonly [string, Teller])[] = [
  ['id_mengurus_diri', tellDisability],
  ['id_penyakit_menahun', tellIllness],
  ['schooling', tellSchool],
  ['employment', tellWork],
  ['percentile', tellBdt],
  ['bansos', tellBansos],
]

export const emptyTold = (): Told => ({ household: {}, person: {}, householdDetail: {}, personDetail: {} })

/**
 * Makes the function that reads everything of a cleaned record that is neither name nor number nor place: coarse facts,
 * and the finer things that are kept encrypted.
 */
export function factTeller(kind: ImportKind): Teller {
  const fields = fieldsFor(kind).map((code) => REGISTER_FIELDS.get(code)!)
  const sealedOf = (of: 'household' | 'person') =>
    fields.filter((field) => field.of === of && field.kind === 'sealed' && !field.column).map(({ code }) => code)
  const tellers = [
    ...fields.filter((field) => field.kind === 'fact').map(factFrom),
    sealedFrom(sealedOf('household'), 'householdDetail'),
    sealedFrom(sealedOf('person'), 'personDetail'),
    ...DRAWN.filter(([code]) => fields.some((field) => field.code === code)).map(([, teller]) => teller),
  ]
  if (!fields.some(({ code }) => code === 'employment') && fields.some(({ code }) => code === 'occupation'))
    tellers.push(tellWork)
  return (cells, told) => {
    for (const tell of tellers) tell(cells, told)
  }
}
