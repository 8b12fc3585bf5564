import { CHECKS, type CheckCode } from '@slrt/domain/readiness'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { FreshTime } from '../indicator/FreshTime.tsx'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Select } from '../ui/Select.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { lacksOf, ORDERS, shownDistricts, wantingOf, worstOf, type District, type Order } from './nation.ts'

const PAGE = 50

/** All districts and what each still lacks, the least ready first; and where it differs from the nation. */
export function NationReadiness() {
  const [search, setSearch] = useSearchParams<{ cari?: string; kurang?: string; urut?: string }>()
  const [limit, setLimit] = createSignal(PAGE)
  const ask = createAsk(
    'readiness.nation',
    () => ({}),
    (input) => api.readiness.nation.query(input),
  )
  const text = () => search.cari ?? ''
  const lack = (): CheckCode | '' => CHECKS.find((one) => one === search.kurang) ?? ''
  const order = (): Order => ORDERS.find((one) => one === search.urut) ?? 'kurang'
  const put = (next: typeof search) => {
    setLimit(PAGE)
    setSearch(next, { replace: true })
  }
  const all = () => ask.data()?.districts ?? []
  const found = createMemo(() => shownDistricts(all(), { text: text(), lack: lack(), order: order() }))
  const isFiltered = () => text() !== '' || lack() !== ''
  const ready = () => all().filter((row) => lacksOf(row) === 0).length

  return (
    <>
      <PageHead title={t('ready.nation_title')}>
        <p role="status">
          <Show when={ask.data()}>
            {(told) => (
              <>
                {isFiltered()
                  ? t('ready.nation_found', { n: found().length })
                  : t('ready.nation_count', { ready: ready(), n: all().length })}
                {' · '}
                <FreshTime at={told().at} />
              </>
            )}
          </Show>
        </p>
      </PageHead>
      <Show when={all().length > 0}>
        <SearchBar
          label={t('ready.nation_search')}
          on={lack() ? 1 : 0}
          value={text()}
          onSearch={(cari) => put({ cari })}
        >
          <Select
            label={t('ready.only')}
            value={lack()}
            onChange={(kurang) => put({ kurang })}
            choices={[
              { value: '', label: t('ready.only_all') },
              ...CHECKS.map((code) => ({ value: code, label: t(`ready.${code}.short`) })),
            ]}
          />
          <div class="desktop:hidden">
            <Select
              label={t('ready.order')}
              value={order()}
              onChange={(urut) => put({ urut })}
              choices={ORDERS.map((value) => ({ value, label: orderText(value) }))}
            />
          </div>
        </SearchBar>
      </Show>
      <Answer of={ask} bones={<Bones rows={8} />}>
        {() => (
          <Show when={found().length > 0} fallback={<Nothing text={text()} isFiltered={isFiltered()} />}>
            <p class="mb-3 text-small text-ink-2">{t('ready.nation_words')}</p>
            <DataTable
              caption={t('ready.nation_title')}
              columns={columns(order(), lack(), (urut) => put({ urut }))}
              rows={found().slice(0, limit())}
              href={(row) => `/kesiapan/${row.tenant}`}
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
    </>
  )
}

function orderText(order: Order): string {
  if (order === 'nama') return t('ready.col_name')
  return order === 'beda' ? t('ready.col_differs') : t('ready.order_lacks')
}

/** A count of what is wanting; what is in order stays quiet. */
function figure(head: string, codes: readonly CheckCode[]): Column<District> {
  const cell = (row: District) => {
    const wanting = wantingOf(row, codes)
    if (wanting === null) return t('value.absent')
    return wanting === 0 ? <span class="text-ink-2">0</span> : <strong>{number(wanting)}</strong>
  }
  return { head, cell, phone: 'none', class: 'hidden desktop:table-cell' }
}

function columns(order: Order, asked: CheckCode | '', sort: (order: Order) => void): Column<District>[] {
  return [
    {
      head: t('ready.col_name'),
      cell: (row) => row.name,
      sorted: order === 'nama' ? 'ascending' : undefined,
      onSort: () => sort('nama'),
    },
    {
      head: t('ready.col_lacks'),
      cell: (row) => <Lacks of={row} />,
      sorted: order === 'kurang' ? 'descending' : undefined,
      onSort: () => sort('kurang'),
      class: 'whitespace-nowrap',
    },
    {
      head: t('ready.col_worst'),
      cell: (row) => <Worst of={row} asked={asked} />,
      class: 'whitespace-nowrap desktop:hidden',
    },
    figure(t('ready.col_core'), ['manager.missing', 'admin.second']),
    figure(t('ready.state.stuck.short'), ['state.stuck']),
    figure(t('ready.col_route'), ['route.missing', 'route.unstaffed']),
    figure(t('ready.puskesos.missing.short'), ['puskesos.missing']),
    figure(t('ready.fasilitator.missing.short'), ['fasilitator.missing']),
    figure(t('ready.supervisor.missing.short'), ['supervisor.missing']),
    figure(t('ready.col_signatory'), ['signatory.missing', 'signatory.ended']),
    figure(t('ready.col_rules'), ['holiday.missing', 'article.missing']),
    {
      head: t('ready.col_differs'),
      cell: (row) =>
        row.differs.length === 0 ? (
          <span class="text-ink-2">{t('ready.differs_none')}</span>
        ) : (
          t('ready.differs_rules', { n: row.differs.reduce((sum, { n }) => sum + n, 0) })
        ),
      phone: 'labelled',
      sorted: order === 'beda' ? 'descending' : undefined,
      onSort: () => sort('beda'),
      class: 'whitespace-nowrap',
    },
  ]
}

/** Where there is no room for every figure: the one that counts most. */
function Worst(props: { of: District; asked: CheckCode | '' }) {
  return (
    <Show when={worstOf(props.of, props.asked)}>
      {(check) => t('ready.worst', { what: t(`ready.${check().code}.short`), n: check().wanting })}
    </Show>
  )
}

function Lacks(props: { of: District }) {
  const lacks = () => lacksOf(props.of)
  return (
    <Show when={lacks() !== null} fallback={t('ready.nation_never')}>
      <Show when={lacks()} fallback={<StatusTag status="done">{t('ready.tag_ready')}</StatusTag>}>
        {(n) => <StatusTag status="idle">{t('ready.lacks', { n: n() })}</StatusTag>}
      </Show>
    </Show>
  )
}

function Nothing(props: { text: string; isFiltered: boolean }) {
  return (
    <Show
      when={props.isFiltered}
      fallback={
        <Empty title={t('ready.nation_empty')}>
          <p>{t('ready.nation_empty_text')}</p>
        </Empty>
      }
    >
      <Empty
        title={props.text ? t('list.nothing', { text: props.text }) : t('list.nothing_filtered')}
        actions={<LinkButton href="/kesiapan">{t('list.clear')}</LinkButton>}
      />
    </Show>
  )
}
