import { labelOfCode } from '@slrt/domain/code-list'
import { RULE_FACTS } from '@slrt/domain/rule-fact'
import type { Params } from '@slrt/domain/rule-bind'
import type { Verdict } from '@slrt/domain/explain'
import type { Comparison, Truth } from '@slrt/domain/rule'
import type { Value } from '@slrt/domain/situation'
import '../text/syarat.ts'
import { hasText, number, t, tCode, type TextKey } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'
import { factOf, typeOf, type Group, type Item, type Leaf, type Members } from './rule-model.ts'

/** Rules in words. Every fact, choice, operator and answer has a word in both dictionaries; a guard holds that. */

/** "desil keluarga", "rumah tidak layak huni", "batas desil". */
export const factName = (name: string): string =>
  hasText(`rule.fact.${name}`)
    ? t(`rule.fact.${name}` as TextKey)
    : hasText(`rule.${name}`)
      ? t(`rule.${name}` as TextKey)
      : name

export const paramName = (name: string): string => tCode('rule.param.', name, 'rule.raw')

/** A value of a fact in words: "SD", "60 tahun", "Rp4.000.000", "ya". */
export function valueWords(name: string, value: Value): string {
  if (value === null) return t('rule.truth.unknown')
  if (typeof value === 'boolean') return t(value ? 'rule.flag.true' : 'rule.flag.false')
  const fact = factOf(name)
  if (fact?.list && typeof value === 'number') return labelOfCode(fact.list, value) ?? String(value)
  if (typeof value === 'string')
    return hasText(`rule.code.${name}.${value}`) ? t(`rule.code.${name}.${value}` as TextKey) : value
  return fact?.unit ? t(`rule.unit.${fact.unit}`, { n: value }) : number(value)
}

/** "SD, SMP atau SMA" */
const orList = (parts: readonly string[]): string => {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : t('rule.or', { list: parts.slice(0, -1).join(', '), last })
}

const literal = (name: string, text: string): Value => {
  if (text === 'true' || text === 'false') return text === 'true'
  const isNumber = typeOf(name) === 'number' || factOf(name)?.list !== undefined
  return isNumber && /^-?\d+$/.test(text.trim()) ? Number(text) : text
}

function rightWords({ fact, value, param }: Leaf, params: Params | undefined): string {
  if (!param) return valueWords(fact, literal(fact, value))
  const given = params?.[param]
  if (given === undefined) return t('rule.param.word', { name: paramName(param) })
  return t('rule.param.with', { name: paramName(param), value: valueWords(fact, given) })
}

/** A flag as a sentence of its own: "rumah tidak layak huni", "keluarga tidak menerima PKH". */
const flagWords = (name: string, isSo: boolean): string => {
  if (isSo) return factName(name)
  return hasText(`rule.not.${name}`) ? t(`rule.not.${name}` as TextKey) : t('rule.unless', { what: factName(name) })
}

/** One line in words: "desil keluarga paling tinggi batas desil (4, parameter)". */
export function leafWords(leaf: Leaf, params?: Params): string {
  const { fact, op, value, list } = leaf
  if (typeOf(fact) === 'flag' && !leaf.param) return flagWords(fact, (value === 'true') === (op === '==='))
  if (op === 'in' || op === 'notIn') {
    const choices = orList(list.map((one) => valueWords(fact, literal(fact, one))))
    return t('rule.leaf', { fact: factName(fact), op: t(`rule.op.${op}`), value: choices })
  }
  const isCode = typeOf(fact) === 'code'
  const word = isCode ? (op === '===' ? 'in' : 'notIn') : op
  return t('rule.leaf', { fact: factName(fact), op: t(`rule.op.${word}`), value: rightWords(leaf, params) })
}

/** "paling sedikit 2" */
export const countWords = (op: Comparison, n: string): string => t(`rule.count.${op}`, { n })

/** Of whom the lines below are said: "ada anggota keluarga yang". */
export const membersWords = ({ how, op, n }: Pick<Members, 'how' | 'op' | 'n'>): string =>
  how === 'count' ? t('rule.members.count', { count: countWords(op, n) }) : t(`rule.members.${how}`)

export const theseWords = (mode: Group['mode']): string => t(`rule.these.${mode}`)

/** "ada anggota keluarga yang sedang hamil", "ada anggota keluarga dengan usia paling tinggi 6 tahun" */
function whoseWords(members: Members, only: Item, what: string): string {
  const isFlag = only.kind === 'leaf' && typeOf(only.fact) === 'flag'
  const who = membersWords(members)
  return t(members.how === 'all' ? 'rule.whose.all' : isFlag ? 'rule.whose.flag' : 'rule.whose.value', { who, what })
}

/** A line that needs no lines below it: a leaf, or members of whom one thing is said; else undefined. */
export function inlineWords(item: Item, params?: Params): string | undefined {
  if (item.kind === 'raw') return t('rule.raw')
  if (item.kind === 'leaf') return leafWords(item, params)
  const [only, ...others] = item.items
  const what = only && others.length === 0 ? inlineWords(only, params) : undefined
  if (what === undefined) return undefined
  if (item.kind === 'members') return whoseWords(item, only!, what)
  return item.mode === 'none' || item.mode === 'notAll' ? t('rule.unless', { what }) : what
}

/** What stands before the lines below: "salah satu ini benar", "ada anggota keluarga yang memenuhi semua ini". */
export const headWords = (item: Group | Members): string =>
  item.kind === 'group' ? theseWords(item.mode) : t(`rule.fulfil.${item.mode}`, { who: membersWords(item) })

/** A whole rule as one text, for the comparison of two versions. */
export function ruleWords(item: Item, params?: Params): string {
  const line = inlineWords(item, params)
  if (line !== undefined) return line
  const holder = item as Group | Members
  return `${headWords(holder)} (${holder.items.map((one) => ruleWords(one, params)).join('; ')})`
}

export const truthWord = (truth: Truth): string =>
  t(truth === null ? 'rule.truth.unknown' : truth ? 'rule.truth.yes' : 'rule.truth.no')

/** Not eligible is no error: grey, with the way out; maybe is what somebody can act on. */
export const statusOfVerdict: Record<Verdict, Status> = { LAYAK: 'done', MUNGKIN: 'turn', TIDAK: 'idle' }

/** Who can change a fact, and what proves it. */
export const decidedBy = (name: string): string => {
  const decider = RULE_FACTS[name]?.decidedBy
  return decider ? t(`rule.decider.${decider}`) : ''
}
export const provedBy = (name: string): string => {
  const paper = RULE_FACTS[name]?.paper
  return paper ? t(`rule.paper.${paper}`) : ''
}
