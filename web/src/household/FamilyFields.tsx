import { KK_REASONS } from '@slrt/domain/household'
import { lazy, Show, type JSX } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { FamilyValues, KkReason } from './family-values.ts'
import { NumberField } from './NumberField.tsx'
import { ownDesa } from './own-desa.ts'

const AreaPicker = lazy(() => import('../ui/AreaPicker.tsx').then((file) => ({ default: file.AreaPicker })))

type Props = {
  values: FamilyValues
  set: (next: Partial<FamilyValues>) => void
  attempt: Pick<Attempt, 'errorAt'>
  /** A family does not move by a form: its desa is only chosen once. */
  isNew?: boolean
  /** Shown instead of the family card number, where it is known and is not being written anew. */
  kk?: JSX.Element
}

/** Where a family lives, and its card. */
export function FamilyFields(props: Props) {
  const values = () => props.values
  const error = (path: string) => props.attempt.errorAt(path)
  return (
    <>
      <Show when={props.isNew}>
        <Desa {...props} />
      </Show>
      <div class="flex flex-wrap gap-4">
        <TextField
          name="rt"
          label="RT"
          inputmode="numeric"
          width="w-24"
          maxlength={3}
          value={values().rt}
          onInput={(rt) => props.set({ rt })}
          error={error('rt')}
        />
        <TextField
          name="rw"
          label="RW"
          inputmode="numeric"
          width="w-24"
          maxlength={3}
          value={values().rw}
          onInput={(rw) => props.set({ rw })}
          error={error('rw')}
        />
      </div>
      <TextField
        name="address"
        label={t('family.address')}
        optional={t('form.optional')}
        hint={t('family.address_hint')}
        rows={2}
        value={values().address}
        onInput={(address) => props.set({ address: address.replace(/\n/g, ' ') })}
        error={error('address')}
      />
      <Show when={props.kk} fallback={<KkFields {...props} />}>
        {props.kk}
      </Show>
    </>
  )
}

function Desa(props: Props) {
  const pick = (code: string) => props.set({ desa: ownDesa().find((one) => one.code === code) ?? null })
  return (
    <Show
      when={ownDesa().length > 0}
      fallback={
        <AreaPicker
          name="desa"
          label={t('family.desa')}
          hint={t('family.desa_hint')}
          level="desa"
          under={acting()?.scope[0]?.code ?? acting()?.tenant}
          value={props.values.desa ? [props.values.desa] : []}
          onChange={(areas) => props.set({ desa: areas.at(-1) ?? null })}
          error={props.attempt.errorAt('desa')}
        />
      }
    >
      <Show when={ownDesa().length > 1}>
        <ChoiceRows
          name="desa"
          label={t('family.desa')}
          value={props.values.desa?.code ?? ''}
          onChange={pick}
          choices={ownDesa().map(({ code, label }) => ({ value: code, label }))}
          error={props.attempt.errorAt('desa')}
        />
      </Show>
    </Show>
  )
}

function KkFields(props: Props) {
  return (
    <Show
      when={props.values.noKk}
      fallback={
        <div class="flex flex-col items-start gap-1 [&>:first-child]:w-full">
          <NumberField
            name="kk"
            label={t('family.kk')}
            hint={t('family.kk_hint')}
            value={props.values.kk}
            onInput={(kk) => props.set({ kk })}
            error={props.attempt.errorAt('kk')}
          />
          <Button kind="quiet" onClick={() => props.set({ noKk: true })}>
            {t('family.no_kk')}
          </Button>
        </div>
      }
    >
      <div class="flex flex-col items-start gap-1 [&>:first-child]:w-full">
        <ChoiceRows
          name="kkReason"
          label={t('family.kk_reason')}
          value={props.values.kkReason}
          onChange={(kkReason) => props.set({ kkReason: kkReason as KkReason })}
          choices={KK_REASONS.map((one) => ({ value: one, label: t(`kk.reason.${one}`) }))}
          error={props.attempt.errorAt('kkReason')}
        />
        <Button kind="quiet" onClick={() => props.set({ noKk: false, kkReason: '' })}>
          {t('family.write_kk')}
        </Button>
      </div>
    </Show>
  )
}
