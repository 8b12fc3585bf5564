import {
  DraftProgram,
  type Definition,
  type Fund,
  type Period,
  type ProgramRoad,
  type ProgramUnit,
} from '@slrt/domain/program'
import { check } from '../attempt.ts'
import type { Outputs } from '../api.ts'
import type { FieldProblem } from '../problem.ts'
import { dateOf, datePartsOf, noDate, type DateParts } from '../regulation/dates.ts'
import { paramsOfForm, paramsUsed } from '../rule/editor.ts'
import { fieldOfLine } from '../rule/RuleEditor.tsx'
import { linesOf } from '../rule/rule-edit.ts'
import { fromRule, isIncomplete, toRule, type Group } from '../rule/rule-model.ts'

export type Shown = Outputs['program']['show']
export type Version = Shown['versions'][number]

/** Money of one amount, an amount for each member that fits, or goods and services. */
export const GIVINGS = ['money', 'parts', 'other'] as const
export type Giving = (typeof GIVINGS)[number]
export type PartForm = { name: string; rule: Group; amount: string; most: string }
export type PaperForm = { name: string; fact: string }
export type PriorityForm = { fact: string; first: 'LEAST' | 'MOST' | 'YES' }

/** What the form about one version of a program holds. */
export type ProgramValues = {
  id: string
  code: string
  name: string
  owner: string
  fund: Fund
  unit: ProgramUnit
  road: ProgramRoad
  category: string
  source: string
  confidence: Definition['confidence']
  rule: Group
  params: Record<string, string>
  giving: Giving
  per: Period
  amount: string
  parts: PartForm[]
  mostMembers: string
  text: string
  limited: boolean
  year: string
  total: string
  areas: Record<string, string>
  papers: PaperForm[]
  priority: PriorityForm[]
  instrument: string
  article: string
  from: DateParts
  to: DateParts
  version: number
}

const textOf = (n: number | null | undefined) => (n === null || n === undefined ? '' : String(n))

/** A program that nobody has written yet: a family program of the district, from a day on. */
export const freshProgram = (day: string): ProgramValues => ({
  id: '',
  code: '',
  name: '',
  owner: '',
  fund: 'APBD',
  unit: 'KELUARGA',
  road: 'DAFTAR',
  category: '',
  source: '',
  confidence: 'K',
  rule: { id: 's1', kind: 'group', mode: 'all', items: [] },
  params: {},
  giving: 'money',
  per: 'SEKALI',
  amount: '',
  parts: [],
  mostMembers: '',
  text: '',
  limited: true,
  year: day.slice(0, 4),
  total: '',
  areas: {},
  papers: [],
  priority: [],
  instrument: '',
  article: '',
  from: datePartsOf(day),
  to: noDate,
  version: 0,
})

type Written = Pick<
  Version,
  'id' | 'code' | 'definition' | 'article' | 'instrument' | 'effectiveFrom' | 'effectiveTo' | 'version'
>

const givingOf = ({ amount, parts }: Definition['benefit']): Giving => {
  if (parts.length > 0) return 'parts'
  return amount === null ? 'other' : 'money'
}

/** The form of a version that is written. */
export function valuesOf({
  id,
  code,
  definition,
  article,
  instrument,
  effectiveFrom,
  effectiveTo,
  version,
}: Written): ProgramValues {
  const { benefit, quota, rule, params, name, owner, fund, unit, road, category, source, confidence } = definition
  return {
    id,
    code,
    name,
    owner,
    fund,
    unit,
    road,
    category,
    source,
    confidence,
    version,
    article,
    rule: fromRule(rule),
    params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)])),
    giving: givingOf(benefit),
    per: benefit.per,
    amount: textOf(benefit.amount),
    parts: benefit.parts.map((part) => ({
      name: part.name,
      rule: fromRule(part.rule, true),
      amount: String(part.amount),
      most: textOf(part.most),
    })),
    mostMembers: textOf(benefit.mostMembers),
    text: benefit.text,
    limited: quota !== null,
    year: textOf(quota?.year ?? Number(effectiveFrom.slice(0, 4))),
    total: textOf(quota?.total),
    areas: Object.fromEntries(Object.entries(quota?.areas ?? {}).map(([area, n]) => [area, String(n)])),
    papers: definition.papers.map((paper) => ({
      name: paper.name,
      fact: paper.fact ?? '',
    })),
    priority: definition.priority.map((one) => ({ ...one })),
    instrument: instrument ?? '',
    from: datePartsOf(effectiveFrom),
    to: effectiveTo ? datePartsOf(effectiveTo) : noDate,
  }
}

