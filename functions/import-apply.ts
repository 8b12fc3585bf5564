import { foldName } from '@slrt/domain/area'
import type { Taken } from '@slrt/domain/import-row'
import { maskNumber } from '@slrt/domain/nik'
import {
  OFFICIAL,
  programKey,
  type Book,
  type Change,
  type HeldFact,
  type HeldHousehold,
  type HeldPerson,
} from './import-book.ts'
import type { Staged } from './import-stage.ts'

const NONE = Buffer.alloc(0)

type Value = string | number | boolean | null | undefined

/** The record that a value is offered to. */
type Target = {
  readonly kind: Change['kind']
  readonly record: string
  readonly desa: string
  /** This file made the record: what it says of it is no change. */
  readonly isOwn: boolean
  /** An officer wrote it: what stands there stays, unless a file wrote the field since. */
  readonly isOfficial: boolean
}

/**
 * Whether a value goes into a field. Nothing never replaces something; what an officer wrote stays, and what the file says
 * instead is noted beside it; every other value that is replaced goes into the history.
 * @param isFirm whether the row may replace what stands there, or only fill what is empty
 */
export function goesIn(
  book: Book,
  target: Target,
  field: string,
  current: Value,
  value: Value,
  isFirm: boolean,
): boolean {
  if (value === null || value === undefined || value === '' || value === current) return false
  const { kind, record, desa } = target
  const note = (named: string, before: string | null) => book.note({ kind, record, desa, field: named, before })
  if (current === null || current === undefined || current === '') {
    if (!target.isOwn) note(field, null)
    return true
  }
  if (!isFirm) return false
  const writer = book.writerOf(kind, record, field)
  if (writer ? OFFICIAL.has(writer) : target.isOfficial) {
    note(`?${field}`, String(value))
    return false
  }
  note(field, String(current))
  return true
}

const touch = (held: { mark: 'new' | 'changed' | 'kept' }) => {
  if (held.mark === 'kept') held.mark = 'changed'
}

/** The facts of a record, made if there are none. */
export function factsOf(book: Book, household: string, person: string | null, desa: string): HeldFact {
  const id = person ?? household
  let held = book.facts.get(id)
  if (!held) {
    const { source, asOf } = book.work
    const row = { id, household, person, desa, source, asOf, changedAt: book.at, present: true } as HeldFact['row']
    book.facts.set(id, (held = { mark: 'new', row }))
  }
  return held
}

/**
 * Facts of a family that one member's row is enough to say, since the card stands in one name. What each row says stands
 * with the member's own facts: when one no longer says it, the others are asked (`import-lower`).
 */
export const SAID_BY_ONE = ['receivesPkh', 'receivesBpnt', 'hasKks'] as const
const isSaidByOne = (field: string) => (SAID_BY_ONE as readonly string[]).includes(field)

/** What a member's row says of the family, kept with the member. */
function putSaid(held: HeldFact, taken: Taken): void {
  for (const field of SAID_BY_ONE) {
    const said = taken.householdFacts[field]
    if (said === undefined || held.row[field] === said) continue
    held.row[field] = said
    touch(held)
  }
}

function putFacts(
  book: Book,
  held: HeldFact,
  values: Readonly<Record<string, Value>>,
  isFirm: boolean,
  isNewRecord: boolean,
): void {
  const row = held.row as unknown as Record<string, Value>
  if (isNewRecord && held.mark === 'new' && held.row.person) {
    Object.assign(row, values)
    return
  }
  const target: Target = {
    kind: 'fact',
    record: held.row.id,
    desa: held.row.desa,
    isOwn: book.isMade(held.row.id),
    isOfficial: OFFICIAL.has(held.row.source),
  }
  for (const field of Object.keys(values)) {
    const value = values[field]
    if (isSaidByOne(field) && value === false && row[field] === true) {
      lower(book, held.row.household, field)
      continue
    }
    const mayReplace = isFirm || (isSaidByOne(field) && value === true)
    if (!goesIn(book, target, field, row[field], value, mayReplace)) continue
    row[field] = value
    touch(held)
  }
}

/** Notes that a row no longer says what the family was said to have; whether another member's row does is asked later. */
function lower(book: Book, family: string, field: string): void {
  const fields = book.lowered.get(family)
  if (fields) fields.add(field)
  else book.lowered.set(family, new Set([field]))
}

function putDetail(
  book: Book,
  held: HeldHousehold | HeldPerson,
  target: Target,
  values: Readonly<Record<string, string>>,
  isFirm: boolean,
): void {
  for (const field of Object.keys(values)) {
    if (!goesIn(book, target, field, held.detail[field], values[field], isFirm)) continue
    held.detail[field] = values[field]!
    ;(held.fresh as Set<string>).add('detail')
    touch(held)
  }
}

