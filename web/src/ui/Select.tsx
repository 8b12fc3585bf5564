import { createUniqueId, For, Show } from 'solid-js'
import { edgeClass, FieldError, idOfField } from './TextField.tsx'
import ChevronDown from '~icons/lucide/chevron-down'

type Choice = { value: string; label: string }

/** The browser's own list, for up to 15 choices: popups of libraries lose the focus of screen readers on phones. */
export function Select(props: {
  label: string
  value: string
  onChange: (value: string) => void
  choices: Choice[]
  /** More of them, under headings. */
  groups?: { heading: string; choices: Choice[] }[]
  /** Path of the field in the input, where it is one. */
  name?: string
  error?: string
}) {
  const unique = createUniqueId()
  const id = props.name ? idOfField(props.name) : unique
  return (
    <div class="flex min-w-0 flex-col gap-1">
      <label for={id} class="text-label">
        {props.label}
      </label>
      <Show when={props.error}>
        {(error) => (
          <span id={`${id}-error`}>
            <FieldError>{error()}</FieldError>
          </span>
        )}
      </Show>
      <div class="relative">
        <select
          id={id}
          class={`h-control w-full cursor-pointer appearance-none rounded-box border bg-surface pr-10 pl-3 text-body ${edgeClass(props.error)}`}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={props.error ? `${id}-error` : undefined}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <Options choices={props.choices} value={props.value} />
          <For each={props.groups}>
            {(group) => (
              <optgroup label={group.heading}>
                <Options choices={group.choices} value={props.value} />
              </optgroup>
            )}
          </For>
        </select>
        <ChevronDown class="icon pointer-events-none absolute top-1/2 right-3 -translate-y-1/2" aria-hidden="true" />
      </div>
    </div>
  )
}

function Options(props: { choices: Choice[]; value: string }) {
  return (
    <For each={props.choices}>
      {(choice) => (
        <option value={choice.value} selected={choice.value === props.value}>
          {choice.label}
        </option>
      )}
    </For>
  )
}
