import { For } from 'solid-js'

/** Parts of one page, each with an address of its own: a reload, a way back and a link lead to the same part. */
export function Segments(props: {
  label: string
  here: string
  parts: { value: string; label: string; href: string }[]
}) {
  return (
    <nav aria-label={props.label} class="no-print">
      <ul class="flex overflow-hidden rounded-box border border-edge">
        <For each={props.parts}>
          {(part) => (
            <li class="flex min-w-12 flex-1 border-l border-edge first:border-l-0">
              <a
                href={part.href}
                aria-current={part.value === props.here ? 'page' : undefined}
                class={`flex min-h-control w-full items-center justify-center px-2 text-center text-label no-underline! outline-offset-[-4px]! ${part.value === props.here ? 'bg-ink text-surface!' : 'text-ink! hover:bg-sunken'}`}
                {...{ noscroll: true }}
              >
                {part.label}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}
