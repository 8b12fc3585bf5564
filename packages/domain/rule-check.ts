import type { ProgramUnit } from './program.ts'
import { codesOfFact, factNamed, fullName, isOfUnit, PARAMS, type FactType, type RuleFact } from './rule-fact.ts'
import { lint } from './rule-lint.ts'
import { COMPARISONS, QUANTIFIERS, type Rule } from './rule.ts'

/** What is wrong with a rule, at a word of it: `path` leads there through the document. */
export type RuleIssue = {
  readonly code: RuleIssueCode
  readonly path: Path
  /** The fact or parameter that it is about. */
  readonly fact?: string
  /** Facts of conditions that cannot hold together. */
  readonly facts?: readonly string[]
}

export const RULE_ERRORS = [
  'malformed',
  'unknown_operator',
  'unknown_fact',
  'unknown_param',
  'unknown_code',
  'wrong_type',
  'wrong_order',
  'empty_list',
  'no_member',
  'bad_count',
  'too_deep',
  'too_long',
] as const
export const RULE_WARNINGS = ['impossible', 'always', 'contradiction', 'unresolvable'] as const
export type RuleIssueCode = (typeof RULE_ERRORS)[number] | (typeof RULE_WARNINGS)[number]
export type Path = readonly (string | number)[]

/** How deep conditions may lie in each other, and how many there may be. */
export const DEEPEST = 20
const LONGEST = 300
const MOST_VALUES = 60
const MOST_TEXT = 60
const MOST_NUMBER = 1_000_000_000_000

type Place = { readonly unit: ProgramUnit; readonly isMember: boolean; readonly count: { nodes: number } }
type Issues = RuleIssue[]

const issue = (code: RuleIssueCode, path: Path, more: Partial<RuleIssue> = {}): Issues => [{ code, path, ...more }]

const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const above = Object.getPrototypeOf(value) as unknown
  return above === Object.prototype || above === null
}

/** The only key of a plain object, with what stands there; null for anything else. */
function only(value: unknown): [string, unknown] | null {
  if (!isPlain(value)) return null
  const keys = Reflect.ownKeys(value)
  const [key] = keys
  return keys.length === 1 && typeof key === 'string' ? [key, value[key]] : null
}

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2

/** The name in `{"var": name}`; null where it is none. */
function nameIn(value: unknown): string | null {
  const [key, name] = only(value) ?? []
  return key === 'var' && typeof name === 'string' ? name : null
}

const isMembers = (value: unknown): boolean => nameIn(value) === 'anggota'
const literalType = (value: unknown): FactType | null => {
  if (typeof value === 'boolean') return 'flag'
  if (typeof value === 'number') return 'number'
  return typeof value === 'string' ? 'code' : null
}

/** A fact that can stand here, or why not. */
function factAt(value: unknown, path: Path, { unit, isMember }: Place): { fact: RuleFact; name: string } | Issues {
  const name = nameIn(value)
  if (name === null) {
    // A literal on the left, or a count where there is none: the words stand in the wrong order.
    return issue(literalType(value) === null ? 'malformed' : 'wrong_order', path)
  }
  const fact = factNamed(name, isMember)
  if (!fact || (isMember && fact.of === 'family') || !isOfUnit(fact, isMember ? 'ORANG' : unit))
    return issue(name === 'anggota' ? 'no_member' : 'unknown_fact', path, { fact: name })
  return { fact, name: fullName(name, isMember) }
}

/** A literal that a fact can be compared with. */
function checkLiteral(value: unknown, path: Path, fact: RuleFact, name: string): Issues {
  const told = { fact: name }
  const type = literalType(value)
  if (type === null) return issue('malformed', path, told)
  if (fact.type === 'flag') return type === 'flag' ? [] : issue('wrong_type', path, told)
  if (fact.type === 'number') {
    const fits = Number.isSafeInteger(value) && Math.abs(value as number) <= MOST_NUMBER
    return fits ? [] : issue('wrong_type', path, told)
  }
  const codes = codesOfFact(fact)
  if (type === 'flag' || typeof value !== typeof codes[0]) return issue('wrong_type', path, told)
  if (typeof value === 'string' && value.length > MOST_TEXT) return issue('too_long', path, told)
  return codes.includes(value as string | number) ? [] : issue('unknown_code', path, told)
}

/** A parameter where a literal could stand. */
function checkParam(name: string, path: Path, type: FactType): Issues {
  const key = name.slice('param.'.length)
  const param = Object.hasOwn(PARAMS, key) ? PARAMS[key as keyof typeof PARAMS] : null
  if (!param) return issue('unknown_param', path, { fact: name })
  return param.type === type ? [] : issue('wrong_type', path, { fact: name })
}

const isParam = (value: unknown): boolean => nameIn(value)?.startsWith('param.') === true

function checkRight(value: unknown, path: Path, fact: RuleFact, name: string): Issues {
  if (isParam(value)) return checkParam(nameIn(value)!, path, fact.type)
  // Facts are not compared with each other: what is on the right is written there, or stands in the regulation.
  return nameIn(value) === null ? checkLiteral(value, path, fact, name) : issue('wrong_order', path)
}

