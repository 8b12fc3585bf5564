import { partsOf, type Parts } from './rule-bind.ts'
import { fullName } from './rule-fact.ts'
import type { Literal, Operand, Rule, Truth } from './rule.ts'
import { isUnseen, type Facts, type Situation, type Value } from './situation.ts'

/** A condition on one fact, with what is known of it. Of `count`: `fact` is `anggota`, `value` how many surely are. */
export type Leaf = {
  readonly fact: string
  readonly value: Value
  readonly expected: Literal | readonly Literal[] | null
  readonly op: string
}

/**
 * A rule and what it comes to. Children of a quantifier or a count are its members, `member` their place in `anggota`;
 * those of whom nothing is known are one child.
 */
export type Node = {
  readonly rule: Rule
  readonly truth: Truth
  readonly children?: readonly Node[]
  readonly leaf?: Leaf
  readonly member?: number
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth)
const isAny = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false)
const areAll = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true

/** Where names are looked up: the whole situation, or one member of it. */
export type Scope = { readonly situation: Situation; readonly member: Facts | null }

function lookUp({ situation, member }: Scope, name: string): Value {
  if (member) return member[name] ?? null
  const at = name.indexOf('.')
  const noun = situation[name.slice(0, at) as 'keluarga' | 'rumah' | 'orang']
  return noun?.[name.slice(at + 1)] ?? null
}

function compare(op: string, left: Value, right: Value): Truth {
  if (left === null || right === null) return null
  switch (op) {
    case '===':
      return left === right
    case '!==':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    default:
      return left >= right
  }
}

/** A condition on a number that lies between two bounds: known where every number of them says the same. */
function compareRange(op: string, least: number, most: number, right: number): Truth {
  if (op === '===' || op === '!==') {
    const same = least === most ? least === right : least <= right && right <= most ? null : false
    return op === '===' ? same : not(same)
  }
  return least === most || compare(op, least, right) === compare(op, most, right) ? compare(op, least, right) : null
}

/** What a condition comes to for each known member, and how many there are of whom nothing is known: one child is theirs. */
function membersOf(rule: Rule, { situation }: Scope): { nodes: Node[]; unseen: number } {
  const { anggota } = situation
  const first = anggota.findIndex(isUnseen)
  const known = first < 0 ? anggota : anggota.slice(0, first + 1)
  const nodes = known.map((member, at): Node => {
    const node = nodeOf(rule, { situation, member })
    return { ...node, truth: at === first ? null : node.truth, member: at }
  })
  return { nodes, unseen: first < 0 ? 0 : anggota.length - first }
}

type Compared = Extract<Parts, { kind: 'compare' }>

const valueOf = (operand: Operand, scope: Scope): Value =>
  typeof operand !== 'object' ? operand : 'var' in operand ? lookUp(scope, operand.var) : null

function explainCount(rule: Rule, { op, right }: Compared, counted: Rule, scope: Scope): Node {
  const { nodes, unseen } = membersOf(counted, scope)
  const least = nodes.filter(({ truth }) => truth === true).length
  const most = nodes.filter(({ truth }) => truth !== false).length + Math.max(0, unseen - 1)
  const expected = valueOf(right, scope)
  return {
    rule,
    truth: typeof expected === 'number' ? compareRange(op, least, most, expected) : null,
    leaf: { fact: 'anggota', value: least, expected, op },
    children: nodes,
  }
}

function explainCompare(rule: Rule, parts: Compared, scope: Scope): Node {
  const { op, left, right } = parts
  if (typeof left === 'object' && 'count' in left) return explainCount(rule, parts, left.count[1], scope)
  const [value, expected] = [valueOf(left, scope), valueOf(right, scope)]
  // A parameter alone has no fact: `param.uhc === true` once it is bound.
  const name = typeof left === 'object' ? fullName(left.var, scope.member !== null) : ''
  return { rule, truth: compare(op, value, expected), leaf: { fact: name, value, expected, op } }
}

/** A rule and what it comes to, with its parts. It is checked, and its parameters are bound. */
export function nodeOf(rule: Rule, scope: Scope): Node {
  const parts = partsOf(rule)
  switch (parts.kind) {
    case 'and':
    case 'or': {
      const children = parts.rules.map((one) => nodeOf(one, scope))
      const truths = children.map(({ truth }) => truth)
      return { rule, truth: parts.kind === 'and' ? areAll(truths) : isAny(truths), children }
    }
    case '!': {
      const child = nodeOf(parts.rule, scope)
      return { rule, truth: not(child.truth), children: [child] }
    }
    case 'compare':
      return explainCompare(rule, parts, scope)
    case 'in': {
      const value = lookUp(scope, parts.fact)
      const fact = fullName(parts.fact, scope.member !== null)
      const truth = value === null ? null : parts.values.includes(value)
      return { rule, truth, leaf: { fact, value, expected: parts.values, op: 'in' } }
    }
    default: {
      const { nodes: children } = membersOf(parts.rule, scope)
      const truths = children.map(({ truth }) => truth)
      const truth = parts.kind === 'all' ? areAll(truths) : isAny(truths)
      return { rule, truth: parts.kind === 'none' ? not(truth) : truth, children }
    }
  }
}
