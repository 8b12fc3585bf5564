import type { UnitKind } from '@slrt/domain/unit'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { FieldError, idOfField } from '../ui/TextField.tsx'
import { Select } from '../ui/Select.tsx'

/** The agency or partner that somebody works for; they see what is sent to it and nothing else. */
export function StaffUnit(props: { kind: UnitKind; value: string; onChange: (unit: string) => void; error?: string }) {
  const ask = createAsk(
    'unit.list',
    () => ({ kind: props.kind }),
    (input) => api.unit.list.query(input),
  )
  return (
    <Answer of={ask}>
      {(units) => (
        <Show
          when={units().length > 0}
          fallback={
            <div id={idOfField('workplace')}>
              <h2 class="text-label">{t('staff.unit')}</h2>
              <Show when={props.error}>{(error) => <FieldError>{error()}</FieldError>}</Show>
              <p>
                {t('staff.unit_none')}{' '}
                <a class="inline-flex min-h-control items-center" href="/struktur/tambah">
                  {t('staff.unit_add')}
                </a>
              </p>
            </div>
          }
        >
          <Select
            name="workplace"
            label={t('staff.unit')}
            value={units().some(({ id }) => id === props.value) ? props.value : ''}
            onChange={props.onChange}
            choices={[
              { value: '', label: t('staff.unit_choose') },
              ...units().map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={props.error}
          />
        </Show>
      )}
    </Answer>
  )
}
