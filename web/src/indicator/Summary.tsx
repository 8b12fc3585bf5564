import '../text/nation.ts'
import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting, may } from '../session.tsx'
import { day, monthOf } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Bones } from '../ui/Wait.tsx'
import { DistrictFigures } from './DistrictFigures.tsx'
import { FreshTime } from './FreshTime.tsx'
import { monthAsked, MonthChoice } from './MonthChoice.tsx'
import { SummarySentence } from './SummarySentence.tsx'
import Printer from '~icons/lucide/printer'

/** The one-pager of a head of service: the month of the own district, to be read or printed. */
export function Summary() {
  const [search, setSearch] = useSearchParams<{ bulan?: string }>()
  const code = () => acting()?.tenant ?? ''
  const month = () => monthAsked(search.bulan, code())
  const ask = createAsk(
    'indicator.district',
    () => ({ month: month() }),
    (input) => api.indicator.district.query(input),
  )
  return (
    <>
      <PageHead
        title={t('summary.title_of', { name: acting()?.tenantName ?? '', month: monthOf(month()) })}
        actions={
          <div class="flex flex-wrap items-end gap-3">
            <MonthChoice month={month()} code={code()} onChange={(bulan) => setSearch({ bulan }, { replace: true })} />
            <Show when={ask.data()?.lastDay}>
              <Button kind="main" onClick={() => print()}>
                <Printer class="icon" aria-hidden="true" />
                {t('summary.print')}
              </Button>
            </Show>
          </div>
        }
      >
        <Show when={ask.data()}>
          {(summary) => (
            <>
              <p>
                <Show when={summary().lastDay}>{(last) => <>{t('summary.last', { day: day(last()) })} · </>}</Show>
                <FreshTime at={summary().at} code={code()} />
              </p>
              <Show when={may('target.show')}>
                <p class="no-print">
                  <a class="inline-flex min-h-control items-center" href="/sasaran">
                    {t('summary.targets')}
                  </a>
                </p>
              </Show>
            </>
          )}
        </Show>
      </PageHead>
      <Answer of={ask} bones={<Bones rows={6} />}>
        {(summary) => (
          <Show
            when={summary().lastDay}
            fallback={
              <Empty title={t('summary.empty_title')}>
                <p>{t('summary.empty_text')}</p>
              </Empty>
            }
          >
            <div class="flex flex-col gap-6">
              <SummarySentence summary={summary()} month={month()} />
              <DistrictFigures summary={summary()} month={month()} />
            </div>
          </Show>
        )}
      </Answer>
    </>
  )
}
