import { useNavigate } from '@solidjs/router'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Unit } from './unit-values.ts'

/** Nothing new is sent to a unit that ended; while something is open there, it cannot end. */
export function EndUnitDialog(props: { unit: Unit; open: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const sending = createSending()

  async function end() {
    const { id, name, kind } = props.unit
    const result = await sending.send('unit.end', { id }, `unit:${id}`, name)
    if (result === 'refused') return
    props.onClose()
    if (result === 'done') sayDone(t('unit.ended', { name }))
    navigate(result === 'done' ? `/struktur?jenis=${kind}` : '/kiriman')
  }

  return (
    <Confirm
      open={props.open}
      onClose={props.onClose}
      title={t('unit.end_title', { name: props.unit.name })}
      action={t('unit.end')}
      onAction={() => void end()}
      danger
      busy={sending.busy()}
    >
      <p>{t('unit.end_text')}</p>
      <p>{t('unit.end_staff')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
