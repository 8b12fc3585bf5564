import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createPages } from '../pages.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Bones } from '../ui/Wait.tsx'
import { NextPanel } from './NextPanel.tsx'
import { ReferralRows } from './ReferralRows.tsx'
import { firstOf, pausedLast } from './standing.ts'

/** What an agency is asked: the one to answer first, then the others by deadline. */
export function Inbox() {
  const pages = createPages(
    'referral.inbox',
    () => ({ state: 'open' as const }),
    (input) => api.referral.inbox.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <PageHead title={t('referral.list_title')}>
        <p role="status">
          <Show when={pages.data()?.total}>{(n) => t('referral.list_count', { n: n() })}</Show>
        </p>
      </PageHead>
      <Answer of={pages} bones={<Bones rows={4} />}>
        {(page) => {
          const first = () => firstOf(page().rows)
          const others = () => pausedLast(page().rows).filter((row) => row !== first())
          return (
            <Show when={page().rows.length > 0} fallback={<NothingAsked />}>
              <div class="flex flex-col gap-8">
                <Show when={first()}>{(row) => <NextPanel row={row()} />}</Show>
                <Show when={others().length > 0}>
                  <section class="flex flex-col gap-3">
                    <Show when={first()}>
                      <h2>{t('referral.next_head', { n: page().total - 1 })}</h2>
                    </Show>
                    <ReferralRows label={t('referral.list_title')} rows={others()} />
                    <MorePages of={pages} />
                  </section>
                </Show>
              </div>
            </Show>
          )
        }}
      </Answer>
    </div>
  )
}

/** Nothing to answer, and when the last answer was given. */
function NothingAsked() {
  const answers = createAsk(
    'referral.inbox',
    () => ({ state: 'answered' as const }),
    (input) => api.referral.inbox.query(input),
  )
  const last = () => answers.data()?.rows[0]?.endedAt
  return (
    <Empty
      title={t('referral.empty')}
      actions={last() && <LinkButton href="/rujukan/jawaban">{t('place.answers')}</LinkButton>}
    >
      <p>{last() ? t('referral.empty_last', { day: day(last()!, acting()?.tenant) }) : t('referral.empty_never')}</p>
    </Empty>
  )
}
