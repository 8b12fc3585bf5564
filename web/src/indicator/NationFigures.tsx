import { createMemo, type JSX } from 'solid-js'
import { number, t } from '../text/text.ts'
import { baseText, looksOf, sumsOf, sumsOfAll, valueText, type Measure, type Nation } from './measures.ts'

/** Silent for this many days or more: the limit of the fourth class. */
const SILENT = 15

/** Three figures above the map, each with the door to its districts. */
export function NationFigures(props: { nation: Nation; measure: Measure; table: string }) {
  const total = createMemo(() => sumsOfAll(props.nation.districts, props.nation.to))
  const members = createMemo(() => props.nation.districts.filter(({ tenant }) => tenant !== null))
  const worst = () => {
    const look = looksOf(props.measure, props.nation)
    return props.nation.districts.filter(({ code }) => ['4', '5'].includes(look(code).kind)).length
  }
  const silent = createMemo(
    () => members().filter((one) => (sumsOf(one, props.nation.to).silent ?? 0) >= SILENT).length,
  )
  // A memo, since the same address written anew is a link to be styled anew.
  const silentTable = createMemo(() => props.table.replace(/urut=\w+/, 'urut=diam'))
  const absent = () => props.nation.districts.length - members().length
  const worstText = () => {
    const limit = props.measure.limits[2]
    if (props.measure.unit === 'percent') return t('map.low_percent', { n: Math.round(limit * 100) })
    return t(props.measure.unit === 'days' ? 'map.low_days' : 'map.low_months', { n: limit })
  }
  const nationText = () => [t('map.national'), baseText(props.measure, total())].filter(Boolean).join(' · ')
  return (
    <ul class="mb-4 flex flex-wrap gap-x-8 gap-y-1">
      {props.measure.name === 'diam' ? null : <Figure value={valueText(props.measure, total())} text={nationText()} />}
      <Figure value={number(worst())} text={worstText()} href={props.table} />
      {props.measure.name === 'diam' ? null : (
        <Figure value={number(silent())} text={t('map.silent')} href={silentTable()} />
      )}
      <Figure value={number(absent())} text={t('map.waiting')} href="/daerah?gabung=belum" />
    </ul>
  )
}

function Figure(props: { value: string; text: JSX.Element; href?: string }) {
  const words = (
    <>
      <span class="text-figure">{props.value}</span> <span class="font-normal">{props.text}</span>
    </>
  )
  return (
    <li>
      {props.href ? (
        <a
          class="inline-flex min-h-control flex-wrap items-baseline gap-x-2 text-ink! decoration-ink-3!"
          href={props.href}
        >
          {words}
        </a>
      ) : (
        <p class="flex min-h-control flex-wrap items-baseline gap-x-2">{words}</p>
      )}
    </li>
  )
}
