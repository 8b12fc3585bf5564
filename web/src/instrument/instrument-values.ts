import { AddInstrument, INSTRUMENT_TYPES, type InstrumentType } from '@slrt/domain/instrument'
import type { Outputs } from '../api.ts'
import { check } from '../attempt.ts'
import { textOf } from '../mend.tsx'
import type { FieldProblem } from '../problem.ts'
import { dateOf, datePartsOf, noDate, type DateParts } from '../regulation/dates.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'

export type Instrument = Outputs['instrument']['list'][number]

/** What a form about one instrument holds. */
export type InstrumentValues = {
  id: string
  type: InstrumentType | ''
  number: string
  year: string
  title: string
  issuer: string
  from: DateParts
  to: DateParts
  repeals: string
}

export const empty: InstrumentValues = {
  id: '',
  type: '',
  number: '',
  year: '',
  title: '',
  issuer: '',
  from: noDate,
  to: noDate,
  repeals: '',
}

export const valuesOf = (one: Instrument): InstrumentValues => ({
  id: one.id,
  type: one.type,
  number: one.number,
  year: String(one.year),
  title: one.title,
  issuer: one.issuer,
  from: datePartsOf(one.effectiveFrom),
  to: one.effectiveTo ? datePartsOf(one.effectiveTo) : noDate,
  repeals: one.repeals ?? '',
})

/** The form behind a command that was refused. */
export const writtenIn = (input: Record<string, unknown>): InstrumentValues => ({
  id: textOf(input['id']),
  type: INSTRUMENT_TYPES.find((type) => type === input['type']) ?? '',
  number: textOf(input['number']),
  year: typeof input['year'] === 'number' ? String(input['year']) : '',
  title: textOf(input['title']),
  issuer: textOf(input['issuer']),
  from: datePartsOf(textOf(input['effectiveFrom'])),
  to: input['effectiveTo'] ? datePartsOf(textOf(input['effectiveTo'])) : noDate,
  repeals: textOf(input['repeals']),
})

/** @param file the scan that an instrument already has */
export const inputOf = (values: InstrumentValues, file: string | null = null) => ({
  id: values.id,
  type: values.type,
  number: values.number,
  year: /^\d{4}$/.test(values.year.trim()) ? Number(values.year) : values.year.trim(),
  title: values.title,
  issuer: values.issuer,
  effectiveFrom: dateOf(values.from),
  effectiveTo: dateOf(values.to) || null,
  repeals: values.repeals || null,
  file,
})

export function problemsOf(values: InstrumentValues): FieldProblem[] {
  const input = inputOf(values)
  const found = check(AddInstrument, input).map((one) => (one.path === 'type' ? { ...one, reason: 'required' } : one))
  const isBefore = input.effectiveTo !== null && input.effectiveTo < input.effectiveFrom
  return found.length === 0 && isBefore ? [{ path: 'effectiveTo', reason: 'span' }] : found
}

/** "1 Mei 2026", or from when to when. */
export const spanText = ({ effectiveFrom: from, effectiveTo: to }: Instrument): string =>
  to ? t('version.from_to', { from: day(from), to: day(to) }) : t('version.from', { day: day(from) })
