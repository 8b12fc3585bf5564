import { createSignal, Show } from 'solid-js'
import type { Entry } from '../offline/entry.ts'
import { outbox } from '../offline/outbox.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { entryText } from './words.ts'
import '../text/account.ts'

/** Asked before an entry is taken away for good: nothing else in the product does so. */
export function DropEntry(props: { entry: Entry; onClose: () => void }) {
  const [busy, setBusy] = createSignal(false)
  const next = () => outbox.entries().filter(({ behind }) => behind === props.entry.id).length

  async function drop() {
    setBusy(true)
    await outbox.drop(props.entry.id)
    props.onClose()
  }
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={t('outbox.drop_title')}
      action={t('outbox.drop_action')}
      onAction={() => void drop()}
      danger
      busy={busy()}
    >
      <p>{t('outbox.drop_text', { what: entryText(props.entry) })}</p>
      <Show when={props.entry.isTried}>
        <p>{t('outbox.drop_tried')}</p>
      </Show>
      <Show when={next() > 0}>
        <p>{t('outbox.drop_next', { n: next() })}</p>
      </Show>
    </Confirm>
  )
}
