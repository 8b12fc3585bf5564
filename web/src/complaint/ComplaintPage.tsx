import { leading } from '@slrt/domain/complaint'
import { useNavigate, useParams } from '@solidjs/router'
import { createMemo, For, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { placeText } from '../field/place.ts'
import { ActsDock } from '../item/Acts.tsx'
import { createActingOn } from '../item/acting-on.ts'
import { createById } from '../item/by-id.ts'
import { comeBack, queueAddress } from '../item/last-queue.ts'
import { createPending } from '../pending.ts'
import { acting } from '../session.tsx'
import { day, moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Heading } from '../ui/Heading.tsx'
import { LongText } from '../ui/LongText.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { journeyOf } from './journey.ts'
import { NeedCard } from './NeedCard.tsx'
import { Sekarang } from './Sekarang.tsx'

const EvidenceList = lazy(() => import('../evidence/EvidenceList.tsx').then((file) => ({ default: file.EvidenceList })))

type Complaint = Outputs['complaint']['show']

/** Where Escape means something else: what is being written, and what lies over the page. */
const typing = 'input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]'

/** One complaint: what is to be done now, its needs, what the family told, and how it came here. */
export function ComplaintPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'complaint.show',
    () => params.id,
    (id) => api.complaint.show.query({ id }),
  )
  const navigate = useNavigate()
  const back = () => (acting()?.role === 'FASILITATOR' ? '/hari-ini' : queueAddress())
  function keys(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || (event.target as Element).closest(typing)) return
    comeBack()
    navigate(back())
  }
  onMount(() => document.addEventListener('keydown', keys))
  onCleanup(() => document.removeEventListener('keydown', keys))
  return (
    <>
      <BackLink href={back()} onClick={comeBack}>
        {t('complaint.back')}
      </BackLink>
      <Answer of={ask} title={t('queue.need')}>
        {(complaint) => <Whole complaint={complaint()} again={ask.again} />}
      </Answer>
    </>
  )
}

function Whole(props: { complaint: Complaint; again: () => Promise<void> }) {
  const complaint = () => props.complaint
  const pending = createPending(`complaint:${props.complaint.id}`)
  const lead = () => leading(complaint().items.map((need) => ({ ...need, shown: need.state })))!
  const needs = createById(() => complaint().items)
  const leadId = createMemo(() => lead().id)
  // One for the panel and the dock of a phone; another need begins anew, with nothing written for this one.
  const acts = createMemo(
    on(leadId, () =>
      createActingOn(
        () => ({ ...lead(), complaint: complaint().id, head: complaint().head, desa: complaint().desa }),
        () => props.again(),
      ),
    ),
  )
  return (
    <>
      <div class="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <bdi class="wrap-anywhere">
          <Heading title={t('complaint.title', { head: complaint().head })}>{complaint().head}</Heading>
        </bdi>
        <p class="text-ink-2">
          <span class="whitespace-nowrap">{complaint().ticket ?? t('complaint.numberless')}</span>
          {` · ${placeText(complaint())}`}
        </p>
        <p class="text-ink-2">
          {t('complaint.registered', {
            day: day(complaint().registeredAt, acting()?.tenant),
            by: complaint().registeredBy,
          })}
        </p>
      </div>
      <Show when={pending()}>
        <div class="mb-4">
          <Notice kind="waiting">{t('complaint.waiting')}</Notice>
        </div>
      </Show>
      <Show when={lead().turn !== null && lead().answerBy}>
        {(by) => (
          <div class="mb-4">
            <Notice kind={Date.parse(by()) < Date.now() ? 'late' : 'info'}>
              {t(Date.parse(by()) < Date.now() ? 'rights.notice_over' : 'rights.notice', {
                moment: moment(by(), acting()?.tenant),
              })}
            </Notice>
          </div>
        )}
      </Show>
      <Sekarang complaint={complaint()} need={lead()} acting={acts()} />
      <div class="mt-6 grid gap-6 desktop:grid-cols-[minmax(0,1fr)_22rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="kebutuhan">
            <h2 id="kebutuhan" class="mb-3">
              {t('complaint.needs', { n: complaint().items.length })}
            </h2>
            <ul class="flex flex-col gap-3">
              <For each={needs.ids()}>
                {(id) => {
                  const need = needs.of(id)
                  return <NeedCard complaint={complaint()} need={need()} again={props.again} leads={id === lead().id} />
                }}
              </For>
            </ul>
          </section>
          <Story complaint={complaint()} />
          <Suspense>
            <EvidenceList complaint={complaint().id} />
          </Suspense>
        </div>
        <section aria-labelledby="perjalanan" class="rounded-box border border-line bg-surface p-4 desktop:self-start">
          <h2 id="perjalanan" class="mb-3">
            {t('journey.title')}
          </h2>
          <Timeline label={t('journey.newest')} moments={journeyOf(complaint())} />
        </section>
      </div>
      <ActsDock of={acts()} />
    </>
  )
}

function Story(props: { complaint: Complaint }) {
  return (
    <section aria-labelledby="cerita" class="flex flex-col gap-2">
      <h2 id="cerita">{t('complaint.story')}</h2>
      <p class="text-small text-ink-2">
        {[
          tCode('kind.', props.complaint.kind, 'complaint.story'),
          tCode('channel.', props.complaint.channel, 'complaint.story'),
        ].join(' · ')}
      </p>
      <LongText text={props.complaint.story ?? ''} />
      <Show when={props.complaint.hope}>
        {(hope) => (
          <div>
            <h3 class="font-semibold">{t('complaint.hope')}</h3>
            <LongText text={hope()} />
          </div>
        )}
      </Show>
      <Show when={props.complaint.reporter}>
        {(reporter) => (
          <p>
            <bdi>{t('complaint.reporter', { reporter: reporter() })}</bdi>
          </p>
        )}
      </Show>
      <p>
        <a href={`/keluarga/${props.complaint.household}`}>{t('complaint.family')}</a>
      </p>
    </section>
  )
}
