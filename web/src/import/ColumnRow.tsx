import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { fieldText } from './words.ts'

type Props = {
  /** Its heading in the file. */
  name: string
  number: number
  /** Some of its cells, identity numbers masked. */
  samples: readonly string[]
  /** Everything that a column can be. */
  fields: readonly string[]
  /** What the other columns are. */
  taken: readonly (string | null)[]
  field: string | null
  onChange: (field: string | null) => void
}

/** One column of the file: its name, some cells, what it is taken for; another choice opens when asked for. */
export function ColumnRow(props: Props) {
  const [open, setOpen] = createSignal(false)
  const name = () => props.name || t('impor.map.nameless', { n: props.number })
  const choices = createMemo(() =>
    props.fields
      .filter((code) => code === props.field || !props.taken.includes(code))
      .map((value) => ({ value, label: fieldText(value) }))
      .toSorted((one, other) => one.label.localeCompare(other.label)),
  )
  return (
    <li class="grid items-center gap-x-6 gap-y-1 py-3 tablet:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div class="min-w-0">
        <p class="font-semibold wrap-anywhere">{name()}</p>
        <p class="text-small wrap-anywhere text-ink-2">
          {[...new Set(props.samples)].slice(0, 3).join(' · ') || t('impor.map.empty')}
        </p>
      </div>
      <Show
        when={open()}
        fallback={
          <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p class={props.field ? '' : 'text-ink-2'}>
              {props.field ? t('impor.map.to', { field: fieldText(props.field) }) : t('impor.map.not_taken')}
            </p>
            <Button
              kind="quiet"
              class="min-w-12"
              aria-label={t('impor.map.change_of', { column: name() })}
              onClick={() => setOpen(true)}
            >
              {t('impor.map.change')}
            </Button>
          </div>
        }
      >
        <Select
          label={t('impor.map.field')}
          value={props.field ?? ''}
          onChange={(value) => {
            props.onChange(value || null)
            setOpen(false)
          }}
          choices={[{ value: '', label: t('impor.map.not_taken') }, ...choices()]}
        />
      </Show>
    </li>
  )
}
