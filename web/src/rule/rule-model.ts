import type { Comparison, Literal, Quantifier, Rule } from '@slrt/domain/rule'
import { codesOfFact, fullName, RULE_FACTS, type FactType } from '@slrt/domain/rule-fact'

/**
 * A rule as the editor shows it: lines of words that can be chosen, in groups. `toRule` makes the document of it that is
 * saved, `fromRule` the lines of a document.
 */
export type Item = Leaf | Members | Group | Raw

/** All, at least one, none, or not all of the lines below it. */
export const MODES = ['all', 'any', 'none', 'notAll'] as const
export type Mode = (typeof MODES)[number]
export type Group = { id: string; kind: 'group'; mode: Mode; items: Item[] }

/** Members of the family of whom the lines below are true; `count` compares how many they are. */
export const HOWS = ['some', 'count', 'all', 'none'] as const
export type How = (typeof HOWS)[number]
export type Members = {
  id: string
  kind: 'members'
  how: How
  op: Comparison
  n: string
  mode: 'all' | 'any'
  items: Item[]
}

export type LeafOp = Comparison | 'in' | 'notIn'
/** One fact, compared with a value, a parameter, or one of several values. `fact` is empty until it is chosen. */
export type Leaf = { id: string; kind: 'leaf'; fact: string; op: LeafOp; value: string; param: string; list: string[] }

/** What the lines have no words for stays as it is. */
export type Raw = { id: string; kind: 'raw'; text: string }

const names: readonly string[] = Object.keys(RULE_FACTS)
export const isFact = (name: string): boolean => Object.hasOwn(RULE_FACTS, name)
export const factOf = (name: string) => (isFact(name) ? RULE_FACTS[name] : undefined)
/** What sort of value a line compares: of a fact, or of a parameter that stands alone. */
export const typeOf = (name: string): FactType | undefined =>
  factOf(name)?.type ?? (name.startsWith('param.') ? 'flag' : undefined)
/** Facts that a line can be about: of the person only where there is one. */
export const factsFor = (person: 'none' | 'also' | 'only'): string[] =>
  names.filter((name) => (name.startsWith('orang.') ? person !== 'none' : person !== 'only'))

