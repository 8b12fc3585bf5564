import { createSignal } from 'solid-js'
import { createSending } from '../form.ts'
import { acting, loadSession } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'

/** A second district beside the real one, with invented families, to practise in. */
export function PractiseAction(props: { code: string; name: string; again: () => Promise<void> }) {
  const [open, setOpen] = createSignal(false)
  const sending = createSending()
  const isOwn = () => acting()?.tenant === props.code

  async function make() {
    const input = isOwn() ? {} : { code: props.code }
    const result = await sending.send('tenant.practise', input, `tenant:${props.code}:latihan`, props.name)
    if (result === 'refused') return
    setOpen(false)
    if (result === 'waiting') return
    sayDone(t('tenant.practise_done', { name: props.name }))
    await Promise.all([props.again(), loadSession()])
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('tenant.practise')}</Button>
      <Confirm
        open={open()}
        onClose={() => setOpen(false)}
        title={t('tenant.practise_title', { name: props.name })}
        action={t('tenant.practise')}
        onAction={() => void make()}
        busy={sending.busy()}
      >
        <p>{t('tenant.practise_text')}</p>
        <p>{t('tenant.practise_text_more')}</p>
        <ErrorSummary of={sending} />
      </Confirm>
    </>
  )
}
