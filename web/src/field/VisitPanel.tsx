import { For, Show } from 'solid-js'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { groundOf } from '../ui/StatusTag.tsx'
import { DeadlineTag } from './DeadlineTag.tsx'
import { deadlineOf } from './deadline.ts'
import { placeText } from './place.ts'
import { taskText } from './VisitRow.tsx'
import type { Visit } from './visits.ts'

/** The chosen visit beside the list: who, where, what is to be done there, and the ways in. */
export function VisitPanel(props: { visit: Visit }) {
  const lead = () => props.visit.lead
  const ground = () => groundOf(deadlineOf(lead())?.status ?? 'idle')
  return (
    <section aria-labelledby="kunjungan" class="flex flex-col gap-4 border-t border-line pt-4">
      <div>
        <h2 id="kunjungan" class="wrap-anywhere">
          <bdi>{lead().head}</bdi>
        </h2>
        <p class="text-ink-2">{placeText(lead())}</p>
        <Show when={lead().ticket}>
          {(ticket) => <p class="text-small text-ink-2">{t('complaint.ticket', { ticket: ticket() })}</p>}
        </Show>
      </div>
      <ul class="flex flex-col gap-2">
        <For each={[lead(), ...props.visit.others]}>
          {(row) => (
            <li class={`flex flex-col items-start gap-1 rounded-box p-4 ${row === lead() ? ground() : 'bg-sunken'}`}>
              <span class="font-semibold">{taskText(row)}</span>
              <DeadlineTag row={row} />
              <Show when={row.due}>
                {(due) => <span class="text-small text-ink-2">{moment(due(), acting()?.tenant)}</span>}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class="flex flex-wrap gap-3">
        <LinkButton href={`/keluhan/${props.visit.complaint}`}>{t('today.open')}</LinkButton>
        <LinkButton href={`/keluarga/${lead().household}`}>{t('household.card')}</LinkButton>
      </div>
    </section>
  )
}
