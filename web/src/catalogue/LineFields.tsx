import { CONFIDENCES, type CatalogueKind, type Confidence } from '@slrt/domain/catalogue'
import { Show } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { DateBoxes } from '../household/DateBoxes.tsx'
import { t } from '../text/text.ts'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { LineValues } from './line-values.ts'

/** The fields of one line; its code only where it is a new program. */
export function LineFields(props: {
  kind: CatalogueKind
  values: LineValues
  set: (next: Partial<LineValues>) => void
  attempt: Attempt
  asksCode: boolean
  /** The first day of a line that stands is what it is found by. */
  asksStart: boolean
}) {
  const field = (name: 'name' | 'details' | 'owner' | 'source') => ({
    name,
    value: props.values[name],
    onInput: (value: string) => props.set({ [name]: value }),
    error: props.attempt.errorAt(name),
  })
  return (
    <>
      <Show when={props.asksCode}>
        <TextField
          name="programCode"
          label={t('catalogue.code')}
          hint={t('catalogue.code_hint')}
          value={props.values.code}
          onInput={(code) => props.set({ code: code.toUpperCase() })}
          error={props.attempt.errorAt('programCode')}
          width="max-w-72"
        />
      </Show>
      <TextField {...field('name')} label={t('catalogue.name')} />
      <TextField {...field('details')} label={t('catalogue.details')} hint={t('catalogue.details_hint')} rows={3} />
      <Show when={props.kind === 'program'}>
        <TextField {...field('owner')} label={t('catalogue.owner')} hint={t('catalogue.owner_hint')} />
      </Show>
      <TextField {...field('source')} label={t('catalogue.source')} hint={t('catalogue.source_hint')} />
      <ChoiceRows
        name="confidence"
        label={t('catalogue.confidence')}
        value={props.values.confidence}
        onChange={(confidence) => props.set({ confidence: confidence as Confidence })}
        choices={CONFIDENCES.map((value) => ({
          value,
          label: t(`catalogue.confidence.${value}`),
          hint: t(`catalogue.confidence.${value}_hint`),
        }))}
        error={props.attempt.errorAt('confidence')}
      />
      <Show when={props.asksStart}>
        <DateBoxes
          name="firstDay"
          label={t('catalogue.effective_from')}
          hint={t('catalogue.effective_from_hint')}
          values={props.values.from}
          onInput={(next) => props.set({ from: { ...props.values.from, ...next } })}
          error={props.attempt.errorAt('firstDay')}
        />
      </Show>
      <DateBoxes
        name="lastDay"
        label={t('catalogue.effective_to')}
        hint={`${t('catalogue.effective_to_hint')} ${props.kind === 'category' ? t('catalogue.ends_category') : ''}`}
        values={props.values.to}
        onInput={(next) => props.set({ to: { ...props.values.to, ...next } })}
        error={props.attempt.errorAt('lastDay')}
      />
    </>
  )
}
