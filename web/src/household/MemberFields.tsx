import { NIK_REASONS, RELATIONS, type NikReason, type Relation } from '@slrt/domain/person'
import { createMemo, Show, type JSX } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DateBoxes } from './DateBoxes.tsx'
import { readInto, warningsOf, type MemberValues } from './member-values.ts'
import { NumberField } from './NumberField.tsx'

type Props = {
  values: MemberValues
  set: (next: Partial<MemberValues>) => void
  attempt: Pick<Attempt, 'errorAt' | 'fields'>
  /** The head of the family stays the head. */
  isHead?: boolean
  /** Shown instead of the NIK, where it is known and is not being written anew. */
  nik?: JSX.Element
  phone?: JSX.Element
}

/** Who a member of a family is. */
export function MemberFields(props: Props) {
  const values = () => props.values
  const error = (path: string) => props.attempt.errorAt(path)
  return (
    <>
      <TextField
        name="name"
        label={t('member.name')}
        hint={t('member.name_hint')}
        value={values().name}
        onInput={(name) => props.set({ name })}
        error={error('name')}
      />
      <Show when={!props.isHead}>
        <Select
          name="relation"
          label={t('member.relation')}
          value={values().relation}
          onChange={(relation) => props.set({ relation: relation as Relation })}
          choices={[
            { value: '', label: t('member.relation_choose') },
            ...RELATIONS.filter((one) => one !== 'KEPALA').map((one) => ({ value: one, label: t(`relation.${one}`) })),
          ]}
          error={error('relation')}
        />
      </Show>
      <Show when={props.nik} fallback={<NikFields {...props} />}>
        {props.nik}
      </Show>
      <BirthFields {...props} />
      <ChoiceRows
        name="sex"
        label={t('member.sex')}
        value={values().sex}
        onChange={(sex) => props.set({ sex: sex as 'L' | 'P' })}
        choices={[
          { value: 'P', label: t('sex.P') },
          { value: 'L', label: t('sex.L') },
        ]}
        error={error('sex')}
      />
      <Warnings {...props} />
      <Show
        when={props.phone}
        fallback={
          <TextField
            name="phone"
            label={t('member.phone')}
            optional={t('form.optional')}
            hint={t('member.phone_hint')}
            type="tel"
            inputmode="tel"
            width="max-w-96"
            value={values().phone}
            onInput={(phone) => props.set({ phone })}
            error={error('phone')}
          />
        }
      >
        {props.phone}
      </Show>
    </>
  )
}

function NikFields(props: Props) {
  const type = (nik: string) => {
    props.set({ nik, nikConfirmed: false })
    props.set(readInto(props.values))
  }
  return (
    <Show
      when={props.values.noNik}
      fallback={
        <div class="flex flex-col items-start gap-1 [&>:first-child]:w-full">
          <NumberField
            name="nik"
            label={t('member.nik')}
            hint={t('member.nik_hint')}
            value={props.values.nik}
            onInput={type}
            error={props.attempt.errorAt('nik')}
          />
          <Button kind="quiet" onClick={() => props.set({ noNik: true })}>
            {t('member.no_nik')}
          </Button>
        </div>
      }
    >
      <div class="flex flex-col items-start gap-1 [&>:first-child]:w-full">
        <ChoiceRows
          name="nikReason"
          label={t('member.nik_reason')}
          value={props.values.nikReason}
          onChange={(nikReason) => props.set({ nikReason: nikReason as NikReason })}
          choices={NIK_REASONS.map((one) => ({ value: one, label: t(`nik.reason.${one}`) }))}
          error={props.attempt.errorAt('nikReason')}
        />
        <Button kind="quiet" onClick={() => props.set({ noNik: false, nikReason: '' })}>
          {t('member.write_nik')}
        </Button>
      </div>
    </Show>
  )
}

function BirthFields(props: Props) {
  return (
    <div class="flex flex-col gap-3">
      <Show when={!props.values.noBirthDate}>
        <DateBoxes
          name="birthDate"
          label={t('member.birth')}
          hint={t('member.birth_hint')}
          values={props.values}
          onInput={(next) => props.set(next)}
          error={props.attempt.errorAt('birthDate')}
        />
      </Show>
      <CheckRow
        name="noBirthDate"
        checked={props.values.noBirthDate}
        onChange={(noBirthDate) => props.set({ noBirthDate })}
      >
        {t('member.no_birth')}
      </CheckRow>
    </div>
  )
}

/** Once they have been said on sending they stay as long as they hold: the officer confirms, or mends. */
function Warnings(props: Props) {
  const isTold = createMemo((before: boolean) => before || props.attempt.errorAt('nikConfirmed') !== undefined, false)
  const warnings = () => (isTold() || props.values.nikConfirmed ? warningsOf(props.values) : [])
  // The server knows a kept NIK that this form does not.
  const isAsked = () => warnings().length > 0 || props.attempt.errorAt('nikConfirmed') !== undefined
  return (
    <Show when={isAsked()}>
      <CheckRow
        name="nikConfirmed"
        checked={props.values.nikConfirmed}
        onChange={(nikConfirmed) => props.set({ nikConfirmed })}
        error={props.attempt.errorAt('nikConfirmed')}
        hint={warnings()
          .map((one) => t(`nik.warning.${one}`))
          .join(' ')}
      >
        {t('member.nik_confirmed')}
      </CheckRow>
    </Show>
  )
}
