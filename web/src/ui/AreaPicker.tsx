import * as Combobox from '@kobalte/core/combobox'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { boxClass, edgeClass, FieldError, idOfField } from './TextField.tsx'
import Check from '~icons/lucide/check'
import X from '~icons/lucide/x'

export type Area = { code: string; label: string; within?: string }
type Level = Outputs['area']['search'][number]['level']

type Props = {
  name: string
  label: string
  hint?: string
  error?: string
  value: Area[]
  onChange: (areas: Area[]) => void
  /** Only areas of this level. */
  level?: Level
  /** Only areas below this one. */
  under?: string
  /** Which of the found areas may be taken. */
  fits?: (area: Area) => boolean
  /** Another way to find them, for pages without a session; throws a `Problem`. */
  search?: (text: string) => Promise<Area[]>
}

const least = 2

/** Areas by name, with "Kabupaten" or "Kota" always in front: two places of one name are told apart before the choice. */
export function AreaPicker(props: Props) {
  const [text, setText] = createSignal('')
  const [found, setFound] = createSignal<Area[]>([])
  const [state, setState] = createSignal<'rest' | 'asking' | 'told'>('rest')
  const [trouble, setTrouble] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  onCleanup(() => clearTimeout(timer))

  async function ask(wanted: string) {
    const mine = ++turn
    setState('asking')
    setTrouble('')
    try {
      const { level, under } = props
      const areas: Area[] = await (props.search?.(wanted) ?? api.area.search.query({ text: wanted, level, under }))
      if (mine === turn) setFound(areas.filter((area) => props.fits?.(area) ?? true))
    } catch (error) {
      if (mine !== turn) return
      setFound([])
      setTrouble(sentenceOf(props.search ? (error as Problem) : problemOfError(error)))
    }
    setState('told')
  }
  function type(next: string) {
    setText(next)
    clearTimeout(timer)
    turn++
    if (next.trim().length < least) {
      setFound([])
      setState('rest')
    } else timer = setTimeout(() => void ask(next.trim()), 200)
  }

  const isFound = (area: Area) => found().some(({ code }) => code === area.code)
  /** The chosen ones stay among the options, so that Kobalte knows them; the filter shows only what was found. */
  const options = () => [...found(), ...props.value.filter((area) => !isFound(area))]
  const message = () => {
    if (trouble()) return trouble()
    if (state() === 'rest') return t('area.type_more')
    if (state() === 'asking') return t('area.searching')
    return found().length === 0 ? t('area.nothing', { text: text().trim() }) : ''
  }

  return (
    <div class="flex flex-col gap-2">
      <Combobox.Root<Area>
        multiple
        class="flex flex-col gap-1"
        options={options()}
        optionValue="code"
        optionTextValue="label"
        optionLabel="label"
        defaultFilter={isFound}
        value={props.value}
        onChange={(areas: Area[]) => props.onChange(areas)}
        onInputChange={type}
        closeOnSelection
        allowsEmptyCollection
        removeOnBackspace={false}
        // Escape closes the list; without this it would also take away everything that was chosen.
        disallowEmptySelection
        gutter={4}
        validationState={props.error ? 'invalid' : 'valid'}
        translations={{
          focusAnnouncement: (label, chosen) => (chosen ? t('area.is_chosen', { label }) : label),
          countAnnouncement: (n) => t('area.found', { n }) as 'one option available',
          selectedAnnouncement: (label) => t('area.is_chosen', { label }),
          triggerLabel: props.label,
          listboxLabel: props.label,
        }}
        itemComponent={(item) => (
          <Combobox.Item
            item={item.item}
            class="flex min-h-12 cursor-pointer items-center gap-3 rounded-box px-3 py-1.5 outline-none data-highlighted:bg-action-soft"
          >
            <Combobox.ItemLabel class="flex min-w-0 flex-1 flex-col">
              <span class="font-semibold">{item.item.rawValue.label}</span>
              <span class="text-small text-ink-2">{item.item.rawValue.within}</span>
            </Combobox.ItemLabel>
            <Combobox.ItemIndicator>
              <Check class="icon" aria-hidden="true" />
            </Combobox.ItemIndicator>
          </Combobox.Item>
        )}
      >
        <Combobox.Label class="text-label">{props.label}</Combobox.Label>
        <Show when={props.hint}>
          <Combobox.Description class="text-small text-ink-2">{props.hint}</Combobox.Description>
        </Show>
        <Show when={props.error}>
          {(error) => (
            <Combobox.ErrorMessage>
              <FieldError>{error()}</FieldError>
            </Combobox.ErrorMessage>
          )}
        </Show>
        <Combobox.Control>
          <Combobox.Input id={idOfField(props.name)} class={`${boxClass} h-control ${edgeClass(props.error)}`} />
        </Combobox.Control>
        <Combobox.Portal mount={document.getElementById('isi') ?? undefined}>
          <Combobox.Content
            // The focus stays in the field: else it would go to the page around the list, which closes the list unpicked.
            onMouseDown={(event: MouseEvent) => event.preventDefault()}
            class="z-50 rounded-box border border-line bg-raised shadow-(--overlay)"
          >
            <Show when={message()}>
              <p class="px-4 py-3 text-ink-2">{message()}</p>
            </Show>
            <Combobox.Listbox class={`max-h-80 overflow-y-auto ${found().length > 0 ? 'p-1' : ''}`} />
          </Combobox.Content>
        </Combobox.Portal>
      </Combobox.Root>
      <Show when={props.value.length > 0}>
        <ul class="flex flex-wrap gap-2" aria-label={t('area.chosen', { label: props.label })}>
          <For each={props.value}>
            {(area) => (
              <li>
                <button
                  type="button"
                  class="inline-flex min-h-control items-center gap-2 rounded-box border border-edge bg-surface px-3 text-left font-semibold hover:bg-sunken"
                  onClick={() => props.onChange(props.value.filter(({ code }) => code !== area.code))}
                >
                  {area.label}
                  <X class="icon" aria-hidden="true" />
                  <span class="sr-only">{t('list.take_off')}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
