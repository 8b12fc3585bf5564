import { codesOf } from '@slrt/domain/code-list'
import type { FactField as Spec, FactValue } from '@slrt/domain/fact'
import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentChoice } from '../ui/SegmentChoice.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { fieldText, sourceText, valueText, type Fact } from './fact-words.ts'

/** As a form holds it: nobody knows. '' was not asked. */
export const UNKNOWN = '?'
export const textOf = (value: FactValue): string => (value === null ? UNKNOWN : String(value))

/** What is sent of an answer. */
export function valueOf(field: Spec, text: string): FactValue {
  if (text === UNKNOWN) return null
  if (field.kind === 'flag') return text === 'true'
  return field.kind === 'word' ? text : Number(text)
}

/** Whether a typed answer is no number that the field takes; '' and "tidak tahu" are answers. */
export const isWrongNumber = (field: Spec | undefined, text: string): boolean =>
  field?.kind === 'number' &&
  text !== '' &&
  text !== UNKNOWN &&
  !(/^\d{1,4}$/.test(text) && Number(text) >= field.least && Number(text) <= field.most)

/** So many answers stand side by side, "tidak tahu" beside them; more of them are a list. */
const BESIDE = 5

/** One question: what stands there, in words, and the answers; nothing is chosen beforehand. */
export function FactField(props: {
  /** Field of the register. */
  name: string
  /** Path of the field in the form, where it is not its name. */
  at?: string
  spec: Spec
  known: Fact | undefined
  value: string
  onChange: (text: string) => void
  error: string | undefined
}) {
  const label = () => fieldText(props.name)
  const hint = () =>
    props.known?.asked
      ? `${t('data.recorded', { value: valueText(props.name, props.known.value) })} (${sourceText(props.known)})`
      : t('data.not_asked')
  const unknown = () => ({ value: UNKNOWN, label: t('data.unknown') })
  const words = () => {
    const { spec } = props
    if (spec.kind === 'flag')
      return [
        { value: 'true', label: t('data.yes') },
        { value: 'false', label: t('data.no') },
      ]
    return spec.kind === 'word' ? spec.words.map((word) => ({ value: word, label: valueText(props.name, word) })) : []
  }
  const listed = () =>
    props.spec.kind === 'code'
      ? codesOf(props.spec.list).map((one) => ({ value: String(one.code), label: one.label }))
      : words().length > BESIDE && words()
  return (
    <Show
      when={words().length > 0 && words().length <= BESIDE}
      fallback={
        <Show
          when={listed()}
          fallback={
            <div class="flex flex-col items-start gap-1">
              <TextField
                name={props.at ?? props.name}
                label={label()}
                hint={`${props.value === UNKNOWN ? t('data.unknown') : hint()}. ${t('data.number_hint')}`}
                inputmode="numeric"
                width="w-24"
                maxlength={props.spec.kind === 'number' ? String(props.spec.most).length : 4}
                value={props.value === UNKNOWN ? '' : props.value}
                onInput={(text) => props.onChange(text.trim())}
                error={props.error}
              />
              <Button
                kind="quiet"
                aria-pressed={props.value === UNKNOWN}
                onClick={() => props.onChange(props.value === UNKNOWN ? '' : UNKNOWN)}
              >
                {t(props.name === 'floorArea' ? 'data.do_not_know' : 'data.unknown')}
              </Button>
            </div>
          }
        >
          {(choices) => (
            <div class="flex flex-col gap-1">
              <Select
                name={props.at ?? props.name}
                label={label()}
                value={props.value}
                onChange={(text) => props.onChange(text)}
                choices={[{ value: '', label: t('data.keep') }, ...choices(), unknown()]}
              />
              <p class="text-small text-ink-2">{hint()}</p>
            </div>
          )}
        </Show>
      }
    >
      <SegmentChoice
        name={props.at ?? props.name}
        label={label()}
        hint={hint()}
        value={props.value}
        onChange={props.onChange}
        choices={[...words(), unknown()]}
      />
    </Show>
  )
}
