import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { outbox } from '../offline/outbox.ts'
import { t } from '../text/text.ts'
import CloudOff from '~icons/lucide/cloud-off'
import CloudUpload from '~icons/lucide/cloud-upload'
import TriangleAlert from '~icons/lucide/triangle-alert'

/** What is said besides where there is room. */
function more(): string {
  const { online, waiting, attention, aside, behind } = outbox.status()
  if (online || attention + aside > 0) return ''
  return t(waiting + behind > 0 ? 'sync.offline_kept_more' : 'sync.offline_more')
}

/** The one sentence about what lies between this device and the server; nothing when all has arrived. */
export function syncSentence(): string {
  const { online, waiting, progress, attention, aside, behind } = outbox.status()
  const kept = waiting + behind
  if (attention + aside > 0) return t('sync.attention', { n: attention + aside })
  if (!online) return kept > 0 ? t('sync.offline_kept', { n: kept }) : t('sync.offline')
  if (progress && progress.of > 1) return t('sync.sending', { n: progress.at, of: progress.of })
  if (waiting > 0) return t('sync.waiting', { n: waiting })
  return ''
}

export function SyncBar() {
  const attention = () => outbox.status().attention + outbox.status().aside > 0
  const shape = () => (attention() ? TriangleAlert : outbox.status().online ? CloudUpload : CloudOff)
  return (
    <div role="status" class="no-print">
      <Show when={syncSentence()}>
        {(text) => (
          <div
            class={`flex min-h-control items-center gap-2 px-4 text-small desktop:px-6 ${attention() ? 'bg-turn-soft text-turn-ink' : 'bg-sunken text-ink'}`}
          >
            <Dynamic component={shape()} class="icon" aria-hidden="true" />
            <p class="max-w-none min-w-0 flex-1 font-semibold">
              {text()} <span class="hidden tablet:inline">{more()}</span>
            </p>
            <a
              class={`inline-flex min-h-12 min-w-12 items-center justify-end ${attention() ? 'text-turn-ink!' : ''}`}
              href="/kiriman"
            >
              {t('sync.see')}
            </a>
          </div>
        )}
      </Show>
    </div>
  )
}
