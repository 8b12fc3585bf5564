import * as Radio from '@kobalte/core/radio-group'
import { For, Show, type Component, type ComponentProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { FieldError, idOfField } from './TextField.tsx'

export type Choice = {
  value: string
  label: string
  hint?: string
  /** Beside the word, never instead of it. */
  icon?: Component<ComponentProps<'svg'>>
}

type Props = {
  name: string
  label: string
  hint?: string
  error?: string
  value: string
  onChange: (value: string) => void
  /** All choices, or parts of them under headings of their own. */
  choices: Choice[] | { heading: string; choices: Choice[] }[]
}

/** One of a few, each a whole row to press. */
export function ChoiceRows(props: Props) {
  const groups = () =>
    props.choices.map((one) => ('choices' in one ? one : undefined)).filter((one) => one !== undefined)
  const plain = () => props.choices.filter((one): one is Choice => !('choices' in one))
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
      <Show when={plain().length > 0}>
        <Rows choices={plain()} />
      </Show>
      <For each={groups()}>
        {(group) => (
          <div role="group" aria-label={group.heading} class="mt-1 flex flex-col gap-1 not-first:mt-2">
            <p class="text-small text-ink-2" aria-hidden="true">
              {group.heading}
            </p>
            <Rows choices={group.choices} />
          </div>
        )}
      </For>
    </Radio.Root>
  )
}

function Rows(props: { choices: Choice[] }) {
  return (
    <div class="mt-px flex flex-col">
      <For each={props.choices}>
        {(choice) => (
          <Radio.Item
            value={choice.value}
            class="relative -mt-px flex border border-edge bg-surface first:rounded-t-box last:rounded-b-box has-focus-visible:z-2 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out) data-checked:z-1 data-checked:border-action data-checked:bg-action-soft"
          >
            <Radio.ItemInput />
            <Radio.ItemLabel class="flex min-h-choice w-full cursor-pointer items-center gap-3 px-4 py-2">
              <Radio.ItemControl class="grid size-5 flex-none place-items-center rounded-full border-2 border-edge bg-surface data-checked:border-action">
                <Radio.ItemIndicator class="size-2.5 rounded-full bg-action" />
              </Radio.ItemControl>
              <Show when={choice.icon}>
                {(icon) => <Dynamic component={icon()} class="icon-24 flex-none" aria-hidden="true" />}
              </Show>
              <span class="flex min-w-0 flex-col">
                <span class="font-semibold">{choice.label}</span>
                <Show when={choice.hint}>
                  <span class="text-small text-ink-2">{choice.hint}</span>
                </Show>
              </span>
            </Radio.ItemLabel>
          </Radio.Item>
        )}
      </For>
    </div>
  )
}
