import { For, type JSX } from 'solid-js'
import { number } from '../text/text.ts'

/** A list of counts, each with a bar as long as it is large; the number says it too. */
export function Bars(props: { rows: { name: JSX.Element; value: number; note?: string }[] }) {
  const most = () => Math.max(1, ...props.rows.map(({ value }) => value))
  return (
    <ol class="flex flex-col gap-3 print:gap-1.5">
      <For each={props.rows}>
        {(row) => (
          <li class="grid grid-cols-[1fr_auto] items-baseline gap-x-4">
            <span>{row.name}</span>
            <span class="font-semibold">{number(row.value)}</span>
            <span class="col-span-2 mt-1 block h-2 rounded-tile bg-sunken" aria-hidden="true">
              <span
                class="block h-2 rounded-tile bg-ink-3 print:border print:border-ink"
                style={{ width: `${(row.value / most()) * 100}%` }}
              />
            </span>
            {row.note && <span class="col-span-2 text-small text-ink-2 print:hidden">{row.note}</span>}
          </li>
        )}
      </For>
    </ol>
  )
}
