import type { Definition } from './program.ts'
import type { Situation, Value } from './situation.ts'

export type Priority = Definition['priority'][number]

/** Why somebody stands where they do: the fact, which end of it goes first, and what it was that day. */
export type RankReason = Priority & { readonly value: Value }
/** `key`: text whose order of bytes is the order of the list, 14 characters a priority and the time of asking last. */
export type Rank = { readonly key: string; readonly reasons: readonly RankReason[] }

/** A fact of the dictionary in a situation; of a program for persons of the one that it is about. Null is unknown. */
export function factIn(situation: Situation, name: string): Value {
  const [of, field] = name.split('.') as ['keluarga' | 'rumah' | 'orang', string]
  return situation[of]?.[field] ?? null
}

/** Numbers that facts can be lie between minus and plus this: ages, desil, rupiah a month. */
const MOST = 1e11
const DIGITS = 12
const digits = (value: number): string =>
  String(Math.min(2 * MOST, Math.max(0, Math.round(value) + MOST))).padStart(DIGITS, '0')

/** What goes first is smaller; who has not got the fact follows whoever has it known, and unknown comes last. */
function partOf({ first }: Priority, value: Value): string {
  if (first === 'YES') return value === true ? '0' : value === false ? '1' : '2'
  const number = typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : null
  if (number === null) return '1'
  return `0${digits(first === 'LEAST' ? number : -number)}`
}

/**
 * Where somebody stands among those who wait for a program: by its priorities, one after the other, and of equals who was
 * proposed first.
 * @param situation with `orang` where the program is for persons
 */
export function rankOf(priority: readonly Priority[], situation: Situation, proposedAt: Date): Rank {
  const reasons = priority.map((one) => ({ ...one, value: factIn(situation, one.fact) }))
  const parts = reasons.map((one) => partOf(one, one.value))
  return { key: [...parts, String(proposedAt.getTime()).padStart(14, '0')].join('|'), reasons }
}
