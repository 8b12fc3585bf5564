import type { Definition, Period } from './program.ts'
import { nodeOf } from './rule-node.ts'
import type { Rule } from './rule.ts'
import type { Facts, Situation } from './situation.ts'

/** Part of what a family or person would get: rupiah for each of so many members. */
export type AmountPart = {
  readonly name: string
  readonly amount: number
  /** Places in `anggota`; of a program for persons empty. */
  readonly members: readonly number[]
}

/** Rupiah in one `per`; null where it is goods or a service, or nobody has said how much. */
export type Amount = {
  readonly amount: number | null
  readonly per: Period
  readonly parts: readonly AmountPart[]
}

type Benefit = Definition['benefit']
type Part = Benefit['parts'][number]

/** What is given once is counted once in its year. */
const TIMES: Readonly<Record<Period, number>> = { SEKALI: 1, BULAN: 12, TRIWULAN: 4, SEMESTER: 2, TAHUN: 1 }

/** Whether a part is surely for a member: what is not known brings nothing yet. */
const fits = (rule: Rule, situation: Situation, member: Facts): boolean =>
  nodeOf(rule, { situation, member }).truth === true

type Given = { readonly part: Part; readonly members: number[] }

/**
 * Who gets which part: each member one, of a part at most `most`, in all at most `mostMembers`; what brings most first.
 * Where a part has fewer places than members that fit, it goes to those whom nothing else would bring as much.
 */
function share({ parts, mostMembers }: Benefit, situation: Situation): Given[] {
  const order = parts.toSorted((one, other) => other.amount - one.amount)
  const fitting = order.map((part) =>
    situation.anggota.flatMap((member, at) => (fits(part.rule, situation, member) ? [at] : [])),
  )
  const taken = new Set<number>()
  return order.map((part, index) => {
    const elsewhere = (at: number) =>
      order.find((_, later) => later > index && fitting[later]!.includes(at))?.amount ?? 0
    const free = fitting[index]!.filter((at) => !taken.has(at)).toSorted((a, b) => elsewhere(a) - elsewhere(b) || a - b)
    const places = Math.min(part.most ?? free.length, mostMembers === null ? free.length : mostMembers - taken.size)
    const members = free.slice(0, Math.max(0, places)).toSorted((a, b) => a - b)
    for (const at of members) taken.add(at)
    return { part, members }
  })
}

/** What a family would get, all its parts together: Rp900.000 + 1.500.000 + 2.400.000 of PKH (handbook §17.3). */
function familyAmount(benefit: Benefit, situation: Situation): Amount {
  const given = share(benefit, situation).filter(({ members }) => members.length > 0)
  const parts = given.map(({ part: { name, amount }, members }) => ({ name, amount, members }))
  const amount = parts.reduce((sum, one) => sum + one.amount * one.members.length, 0)
  return { amount: parts.length > 0 ? amount : null, per: benefit.per, parts }
}

/** What one person would get: the part that brings most of those that fit. */
function personAmount({ per, parts }: Benefit, situation: Situation, person: Facts): Amount {
  const [best] = parts
    .filter((part) => fits(part.rule, situation, person))
    .toSorted((one, other) => other.amount - one.amount)
  if (!best) return { amount: null, per, parts: [] }
  return { amount: best.amount, per, parts: [{ name: best.name, amount: best.amount, members: [] }] }
}

/**
 * What a program would give. Parts are for members that surely fit; a half of the last class (PIP) is not known: the full.
 * @param definition its parameters bound
 * @param person of a program for persons: whose it would be; else the `orang` of the situation
 */
export function amountOf({ benefit, unit }: Definition, situation: Situation, person = situation.orang): Amount {
  const { amount, per, parts } = benefit
  if (parts.length === 0) return { amount, per, parts: [] }
  if (unit === 'KELUARGA') return familyAmount(benefit, situation)
  return person ? personAmount(benefit, situation, person) : { amount: null, per, parts: [] }
}

/** Rupiah in a year; what is given once counts once. */
export const yearly = ({ amount, per }: Amount): number | null => (amount === null ? null : amount * TIMES[per])
