import { papersFor, papersForAll } from '@slrt/domain/documents'
import { createMemo } from 'solid-js'
import { createServiceRules } from '../service-rules.ts'
import type { RegisterDraft } from './register-draft.ts'

/** The papers that help with the needs of a draft, and the articles that name them. */
export function createPapers(draft: () => RegisterDraft | undefined) {
  const { regulation, day } = createServiceRules()
  const categories = () => draft()?.needs.flatMap(({ category }) => (category ? [category] : [])) ?? []
  const all = createMemo(() => papersForAll(regulation(), categories(), day()))
  const citations = createMemo(() => [
    ...new Set(categories().flatMap((one) => papersFor(regulation(), one, day()).source.citation ?? [])),
  ])
  /** Those that the family has ticked off as being there; a rule may have changed since. */
  const there = () => all().filter((paper) => draft()?.papers.includes(paper))
  return { all, there, missing: () => all().filter((paper) => !there().includes(paper)), citations }
}
