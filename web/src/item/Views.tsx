import { For, Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { number, t } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { TABS, type Tab } from './queue-words.ts'

type Props = { now: Tab; counts: Outputs['item']['counts'] | undefined; onChoose: (tab: Tab) => void }

/** The saved views of a queue with how much is in each: side by side, on a phone one below the other in a list. */
export function Views(props: Props) {
  const counted = (tab: Tab) =>
    props.counts ? t('queue.view_n', { view: t(`queue.${tab}`), n: props.counts[tab] }) : t(`queue.${tab}`)
  return (
    <>
      <div class="no-print mb-4 tablet:hidden">
        <Select
          label={t('queue.tabs')}
          value={props.now}
          onChange={(tab) => props.onChoose(tab as Tab)}
          choices={TABS.map((value) => ({ value, label: counted(value) }))}
        />
      </div>
      <nav aria-label={t('queue.tabs')} class="no-print mb-4 max-tablet:hidden">
        <ul class="flex flex-wrap gap-2">
          <For each={TABS}>
            {(tab) => (
              <li class="flex-none">
                <a
                  href={`?tab=${tab}`}
                  aria-current={tab === props.now ? 'page' : undefined}
                  class={`inline-flex min-h-control items-center gap-2 rounded-box px-3 font-semibold no-underline! ${tab === props.now ? 'bg-ink text-surface! hover:text-surface!' : 'text-ink! hover:bg-sunken'}`}
                  onClick={(event) => {
                    event.preventDefault()
                    props.onChoose(tab)
                  }}
                >
                  {t(`queue.${tab}`)}
                  <Show when={props.counts}>{(counts) => <span>{number(counts()[tab])}</span>}</Show>
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </>
  )
}
