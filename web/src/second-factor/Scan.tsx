import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import '../text/account.ts'

const Qr = lazy(() => import('./Qr.tsx').then((file) => ({ default: file.Qr })))

/** The secret of an `otpauth:` address in groups of four, to be typed where nothing can be scanned. */
const secretOf = (uri: string) => (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ')

export function Scan(props: { uri: string; onNext: () => void }) {
  const [copied, setCopied] = createSignal(false)
  async function copy() {
    await navigator.clipboard.writeText(secretOf(props.uri).replaceAll(' ', ''))
    setCopied(true)
  }
  return (
    <>
      <p>{t('second.scan_text')}</p>
      <Suspense fallback={<div class="size-60 rounded-box bg-sunken" />}>
        <Qr text={props.uri} label={t('second.qr')} />
      </Suspense>
      <div class="flex flex-col gap-1">
        <h2 class="text-label">{t('second.by_hand')}</h2>
        <p class="text-h2 font-semibold break-words">{secretOf(props.uri)}</p>
        <div class="flex flex-wrap items-center gap-x-6">
          <a class="inline-flex min-h-control items-center" href={props.uri} rel="external">
            {t('second.open_app')}
          </a>
          <Button kind="quiet" onClick={() => void copy()}>
            {t('second.copy')}
          </Button>
          <span role="status" class="text-ink-2">
            <Show when={copied()}>{t('second.copied')}</Show>
          </span>
        </div>
      </div>
      <Button kind="main" large wide class="self-start" onClick={() => props.onNext()}>
        {t('second.scanned')}
      </Button>
    </>
  )
}
