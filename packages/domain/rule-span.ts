import { closedKey, codesOfFact, type RuleFact } from './rule-fact.ts'
import type { Literal } from './rule.ts'

/** Whole numbers of which a condition is true, as spans in order that do not touch. Codes count by their place. */
export type Spans = readonly (readonly [number, number])[]

/** What a fact can be at all: a span of numbers; of codes and flags the places of their values. */
export type Domain = { readonly least: number; readonly most: number; readonly placeOf: (value: Literal) => number }

const FURTHEST = 1e15

export function domainOf(fact: RuleFact): Domain {
  if (fact.type === 'flag') return { least: 0, most: 1, placeOf: Number }
  if (fact.type === 'code') {
    const codes = codesOfFact(fact)
    return { least: 0, most: codes.length - 1, placeOf: (value) => codes.indexOf(value as string | number) }
  }
  return { least: fact.least ?? -FURTHEST, most: fact.most ?? FURTHEST, placeOf: Number }
}

/** How many members a family may have. */
export const COUNTED: Domain = { least: 0, most: 30, placeOf: Number }

const whole = ({ least, most }: Domain): Spans => [[least, most]]
export const isEmpty = (spans: Spans): boolean => spans.length === 0
export const isWhole = (spans: Spans, { least, most }: Domain): boolean =>
  spans.length === 1 && spans[0]![0] <= least && spans[0]![1] >= most

export function union(one: Spans, other: Spans): Spans {
  const sorted = [...one, ...other].toSorted((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = joined.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

export const intersection = (one: Spans, other: Spans): Spans =>
  one.flatMap(([from, to]) =>
    other.flatMap(([least, most]): Spans => {
      const span = [Math.max(from, least), Math.min(to, most)] as const
      return span[0] <= span[1] ? [span] : []
    }),
  )

export function complement(spans: Spans, domain: Domain): Spans {
  let rest = whole(domain)
  for (const [from, to] of spans)
    rest = intersection(rest, [
      [-FURTHEST, from - 1],
      [to + 1, FURTHEST],
    ])
  return rest
}

/** The numbers for which a comparison with a literal is true, within the domain. */
export function spansOf(op: string, value: Literal, domain: Domain): Spans {
  const n = domain.placeOf(value)
  const own: Spans = intersection([[n, n]], whole(domain))
  switch (op) {
    case '===':
      return own
    case '!==':
      return complement(own, domain)
    case '<':
      return intersection([[-FURTHEST, n - 1]], whole(domain))
    case '<=':
      return intersection([[-FURTHEST, n]], whole(domain))
    case '>':
      return intersection([[n + 1, FURTHEST]], whole(domain))
    default:
      return intersection([[n, FURTHEST]], whole(domain))
  }
}

/**
 * A fact that nobody will ever say: no officer's field has it, no import brings it, and no list closes it.
 * @param lists those that are in, as `PENERIMA|PKH`; undefined where that is not known
 */
export function isUnresolvable(fact: RuleFact, lists?: ReadonlySet<string>): boolean {
  if (fact.ask !== null || fact.isListed || fact.columns.length === 0) return false
  const key = closedKey(fact)
  return key === null || (lists !== undefined && !lists.has(key))
}
