import { onMount } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { PageHead } from '../ui/Heading.tsx'

/** A screen that broke. What was written is in its draft or in the outbox, so starting again loses nothing. */
export function ScreenFault(props: { error: unknown; reset: () => void }) {
  // After an update of the server the old files are gone; loading the page again fetches the new ones.
  const isStale = () => props.error instanceof TypeError && /import|module/i.test(props.error.message)
  const text = () => (!isStale() ? 'fault.text' : navigator.onLine ? 'fault.stale' : 'fault.offline')
  onMount(() => reportError(props.error))
  return (
    <div role="alert">
      <PageHead title={t('fault.title')}>
        <p>{t(text())}</p>
      </PageHead>
      <div class="flex flex-wrap gap-3">
        <Button kind="main" onClick={() => (isStale() ? location.reload() : props.reset())}>
          {t('action.again')}
        </Button>
        <a class="inline-flex min-h-control items-center" href="/">
          {t('action.start_page')}
        </a>
      </div>
    </div>
  )
}
