import type { SiksState } from '@slrt/domain/proposal-state'
import { Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { More } from '../duplicate/DuplicateList.tsx'
import { createPages } from '../pages.ts'
import { acting, may } from '../session.tsx'
import { day } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'

type Row = Outputs['siks']['list']['rows'][number]

export const siksStatus: Readonly<Record<SiksState, Status>> = {
  DISUSUN: 'turn',
  DIMINTA_SAH: 'hold',
  DISAHKAN: 'turn',
  DIKIRIM: 'moving',
  DIJAWAB: 'done',
}

const columns = (): Column<Row>[] => [
  { head: t('siks.column.number'), cell: (row) => t('siks.number', { number: row.number }) },
  {
    head: t('siks.column.state'),
    cell: ({ state }) => <StatusTag status={siksStatus[state]}>{t(`siks.state.${state}`)}</StatusTag>,
  },
  { head: t('siks.column.proposals'), phone: 'labelled', cell: ({ proposals }) => number(proposals) },
  { head: t('siks.column.made'), phone: 'labelled', cell: ({ madeAt }) => day(madeAt, acting()?.tenant) },
  {
    head: t('siks.column.sent'),
    phone: 'labelled',
    cell: ({ sentOn }) => (sentOn ? day(`${sentOn}T12:00:00Z`) : '–'),
  },
]

/** "Kiriman SIKS-NG": batches of proposals, the newest first, and what could go into the next. */
export function SiksList() {
  const pages = createPages(
    'siks.list',
    () => ({}),
    async (input) => {
      const page = await api.siks.list.query(input)
      return { ...page, total: page.rows.length }
    },
  )
  const ready = () => (pages.data() as { ready?: number } | undefined)?.ready ?? 0
  return (
    <>
      <PageHead
        title={t('siks.title')}
        actions={
          <Show when={may('siks.make') && ready() > 0}>
            <LinkButton kind="main" href="/siks/baru">
              {t('siks.new')}
            </LinkButton>
          </Show>
        }
      >
        <p class="max-w-[60ch]">{t('siks.text')}</p>
        <p role="status">
          <Show when={pages.data()}>{t(ready() > 0 ? 'siks.ready' : 'siks.ready_none', { n: ready() })}</Show>
        </p>
      </PageHead>
      <Answer of={pages} bones={<Bones rows={5} />}>
        {(page) => (
          <Show when={page().rows.length > 0} fallback={<Empty title={t('siks.none')}>{t('siks.none_text')}</Empty>}>
            <div class="flex flex-col gap-4">
              <DataTable
                caption={t('siks.title')}
                columns={columns()}
                rows={page().rows}
                href={({ id }) => `/siks/${id}`}
              />
              <More of={pages} />
            </div>
          </Show>
        )}
      </Answer>
    </>
  )
}
