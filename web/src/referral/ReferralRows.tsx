import { For, Show } from 'solid-js'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import { dueText, needText, stateText, statusOf, subjectText, type ReferralRow } from './standing.ts'

/** Requests one below the other: about whom, what, where it stands, until when. A row opens wherever it is pressed. */
export function ReferralRows(props: { label: string; rows: readonly ReferralRow[] }) {
  return (
    <ul aria-label={props.label} class="-mx-4 divide-y divide-line border-y border-line tablet:mx-0">
      <For each={props.rows}>
        {(row) => (
          <li class="relative flex min-h-row flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3 hover:bg-action-soft tablet:px-2">
            <div class="flex min-w-0 flex-1 basis-72 flex-col">
              <a
                data-row-link
                class="text-ink! no-underline! after:absolute after:inset-0 hover:underline! focus-visible:underline!"
                href={`/rujukan/${row.id}`}
              >
                {subjectText(row)}
              </a>
              <span>{needText(row)}</span>
              <span class="text-small text-ink-2">
                <Show when={row.endedAt} fallback={dueText(row)}>
                  {(at) => t('referral.ended_at', { name: row.endedBy ?? '', moment: day(at(), acting()?.tenant) })}
                </Show>
              </span>
            </div>
            <StatusTag status={statusOf(row)}>{stateText(row)}</StatusTag>
          </li>
        )}
      </For>
    </ul>
  )
}
