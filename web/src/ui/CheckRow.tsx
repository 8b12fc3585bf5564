import { Show, type JSX } from 'solid-js'
import { FieldError, idOfField } from './TextField.tsx'
import Check from '~icons/lucide/check'

/** One thing that is so or not, a whole row to press. */
export function CheckRow(props: {
  name: string
  checked: boolean
  onChange: (checked: boolean) => void
  children: JSX.Element
  hint?: string
  error?: string
}) {
  return (
    <div class="flex flex-col gap-1">
      <Show when={props.error}>
        {(error) => (
          <span id={`${idOfField(props.name)}-error`}>
            <FieldError>{error()}</FieldError>
          </span>
        )}
      </Show>
      <label class="flex min-h-choice cursor-pointer items-center gap-3 rounded-box border border-edge bg-surface px-4 py-2 has-checked:border-action has-checked:bg-action-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)">
        <input
          type="checkbox"
          id={idOfField(props.name)}
          class="peer sr-only"
          checked={props.checked}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={props.error ? `${idOfField(props.name)}-error` : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span
          class="grid size-6 flex-none place-items-center rounded-tag border-2 border-edge bg-surface text-transparent peer-checked:border-action peer-checked:bg-action peer-checked:text-on-action"
          aria-hidden="true"
        >
          <Check class="size-4" />
        </span>
        <span class="flex min-w-0 flex-col">
          <span class="font-semibold">{props.children}</span>
          <Show when={props.hint}>
            <span class="text-small text-ink-2">{props.hint}</span>
          </Show>
        </span>
      </label>
    </div>
  )
}
