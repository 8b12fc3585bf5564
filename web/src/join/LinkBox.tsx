import { createSignal, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { leave } from './store.ts'
import { applicationToken, linkOf } from './token.ts'
import Copy from '~icons/lucide/copy'

/** The link that leads back to the application, to be kept; and the way off a device that is not one's own. */
export function LinkBox() {
  const [copied, setCopied] = createSignal(false)
  const [forgetting, setForgetting] = createSignal(false)
  const link = linkOf(applicationToken())
  async function copy() {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  function forget() {
    leave()
    location.assign('/gabung')
  }
  return (
    <section class="no-print mt-4 flex flex-col gap-3 border-t border-line pt-6">
      <h2>{t('join.link_title')}</h2>
      <p class="max-w-[54ch]">{t('join.link_text')}</p>
      <p class="rounded-box bg-sunken px-3 py-2 wrap-anywhere">{link}</p>
      <div class="flex flex-wrap items-center gap-3">
        <Button onClick={() => void copy()}>
          <Copy class="icon" aria-hidden="true" />
          {t('join.link_copy')}
        </Button>
        <Button kind="quiet" onClick={() => setForgetting(true)}>
          {t('join.forget')}
        </Button>
        <p role="status" class="text-ink-2">
          <Show when={copied()}>{t('join.link_copied')}</Show>
        </p>
      </div>
      <Confirm
        open={forgetting()}
        onClose={() => setForgetting(false)}
        title={t('join.forget_title')}
        action={t('join.forget')}
        onAction={forget}
        danger
      >
        <p>{t('join.forget_text')}</p>
      </Confirm>
    </section>
  )
}
