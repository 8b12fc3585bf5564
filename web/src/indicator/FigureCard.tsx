import type { JSX } from 'solid-js'

/** One figure: what, how much, of how many, how it moved; twelve months beside it. */
export function FigureCard(props: { label: string; value: string; note: string; change?: string; line?: JSX.Element }) {
  return (
    <li class="flex flex-col gap-1 bg-surface p-4 print:p-2">
      <h2 class="text-label!">{props.label}</h2>
      <div class="flex min-h-10 flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <p class="text-figure">{props.value}</p>
        {props.line}
      </div>
      <p class="text-small text-ink-2">{props.note}</p>
      <p class="text-small">{props.change}</p>
    </li>
  )
}
