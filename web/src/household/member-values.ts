import { newId } from '@slrt/domain/id'
import { nikWarnings, Nik, readNik } from '@slrt/domain/nik'
import { IsoDay, Person, type NikReason, type Relation } from '@slrt/domain/person'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { check } from '../attempt.ts'
import type { FieldProblem } from '../problem.ts'
import { acting } from '../session.tsx'

/** What a form about one member holds: numbers as they are typed, the birth date in three boxes. */
export type MemberValues = {
  id: string
  name: string
  relation: Relation | ''
  nik: string
  /** There is no number to write: then the reason why. */
  noNik: boolean
  nikReason: NikReason | ''
  nikConfirmed: boolean
  day: string
  month: string
  year: string
  noBirthDate: boolean
  sex: 'L' | 'P' | ''
  phone: string
}

export const emptyMember = (relation: Relation | '' = ''): MemberValues => ({
  id: newId(),
  name: '',
  relation,
  nik: '',
  noNik: false,
  nikReason: '',
  nikConfirmed: false,
  day: '',
  month: '',
  year: '',
  noBirthDate: false,
  sex: '',
  phone: '',
})

/** Today on the wall of the district. */
export const today = (): string => localDate(new Date(), zoneOf(acting()?.tenant ?? '00'))

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** The ISO date that the three boxes say; `''` while nothing stands in them. Not yet known to exist. */
export function birthDateOf({ day, month, year }: Pick<MemberValues, 'day' | 'month' | 'year'>): string {
  if (!day.trim() && !month.trim() && !year.trim()) return ''
  return [digitsOf(year).padStart(4, '0'), digitsOf(month).padStart(2, '0'), digitsOf(day).padStart(2, '0')].join('-')
}

/** The member as a command names it. */
export const personOf = (values: MemberValues): Person => ({
  id: values.id,
  name: values.name.trim(),
  nik: values.noNik || !digitsOf(values.nik) ? null : digitsOf(values.nik),
  nikReason: values.noNik ? values.nikReason || null : null,
  nikConfirmed: values.nikConfirmed,
  birthDate: values.noBirthDate ? null : birthDateOf(values) || null,
  sex: values.sex || null,
  relation: values.relation || 'LAINNYA',
  phone: values.phone.trim() ? values.phone : null,
})

/** Where the NIK and the other answers disagree; the officer may know better. */
export function warningsOf(values: MemberValues): ('birth_date' | 'sex' | 'province')[] {
  const { nik, birthDate, sex } = personOf(values)
  if (!nik || !Nik.safeParse(nik).success) return []
  const day = birthDate && IsoDay.safeParse(birthDate).success ? birthDate : null
  return nikWarnings(nik, { birthDate: day, sex }, today())
}

/** What is to be mended in a form about one member, in the order of the form. `keeps`: an unchanged NIK is not asked. */
export function memberProblems(values: MemberValues, keeps: { nik: boolean } = { nik: false }): FieldProblem[] {
  const person = personOf(values)
  const found: FieldProblem[] = []
  const ask = (path: string, isMissing: boolean, reason = 'required') => {
    if (isMissing) found.push({ path, reason })
  }
  const asksNik = !keeps.nik && !values.noNik
  ask('name', person.name === '')
  ask('relation', values.relation === '')
  ask('nik', asksNik && person.nik === null)
  ask('nikReason', !keeps.nik && values.noNik && values.nikReason === '')
  ask('birthDate', !values.noBirthDate && person.birthDate === null)
  ask('birthDate', person.birthDate !== null && person.birthDate > today(), 'later')
  ask('sex', values.sex === '')
  for (const one of check(Person, person)) if (!found.some(({ path }) => path === one.path)) found.push(one)
  const order = ['name', 'relation', 'nik', 'nikReason', 'birthDate', 'sex', 'phone']
  found.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
  const warnings = keeps.nik || values.nikConfirmed || found.length > 0 ? [] : warningsOf(values)
  return [...found, ...warnings.slice(0, 1).map((reason) => ({ path: 'nikConfirmed', reason }))]
}

/** What a NIK that was just written says of its holder, where nothing else was written yet. */
export function readInto(values: MemberValues): Partial<MemberValues> {
  const nik = digitsOf(values.nik)
  if (!Nik.safeParse(nik).success) return {}
  const { sex, birthDates } = readNik(nik, today())
  const [only, other] = birthDates
  const isBlank = birthDateOf(values) === '' && !values.noBirthDate
  // Two possible centuries: a hundred-year-old or a child; the officer sees who it is.
  const [year, month, day] = only && other === undefined && isBlank ? only.split('-') : []
  return { ...(values.sex === '' ? { sex } : {}), ...(year && month && day ? { year, month, day } : {}) }
}

/** Full years on a day; null where the birth date is not known. */
export function ageOf(birthDate: string | null, on = today()): number | null {
  if (!birthDate) return null
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}
