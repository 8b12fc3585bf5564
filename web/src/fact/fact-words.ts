import { labelOfCode } from '@slrt/domain/code-list'
import { FAMILY_FACTS, PERSON_FACTS, type FactField, type FactValue } from '@slrt/domain/fact'
import { REGISTER_FIELDS } from '@slrt/domain/register-field'
import type { Outputs } from '../api.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { hasText, number, t, tCode } from '../text/text.ts'

export type Shown = Outputs['fact']['show']
export type Fact = Shown['family']['facts'][number]

const fields: Readonly<Record<string, FactField>> = { ...FAMILY_FACTS, ...PERSON_FACTS }
export const fieldOf = (name: string): FactField | undefined => fields[name]

/** Nobody asks a man whether he is pregnant. */
export const concerns = (field: string, sex: 'L' | 'P' | null | undefined): boolean =>
  field !== 'pregnant' || sex !== 'L'

/** What a field is called, of a fact, of a card, or of a program. */
export function fieldText(name: string): string {
  const program = /^program\.(.+)$/.exec(name)?.[1]
  if (program) return programText(program, program)
  return hasText(`fact.${name}`) ? t(`fact.${name}` as 'fact.desil') : tCode('fact.other.', name, 'fact.other.detail')
}

/** A program as people in the field call it; else by its name in the catalogue. */
export const programText = (code: string, name: string): string =>
  hasText(`program.${code}`) ? t(`program.${code}` as 'program.PKH') : name

/** A day as people say it; what is no day stays as it is. */
export const dayText = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? day(`${text}T12:00:00Z`) : text)

/** A value in words: the label of its list, yes or no, a number. */
export function valueText(name: string, value: FactValue): string {
  if (value === null) return t('data.unknown')
  if (typeof value === 'boolean') return t(value ? 'data.yes' : 'data.no')
  const field = fieldOf(name)
  if (field?.kind === 'code' && typeof value === 'number') return labelOfCode(field.list, value) ?? String(value)
  if (typeof value === 'number') return name === 'graduated' ? String(value) : number(value)
  return hasText(`fact.${name}.${value}`) ? t(`fact.${name}.${value}` as 'fact.orphan.YATIM') : dayText(value)
}

/** What stood there before, which the history keeps as text. */
export function beforeText(name: string, before: string): string {
  const [state, year] = before.split(' ')
  if (name.startsWith('program.'))
    return year
      ? t('program.card.in_year', { state: tCode('participation.', state!, 'data.unknown'), year })
      : tCode('participation.', before, 'data.unknown')
  if (name === 'relation') return tCode('relation.', before, 'fact.other.relation')
  if (name === 'sex') return tCode('sex.', before, 'fact.other.sex')
  if (name === 'existence') return tCode('existence.', before, 'fact.other.existence')
  if (name === 'household') return ''
  const value =
    before === 'true' ? true : before === 'false' ? false : /^\d{1,4}$/.test(before) ? Number(before) : before
  return fieldOf(name) || name.startsWith('receives') || name === 'nikMatched'
    ? valueText(name, value)
    : dayText(before)
}

type Told = { source: string | null; asOf?: string | null; at?: string | null; by?: string | null }

/** Who said it, and on which day: of a list its own day, else the day on which it was written down. */
export function sourceText({ source, asOf, at, by }: Told): string {
  const when = asOf ? dayText(asOf) : at ? day(at, acting()?.tenant) : ''
  const name = tCode('source.', source ?? '', 'source.LAIN')
  return by ? t('data.source_by', { source: name, by, day: when }) : t('data.source', { source: name, day: when })
}

/** What a finer field is called; a column of a list that has no name here keeps its own. */
export const detailText = (code: string): string =>
  hasText(`detail.${code}`) ? t(`detail.${code}` as 'detail.occupation') : code.replace(/^id_/, '').replaceAll('_', ' ')

/** The value of a finer field: the label of its list where it has one. */
export function detailValue(code: string, value: string): string {
  const field = REGISTER_FIELDS.get(code)
  return (field?.list && labelOfCode(field.list, Number(value), field.version)) ?? value
}
