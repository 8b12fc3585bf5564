import { For, Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { t } from '../../text/text.ts'
import { boxClass, edgeClass, FieldError, idOfField } from '../../ui/TextField.tsx'
import { FORM_UNITS, TERM_URGENCIES, type FormUnit, type FormValue, type TermForm } from '../form-value.ts'
import ChevronDown from '~icons/lucide/chevron-down'

type Terms = FormValue['terms']

/** A term for each urgency: how much, and of what. */
export function TermsFields(props: { terms: Terms; onChange: (terms: Terms) => void; attempt: Attempt }) {
  const put = (urgency: keyof Terms, part: Partial<TermForm>) =>
    props.onChange({ ...props.terms, [urgency]: { ...props.terms[urgency], ...part } })
  // Odd minutes are offered only where they stand already.
  const units = (now: FormUnit) => FORM_UNITS.filter((unit) => unit !== 'working_minute' || now === unit)
  return (
    <div class="flex flex-col gap-4">
      <p class="text-small text-ink-2">{t('value.terms_hint')}</p>
      <For each={TERM_URGENCIES}>
        {(urgency) => {
          const term = () => props.terms[urgency]
          const name = () => t(`urgency.${urgency}`)
          const error = () => props.attempt.errorAt(`value.${urgency}`)
          return (
            <fieldset class="flex flex-col gap-1">
              <legend class="mb-1 text-label">{name()}</legend>
              <Show when={error()}>{(text) => <FieldError>{text()}</FieldError>}</Show>
              <div class="flex max-w-96 gap-3">
                <Show when={term().unit !== 'same_day'}>
                  <input
                    id={idOfField(`value.${urgency}.amount`)}
                    aria-label={t('value.amount', { urgency: name() })}
                    aria-invalid={error() ? 'true' : undefined}
                    class={`${boxClass.replace('w-full', 'w-20')} h-control ${edgeClass(error())}`}
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength={6}
                    value={term().amount}
                    onInput={(event) => put(urgency, { amount: event.currentTarget.value })}
                  />
                </Show>
                <div class="relative min-w-0 flex-1">
                  <select
                    aria-label={t('value.unit', { urgency: name() })}
                    class={`h-control w-full cursor-pointer appearance-none rounded-box border bg-surface pr-10 pl-3 text-body ${edgeClass()}`}
                    onChange={(event) => put(urgency, { unit: event.currentTarget.value as FormUnit })}
                  >
                    <For each={units(term().unit)}>
                      {(unit) => (
                        <option value={unit} selected={unit === term().unit}>
                          {t(`value.unit.${unit}`)}
                        </option>
                      )}
                    </For>
                  </select>
                  <ChevronDown
                    class="icon pointer-events-none absolute top-1/2 right-3 -translate-y-1/2"
                    aria-hidden="true"
                  />
                </div>
              </div>
            </fieldset>
          )
        }}
      </For>
    </div>
  )
}
