import type { Category } from './category.ts'
import { resolve, type Regulation, type Source } from './regulation.ts'

/** The unit that a need is sent to, and the rule that says so. */
export type Route = { readonly unit: string; readonly source: Source }

/**
 * Where the district's rules send a need of this category (handbook §6.3): said of the category, else of its sector, else
 * of everything; what a kecamatan has of its own goes before what the district says.
 * @param place code of a desa or kecamatan; empty: the district as a whole
 * @returns null where nobody decided: then whoever has the sector is proposed
 */
export function routeOf(regulation: Regulation, category: Category, place: string, day: string): Route | null {
  const { value, source } = resolve(regulation, 'routing.unit', { day, area: place, subject: category })
  return value === null ? null : { unit: value, source }
}
