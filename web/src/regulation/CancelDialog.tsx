import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { VersionDeed } from './version-deed.ts'

/** Takes back what is published and has not begun. */
export function CancelDialog(props: { of: VersionDeed; text: string; onClose: () => void; onDone: () => void }) {
  const sending = createSending()
  async function cancel() {
    const { noun, id, version, subject, name } = props.of
    const result = await sending.send(`${noun}.cancel`, { id, version }, subject, name)
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
      <p>{props.text}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
