import { isKey, type Key } from '@slrt/domain/regulation-keys'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { SideBySide } from '../regulation/Difference.tsx'
import { aboutText, citationText, createNames, sourceText } from '../regulation/names.ts'
import { ruleText } from '../regulation/value-words.ts'
import { spanText } from '../regulation/Versions.tsx'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import type { Approval } from './approval-words.ts'

/** What publishing a rule would change: the sentence that would hold without it beside the new one, each with its article. */
export function PublishOf(props: { id: string; entry: NonNullable<Approval['entry']> }) {
  const names = createNames(() => props.entry.key === 'routing.unit')
  const ask = createAsk(
    'approval.publish',
    () => (isKey(props.entry.key) ? { id: props.id, key: props.entry.key } : undefined),
    async ({ id, key }) => {
      const { subject, area, effectiveFrom: day } = props.entry
      const [shown, history] = await Promise.all([
        api.regulation.show.query({ area: area?.code, subject: subject || undefined, day }),
        api.regulation.history.query({ key }),
      ])
      return {
        now: shown.keys.find((one) => one.key === key)!,
        citation: history.rows.find((one) => one.id === id)?.citation ?? null,
      }
    },
  )
  const text = (value: unknown) => ruleText(props.entry.key as Key, value, names)
  const place = () => aboutText(props.entry) || t('draft.area.whole', { tenant: acting()?.tenantName ?? '' })
  return (
    <Answer of={ask}>
      {(data) => (
        <div class="flex flex-col gap-2">
          <SideBySide
            before={text(data().now.value)}
            beforeBy={sourceText(data().now)}
            after={text(props.entry.value)}
            afterBy={[place(), citationText(data().citation), spanText(props.entry)].join(' · ')}
          />
        </div>
      )}
    </Answer>
  )
}