function checkCount(given: unknown, right: unknown, path: Path, depth: number, place: Place): Issues {
  const counted = [...path, 0, 'count']
  if (place.isMember) return issue('no_member', counted)
  if (!isPair(given)) return issue('bad_count', counted)
  if (!isMembers(given[0])) return issue('no_member', [...counted, 0])
  const isWhole = Number.isSafeInteger(right) && (right as number) >= 0 && (right as number) <= 30
  return [
    ...checkAt(given[1], [...counted, 1], depth + 1, { ...place, isMember: true }),
    ...(isWhole ? [] : issue('bad_count', [...path, 1])),
  ]
}

function checkComparison(op: string, given: unknown, path: Path, depth: number, place: Place): Issues {
  if (!isPair(given)) return issue('malformed', path)
  const [left, right] = given
  const [key, counted] = only(left) ?? []
  if (key === 'count') return checkCount(counted, right, path, depth, place)
  // A parameter that is a flag stands alone: `param.uhc === true`.
  if (isParam(left)) {
    const wrong = checkParam(nameIn(left)!, [...path, 0], 'flag')
    if (wrong.length > 0) return wrong
    return op === '===' && typeof right === 'boolean' ? [] : issue('wrong_type', [...path, 1])
  }
  const found = factAt(left, [...path, 0], place)
  if (Array.isArray(found)) return found
  const isOrdered = op !== '===' && op !== '!=='
  if (isOrdered && found.fact.type !== 'number') return issue('wrong_type', path, { fact: found.name })
  return checkRight(right, [...path, 1], found.fact, found.name)
}

function checkIn(given: unknown, path: Path, place: Place): Issues {
  if (!isPair(given)) return issue('malformed', path)
  const [left, values] = given
  const found = factAt(left, [...path, 0], place)
  if (Array.isArray(found)) return found
  if (!Array.isArray(values)) return issue('malformed', [...path, 1])
  if (values.length === 0) return issue('empty_list', [...path, 1])
  if (values.length > MOST_VALUES) return issue('too_long', [...path, 1])
  return values.flatMap((one, at) => checkLiteral(one, [...path, 1, at], found.fact, found.name))
}

function checkQuantifier(given: unknown, path: Path, depth: number, place: Place): Issues {
  if (place.isMember) return issue('no_member', path)
  if (!isPair(given)) return issue('malformed', path)
  if (!isMembers(given[0])) return issue('no_member', [...path, 0])
  return checkAt(given[1], [...path, 1], depth + 1, { ...place, isMember: true })
}

function checkJoined(given: unknown, path: Path, depth: number, place: Place): Issues {
  if (!Array.isArray(given)) return issue('malformed', path)
  if (given.length === 0) return issue('empty_list', path)
  if (place.count.nodes + given.length > LONGEST) return issue('too_long', path)
  return given.flatMap((one, at) => checkAt(one, [...path, at], depth + 1, place))
}

function checkNot(given: unknown, path: Path, depth: number, place: Place): Issues {
  if (!Array.isArray(given) || given.length !== 1) return issue('malformed', path)
  return checkAt(given[0], [...path, 0], depth + 1, place)
}

const isOneOf = (all: readonly string[], op: string) => all.includes(op)

function checkAt(rule: unknown, path: Path, depth: number, place: Place): Issues {
  if (depth > DEEPEST) return issue('too_deep', path)
  place.count.nodes++
  if (place.count.nodes > LONGEST) return issue('too_long', path)
  const [op, given] = only(rule) ?? []
  if (op === undefined) return issue('malformed', path)
  const inside = [...path, op]
  if (op === 'and' || op === 'or') return checkJoined(given, inside, depth, place)
  if (op === '!') return checkNot(given, inside, depth, place)
  if (op === 'in') return checkIn(given, inside, place)
  if (isOneOf(QUANTIFIERS, op)) return checkQuantifier(given, inside, depth, place)
  if (isOneOf(COMPARISONS, op)) return checkComparison(op, given, inside, depth, place)
  return issue(op === 'var' ? 'malformed' : 'unknown_operator', inside)
}

/**
 * Whether a document is a rule of the typed subset (design §2.8): what is ill-typed does not exist. Reads no more of it
 * than it must: a rule that is nested 200 deep, or a list without end, is refused on the way.
 * @param isMember whether it is tested on one member, with the names that hold inside a quantifier
 * @returns nothing where it is one; else what is wrong, each with its place
 */
export const checkRule = (value: unknown, unit: ProgramUnit, isMember = false): RuleIssue[] =>
  checkAt(value, [], 1, { unit, isMember, count: { nodes: 0 } })

export type LintOptions = {
  readonly isMember?: boolean
  /** Lists that are in, as `PENERIMA|PKH`, `PENGECUALIAN`: what only another would say is never known. */
  readonly lists?: ReadonlySet<string>
}

/**
 * What is odd about a rule that can be saved: `impossible` (no family fulfils the condition: desil 11), `always` (every
 * family does), `contradiction` (it cannot hold together with another condition that must hold), `unresolvable` (nobody
 * will ever say the fact). Warnings, each at its word; a rule that is no rule has none.
 */
export function lintRule(rule: Rule, unit: ProgramUnit, { isMember = false, lists }: LintOptions = {}): RuleIssue[] {
  return checkRule(rule, unit, isMember).length > 0 ? [] : lint(rule, isMember, lists)
}
