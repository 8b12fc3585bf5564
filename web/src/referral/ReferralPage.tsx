import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { hasText, t } from '../text/text.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LongText } from '../ui/LongText.tsx'
import { ReferralActs } from './ReferralActs.tsx'
import { ReferralNow } from './ReferralNow.tsx'
import { askerText, needText, subjectText, type Referral } from './standing.ts'

/** One request, as a clerk meets it twice a month: who asks what, until when, and three answers. */
export function ReferralPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'referral.show',
    () => params.id,
    (id) => api.referral.show.query({ id }),
  )
  const files = createAsk(
    'file.list',
    () => (ask.data() ? { item: ask.data()!.item } : undefined),
    (input) => api.file.list.query(input),
  )
  const isOver = () => Boolean(ask.data()?.endedAt)
  return (
    <div class="reading flex flex-1 flex-col">
      <BackLink href={isOver() ? '/rujukan/jawaban' : '/rujukan'}>
        {t(isOver() ? 'place.answers' : 'referral.to_list')}
      </BackLink>
      <Answer of={ask} title={t('referral.list_title')}>
        {(referral) => (
          <>
            <PageHead title={t('referral.title', { from: askerText(referral()) })}>
              <p class="text-ink">
                <strong>{subjectText(referral())}</strong>
                <br />
                {needText(referral())}
              </p>
            </PageHead>
            <div class="flex flex-1 flex-col gap-6">
              <div aria-live="polite">
                <ReferralNow referral={referral()} />
              </div>
              <Asked referral={referral()} />
              <Show when={files.data()?.length}>
                <EvidenceList item={referral().item} />
              </Show>
              <ReferralActs referral={referral()} again={ask.again} />
              <About referral={referral()} />
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

function Asked(props: { referral: Referral }) {
  const urgency = () => `referral.urgent.${props.referral.urgency}`
  return (
    <>
      <section class="flex max-w-[34rem] flex-col gap-1">
        <h2>{t('referral.asked')}</h2>
        <Show when={!props.referral.endedAt && hasText(urgency())}>
          <p class="font-semibold">{hasText(urgency()) && t(urgency() as 'referral.urgent.TINGGI')}</p>
        </Show>
        <LongText text={props.referral.request} />
      </section>
      <Show when={props.referral.answer}>
        {(answer) => (
          <section class="flex max-w-[34rem] flex-col gap-1">
            <h2>{t('referral.your_words')}</h2>
            <LongText text={answer()} />
          </section>
        )}
      </Show>
    </>
  )
}

function About(props: { referral: Referral }) {
  const by = (at: string, name: string | null) =>
    t('referral.sent_by', { moment: moment(at, acting()?.tenant), name: name ?? '' })
  return (
    <section class="flex flex-col gap-3">
      <h2>{t('referral.facts')}</h2>
      <Facts
        facts={[
          { label: t('referral.ticket'), value: <span class="whitespace-nowrap">{props.referral.ticket}</span> },
          { label: t('referral.sent'), value: by(props.referral.sentAt, props.referral.sentBy) },
          ...(props.referral.acceptedAt
            ? [{ label: t('referral.accepted'), value: by(props.referral.acceptedAt, props.referral.acceptedBy) }]
            : []),
        ]}
      />
      <div class="text-small text-ink-2">
        <p>{t('referral.privacy')}</p>
        <p>{t('referral.seen_by')}</p>
      </div>
    </section>
  )
}
