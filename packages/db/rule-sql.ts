import { sql, type SQL } from 'drizzle-orm'
import type { Definition } from '@slrt/domain/program'
import { partsOf, type Parts } from '@slrt/domain/rule-bind'
import type { Literal, Operand, Rule } from '@slrt/domain/rule'
import {
  allSql,
  compareAge,
  countSql,
  familySql,
  isWithMembers,
  personSql,
  someSql,
  type Moment,
  type View,
} from './rule-sql-fact.ts'
import { literal, UNKNOWN, within } from './rule-sql-text.ts'

/** Where a rule's conditions look: at a unit with its family, or at one member of it, a row `p`. */
type Place = { readonly isMember: boolean; readonly view: View; readonly moment: Moment }

/** The fact that a `var` names. A parameter that nobody set is unknown. */
function factSql(name: string, { isMember, view, moment }: Place): string {
  if (isMember) return personSql(name, 'p', moment)
  if (name.startsWith('param.')) return UNKNOWN
  const [noun, own] = name.split('.')
  return noun === 'orang' ? personSql(own!, 'p', moment) : familySql(name, view, moment)
}

const isAge = (name: string, { isMember }: Place) => name === (isMember ? 'usia' : 'orang.usia')

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
  const { least, most } = countSql(place.view, ruleSql(counted, { ...place, isMember: true }))
  return compareRange(op, least, most, literal(right))
}

/** The value on one side of a comparison; of what is not bound, unknown. */
const valueSql = (operand: Operand, place: Place): string => {
  if (typeof operand !== 'object') return literal(operand)
  return 'var' in operand ? factSql(operand.var, place) : UNKNOWN
}

function compareSql(parts: Compared, place: Place): string {
  const { op, left, right } = parts
  if (typeof left === 'object' && 'count' in left) return countedSql(parts, left.count[1], place)
  const named = typeof left === 'object' ? left.var : ''
  if (typeof right === 'object') return UNKNOWN
  if (isAge(named, place) && typeof right === 'number') return compareAge('p', op, right, place.moment.day)
  const value = valueSql(left, place)
  if (right === true) return op === '===' ? `(${value})` : `(not ${value})`
  if (right === false) return op === '===' ? `(not ${value})` : `(${value})`
  return `${value} ${SIGNS[op]} ${literal(right)}`
}

