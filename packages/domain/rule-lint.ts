import { partsOf, type Parts } from './rule-bind.ts'
import type { Path, RuleIssue, RuleIssueCode } from './rule-check.ts'
import { factNamed, fullName } from './rule-fact.ts'
import {
  complement,
  COUNTED,
  domainOf,
  intersection,
  isEmpty,
  isUnresolvable,
  isWhole,
  spansOf,
  union,
  type Domain,
  type Spans,
} from './rule-span.ts'
import type { Rule } from './rule.ts'

/** A condition on one fact: for which of its values it is true; `path` leads to what it is compared with. */
type Condition = { readonly fact: string; readonly spans: Spans; readonly domain: Domain; readonly path: Path }

/** What conditions around this place already say of facts, and whether it stands below a `!`. */
type Place = {
  readonly isMember: boolean
  readonly isTurned: boolean
  readonly known: ReadonlyMap<string, Spans>
  readonly lists: ReadonlySet<string> | undefined
  readonly issues: RuleIssue[]
}

const tell = ({ issues }: Place, code: RuleIssueCode, path: Path, fact: string, facts?: readonly string[]) =>
  void issues.push({ code, path, fact, ...(facts ? { facts } : {}) })

/** What a comparison says of its fact; null where it hangs on the regulation, or on no fact. */
function conditionOf(parts: Parts, path: Path, { isMember, isTurned }: Place): Condition | null {
  if (parts.kind !== 'compare' && parts.kind !== 'in') return null
  const turned = (spans: Spans, domain: Domain) => (isTurned ? complement(spans, domain) : spans)
  if (parts.kind === 'in') {
    const fact = factNamed(parts.fact, isMember)
    if (!fact) return null
    const domain = domainOf(fact)
    const spans = parts.values.reduce<Spans>((all, one) => union(all, spansOf('===', one, domain)), [])
    return { fact: fullName(parts.fact, isMember), spans: turned(spans, domain), domain, path: [...path, 'in', 1] }
  }
  const { op, left, right } = parts
  if (typeof left !== 'object' || typeof right === 'object') return null
  const word = [...path, op, 1]
  if ('count' in left) {
    const counted = JSON.stringify(left.count[1])
    return {
      fact: `count ${counted}`,
      spans: turned(spansOf(op, right, COUNTED), COUNTED),
      domain: COUNTED,
      path: word,
    }
  }
  const fact = factNamed(left.var, isMember)
  if (!fact) return null
  const domain = domainOf(fact)
  return { fact: fullName(left.var, isMember), spans: turned(spansOf(op, right, domain), domain), domain, path: word }
}

const nameOf = ({ fact }: Condition) => (fact.startsWith('count ') ? 'anggota' : fact)

/** A condition by itself: one that no value fulfils, or that every value does. */
function lintCondition(condition: Condition, place: Place): void {
  const name = nameOf(condition)
  if (isEmpty(condition.spans)) tell(place, place.isTurned ? 'always' : 'impossible', condition.path, name)
  else if (isWhole(condition.spans, condition.domain))
    tell(place, place.isTurned ? 'impossible' : 'always', condition.path, name)
}

type Part = { readonly rule: Rule; readonly path: Path; readonly isTurned: boolean }

/** The parts that are joined by one word, those of joins inside it and below a `!` among them. */
function joinedParts(rule: Rule, path: Path, isTurned: boolean, joins: 'and' | 'or'): Part[] {
  const parts = partsOf(rule)
  if (parts.kind === '!') return joinedParts(parts.rule, [...path, '!', 0], !isTurned, joins)
  const turns = { and: 'or', or: 'and' } as const
  const isJoin = parts.kind === 'and' || parts.kind === 'or'
  if (isJoin && (isTurned ? turns[parts.kind] : parts.kind) === joins)
    return parts.rules.flatMap((one, at) => joinedParts(one, [...path, parts.kind, at], isTurned, joins))
  return [{ rule, path, isTurned }]
}

