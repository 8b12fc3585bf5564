import { SECTORS } from '@slrt/domain/category'
import { URGENCIES } from '@slrt/domain/urgency'
import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, type Inputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { RegisterButton, RegisterDock } from '../field/RegisterAction.tsx'
import { createMedia } from '../media.ts'
import { createPages } from '../pages.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Chips, SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { Peek } from './Peek.tsx'
import { TABS, type QueueRow, type Tab } from './queue-words.ts'
import { QueueTable } from './QueueTable.tsx'

type Filters = Omit<Inputs['item']['queue'], 'tab' | 'after'>

/** The work of a desk, the most urgent first: saved views as tabs, filters in the address, a glance beside the list. */
export function Queue() {
  const [search, put] = useSearchParams<{
    tab?: string
    bidang?: string
    mendesak?: string
    cari?: string
    pilih?: string
  }>()
  const roomy = createMedia('(min-width: 75rem)')
  const tab = (): Tab => TABS.find((one) => one === search.tab) ?? 'mine'
  const sector = () => SECTORS.find((one) => one === search.bidang)
  const urgency = () => URGENCIES.find((one) => one === search.mendesak)
  const text = () => search.cari ?? ''
  const filters = (): Filters => ({
    ...(sector() ? { sector: sector() } : {}),
    ...(urgency() ? { urgency: urgency() } : {}),
    ...(text() ? { text: text() } : {}),
  })
  const isFiltered = () => Object.keys(filters()).length > 0
  const pages = createPages(
    'item.queue',
    () => ({ tab: tab(), ...filters() }),
    (input) => api.item.queue.query(input),
  )
  const counts = createAsk('item.counts', filters, (input) => api.item.counts.query(input))
  const [last, setLast] = createSignal<string>()
  const chosen = () => search.pilih ?? last()
  const choose = (id: string) => {
    setLast(id)
    put({ pilih: id }, { replace: true, scroll: false })
  }
  const row = (): QueueRow | undefined => {
    const rows = pages.data()?.rows ?? []
    return rows.find(({ id }) => id === chosen()) ?? rows[0]
  }
  const again = async () => void (await Promise.all([pages.again(), counts.again()]))
  const clear = () => put({ bidang: undefined, mendesak: undefined, cari: undefined })
  const chips = () => [
    ...(sector() ? [{ label: t(`sector.${sector()!}`), off: () => put({ bidang: undefined }) }] : []),
    ...(urgency() ? [{ label: t(`urgency.${urgency()!}`), off: () => put({ mendesak: undefined }) }] : []),
    ...(text() ? [{ label: `“${text()}”`, off: () => put({ cari: undefined }) }] : []),
  ]

  return (
    <>
      <PageHead title={t('queue.title')} actions={<RegisterButton />}>
        <p role="status">
          <Show when={pages.data()}>{(page) => t('queue.total', { n: page().total })}</Show>
        </p>
      </PageHead>
      <nav aria-label={t('queue.tabs')} class="mb-4 -mx-4 overflow-x-auto px-4 tablet:mx-0 tablet:px-0">
        <ul class="flex gap-2">
          <For each={TABS}>
            {(one) => (
              <li class="flex-none">
                <a
                  href={`?tab=${one}`}
                  aria-current={one === tab() ? 'page' : undefined}
                  class={`inline-flex min-h-control items-center gap-2 rounded-box px-3 font-semibold no-underline! ${one === tab() ? 'bg-ink text-surface! hover:text-surface!' : 'text-ink! hover:bg-sunken'}`}
                  onClick={(event) => {
                    event.preventDefault()
                    put({ tab: one, pilih: undefined })
                  }}
                >
                  {t(`queue.${one}`)}
                  <Show when={counts.data()}>{(n) => <span>{n()[one]}</span>}</Show>
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <SearchBar
        label={t('queue.search')}
        on={(sector() ? 1 : 0) + (urgency() ? 1 : 0)}
        value={text()}
        onSearch={(cari) => put({ cari: cari || undefined })}
      >
        <Select
          label={t('queue.sector')}
          value={sector() ?? ''}
          onChange={(bidang) => put({ bidang: bidang || undefined })}
          choices={[
            { value: '', label: t('list.all') },
            ...SECTORS.map((value) => ({ value, label: t(`sector.${value}`) })),
          ]}
        />
        <Select
          label={t('queue.urgency')}
          value={urgency() ?? ''}
          onChange={(mendesak) => put({ mendesak: mendesak || undefined })}
          choices={[
            { value: '', label: t('list.all') },
            ...URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) })),
          ]}
        />
      </SearchBar>
      <Chips chips={chips()} />
      <Answer of={pages} bones={<Bones rows={8} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Show
                when={!isFiltered()}
                fallback={
                  <Empty title={t('queue.none_found')} actions={<Button onClick={clear}>{t('queue.clear')}</Button>}>
                    {t('queue.none_found_text')}
                  </Empty>
                }
              >
                <Empty title={t(`queue.empty_${tab()}`)}>
                  {tab() === 'mine' && (counts.data()?.others ?? 0) > 0
                    ? t('queue.empty_mine_text', { n: counts.data()!.others })
                    : t('queue.empty_text')}
                </Empty>
              </Show>
            }
          >
            <div class="grid items-start gap-6 wide:grid-cols-[minmax(0,1fr)_24rem]">
              <div class="min-w-0">
                <QueueTable
                  rows={page().rows}
                  chosen={row()?.id}
                  onChoose={choose}
                  onActs={() => document.querySelector<HTMLElement>('#tindakan button, #tindakan summary')?.focus()}
                />
                <MorePages of={pages} />
              </div>
              <Show when={roomy() && row()}>
                {(one) => (
                  <aside class="sticky top-[calc(var(--under-header)+1rem)] max-h-[calc(100dvh-6rem)] overflow-y-auto rounded-box border border-line bg-surface p-4">
                    <Peek row={one()} again={again} />
                  </aside>
                )}
              </Show>
            </div>
          </Show>
        )}
      </Answer>
      <RegisterDock />
    </>
  )
}
