import type { Term } from '@slrt/domain/calendar'
import type { Category } from '@slrt/domain/category'
import type { Terms } from '@slrt/domain/clock'
import type { Role } from '@slrt/domain/permission'
import type { ProposalKind } from '@slrt/domain/proposal-state'
import { KEYS, type Key, type Signatory } from '@slrt/domain/regulation-keys'
import type { FieldProblem } from '../problem.ts'
import { check } from '../attempt.ts'
import { dateOf, datePartsOf, noDate, type DateParts } from './dates.ts'
import { kindOf } from './kind.ts'
import { minuteText } from './value-words.ts'

/** Units as they are written: working hours beside the working minutes that the rules count. */
export const FORM_UNITS = [
  'working_day',
  'working_hour',
  'clock_hour',
  'same_day',
  'calendar_day',
  'working_minute',
] as const
export type FormUnit = (typeof FORM_UNITS)[number]
export type TermForm = { amount: string; unit: FormUnit }
export const TERM_URGENCIES = ['NORMAL', 'TINGGI', 'DARURAT'] as const
export type HolidayForm = DateParts & { name: string }
export type SignatoryForm = Pick<Signatory, 'name' | 'title' | 'nip' | 'kind'> & { from: DateParts; to: DateParts }

/** A value as its fields hold it; only those of its own kind are used. */
export type FormValue = {
  terms: Record<(typeof TERM_URGENCIES)[number], TermForm>
  week: number[]
  opens: string
  closes: string
  /** Of a choice, a unit; empty is null. */
  choice: string
  flag: boolean
  number: string
  holidays: HolidayForm[]
  signatories: SignatoryForm[]
  papers: string[]
  roles: Role[]
  categories: Category[]
  proposals: ProposalKind[]
}

const noTerm: TermForm = { amount: '', unit: 'working_day' }
const blank: FormValue = {
  terms: { NORMAL: noTerm, TINGGI: noTerm, DARURAT: noTerm },
  week: [],
  opens: '',
  closes: '',
  choice: '',
  flag: false,
  number: '',
  holidays: [],
  signatories: [],
  papers: [],
  roles: [],
  categories: [],
  proposals: [],
}

const termForm = ({ amount, unit }: Term): TermForm =>
  unit === 'working_minute' && amount % 60 === 0
    ? { amount: String(amount / 60), unit: 'working_hour' }
    : { amount: String(amount), unit }

/** The fields that show a value of this key. */
export function formOf(key: Key, value: unknown): FormValue {
  switch (kindOf(key)) {
    case 'terms': {
      const { NORMAL, TINGGI, DARURAT } = value as Terms
      return { ...blank, terms: { NORMAL: termForm(NORMAL), TINGGI: termForm(TINGGI), DARURAT: termForm(DARURAT) } }
    }
    case 'week':
      return { ...blank, week: value as number[] }
    case 'hours': {
      const { opens, closes } = value as { opens: number; closes: number }
      return { ...blank, opens: minuteText(opens), closes: minuteText(closes) }
    }
    case 'choice':
    case 'unit':
      return { ...blank, choice: (value as string | null) ?? '' }
    case 'flag':
      return { ...blank, flag: value as boolean }
    case 'number':
      return { ...blank, number: typeof value === 'number' ? String(value) : '' }
    case 'holidays':
      return {
        ...blank,
        holidays: (value as { day: string; name: string }[]).map(({ day, name }) => ({ ...datePartsOf(day), name })),
      }
    case 'signatories':
      return {
        ...blank,
        signatories: (value as Signatory[]).map((one) => ({
          ...one,
          from: datePartsOf(one.from),
          to: one.to ? datePartsOf(one.to) : noDate,
        })),
      }
    case 'papers':
      return { ...blank, papers: value as string[] }
    case 'roles':
      return { ...blank, roles: value as Role[] }
    case 'categories':
      return { ...blank, categories: value as Category[] }
    case 'proposals':
      return { ...blank, proposals: value as ProposalKind[] }
  }
}

/** Digits as a number; anything else stays what it is, so that the schema refuses it. */
const numberOf = (text: string): number | string => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : text.trim())

/** Minutes of the day for "7.30" or "07:30". */
function minuteOf(text: string): number | string {
  const [, hour, minute] = /^(\d{1,2})[.:](\d{2})$/.exec(text.trim()) ?? []
  return hour !== undefined && Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : text.trim()
}

function termOf({ amount, unit }: TermForm) {
  if (unit === 'same_day') return { amount: 1, unit }
  const n = numberOf(amount)
  if (unit === 'working_hour') return { amount: typeof n === 'number' ? n * 60 : n, unit: 'working_minute' }
  return { amount: n, unit }
}

/** What the fields say, as the key's schema wants it; what cannot be read goes as it was written. */
export function valueOf(key: Key, form: FormValue): unknown {
  const { NORMAL, TINGGI, DARURAT } = form.terms
  switch (kindOf(key)) {
    case 'terms':
      return { NORMAL: termOf(NORMAL), TINGGI: termOf(TINGGI), DARURAT: termOf(DARURAT) }
    case 'week':
      return form.week.toSorted((one, other) => one - other)
    case 'hours':
      return { opens: minuteOf(form.opens), closes: minuteOf(form.closes) }
    case 'choice':
    case 'unit':
      return form.choice || null
    case 'flag':
      return form.flag
    case 'number':
      // Empty says nothing where a program itself says it.
      return form.number.trim() === '' && KEYS[key].standard === null ? null : numberOf(form.number)
    case 'holidays':
      return form.holidays
        .map(({ name, ...date }) => ({ day: dateOf(date), name: name.trim() }))
        .toSorted((one, other) => (one.day < other.day ? -1 : 1))
    case 'signatories':
      return form.signatories.map((one) => ({ ...one, from: dateOf(one.from), to: dateOf(one.to) || null }))
    case 'papers':
      return form.papers.map((paper) => paper.trim()).filter(Boolean)
    case 'roles':
      return [...form.roles]
    case 'categories':
      return [...form.categories]
    case 'proposals':
      return [...form.proposals]
  }
}

/** The value behind the fields if it is one that the key can have. */
export function readable(key: Key, form: FormValue): { value: unknown } | undefined {
  const read = KEYS[key].schema.safeParse(valueOf(key, form))
  return read.success ? { value: read.data } : undefined
}

const reasons: Partial<Record<ReturnType<typeof kindOf>, string>> = {
  terms: 'term',
  hours: 'time',
  number: 'whole_number',
  week: 'one_day',
  holidays: 'dated',
  signatories: 'signatory',
  papers: 'paper',
  roles: 'one_role',
}

/** What is to mend in the fields of the value, each at its own field. */
export function valueProblems(key: Key, form: FormValue): FieldProblem[] {
  const reason = reasons[kindOf(key)]
  return check(KEYS[key].schema, valueOf(key, form)).map((problem) => ({
    path: ['value', problem.path].filter(Boolean).join('.'),
    reason: problem.reason === 'span' ? 'span' : (reason ?? problem.reason),
  }))
}
