import * as Radio from '@kobalte/core/radio-group'
import { For, Show } from 'solid-js'
import { FieldError, idOfField } from './TextField.tsx'

export type Choice = { value: string; label: string; hint?: string }

type Props = {
  name: string
  label: string
  hint?: string
  error?: string
  value: string
  onChange: (value: string) => void
  choices: Choice[]
  /** Heading of a part of the choices, before the choice with this value. */
  groups?: Record<string, string>
}

/** One of a few, each a whole row to press. */
export function ChoiceRows(props: Props) {
  return (
    <Radio.Root
      id={idOfField(props.name)}
      class="flex flex-col gap-1"
      name={props.name}
      value={props.value}
      onChange={props.onChange}
      validationState={props.error ? 'invalid' : 'valid'}
    >
      <Radio.Label class="text-label">{props.label}</Radio.Label>
      <Show when={props.hint}>
        <Radio.Description class="text-small text-ink-2">{props.hint}</Radio.Description>
      </Show>
      <Show when={props.error}>{(error) => <Radio.ErrorMessage><FieldError>{error()}</FieldError></Radio.ErrorMessage>}</Show>
      <div class="mt-1 flex flex-col">
        <For each={props.choices}>
          {(choice) => (
            <>
              <Show when={props.groups?.[choice.value]}>
                <p class="mt-3 mb-1 text-small text-ink-2">{props.groups?.[choice.value]}</p>
              </Show>
              <Radio.Item
                value={choice.value}
                class="-mt-px flex border border-edge bg-surface first:rounded-t-box last:rounded-b-box focus-within:z-1 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-(--focus-out) data-checked:z-1 data-checked:border-action data-checked:bg-action-soft"
              >
                <Radio.ItemInput class="focus-visible:outline-none" />
                <Radio.ItemLabel class="flex min-h-choice w-full cursor-pointer items-center gap-3 px-4 py-2">
                  <Radio.ItemControl class="grid size-5 flex-none place-items-center rounded-full border-2 border-edge data-checked:border-action">
                    <Radio.ItemIndicator class="size-2.5 rounded-full bg-action" />
                  </Radio.ItemControl>
                  <span class="flex min-w-0 flex-col">
                    <span class="font-semibold">{choice.label}</span>
                    <Show when={choice.hint}>
                      <span class="text-small text-ink-2">{choice.hint}</span>
                    </Show>
                  </span>
                </Radio.ItemLabel>
              </Radio.Item>
            </>
          )}
        </For>
      </div>
    </Radio.Root>
  )
}
