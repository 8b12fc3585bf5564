import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createMedia } from '../media.ts'
import { createPages } from '../pages.ts'
import { acting, may } from '../session.tsx'
import { dayOfWeek } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { MorePages } from '../ui/MorePages.tsx'
import { Bones } from '../ui/Wait.tsx'
import { RegisterButton, RegisterDock } from './RegisterAction.tsx'
import { Unsent } from './Unsent.tsx'
import { VisitPanel } from './VisitPanel.tsx'
import { VisitRow } from './VisitRow.tsx'
import { visitsOf, type QueueRow, type Visit } from './visits.ts'

/** What families are to be told: it comes after the visits, with its words. */
const News = lazy(() =>
  Promise.all([import('../enrolment/News.tsx'), import('../text/entitlement.ts')]).then(([file]) => ({
    default: file.News,
  })),
)

/** Where a day in the field begins: whom to visit, the most pressing first. Without signal, as it was last known. */
export function Today() {
  const wide = createMedia('(min-width: 48rem)')
  const pages = createPages<{ tab: 'mine' }, QueueRow>(
    'item.queue',
    () => ({ tab: 'mine' as const }),
    (input) => api.item.queue.query(input),
  )
  // The next record may be begun without signal: what the rules say of it is then on the device.
  createAsk(
    'regulation.service',
    () => ({}),
    (input) => api.regulation.service.query(input),
  )
  const visits = createMemo(() => visitsOf(pages.data()?.rows ?? []))
  const [picked, setPicked] = createSignal('')
  const chosen = () => (wide() ? (visits().find(({ complaint }) => complaint === picked()) ?? visits()[0]) : undefined)
  const today = () => visits().filter(({ isToday }) => isToday)
  const later = () => visits().filter(({ isToday }) => !isToday)
  const title = () =>
    pages.data() ? t('today.title', { n: visits().length, more: pages.data()?.next ? '+' : '' }) : t('place.today')

  const list = (heading: string, of: Visit[]) => (
    <Show when={of.length > 0}>
      <section class="flex flex-col gap-2">
        <h2>{heading}</h2>
        <ul class="-mx-4 divide-y divide-line border-y border-line tablet:mx-0">
          <For each={of}>
            {(visit) => (
              <VisitRow
                visit={visit}
                chosen={chosen()?.complaint === visit.complaint}
                onChoose={wide() ? () => setPicked(visit.complaint) : undefined}
              />
            )}
          </For>
        </ul>
      </section>
    </Show>
  )

  return (
    <>
      <PageHead title={title()} actions={<RegisterButton />}>
        <p>
          {dayOfWeek(Date.now(), acting()?.tenant)}
          <Show when={pages.data()}> · {t('today.due', { n: today().length })}</Show>
        </p>
      </PageHead>
      <Unsent />
      <Answer of={pages} bones={<Bones rows={6} />}>
        {() => (
          <Show
            when={visits().length > 0}
            fallback={
              <Empty
                title={t('today.empty_title')}
                actions={<LinkButton href="/keluarga">{t('today.empty_action')}</LinkButton>}
              >
                <p>{t('today.empty_text')}</p>
              </Empty>
            }
          >
            <div class="grid items-start gap-8 min-[48rem]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
              <div class="flex flex-col gap-8 pb-6">
                {list(t('today.now'), today())}
                {list(t('today.later', { n: later().length }), later())}
                <MorePages of={pages} />
              </div>
              <Show when={chosen()}>
                {(visit) => (
                  <div class="sticky top-[calc(var(--under-header)+1rem)]">
                    <VisitPanel visit={visit()} />
                  </div>
                )}
              </Show>
            </div>
          </Show>
        )}
      </Answer>
      <Show when={may('enrolment.show')}>
        <Suspense>
          <News />
        </Suspense>
      </Show>
      <RegisterDock />
    </>
  )
}
