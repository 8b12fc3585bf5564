import { DraftEntry } from '@slrt/domain/regulation-draft'
import { isKey, KEYS, type Key } from '@slrt/domain/regulation-keys'
import { check } from '../attempt.ts'
import { textOf } from '../mend.tsx'
import type { FieldProblem } from '../problem.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { dateOf, datePartsOf, noDate, type DateParts } from './dates.ts'
import { formOf, valueOf, valueProblems, type FormValue } from './form-value.ts'
import type { EntryRow } from './shapes.ts'
import { firstSubject } from './subjects.ts'

export type Reach = 'whole' | 'kecamatan' | 'desa'

/** What the form about one draft holds. */
export type DraftValues = {
  id: string
  subject: string
  reach: Reach
  area: Area[]
  value: FormValue
  instrument: string
  article: string
  from: DateParts
  to: DateParts
  version: number
}

const reachOf = (area: string): Reach => (area === '' ? 'whole' : area.split('.').length === 3 ? 'kecamatan' : 'desa')

/** A draft that is not written yet: what holds now, for the whole district, from a day on. */
export const freshDraft = (key: Key, value: unknown, day: string): DraftValues => ({
  id: '',
  subject: firstSubject(key),
  reach: 'whole',
  area: [],
  value: formOf(key, value),
  instrument: '',
  article: '',
  from: datePartsOf(day),
  to: noDate,
  version: 0,
})

export const valuesOfEntry = (key: Key, entry: EntryRow): DraftValues => ({
  id: entry.id,
  subject: entry.subject,
  reach: reachOf(entry.area?.code ?? ''),
  area: entry.area ? [entry.area] : [],
  value: formOf(key, entry.value),
  instrument: entry.instrument ?? '',
  article: entry.article,
  from: datePartsOf(entry.effectiveFrom),
  to: entry.effectiveTo ? datePartsOf(entry.effectiveTo) : noDate,
  version: entry.version,
})

/** The form behind a command that was refused; names of places are asked for afterwards. */
export function writtenIn(key: Key, input: Record<string, unknown>): Partial<DraftValues> {
  const area = textOf(input['area'])
  const read = isKey(key) ? KEYS[key].schema.safeParse(JSON.parse(textOf(input['value']) || 'null')) : undefined
  return {
    id: textOf(input['id']),
    subject: textOf(input['subject']),
    reach: reachOf(area),
    area: area ? [{ code: area, label: area }] : [],
    ...(read?.success ? { value: formOf(key, read.data) } : {}),
    instrument: textOf(input['instrument']),
    article: textOf(input['article']),
    from: datePartsOf(textOf(input['effectiveFrom'])),
    to: input['effectiveTo'] ? datePartsOf(textOf(input['effectiveTo'])) : noDate,
    version: Number(input['version']),
  }
}

export const areaOf = ({ reach, area }: DraftValues): string => (reach === 'whole' ? '' : (area[0]?.code ?? ''))

/** The command's input as the fields say it. */
export const inputOf = (key: Key, values: DraftValues): DraftEntry => ({
  id: values.id,
  key,
  subject: KEYS[key].subject === 'none' ? '' : values.subject,
  area: areaOf(values),
  value: JSON.stringify(valueOf(key, values.value)),
  instrument: values.instrument || null,
  article: values.article.trim(),
  effectiveFrom: dateOf(values.from),
  effectiveTo: dateOf(values.to) || null,
  version: values.version,
})

/** What is to mend before the server is asked, in the order of the form. */
export function problemsOf(key: Key, values: DraftValues): FieldProblem[] {
  const input = inputOf(key, values)
  const own = check(DraftEntry, input).filter(({ path }) => path !== 'area' && path !== 'value')
  const of = (path: string) => own.filter((problem) => problem.path === path)
  const { effectiveFrom: from, effectiveTo: to, instrument, article } = input
  return [
    ...valueProblems(key, values.value),
    ...(values.reach !== 'whole' && !areaOf(values) ? [{ path: 'area', reason: 'required' }] : []),
    ...(article && !instrument ? [{ path: 'instrument', reason: 'required' }] : []),
    ...(instrument && !article ? [{ path: 'article', reason: 'required' }] : of('article')),
    ...of('effectiveFrom'),
    ...(to && from && to < from ? [{ path: 'effectiveTo', reason: 'span' }] : of('effectiveTo')),
  ]
}
