import type { Holiday } from '@slrt/domain/holiday'
import { readHolidays } from '@slrt/domain/holiday-csv'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { dayOfMonth } from '../text/date.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { TextField, FieldError } from '../ui/TextField.tsx'

/** A table of sixty lines is no larger than this; whatever is, is another file. */
const MOST_BYTES = 20_000

/** A file of days off, pasted or chosen: which lines can be used, which cannot and why; only then are they taken. */
export function HolidayPaste(props: {
  year: number
  text: string
  onText: (text: string) => void
  onUse: (days: Holiday[]) => void
}) {
  const [open, setOpen] = createSignal(props.text !== '')
  const [tooBig, setTooBig] = createSignal(false)
  const id = createUniqueId()
  const read = () => readHolidays(props.text, props.year)

  async function take(input: HTMLInputElement) {
    const file = input.files?.[0]
    input.value = ''
    if (!file) return
    setTooBig(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) props.onText(await file.text())
  }

  return (
    <section class="flex flex-col gap-4">
      <Button class="self-start" aria-expanded={open()} aria-controls={id} onClick={() => setOpen(!open())}>
        {t('holiday.paste')}
      </Button>
      <div id={id} class={`flex-col gap-4 rounded-box border border-line p-4 ${open() ? 'flex' : 'hidden'}`}>
        <TextField
          name="paste"
          label={t('holiday.paste_label')}
          hint={t('holiday.paste_hint')}
          rows={6}
          value={props.text}
          onInput={(text) => props.onText(text)}
        />
        <Show when={tooBig()}>
          <FieldError>{t('holiday.file_big')}</FieldError>
        </Show>
        <label
          class={`${buttonClass('plain')} cursor-pointer self-start has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
        >
          {t('holiday.file')}
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            class="sr-only"
            onChange={(event) => void take(event.currentTarget)}
          />
        </label>
        <Show when={props.text.trim() !== ''}>
          <p role="status" class="font-semibold">
            {read().days.length + read().bad.length === 0
              ? t('holiday.preview_none')
              : t('holiday.preview', { n: read().days.length, bad: read().bad.length })}
          </p>
          <Show when={read().bad.length > 0}>
            <ul class="flex flex-col gap-2">
              <For each={read().bad}>
                {(one) => (
                  <li>
                    <FieldError>
                      {t('holiday.bad_line', {
                        line: one.line,
                        reason: t(`holiday.bad.${one.reason}`, { year: String(props.year) }),
                      })}
                    </FieldError>
                    <code class="ml-7 block font-sans text-small break-all text-ink-2">{one.text.slice(0, 160)}</code>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={read().days.length > 0}>
            <ul class="grid gap-x-6 gap-y-1 text-small tablet:grid-cols-2">
              <For each={read().days}>
                {(one) => (
                  <li>
                    <span class="font-semibold">{dayOfMonth(one.day)}</span> {one.name}, {t(`holiday.kind.${one.kind}`)}
                  </li>
                )}
              </For>
            </ul>
            <div class="flex flex-wrap items-center gap-3">
              <Button
                onClick={() => {
                  props.onUse(read().days)
                  setOpen(false)
                }}
              >
                {t('holiday.use', { n: read().days.length })}
              </Button>
              <p class="text-small text-ink-2">{t('holiday.use_text')}</p>
            </div>
          </Show>
        </Show>
      </div>
    </section>
  )
}
