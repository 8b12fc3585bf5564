import { HOLIDAY_KINDS, type HolidayKind } from '@slrt/domain/holiday'
import { For, Show, type JSX } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { boxClass, edgeClass, FieldError, idOfField } from '../ui/TextField.tsx'
import { monthChoices, type HolidayRow } from './holiday-values.ts'
import Plus from '~icons/lucide/plus'
import Trash from '~icons/lucide/trash-2'

/** The lines of a year: day and month, kind, name; the year is that of the page. */
export function HolidayRows(props: {
  rows: readonly HolidayRow[]
  set: (at: number, next: Partial<HolidayRow>) => void
  add: () => void
  remove: (at: number) => void
  attempt: Attempt
}) {
  let list: HTMLOListElement | undefined
  const add = () => {
    props.add()
    list?.querySelector<HTMLInputElement>('li:last-of-type input')?.focus()
  }
  return (
    <fieldset id={idOfField('days')} class="flex flex-col gap-3">
      <legend class="text-label">{t('holiday.rows')}</legend>
      <Show when={props.rows.length === 0}>
        <Show when={props.attempt.errorAt('days')} fallback={<p class="text-ink-2">{t('holiday.rows_none')}</p>}>
          {(error) => <FieldError>{error()}</FieldError>}
        </Show>
      </Show>
      <ol ref={list} class="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        <For each={props.rows}>
          {(row, at) => (
            <li>
              <div
                role="group"
                aria-label={t('holiday.row', { n: at() + 1 })}
                class="grid grid-cols-[4.5rem_1fr] items-end gap-x-3 gap-y-2 py-3 desktop:grid-cols-[4.5rem_10rem_12rem_1fr_auto]"
              >
                <Field
                  name={`days.${at()}.day`}
                  label={t('holiday.day')}
                  error={props.attempt.errorAt(`days.${at()}.day`)}
                >
                  {(id, error) => (
                    <input
                      id={id}
                      class={`${boxClass} h-control ${edgeClass(error)}`}
                      inputmode="numeric"
                      autocomplete="off"
                      maxlength={2}
                      aria-invalid={error ? 'true' : undefined}
                      value={row.date}
                      onInput={(event) => props.set(at(), { date: event.currentTarget.value })}
                    />
                  )}
                </Field>
                <Select
                  label={t('date.box_month')}
                  value={row.month}
                  onChange={(month) => props.set(at(), { month })}
                  choices={monthChoices()}
                />
                <div class="col-span-2 desktop:col-span-1">
                  <Select
                    label={t('holiday.kind')}
                    value={row.kind}
                    onChange={(kind) => props.set(at(), { kind: kind as HolidayKind })}
                    choices={HOLIDAY_KINDS.map((value) => ({ value, label: t(`holiday.kind.${value}`) }))}
                  />
                </div>
                <div class="col-span-2 desktop:col-span-1">
                  <Field
                    name={`days.${at()}.name`}
                    label={t('holiday.name')}
                    error={props.attempt.errorAt(`days.${at()}.name`)}
                  >
                    {(id, error) => (
                      <input
                        id={id}
                        class={`${boxClass} h-control ${edgeClass(error)}`}
                        autocomplete="off"
                        maxlength={120}
                        aria-invalid={error ? 'true' : undefined}
                        value={row.name}
                        onInput={(event) => props.set(at(), { name: event.currentTarget.value })}
                      />
                    )}
                  </Field>
                </div>
                <Button
                  kind="quiet"
                  class="col-span-2 justify-self-start desktop:col-span-1"
                  aria-label={t('holiday.remove_of', { name: row.name || t('holiday.row', { n: at() + 1 }) })}
                  onClick={() => props.remove(at())}
                >
                  <Trash class="icon" aria-hidden="true" />
                  {t('holiday.remove')}
                </Button>
              </div>
            </li>
          )}
        </For>
      </ol>
      <Button class="self-start" onClick={add}>
        <Plus class="icon" aria-hidden="true" />
        {t('holiday.add')}
      </Button>
    </fieldset>
  )
}

function Field(props: {
  name: string
  label: string
  error: string | undefined
  children: (id: string, error: string | undefined) => JSX.Element
}) {
  const id = () => idOfField(props.name)
  return (
    <div class="flex min-w-0 flex-col gap-1">
      <label for={id()} class="text-label">
        {props.label}
      </label>
      <Show when={props.error}>{(error) => <FieldError>{error()}</FieldError>}</Show>
      {props.children(id(), props.error)}
    </div>
  )
}
