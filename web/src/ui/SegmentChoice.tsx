import * as Radio from '@kobalte/core/radio-group'
import { For, Show } from 'solid-js'
import { FieldError, idOfField } from './TextField.tsx'
import Check from '~icons/lucide/check'

/** One of up to six short answers, side by side, each large enough for a thumb; none is chosen beforehand. */
export function SegmentChoice(props: {
  name: string
  label: string
  /** What stands there now, in words. */
  hint?: string
  error?: string
  value: string
  onChange: (value: string) => void
  choices: readonly { value: string; label: string }[]
}) {
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
      <Show when={props.error}>
        {(error) => (
          <Radio.ErrorMessage>
            <FieldError>{error()}</FieldError>
          </Radio.ErrorMessage>
        )}
      </Show>
      <div class="grid grid-cols-3 gap-2 tablet:flex tablet:flex-wrap">
        <For each={props.choices}>
          {(choice) => (
            <Radio.Item value={choice.value} class="relative flex">
              <Radio.ItemInput class="peer" />
              <Radio.ItemLabel class="group flex min-h-control w-full min-w-16 cursor-pointer items-center justify-center gap-1 rounded-box border border-edge bg-surface px-2 text-center tablet:px-4 font-semibold peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--focus-out) data-checked:border-action data-checked:bg-action-soft data-checked:text-action-strong">
                <Check class="icon hidden flex-none group-data-checked:block" aria-hidden="true" />
                {choice.label}
              </Radio.ItemLabel>
            </Radio.Item>
          )}
        </For>
      </div>
    </Radio.Root>
  )
}
