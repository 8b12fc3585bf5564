import { For, Index, Show } from 'solid-js'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Meeting } from './MeetingPage.tsx'

const nobody = { name: '', office: '' }

/** Who came, and for which office each speaks. */
export function Attendance(props: { of: Meeting; again: () => void }) {
  return (
    <section aria-labelledby="hadirin" class="flex flex-col gap-3">
      <h2 id="hadirin">{t('musyawarah.attendance')}</h2>
      <Show
        when={props.of.acts.includes('meeting.attend')}
        fallback={
          <Show when={props.of.attendance.length > 0} fallback={<p class="text-ink-2">{t('usulan.empty')}</p>}>
            <ul class="divide-y divide-line border-y border-line">
              <For each={props.of.attendance}>
                {({ name, office }) => (
                  <li class="py-2 wrap-anywhere">
                    {name} <span class="text-ink-2">{office}</span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        }
      >
        <Fields {...props} />
      </Show>
    </section>
  )
}

function Fields(props: { of: Meeting; again: () => void }) {
  const sending = createSending()
  const initial = () => ({
    rows: [...props.of.attendance.map((one) => ({ ...one })), ...(props.of.attendance.length === 0 ? [nobody] : [])],
  })
  const draft = createDraft(`hadirin.${props.of.id}`, initial())
  const rows = () => draft.values.rows
  const put = (at: number, next: Partial<typeof nobody>) =>
    draft.set({ rows: rows().map((row, n) => (n === at ? { ...row, ...next } : { ...row })) })
  async function send() {
    const attendance = rows()
      .map(({ name, office }) => ({ name: name.trim(), office: office.trim() }))
      .filter(({ name }) => name !== '')
    if (!sending.accepts(attendance.length === 0 ? [{ path: 'attendance.0', reason: 'required' }] : [])) return
    const { id, version, desa } = props.of
    const result = await sending.send('meeting.attend', { id, version, attendance }, `meeting:${id}`, desa.label)
    if (result === 'refused') return
    draft.reset({ rows: attendance })
    sayDone(t(result === 'done' ? 'musyawarah.attended' : 'kept.waiting'))
    props.again()
  }
  return (
    <Form of={sending} onSubmit={send}>
      <div class="flex flex-col gap-3">
        <Index each={rows()}>
          {(row, at) => (
            <div class="grid gap-3 tablet:grid-cols-2">
              <TextField
                name={`attendance.${at}`}
                label={t('musyawarah.name_n', { n: at + 1 })}
                maxlength={120}
                value={row().name}
                onInput={(name) => put(at, { name })}
                error={at === 0 ? sending.errorAt('attendance.0') : undefined}
              />
              <TextField
                name={`office.${at}`}
                label={t('musyawarah.office_n', { n: at + 1 })}
                optional={t('form.optional')}
                maxlength={120}
                value={row().office}
                onInput={(office) => put(at, { office })}
              />
            </div>
          )}
        </Index>
      </div>
      <div class="flex flex-col gap-3 tablet:flex-row">
        <Button type="submit" kind={props.of.state === 'DISIAPKAN' ? 'main' : 'plain'} wide busy={sending.busy()}>
          {t('musyawarah.attend')}
        </Button>
        <Button wide onClick={() => draft.set({ rows: [...rows().map((row) => ({ ...row })), { ...nobody }] })}>
          {t('musyawarah.add_name')}
        </Button>
      </div>
    </Form>
  )
}
