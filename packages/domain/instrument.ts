import * as z from 'zod/mini'
import { Id, Line } from './field.ts'
import { Refusal } from './refusal.ts'

/** Kinds of legal instrument that bind an SLRT (handbook §4). */
export const INSTRUMENT_TYPES = [
  'UU',
  'PP',
  'PERPRES',
  'PERMENSOS',
  'KEPMENSOS',
  'PERDA',
  'PERGUB',
  'PERBUP',
  'PERWAL',
  'SK',
  'PERDES',
] as const
export type InstrumentType = (typeof INSTRUMENT_TYPES)[number]

/** A day of the calendar: `2026-05-01`. */
export const Day = z.iso.date()

const described = {
  id: Id,
  type: z.enum(INSTRUMENT_TYPES),
  number: Line(1, 40),
  year: z.int().check(z.minimum(1945), z.maximum(2100)),
  title: Line(3, 300),
  issuer: Line(3, 120),
  effectiveFrom: Day,
  effectiveTo: z.nullable(Day),
  repeals: z.nullable(Id),
  file: z.optional(z.nullable(Id)),
}
export const AddInstrument = z.object(described)
export type AddInstrument = z.infer<typeof AddInstrument>
export const ChangeInstrument = z.object({ ...described, version: z.int().check(z.minimum(1)) })
export type ChangeInstrument = z.infer<typeof ChangeInstrument>

/**
 * What somebody writes of an instrument holds together.
 * @throws Refusal `instrument.span` for an end before its start, `instrument.repeals_itself`
 */
export function describeInstrument(input: AddInstrument): void {
  if (input.effectiveTo && input.effectiveTo < input.effectiveFrom) throw new Refusal('instrument.span')
  if (input.repeals === input.id) throw new Refusal('instrument.repeals_itself')
}

type Before = Cited & { readonly version: number; readonly changedBy: string; readonly changedAt: Date }

/**
 * What is written of an instrument is mended. What published rules cite keeps the name that they cite it by.
 * @throws Refusal `instrument.changed` with who and when, `instrument.cited`
 */
export function changeInstrument(before: Before, input: ChangeInstrument, isCited: boolean): void {
  const { changedBy: by, changedAt } = before
  if (before.version !== input.version) throw new Refusal('instrument.changed', { by, at: changedAt.toISOString() })
  if (isCited && cited(before) !== cited(input)) throw new Refusal('instrument.cited', { citation: cited(before) })
}

type Cited = { readonly type: InstrumentType; readonly number: string; readonly year: number }

const words: Readonly<Record<InstrumentType, string>> = {
  UU: 'UU',
  PP: 'PP',
  PERPRES: 'Perpres',
  PERMENSOS: 'Permensos',
  KEPMENSOS: 'Kepmensos',
  PERDA: 'Perda',
  PERGUB: 'Pergub',
  PERBUP: 'Perbup',
  PERWAL: 'Perwal',
  SK: 'SK',
  PERDES: 'Perdes',
}

/** As people cite it: `Perbup 12/2026`, and with an article `Perbup 12/2026 Pasal 9 ayat 2`. */
export const cited = ({ type, number, year }: Cited, article = ''): string =>
  [words[type], `${number}/${year}`, article].filter(Boolean).join(' ')
