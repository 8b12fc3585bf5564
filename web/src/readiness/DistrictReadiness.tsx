import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { LimitNotices } from '../limit/LimitNotices.tsx'
import { acting, may } from '../session.tsx'
import { clock, zoneOf } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Bones } from '../ui/Wait.tsx'
import { InOrder, Wanting } from './CheckList.tsx'
import { advised, holding, inOrder, mayMend, type Shown } from './checks.ts'

/** What the district still lacks, the most pressing first, each with the way to mend it; and what is in order. */
export function DistrictReadiness() {
  const ask = createAsk(
    'readiness.district',
    () => ({}),
    (input) => api.readiness.district.query(input),
  )
  const tenant = () => acting()?.tenantName ?? ''
  return (
    <>
      <PageHead title={t('ready.title')}>
        <Show when={ask.data()}>
          {(told) => <p>{t('ready.counted', { tenant: tenant(), time: timeOf(told().at) })}</p>}
        </Show>
      </PageHead>
      <Answer of={ask} bones={<Bones rows={8} />}>
        {(told) => {
          const checks = (): Shown[] => told().checks
          return (
            <div class="grid grid-cols-1 items-start gap-8 desktop:grid-cols-[minmax(0,48rem)_minmax(0,1fr)]">
              <div class="flex flex-col gap-8">
                <State checks={checks()} tenant={tenant()} />
                <Show when={may('limit.notices')}>
                  <LimitNotices />
                </Show>
                <Wanting
                  title={t('ready.holding')}
                  checks={holding(checks())}
                  isOwn
                  first={holding(checks())[0]?.code}
                />
                <Wanting title={t('ready.advised')} checks={advised(checks())} isOwn />
              </div>
              <InOrder checks={inOrder(checks())} />
            </div>
          )
        }}
      </Answer>
    </>
  )
}

/** Always of today: the list is computed when it is asked for. */
function timeOf(at: string): string {
  const code = acting()?.tenant ?? ''
  return `${clock(at, code)} ${zoneOf(code).name}`
}

/** One sentence first: may this district be run or not. */
function State(props: { checks: Shown[]; tenant: string }) {
  const stops = () => holding(props.checks).length
  const better = () => advised(props.checks).length
  return (
    <Show
      when={stops() > 0}
      fallback={
        <Panel status="done" live title={better() > 0 ? t('ready.ready_but', { n: better() }) : t('ready.ready')}>
          <p>{t('ready.ready_text')}</p>
        </Panel>
      }
    >
      <Panel
        status={holding(props.checks).some(mayMend) ? 'turn' : 'idle'}
        live
        title={t('ready.not_ready', { n: stops() })}
      >
        <p>{t('ready.not_ready_text', { tenant: props.tenant })}</p>
      </Panel>
    </Show>
  )
}
