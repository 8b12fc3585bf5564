import { createSignal } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'

/** Leaves all rows out that are refused for one reason; asked about first. */
export function SkipAll(props: { n: number; onSkip: () => Promise<void> }) {
  const [asked, setAsked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  async function skip() {
    setBusy(true)
    await props.onSkip()
    setBusy(false)
    setAsked(false)
  }
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('impor.skip_all', { n: props.n })}</Button>
      <Confirm
        open={asked()}
        onClose={() => setAsked(false)}
        title={t('impor.skip_all', { n: props.n })}
        action={t('impor.skip_all_action')}
        onAction={() => void skip()}
        busy={busy()}
      >
        <p>{t('impor.skip_text')}</p>
      </Confirm>
    </>
  )
}

/** Tries all rows once more that are refused for one reason: perhaps what was in their way is gone. */
export function RetryAll(props: { n: number; onRetry: () => Promise<void> }) {
  const [busy, setBusy] = createSignal(false)
  async function retry() {
    setBusy(true)
    await props.onRetry()
    setBusy(false)
  }
  return (
    <Button busy={busy()} onClick={() => void retry()}>
      {t('impor.retry_all', { n: props.n })}
    </Button>
  )
}