/** Gives the family a card number that is read for the first time, or anew. */
export function putCard(book: Book, held: HeldHousehold, kk: string | null, index: Buffer | null): void {
  held.kk = kk
  held.kkIndex = index
  held.row.kkMasked = kk && maskNumber(kk)
  held.row.kkIndex = index
  held.row.kkReason = kk ? null : (held.row.kkReason ?? 'TIDAK_TAHU')
  held.row.kkPlace = 0
  held.fresh.add('kk')
  if (!index) return
  // One card may be named for two families: each has a place of its own on it.
  const key = index.toString('latin1')
  const holders = book.known.cards.get(key) ?? []
  held.row.kkPlace = holders.reduce((next, { place }) => Math.max(next, place + 1), 0)
  book.known.cards.set(key, [...holders, { id: held.row.id, place: held.row.kkPlace, isClaimed: true }])
}

/** A family that a row names for the first time. */
export function newHousehold(book: Book, taken: Taken, staged: Staged): HeldHousehold {
  const { work, at } = book
  const id = book.newId()
  const row: HeldHousehold['row'] = {
    id,
    desa: taken.desa,
    rt: taken.rt,
    rw: taken.rw,
    dusun: taken.dusun,
    head: taken.name,
    headFolded: foldName(taken.name),
    members: 0,
    address: NONE,
    kk: null,
    kkMasked: null,
    kkIndex: null,
    kkReason: null,
    registeredAt: at,
    registeredBy: work.batch,
    changedBy: work.byName,
    changedAt: at,
    version: 1,
    existence: 'ADA',
    detail: null,
    batch: work.batch,
    kkPlace: 0,
  }
  const held: HeldHousehold = {
    mark: 'new',
    row,
    address: taken.address,
    kk: null,
    kkIndex: null,
    detail: { ...taken.householdDetail },
    fresh: new Set(),
    hasHead: false,
  }
  putCard(book, held, taken.kk, staged.kk)
  book.households.set(id, held)
  if (Object.keys(taken.householdFacts).length > 0)
    putFacts(book, factsOf(book, id, null, taken.desa), taken.householdFacts, true, true)
  return held
}

/** What a row says of its family. The head's row replaces what stands there; where no head is known, any row does. */
export function putHousehold(book: Book, held: HeldHousehold, taken: Taken, staged: Staged): void {
  const { row } = held
  const isFirm = taken.relation === 'KEPALA' || !held.hasHead
  const target: Target = {
    kind: 'household',
    record: row.id,
    desa: row.desa,
    isOwn: book.isMade(row.id),
    isOfficial: row.batch === null,
  }
  const offer = (field: string, current: Value, value: Value, may = isFirm) =>
    goesIn(book, target, field, current, value, may)
  for (const field of ['rt', 'rw', 'dusun'] as const)
    if (offer(field, row[field], taken[field])) {
      row[field] = taken[field]
      touch(held)
    }
  if (offer('desa', row.desa, taken.desa)) {
    row.desa = taken.desa
    if (held.mark !== 'new') book.relocated.set(row.id, taken.desa)
    for (const one of [...book.persons.values(), ...book.facts.values(), ...book.participations.values()])
      if (one.row.household === row.id) one.row.desa = taken.desa
    touch(held)
  }
  if (offer('address', held.address, taken.address)) {
    held.address = taken.address
    held.fresh.add('address')
    touch(held)
  }
  if (taken.kk && !(staged.kk && held.kkIndex?.equals(staged.kk)) && offer('kk', held.kk, taken.kk)) {
    putCard(book, held, taken.kk, staged.kk)
    touch(held)
  }
  putDetail(book, held, target, taken.householdDetail, isFirm)
  if (Object.keys(taken.householdFacts).length > 0)
    putFacts(book, factsOf(book, row.id, null, row.desa), taken.householdFacts, isFirm, false)
}

/** What a row says of programs: for the family one member's row is enough, for a person it is the row. */
export function putPrograms(book: Book, family: string, person: string | null, desa: string, taken: Taken): void {
  for (const { program, of, state } of taken.programs) {
    const member = of === 'person' ? person : null
    const key = programKey(family, program, member)
    const held = book.participations.get(key)
    const { source, byName } = book.work
    if (!held) {
      const row = { id: book.newId(), household: family, person: member, desa, program, state, year: null, source, byName, at: book.at } // prettier-ignore
      book.participations.set(key, { mark: 'new', row })
      continue
    }
    if (held.row.state === state || OFFICIAL.has(held.row.source)) continue
    if (of === 'household' && state !== 'MENERIMA') continue
    Object.assign(held.row, { state, source, byName, at: book.at })
    touch(held)
  }
}

