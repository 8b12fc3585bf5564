import { For, Show } from 'solid-js'
import ChevronDown from '~icons/lucide/chevron-down'

export type Choice = { value: string; label: string }
export type ChoiceGroup = { heading: string; choices: readonly Choice[] }

/**
 * A word of a sentence that can be another: it reads as text, wraps as text, and opens the browser's own list. What is
 * chosen stands in the sentence, the list lies invisibly over it.
 */
export function Word(props: {
  /** What is chosen here, for those who do not see the sentence. */
  label: string
  value: string
  choices?: readonly Choice[]
  groups?: readonly ChoiceGroup[]
  /** What stands there while nothing is chosen. */
  empty?: string
  error?: boolean
  onChange: (value: string) => void
}) {
  const all = () => [...(props.choices ?? []), ...(props.groups ?? []).flatMap(({ choices }) => choices)]
  const text = () => all().find(({ value }) => value === props.value)?.label ?? props.empty ?? props.value
  return (
    <span
      class={
        'relative inline-flex min-h-control max-w-full items-center gap-1 rounded-box border bg-surface py-1 pr-1.5 pl-2.5 font-semibold text-action hover:bg-action-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out) ' +
        (props.error ? 'border-2 border-late' : 'border-edge')
      }
    >
      <span class="min-w-0 wrap-anywhere" aria-hidden="true">
        {text()}
      </span>
      <ChevronDown class="size-4 flex-none" aria-hidden="true" />
      <select
        class="absolute inset-0 w-full cursor-pointer appearance-none text-ink opacity-0"
        aria-label={props.label}
        aria-invalid={props.error ? 'true' : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <Show when={props.empty !== undefined && props.value === ''}>
          <option value="" selected>
            {props.empty}
          </option>
        </Show>
        <Options choices={props.choices ?? []} value={props.value} />
        <For each={props.groups}>
          {(group) => (
            <optgroup label={group.heading}>
              <Options choices={group.choices} value={props.value} />
            </optgroup>
          )}
        </For>
      </select>
    </span>
  )
}

function Options(props: { choices: readonly Choice[]; value: string }) {
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

/** A number in a sentence. */
export function NumberWord(props: {
  label: string
  value: string
  before?: string
  after?: string
  error?: boolean
  onInput: (value: string) => void
}) {
  /** As wide as what stands in it, and the room around. */
  const width = () => `calc(${Math.max(3, props.value.length + 1)}ch + 1.25rem)`
  return (
    <span class="inline-flex items-center gap-1.5">
      <Show when={props.before}>{(text) => <span aria-hidden="true">{text()}</span>}</Show>
      <input
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-label={props.label}
        aria-invalid={props.error ? 'true' : undefined}
        maxlength={15}
        class={`h-control rounded-box border bg-surface px-2.5 text-right font-semibold text-action ${props.error ? 'border-2 border-late' : 'border-edge'}`}
        style={{ width: width() }}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.after}>{(text) => <span aria-hidden="true">{text()}</span>}</Show>
    </span>
  )
}
