import { and, inArray, isNull, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { area } from '@slrt/db/area'
import type { Tx } from '@slrt/db/connect'
import { childrenOf, searchAreas } from '@slrt/db/find-areas'
import { statement } from '@slrt/db/statement'
import { AreaCode, AREA_LEVELS } from '@slrt/domain/area'
import { Refusal } from '@slrt/domain/refusal'
import { query, router } from './trpc.ts'

/** A code with the name that people know it by. */
export type Labelled = { readonly code: string; readonly label: string }

const labelsOf = statement((db) =>
  db
    .select({ code: area.code, label: area.label })
    .from(area)
    .where(and(sql`${area.code} = any (${sql.placeholder('codes')}::text[])`, isNull(area.validTo))),
)

/** Codes with their labels, in the order given; a code that is no longer in force is its own label. */
export async function labelled(tx: Tx, codes: readonly string[]): Promise<Labelled[]> {
  const wanted = [...new Set(codes)]
  const rows = wanted.length ? await labelsOf(tx, { codes: wanted }) : []
  const labels = new Map(rows.map(({ code, label }) => [code, label]))
  return codes.map((code) => ({ code, label: labels.get(code) ?? code }))
}

/**
 * Areas must be in force.
 * @throws Refusal `area.unknown`
 */
export async function assertAreas(tx: Tx, codes: readonly string[]): Promise<void> {
  const found = await labelled(tx, codes)
  const unknown = found.find(({ code, label }) => code === label)
  if (unknown) throw new Refusal('area.unknown', { area: unknown.code })
}

/** Every kecamatan and desa inside these areas, in the order of their codes. */
export const placesWithin = async (tx: Tx, areas: readonly string[]): Promise<{ code: string; name: string }[]> => {
  const inside = areas.map((code) => sql`${area.code} >= ${`${code}.`} and ${area.code} < ${`${code}/`}`)
  if (inside.length === 0) return []
  return tx
    .select({ code: area.code, name: area.name })
    .from(area)
    .where(and(isNull(area.validTo), inArray(area.level, ['kecamatan', 'desa']), or(...inside)))
    .orderBy(area.code)
}

const Children = z.object({ code: z.union([z.literal(''), AreaCode]) })
const Search = z.object({
  text: z.string().check(z.maxLength(80)),
  level: z.optional(z.enum(AREA_LEVELS)),
  under: z.optional(AreaCode),
})

export const areaRouter = router({
  children: query(Children, ({ tx }, { code }) => childrenOf(tx, code)),
  search: query(Search, ({ tx }, input) => searchAreas(tx, input)),
})
