import { createSending, type Result } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { titleOf, type Approval } from './approval-words.ts'

/** Whoever asked takes the request back. */
export function WithdrawDialog(props: {
  approval: Approval
  open: boolean
  onClose: () => void
  onDone: (result: Result) => void
}) {
  const sending = createSending()

  async function withdraw() {
    const { id, version } = props.approval
    const result = await sending.send('approval.withdraw', { id, version }, `approval:${id}`, titleOf(props.approval))
    if (result === 'refused') return
    props.onClose()
    props.onDone(result)
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('approval.withdraw_title')}
      action={t('approval.withdraw')}
      onAction={() => void withdraw()}
      busy={sending.busy()}
    >
      <p>{t('approval.withdraw_text')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
