import { createEffect, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js'
import { t } from '../text/text.ts'
import Search from '~icons/lucide/search'
import X from '~icons/lucide/x'

/** A search that reports when typing rests, and the filters beside it. */
export function SearchBar(props: { label: string; value: string; onSearch: (text: string) => void; children?: JSX.Element }) {
  const [text, setText] = createSignal(props.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  // The search can also be taken off from outside, by its chip.
  createEffect(on(() => props.value, (value) => value !== text().trim() && setText(value), { defer: true }))
  const type = (next: string) => {
    setText(next)
    clearTimeout(timer)
    timer = setTimeout(() => props.onSearch(next.trim()), 250)
  }
  return (
    <search class="no-print mb-4 flex flex-wrap items-end gap-3">
      <label class="flex min-w-0 flex-1 basis-64 flex-col gap-1 tablet:max-w-md">
        <span class="text-label">{props.label}</span>
        <span class="relative">
          <Search class="icon pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-2" aria-hidden="true" />
          <input
            type="search"
            class="h-control w-full rounded-box border border-edge bg-surface pr-3 pl-10"
            value={text()}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </span>
      </label>
      {props.children}
    </search>
  )
}

/** What narrows the list now, each to be taken off alone. */
export function Chips(props: { chips: { label: string; off: () => void }[] }) {
  return (
    <Show when={props.chips.length > 0}>
      <ul class="no-print mb-4 flex flex-wrap gap-2">
        <For each={props.chips}>
          {(chip) => (
            <li>
              <button
                type="button"
                class="inline-flex min-h-control items-center gap-2 rounded-box border border-edge bg-surface px-3 text-small font-semibold hover:bg-sunken"
                onClick={() => chip.off()}
              >
                {chip.label}
                <X class="icon" aria-hidden="true" />
                <span class="sr-only">{t('list.take_off')}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
