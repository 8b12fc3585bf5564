import { foldPersonName, keysOf } from './name-token.ts'
import type { Sex } from './nik.ts'

/** From this likeness on a pair is proposed as one person, below it a closer look decides (handbook §9.6). */
export const PROPOSED = 0.92
/** Below this likeness two records are two people, and nobody is asked. */
export const REVIEWED = 0.75

/** What two records are compared by. A name may be given in several writings, parted by `/`. */
export type Likened = {
  readonly name: string
  /** ISO date. */
  readonly birthDate: string | null
  readonly mother: string | null
  readonly sex: Sex | null
  readonly desa: string
}

/**
 * Likeness of two texts after Jaro and Winkler: 1 for equal ones, 0 where nothing agrees. Symmetric: which characters
 * are taken for the same does not depend on the order of the two.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  const [short, long] =
    one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one]
  if (short.length === 0) return 0
  const reach = Math.max(0, Math.floor(long.length / 2) - 1)
  const taken = Array.from({ length: long.length }, () => false)
  const met: string[] = []
  for (let at = 0; at < short.length; at++) {
    const last = Math.min(long.length - 1, at + reach)
    for (let there = Math.max(0, at - reach); there <= last; there++) {
      if (taken[there] || short[at] !== long[there]) continue
      taken[there] = true
      met.push(short[at]!)
      break
    }
  }
  if (met.length === 0) return 0
  const there = long.split('').filter((_, at) => taken[at])
  const moved = met.filter((letter, at) => letter !== there[at]).length / 2
  const jaro = (met.length / short.length + met.length / long.length + (met.length - moved) / met.length) / 3
  let start = 0
  while (start < 4 && start < short.length && short[start] === long[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}

const sorted = (folded: string) => folded.split(' ').sort().join(' ')
/** Names that sound alike throughout differ in spelling alone. */
const SOUNDS_ALIKE = 0.97
/** Names less alike than this are different names: any two share some letters. */
const DIFFERENT = 0.8

/** Names of as many parts are as alike as their parts, the least alike counting double: Hasan Basri is not Husen Basri. */
function writtenLikeness(one: string, other: string): number {
  const [ours, theirs] = [one.split(' '), other.split(' ')]
  const whole = jaroWinkler(one, other)
  if (ours.length !== theirs.length) return whole
  const parts = ours.map((part, at) => jaroWinkler(part, theirs[at]!))
  const mean = parts.reduce((sum, found) => sum + found, 0) / parts.length
  return Math.min(whole, (mean + Math.min(...parts)) / 2)
}

function foldedLikeness(one: string, other: string): number {
  if (!one || !other) return 0
  if (one === other) return 1
  const written = Math.max(writtenLikeness(one, other), writtenLikeness(sorted(one), sorted(other)))
  const sounds = keysOf(one).toSorted().join() === keysOf(other).toSorted().join() ? SOUNDS_ALIKE : 0
  const found = Math.max(written, sounds)
  return found < DIFFERENT ? 0 : found
}

/** A name with `/` is one of its parts, or all of it. */
const writings = (name: string) => [...new Set([name, ...name.split('/')].map(foldPersonName))].filter(Boolean)

/** Likeness of two names of people, folded: 1 for one name, 0 for different ones. Symmetric. */
export function nameLikeness(one: string, other: string): number {
  const [ours, theirs] = [writings(one), writings(other)]
  return Math.max(0, ...ours.flatMap((mine) => theirs.map((yours) => foldedLikeness(mine, yours))))
}

/** In how many places two texts of one length differ. */
const placesApart = (one: string, other: string) => one.split('').filter((digit, at) => digit !== other[at]).length

/** Days that officers write for "some day of that year". */
const ROUND = /-(01-01|12-31|07-01|06-30)$/

/** Likeness of two birth dates: 1 equal, 0.8 a slip of the pen, 0.7 a rounded date of the same year, else 0. Symmetric. */
export function dateLikeness(one: string, other: string): number {
  if (one === other) return 1
  const [[year, month, day], [yearThere, monthThere, dayThere]] = [one.split('-'), other.split('-')]
  if (year === yearThere && month === dayThere && day === monthThere) return 0.8
  if (placesApart(one, other) === 1) return 0.8
  return year === yearThere && (ROUND.test(one) || ROUND.test(other)) ? 0.7 : 0
}

const placeLikeness = (one: string, other: string) =>
  one === other ? 1 : one.slice(0, 8) === other.slice(0, 8) ? 0.5 : 0

/** What a comparison weighs; together 1. */
const WEIGHTS = { name: 0.5, birthDate: 0.25, mother: 0.15, desa: 0.1 } as const
/** What nobody knows speaks neither for nor against. */
const UNKNOWN = 0.5
/** Another sex: an error of one of the two records, or two people. */
const OTHER_SEX = 0.2

export type Evidence = {
  readonly field: keyof typeof WEIGHTS | 'sex'
  /** How alike, from 0 to 1; null where one of the two does not say. */
  readonly likeness: number | null
}

/**
 * How likely two records are one person (handbook §9.6): names by Jaro-Winkler, birth date, mother's name and desa.
 * @returns `score` from 0 to 1, 1 for two complete and equal records, and what it follows from. Symmetric.
 */
export function likeness(one: Likened, other: Likened): { score: number; evidence: readonly Evidence[] } {
  const both = <T>(mine: T | null, yours: T | null, compare: (a: T, b: T) => number) =>
    mine && yours ? compare(mine, yours) : null
  const evidence: Evidence[] = [
    { field: 'name', likeness: nameLikeness(one.name, other.name) },
    { field: 'birthDate', likeness: both(one.birthDate, other.birthDate, dateLikeness) },
    { field: 'mother', likeness: both(one.mother, other.mother, nameLikeness) },
    { field: 'desa', likeness: placeLikeness(one.desa, other.desa) },
    { field: 'sex', likeness: both(one.sex, other.sex, (a, b) => (a === b ? 1 : 0)) },
  ]
  const sum = evidence.reduce(
    (total, { field, likeness: found }) => total + (field === 'sex' ? 0 : WEIGHTS[field] * (found ?? UNKNOWN)),
    0,
  )
  const isOtherSex = one.sex !== null && other.sex !== null && one.sex !== other.sex
  const score = Math.max(0, Math.min(1, sum - (isOtherSex ? OTHER_SEX : 0)))
  return { score: Math.round(score * 1000) / 1000, evidence }
}

/** What a likeness says in words. `unknown` where one of the two records does not tell. */
export type Verdict = 'same' | 'alike' | 'differs' | 'unknown'

/** The word for one piece of evidence. */
export const verdictOf = ({ likeness: found }: Evidence): Verdict =>
  found === null ? 'unknown' : found === 1 ? 'same' : found > 0 ? 'alike' : 'differs'

/** How many digits two numbers of the same length differ in: one is a slip of the pen. Null where one is not known. */
export const digitsApart = (one: string | null, other: string | null): number | null =>
  one && other && one.length === other.length ? placesApart(one, other) : null
