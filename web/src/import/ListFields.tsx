import { LIST_DAYS } from '@slrt/domain/closed-list'
import { LIST_KINDS, type ListKind } from '@slrt/domain/enrolment'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { FieldProblem } from '../problem.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'

export type ListValues = { list: ListKind | ''; program: string }

/** What is still to be said of a list, besides its columns. */
export const listProblems = ({ list, program }: ListValues, asOf: string): FieldProblem[] => [
  ...(list === '' ? [{ path: 'import_list', reason: 'required' }] : []),
  ...(list === 'PENERIMA' && !program ? [{ path: 'import_program', reason: 'required' }] : []),
  ...(asOf === '' ? [{ path: 'import_as_of', reason: 'required' }] : []),
]

/** Which list a file is, and of which program; and what follows for those who are not on it. */
export function ListFields(props: {
  values: ListValues
  set: (values: ListValues) => void
  errorAt: (path: string) => string | undefined
}) {
  return (
    <section class="flex flex-col gap-6">
      <ChoiceRows
        name="import_list"
        label={t('impor.list')}
        hint={t('impor.list_hint')}
        value={props.values.list}
        onChange={(value) => props.set({ ...props.values, list: value as ListKind })}
        error={props.errorAt('import_list')}
        choices={LIST_KINDS.map((value) => ({
          value,
          label: t(`impor.list.${value}`),
          hint: t(`impor.list.${value}_hint`, { days: LIST_DAYS[value] }),
        }))}
      />
      <Show when={props.values.list === 'PENERIMA'}>
        <Program {...props} />
      </Show>
    </section>
  )
}

function Program(props: Parameters<typeof ListFields>[0]) {
  const ask = createAsk(
    'program.list',
    () => ({}),
    (input) => api.program.list.query(input),
  )
  return (
    <Answer of={ask} bones={<Bones rows={1} />}>
      {(list) => (
        <div class="max-w-xl">
          <Select
            name="import_program"
            label={t('impor.list.program')}
            value={props.values.program}
            onChange={(program) => props.set({ ...props.values, program })}
            error={props.errorAt('import_program')}
            choices={[
              { value: '', label: t('impor.list.choose_program') },
              ...list()
                .rows.map(({ code, name }) => ({ value: code, label: name }))
                .toSorted((one, other) => one.label.localeCompare(other.label)),
            ]}
          />
        </div>
      )}
    </Answer>
  )
}
