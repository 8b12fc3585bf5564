import type { JSX } from 'solid-js'

/** Why there is nothing here, and the next step. */
export function Empty(props: { title: string; children?: JSX.Element; actions?: JSX.Element }) {
  return (
    <div class="flex flex-col items-start gap-2 rounded-box border border-line bg-surface px-4 py-8 tablet:px-6">
      <h2>{props.title}</h2>
      <div class="max-w-[54ch] text-ink-2">{props.children}</div>
      <div class="mt-3 flex flex-wrap gap-3">{props.actions}</div>
    </div>
  )
}
