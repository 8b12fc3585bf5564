import { INSTRUMENT_TYPES } from '@slrt/domain/instrument'
import type { Attempt } from '../attempt.ts'
import { DateField } from '../regulation/fields/DateField.tsx'
import { t } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Instrument, InstrumentValues } from './instrument-values.ts'

/** What stands on the first page of an instrument. */
export function InstrumentFields(props: {
  values: InstrumentValues
  set: (part: Partial<InstrumentValues>) => void
  attempt: Attempt
  known: readonly Instrument[]
}) {
  const others = () => props.known.filter(({ id, isOwn }) => isOwn && id !== props.values.id)
  return (
    <>
      <Select
        name="type"
        label={t('instrument.type')}
        value={props.values.type}
        onChange={(type) => props.set({ type: type as InstrumentValues['type'] })}
        choices={[
          { value: '', label: t('instrument.type_choose') },
          ...INSTRUMENT_TYPES.map((value) => ({ value, label: t(`instrument.type.${value}`) })),
        ]}
        error={props.attempt.errorAt('type')}
      />
      <div class="grid max-w-96 grid-cols-2 gap-4">
        <TextField
          name="number"
          label={t('instrument.number')}
          value={props.values.number}
          onInput={(number) => props.set({ number })}
          maxlength={40}
          error={props.attempt.errorAt('number')}
        />
        <TextField
          name="year"
          label={t('instrument.year')}
          value={props.values.year}
          onInput={(year) => props.set({ year })}
          inputmode="numeric"
          maxlength={4}
          error={props.attempt.errorAt('year')}
        />
      </div>
      <TextField
        name="title"
        label={t('instrument.name')}
        hint={t('instrument.name_hint')}
        value={props.values.title}
        onInput={(title) => props.set({ title })}
        rows={3}
        maxlength={300}
        error={props.attempt.errorAt('title')}
      />
      <TextField
        name="issuer"
        label={t('instrument.issuer')}
        hint={t('instrument.issuer_hint')}
        value={props.values.issuer}
        onInput={(issuer) => props.set({ issuer })}
        maxlength={120}
        error={props.attempt.errorAt('issuer')}
      />
      <div class="grid gap-4 tablet:grid-cols-2">
        <DateField
          name="effectiveFrom"
          label={t('instrument.from')}
          hint={t('instrument.date_hint')}
          value={props.values.from}
          onInput={(from) => props.set({ from })}
          error={props.attempt.errorAt('effectiveFrom')}
        />
        <DateField
          name="effectiveTo"
          label={t('instrument.to')}
          hint={t('instrument.to_hint')}
          value={props.values.to}
          onInput={(to) => props.set({ to })}
          error={props.attempt.errorAt('effectiveTo')}
        />
      </div>
      <Select
        name="repeals"
        label={t('instrument.repeals')}
        value={props.values.repeals}
        onChange={(repeals) => props.set({ repeals })}
        choices={[
          { value: '', label: t('instrument.repeals_none') },
          ...others().map(({ id, citation }) => ({ value: id, label: citation })),
        ]}
        error={props.attempt.errorAt('repeals')}
      />
    </>
  )
}
