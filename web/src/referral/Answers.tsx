import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createPages } from '../pages.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Bones } from '../ui/Wait.tsx'
import { ReferralRows } from './ReferralRows.tsx'

/** What the own agency has answered, newest first. */
export function Answers() {
  const pages = createPages(
    'referral.inbox',
    () => ({ state: 'answered' as const }),
    (input) => api.referral.inbox.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <PageHead title={t('referral.answers_title')}>
        <p role="status">
          <Show when={pages.data()?.total}>{(n) => t('referral.answers_count', { n: n() })}</Show>
        </p>
      </PageHead>
      <Answer of={pages} bones={<Bones rows={6} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Empty
                title={t('referral.answers_empty')}
                actions={<LinkButton href="/rujukan">{t('place.referrals')}</LinkButton>}
              >
                <p>{t('referral.answers_empty_text')}</p>
              </Empty>
            }
          >
            <ReferralRows label={t('referral.answers_title')} rows={page().rows} />
            <MorePages of={pages} />
          </Show>
        )}
      </Answer>
    </div>
  )
}
