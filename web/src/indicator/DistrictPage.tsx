import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Heading, PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Bones } from '../ui/Wait.tsx'
import { TenantFacts } from '../tenant/TenantFacts.tsx'
import { DistrictFigures } from './DistrictFigures.tsx'
import { FreshTime } from './FreshTime.tsx'
import { monthAsked, MonthChoice } from './MonthChoice.tsx'
import { SummarySentence } from './SummarySentence.tsx'

/** One district as the nation sees it: its figures, then what it says of itself; or that it has not joined. */
export function DistrictPage() {
  const params = useParams<{ code: string }>()
  const nation = createAsk(
    'indicator.nation',
    () => ({ days: 90 as const }),
    (input) => api.indicator.nation.query(input),
  )
  const row = createMemo(() => nation.data()?.districts.find(({ code }) => code === params.code))
  // The areas of one tenant (DKI) are one district here; a code that is no area may be that of a tenant.
  const tenant = () => (nation.data() ? (row() ? row()!.tenant : params.code) : undefined)
  return (
    <>
      <BackLink href="/daerah">{t('tenant.to_list')}</BackLink>
      <Answer of={nation} title={t('place.tenants')} bones={<Bones rows={6} />}>
        {() => (
          <Show
            when={tenant()}
            fallback={
              <>
                <PageHead title={row()?.label ?? t('place.tenants')}>{row()?.province}</PageHead>
                <Empty
                  title={t('districts.not_joined_title', { name: row()?.label ?? '' })}
                  actions={may('tenant.open') && <LinkButton href="/daerah/buka">{t('tenant.open')}</LinkButton>}
                >
                  <p>{t('districts.not_joined_text')}</p>
                </Empty>
              </>
            }
          >
            {(code) => <Joined code={code()} province={row()?.province} />}
          </Show>
        )}
      </Answer>
    </>
  )
}

function Joined(props: { code: string; province: string | undefined }) {
  const [search, setSearch] = useSearchParams<{ bulan?: string }>()
  const month = () => monthAsked(search.bulan, props.code)
  const ask = createAsk(
    'indicator.district',
    () => ({ month: month(), code: props.code }),
    (input) => api.indicator.district.query(input),
  )
  return (
    <Answer of={ask} title={t('place.tenants')} bones={<Bones rows={6} />}>
      {(summary) => (
        <>
          <div class="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <div class="min-w-0">
              <Heading>{summary().name}</Heading>
              <p class="mt-1 text-ink-2">
                {[summary().serviceName, props.province].filter(Boolean).join(' · ')} · <FreshTime at={summary().at} />
                <Show when={summary().lastDay}>{(last) => <> · {t('summary.last', { day: day(last()) })}</>}</Show>
              </p>
            </div>
            <MonthChoice
              month={month()}
              code={props.code}
              onChange={(bulan) => setSearch({ bulan }, { replace: true })}
            />
          </div>
          <div class="flex flex-col gap-6">
            <Show
              when={summary().lastDay}
              fallback={
                <Empty title={t('summary.empty_title')}>
                  <p>{t('summary.empty_text')}</p>
                </Empty>
              }
            >
              <SummarySentence summary={summary()} month={month()} />
              <DistrictFigures summary={summary()} month={month()} isNational />
            </Show>
            <Show when={may('tenant.show')}>
              <TenantFacts code={props.code} />
            </Show>
          </div>
        </>
      )}
    </Answer>
  )
}
