import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Notice } from '../ui/Notice.tsx'
import { sayDone } from '../ui/Toaster.tsx'

/** One Puskesos for each village that has none, in one step; says how many before it does. */
export function OpenPuskesos(props: { again: () => Promise<void> }) {
  const ask = createAsk(
    'unit.missing',
    () => ({}),
    (input) => api.unit.missing.query(input),
  )
  const sending = createSending()
  const [open, setOpen] = createSignal(false)
  const wanting = () => {
    const found = ask.data()
    return found && found.level === 'DESA' && found.n > 0 ? found : undefined
  }

  async function make(n: number) {
    const result = await sending.send('unit.openPuskesos', { kecamatan: null }, 'unit:puskesos')
    if (result === 'refused') return
    setOpen(false)
    if (result === 'done') sayDone(t('posts.done', { n }))
    await Promise.all([ask.again(), props.again()])
  }

  return (
    <Show when={wanting()}>
      {(found) => (
        <div class="mb-6">
          <Notice kind="info" actions={<Button onClick={() => setOpen(true)}>{t('posts.action')}</Button>}>
            {t('posts.missing', { n: found().n, of: found().of })}
          </Notice>
          <Confirm
            open={open()}
            onClose={() => setOpen(false)}
            title={t('posts.title', { n: found().n })}
            action={t('posts.make', { n: found().n })}
            onAction={() => void make(found().n)}
            busy={sending.busy()}
          >
            <p>{t('posts.text')}</p>
            <p>{t('posts.next')}</p>
            <ErrorSummary of={sending} />
          </Confirm>
        </div>
      )}
    </Show>
  )
}
