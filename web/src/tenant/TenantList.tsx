import { useSearchParams } from '@solidjs/router'
import { TENANT_STATES, type TenantState } from '@slrt/domain/tenant'
import { Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createPages } from '../pages.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Chips, SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Select } from '../ui/Select.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { tenantStatus } from './state.ts'
import Plus from '~icons/lucide/plus'

type Row = Outputs['tenant']['list']['rows'][number]
const isState = (value: unknown): value is TenantState => TENANT_STATES.includes(value as TenantState)

export function TenantList() {
  const [search, setSearch] = useSearchParams<{ cari?: string; keadaan?: string }>()
  const text = () => search.cari ?? ''
  const state = () => (isState(search.keadaan) ? search.keadaan : undefined)
  const filtered = () => text() !== '' || state() !== undefined
  const pages = createPages(
    'tenant.list',
    () => ({ text: text() || undefined, state: state() }),
    (input) => api.tenant.list.query(input),
  )
  const isEmpty = () => pages.data()?.total === 0 && !filtered()

  const columns = (): Column<Row>[] => [
    { head: t('tenant.name'), cell: (row) => row.name, sorted: 'ascending', class: 'wide:whitespace-nowrap' },
    {
      head: t('tenant.service'),
      cell: (row) => row.serviceName ?? <span class="text-ink-2">{t('tenant.no_service_name')}</span>,
      class: 'wide:whitespace-nowrap',
    },
    {
      head: t('tenant.areas'),
      cell: (row) => row.areas.map(({ label }) => label).join(', '),
      phone: 'none',
      class: 'hidden desktop:table-cell',
    },
    {
      head: t('tenant.state'),
      cell: (row) => (
        <StatusTag status={tenantStatus[row.state] ?? 'idle'}>
          {tCode('tenant.state.', row.state, 'tenant.state')}
        </StatusTag>
      ),
    },
    { head: t('tenant.since'), cell: (row) => day(row.openedAt), phone: 'labelled', class: 'whitespace-nowrap' },
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
        title={t('tenant.list_title')}
        actions={
          <Show when={may('tenant.open') && !isEmpty()}>
            <div class="hidden desktop:block">{openAction(false)}</div>
          </Show>
        }
      >
        <p role="status">
          <Show when={pages.data()}>
            {(page) => <>{t(filtered() ? 'tenant.found' : 'tenant.count', { n: page().total })}</>}
          </Show>
        </p>
      </PageHead>
      <Show when={!isEmpty()}>
        <SearchBar
          label={t('tenant.search')}
          on={state() ? 1 : 0}
          value={text()}
          onSearch={(cari) => setSearch({ cari }, { replace: true })}
        >
          <Select
            label={t('tenant.state')}
            value={state() ?? ''}
            onChange={(keadaan) => setSearch({ keadaan }, { replace: true })}
            choices={[
              { value: '', label: t('list.all') },
              ...TENANT_STATES.map((value) => ({ value, label: tCode('tenant.state.', value, 'tenant.state') })),
            ]}
          />
        </SearchBar>
        <Chips
          chips={[
            ...(text() ? [{ label: `"${text()}"`, off: () => setSearch({ cari: '' }, { replace: true }) }] : []),
            ...(state()
              ? [
                  {
                    label: tCode('tenant.state.', state()!, 'tenant.state'),
                    off: () => setSearch({ keadaan: '' }, { replace: true }),
                  },
                ]
              : []),
          ]}
        />
      </Show>
      <Answer of={pages} bones={<Bones rows={8} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Show
                when={filtered()}
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
            <DataTable
              caption={t('tenant.list_title')}
              columns={columns()}
              rows={page().rows}
              href={(row) => `/daerah/${row.code}`}
            />
            <MorePages of={pages} />
          </Show>
        )}
      </Answer>
      <Show when={may('tenant.open') && !isEmpty()}>
        <ActionDock>{openAction(true)}</ActionDock>
      </Show>
    </>
  )
}
