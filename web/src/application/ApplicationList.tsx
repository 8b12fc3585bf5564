import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createPages } from '../pages.ts'
import '../text/application.ts'
import { shortMoment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { MailDomain } from './MailDomain.tsx'
import { areaText, isState, STATES, type ApplicationRow, type HandedIn } from './states.ts'

const heads = {
  DIKIRIM: 'application.show_waiting',
  DIKEMBALIKAN: 'application.show_returned',
  DISETUJUI: 'application.show_approved',
  DITUTUP: 'application.show_closed',
} as const

/** Who asks to join: those that wait for the secretariat first. */
export function ApplicationList() {
  const [search, setSearch] = useSearchParams<{ keadaan?: string }>()
  const state = (): HandedIn => (isState(search.keadaan) ? search.keadaan : 'DIKIRIM')
  const pages = createPages(
    'application.list',
    () => ({ state: state() }),
    async (input) => {
      const page = await api.application.list.query(input)
      return { ...page, total: page.counts[input.state] ?? 0 }
    },
  )
  const counts = () => (pages.data() as { counts?: Partial<Record<HandedIn, number>> } | undefined)?.counts ?? {}
  const none = () => pages.data() !== undefined && STATES.every((one) => !counts()[one])
  const columns: Column<ApplicationRow>[] = [
    { head: t('application.area'), cell: (row) => areaText(row.areas) },
    { head: t('application.institution'), cell: (row) => row.institution },
    { head: t('application.mail'), cell: (row) => <MailDomain of={row} /> },
    { head: t('application.decree'), cell: (row) => row.decree },
    {
      head: t('application.sent'),
      cell: (row) => (row.submittedAt ? shortMoment(row.submittedAt) : ''),
      phone: 'labelled',
      class: 'whitespace-nowrap',
    },
  ]
  return (
    <>
      <PageHead title={t('application.list_title')}>
        <p role="status">
          <Show when={pages.data()}>
            {t(counts().DIKIRIM ? 'application.list_waiting' : 'application.list_none', { n: counts().DIKIRIM ?? 0 })}
          </Show>
        </p>
      </PageHead>
      <Answer of={pages} bones={<Bones rows={6} />}>
        {(page) => (
          <Show
            when={!none()}
            fallback={
              <Empty title={t('application.empty_title')}>
                <p>{t('application.empty_text', { link: `${location.host}/gabung` })}</p>
              </Empty>
            }
          >
            <div class="mb-4 tablet:hidden">
              <Select
                label={t('application.show')}
                value={state()}
                onChange={(keadaan) => setSearch({ keadaan }, { replace: true })}
                choices={STATES.map((value) => ({ value, label: t(heads[value], { n: counts()[value] ?? 0 }) }))}
              />
            </div>
            <div class="mb-4 hidden max-w-3xl tablet:block">
              <Segments
                label={t('application.show')}
                here={state()}
                parts={STATES.map((value) => ({
                  value,
                  label: t(heads[value], { n: counts()[value] ?? 0 }),
                  href: `/permohonan?keadaan=${value}`,
                }))}
              />
            </div>
            <Show
              when={page().rows.length > 0}
              fallback={
                <Empty
                  title={t('application.empty_state_title')}
                  actions={
                    state() !== 'DIKIRIM' && <LinkButton href="/permohonan">{t('application.to_list')}</LinkButton>
                  }
                >
                  <p>{t('application.empty_state_text')}</p>
                </Empty>
              }
            >
              <DataTable
                caption={t('application.list_title')}
                columns={columns}
                rows={page().rows}
                href={(row) => `/permohonan/${row.id}`}
              />
              <MorePages of={pages} />
            </Show>
          </Show>
        )}
      </Answer>
    </>
  )
}