/** A program of one's own that begins from the sentence of another: its rule, what it gives, its papers and its order. */
export function startingFrom(definition: Definition, day: string): ProgramValues {
  const own = freshProgram(day)
  const from = valuesOf({
    id: '',
    code: '',
    definition,
    article: '',
    instrument: null,
    effectiveFrom: day,
    effectiveTo: null,
    version: 0,
  })
  const { rule, params, unit, giving, per, amount, parts, mostMembers, text, papers, priority, category } = from
  return { ...own, rule, params, unit, giving, per, amount, parts, mostMembers, text, papers, priority, category }
}

/** The form behind a command that was refused. */
export function writtenIn(input: Record<string, unknown>): Partial<ProgramValues> {
  const { definition } = input as { definition?: Definition }
  return definition ? valuesOf(input as unknown as Written) : {}
}

/** "Rp20.000.000" and "20 000 000" as a number; anything else stays what it is, so that the schema refuses it. */
export const numberOf = (text: string): number | string => {
  const plain = text
    .trim()
    .replace(/^rp\.?\s*/i, '')
    .replaceAll(/[\s.]/g, '')
  return /^\d{1,12}$/.test(plain) ? Number(plain) : text.trim()
}

const orNull = (text: string) => (text.trim() === '' ? null : numberOf(text))

/** The definition as the fields say it. */
function definitionOf(values: ProgramValues): unknown {
  const { name, owner, fund, unit, road, category, source, confidence, giving, per, text } = values
  const isParts = giving === 'parts'
  const used = [values.rule, ...(isParts ? values.parts.map(({ rule }) => rule) : [])].flatMap(paramsUsed)
  const params = paramsOfForm(values.params)
  return {
    name: name.trim(),
    owner: owner.trim(),
    fund,
    unit,
    road,
    category,
    source: source.trim(),
    confidence,
    rule: toRule(values.rule).rule,
    params: Object.fromEntries(used.flatMap((key) => (key in params ? [[key, params[key]]] : []))),
    benefit: {
      per,
      amount: giving === 'money' ? (values.amount.trim() === '' ? '' : numberOf(values.amount)) : null,
      parts: isParts
        ? values.parts.map((part) => ({
            name: part.name.trim(),
            rule: toRule(part.rule, true).rule,
            amount: numberOf(part.amount),
            most: orNull(part.most),
          }))
        : [],
      mostMembers: isParts ? orNull(values.mostMembers) : null,
      text: text.trim(),
    },
    papers: values.papers.map((paper) => ({
      name: paper.name.trim(),
      fact: paper.fact || null,
    })),
    quota: values.limited
      ? {
          year: numberOf(values.year),
          total: numberOf(values.total),
          areas: Object.fromEntries(
            Object.entries(values.areas)
              .filter(([, n]) => n.trim() !== '')
              .map(([area, n]) => [area, numberOf(n)]),
          ),
        }
      : null,
    priority: values.priority.filter(({ fact }) => fact !== ''),
  }
}

/** The command's input as the fields say it. */
export const inputOf = (values: ProgramValues) => ({
  id: values.id,
  code: values.code.trim(),
  definition: definitionOf(values),
  instrument: values.instrument || null,
  article: values.article.trim(),
  effectiveFrom: dateOf(values.from),
  effectiveTo: dateOf(values.to) || null,
  version: values.version,
})

