import { useNavigate } from '@solidjs/router'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { VersionDeed } from './version-deed.ts'

/** Throws a draft away. */
export function DropDialog(props: { of: VersionDeed; text: string; back: string; open: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const sending = createSending()

  async function drop() {
    const { noun, id, version, subject, name } = props.of
    const result = await sending.send(`${noun}.drop`, { id, version }, subject, name)
    if (result === 'refused') return
    props.onClose()
    if (result === 'done') sayDone(t('draft.dropped'))
    navigate(result === 'done' ? props.back : '/kiriman')
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
      <p>{props.text}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}
