import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { pairText, type Pair } from './DuplicatePage.tsx'

/** Says that the two are two people. */
export function DismissDialog(props: { pair: Pair; open: boolean; onClose: () => void }) {
  const sending = createSending()
  async function dismiss() {
    const { id, version } = props.pair
    const pair = pairText(props.pair)
    const result = await sending.send('duplicate.dismiss', { id, version }, `duplicate:${id}`, pair)
    if (result === 'refused') return
    if (result === 'done') sayDone(t('duplicate.dismissed', { pair }))
    props.onClose()
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('duplicate.dismiss_title')}
      action={t('duplicate.dismiss')}
      onAction={() => void dismiss()}
      busy={sending.busy()}
    >
      <p>{t('duplicate.dismiss_text')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
