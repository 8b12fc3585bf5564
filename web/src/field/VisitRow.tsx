import { Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t, tCode } from '../text/text.ts'
import { DeadlineTag } from './DeadlineTag.tsx'
import { rtRw } from './place.ts'
import { sectorIcon } from './sector-icon.ts'
import type { QueueRow, Visit } from './visits.ts'

/** "Cek rumah: rumah tidak layak huni" */
export const taskText = ({ state, category }: QueueRow): string =>
  t('task.of', { task: tCode('task.', state, 'task.other'), need: tCode('category.', category, 'category.LNN01') })

type Props = { visit: Visit; chosen?: boolean; onChoose?: () => void }

/** Person, reason, place, deadline. Opens the complaint, or shows it beside the list where there is room. */
export function VisitRow(props: Props) {
  const Shell = (shell: { children: JSX.Element }) => (
    <Show
      when={props.onChoose}
      fallback={
        <a
          class="flex min-h-row gap-3 px-4 py-3 font-normal! text-ink! no-underline! hover:bg-action-soft"
          href={`/keluhan/${props.visit.complaint}`}
        >
          {shell.children}
        </a>
      }
    >
      <button
        type="button"
        aria-pressed={props.chosen}
        class={`flex min-h-row w-full gap-3 px-4 py-3 text-left ${props.chosen ? 'bg-action-soft' : 'hover:bg-action-soft'}`}
        onClick={() => props.onChoose?.()}
      >
        {shell.children}
      </button>
    </Show>
  )
  return (
    <li>
      <Shell>
        <span class="mt-0.5 grid size-10 flex-none place-items-center rounded-box bg-sunken" aria-hidden="true">
          <Dynamic component={sectorIcon(props.visit.lead.category)} class="icon" />
        </span>
        <span class="flex min-w-0 flex-1 flex-col items-start gap-0.5">
          <bdi class="font-bold wrap-anywhere">{props.visit.lead.head}</bdi>
          <span>{taskText(props.visit.lead)}</span>
          <span class="text-small text-ink-2">
            {[rtRw(props.visit.lead), props.visit.lead.desa.label].filter(Boolean).join(', ')}
            <Show when={props.visit.others.length > 0}> · {t('today.more', { n: props.visit.others.length })}</Show>
          </span>
          <span class="mt-1">
            <DeadlineTag row={props.visit.lead} />
          </span>
        </span>
      </Shell>
    </li>
  )
}
