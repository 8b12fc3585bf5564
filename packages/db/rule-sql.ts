import { partsOf, type Parts } from '@slrt/domain/rule-bind'
import { codesOfFact, factNamed } from '@slrt/domain/rule-fact'
import type { Literal, Operand, Rule } from '@slrt/domain/rule'
import {
  allSql,
  compareAge,
  countSql,
  familySql,
  personSql,
  someSql,
  type Asking,
  type Member,
} from './rule-sql-fact.ts'
import { literal, UNKNOWN } from './rule-sql-text.ts'

/** Where a rule's conditions look: at one member of a family, or (null) at a family, a row `s`, with the person who is asked. */
export type Place = { readonly member: Member | null; readonly unit: Member; readonly moment: Asking }

/** The fact that a `var` names. A parameter that nobody set is unknown. */
function factSql(name: string, { member, unit, moment }: Place): string {
  if (member) return personSql(name, member, moment)
  if (name.startsWith('param.')) return UNKNOWN
  const [noun, own] = name.split('.')
  return noun === 'orang' ? personSql(own!, unit, moment) : familySql(name, moment)
}

/** Whose age a `var` names; null for any other fact. */
const agedOf = (name: string, { member, unit }: Place): Member | null =>
  name === (member ? 'usia' : 'orang.usia') ? (member ?? unit) : null

/**
 * A literal beside a fact: of a text its place in the list of the fact's values.
 * @throws TypeError for a text that the fact never has
 */
function literalOf(name: string, value: Literal, { member }: Place): string {
  if (typeof value !== 'string') return literal(value)
  const fact = factNamed(name, member !== null)
  const at = fact ? codesOfFact(fact).indexOf(value) : -1
  if (at < 0) throw new TypeError('not a literal of a rule')
  return `${at}`
}

const SIGNS: Readonly<Record<string, string>> = { '===': '=', '!==': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

type Compared = Extract<Parts, { kind: 'compare' }>

/** A number between two bounds: known where every number of them says the same. */
function compareRange(op: string, least: string, most: string, n: string): string {
  switch (op) {
    case '===':
      return `case when ${least} = ${most} then ${least} = ${n} when ${n} < ${least} or ${n} > ${most} then false end`
    case '!==':
      return `case when ${least} = ${most} then ${least} <> ${n} when ${n} < ${least} or ${n} > ${most} then true end`
    case '>=':
    case '>':
      return `case when ${least} ${op} ${n} then true when not ${most} ${op} ${n} then false end`
    default:
      return `case when ${most} ${op} ${n} then true when not ${least} ${op} ${n} then false end`
  }
}

function countedSql({ op, right }: Compared, counted: Rule, place: Place): string {
  if (typeof right !== 'number') return UNKNOWN
  const { least, most } = countSql((member) => ruleSql(counted, { ...place, member }), place.moment)
  return compareRange(op, least, most, literal(right))
}

/** The fact on the left of a comparison; of what is not bound, unknown. */
const valueSql = (operand: Operand, place: Place): string => {
  if (typeof operand !== 'object') return literal(operand)
  return 'var' in operand ? factSql(operand.var, place) : UNKNOWN
}

function compareSql(parts: Compared, place: Place): string {
  const { op, left, right } = parts
  if (typeof left === 'object' && 'count' in left) return countedSql(parts, left.count[1], place)
  const named = typeof left === 'object' ? left.var : ''
  if (typeof right === 'object') return UNKNOWN
  const aged = agedOf(named, place)
  if (aged && typeof right === 'number') return compareAge(aged, op, right, place.moment.day)
  const value = valueSql(left, place)
  if (right === true) return op === '===' ? `(${value})` : `(not ${value})`
  if (right === false) return op === '===' ? `(not ${value})` : `(${value})`
  return `${value} ${SIGNS[op]} ${literalOf(named, right, place)}`
}

function inSql({ fact, values }: Extract<Parts, { kind: 'in' }>, place: Place): string {
  const compare = (value: (typeof values)[number]) =>
    compareSql({ kind: 'compare', op: '===', left: { var: fact }, right: value }, place)
  if (agedOf(fact, place) || values.some((one) => typeof one === 'boolean'))
    return `(${values.map(compare).join(' or ')})`
  return `${factSql(fact, place)} in (${values.map((one) => literalOf(fact, one, place)).join(', ')})`
}

/** The fact that a condition says one word of: `sekolah === SD`, `sekolah in [SD, SMP]`; null for any other. */
function wordsIn(rule: Rule): { fact: string; values: readonly Literal[] } | null {
  const parts = partsOf(rule)
  if (parts.kind === 'in') return parts
  if (parts.kind !== 'compare' || parts.op !== '===' || typeof parts.right !== 'string') return null
  return typeof parts.left === 'object' && 'var' in parts.left ? { fact: parts.left.var, values: [parts.right] } : null
}

/** Of alternatives: those that name words of one fact, as one list of words. */
function listedOf(rules: readonly Rule[]): Rule[] {
  const known = new Map<string, Literal[]>()
  const others: Rule[] = []
  for (const rule of rules) {
    const words = wordsIn(rule)
    if (!words) others.push(rule)
    else known.set(words.fact, [...(known.get(words.fact) ?? []), ...words.values])
  }
  return [...others, ...[...known].map(([fact, values]): Rule => ({ in: [{ var: fact }, values] }))]
}

/** What a checked rule says, as a boolean of SQL: NULL where it is not known. */
export function ruleSql(rule: Rule, place: Place): string {
  const parts = partsOf(rule)
  switch (parts.kind) {
    case 'and':
    case 'or': {
      const rules = parts.kind === 'or' ? listedOf(parts.rules) : parts.rules
      return `(${rules.map((one) => `(${ruleSql(one, place)})`).join(` ${parts.kind} `)})`
    }
    case '!':
      return `(not (${ruleSql(parts.rule, place)}))`
    case 'compare':
      return compareSql(parts, place)
    case 'in':
      return inSql(parts, place)
    default: {
      const inside = (member: Member) => ruleSql(parts.rule, { ...place, member })
      if (parts.kind === 'all') return allSql(inside, place.moment)
      const some = someSql(inside, place.moment)
      return parts.kind === 'none' ? `(not ${some})` : some
    }
  }
}
