import * as z from 'zod/mini'
import { CATEGORIES } from './category.ts'
import { Line, Text } from './field.ts'
import { Day } from './instrument.ts'
import { ROLES } from './permission.ts'
import { Refusal, type Facts } from './refusal.ts'

/** What the secretariat keeps for the whole country besides holidays: texts of categories, programs and roles. */
export const CATALOGUE_KINDS = ['category', 'program', 'role'] as const
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number]

/** How sure a line is (handbook's tags): F found in a source, K known to those of the field, D decided for this product. */
export const CONFIDENCES = ['F', 'K', 'D'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** A line of a catalogue from a day on. `version` 0: there is none from that day yet. */
export const SaveCatalogue = z.object({
  kind: z.enum(CATALOGUE_KINDS),
  code: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,39}$/)),
  effectiveFrom: Day,
  effectiveTo: z.nullable(Day),
  name: Line(2, 160),
  details: Text(4000),
  owner: Line(0, 160),
  source: Line(3, 300),
  confidence: z.enum(CONFIDENCES),
  version: z.int().check(z.minimum(0)),
})
export type SaveCatalogue = z.infer<typeof SaveCatalogue>

/** Programs come and go by decree; categories and roles are what the software knows of, and get no new ones here. */
const known: Readonly<Partial<Record<CatalogueKind, readonly string[]>>> = { category: CATEGORIES, role: ROLES }

type Span = { readonly effectiveFrom: string; readonly effectiveTo: string | null }

/**
 * A line that may be saved: its end is not before its start; an older one without an end gives way to it.
 * @param others of the same kind and code, from other days
 * @param before the one from the same day, if there is
 * @param changed who saved that one and when, for whoever comes second
 * @throws Refusal `catalogue.unknown_code`, `catalogue.span`, `catalogue.overlap` (names the day of the other),
 *   `catalogue.changed`
 */
export function saveCatalogue(
  input: SaveCatalogue,
  others: readonly Span[],
  before: { version: number } | null,
  changed: Facts = {},
): SaveCatalogue {
  const { kind, code, effectiveFrom, effectiveTo } = input
  if (known[kind]?.includes(code) === false) throw new Refusal('catalogue.unknown_code', { code })
  if (effectiveTo && effectiveTo < effectiveFrom) throw new Refusal('catalogue.span')
  const other = others.find(
    (one) =>
      (one.effectiveFrom < effectiveFrom && one.effectiveTo !== null && one.effectiveTo >= effectiveFrom) ||
      (one.effectiveFrom > effectiveFrom && (!effectiveTo || effectiveTo >= one.effectiveFrom) && effectiveTo !== null),
  )
  if (other) throw new Refusal('catalogue.overlap', { day: other.effectiveFrom })
  if ((before?.version ?? 0) !== input.version) throw new Refusal('catalogue.changed', changed)
  return { ...input, version: input.version + 1 }
}

/** The line that speaks on a day: the newest that has begun and has not ended. */
export const inForce = <T extends Span>(lines: readonly T[], day: string): T | undefined =>
  lines
    .filter(({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (!effectiveTo || effectiveTo >= day))
    .reduce<T | undefined>((last, one) => (last && last.effectiveFrom > one.effectiveFrom ? last : one), undefined)

/**
 * Whether a category can be chosen on a day: what the secretariat never wrote about is the standard; what has ended, and
 * has nothing in its place, is not offered.
 */
export const isOffered = (lines: readonly Span[], day: string): boolean =>
  inForce(lines, day) !== undefined || !lines.some(({ effectiveFrom }) => effectiveFrom <= day)

export type Shown = 'BERLAKU' | 'TERJADWAL' | 'DIGANTIKAN' | 'BERAKHIR'

/** What a line is on a day among the lines of its kind and code: another has taken its place, or its end has passed. */
export function shownOf<T extends Span>(line: T, lines: readonly T[], day: string): Shown {
  if (line.effectiveFrom > day) return 'TERJADWAL'
  if (inForce(lines, day) === line) return 'BERLAKU'
  return lines.some((one) => one.effectiveFrom > line.effectiveFrom && one.effectiveFrom <= day)
    ? 'DIGANTIKAN'
    : 'BERAKHIR'
}

/**
 * What somebody asks for can still be chosen.
 * @param lines of all categories that the secretariat wrote about
 * @throws Refusal `catalogue.ended`, naming the category and since when it is not offered
 */
export function assertOffered(
  lines: readonly (Span & { readonly code: string; readonly name: string })[],
  categories: readonly string[],
  day: string,
): void {
  for (const category of categories) {
    const own = lines.filter(({ code }) => code === category)
    if (isOffered(own, day)) continue
    const last = own.reduce((late, one) => (late.effectiveFrom > one.effectiveFrom ? late : one))
    throw new Refusal('catalogue.ended', { code: category, name: last.name, day: last.effectiveTo ?? '' })
  }
}
