import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'

export type StateAct = 'suspend' | 'resume' | 'close'
type Tenant = { code: string; name: string; version: number }

/** What the secretariat does to a district's state, each with a reason that its officers read. */
export function TenantStateDialog(props: {
  act: StateAct
  tenant: Tenant
  open: boolean
  onClose: () => void
  again: () => Promise<void>
}) {
  const { act } = props
  const draft = createDraft(`tenant.${act}.${props.tenant.code}`, { reason: '' })
  const sending = createSending()

  async function send() {
    const reason = draft.values.reason.trim()
    if (!sending.accepts(reason.length < 3 ? [{ path: 'reason', reason: reason ? 'too_small' : 'required' }] : []))
      return
    const { code, name, version } = props.tenant
    const result = await sending.send(`tenant.${act}`, { code, reason, version }, `tenant:${code}`, name)
    // Somebody else changed the district meanwhile: what it is now stands behind the dialog, the reason stays in it.
    if (result === 'refused') {
      if (sending.problem()?.code !== 'tenant.changed') return
      await props.again()
      return sending.say({ problem: { code: 'tenant.state_changed' } })
    }
    draft.reset({ reason: '' })
    props.onClose()
    if (result === 'waiting') return
    sayDone(t(`tenant.${act}_done`, { name }))
    await props.again()
  }

  return (
    <Confirm
      open={props.open}
      onClose={props.onClose}
      title={t(`tenant.${act}_title`, { name: props.tenant.name })}
      action={t(`tenant.${act}`)}
      onAction={() => void send()}
      danger={act !== 'resume'}
      busy={sending.busy()}
    >
      <p>{t(`tenant.${act}_text`)}</p>
      <ErrorSummary of={sending} />
      <TextField
        name="reason"
        label={t('tenant.reason')}
        hint={t(`tenant.${act}_reason_hint`)}
        rows={2}
        value={draft.values.reason}
        onInput={(reason) => draft.set({ reason })}
        error={sending.errorAt('reason')}
      />
    </Confirm>
  )
}
