import { createSignal, onCleanup, Show, type JSX } from 'solid-js'
import { t } from '../text/text.ts'

/** Nothing for 300 ms, then a still picture of the coming layout, after a second words too. */
export function Wait(props: { children?: JSX.Element }) {
  const [stage, setStage] = createSignal(0)
  const timers = [300, 1000].map((after, index) => setTimeout(() => setStage(index + 1), after))
  onCleanup(() => timers.forEach(clearTimeout))
  return (
    <div role="status" aria-busy="true">
      <Show when={stage() > 0}>
        <div aria-hidden="true">{props.children ?? <Bones rows={3} />}</div>
      </Show>
      <Show when={stage() > 1}>
        <p class="mt-4 text-ink-2">{t('wait.loading')}</p>
      </Show>
    </div>
  )
}

/** Rows that stand where the real ones will. They do not move. */
export function Bones(props: { rows: number }) {
  return (
    <div class="divide-y divide-line rounded-box border border-line bg-surface">
      {Array.from({ length: props.rows }, (_, index) => (
        <div class="flex min-h-row flex-col justify-center gap-2 px-4 py-2">
          <span class={`h-4 rounded-tile bg-sunken ${index % 2 ? 'w-1/2' : 'w-2/3'}`} />
          <span class="h-3 w-1/3 rounded-tile bg-sunken" />
        </div>
      ))}
    </div>
  )
}
