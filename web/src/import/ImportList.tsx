import { Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { More } from '../duplicate/DuplicateList.tsx'
import { createPages } from '../pages.ts'
import { acting, may } from '../session.tsx'
import { shortMoment } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { NewImport } from './NewImport.tsx'
import { fileText, importStatus, rejectedIn } from './words.ts'

type Row = Outputs['import']['list']['rows'][number]

const columns = (): Column<Row>[] => [
  { head: t('impor.column.file'), cell: ({ fileName }) => <bdi class="wrap-anywhere">{fileName}</bdi> },
  {
    head: t('impor.column.state'),
    cell: ({ state }) => <StatusTag status={importStatus[state]}>{t(`impor.state.${state}`)}</StatusTag>,
  },
  { head: t('impor.column.kind'), cell: (row) => fileText(row) },
  {
    head: t('impor.column.rows'),
    phone: 'labelled',
    cell: ({ row, summary }) => (row > 0 ? number(summary.rows) : '–'),
  },
  {
    head: t('impor.column.rejected'),
    phone: 'labelled',
    cell: ({ row, summary }) => (row > 0 ? number(rejectedIn(summary)) : '–'),
  },
  {
    head: t('impor.column.begun'),
    phone: 'none',
    cell: ({ startedAt, startedBy }) =>
      t('impor.begun', { moment: shortMoment(startedAt, acting()?.tenant), by: startedBy }),
  },
]

/** "Impor data": a box for the next file, and the files so far, the newest first. */
export function ImportList() {
  const pages = createPages(
    'import.list',
    () => ({}),
    async (input) => {
      const page = await api.import.list.query(input)
      return { ...page, total: page.rows.length }
    },
  )
  return (
    <>
      <PageHead title={t('impor.title')}>
        <p class="max-w-[60ch]">{t('impor.text')}</p>
      </PageHead>
      <div class="flex flex-col gap-8">
        <Show when={may('import.begin')}>
          <NewImport />
        </Show>
        <section aria-labelledby="sebelumnya" class="flex flex-col gap-3">
          <h2 id="sebelumnya">{t('impor.before')}</h2>
          <Answer of={pages} bones={<Bones rows={4} />}>
            {(page) => (
              <Show when={page().rows.length > 0} fallback={<p class="max-w-[60ch] text-ink-2">{t('impor.none')}</p>}>
                <DataTable
                  caption={t('impor.before')}
                  columns={columns()}
                  rows={page().rows}
                  href={({ id }) => `/impor/${id}`}
                />
                <More of={pages} />
              </Show>
            )}
          </Answer>
        </section>
      </div>
    </>
  )
}
