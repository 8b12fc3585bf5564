import { For, Show } from 'solid-js'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { FieldError, idOfField } from '../../ui/TextField.tsx'

/** Some of a known set, in its order. */
export function ManyFields<One extends string | number>(props: {
  label: string
  all: readonly One[]
  chosen: readonly One[]
  text: (one: One) => string
  onChange: (chosen: One[]) => void
  error?: string
}) {
  const turn = (one: One, on: boolean) =>
    props.onChange(props.all.filter((other) => (other === one ? on : props.chosen.includes(other))))
  return (
    <fieldset id={idOfField('value')} class="flex flex-col gap-2">
      <legend class="mb-1 text-label">{props.label}</legend>
      <Show when={props.error}>{(error) => <FieldError>{error()}</FieldError>}</Show>
      <div class="grid gap-2 tablet:grid-cols-2">
        <For each={props.all}>
          {(one) => (
            <CheckRow name={`value-${one}`} checked={props.chosen.includes(one)} onChange={(on) => turn(one, on)}>
              {props.text(one)}
            </CheckRow>
          )}
        </For>
      </div>
    </fieldset>
  )
}
