import { SubmitEntry } from '@slrt/domain/regulation-draft'
import { useNavigate } from '@solidjs/router'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { VersionDeed } from './version-deed.ts'

/** Asks a second person, with a reason. */
export function SubmitDialog(props: {
  of: VersionDeed
  text: string
  back: string
  open: boolean
  onClose: () => void
}) {
  const navigate = useNavigate()
  const sending = createSending()
  const draft = createDraft(`${props.of.noun}.submit.${props.of.id}`, { reason: '' })

  async function submit() {
    const { noun, id, version, subject, name } = props.of
    const input = { id, version, reason: draft.values.reason }
    if (!sending.accepts(check(SubmitEntry, input))) return
    const result = await sending.send(`${noun}.submit`, input, subject, name)
    if (result === 'refused') return
    draft.reset({ reason: '' })
    props.onClose()
    if (result === 'done') sayDone(t('draft.submitted'))
    navigate(result === 'done' ? props.back : '/kiriman')
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('draft.submit_title')}
      action={t('draft.submit')}
      onAction={() => void submit()}
      busy={sending.busy()}
    >
      <p>{props.text}</p>
      <ErrorSummary of={sending} />
      <TextField
        name="reason"
        label={t('draft.reason')}
        hint={t('draft.reason_hint')}
        rows={3}
        maxlength={2000}
        value={draft.values.reason}
        onInput={(reason) => draft.set({ reason })}
        error={sending.errorAt('reason')}
      />
    </Confirm>
  )
}
