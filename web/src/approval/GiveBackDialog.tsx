import { ReturnApproval } from '@slrt/domain/approval'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending, type Result } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { titleOf, type Approval } from './approval-words.ts'

/** Gives a request back, with what needs mending. */
export function GiveBackDialog(props: {
  approval: Approval
  open: boolean
  onClose: () => void
  onDone: (result: Result) => void
}) {
  const sending = createSending()
  const draft = createDraft(`approval.giveBack.${props.approval.id}`, { note: '' })

  async function giveBack() {
    const { id, version } = props.approval
    const input = { id, version, note: draft.values.note }
    // The field has a sentence of its own: here it is no resident who reads.
    const found = check(ReturnApproval, input).map((one) => ({ ...one, path: 'mending', reason: 'required' }))
    if (!sending.accepts(found)) return
    const result = await sending.send('approval.giveBack', input, `approval:${id}`, titleOf(props.approval))
    if (result === 'refused') return
    draft.reset({ note: '' })
    props.onClose()
    props.onDone(result)
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('approval.give_back_title')}
      action={t('approval.give_back')}
      onAction={() => void giveBack()}
      busy={sending.busy()}
    >
      <p>{t('approval.give_back_text', { by: props.approval.askedBy })}</p>
      <ErrorSummary of={sending} />
      <TextField
        name="mending"
        label={t('approval.note')}
        rows={3}
        maxlength={2000}
        value={draft.values.note}
        onInput={(note) => draft.set({ note })}
        error={sending.errorAt('mending')}
      />
    </Confirm>
  )
}