/** The same condition and its opposite, whatever it is about: `some` and `none` of the same. */
function lintOpposites(parts: readonly Part[], joins: 'and' | 'or', place: Place): void {
  const seen = new Map<string, boolean>()
  for (const { rule, path, isTurned } of parts) {
    const { kind, ...rest } = partsOf(rule)
    if (kind !== 'some' && kind !== 'none') continue
    const key = JSON.stringify(rest)
    const isNone = (kind === 'none') !== isTurned
    if (seen.get(key) === !isNone) tell(place, joins === 'and' ? 'contradiction' : 'always', [...path, kind], 'anggota')
    seen.set(key, isNone)
  }
}

/** All must hold: each condition against those before it and around it. */
function lintAll(conditions: readonly Condition[], place: Place): ReadonlyMap<string, Spans> {
  const known = new Map(place.known)
  for (const condition of conditions) {
    const before = known.get(condition.fact)
    const both = before ? intersection(before, condition.spans) : condition.spans
    if (before && isEmpty(both) && !isEmpty(before) && !isEmpty(condition.spans))
      tell(place, 'contradiction', condition.path, nameOf(condition), [nameOf(condition)])
    known.set(condition.fact, both)
  }
  return known
}

/** One is enough: together they may be true of everybody; one that is excluded around it is never true. */
function lintAny(conditions: readonly Condition[], place: Place): void {
  for (const [, same] of Map.groupBy(conditions, ({ fact }) => fact)) {
    const last = same.at(-1)!
    const together = same.reduce<Spans>((all, { spans }) => union(all, spans), [])
    if (same.length > 1 && isWhole(together, last.domain) && !same.some((one) => isWhole(one.spans, one.domain)))
      tell(place, 'always', last.path, nameOf(last))
  }
  for (const condition of conditions) {
    const around = place.known.get(condition.fact)
    if (around && !isEmpty(around) && !isEmpty(condition.spans) && isEmpty(intersection(around, condition.spans)))
      tell(place, 'contradiction', condition.path, nameOf(condition), [nameOf(condition)])
  }
}

function lintJoined(parts: readonly Part[], joins: 'and' | 'or', place: Place): void {
  const read = parts.map((part) => {
    const inside = { ...place, isTurned: part.isTurned }
    return { ...part, condition: conditionOf(partsOf(part.rule), part.path, inside) }
  })
  const conditions = read.flatMap(({ condition }) => condition ?? [])
  lintOpposites(parts, joins, place)
  if (joins === 'or') lintAny(conditions, place)
  const known = joins === 'and' ? lintAll(conditions, place) : place.known
  for (const { rule, path, isTurned } of read) lintAt(rule, path, { ...place, isTurned, known })
}

/** A fact that nobody can ever say leaves the rule unknown for everybody. */
function lintFact(name: string, path: Path, place: Place): void {
  const fact = factNamed(name, place.isMember)
  if (fact && isUnresolvable(fact, place.lists)) tell(place, 'unresolvable', path, fullName(name, place.isMember))
}

function lintAt(rule: Rule, path: Path, place: Place): void {
  const parts = partsOf(rule)
  switch (parts.kind) {
    case 'and':
    case 'or': {
      const joins = (parts.kind === 'and') === place.isTurned ? 'or' : 'and'
      return lintJoined(joinedParts(rule, path, place.isTurned, joins), joins, place)
    }
    case '!':
      return lintAt(parts.rule, [...path, '!', 0], { ...place, isTurned: !place.isTurned })
    case 'compare':
    case 'in': {
      const condition = conditionOf(parts, path, place)
      if (condition) lintCondition(condition, place)
      if (parts.kind === 'in') return lintFact(parts.fact, [...path, 'in', 0], place)
      const { op, left } = parts
      if (typeof left === 'object' && 'count' in left)
        return lintAt(left.count[1], [...path, op, 0, 'count', 1], memberPlace(place))
      return typeof left === 'object' ? lintFact(left.var, [...path, op, 0], place) : undefined
    }
    default:
      return lintAt(parts.rule, [...path, parts.kind, 1], memberPlace(place))
  }
}

/** What is known of the family says nothing of its members. */
const memberPlace = (place: Place): Place => ({ ...place, isMember: true, isTurned: false, known: new Map() })

/** See `lintRule`. */
export function lint(rule: Rule, isMember: boolean, lists?: ReadonlySet<string>): RuleIssue[] {
  const issues: RuleIssue[] = []
  lintAt(rule, [], { isMember, isTurned: false, known: new Map(), lists, issues })
  return issues
}
