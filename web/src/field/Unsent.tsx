import { createMemo, For, Show } from 'solid-js'
import { outbox } from '../offline/outbox.ts'
import { t } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'

/** Complaints that were recorded and still lie on this device: they are part of the day's work. */
export function Unsent() {
  const waiting = createMemo(() => outbox.entries().filter(({ path }) => path === 'complaint.register'))
  return (
    <Show when={waiting().length > 0}>
      <section class="mb-8 flex flex-col gap-2">
        <h2>{t('today.unsent', { n: waiting().length })}</h2>
        <ul class="-mx-4 divide-y divide-line border-y border-line tablet:mx-0">
          <For each={waiting()}>
            {(entry) => {
              const needsPerson = () => entry.state === 'attention' || entry.state === 'aside'
              return (
                <li>
                  <a
                    class="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 no-underline! hover:bg-action-soft"
                    href={needsPerson() ? '/kiriman' : (entry.content?.form ?? '/kiriman')}
                  >
                    <bdi class="min-w-0 flex-1 font-bold text-ink wrap-anywhere">
                      {entry.content?.about ?? t('command.complaint.register')}
                    </bdi>
                    <StatusTag status={needsPerson() ? 'turn' : 'moving'}>
                      {t(needsPerson() ? 'today.unsent_attention' : 'today.unsent_waiting')}
                    </StatusTag>
                  </a>
                </li>
              )
            }}
          </For>
        </ul>
      </section>
    </Show>
  )
}
