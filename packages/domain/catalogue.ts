import * as z from 'zod/mini'
import { Line, Text } from './field.ts'
import { Day } from './instrument.ts'
import { Refusal } from './refusal.ts'

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

type Span = { readonly effectiveFrom: string; readonly effectiveTo: string | null }

/**
 * A line that may be saved: its end is not before its start; an older one without an end gives way to it.
 * @param others of the same kind and code, from other days
 * @param before the one from the same day, if there is
 * @throws Refusal `catalogue.span`, `catalogue.overlap` (names the day of the other), `catalogue.changed`
 */
export function saveCatalogue(input: SaveCatalogue, others: readonly Span[], before: { version: number } | null) {
  const { effectiveFrom, effectiveTo } = input
  if (effectiveTo && effectiveTo < effectiveFrom) throw new Refusal('catalogue.span')
  const other = others.find(
    (one) =>
      (one.effectiveFrom < effectiveFrom && one.effectiveTo !== null && one.effectiveTo >= effectiveFrom) ||
      (one.effectiveFrom > effectiveFrom && (!effectiveTo || effectiveTo >= one.effectiveFrom) && effectiveTo !== null),
  )
  if (other) throw new Refusal('catalogue.overlap', { day: other.effectiveFrom })
  if ((before?.version ?? 0) !== input.version) throw new Refusal('catalogue.changed')
  return { ...input, version: input.version + 1 }
}

/** The line that speaks on a day: the newest that has begun and has not ended. */
export const inForce = <T extends Span>(lines: readonly T[], day: string): T | undefined =>
  lines
    .filter(({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (!effectiveTo || effectiveTo >= day))
    .reduce<T | undefined>((last, one) => (last && last.effectiveFrom > one.effectiveFrom ? last : one), undefined)
