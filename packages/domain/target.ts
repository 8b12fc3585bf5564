import * as z from 'zod/mini'
import { Line } from './field.ts'
import { ProgramCode } from './program.ts'
import { Refusal } from './refusal.ts'
import type { Rule } from './rule.ts'

/** What the rule says of a unit of a program, and whether it receives: the table of Sasaran has a row each. */
export const STANDINGS = ['eligible', 'ineligible', 'unknown'] as const
export type Standing = (typeof STANDINGS)[number]

/** The six cells of Sasaran: of families, or of persons where the program is for persons. */
export const CELLS = [
  'eligibleServed',
  'eligibleUnserved',
  'ineligibleServed',
  'ineligibleUnserved',
  'unknownServed',
  'unknownUnserved',
] as const
export type Cell = (typeof CELLS)[number]
export type Figures = Readonly<Record<Cell, number>>
/** Figures as somebody sees them who may not see who is behind them: null is 1 to 4. */
export type Shown = Readonly<Record<Cell, number | null>>

/** A count below this could be somebody that a neighbour knows (visual §6.4): shown as `[rahasia]`. */
export const FEWEST_SHOWN = 5

export const NO_FIGURES: Figures = {
  eligibleServed: 0,
  eligibleUnserved: 0,
  ineligibleServed: 0,
  ineligibleUnserved: 0,
  unknownServed: 0,
  unknownUnserved: 0,
}

export const sumOf = (all: readonly Figures[]): Figures =>
  Object.fromEntries(CELLS.map((cell) => [cell, all.reduce((sum, one) => sum + one[cell], 0)])) as Record<Cell, number>

/** How many units there are. */
export const unitsOf = (of: Figures): number => CELLS.reduce((sum, cell) => sum + of[cell], 0)
export const servedOf = (of: Figures): number => of.eligibleServed + of.ineligibleServed + of.unknownServed
export const eligibleOf = (of: Figures): number => of.eligibleServed + of.eligibleUnserved
const unknownOf = (of: Figures): number => of.unknownServed + of.unknownUnserved

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** I22 (handbook §8): of those who are entitled, how many do not receive; null where nobody is. */
export const exclusionOf = (of: Figures): number | null => share(of.eligibleUnserved, eligibleOf(of))
/** I23: of those who receive, how many are not entitled. */
export const inclusionOf = (of: Figures): number | null => share(of.ineligibleServed, servedOf(of))
/** Of how many nobody can say, since facts are missing. */
export const unknownShare = (of: Figures): number | null => share(unknownOf(of), unitsOf(of))

type Placed = { readonly code: string; readonly figures: Figures }

/** Where most are missed comes first; of equals, where less is known. */
export const worstFirst = <T extends Placed>(rows: readonly T[]): T[] =>
  rows.toSorted(
    (a, b) =>
      b.figures.eligibleUnserved - a.figures.eligibleUnserved ||
      unknownOf(b.figures) - unknownOf(a.figures) ||
      (a.code < b.code ? -1 : 1),
  )

const isSmall = (n: number) => n > 0 && n < FEWEST_SHOWN

type Counted = { readonly figures: Readonly<Record<string, number>> }
type Hidden<T extends Counted> = Omit<T, 'figures'> & {
  readonly figures: { readonly [K in keyof T['figures']]: number | null }
}

/**
 * The figures of areas that together make a whole which is shown as well: small ones are hidden, and where only one would
 * be, the next larger one with it, so that it cannot be taken from the whole.
 */
export function hideSmall<T extends Counted>(rows: readonly T[]): Hidden<T>[] {
  const shown = rows.map((row) => ({ ...row, figures: { ...row.figures } }))
  for (const name of Object.keys(rows[0]?.figures ?? {})) {
    const all = rows.map(({ figures }, at) => ({ at, n: figures[name]! }))
    const hidden = all.filter(({ n }) => isSmall(n))
    const [next] = all.filter(({ n }) => n >= FEWEST_SHOWN).sort((a, b) => a.n - b.n)
    if (hidden.length === 1 && next) hidden.push(next)
    for (const { at } of hidden) (shown[at]!.figures as Record<string, number | null>)[name] = null
  }
  return shown as unknown as Hidden<T>[]
}

/** A whole that is small itself is hidden, too. */
export const hideWhole = <F extends Readonly<Record<string, number>>>(of: F) =>
  Object.fromEntries(Object.entries(of).map(([name, n]) => [name, isSmall(n) ? null : n])) as {
    readonly [K in keyof F]: number | null
  }

/** Whether so many of the desa changed that counting the whole district at once is cheaper than one after the other. */
export const isCheaperWhole = (changed: number, known: number): boolean => changed > 3 && changed * 4 > known

/** What a list of families is opened for, as of a search (`SEARCH_PURPOSES`): each opening is audited with it. */
export const TARGET_PURPOSES = ['LAYANAN', 'PEMUTAKHIRAN', 'VERIFIKASI', 'LAINNYA'] as const
export type TargetPurpose = (typeof TARGET_PURPOSES)[number]

/** A kecamatan or a desa. */
const Area = z.string().check(z.regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))

export const ShowTarget = z.object({
  /** Without one: the district's own program that misses most, else the nation's. */
  program: z.optional(ProgramCode),
})

export const ListTarget = z.object({
  program: ProgramCode,
  cell: z.enum(CELLS),
  /** Null: everywhere in one's scope. */
  area: z.nullable(Area),
  purpose: z.enum(TARGET_PURPOSES),
  /** What for, where the purpose is LAINNYA. */
  note: z.optional(Line(0, 200)),
  after: z.optional(z.string().check(z.regex(/^[\d.]{13}\|[0-9a-f-]{36}$/))),
})
export type ListTarget = z.infer<typeof ListTarget>

export const TryTarget = z.object({
  program: ProgramCode,
  /** Parameters that would be other than today, by name. */
  params: z.record(z.string(), z.union([z.boolean(), z.int()])),
  /** Another rule; null leaves that in force. */
  rule: z.nullable(z.custom<Rule>((value) => typeof value === 'object' && value !== null)),
  /** Places a year; null leaves them as they are. */
  places: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000_000))),
})
export type TryTarget = z.infer<typeof TryTarget>

/** @throws Refusal `target.note_needed` where LAINNYA is not explained */
export function assertPurpose({ purpose, note = '' }: Pick<ListTarget, 'purpose' | 'note'>): void {
  if (purpose === 'LAINNYA' && note.trim().length < 3) throw new Refusal('target.note_needed')
}

/** Where places and people stand to each other, for one sentence. */
export type Fit = {
  readonly places: number
  readonly used: number
  readonly eligible: number
  /** Places beyond the number of those entitled; below zero: so many are without a place even if all go to them. */
  readonly spare: number
  /** Entitled and not receiving although there would be places. */
  readonly missed: number
  /** Receiving although the rule says no. */
  readonly wrong: number
}

/** Whether places are too few, or go to others: Kota Bandung had 54,000 for its 52,000 poor, and missed some all the same. */
export function fitOf(of: Figures, places: number, used: number): Fit {
  const eligible = eligibleOf(of)
  return {
    places,
    used,
    eligible,
    spare: places - eligible,
    missed: of.eligibleUnserved,
    wrong: of.ineligibleServed,
  }
}
