import { For, type JSX } from 'solid-js'

/** What is known about one thing: a word for each fact, the fact beside it (below it on a phone). */
export function Facts(props: { facts: { label: string; value: JSX.Element }[] }) {
  return (
    <dl class="sheet-flat divide-y divide-line border-y border-line">
      <For each={props.facts}>
        {(fact) => (
          <div class="grid gap-x-6 py-3 tablet:grid-cols-[12rem_1fr]">
            <dt class="text-ink-2">{fact.label}</dt>
            <dd class="min-w-0">{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
