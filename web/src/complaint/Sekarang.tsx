import { Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { Acts } from '../item/Acts.tsx'
import { dueSentence, nowSentence } from '../item/now.ts'
import { statusOf } from '../item/status.ts'
import { ago } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { DayTiles } from '../ui/DayTiles.tsx'
import { Panel } from '../ui/Panel.tsx'
import { unitsOf, type Need } from './NeedCard.tsx'

type Complaint = Outputs['complaint']['show']

/** First of all: what is needed, who has it, until when, what I can do. Speaks for the need that has come least far. */
export function Sekarang(props: { complaint: Complaint; need: Need; again: () => Promise<void> }) {
  const need = () => props.need
  const standing = () => ({ ...need(), units: unitsOf(need()) })
  const isSeveral = () => props.complaint.items.length > 1
  return (
    <div aria-live="polite">
      <Panel
        status={statusOf(need())}
        title={
          isSeveral()
            ? `${tCode('category.', need().category, 'category.LNN01')}: ${nowSentence(standing())}`
            : nowSentence(standing())
        }
      >
        <Show when={dueSentence(standing())}>{(due) => <p>{due()}</p>}</Show>
        <DayTiles tiles={need().tiles} />
        <p class="text-small">{t('now.holder', { by: need().changedBy, ago: ago(need().changedAt) })}</p>
        <div class="mt-2 empty:hidden">
          <Show when={need().acts.length > 0}>
            <Acts need={{ ...need(), complaint: props.complaint.id, head: props.complaint.head }} again={props.again} />
          </Show>
        </div>
      </Panel>
    </div>
  )
}
