import type { Term } from '@slrt/domain/calendar'
import type { Resolved } from '@slrt/domain/regulation'
import { t } from '../text/text.ts'

/** "2 hari kerja", "4 jam kerja". */
function termText({ amount: n, unit }: Term): string {
  if (unit !== 'working_minute') return t(`basis.${unit}`, { n })
  return n % 60 === 0 ? t('basis.working_hour', { n: n / 60 }) : t('basis.working_minute', { n })
}

/** Where a term is written: its article, or whose rule it is where none is named. */
function sourceText({ level, citation }: Resolved<Term>['source']): string {
  if (citation) return citation
  if (level === 'nation' || level === 'province') return t(`basis.${level}`)
  return t('basis.district')
}

/** "Dasar: Perbup 12/2026 Pasal 9, 2 hari kerja. Sudah diperpanjang sekali." */
export function basisText({ value, source }: Resolved<Term>, { isExtended }: { isExtended: boolean }): string {
  const basis = t('basis.of', { source: sourceText(source), term: termText(value) })
  return isExtended ? `${basis} ${t('basis.extended')}` : basis
}
