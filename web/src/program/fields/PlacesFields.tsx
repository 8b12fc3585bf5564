import { For, Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { number, t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { boxClass, edgeClass, FieldError, idOfField, TextField } from '../../ui/TextField.tsx'
import { evenly, givenOut, numberOf, type ProgramValues } from '../program-values.ts'

type Props = {
  values: ProgramValues
  set: (part: Partial<ProgramValues>) => void
  attempt: Attempt
  kecamatan: readonly { code: string; label: string }[]
}

/** How many places there are in a year, and which of them are kept for single kecamatan. */
export function PlacesFields(props: Props) {
  const total = () => {
    const n = numberOf(props.values.total)
    return typeof n === 'number' ? n : 0
  }
  const given = () => givenOut(props.values.areas)
  const isOver = () => given() > total()
  const put = (code: string, text: string) => props.set({ areas: { ...props.values.areas, [code]: text } })
  const fill = () =>
    props.set({
      areas: evenly(
        total(),
        props.kecamatan.map(({ code }) => code),
      ),
    })
  const clear = () =>
    props.set({ areas: Object.fromEntries(Object.keys(props.values.areas).map((code) => [code, ''])) })
  return (
    <section class="flex flex-col gap-4" aria-labelledby="tempat-program">
      <div>
        <h2 id="tempat-program">{t('prog.places')}</h2>
        <p class="text-ink-2">{t('prog.places_text')}</p>
      </div>
      <CheckRow name="prog.limited" checked={props.values.limited} onChange={(limited) => props.set({ limited })}>
        {t('prog.limited')}
      </CheckRow>
      <Show when={props.values.limited}>
        <div class="grid gap-4 tablet:grid-cols-2">
          <TextField
            name="prog.quota.total"
            label={t(`prog.total.${props.values.unit}`)}
            inputmode="numeric"
            maxlength={10}
            value={props.values.total}
            onInput={(value) => props.set({ total: value })}
            error={props.attempt.errorAt('prog.quota.total')}
          />
          <TextField
            name="prog.quota.year"
            label={t('prog.year')}
            inputmode="numeric"
            maxlength={4}
            value={props.values.year}
            onInput={(year) => props.set({ year })}
            error={props.attempt.errorAt('prog.quota.year')}
          />
        </div>
        <fieldset class="flex flex-col gap-3" id={idOfField('prog.quota.areas')}>
          <legend class="text-label">{t('prog.areas')}</legend>
          <p class="text-small text-ink-2">{t('prog.areas_hint')}</p>
          <div class="flex flex-wrap items-center gap-3">
            <Button onClick={fill}>{t('prog.fill_evenly', { n: props.kecamatan.length })}</Button>
            <Show when={given() > 0}>
              <Button kind="quiet" onClick={clear}>
                {t('prog.clear_areas')}
              </Button>
            </Show>
            <p role="status" class="text-small">
              <Show when={given() > 0}>
                <Show
                  when={isOver()}
                  fallback={t('prog.given_out', { given: given(), total: total(), left: total() - given() })}
                >
                  <FieldError>{t('prog.given_over', { given: number(given()), total: number(total()) })}</FieldError>
                </Show>
              </Show>
            </p>
          </div>
          <div class="grid gap-x-6 gap-y-2 tablet:grid-cols-2 wide:grid-cols-3">
            <For each={props.kecamatan}>
              {(one) => (
                <label class="flex min-h-control items-center justify-between gap-3">
                  <span class="min-w-0">{one.label}</span>
                  <input
                    id={idOfField(`prog.quota.areas.${one.code}`)}
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength={8}
                    class={`${boxClass} h-control max-w-24 text-right ${edgeClass(props.attempt.errorAt(`prog.quota.areas.${one.code}`))}`}
                    value={props.values.areas[one.code] ?? ''}
                    onInput={(event) => put(one.code, event.currentTarget.value)}
                  />
                </label>
              )}
            </For>
          </div>
        </fieldset>
      </Show>
    </section>
  )
}
