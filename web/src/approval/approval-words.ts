import { isKey } from '@slrt/domain/regulation-keys'
import type { Outputs } from '../api.ts'
import { t } from '../text/text.ts'

export type Approval = Outputs['approval']['list']['rows'][number]

/** What is asked for: "Menerbitkan aturan: Jawab rujukan". */
export function titleOf({ deed, entry }: Pick<Approval, 'deed' | 'entry'>): string {
  const rule = entry && isKey(entry.key) ? t(`rule.${entry.key}`) : ''
  return t(`approval.deed.${deed}`, { rule })
}
