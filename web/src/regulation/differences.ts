import type { Key } from '@slrt/domain/regulation-keys'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import { dateOf } from './dates.ts'
import type { DraftValues } from './draft-values.ts'
import { readable } from './form-value.ts'
import { subjectText } from './names.ts'
import { ruleText, type Names } from './value-words.ts'
import { spanText } from './Versions.tsx'

type Cited = { readonly id: string; readonly citation: string }

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** The span of a draft in words; what is no date yet stays unsaid. */
export function draftSpan({ from, to }: Pick<DraftValues, 'from' | 'to'>): string {
  const [start, end] = [dateOf(from), dateOf(to)]
  return isDate(start) ? spanText({ effectiveFrom: start, effectiveTo: isDate(end) ? end : null }) : ''
}

/** "Perbup 12/2026 Pasal 9 ayat 2" of what is chosen in the form. */
export function draftCitation({ instrument, article }: DraftValues, known: readonly Cited[]): string {
  const chosen = known.find(({ id }) => id === instrument)
  return chosen ? [chosen.citation, article.trim()].filter(Boolean).join(' ') : t('rule.no_article')
}

/** The sentence of a draft, where its fields can be read. */
export function draftSentence(key: Key, values: DraftValues, names: Names): string {
  const read = readable(key, values.value)
  return read ? ruleText(key, read.value, names) : t('draft.unreadable')
}

export const draftPlace = ({ area, reach }: DraftValues): string =>
  reach === 'whole'
    ? t('draft.area.whole', { tenant: acting()?.tenantName ?? '' })
    : area.map(({ label }) => label).join(', ')

/** Two texts of one draft, part by part. */
export function differencesOf(
  key: Key,
  theirs: DraftValues,
  mine: DraftValues,
  names: Names,
  known: readonly Cited[],
): { label: string; theirs: string; mine: string }[] {
  const part = (label: string, of: (values: DraftValues) => string) => ({ label, theirs: of(theirs), mine: of(mine) })
  return [
    part(t('draft.value'), (values) => draftSentence(key, values, names)),
    part(t('draft.area'), draftPlace),
    part(t('draft.subject'), ({ subject }) => subjectText(subject) || t('rule.subject_all')),
    part(t('draft.basis'), (values) => draftCitation(values, known)),
    part(t('draft.time'), draftSpan),
  ]
}
