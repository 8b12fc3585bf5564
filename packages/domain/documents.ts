import type { Category } from './category.ts'
import { resolve, type Regulation, type Resolved } from './regulation.ts'

/** The papers that a family brings for a need of this category, and the rule that says so. */
export const papersFor = (regulation: Regulation, category: Category, day: string): Resolved<readonly string[]> =>
  resolve(regulation, 'documents.needed', { day, subject: category })

/** The papers for several needs, each once, in the order of the needs. */
export const papersForAll = (regulation: Regulation, categories: readonly Category[], day: string): string[] => [
  ...new Set(categories.flatMap((category) => papersFor(regulation, category, day).value)),
]
