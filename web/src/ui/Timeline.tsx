import { For, Show } from 'solid-js'
import Check from '~icons/lucide/circle-check'
import Dot from '~icons/lucide/circle-dot'
import { LongText } from './LongText.tsx'

export type Moment = { title: string; detail: string; note?: string | null; about?: string }

/** What happened, newest first: what, when, by whom; never something to be done. */
export function Timeline(props: { moments: readonly Moment[]; label: string }) {
  return (
    <ol class="flex flex-col" aria-label={props.label}>
      <For each={props.moments}>
        {(moment, at) => (
          <li class="relative flex gap-3 pb-4 last:pb-0">
            <Show when={at() < props.moments.length - 1}>
              <span class="absolute top-6 bottom-0 left-[0.6rem] w-px bg-line" aria-hidden="true" />
            </Show>
            <Show when={at() === 0} fallback={<Check class="icon mt-0.5 flex-none text-done-ink" aria-hidden="true" />}>
              <Dot class="icon mt-0.5 flex-none text-action" aria-hidden="true" />
            </Show>
            <div class="flex min-w-0 flex-col">
              <span class="font-semibold wrap-anywhere">{moment.title}</span>
              <Show when={moment.about}>
                <span class="text-small text-ink-2">{moment.about}</span>
              </Show>
              <span class="text-small text-ink-2 wrap-anywhere">{moment.detail}</span>
              <Show when={moment.note}>{(note) => <LongText text={note()} lines={3} class="mt-1 text-small" />}</Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}