/** Lines that are not whole, each at its place. */
const lineProblems = (rule: Group): FieldProblem[] =>
  linesOf(rule).flatMap((item) => {
    const isEmpty = 'items' in item && item.items.length === 0
    return isIncomplete(item) || isEmpty
      ? [{ path: fieldOfLine(item.id), reason: isEmpty ? 'empty' : 'incomplete' }]
      : []
  })

const LEAST_AMOUNT = 10_000
const isTooSmall = (text: string) => {
  const amount = numberOf(text)
  return typeof amount === 'number' && amount < LEAST_AMOUNT
}

/** Fields of the definition, and the code, have sentences of their own: a name is no officer's name. */
const fieldOf = (path: string) =>
  /^(definition\.|code$)/.test(path) ? `prog.${path.replace(/^definition\./, '')}` : path

/** What is to mend before the server is asked, in the order of the form. */
export function problemsOf(values: ProgramValues): FieldProblem[] {
  const input = inputOf(values)
  const lines = lineProblems(values.rule)
  const schema = check(DraftProgram, input).map((one) => ({ ...one, path: fieldOf(one.path) }))
  const money =
    values.giving === 'money' && isTooSmall(values.amount) ? [{ path: 'prog.benefit.amount', reason: 'rupiah' }] : []
  const parts =
    values.giving !== 'parts'
      ? []
      : values.parts.flatMap((part, n) =>
          isTooSmall(part.amount) ? [{ path: `prog.benefit.parts.${n}.amount`, reason: 'rupiah' }] : [],
        )
  const { effectiveFrom: from, effectiveTo: to, instrument, article } = input
  const basis = [
    ...(article && !instrument ? [{ path: 'instrument', reason: 'required' }] : []),
    ...(instrument && !article ? [{ path: 'article', reason: 'required' }] : []),
    ...(to && from && to < from ? [{ path: 'effectiveTo', reason: 'span' }] : []),
  ]
  const road = values.road === 'RUJUKAN' && !values.category ? [{ path: 'prog.category', reason: 'required' }] : []
  const found = [...schema, ...money, ...parts, ...road, ...basis, ...lines]
  return found
    .filter(({ path }, at) => found.findIndex((one) => one.path === path) === at)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The parts of the form as they stand on the page. */
const order: readonly string[] = ['prog', 'rule', 'instrument', 'article', 'effectiveFrom', 'effectiveTo']
const inProgram: readonly string[] = ['name', 'code', 'owner', 'fund', 'unit', 'road', 'category']
const LATER = inProgram.length
const placeOf = ({ path }: FieldProblem): number => {
  const [part = '', field = ''] = path.split('.')
  // What the program is called and whose it is stands before its rule, what it gives after.
  const at = inProgram.indexOf(field)
  if (part === 'prog') return at < 0 ? LATER + 1 : at
  return part === 'rule' ? LATER : LATER + 2 + order.indexOf(part)
}

/** A code made of a name: "Rehab Rumah Sabilulungan 2027" is REHAB_RUMAH_SABILULUNGAN. It ends in a letter. */
export const codeOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .slice(0, 40)
    .replace(/^[^A-Z]+/, '')
    .replace(/[^A-Z]+$/, '')

/** Places given to all kecamatan alike; those that do not divide go to the first ones. */
export function evenly(total: number, areas: readonly string[]): Record<string, string> {
  const each = Math.floor(total / areas.length)
  const rest = total % areas.length
  return Object.fromEntries(areas.map((area, at) => [area, String(each + (at < rest ? 1 : 0))]))
}

/** Places that are given to single kecamatan. */
export const givenOut = (areas: Readonly<Record<string, string>>): number =>
  Object.values(areas).reduce((sum, text) => {
    const n = numberOf(text)
    return sum + (typeof n === 'number' ? n : 0)
  }, 0)

/** Facts that the lines of a rule ask for, in reading order. */
export const factsIn = (rule: Group): string[] => [
  ...new Set(
    linesOf(rule).flatMap((item) =>
      item.kind === 'leaf' && item.fact !== '' && !item.fact.startsWith('param.') ? [item.fact] : [],
    ),
  ),
]
