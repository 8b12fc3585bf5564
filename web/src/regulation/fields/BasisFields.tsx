import { Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import type { Outputs } from '../../api.ts'
import { t } from '../../text/text.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { DraftValues } from '../draft-values.ts'
import { DateField } from './DateField.tsx'

/** What a rule and a program have in common: an instrument with its article, and a span of days. */
type Basis = Pick<DraftValues, 'instrument' | 'article' | 'from' | 'to'>
type Instrument = Outputs['instrument']['list'][number]

/** What the rule rests on, and from when to when it holds. Only instruments of one's own are cited. */
export function BasisFields(props: {
  values: Basis
  set: (part: Partial<Basis>) => void
  attempt: Attempt
  instruments: readonly Instrument[]
}) {
  const own = () => props.instruments.filter(({ isOwn }) => isOwn)
  return (
    <>
      <section class="flex flex-col gap-4" aria-labelledby="dasar-aturan">
        <h2 id="dasar-aturan">{t('draft.basis')}</h2>
        <Select
          name="instrument"
          label={t('draft.instrument')}
          value={props.values.instrument}
          onChange={(instrument) => props.set({ instrument })}
          choices={[
            { value: '', label: t('draft.no_instrument') },
            ...own().map(({ id, citation }) => ({ value: id, label: citation })),
          ]}
          error={props.attempt.errorAt('instrument')}
        />
        <Show when={own().find(({ id }) => id === props.values.instrument)}>
          {(chosen) => <p class="-mt-2 max-w-[54ch] text-small text-ink-2">{chosen().title}</p>}
        </Show>
        <a class="inline-flex min-h-control items-center self-start" href="/peraturan/dasar-hukum/tambah">
          {t('draft.add_instrument')}
        </a>
        <TextField
          name="article"
          label={t('draft.article')}
          hint={t('draft.article_hint')}
          value={props.values.article}
          onInput={(article) => props.set({ article })}
          width="max-w-96"
          maxlength={120}
          error={props.attempt.errorAt('article')}
        />
      </section>
      <section class="flex flex-col gap-4" aria-labelledby="masa-berlaku">
        <h2 id="masa-berlaku">{t('draft.time')}</h2>
        <div class="grid gap-4 tablet:grid-cols-2">
          <DateField
            name="effectiveFrom"
            label={t('draft.from')}
            hint={t('draft.from_hint')}
            value={props.values.from}
            onInput={(from) => props.set({ from })}
            error={props.attempt.errorAt('effectiveFrom')}
          />
          <DateField
            name="effectiveTo"
            label={t('draft.to')}
            hint={t('draft.to_hint')}
            value={props.values.to}
            onInput={(to) => props.set({ to })}
            error={props.attempt.errorAt('effectiveTo')}
          />
        </div>
      </section>
    </>
  )
}
