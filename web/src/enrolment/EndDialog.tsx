import { EndEnrolment, ENDINGS, RefuseEnrolment, type Ending } from '@slrt/domain/enrolment'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { Show } from 'solid-js'
import type { Row } from './list-columns.tsx'

/** A refusal, or the end of receiving: with the reason that the family will hear. */
export function EndDialog(props: { row: Row; act: 'refuse' | 'end'; onClose: () => void; onDone: () => void }) {
  const sending = createSending()
  const draft = createDraft<{ reason: string; ending: Ending | '' }>(`enrolment.${props.act}.${props.row.id}`, {
    reason: '',
    ending: '',
  })
  const about = () => props.row.who?.person ?? props.row.who?.head ?? ''

  async function send() {
    const { id, version } = props.row
    const { reason, ending } = draft.values
    const input = props.act === 'end' ? { id, version, ending, reason } : { id, version, reason }
    const found = check(props.act === 'end' ? EndEnrolment : RefuseEnrolment, input)
    if (!sending.accepts(found.map(({ path }) => ({ path: path === 'reason' ? 'enrolmentReason' : path, reason: 'required' })))) return // prettier-ignore
    const result = await sending.send(`enrolment.${props.act}`, input, `enrolment:${id}`, about())
    if (result === 'refused') return
    draft.reset({ reason: '', ending: '' })
    sayDone(t(props.act === 'end' ? 'enrolment.ended' : 'enrolment.refused', { name: about() }))
    props.onClose()
    props.onDone()
  }
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={t(props.act === 'end' ? 'enrolment.end_title' : 'enrolment.refuse_title', { name: about() })}
      action={t(props.act === 'end' ? 'enrolment.end' : 'enrolment.refuse')}
      onAction={() => void send()}
      busy={sending.busy()}
    >
      <p>{t('enrolment.reason_text')}</p>
      <ErrorSummary of={sending} />
      <Show when={props.act === 'end'}>
        <ChoiceRows
          name="ending"
          label={t('enrolment.ending')}
          value={draft.values.ending}
          onChange={(ending) => draft.set({ ending: ending as Ending })}
          choices={ENDINGS.map((value) => ({ value, label: t(`enrolment.ending.${value}`) }))}
          error={sending.errorAt('ending')}
        />
      </Show>
      <TextField
        name="enrolmentReason"
        label={t('enrolment.reason')}
        rows={3}
        maxlength={2000}
        value={draft.values.reason}
        onInput={(reason) => draft.set({ reason })}
        error={sending.errorAt('enrolmentReason')}
      />
    </Confirm>
  )
}
