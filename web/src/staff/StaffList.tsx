import { STAFF_STATES, type StaffState } from '@slrt/domain/staff'
import type { Role } from '@slrt/domain/permission'
import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createPages } from '../pages.ts'
import { acting, may } from '../session.tsx'
import { t, tCode } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Chips, SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Select } from '../ui/Select.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { StructureTabs } from '../unit/StructureTabs.tsx'
import { Contact } from './Contact.tsx'
import { NoStaff } from './NoStaff.tsx'
import { ownRoles, scopeText, staffStatus, type StaffRow } from './staff-values.ts'
import Plus from '~icons/lucide/user-plus'

const isState = (value: unknown): value is StaffState => STAFF_STATES.includes(value as StaffState)
const isRole = (value: unknown): value is Role => ownRoles().includes(value as Role)
const roleText = (role: string) => tCode('role.', role, 'role.other')
const stateText = (state: string) => tCode('staff.state.', state, 'staff.state')

export function StaffList() {
  const [search, setSearch] = useSearchParams<{ cari?: string; peran?: string; keadaan?: string }>()
  const put = (next: Record<string, string>) => setSearch(next, { replace: true })
  const text = () => search.cari ?? ''
  const role = () => (isRole(search.peran) ? search.peran : undefined)
  const state = () => (isState(search.keadaan) ? search.keadaan : undefined)
  const filtered = () => text() !== '' || role() !== undefined || state() !== undefined
  const pages = createPages(
    'staff.list',
    () => ({ text: text() || undefined, role: role(), state: state() }),
    (input) => api.staff.list.query(input),
  )
  const isEmpty = () => pages.data()?.total === 0 && !filtered()

  const columns = (): Column<StaffRow>[] => [
    { head: t('staff.name'), cell: (row) => row.name, sorted: 'ascending', class: 'wide:whitespace-nowrap' },
    { head: t('staff.role'), cell: (row) => roleText(row.role) },
    { head: t('staff.scope'), cell: (row) => scopeText(row.scope) },
    {
      head: t('staff.email'),
      cell: (row) => (row.userName ? row.userName : <Contact id={row.id} name={row.name} masked={row.contact} />),
      class: 'hidden desktop:table-cell',
    },
    {
      head: t('staff.state'),
      cell: (row) => <StatusTag status={staffStatus[row.state] ?? 'idle'}>{stateText(row.state)}</StatusTag>,
    },
  ]
  const inviteAction = (large: boolean) => (
    <LinkButton href="/petugas/undang" kind="main" large={large}>
      <Plus class="icon" aria-hidden="true" />
      {t('staff.invite')}
    </LinkButton>
  )
  const chips = () => [
    ...(text() ? [{ label: `"${text()}"`, off: () => put({ cari: '' }) }] : []),
    ...(role() ? [{ label: roleText(role()!), off: () => put({ peran: '' }) }] : []),
    ...(state() ? [{ label: stateText(state()!), off: () => put({ keadaan: '' }) }] : []),
  ]

  return (
    <>
      <PageHead
        title={t('staff.list_title', { tenant: acting()?.tenantName ?? '' })}
        actions={
          <Show when={may('staff.invite') && !isEmpty()}>
            <div class="flex flex-wrap gap-3">
              <LinkButton href="/petugas/impor">{t('import.open')}</LinkButton>
              <div class="hidden desktop:block">{inviteAction(false)}</div>
            </div>
          </Show>
        }
      >
        <p role="status">
          <Show when={pages.data()}>
            {(page) => <>{t(filtered() ? 'staff.found' : 'staff.count', { n: page().total })}</>}
          </Show>
        </p>
      </PageHead>
      <StructureTabs />
      <Show when={!isEmpty()}>
        <SearchBar
          label={t('staff.search')}
          on={(role() ? 1 : 0) + (state() ? 1 : 0)}
          value={text()}
          onSearch={(cari) => put({ cari })}
        >
          <Select
            label={t('staff.role')}
            value={role() ?? ''}
            onChange={(peran) => put({ peran })}
            choices={[
              { value: '', label: t('list.all') },
              ...ownRoles().map((value) => ({ value, label: roleText(value) })),
            ]}
          />
          <Select
            label={t('staff.state')}
            value={state() ?? ''}
            onChange={(keadaan) => put({ keadaan })}
            choices={[
              { value: '', label: t('staff.state.current') },
              ...STAFF_STATES.map((value) => ({ value, label: stateText(value) })),
            ]}
          />
        </SearchBar>
        <Chips chips={chips()} />
      </Show>
      <Answer of={pages} bones={<Bones rows={8} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={<NoStaff text={text()} filtered={filtered()} action={inviteAction(true)} />}
          >
            <DataTable
              caption={t('staff.list_title', { tenant: acting()?.tenantName ?? '' })}
              columns={columns()}
              rows={page().rows}
              href={(row) => `/petugas/${row.id}`}
            />
            <MorePages of={pages} />
          </Show>
        )}
      </Answer>
      <Show when={may('staff.invite') && !isEmpty()}>
        <ActionDock>{inviteAction(true)}</ActionDock>
      </Show>
    </>
  )
}
