import { foldName } from '@slrt/domain/area'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Chips, SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Select } from '../ui/Select.tsx'
import { Swatch } from '../ui/tile-map/Swatch.tsx'
import { Bones } from '../ui/Wait.tsx'
import { FreshTime } from './FreshTime.tsx'
import { daysOf, PeriodChoice } from './MeasureChoice.tsx'
import {
  lookOf,
  MEASURES,
  measureOf,
  sumsOf,
  valueText,
  worstFirst,
  type District,
  type MeasureName,
  type Nation,
} from './measures.ts'
import Plus from '~icons/lucide/plus'

const PAGE = 50
const SHOWN = ['sudah', 'belum', 'semua'] as const
type Shown = (typeof SHOWN)[number]
type Order = MeasureName | 'nama' | 'terbuka'
const ORDERS: readonly Order[] = [...MEASURES, 'nama', 'terbuka']

/** The map's twin: every district with the same figures, to be searched and sorted; the way to open another one. */
export function DistrictTable() {
  const [search, setSearch] = useSearchParams<{ cari?: string; gabung?: string; urut?: string; hari?: string }>()
  const days = () => daysOf(search.hari)
  const ask = createAsk(
    'indicator.nation',
    () => ({ days: days() }),
    (input) => api.indicator.nation.query(input),
  )
  const text = () => search.cari ?? ''
  const shown = (): Shown => SHOWN.find((one) => one === search.gabung) ?? 'sudah'
  const order = (): Order => ORDERS.find((one) => one === search.urut) ?? 'nama'
  const put = (next: typeof search) => {
    setLimit(PAGE)
    setSearch(next, { replace: true })
  }
  const [limit, setLimit] = createSignal(PAGE)

  const found = createMemo(() => {
    const nation = ask.data()
    if (!nation) return []
    const word = foldName(text())
    return nation.districts
      .filter(({ tenant }) => shown() === 'semua' || (tenant === null) === (shown() === 'belum'))
      .filter(({ label, province }) => foldName(`${label} ${province}`).includes(word))
      .toSorted(compare(order(), days(), nation))
  })
  const joined = () => ask.data()?.districts.filter(({ tenant }) => tenant !== null).length ?? 0
  const isFiltered = () => text() !== '' || shown() !== 'sudah'
  const isEmpty = () => ask.data() !== undefined && joined() === 0 && !isFiltered()

  const sortable = (by: Order, worst: 'ascending' | 'descending') => ({
    sorted: order() === by ? worst : undefined,
    onSort: () => put({ urut: by }),
  })
  const figure = (name: MeasureName): Column<District> => {
    const measure = measureOf(name, days())
    const to = ask.data()?.to ?? ''
    const sums = (row: District) => (row.tenant === null ? null : sumsOf(row, to))
    return {
      head: t(`measure.${name}_short`),
      cell: (row) => {
        const base = row.tenant === null ? undefined : measure.base(sumsOf(row, to))
        return (
          <span class="inline-flex items-center gap-2">
            <Swatch look={lookOf(measure, row, to)} />
            <span class="whitespace-nowrap">
              {valueText(measure, sums(row))}
              <Show when={base !== undefined && name !== 'tunggak' && row.tenant !== null}>
                <span class="text-small text-ink-2"> · {t('districts.n', { n: base! })}</span>
              </Show>
            </span>
          </span>
        )
      },
      phone: 'labelled',
      ...sortable(name, measure.highIsWorse ? 'descending' : 'ascending'),
    }
  }
  const columns = (): Column<District>[] => [
    { head: t('districts.name'), cell: (row) => row.label, ...sortable('nama', 'ascending') },
    { head: t('districts.province'), cell: (row) => row.province, class: 'hidden wide:table-cell' },
    ...(shown() === 'belum'
      ? []
      : [
          figure('tepat'),
          figure('tangani'),
          figure('tunggak'),
          {
            head: t('districts.open'),
            cell: (row: District) => (row.tenant === null ? t('value.absent') : number(row.open)),
            phone: 'none' as const,
            class: 'hidden desktop:table-cell',
            ...sortable('terbuka', 'descending'),
          },
          {
            ...figure('diam'),
            head: t('districts.last'),
            cell: (row: District) =>
              row.tenant === null ? t('value.absent') : row.lastDay ? day(row.lastDay) : t('districts.never'),
            class: 'whitespace-nowrap',
          },
        ]),
  ]
  const openAction = (large: boolean) => (
    <LinkButton href="/daerah/buka" kind="main" large={large}>
      <Plus class="icon" aria-hidden="true" />
      {t('tenant.open')}
    </LinkButton>
  )

  return (
    <>
      <PageHead
        title={t('districts.title')}
        actions={
          <Show when={may('tenant.open') && !isEmpty()}>
            <div class="hidden desktop:block">{openAction(false)}</div>
          </Show>
        }
      >
        <p role="status">
          <Show when={ask.data()}>
            {(nation) => (
              <>
                {isFiltered() ? t('districts.found', { n: found().length }) : t('districts.count', { n: joined() })} ·{' '}
                <FreshTime at={nation().at} />
              </>
            )}
          </Show>
        </p>
      </PageHead>
      <Show when={!isEmpty()}>
        <SearchBar
          label={t('districts.search')}
          on={shown() === 'sudah' ? 0 : 1}
          value={text()}
          onSearch={(cari) => put({ cari })}
        >
          <Select
            label={t('districts.show')}
            value={shown()}
            onChange={(gabung) => put({ gabung })}
            choices={[
              { value: 'sudah', label: t('districts.joined') },
              { value: 'belum', label: t('districts.absent') },
              { value: 'semua', label: t('districts.all', { n: ask.data()?.districts.length ?? 0 }) },
            ]}
          />
          <div class="desktop:hidden">
            <Select
              label={t('districts.order')}
              value={order()}
              onChange={(urut) => put({ urut })}
              choices={ORDERS.map((value) => ({ value, label: orderText(value) }))}
            />
          </div>
          <PeriodChoice days={days()} onChange={(hari) => put({ hari })} />
        </SearchBar>
        <Chips chips={text() ? [{ label: `"${text()}"`, off: () => put({ cari: '' }) }] : []} />
      </Show>
      <Answer of={ask} bones={<Bones rows={8} />}>
        {() => (
          <Show
            when={found().length > 0}
            fallback={
              <Show
                when={isFiltered()}
                fallback={
                  <Empty title={t('tenant.empty_title')} actions={may('tenant.open') && openAction(true)}>
                    <p>{t('tenant.empty_text')}</p>
                  </Empty>
                }
              >
                <Empty
                  title={text() ? t('list.nothing', { text: text() }) : t('list.nothing_filtered')}
                  actions={<LinkButton href="/daerah">{t('list.clear')}</LinkButton>}
                >
                  <p>{t('list.other_spelling')}</p>
                </Empty>
              </Show>
            }
          >
            <Show when={shown() !== 'belum'}>
              <p class="mb-3 text-small text-ink-2">
                {t('districts.words')} <Show when={shown() === 'semua'}>{t('districts.words_absent')}</Show>
              </p>
            </Show>
            <DataTable
              caption={t('districts.title')}
              columns={columns()}
              rows={found().slice(0, limit())}
              href={(row) => `/daerah/${row.code}`}
            />
            <Show when={found().length > limit()}>
              <div class="no-print mt-4 flex flex-wrap items-center gap-4">
                <Button onClick={() => setLimit(limit() + PAGE)}>{t('list.more')}</Button>
                <p class="text-ink-2">{t('list.shown', { n: limit(), of: found().length })}</p>
              </div>
            </Show>
          </Show>
        )}
      </Answer>
      <Show when={may('tenant.open') && !isEmpty()}>
        <ActionDock>{openAction(true)}</ActionDock>
      </Show>
    </>
  )
}

function orderText(order: Order): string {
  if (order === 'nama') return t('districts.name')
  if (order === 'terbuka') return t('districts.order_open')
  return t(`measure.${order}_short`)
}

const byName = (a: District, b: District) => a.label.localeCompare(b.label, 'id')

/** Worst first, for whatever is measured. */
function compare(order: Order, days: number, { to }: Nation): (a: District, b: District) => number {
  if (order === 'nama') return byName
  if (order === 'terbuka') return (a, b) => b.open - a.open || byName(a, b)
  return worstFirst(measureOf(order, days), to)
}
