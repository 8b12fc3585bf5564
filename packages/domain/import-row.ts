import type { AreaFinder, Found } from './import-area.ts'
import type { Cells } from './import-clean.ts'
import { readDate, readSerial } from './import-date.ts'
import { emptyTold, factTeller, type Told } from './import-fact.ts'
import { listJudge, type SourceListOf } from './import-list.ts'
import { birthDateOfNik, isBornOn, isNumber, isOneDigit, isPossibleNik, sexOfNik } from './import-nik.ts'
import { neighboursOf, placeOf } from './import-place.ts'
import { existenceOf, isNothing, isPlainRelation, readRelation, readSex } from './import-words.ts'
import type { CodeSystem, ImportKind, ImportWarning, Rejection } from './import.ts'
import type { Participation } from './participation.ts'
import type { Existence, Relation } from './person.ts'
import type { HouseholdFacts, PersonFacts } from './register-fact.ts'

/** What a row says of a program: of the family, or of the person where the program is for persons (PBI). */
export type ProgramTold = {
  readonly program: 'PKH' | 'BPNT' | 'PBI_JK'
  readonly of: 'household' | 'person'
  readonly state: Participation
}

/** A row as it is taken in. Empty text where the source says nothing. */
export type Taken = {
  /** The source's own number of the family; null: it is known by its card. */
  readonly ref: string | null
  /** 16 digits, else null. */
  readonly kk: string | null
  /** False where something stands there that is no number: the row has the warning `kk_malformed`. */
  readonly kkReadable: boolean
  /** Kemendagri code. Empty in a family table (`dtsen-family`) without areas: the family is found by its card. */
  readonly desa: string
  /** At most three digits. */
  readonly rt: string
  readonly rw: string
  readonly dusun: string
  readonly address: string
  /** 16 digits. Empty in a family table: its rows are no persons. */
  readonly nik: string
  /** At most 120 characters. In a family table that of the head, perhaps empty. */
  readonly name: string
  /** ISO date; from the NIK where the source has none. */
  readonly birthDate: string | null
  readonly birthPlace: string | null
  /** From the NIK where the source has none. */
  readonly sex: 'L' | 'P' | null
  readonly mother: string | null
  readonly relation: Relation
  readonly existence: Existence
  /** What is finer, by field code; goes encrypted. Only what the source says. */
  readonly householdDetail: Readonly<Record<string, string>>
  readonly personDetail: Readonly<Record<string, string>>
  /** Only what is known: a fact that is absent here is unknown. Of several rows of a family, true beats false. */
  readonly householdFacts: Readonly<Partial<HouseholdFacts>>
  readonly personFacts: Readonly<Partial<PersonFacts>>
  readonly programs: readonly ProgramTold[]
}

/** `field` is the code of the field that a person has to mend. */
export type Judged =
  | { readonly rejection: Rejection; readonly field: string }
  | { readonly taken: Taken; readonly warnings: readonly ImportWarning[] }

export type JudgeFacts = {
  readonly kind: ImportKind
  readonly areas: AreaFinder
  /** Needed where the file has codes of areas. */
  readonly codeSystem: CodeSystem | null
  /** ISO date; a birth date after it is none. */
  readonly today: string
  /** Of kind `list`: which one. */
  readonly list?: SourceListOf | null
}

const refuse = (rejection: Rejection, field: string): Judged => ({ rejection, field })

/** What fits the columns of the register; a longer text is kept whole in the encrypted detail. */
const LONGEST = { name: 120, mother: 120, birth_place: 100, address: 300, dusun: 60 } as const

function fitting(cells: Cells, field: keyof typeof LONGEST, detail: Record<string, string>): string {
  const text = cells[field] ?? ''
  if (text.length <= LONGEST[field]) return text
  detail[field] = text
  return text.slice(0, LONGEST[field]).toWellFormed().trim()
}

/** A code that stands in the column of names is mended there. */
const misplaced = ({ rejection, field }: Extract<Found, { rejection: Rejection }>, cells: Cells): Judged =>
  refuse(rejection, field === 'desa_code' && !cells[field] ? 'desa' : field)

const LETTER = /\p{L}/u
/** A formula that a sheet shows nothing of is no name. */
const isName = (text: string) => LETTER.test(text) && !text.startsWith('=')
const textOrNull = (text: string) => (isNothing(text) || !LETTER.test(text) ? null : text)
const received = (isReceived: boolean): Participation => (isReceived ? 'MENERIMA' : 'TIDAK')

function programsOf({ household, person }: Told): ProgramTold[] {
  const { receivesPkh, receivesBpnt } = household
  const { pbiActive } = person
  const programs: ProgramTold[] = []
  if (typeof receivesPkh === 'boolean') programs.push({ program: 'PKH', of: 'household', state: received(receivesPkh) })
  if (typeof receivesBpnt === 'boolean')
    programs.push({ program: 'BPNT', of: 'household', state: received(receivesBpnt) })
  if (typeof pbiActive === 'boolean') programs.push({ program: 'PBI_JK', of: 'person', state: received(pbiActive) })
  return programs
}

