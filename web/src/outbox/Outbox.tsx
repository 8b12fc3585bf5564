import { createResource, createSignal, For, Show } from 'solid-js'
import type { Entry } from '../offline/entry.ts'
import { outbox } from '../offline/outbox.ts'
import { acting } from '../session.tsx'
import { clock, moment } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DropEntry } from './DropEntry.tsx'
import { OutboxItem } from './OutboxItem.tsx'
import { commandText } from './words.ts'
import '../text/account.ts'

const shownSent = 5
const megabyte = 1024 * 1024
const lowRoom = 50 * megabyte

const needsPerson = ({ state }: Entry) => state === 'attention' || state === 'aside'

/** What lies between this device and the office: what needs the person, what goes by itself, what has gone. */
export function Outbox() {
  const [dropping, setDropping] = createSignal<Entry>()
  const status = () => outbox.status()
  const attention = () => outbox.entries().filter(needsPerson)
  const waiting = () => outbox.entries().filter((entry) => !needsPerson(entry))
  const at = (time: number) => moment(time, acting()?.tenant)

  const mayGoNow = () => status().waiting > status().sending && status().nextTryAt === null
  const hasMain = () => attention().length > 0 || outbox.entries().length === 0 || mayGoNow()

  function waitingText(): string {
    const { online, progress, nextTryAt, waiting } = status()
    if (waiting === 0) return t('outbox.waiting_behind')
    if (!online) return t('outbox.waiting_offline')
    if (progress) return t('outbox.sending', { n: progress.at, of: progress.of })
    if (nextTryAt !== null) return t('outbox.waiting_until', { time: clock(nextTryAt, acting()?.tenant) })
    return t('outbox.waiting_online')
  }

  return (
    <div class="reading flex flex-col gap-8">
      <div class="-mb-6">
        <PageHead title={t('outbox.title')}>
          <p>
            <Show when={status().lastSentAt} fallback={t('outbox.never')}>
              {(time) => <>{t('outbox.last', { moment: at(time()) })}</>}
            </Show>
          </p>
        </PageHead>
      </div>

      <Show when={outbox.entries().length === 0}>
        <Empty
          title={t('outbox.empty_title')}
          actions={
            <LinkButton href="/" kind="main">
              {t('outbox.empty_action')}
            </LinkButton>
          }
        >
          <p>{t('outbox.empty_text')}</p>
        </Empty>
      </Show>

      <Show when={attention().length > 0}>
        <section class="flex flex-col gap-3" aria-labelledby="perlu-perhatian">
          <h2 id="perlu-perhatian">{t('outbox.attention_title', { n: attention().length })}</h2>
          <p class="text-ink-2">{t('outbox.attention_text')}</p>
          <ul class="divide-y divide-line border-y border-line bg-surface">
            <For each={attention()}>
              {(entry, index) => <OutboxItem entry={entry} main={index() === 0} onDrop={() => setDropping(entry)} />}
            </For>
          </ul>
        </section>
      </Show>

      <Show when={waiting().length > 0}>
        <section class="flex flex-col gap-3" aria-labelledby="menunggu">
          <h2 id="menunggu">{t('outbox.waiting_title', { n: waiting().length })}</h2>
          <p class="text-ink-2" role="status">
            {waitingText()}
          </p>
          <Show when={mayGoNow()}>
            <Button
              kind={attention().length === 0 ? 'main' : 'plain'}
              wide
              class="self-start"
              onClick={() => void outbox.wake()}
            >
              {t('outbox.now')}
            </Button>
          </Show>
          <ul class="divide-y divide-line border-y border-line bg-surface">
            <For each={waiting()}>{(entry) => <OutboxItem entry={entry} onDrop={() => setDropping(entry)} />}</For>
          </ul>
          <Show when={!hasMain()}>
            <LinkButton href="/" kind="main" wide>
              {t('outbox.empty_action')}
            </LinkButton>
          </Show>
        </section>
      </Show>

      <Show when={outbox.sent().length > 0}>
        <section class="flex flex-col gap-3" aria-labelledby="terkirim">
          <h2 id="terkirim">{t('outbox.sent_title')}</h2>
          <ul class="divide-y divide-line border-y border-line bg-surface">
            <For each={outbox.sent().slice(0, shownSent)}>
              {(sent) => (
                <li class="flex min-h-row flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
                  <span class="font-semibold">{commandText(sent.path)}</span>
                  <span class="text-small text-ink-2">{at(sent.at)}</span>
                </li>
              )}
            </For>
          </ul>
          <p class="text-small text-ink-2">{t('outbox.sent_count', { n: status().sentCount })}</p>
        </section>
      </Show>

      <Room />
      <Show when={dropping()} keyed>
        {(entry) => <DropEntry entry={entry} onClose={() => setDropping(undefined)} />}
      </Show>
    </div>
  )
}

/** Bytes that the browser still gives this app; a warning when they run short. */
function Room() {
  const [left] = createResource(async () => {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
    return quota === undefined || usage === undefined ? undefined : quota - usage
  })
  const words = (bytes: number) =>
    bytes < 1024 * megabyte
      ? `${number(Math.floor(bytes / megabyte))} MB`
      : `${number(Math.floor(bytes / megabyte / 102.4) / 10)} GB`
  return (
    <Show when={left()}>
      {(bytes) => (
        <Show
          when={bytes() < lowRoom}
          fallback={<p class="text-small text-ink-2">{t('outbox.room', { room: words(bytes()) })}</p>}
        >
          <Notice kind="waiting">{t('outbox.room_low')}</Notice>
        </Show>
      )}
    </Show>
  )
}
