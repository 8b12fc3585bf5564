import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import { draftCitation, draftPlace, draftSentence, draftSpan } from './differences.ts'
import { SideBySide } from './Difference.tsx'
import type { DraftValues } from './draft-values.ts'
import { readable } from './form-value.ts'
import { sourceText, subjectText } from './names.ts'
import type { Rule } from './shapes.ts'
import { ruleText, type Names } from './value-words.ts'

/** What holds now beside what the draft says, at every letter. */
export function Preview(props: {
  rule: Rule
  values: DraftValues
  names: Names
  instruments: readonly { id: string; citation: string }[]
}) {
  const before = () => ruleText(props.rule.key, props.rule.value, props.names)
  const after = () => draftSentence(props.rule.key, props.values, props.names)
  const place = () => [draftPlace(props.values), subjectText(props.values.subject)].filter(Boolean).join(', ')
  return (
    <section aria-labelledby="yang-berubah" class="flex flex-col gap-2">
      <h2 id="yang-berubah">{t('draft.difference')}</h2>
      <Show
        when={readable(props.rule.key, props.values.value)}
        fallback={<p class="rounded-box bg-sunken p-4 text-ink-2">{t('draft.unreadable')}</p>}
      >
        <SideBySide
          before={before()}
          beforeBy={sourceText(props.rule)}
          after={after()}
          afterBy={[place(), draftCitation(props.values, props.instruments), draftSpan(props.values)]
            .filter(Boolean)
            .join(' · ')}
        />
        <Show when={before() === after()}>
          <p class="text-small text-ink-2">{t('draft.same')}</p>
        </Show>
      </Show>
    </section>
  )
}
