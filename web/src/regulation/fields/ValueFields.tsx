import { CATEGORIES } from '@slrt/domain/category'
import { may as roleMay, ROLES } from '@slrt/domain/permission'
import { PROPOSAL_KINDS } from '@slrt/domain/proposal-state'
import type { Key } from '@slrt/domain/regulation-keys'
import { Match, Switch } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { t, tCode, type TextKey } from '../../text/text.ts'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { ChoiceRows } from '../../ui/ChoiceRows.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { noDate } from '../dates.ts'
import type { FormValue, HolidayForm } from '../form-value.ts'
import { choicesOf, kindOf } from '../kind.ts'
import { valueText, type Names } from '../value-words.ts'
import { DateField } from './DateField.tsx'
import { ListField } from './ListField.tsx'
import { ManyFields } from './ManyFields.tsx'
import { SignatoryFields } from './SignatoryFields.tsx'
import { TermsFields } from './TermsFields.tsx'

type Props = {
  rule: Key
  value: FormValue
  set: (part: Partial<FormValue>) => void
  attempt: Attempt
  names: Names
  units: readonly { id: string; name: string }[]
}

/** Roles that can decide at all: to anybody else the regulation may not give it. */
const deciding = ROLES.filter((role) => roleMay(role, 'approval.approve'))
const freshHoliday: HolidayForm = { ...noDate, name: '' }

/** The fields of a rule's value, by its kind. */
export function ValueFields(props: Props) {
  const kind = () => kindOf(props.rule)
  const error = () => props.attempt.errorAt('value')
  return (
    <Switch>
      <Match when={kind() === 'terms'}>
        <TermsFields terms={props.value.terms} onChange={(terms) => props.set({ terms })} attempt={props.attempt} />
      </Match>
      <Match when={kind() === 'week'}>
        <ManyFields
          label={t('rule.calendar.week')}
          all={[1, 2, 3, 4, 5, 6, 7]}
          chosen={props.value.week}
          text={(n) => t(`weekday.${n}` as TextKey)}
          onChange={(week) => props.set({ week })}
          error={error()}
        />
      </Match>
      <Match when={kind() === 'hours'}>
        <div class="grid max-w-96 grid-cols-2 gap-4">
          <Time name="opens" {...props} />
          <Time name="closes" {...props} />
        </div>
      </Match>
      <Match when={kind() === 'choice'}>
        <ChoiceRows
          name="value"
          label={t('value.choice')}
          value={props.value.choice || 'null'}
          onChange={(choice) => props.set({ choice: choice === 'null' ? '' : choice })}
          choices={choicesOf(props.rule).map((one) => ({
            value: String(one),
            label: valueText(props.rule, one, props.names),
          }))}
          error={error()}
        />
      </Match>
      <Match when={kind() === 'flag'}>
        <CheckRow name="value" checked={props.value.flag} onChange={(flag) => props.set({ flag })} error={error()}>
          {t(`value.flag.${props.rule}` as TextKey)}
        </CheckRow>
      </Match>
      <Match when={kind() === 'number'}>
        <TextField
          name="value"
          label={t(`value.number.${props.rule}` as TextKey)}
          value={props.value.number}
          onInput={(number) => props.set({ number })}
          inputmode="numeric"
          maxlength={6}
          width="max-w-32"
          error={error()}
        />
      </Match>
      <Match when={kind() === 'holidays'}>
        <ListField
          items={props.value.holidays}
          onChange={(holidays) => props.set({ holidays })}
          fresh={freshHoliday}
          name={(n) => t('value.holiday_n', { n })}
          add={t('value.add_holiday')}
          attempt={props.attempt}
        >
          {(one, put, n, wrong) => (
            <div class="flex w-full flex-col gap-3">
              <DateField
                name={`value.${n}.day`}
                label={t('value.holiday_date', { n: n + 1 })}
                value={one()}
                onInput={put}
                error={wrong()}
              />
              <TextField
                name={`value.${n}.name`}
                label={t('value.holiday_name')}
                value={one().name}
                onInput={(name) => put({ name })}
              />
            </div>
          )}
        </ListField>
      </Match>
      <Match when={kind() === 'signatories'}>
        <SignatoryFields
          people={props.value.signatories}
          onChange={(signatories) => props.set({ signatories })}
          attempt={props.attempt}
        />
      </Match>
      <Match when={kind() === 'unit'}>
        <Select
          name="value"
          label={t('value.unit_label')}
          value={props.value.choice}
          onChange={(choice) => props.set({ choice })}
          choices={[
            { value: '', label: t('value.unit_none') },
            ...props.units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={error()}
        />
      </Match>
      <Match when={kind() === 'papers'}>
        <ListField
          items={props.value.papers.map((text) => ({ text }))}
          onChange={(papers) => props.set({ papers: papers.map(({ text }) => text) })}
          fresh={{ text: '' }}
          name={(n) => props.value.papers[n - 1] || t('value.paper_n', { n })}
          add={t('value.add_paper')}
          attempt={props.attempt}
        >
          {(one, put, n, wrong) => (
            <div class="w-full max-w-96">
              <TextField
                name={`value.${n}.text`}
                label={t('value.paper_n', { n: n + 1 })}
                value={one().text}
                onInput={(text) => put({ text })}
                error={wrong()}
              />
            </div>
          )}
        </ListField>
      </Match>
      <Match when={kind() === 'roles'}>
        <ManyFields
          label={t(`rule.${props.rule}`)}
          all={deciding}
          chosen={props.value.roles}
          text={(role) => tCode('role.', role, 'role.other')}
          onChange={(roles) => props.set({ roles })}
          error={error()}
        />
      </Match>
      <Match when={kind() === 'categories'}>
        <ManyFields
          label={t(`rule.${props.rule}`)}
          all={CATEGORIES}
          chosen={props.value.categories}
          text={(one) => t(`category.${one}`)}
          onChange={(categories) => props.set({ categories })}
          error={error()}
        />
      </Match>
      <Match when={kind() === 'proposals'}>
        <ManyFields
          label={t(`rule.${props.rule}`)}
          all={PROPOSAL_KINDS}
          chosen={props.value.proposals}
          text={(one) => t(`rule.value.proposal.${one}`)}
          onChange={(proposals) => props.set({ proposals })}
          error={error()}
        />
      </Match>
    </Switch>
  )
}

function Time(props: Props & { name: 'opens' | 'closes' }) {
  return (
    <TextField
      name={`value.${props.name}`}
      label={t(`value.${props.name}`)}
      hint={t('value.hours_hint')}
      value={props.value[props.name]}
      onInput={(text) => props.set({ [props.name]: text })}
      maxlength={5}
      error={props.attempt.errorAt(`value.${props.name}`)}
    />
  )
}
