import { For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { boxClass, edgeClass, FieldError, idOfField } from '../ui/TextField.tsx'

type Values = { day: string; month: string; year: string }
const boxes = [
  { name: 'day', text: 'date.box_day', width: 'w-18', most: 2 },
  { name: 'month', text: 'date.box_month', width: 'w-18', most: 2 },
  { name: 'year', text: 'date.box_year', width: 'w-26', most: 4 },
] as const

/** A date in three typed boxes: nobody scrolls a calendar back to 1953. */
export function DateBoxes(props: {
  name: string
  label: string
  hint: string
  error?: string
  values: Values
  onInput: (values: Partial<Values>) => void
}) {
  const id = () => idOfField(props.name)
  return (
    <div role="group" aria-labelledby={`${id()}-label`} id={id()} class="flex flex-col gap-1">
      <span id={`${id()}-label`} class="text-label">
        {props.label}
      </span>
      <span id={`${id()}-hint`} class="text-small text-ink-2">
        {props.hint}
      </span>
      <Show when={props.error}>
        {(error) => (
          <span id={`${id()}-error`}>
            <FieldError>{error()}</FieldError>
          </span>
        )}
      </Show>
      <div class="flex flex-wrap gap-3">
        <For each={boxes}>
          {(box) => (
            <label class="flex flex-col gap-1">
              <span class="text-small">{t(box.text)}</span>
              <input
                class={`${boxClass.replace('w-full', box.width)} h-control ${edgeClass(props.error)}`}
                inputmode="numeric"
                autocomplete="off"
                maxlength={box.most}
                aria-describedby={props.error ? `${id()}-error` : `${id()}-hint`}
                aria-invalid={props.error ? 'true' : undefined}
                value={props.values[box.name]}
                onInput={(event) => props.onInput({ [box.name]: event.currentTarget.value })}
              />
            </label>
          )}
        </For>
      </div>
    </div>
  )
}
