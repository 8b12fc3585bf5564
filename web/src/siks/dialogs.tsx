import { newId } from '@slrt/domain/id'
import { createSignal } from 'solid-js'
import { createSending } from '../form.ts'
import { today } from '../household/member-values.ts'
import { DayField } from '../proposal/DayField.tsx'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Batch } from './SiksPage.tsx'

/** Asks the head of the office to ratify a batch; from then on its list stands still. */
export function RatifyDialog(props: { of: Batch; onClose: () => void }) {
  const sending = createSending()
  const [reason, setReason] = createSignal('')
  async function send() {
    const text = reason().trim()
    if (!sending.accepts(text.length < 3 ? [{ path: 'siks_reason', reason: 'required' }] : [])) return
    const { id, version, number } = props.of
    const input = { id, version, approval: newId(), reason: text }
    const result = await sending.send('siks.ratify', input, `siks:${id}`, number)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'siks.asked' : 'kept.waiting'))
    props.onClose()
  }
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={t('siks.ratify_title')}
      action={t('siks.ratify')}
      onAction={() => void send()}
      busy={sending.busy()}
    >
      <p>{t('siks.ratify_text', { n: props.of.rows.length })}</p>
      <ErrorSummary of={sending} />
      <TextField
        name="siks_reason"
        label={t('siks.reason')}
        rows={2}
        maxlength={2000}
        value={reason()}
        onInput={setReason}
        error={sending.errorAt('siks_reason')}
      />
    </Confirm>
  )
}

/** Writes down that the file was handed in to SIKS-NG. */
export function SendDialog(props: { of: Batch; onClose: () => void }) {
  const sending = createSending()
  const [sentOn, setSentOn] = createSignal(today())
  async function send() {
    if (!sending.accepts(sentOn() ? [] : [{ path: 'sentOn', reason: 'required' }])) return
    const { id, version, number } = props.of
    const result = await sending.send('siks.send', { id, version, sentOn: sentOn() }, `siks:${id}`, number)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'siks.sent' : 'kept.waiting'))
    props.onClose()
  }
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={t('siks.send_title')}
      action={t('siks.send')}
      onAction={() => void send()}
      busy={sending.busy()}
    >
      <p>{t('siks.send_text')}</p>
      <ErrorSummary of={sending} />
      <DayField
        name="sentOn"
        label={t('siks.column.sent')}
        value={sentOn()}
        onInput={setSentOn}
        error={sending.errorAt('sentOn')}
      />
    </Confirm>
  )
}
