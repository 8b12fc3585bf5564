import { Show } from 'solid-js'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { PaperField } from '../proposal/PaperField.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Meeting } from './MeetingPage.tsx'

/** The minutes (berita acara) with their signature: from then on residents may object. */
export function Sign(props: { of: Meeting; again: () => void }) {
  const sending = createSending()
  const draft = createDraft(`berita-acara.${props.of.id}`, { minutes: '', signedBy: '' })
  async function send() {
    const { minutes, signedBy } = draft.values
    const found = [
      ...(minutes ? [] : [{ path: 'minutes', reason: 'required' }]),
      ...(signedBy.trim().length < 2 ? [{ path: 'signedBy', reason: 'required' }] : []),
    ]
    if (!sending.accepts(found)) return
    const { id, version, desa } = props.of
    const input = { id, version, minutes, signedBy: signedBy.trim() }
    const result = await sending.send('meeting.sign', input, `meeting:${id}`, desa.label)
    if (result === 'refused') return
    draft.reset({ minutes: '', signedBy: '' })
    sayDone(t(result === 'done' ? 'musyawarah.signed' : 'kept.waiting'))
    props.again()
  }
  return (
    <Show when={props.of.acts.includes('meeting.sign')}>
      <section aria-labelledby="berita-acara" class="flex flex-col gap-3">
        <h2 id="berita-acara">{t('musyawarah.minutes')}</h2>
        <Form of={sending} onSubmit={send}>
          <PaperField
            name="minutes"
            label={t('musyawarah.minutes_file')}
            hint={t('musyawarah.minutes_hint')}
            of={{ meeting: props.of.id }}
            about={props.of.desa.label}
            proves="SURAT"
            most={1}
            files={draft.values.minutes ? [draft.values.minutes] : []}
            onAdd={(minutes) => draft.set({ minutes })}
            onDrop={() => draft.set({ minutes: '' })}
            error={sending.errorAt('minutes')}
          />
          <TextField
            name="signedBy"
            label={t('musyawarah.signed_who')}
            hint={t('musyawarah.signed_hint')}
            maxlength={120}
            value={draft.values.signedBy}
            onInput={(signedBy) => draft.set({ signedBy })}
            error={sending.errorAt('signedBy')}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('musyawarah.sign')}
          </Button>
        </Form>
      </section>
    </Show>
  )
}