/** What is said of the family beside its place: the same in every kind of file. */
function familyOf(cells: Cells, told: Told) {
  const number = cells['kk'] ?? ''
  const isKk = isNumber(number) && !isOneDigit(number)
  const detail = told.householdDetail
  const dusun = fitting(cells, 'dusun', detail)
  const address = fitting(cells, 'address', detail)
  return {
    ref: cells['family_ref'] || null,
    kk: isKk ? number : null,
    kkReadable: isKk || isNothing(number),
    ...neighboursOf(cells),
    dusun: isNothing(dusun) ? '' : dusun,
    address: isNothing(address) ? '' : address,
    householdDetail: detail,
    householdFacts: told.household as Partial<HouseholdFacts>,
  }
}

/** Judges rows of persons: who, where, then what else; the first reason that holds is the one that is told. */
function personJudge({ kind, areas, codeSystem, today }: JudgeFacts): (cells: Cells) => Judged {
  const tell = factTeller(kind)
  const isWhole = kind === 'dtks'
  const dateIn = (text: string) => readDate(text) ?? (kind === 'generic' ? readSerial(text) : null)

  return (cells) => {
    const nik = cells['nik'] ?? ''
    if (!isNumber(nik)) return refuse('nik_malformed', 'nik')
    if (!isPossibleNik(nik)) return refuse('nik_impossible', 'nik')
    if (!isName(cells['name'] ?? '')) return refuse('name_missing', 'name')
    const place = areas.find(placeOf(cells), codeSystem, isWhole)
    if ('rejection' in place) return misplaced(place, cells)

    const told = emptyTold()
    tell(cells, told)
    const warnings: ImportWarning[] = []
    const related = cells['relation'] ?? ''
    const relation = readRelation(related) ?? 'LAINNYA'
    if (related && !isPlainRelation(related)) told.personDetail['relation'] = related

    const born = cells['birth_date'] ?? ''
    const said = born ? dateIn(born) : null
    // Nobody has been born on a day that is yet to come, whatever the NIK says.
    const isToCome = said !== null && said > today
    if (!born) warnings.push('birth_date_missing')
    else if (!said) warnings.push('birth_date_unreadable')
    else if (isToCome || !isBornOn(nik, said)) warnings.push('birth_date_mismatch')
    const birthDate = said && !isToCome ? said : birthDateOfNik(nik, relation, today)

    const saidSex = readSex(cells['sex'] ?? '')
    if (!saidSex) warnings.push('sex_missing')
    else if (saidSex !== sexOfNik(nik)) warnings.push('sex_mismatch')
    const sex = saidSex ?? sexOfNik(nik)

    const family = familyOf(cells, told)
    if (!family.kk) warnings.push('kk_malformed')
    const { person, personDetail } = told
    person['sex'] = sex
    if (birthDate) person['born'] = birthDate
    if (related) person['relation'] = relation
    const taken: Taken = {
      ...family,
      desa: place.desa,
      nik,
      name: fitting(cells, 'name', personDetail),
      birthDate,
      birthPlace: textOrNull(fitting(cells, 'birth_place', personDetail)),
      sex,
      mother: textOrNull(fitting(cells, 'mother', personDetail)),
      relation,
      existence: existenceOf(cells['status_dtsen'] ?? ''),
      personDetail,
      personFacts: person,
      programs: programsOf(told),
    }
    return { taken, warnings }
  }
}

/**
 * Judges rows of a family table: a card's number that cannot be read is `row_malformed`, because nothing else says whose
 * the row is. Where the table names no place, the family is found by its card.
 */
function familyJudge({ kind, areas, codeSystem }: JudgeFacts): (cells: Cells) => Judged {
  const tell = factTeller(kind)
  return (cells) => {
    const told = emptyTold()
    const family = familyOf(cells, told)
    if (!family.kk) return refuse('row_malformed', 'kk')
    const where = placeOf(cells)
    const isPlaced = where.desa !== '' || where.codes !== null
    const place = isPlaced ? areas.find(where, codeSystem, false) : { desa: '' }
    if ('rejection' in place) return misplaced(place, cells)
    tell(cells, told)
    const taken: Taken = {
      ...family,
      desa: place.desa,
      nik: '',
      name: (cells['head_name'] ?? '').slice(0, LONGEST.name).toWellFormed(),
      birthDate: null,
      birthPlace: null,
      sex: null,
      mother: null,
      relation: 'KEPALA',
      existence: 'ADA',
      personDetail: {},
      personFacts: {},
      programs: programsOf(told),
    }
    return { taken, warnings: [] }
  }
}

/**
 * Makes the function that judges the cleaned records of one file: taken in, perhaps with warnings, or refused with the
 * first reason in the order of `REJECTIONS` (../shared/samples/README.md). It knows one row at a time: `row_malformed` is
 * said by the cleaner, `nik_conflict`, identical repeats and corrections by whoever remembers the rows before.
 */
export function makeJudge(facts: JudgeFacts): (cells: Cells) => Judged {
  if (facts.list) return listJudge(facts.list.kind)
  return facts.kind === 'dtsen-family' ? familyJudge(facts) : personJudge(facts)
}
