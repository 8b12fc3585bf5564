import { SIGNATORY_KINDS } from '@slrt/domain/regulation-keys'
import { Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { t } from '../../text/text.ts'
import { Select } from '../../ui/Select.tsx'
import { FieldError, TextField } from '../../ui/TextField.tsx'
import { noDate } from '../dates.ts'
import type { SignatoryForm } from '../form-value.ts'
import { DateField } from './DateField.tsx'
import { ListField } from './ListField.tsx'

const fresh: SignatoryForm = { name: '', title: '', nip: '', kind: 'DEFINITIF', from: noDate, to: noDate }

/** Who signs: name, office, and the span of it. */
export function SignatoryFields(props: {
  people: SignatoryForm[]
  onChange: (people: SignatoryForm[]) => void
  attempt: Attempt
}) {
  return (
    <ListField
      items={props.people}
      onChange={props.onChange}
      fresh={fresh}
      name={(n) => t('value.signatory_n', { n })}
      add={t('value.add_signatory')}
      attempt={props.attempt}
    >
      {(one, put, n, error) => (
        <fieldset class="flex w-full flex-col gap-4">
          <legend class="mb-2 font-semibold">{t('value.signatory_n', { n: n + 1 })}</legend>
          <Show when={error()}>{(text) => <FieldError>{text()}</FieldError>}</Show>
          <TextField
            name={`value.${n}.name`}
            label={t('value.signatory_name')}
            value={one().name}
            onInput={(name) => put({ name })}
          />
          <TextField
            name={`value.${n}.title`}
            label={t('value.signatory_title')}
            value={one().title}
            onInput={(title) => put({ title })}
          />
          <div class="grid gap-4 tablet:grid-cols-2">
            <TextField
              name={`value.${n}.nip`}
              label={t('value.signatory_nip')}
              optional={t('form.optional')}
              value={one().nip}
              onInput={(nip) => put({ nip })}
              inputmode="numeric"
            />
            <Select
              name={`value.${n}.kind`}
              label={t('value.signatory_kind')}
              value={one().kind}
              onChange={(kind) => put({ kind: kind as SignatoryForm['kind'] })}
              choices={SIGNATORY_KINDS.map((value) => ({ value, label: t(`value.kind.${value}`) }))}
            />
            <DateField
              name={`value.${n}.from`}
              label={t('value.signatory_from')}
              value={one().from}
              onInput={(from) => put({ from })}
            />
            <DateField
              name={`value.${n}.to`}
              label={t('value.signatory_to')}
              hint={t('value.signatory_to_hint')}
              value={one().to}
              onInput={(to) => put({ to })}
            />
          </div>
        </fieldset>
      )}
    </ListField>
  )
}
