import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show, type JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import ListFilter from '~icons/lucide/list-filter'
import Search from '~icons/lucide/search'
import X from '~icons/lucide/x'

type Props = {
  label: string
  value: string
  onSearch: (text: string) => void
  /** How many of the filters are in use. */
  on?: number
  children?: JSX.Element
}

/** A search that reports when typing rests, and the filters beside it; on a phone these open by a button. */
export function SearchBar(props: Props) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const [text, setText] = createSignal(props.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  // The search can also be taken off from outside, by its chip.
  createEffect(
    on(
      () => props.value,
      (value) => value !== text().trim() && setText(value),
      { defer: true },
    ),
  )
  const type = (next: string) => {
    setText(next)
    clearTimeout(timer)
    timer = setTimeout(() => props.onSearch(next.trim()), 250)
  }
  return (
    <search class="no-print mb-4 flex flex-wrap items-end gap-3">
      <label class="flex min-w-0 flex-1 basis-48 flex-col gap-1 tablet:max-w-md">
        <span class="text-label">{props.label}</span>
        <span class="relative">
          <Search
            class="icon pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-2"
            aria-hidden="true"
          />
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
      <Show when={props.children}>
        <Button class="tablet:hidden" aria-expanded={open()} aria-controls={id} onClick={() => setOpen(!open())}>
          <ListFilter class="icon" aria-hidden="true" />
          {props.on ? t('list.filter_on', { n: props.on }) : t('list.filter')}
        </Button>
        <div id={id} class={`${open() ? 'grid' : 'hidden'} w-full grid-cols-2 gap-3 tablet:flex tablet:w-auto`}>
          {props.children}
        </div>
      </Show>
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
