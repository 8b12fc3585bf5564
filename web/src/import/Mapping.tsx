import { CODE_SYSTEMS, type CodeSystem } from '@slrt/domain/import'
import { hasAreaCodes, missingOf } from '@slrt/domain/import-header'
import { IsoDay } from '@slrt/domain/person'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { DayField } from '../proposal/DayField.tsx'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Form } from '../ui/Form.tsx'
import { Panel } from '../ui/Panel.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { Bones } from '../ui/Wait.tsx'
import { ColumnRow } from './ColumnRow.tsx'
import { ListFields, listProblems, type ListValues } from './ListFields.tsx'
import { StepButton } from './StepButton.tsx'
import { fieldText, type Columns, type Shown } from './words.ts'

type Values = { columns: (string | null)[]; codeSystem: CodeSystem | null; asOf: string } & ListValues

/** Why somebody is left out is a column of one list only. */
const isTaken = (field: string | null, { list }: ListValues) => field !== 'exclusion' || list === 'PENGECUALIAN'

/** The columns of a file beside what they are taken for; whose codes it has is asked, never guessed. */
export function Mapping(props: { of: Shown; again: () => void }) {
  const ask = createAsk(
    'import.columns',
    () => props.of.id,
    (id) => api.import.columns.query({ id }),
  )
  return (
    <Answer of={ask} bones={<Bones rows={8} />}>
      {(columns) => <Fields of={props.of} columns={columns()} again={props.again} />}
    </Answer>
  )
}

function Fields(props: { of: Shown; columns: Columns; again: () => void }) {
  const sending = createSending()
  const { columns, asOf, kind, list } = props.columns
  const draft = createDraft<Values>(`import.${props.of.id}`, { columns, codeSystem: null, asOf: asOf ?? '', list: list?.kind ?? '', program: list?.program ?? '' }) // prettier-ignore
  const isList = kind === 'list'
  /** As they are sent. */
  const chosen = () => draft.values.columns.map((field) => (isList && !isTaken(field, draft.values) ? null : field))
  const missing = () => missingOf(kind, draft.values.columns)
  const unknown = () => chosen().filter((field) => field === null).length
  const hasCodes = () => hasAreaCodes(draft.values.columns)
  const names = () => missing().map(fieldText).join(', ')

  function problems() {
    const { codeSystem, asOf: day } = draft.values
    return [
      ...(missing().length > 0 ? [{ path: 'import_columns', reason: 'missing' }] : []),
      ...(hasCodes() && !codeSystem ? [{ path: 'import_codes', reason: 'required' }] : []),
      ...(isList ? listProblems(draft.values, day) : []),
      ...(day && !IsoDay.safeParse(day).success ? [{ path: 'import_as_of', reason: 'iso_date' }] : []),
    ]
  }
  async function start() {
    if (!sending.accepts(problems())) return
    const { id, version, fileName } = props.of
    const { codeSystem, asOf: day, list: which, program } = draft.values
    const said = isList && { list: { kind: which, program: which === 'PENERIMA' ? program : '' } }
    const input = { id, version, columns: chosen(), codeSystem: hasCodes() ? codeSystem : null, asOf: day || null, ...said } // prettier-ignore
    const result = await sending.send('import.start', input, `import:${id}`, fileName)
    if (result === 'refused') return
    draft.reset(draft.values)
    if (result === 'waiting') sayDone(t('kept.waiting'))
    props.again()
  }

  const day = () => (
    <DayField
      name="import_as_of"
      label={t(isList ? 'impor.list.as_of' : 'impor.as_of')}
      hint={t(isList ? 'impor.list.as_of_hint' : 'impor.as_of_hint')}
      value={draft.values.asOf}
      onInput={(value) => draft.set('asOf', value)}
      error={sending.errorAt('import_as_of')}
    />
  )
  return (
    <div class="flex flex-col gap-6 pb-6">
      <Panel
        live
        status={missing().length > 0 ? 'late' : 'turn'}
        title={
          missing().length > 0
            ? t('impor.map.missing', { fields: names() })
            : t(isList ? 'impor.list.says' : 'impor.map.says')
        }
      >
        <p>
          {missing().length > 0
            ? t('impor.map.missing_text')
            : t('impor.map.text', { n: draft.values.columns.length - unknown(), of: draft.values.columns.length })}
        </p>
      </Panel>
      <Form of={sending} onSubmit={start}>
        <Show when={isList}>
          <ListFields values={draft.values} set={(values) => draft.set(values)} errorAt={sending.errorAt} />
          {day()}
        </Show>
        <section aria-labelledby="field-import_columns" class="flex flex-col gap-3">
          <h2 id="field-import_columns" tabindex="-1">
            {t('impor.map.columns')}
          </h2>
          <ul class="divide-y divide-line border-y border-line">
            <For each={props.columns.header}>
              {(name, at) => (
                <ColumnRow
                  name={name}
                  number={at() + 1}
                  samples={props.columns.samples.map((row) => row[at()] ?? '').filter(Boolean)}
                  fields={props.columns.fields.filter((field) => !isList || isTaken(field, draft.values))}
                  taken={chosen()}
                  field={chosen()[at()] ?? null}
                  onChange={(field) => draft.set('columns', at(), field)}
                />
              )}
            </For>
          </ul>
        </section>
        <Show when={hasCodes()}>
          <ChoiceRows
            name="import_codes"
            label={t('impor.codes')}
            hint={t('impor.codes_hint')}
            value={draft.values.codeSystem ?? ''}
            onChange={(value) => draft.set('codeSystem', value as CodeSystem)}
            error={sending.errorAt('import_codes')}
            choices={CODE_SYSTEMS.map((value) => ({
              value,
              label: t(`impor.codes.${value}`),
              hint: t(`impor.codes.${value}_hint`),
            }))}
          />
        </Show>
        <Show when={!isList}>{day()}</Show>
        <div class="flex flex-col gap-3 tablet:flex-row">
          <Show when={may('import.start')}>
            <Button type="submit" kind="main" large wide busy={sending.busy()}>
              {t('impor.start')}
            </Button>
          </Show>
          <Show when={may('import.cancel')}>
            <StepButton of={props.of} step="cancel" again={props.again} />
          </Show>
        </div>
      </Form>
    </div>
  )
}
