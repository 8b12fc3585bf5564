import { groupNumber } from '@slrt/domain/nik'
import { createSignal, onMount, Show } from 'solid-js'
import { api } from '../api.ts'
import { createPages } from '../pages.ts'
import { rtRw } from '../field/place.ts'
import { RegisterButton, RegisterDock } from '../field/RegisterAction.tsx'
import { acting, may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { findKnown, isUndelivered, readKnownFamilies, type FamilyRow } from './known.ts'

/** What was looked for, kept while this page is left and come back to. Never in the address: it may be a NIK. */
const [search, setSearch] = createSignal({ membership: '', text: '', desa: '' })

const places = () => acting()?.scope ?? []

/** The families of my desa. */
export function HouseholdList() {
  const mine = () => (search().membership === acting()?.id ? search() : { text: '', desa: '' })
  const put = (next: { text?: string; desa?: string }) =>
    setSearch({ membership: acting()?.id ?? '', text: mine().text, desa: mine().desa, ...next })
  const text = () => mine().text
  const desa = () => mine().desa || undefined
  const pages = createPages(
    'household.list',
    () => ({ text: text() || undefined, desa: desa() }),
    (input) => api.household.list.query(input),
  )
  onMount(() => void readKnownFamilies())
  /** Without signal the families that this device knows are looked through instead. */
  const isAlone = () => pages.problem()?.code === 'network.none' && (text() !== '' || !pages.data())
  const label = () =>
    places().length > 0
      ? places()
          .map((place) => place.label)
          .join(', ')
      : acting()?.tenantName

  return (
    <>
      <PageHead title={t('household.list_title')} actions={<RegisterButton />}>
        <p role="status">
          {label()}
          <Show when={!isAlone() && pages.data()}>
            {(page) => <> · {t(text() ? 'household.found' : 'household.count', { n: page().total })}</>}
          </Show>
        </p>
      </PageHead>
      <SearchBar
        label={t('household.search')}
        value={text()}
        onSearch={(next) => put({ text: next })}
        on={desa() ? 1 : 0}
      >
        <Show when={places().length > 1}>
          <Select
            label={t('household.desa')}
            value={desa() ?? ''}
            onChange={(next) => put({ desa: next })}
            choices={[
              { value: '', label: t('list.all') },
              ...places().map((place) => ({ value: place.code, label: place.label })),
            ]}
          />
        </Show>
      </SearchBar>
      <div class="pb-6">
        <Show when={!isAlone()} fallback={<Alone text={text()} desa={desa()} />}>
          <Answer of={pages} bones={<Bones rows={6} />}>
            {(page) => (
              <Show
                when={page().rows.length > 0}
                fallback={<NoFamily text={text()} onClear={() => put({ text: '' })} />}
              >
                <FamilyTable rows={page().rows} />
                <MorePages of={pages} />
              </Show>
            )}
          </Answer>
        </Show>
      </div>
      <RegisterDock />
    </>
  )
}

function Alone(props: { text: string; desa: string | undefined }) {
  const found = () => findKnown(props.text, props.desa)
  return (
    <div class="flex flex-col gap-4">
      <Notice kind="waiting">{t('household.alone')}</Notice>
      <Show
        when={found().length > 0}
        fallback={<Empty title={t('household.alone_none')}>{t('household.alone_next')}</Empty>}
      >
        <FamilyTable rows={found()} />
      </Show>
    </div>
  )
}

function FamilyTable(props: { rows: FamilyRow[] }) {
  const many = () => new Set(props.rows.map(({ desa }) => desa.code)).size > 1
  const columns = (): Column<FamilyRow>[] => [
    {
      head: t('household.head'),
      cell: (row) => (
        <>
          <bdi class="wrap-anywhere">{row.head}</bdi>{' '}
          <Show when={isUndelivered(row.id)}>
            <StatusTag status="moving">{t('today.unsent_waiting')}</StatusTag>
          </Show>
        </>
      ),
      sorted: 'ascending',
    },
    { head: t('household.members'), cell: (row) => t('household.persons', { n: row.members }) },
    {
      head: t('household.place'),
      cell: (row) =>
        [rtRw(row), many() ? row.desa.label : ''].filter(Boolean).join(', ') || t('household.unknown_place'),
    },
    {
      head: t('household.kk'),
      cell: (row) => <span class="whitespace-nowrap">{row.kk ? groupNumber(row.kk) : t('household.no_kk')}</span>,
      phone: 'none',
    },
  ]
  return (
    <DataTable
      caption={t('household.list_title')}
      columns={columns()}
      rows={props.rows}
      href={(row) => `/keluarga/${row.id}`}
    />
  )
}

function NoFamily(props: { text: string; onClear: () => void }) {
  return (
    <Show
      when={props.text}
      fallback={
        <Empty title={t('household.empty_title')}>
          <p>{t(may('household.register') ? 'household.empty_text' : 'household.empty_read')}</p>
        </Empty>
      }
    >
      <Empty title={t('list.nothing', { text: props.text })}>
        <p>{t('household.other_spelling')}</p>
      </Empty>
    </Show>
  )
}
