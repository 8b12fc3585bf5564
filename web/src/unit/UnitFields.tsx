import { SECTORS, type Sector } from '@slrt/domain/category'
import type { UnitKind } from '@slrt/domain/unit'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Attempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { AreaPicker } from '../ui/AreaPicker.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { FieldError, idOfField, TextField } from '../ui/TextField.tsx'
import { hasSectors, kinds, type UnitValues } from './unit-values.ts'

/** Kind (only of a new one), name, and what the kind asks for: sectors, or the desa that is served. */
export function UnitFields(props: {
  values: UnitValues
  set: (next: Partial<UnitValues>) => void
  attempt: Attempt
  isNew?: boolean
}) {
  const tenant = createAsk(
    'tenant.show',
    () => (props.isNew && props.values.kind === 'PUSKESOS' ? {} : undefined),
    () => api.tenant.show.query({}),
  )
  const under = () => {
    const areas = tenant.data()?.areas ?? []
    return areas.length === 1 ? areas[0]!.code : areas[0]?.code.slice(0, 2)
  }
  return (
    <>
      <Show when={props.isNew}>
        <ChoiceRows
          name="kind"
          label={t('unit.kind')}
          value={props.values.kind}
          onChange={(kind) => props.set({ kind: kind as UnitKind })}
          choices={kinds.map((value) => ({ value, label: t(`unit.kind.${value}`), hint: t(`unit.of.${value}`) }))}
          error={props.attempt.errorAt('kind')}
        />
      </Show>
      <TextField
        name="name"
        label={t('unit.name')}
        hint={t('unit.name_hint')}
        value={props.values.name}
        onInput={(name) => props.set({ name })}
        error={props.attempt.errorAt('name')}
      />
      <Show when={hasSectors(props.values.kind)}>
        <Sectors {...props} />
      </Show>
      <Show when={props.isNew && props.values.kind === 'PUSKESOS'}>
        <AreaPicker
          name="desa"
          label={t('unit.desa_label')}
          hint={t('unit.desa_hint')}
          level="desa"
          under={under()}
          value={props.values.desa}
          // One desa: the last that was chosen.
          onChange={(desa) => props.set({ desa: desa.slice(-1) })}
          error={props.attempt.errorAt('desa')}
        />
      </Show>
    </>
  )
}

function Sectors(props: { values: UnitValues; set: (next: Partial<UnitValues>) => void; attempt: Attempt }) {
  const turn = (sector: Sector, on: boolean) =>
    props.set({ sectors: SECTORS.filter((one) => (one === sector ? on : props.values.sectors.includes(one))) })
  return (
    <fieldset id={idOfField('sectors')} class="flex flex-col gap-2">
      <legend class="text-label">{t('unit.sectors_label')}</legend>
      <p class="text-small text-ink-2">{t('unit.sectors_hint')}</p>
      <Show when={props.attempt.errorAt('sectors')}>{(error) => <FieldError>{error()}</FieldError>}</Show>
      <div class="grid gap-2 tablet:grid-cols-2">
        <For each={SECTORS}>
          {(sector) => (
            <CheckRow
              name={`sector-${sector}`}
              checked={props.values.sectors.includes(sector)}
              onChange={(on) => turn(sector, on)}
            >
              {t(`sector.${sector}`)}
            </CheckRow>
          )}
        </For>
      </div>
    </fieldset>
  )
}