/** Somebody whom a row names for the first time. */
export function newPerson(book: Book, home: HeldHousehold, taken: Taken, staged: Staged): HeldPerson {
  const { work, at } = book
  const id = book.newId()
  const { desa } = home.row
  const row: HeldPerson['row'] = {
    id,
    household: home.row.id,
    desa,
    name: taken.name,
    relation: taken.relation,
    sex: taken.sex,
    birthDate: taken.birthDate,
    nik: null,
    nikMasked: maskNumber(taken.nik),
    nikIndex: staged.nik,
    nikReason: null,
    nikConfirmed: false,
    phone: null,
    phoneMasked: null,
    changedBy: work.byName,
    changedAt: at,
    version: 1,
    mother: taken.mother,
    birthPlace: taken.birthPlace,
    existence: taken.existence,
    detail: null,
    batch: work.batch,
    mergedInto: null,
  }
  const held: HeldPerson = { mark: 'new', row, nik: taken.nik, detail: { ...taken.personDetail }, fresh: new Set(), tokened: null } // prettier-ignore
  book.persons.set(id, held)
  join(book, home, held)
  const facts = factsOf(book, home.row.id, id, desa)
  // A row without a number never comes this far.
  facts.row.hasNik = true
  facts.row.present = row.existence === 'ADA'
  putFacts(book, facts, taken.personFacts, true, true)
  putSaid(facts, taken)
  return held
}

/** Counts a person to a family; a new family is called by its head, or by who came first. */
function join(book: Book, home: HeldHousehold, { row }: HeldPerson): void {
  if (home.mark !== 'new') book.recounted.add(home.row.id)
  else {
    home.row.members += 1
    if (home.row.members === 1 || (row.relation === 'KEPALA' && !home.hasHead)) {
      home.row.head = row.name
      home.row.headFolded = foldName(row.name)
    }
  }
  home.hasHead ||= row.relation === 'KEPALA'
}

/** What a row says of somebody who is known. */
export function putPerson(book: Book, held: HeldPerson, taken: Taken, warnings: readonly string[]): void {
  const { row } = held
  const target: Target = {
    kind: 'person',
    record: row.id,
    desa: row.desa,
    isOwn: book.isMade(row.id),
    isOfficial: row.batch === null,
  }
  // A birth date or sex that was read from the NIK only fills.
  const isDated = !warnings.includes('birth_date_missing') && !warnings.includes('birth_date_unreadable')
  const offers = [
    ['name', taken.name, true],
    ['relation', taken.personFacts.relation ?? null, true],
    ['sex', taken.sex, !warnings.includes('sex_missing')],
    ['birthDate', taken.birthDate, isDated],
    ['birthPlace', taken.birthPlace, true],
    ['mother', taken.mother, true],
    ['existence', taken.existence, true],
  ] as const
  for (const [field, value, isFirm] of offers) {
    if (!goesIn(book, target, field, row[field], value, isFirm)) continue
    ;(row as Record<string, unknown>)[field] = value
    if (field === 'name' || field === 'relation') book.recounted.add(row.household)
    touch(held)
  }
  putDetail(book, held, target, taken.personDetail, true)
  const facts = factsOf(book, row.household, row.id, row.desa)
  if (facts.mark === 'new') facts.row.hasNik ??= row.nikIndex !== null
  // Whoever died or moved is no member that a rule counts.
  if (facts.row.present !== (row.existence === 'ADA')) {
    facts.row.present = row.existence === 'ADA'
    touch(facts)
  }
  putFacts(book, facts, taken.personFacts, true, false)
  putSaid(facts, taken)
}

/** Somebody goes to live with another family: unless an officer wrote where they live. */
export function movePerson(book: Book, held: HeldPerson, to: HeldHousehold): void {
  const { row } = held
  const target: Target = {
    kind: 'person',
    record: row.id,
    desa: row.desa,
    isOwn: false,
    isOfficial: row.batch === null,
  }
  if (!goesIn(book, target, 'household', row.household, to.row.id, true)) return
  book.recounted.add(row.household).add(to.row.id)
  const facts = book.facts.get(row.id)
  row.household = to.row.id
  row.desa = to.row.desa
  if (facts) {
    Object.assign(facts.row, { household: to.row.id, desa: to.row.desa })
    touch(facts)
  }
  to.hasHead ||= row.relation === 'KEPALA'
  touch(held)
  for (const [key, one] of book.participations.entries().toArray()) {
    if (one.row.person !== row.id) continue
    book.participations.delete(key)
    Object.assign(one.row, { household: to.row.id, desa: to.row.desa })
    book.participations.set(programKey(to.row.id, one.row.program, row.id), one)
    touch(one)
  }
}
