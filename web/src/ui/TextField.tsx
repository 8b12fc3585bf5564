import * as Field from '@kobalte/core/text-field'
import { Show, type JSX } from 'solid-js'
import CircleAlert from '~icons/lucide/circle-alert'

type Props = {
  /** Path of the field in the input (`admin.email`); the error summary links to it. */
  name: string
  label: string
  hint?: string
  error?: string
  value: string
  onInput: (value: string) => void
  /** The person went on to another field. */
  onLeave?: () => void
  type?: 'text' | 'email' | 'tel' | 'search' | 'password'
  inputmode?: 'text' | 'email' | 'tel' | 'numeric'
  autocomplete?: string
  rows?: number
  maxlength?: number
  optional?: string
  /** Beside the input, inside its border. */
  after?: JSX.Element
  /** About as wide as the answer. */
  width?: string
}

export const idOfField = (name: string) => `field-${name.replaceAll('.', '-')}`

export const boxClass = 'w-full rounded-box border bg-surface px-3 text-body text-ink'
export const edgeClass = (error?: string) => (error ? 'border-2 border-late' : 'border-edge')

export function FieldError(props: { children: string }) {
  return (
    <span class="flex items-start gap-1.5 text-small font-semibold text-late-ink">
      <CircleAlert class="icon" aria-hidden="true" />
      {props.children}
    </span>
  )
}

/** Label above, one line of hint, the error in words; what is typed is reported at every letter. */
export function TextField(props: Props) {
  const shared = () => ({
    id: idOfField(props.name),
    name: props.name,
    autocomplete: props.autocomplete ?? 'off',
    maxlength: props.maxlength,
    onBlur: () => props.onLeave?.(),
    class: `${boxClass} ${edgeClass(props.error)} ${props.rows ? 'py-2' : 'h-control'} ${props.after ? 'pr-28' : ''}`,
  })
  return (
    <Field.Root
      class="flex flex-col gap-1"
      value={props.value}
      onChange={props.onInput}
      validationState={props.error ? 'invalid' : 'valid'}
    >
      <Field.Label class="text-label">
        {props.label}
        <Show when={props.optional}>
          <span class="font-normal text-ink-2"> ({props.optional})</span>
        </Show>
      </Field.Label>
      <Show when={props.hint}>
        <Field.Description class="text-small text-ink-2">{props.hint}</Field.Description>
      </Show>
      <Show when={props.error}>
        {(error) => (
          <Field.ErrorMessage>
            <FieldError>{error()}</FieldError>
          </Field.ErrorMessage>
        )}
      </Show>
      <div class={`relative ${props.width ?? ''}`}>
        <Show
          when={props.rows}
          fallback={
            <Field.Input
              {...shared()}
              type={props.type ?? 'text'}
              inputmode={props.inputmode}
              autocapitalize={props.type === 'email' || props.inputmode === 'email' ? 'none' : undefined}
              spellcheck={false}
            />
          }
        >
          <Field.TextArea {...shared()} rows={props.rows} />
        </Show>
        {props.after}
      </div>
    </Field.Root>
  )
}
