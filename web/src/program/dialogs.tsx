import { SubmitProgram } from '@slrt/domain/program'
import { useNavigate } from '@solidjs/router'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Version } from './program-values.ts'

type Props = { entry: Version; name: string; open: boolean; onClose: () => void }

/** Asks a second person, with a reason. */
export function SubmitProgramDialog(props: Props) {
  const navigate = useNavigate()
  const sending = createSending()
  const draft = createDraft(`program.submit.${props.entry.id}`, { reason: '' })

  async function submit() {
    const { id, version, code } = props.entry
    const input = { id, version, reason: draft.values.reason }
    if (!sending.accepts(check(SubmitProgram, input))) return
    const result = await sending.send('program.submit', input, `program:${id}`, props.name)
    if (result === 'refused') return
    draft.reset({ reason: '' })
    props.onClose()
    if (result === 'done') sayDone(t('draft.submitted'))
    navigate(result === 'done' ? `/program/${code}` : '/kiriman')
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
      <p>{t('prog.submit_text')}</p>
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

/** Throws a draft away. */
export function DropProgramDialog(props: Props) {
  const navigate = useNavigate()
  const sending = createSending()

  async function drop() {
    const { id, version } = props.entry
    const result = await sending.send('program.drop', { id, version }, `program:${id}`, props.name)
    if (result === 'refused') return
    props.onClose()
    if (result === 'done') sayDone(t('draft.dropped'))
    navigate(result === 'done' ? '/program' : '/kiriman')
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('draft.drop_title')}
      action={t('draft.drop')}
      onAction={() => void drop()}
      danger
      busy={sending.busy()}
    >
      <p>{t('prog.drop_text')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}

/** Takes back what is published and has not begun. */
export function CancelProgramDialog(props: { entry: Version; name: string; onClose: () => void; onDone: () => void }) {
  const sending = createSending()
  async function cancel() {
    const { id, version } = props.entry
    const result = await sending.send('program.cancel', { id, version }, `program:${id}`, props.name)
    if (result === 'refused') return
    props.onClose()
    if (result === 'done') sayDone(t('version.cancelled'))
    props.onDone()
  }
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={t('version.cancel_title')}
      action={t('version.cancel')}
      onAction={() => void cancel()}
      danger
      busy={sending.busy()}
    >
      <p>{t('prog.cancel_text')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
