import { createUniqueId, Show, type JSX } from 'solid-js'
import { groundOf, StatusTile, type Status } from './StatusTag.tsx'

/** What is needed, who has it, what can be done now: one sentence first, right after the heading. */
export function Panel(props: {
  status: Status
  title: string
  /** The sentence is said aloud when it changes; the acts beside it never are. */
  live?: boolean
  children?: JSX.Element
  actions?: JSX.Element
}) {
  const id = createUniqueId()
  return (
    <section aria-labelledby={id} class={`flex flex-wrap items-start gap-4 rounded-box p-4 ${groundOf(props.status)}`}>
      <StatusTile status={props.status} />
      <div class="min-w-0 flex-1 basis-60" aria-live={props.live ? 'polite' : undefined}>
        <h2 id={id} class="max-w-[60ch]">
          {props.title}
        </h2>
        <div class="mt-1 flex flex-col gap-1">{props.children}</div>
      </div>
      <Show when={props.actions}>
        <div class="flex w-full flex-col gap-2 empty:hidden desktop:w-auto desktop:has-[form]:w-full">
          {props.actions}
        </div>
      </Show>
    </section>
  )
}
