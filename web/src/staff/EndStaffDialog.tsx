import { EndStaff } from '@slrt/domain/staff'
import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { check } from '../attempt.ts'
import type { Outputs } from '../api.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t, tCode } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { HandOver, NOBODY } from './HandOver.tsx'

type Staff = Outputs['staff']['show']

const empty = { reason: '', successor: '' }

/**
 * Ending a membership takes the way in away at once; it asks for a reason that the audit trail keeps, and for a successor
 * where nobody else serves the same places.
 */
export function EndStaffDialog(props: {
  staff: Staff
  open: boolean
  onClose: () => void
  again: () => Promise<void>
}) {
  const navigate = useNavigate()
  const draft = createDraft(`staff.end.${props.staff.id}`, empty)
  const sending = createSending()
  const work = () => props.staff.openWork
  const asks = () => (work()?.alone.length ?? 0) > 0

  async function end() {
    const { reason, successor } = draft.values
    const handOver = {
      ...(successor && successor !== NOBODY ? { successor } : {}),
      ...(successor === NOBODY ? { unattended: true } : {}),
    }
    const input = { id: props.staff.id, reason: reason.trim(), ...handOver }
    const missing = (work()?.needs ?? 0) > 0 && !successor ? [{ path: 'successor', reason: 'required' }] : []
    if (!sending.accepts([...missing, ...check(EndStaff, input)])) return
    const result = await sending.send('staff.end', input, `staff:${props.staff.id}`, props.staff.name)
    // Somebody else may have gone meanwhile: what is open now is asked for again.
    if (result === 'refused') return props.again()
    draft.reset(empty)
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
      <Show when={asks() && work()}>
        {(found) => (
          <HandOver
            work={found()}
            role={props.staff.role}
            value={draft.values.successor}
            onChange={(successor) => draft.set({ successor })}
            error={sending.errorAt('successor')}
          />
        )}
      </Show>
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