function inSql({ fact, values }: Extract<Parts, { kind: 'in' }>, place: Place): string {
  const compare = (value: (typeof values)[number]) =>
    compareSql({ kind: 'compare', op: '===', left: { var: fact }, right: value }, place)
  if (isAge(fact, place) || values.some((one) => typeof one === 'boolean'))
    return `(${values.map(compare).join(' or ')})`
  return `${factSql(fact, place)} in (${values.map(literal).join(', ')})`
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

/** Of conditions that are joined: those on members that one look at each answers at once, and the others. */
function mergedOf(rules: readonly Rule[], joins: 'and' | 'or'): readonly Rule[] {
  const quantifiers = joins === 'or' ? (['some'] as const) : (['all', 'none'] as const)
  const parts = rules.map((rule) => ({ rule, parts: partsOf(rule) }))
  const merged = quantifiers.flatMap((kind): Rule[] => {
    const inner = parts.flatMap((one) => (one.parts.kind === kind ? [one.parts.rule] : []))
    if (inner.length < 2) return []
    // some(a) or some(b) is some(a or b); all(a) and all(b) is all(a and b); none(a) and none(b) is none(a or b).
    const joined: Rule = kind === 'all' ? { and: inner } : { or: inner }
    return [{ [kind]: [{ var: 'anggota' }, joined] } as unknown as Rule]
  })
  if (merged.length === 0) return rules
  const isMerged = (kind: string) => merged.some((rule) => Object.hasOwn(rule, kind))
  return [...parts.filter((one) => !isMerged(one.parts.kind)).map(({ rule }) => rule), ...merged]
}

/** The parts of a join as they are asked: fewer of them say the same. */
const joinedOf = (rules: readonly Rule[], joins: 'and' | 'or'): readonly Rule[] =>
  mergedOf(joins === 'or' ? listedOf(rules) : rules, joins)

function ruleSql(rule: Rule, place: Place): string {
  const parts = partsOf(rule)
  switch (parts.kind) {
    case 'and':
    case 'or':
      return `(${joinedOf(parts.rules, parts.kind)
        .map((one) => `(${ruleSql(one, place)})`)
        .join(` ${parts.kind} `)})`
    case '!':
      return `(not (${ruleSql(parts.rule, place)}))`
    case 'compare':
      return compareSql(parts, place)
    case 'in':
      return inSql(parts, place)
    default: {
      const inside = ruleSql(parts.rule, { ...place, isMember: true })
      if (parts.kind === 'all') return `(${allSql(place.view, inside)})`
      const some = someSql(place.view, inside)
      return parts.kind === 'none' ? `(not (${some}))` : `(${some})`
    }
  }
}

/** Whether members have a part in a rule: those of a quantifier, or in what a fact of the family is. */
function hasMembers(rule: Rule): boolean {
  const parts = partsOf(rule)
  switch (parts.kind) {
    case 'and':
    case 'or':
      return parts.rules.some(hasMembers)
    case '!':
      return hasMembers(parts.rule)
    case 'in':
      return isWithMembers(parts.fact)
    case 'compare':
      return typeof parts.left === 'object' && ('count' in parts.left || isWithMembers(parts.left.var))
    default:
      return true
  }
}

/** A family by its own row. */
const ROW: View = { own: (column) => `p.${column}`, over: () => UNKNOWN, here: '', desa: 'p.desa' }
const IS_FAMILY = 'filter (where p.person is null)'
/** A family and its members as one group. */
const GROUP: View = {
  own: (column) => `max(p.${column}) ${IS_FAMILY}`,
  over: (aggregate) => aggregate,
  here: 'p.person is not null and p.present',
  desa: `max(p.desa) ${IS_FAMILY}`,
}

/** A rule about a group: what the family's row alone answers is asked of that row, in as few aggregates as can be. */
function groupSql(rule: Rule, moment: Moment): string {
  if (!hasMembers(rule)) return `bool_and(${ruleSql(rule, { isMember: false, view: ROW, moment })}) ${IS_FAMILY}`
  const parts = partsOf(rule)
  if (parts.kind === '!') return `(not ${groupSql(parts.rule, moment)})`
  if (parts.kind !== 'and' && parts.kind !== 'or') return ruleSql(rule, { isMember: false, view: GROUP, moment })
  const rules = joinedOf(parts.rules, parts.kind)
  const own = rules.filter((one) => !hasMembers(one))
  const joined = own.length > 1 ? [{ [parts.kind]: own } as unknown as Rule] : own
  const all = [...joined, ...rules.filter(hasMembers)].map((one) => `(${groupSql(one, moment)})`)
  return `(${all.join(` ${parts.kind} `)})`
}

type Where = NonNullable<Asked['where']>
const conditions = (...all: readonly string[]) => all.join(' and ')

function familiesSql(rule: Rule, moment: Moment, where: Where): string {
  const inside = within('p', where)
  if (!hasMembers(rule))
    return `select p.household, null::uuid as person, p.desa, ${ruleSql(rule, { isMember: false, view: ROW, moment })} as truth
      from fact p where ${conditions('p.person is null', 'p.present', ...inside)}`
  return `select p.household, null::uuid as person, ${GROUP.desa} as desa, ${groupSql(rule, moment)} as truth
    from fact p ${inside.length > 0 ? `where ${conditions(...inside)}` : ''}
    group by p.household having bool_and(p.present) ${IS_FAMILY}`
}

function personsSql(rule: Rule, moment: Moment, where: Where): string {
  const columns: string[] = []
  const over = (aggregate: string) => {
    const at = columns.indexOf(aggregate)
    return `m.a${at < 0 ? columns.push(aggregate) - 1 : at}`
  }
  const view: View = { own: (column) => `f.${column}`, over, here: 'p.present', desa: 'p.desa' }
  const truth = ruleSql(rule, { isMember: false, view, moment })
  const asked = columns.map((aggregate, at) => `, ${aggregate} as a${at}`).join('')
  const pass =
    columns.length > 0
      ? `left join (select p.household${asked} from fact p
           where ${conditions('p.person is not null', ...within('p', where))} group by p.household) m on m.household = p.household`
      : ''
  return `select p.household, p.person, p.desa, ${truth} as truth
    from fact p left join fact f on ${conditions('f.id = p.household', 'f.person is null', ...within('f', where))} ${pass}
    where ${conditions('p.person is not null', 'p.present', ...within('p', where))}`
}

export type Asked = {
  /** Its parameters bound. */
  readonly definition: Pick<Definition, 'rule' | 'unit'>
  /** ISO date: the day of the families. */
  readonly day: string
  /** By list (`PENERIMA|PKH`, `ASN` …): the areas for which it is in, '' for the whole district (`closedOf`). */
  readonly closed: ReadonlyMap<string, readonly string[]>
  readonly where?: { readonly desa?: string; readonly area?: string }
}

/**
 * What a program's rule says of every unit of the district that the door put on, in one statement: a select of
 * `household, person, desa, truth`, where NULL is Kleene's unknown and `person` is null of a program for families. From the
 * same tree as `explain`, and equal to it (tests/api/rule-sql). Others count it, or compare two, as a subquery.
 * @throws TypeError for what no checked rule contains
 */
export function verdictSql({ definition: { rule, unit }, day, closed, where = {} }: Asked): SQL {
  const written = unit === 'KELUARGA' ? familiesSql : personsSql
  return sql.raw(written(rule, { day, closed }, where))
}

/**
 * Sent in the transaction before a verdict of a whole district: a million families are grouped in memory, and joined by
 * hashing even where the planner thinks them few (below policies, or in a table that nobody has analyzed yet).
 */
export const wholeDistrict: SQL = sql.raw(
  `select set_config('work_mem', '128MB', true), set_config('enable_nestloop', 'off', true)`,
)
