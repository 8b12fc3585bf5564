import { Show } from 'solid-js'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { baseText, sumsOf, valueText, type District, type Measure } from './measures.ts'

/** The district of a tile: who it is, its value with N, and the door. Stands in the sea, never over a tile. */
export function ChosenDistrict(props: { district: District; measure: Measure; to: string }) {
  const sums = () => (props.district.tenant === null ? null : sumsOf(props.district, props.to))
  const second = () => {
    const known = sums()
    const waiting = known && props.measure.name === 'tepat' && props.district.waiting > 0
    return [
      props.district.province,
      known && baseText(props.measure, known),
      waiting && t('map.unanswered', { n: props.district.waiting }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  return (
    <section
      aria-label={props.district.label}
      class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-box border-2 border-ink bg-surface px-3 py-2"
    >
      <div class="min-w-0 flex-1 basis-56">
        <h2>{props.district.label}</h2>
        <p class="text-small text-ink-2">{second()}</p>
        <Show when={props.district.lastDay}>
          {(last) => <p class="text-small text-ink-2">{t('map.last', { day: day(last()) })}</p>}
        </Show>
      </div>
      <div class="flex flex-none flex-col gap-1">
        <Show when={sums()} fallback={<p>{t('map.not_joined')}</p>}>
          {(known) => (
            <p class="flex flex-wrap items-baseline gap-x-2">
              <span class="text-h1">{valueText(props.measure, known())}</span>
              {t(`measure.${props.measure.name}_says`)}
            </p>
          )}
        </Show>
        <LinkButton href={`/daerah/${props.district.code}`} kind="main">
          {t('map.open')}
        </LinkButton>
      </div>
    </section>
  )
}
