import { SECTORS } from '@slrt/domain/category'
import { URGENCIES } from '@slrt/domain/urgency'
import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, Show } from 'solid-js'
import { api, type Inputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { RegisterButton, RegisterDock } from '../field/RegisterAction.tsx'
import { createMedia } from '../media.ts'
import { createPages } from '../pages.ts'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Chips, SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { leaveQueue } from './last-queue.ts'
import { Peek } from './Peek.tsx'
import { TABS, type QueueRow, type Tab } from './queue-words.ts'
import { QueueTable } from './QueueTable.tsx'
import { Views } from './Views.tsx'

const placed = /^\d\d\.\d\d\.\d\d$/

type Filters = Omit<Inputs['item']['queue'], 'tab' | 'after'>

/** The work of a desk, the most urgent first: saved views as tabs, filters in the address, a glance beside the list. */
export function Queue() {
  const [search, put] = useSearchParams<{
    tab?: string
    bidang?: string
    mendesak?: string
    tempat?: string
    cari?: string
    pilih?: string
  }>()
  const roomy = createMedia('(min-width: 75rem)')
  const tab = (): Tab => TABS.find((one) => one === search.tab) ?? 'mine'
  const sector = () => SECTORS.find((one) => one === search.bidang)
  const urgency = () => URGENCIES.find((one) => one === search.mendesak)
  const text = () => search.cari ?? ''
  // Who has the whole district can look at one kecamatan of it.
  const places = createAsk(
    'area.children',
    () => (acting()?.scope.length === 0 ? acting()?.tenant : undefined),
    (code) => api.area.children.query({ code }),
  )
  const area = () => places.data()?.find(({ code }) => code === search.tempat)
  const filters = (): Filters => ({
    ...(sector() ? { sector: sector() } : {}),
    ...(urgency() ? { urgency: urgency() } : {}),
    ...(search.tempat && placed.test(search.tempat) ? { area: search.tempat } : {}),
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
  createEffect(() => leaveQueue(new URLSearchParams(search as Record<string, string>).toString()))
  const again = async () => void (await Promise.all([pages.again(), counts.again()]))
  const clear = () => put({ bidang: undefined, mendesak: undefined, tempat: undefined, cari: undefined })
  const chips = () => [
    ...(sector() ? [{ label: t(`sector.${sector()!}`), off: () => put({ bidang: undefined }) }] : []),
    ...(urgency() ? [{ label: t(`urgency.${urgency()!}`), off: () => put({ mendesak: undefined }) }] : []),
    ...(filters().area ? [{ label: area()?.label ?? filters().area!, off: () => put({ tempat: undefined }) }] : []),
    ...(text() ? [{ label: `“${text()}”`, off: () => put({ cari: undefined }) }] : []),
  ]

  return (
    <>
      <PageHead title={t('queue.title')} actions={<RegisterButton beside={roomy()} />}>
        <p role="status">
          <Show when={pages.data()}>{(page) => t('queue.total', { n: page().total })}</Show>
        </p>
      </PageHead>
      <Views now={tab()} counts={counts.data()} onChoose={(one) => put({ tab: one, pilih: undefined })} />
      <SearchBar
        label={t('queue.search')}
        on={[sector(), urgency(), filters().area].filter(Boolean).length}
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
        <Show when={(places.data()?.length ?? 0) > 0}>
          <Select
            label={t('queue.area')}
            value={filters().area ?? ''}
            onChange={(tempat) => put({ tempat: tempat || undefined })}
            choices={[
              { value: '', label: t('list.all') },
              ...places.data()!.map(({ code, label }) => ({ value: code, label })),
            ]}
          />
        </Show>
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
                  peeks={roomy()}
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
