import '../text/limit.ts'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { day, shortMoment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Show } from 'solid-js'
import { Answer } from '../ui/Answer.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { limitText, type Trial } from './limit-words.ts'

/** The limits that the nation tried on all districts, the newest first. */
export function LimitList() {
  const ask = createAsk(
    'limit.list',
    () => ({}),
    (input) => api.limit.list.query(input),
  )
  return (
    <>
      <PageHead title={t('limit.title')}>
        <p class="max-w-[54ch]">{t('limit.text')}</p>
      </PageHead>
      <Answer of={ask}>
        {(shown) => (
          <Show
            when={shown().rows.length > 0}
            fallback={
              <Empty
                title={t('limit.none')}
                actions={<LinkButton href="/peraturan/program.maxDesil">{t('limit.to_rules')}</LinkButton>}
              >
                {t('limit.none_text')}
              </Empty>
            }
          >
            <DataTable<Trial>
              caption={t('limit.title')}
              columns={[
                { head: t('limit.title'), cell: limitText },
                {
                  head: t('limit.col_from'),
                  cell: (row) => day(`${row.effectiveFrom}T12:00:00Z`),
                  phone: 'line',
                },
                {
                  head: t('limit.col_by'),
                  cell: (row) => `${row.askedBy}, ${shortMoment(row.askedAt)}`,
                  phone: 'line',
                },
              ]}
              rows={shown().rows}
              href={({ id }) => `/batas/${id}`}
            />
          </Show>
        )}
      </Answer>
    </>
  )
}
