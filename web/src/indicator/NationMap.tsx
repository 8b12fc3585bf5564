import { useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { afterPaint } from '../after-paint.ts'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createMedia } from '../media.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Heading } from '../ui/Heading.tsx'
import { FreshTime } from './FreshTime.tsx'
import { measureOf, onePerTenant, type Nation } from './measures.ts'
import { NationFigures } from './NationFigures.tsx'
import { Sea } from './Sea.tsx'
import { createLateAddress } from './late-address.ts'
import { daysOf, measureNameOf, MeasureChoice, PeriodChoice } from './MeasureChoice.tsx'

/** The nation at a glance: where to look first, and the way there. */
export function NationMap() {
  const [search, setSearch] = useSearchParams<{ hari?: string; provinsi?: string }>()
  const [chosen, choose] = createLateAddress(['ukuran', 'daerah'])
  const name = createMemo(() => measureNameOf(chosen().ukuran))
  const measure = createMemo(() => measureOf(name(), daysOf(search.hari)))
  // The map is repainted first, and what is written around it with the next frame.
  const told = afterPaint(measure)
  const ask = createAsk(
    'indicator.nation',
    () => ({ days: daysOf(search.hari) }),
    (input) => api.indicator.nation.query(input),
  )
  const twin = createMemo(
    () => `/daerah?${new URLSearchParams({ urut: told().name, hari: String(daysOf(search.hari)) })}`,
  )
  const daerah = createMemo(() => chosen().daerah)

  /** On a narrow screen the map comes first. */
  const roomy = createMedia('(min-width: 64rem)')
  const figures = (nation: Nation) => <NationFigures nation={nation} measure={told()} table={twin()} />

  return (
    <>
      <div class="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0">
          <Heading title={t('place.map')}>{t(`measure.${told().name}`)}</Heading>
          <Show when={ask.data()}>
            {(nation) => (
              <div class="mt-1 text-ink-2">
                {t('map.period', { n: daysOf(search.hari), day: day(nation().to) })} ·{' '}
                {t('map.joined', {
                  n: nation().districts.filter(({ tenant }) => tenant !== null).length,
                  of: nation().districts.length,
                })}{' '}
                · <FreshTime at={nation().at} />
              </div>
            )}
          </Show>
        </div>
        <div class="no-print flex flex-wrap items-end gap-3">
          <MeasureChoice value={name()} onChange={(ukuran) => choose({ ukuran })} />
          <PeriodChoice days={daysOf(search.hari)} onChange={(hari) => setSearch({ hari }, { replace: true })} />
          <LinkButton href={twin()}>{t('map.table')}</LinkButton>
        </div>
      </div>
      <Answer of={ask} bones={<div class="h-130 rounded-box border border-line bg-surface" />}>
        {(nation) => (
          <>
            <Show
              when={onePerTenant(nation().districts).length > 0}
              fallback={
                <div class="mb-4">
                  <Notice
                    kind="info"
                    actions={may('tenant.open') && <LinkButton href="/daerah/buka">{t('tenant.open')}</LinkButton>}
                  >
                    {t('map.nobody_title')}. {t('map.nobody_text')}
                  </Notice>
                </div>
              }
            >
              <Show when={roomy()}>{figures(nation())}</Show>
            </Show>
            <Sea
              nation={nation()}
              measure={measure()}
              province={search.provinsi}
              onProvince={(provinsi) => setSearch({ ukuran: name(), provinsi, daerah: undefined })}
              chosen={daerah()}
              onChoose={(daerah) => choose({ daerah })}
            />
            <Show when={!roomy() && !search.provinsi && onePerTenant(nation().districts).length > 0}>
              <div class="mt-6">{figures(nation())}</div>
            </Show>
          </>
        )}
      </Answer>
    </>
  )
}
