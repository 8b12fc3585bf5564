import { useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { FreshTime } from '../indicator/FreshTime.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Bones } from '../ui/Wait.tsx'
import { InOrder, Wanting } from './CheckList.tsx'
import { advised, countedChecks, holding, inOrder, ruleName } from './checks.ts'
import type { District } from './nation.ts'

/** One district as the secretariat sees it: counts, never names; and its rules that are not the nation's. */
export function DistrictOfNation() {
  const params = useParams<{ code: string }>()
  const ask = createAsk(
    'readiness.nation',
    () => ({}),
    (input) => api.readiness.nation.query(input),
  )
  const district = () => ask.data()?.districts.find(({ tenant }) => tenant === params.code)
  return (
    <div class="reading flex flex-col">
      <BackLink href="/kesiapan">{t('ready.to_list')}</BackLink>
      <Answer of={ask} title={t('ready.title')} bones={<Bones rows={6} />}>
        {(told) => (
          <>
            <PageHead title={district()?.name ?? t('ready.title')}>
              <p>
                <FreshTime at={told().at} />
              </p>
            </PageHead>
            <Show
              when={district() && Object.keys(district()!.checks).length > 0 && district()}
              fallback={
                <Empty title={t('ready.unknown')}>
                  <p>{t('ready.unknown_text')}</p>
                </Empty>
              }
            >
              {(found) => <Counted of={found()} />}
            </Show>
          </>
        )}
      </Answer>
    </div>
  )
}

function Counted(props: { of: District }) {
  const checks = () => countedChecks(props.of.checks)
  const stops = () => holding(checks()).length
  const tenant = () => props.of.name
  return (
    <div class="flex flex-col gap-8">
      <Panel
        status={stops() > 0 ? 'idle' : 'done'}
        title={
          stops() > 0
            ? t('ready.nation_not_ready', { n: stops(), tenant: tenant() })
            : t('ready.nation_ready', { tenant: tenant() })
        }
        actions={<LinkButton href={`/daerah/${props.of.tenant}`}>{t('ready.figures')}</LinkButton>}
      />
      <Wanting title={t('ready.holding')} checks={holding(checks())} isOwn={false} />
      <Wanting title={t('ready.advised')} checks={advised(checks())} isOwn={false} />
      <section class="flex flex-col gap-2">
        <h2>{t('ready.differs_title')}</h2>
        <Show
          when={props.of.differs.length > 0}
          fallback={<p class="text-ink-2">{t('ready.differs_text', { tenant: tenant() })}</p>}
        >
          <ul class="divide-y divide-line border-y border-line">
            <For each={props.of.differs}>
              {({ key, n }) => (
                <li class="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
                  <span>{ruleName(key)}</span>
                  <span class="text-ink-2">{t('ready.differs_n', { n })}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <InOrder checks={inOrder(checks())} />
    </div>
  )
}
