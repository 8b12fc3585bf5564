import { createUniqueId, For } from 'solid-js'
import ChevronDown from '~icons/lucide/chevron-down'

/** The browser's own list, for up to 15 choices: popups of libraries lose the focus of screen readers on phones. */
export function Select(props: {
  label: string
  value: string
  onChange: (value: string) => void
  choices: { value: string; label: string }[]
}) {
  const id = createUniqueId()
  return (
    <div class="flex min-w-0 flex-col gap-1">
      <label for={id} class="text-label">
        {props.label}
      </label>
      <div class="relative">
        <select
          id={id}
          class="h-control w-full cursor-pointer appearance-none rounded-box border border-edge bg-surface pr-10 pl-3 text-body"
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <For each={props.choices}>
            {(choice) => (
              <option value={choice.value} selected={choice.value === props.value}>
                {choice.label}
              </option>
            )}
          </For>
        </select>
        <ChevronDown class="icon pointer-events-none absolute top-1/2 right-3 -translate-y-1/2" aria-hidden="true" />
      </div>
    </div>
  )
}
