import { useNavigate } from '@solidjs/router'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { EntryRow } from './shapes.ts'

/** Throws a draft away. */
export function DropDialog(props: { entry: EntryRow; name: string; open: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const sending = createSending()

  async function drop() {
    const { id, version, key } = props.entry
    const result = await sending.send('regulation.drop', { id, version }, `entry:${id}`, props.name)
    if (result === 'refused') return
    props.onClose()
    if (result === 'done') sayDone(t('draft.dropped'))
    navigate(result === 'done' ? `/peraturan/${key}` : '/kiriman')
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
      <p>{t('draft.drop_text')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
