import { Show } from 'solid-js'
import type { MeetingState } from '@slrt/domain/proposal-state'
import { api, type Outputs } from '../api.ts'
import { More } from '../duplicate/DuplicateList.tsx'
import { createPages } from '../pages.ts'
import { acting, may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'

type Row = Outputs['meeting']['list']['rows'][number]

export const meetingStatus: Readonly<Record<MeetingState, Status>> = {
  DISIAPKAN: 'moving',
  BERLANGSUNG: 'turn',
  BERITA_ACARA: 'turn',
  MASA_SANGGAH: 'hold',
  SELESAI: 'done',
}
export const civil = (date: string): string => day(`${date}T12:00:00Z`)

const columns = (): Column<Row>[] => [
  { head: t('musyawarah.column.desa'), cell: ({ desa }) => desa.label },
  { head: t('musyawarah.column.on'), cell: ({ heldOn }) => civil(heldOn) },
  {
    head: t('musyawarah.column.state'),
    cell: ({ state }) => <StatusTag status={meetingStatus[state]}>{t(`meeting.state.${state}`)}</StatusTag>,
  },
  { head: t('musyawarah.column.families'), phone: 'labelled', cell: ({ families }) => String(families) },
  {
    head: t('musyawarah.column.until'),
    phone: 'labelled',
    cell: ({ state, objectionUntil }) =>
      state === 'MASA_SANGGAH' && objectionUntil ? day(objectionUntil, acting()?.tenant) : '–',
  },
]

/** "Musyawarah": meetings of the village, the newest first. */
export function MeetingList() {
  const pages = createPages(
    'meeting.list',
    () => ({}),
    async (input) => {
      const page = await api.meeting.list.query(input)
      return { ...page, total: page.rows.length }
    },
  )
  const action = () => (
    <Show when={may('meeting.open')}>
      <LinkButton kind="main" href="/musyawarah/baru">
        {t('musyawarah.new')}
      </LinkButton>
    </Show>
  )
  return (
    <>
      <PageHead title={t('musyawarah.title')} actions={action()}>
        <p class="max-w-[60ch]">{t('musyawarah.text')}</p>
      </PageHead>
      <Answer of={pages} bones={<Bones rows={5} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={<Empty title={t('musyawarah.none')}>{t('musyawarah.none_text')}</Empty>}
          >
            <div class="flex flex-col gap-4">
              <DataTable
                caption={t('musyawarah.title')}
                columns={columns()}
                rows={page().rows}
                href={({ id }) => `/musyawarah/${id}`}
              />
              <More of={pages} />
            </div>
          </Show>
        )}
      </Answer>
    </>
  )
}
