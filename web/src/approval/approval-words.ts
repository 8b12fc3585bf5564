import { isKey } from '@slrt/domain/regulation-keys'
import type { Outputs } from '../api.ts'
import type { Result } from '../form.ts'
import { t } from '../text/text.ts'

export type Approval = Outputs['approval']['list']['rows'][number]

/** What is asked for: "Menerbitkan aturan: Jawab rujukan". */
export function titleOf({ deed, entry, program }: Pick<Approval, 'deed' | 'entry' | 'program'>): string {
  const rule = entry && isKey(entry.key) ? t(`rule.${entry.key}`) : ''
  return t(`approval.deed.${deed}`, { rule, program: program?.definition.name ?? '' })
}

/** What is said after an answer was sent: where it is, while it lies on the device; else what was done, if that has words of its own. */
export const afterwards = (result: Result, done?: string): string | undefined =>
  result === 'waiting' ? `${t('kept.waiting')} ${t('kept.waiting_text')}` : done