const comparisons = ['===', '!==', '<', '<=', '>', '>='] as const
const quantifiers = ['some', 'all', 'none'] as const
const mirrored: Record<Comparison, Comparison> = {
  '===': '===',
  '!==': '!==',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const varOf = (value: unknown): string | undefined =>
  isNode(value) && typeof value['var'] === 'string' ? value['var'] : undefined
const argsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** Ids of the lines of one rule: they stay with their line, and the same rule always gets the same ones. */
const createIds = () => {
  let last = 0
  return () => `s${++last}`
}

/**
 * The lines of a rule.
 * @param inMember whether it is about a member: facts then stand without their noun
 */
export function fromRule(rule: unknown, inMember = false): Group {
  const item = itemOf(rule, inMember, createIds())
  return item.kind === 'group' ? item : (itemOf({ and: [rule] }, inMember, createIds()) as Group)
}

function itemOf(rule: unknown, inMember: boolean, next: () => string): Item {
  const id = next()
  const raw: Raw = { id, kind: 'raw', text: JSON.stringify(rule) }
  if (!isNode(rule)) return raw
  const [[op, given] = ['', undefined]] = Object.entries(rule)
  const args = argsOf(given)
  const items = (of: unknown) => argsOf(of).map((one) => itemOf(one, inMember, next))
  if (op === 'and' || op === 'or') return { id, kind: 'group', mode: op === 'and' ? 'all' : 'any', items: items(given) }
  if (op === '!') return negated(args[0], id, inMember, next)
  if (op === 'in') return listLeaf(args, id, inMember, 'in') ?? raw
  if ((quantifiers as readonly string[]).includes(op))
    return membersOf(args, { id, how: op as Quantifier, op: '>=', n: '' }, next) ?? raw
  if (!(comparisons as readonly string[]).includes(op)) return raw
  const counted = isNode(args[0]) && argsOf(args[0]['count'])
  if (counted && counted.length === 2 && typeof args[1] === 'number')
    return membersOf(counted, { id, how: 'count', op: op as Comparison, n: String(args[1]) }, next) ?? raw
  return compared(args, op as Comparison, id, inMember) ?? raw
}

function negated(of: unknown, id: string, inMember: boolean, next: () => string): Item {
  const inner = isNode(of) ? Object.entries(of)[0] : undefined
  if (inner?.[0] === 'in') {
    const leaf = listLeaf(argsOf(inner[1]), id, inMember, 'notIn')
    if (leaf) return leaf
  }
  if (inner?.[0] === 'or' || inner?.[0] === 'and') {
    const items = argsOf(inner[1]).map((one) => itemOf(one, inMember, next))
    return { id, kind: 'group', mode: inner[0] === 'or' ? 'none' : 'notAll', items }
  }
  return { id, kind: 'group', mode: 'none', items: [itemOf(of, inMember, next)] }
}

const nameOf = (name: string, inMember: boolean) => fullName(name, inMember)

function listLeaf([of, list]: unknown[], id: string, inMember: boolean, op: 'in' | 'notIn'): Leaf | undefined {
  const name = varOf(of)
  if (name === undefined || !Array.isArray(list)) return undefined
  return { id, kind: 'leaf', fact: nameOf(name, inMember), op, value: '', param: '', list: list.map(String) }
}

function compared([one, other]: unknown[], op: Comparison, id: string, inMember: boolean): Leaf | undefined {
  const [left, right] = [varOf(one), varOf(other)]
  const isParam = (name: string | undefined) => name?.startsWith('param.') === true
  // A parameter that is so or not stands alone.
  if (isParam(left) && typeof other === 'boolean')
    return { id, kind: 'leaf', fact: left!, op, value: String(other), param: '', list: [] }
  if (left === undefined || isParam(left))
    return right !== undefined && !isParam(right) ? compared([other, one], mirrored[op], id, inMember) : undefined
  const leaf = { id, kind: 'leaf' as const, fact: nameOf(left, inMember), op, list: [] }
  if (isParam(right)) return { ...leaf, value: '', param: right!.slice('param.'.length) }
  return right === undefined && !isNode(other) ? { ...leaf, value: String(other), param: '' } : undefined
}

type Quantified = Pick<Members, 'id' | 'how' | 'op' | 'n'>
function membersOf([of, rule]: unknown[], quantified: Quantified, next: () => string): Members | undefined {
  if (varOf(of) !== 'anggota') return undefined
  const body = itemOf(rule, true, next)
  if (body.kind === 'group' && (body.mode === 'all' || body.mode === 'any'))
    return { ...quantified, kind: 'members', mode: body.mode, items: body.items }
  return { ...quantified, kind: 'members', mode: 'all', items: [body] }
}

/** A rule together with where each of its lines stands in it, by path: `and.1.<=`. */
export type Made = { rule: Rule; places: Map<string, string> }

const literalOf = (fact: string, text: string): Literal => {
  if (typeOf(fact) === 'flag') return text === 'true'
  const spec = factOf(fact)
  const asNumber = /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text
  if (spec?.type === 'number') return asNumber
  return spec && codesOfFact(spec).includes(asNumber) ? asNumber : text
}

/** What of a line is still to be chosen before it says anything. */
export const isIncomplete = (item: Item): boolean => {
  if (item.kind === 'leaf') {
    if (item.fact === '') return true
    if (item.op === 'in' || item.op === 'notIn') return item.list.length === 0
    return item.param === '' && item.value.trim() === ''
  }
  return item.kind === 'members' && item.how === 'count' && !/^\d{1,2}$/.test(item.n.trim())
}

/** The lines that already say something; groups without any are left out, but for the outermost. */
export function pruned<T extends Item>(item: T): T {
  if (item.kind !== 'group' && item.kind !== 'members') return item
  const items = item.items
    .map(pruned)
    .filter((one) => !isIncomplete(one) && (!('items' in one) || one.items.length > 0))
  return { ...item, items }
}

/**
 * The document of these lines, and the places of the lines in it.
 * @param inMember as of `fromRule`
 */
export function toRule(root: Item, inMember = false): Made {
  const places = new Map<string, string>()
  return { rule: ruleOf(root, inMember, [], places) as Rule, places }
}

type Path = readonly (string | number)[]

function ruleOf(item: Item, inMember: boolean, path: Path, places: Map<string, string>): unknown {
  places.set(path.join('.'), item.id)
  if (item.kind === 'raw') return JSON.parse(item.text) as unknown
  if (item.kind === 'leaf') return leafRule(item, inMember)
  if (item.kind === 'members') return membersRule(item, path, places)
  const word = item.mode === 'all' || item.mode === 'notAll' ? 'and' : 'or'
  const isNegated = item.mode === 'none' || item.mode === 'notAll'
  const at = isNegated ? [...path, '!', 0] : path
  const inside = { [word]: item.items.map((one, n) => ruleOf(one, inMember, [...at, word, n], places)) }
  return isNegated ? { '!': [inside] } : inside
}

function leafRule({ fact, op, value, param, list }: Leaf, inMember: boolean): unknown {
  const about = { var: inMember && !fact.startsWith('param.') ? fact.replace(/^orang\./, '') : fact }
  if (op === 'in' || op === 'notIn') {
    const inside = { in: [about, list.map((one) => literalOf(fact, one))] }
    return op === 'in' ? inside : { '!': [inside] }
  }
  return { [op]: [about, param ? { var: `param.${param}` } : literalOf(fact, value)] }
}

function membersRule(item: Members, path: Path, places: Map<string, string>): unknown {
  const at: Path = item.how === 'count' ? [...path, item.op, 0, 'count', 1] : [...path, item.how, 1]
  const word = item.mode === 'all' ? 'and' : 'or'
  const only = item.items.length === 1 ? item.items[0] : undefined
  const body = only
    ? ruleOf(only, true, at, places)
    : { [word]: item.items.map((one, n) => ruleOf(one, true, [...at, word, n], places)) }
  const people = { var: 'anggota' }
  if (item.how !== 'count') return { [item.how]: [people, body] }
  const n = /^\d{1,9}$/.test(item.n.trim()) ? Number(item.n) : item.n
  return { [item.op]: [{ count: [people, body] }, n] }
}

/** The line that a place in the document lies in: the longest beginning of its path that is one. */
export function lineAt(places: ReadonlyMap<string, string>, path: Path): string | undefined {
  for (let length = path.length; length >= 0; length--) {
    const id = places.get(path.slice(0, length).join('.'))
    if (id !== undefined) return id
  }
  return undefined
}

/** A leaf about this fact that says something plain: yes, the first of its codes, or a number still to be written. */
export function freshLeaf(id: string, fact = ''): Leaf {
  const leaf: Leaf = { id, kind: 'leaf', fact, op: '===', value: '', param: '', list: [] }
  const type = typeOf(fact)
  if (type === 'flag') return { ...leaf, value: 'true' }
  if (type === 'number') return { ...leaf, op: '<=' }
  return type ? { ...leaf, op: 'in' } : leaf
}
