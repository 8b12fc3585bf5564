import { EndStaff } from '@slrt/domain/staff'
import { useNavigate } from '@solidjs/router'
import { check } from '../attempt.ts'
import type { Outputs } from '../api.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t, tCode } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'

type Staff = Outputs['staff']['show']

/** Ending a membership takes the way in away at once; it asks for a reason that the audit trail keeps. */
export function EndStaffDialog(props: {
  staff: Staff
  open: boolean
  onClose: () => void
  again: () => Promise<void>
}) {
  const navigate = useNavigate()
  const draft = createDraft(`staff.end.${props.staff.id}`, { reason: '' })
  const sending = createSending()

  async function end() {
    const input = { id: props.staff.id, reason: draft.values.reason.trim() }
    if (!sending.accepts(check(EndStaff, input))) return
    const result = await sending.send('staff.end', input, `staff:${props.staff.id}`, props.staff.name)
    if (result === 'refused') return
    draft.reset({ reason: '' })
    props.onClose()
    if (result === 'done') sayDone(t('staff.ended', { name: props.staff.name }))
    navigate(result === 'done' ? '/petugas' : '/kiriman')
  }

  return (
    <Confirm
      open={props.open}
      onClose={props.onClose}
      title={t('staff.end_title', { name: props.staff.name })}
      action={t('staff.end')}
      onAction={() => void end()}
      danger
      busy={sending.busy()}
    >
      <p>{t('staff.end_text', { role: tCode('role.', props.staff.role, 'role.other') })}</p>
      <ErrorSummary of={sending} />
      <TextField
        name="reason"
        label={t('staff.end_reason')}
        hint={t('staff.end_reason_hint')}
        rows={2}
        value={draft.values.reason}
        onInput={(reason) => draft.set({ reason })}
        error={sending.errorAt('reason')}
      />
    </Confirm>
  )
}
