import { thisMonth } from './this-month.ts'
import { For, Show } from 'solid-js'
import { monthAlone, monthOf } from '../text/date.ts'
import { number, t, tCode } from '../text/text.ts'
import { Bars } from './Bars.tsx'
import { FigureCard } from './FigureCard.tsx'
import { FEWEST } from './measures.ts'
import { Months } from './Months.tsx'
import { changeText, onTimeShare, openByWhere, settledShare, type MonthFigures, type Summary } from './summary.ts'

/** How many kinds of need are listed. */
const TOP = 5

/**
 * The month of one district on one sheet: what came in, what was settled, what is still open and where it lies.
 * @param props.isNational whoever looks is not of this district: shares of fewer than five are not shown
 */
export function DistrictFigures(props: { summary: Summary; month: string; isNational?: boolean }) {
  const months = () => props.summary.months
  const now = () => months().at(-1)!
  const before = (): MonthFigures | undefined => months().at(-2)
  /** Nothing to compare with: the district did nothing before, or the month is not over. */
  const isRunning = () => props.month === thisMonth(props.summary.code)
  const percent = (share: number | null, base: number) =>
    share === null
      ? t('value.none')
      : props.isNational && base < FEWEST
        ? t('value.hidden')
        : t('value.percent', { n: Math.round(share * 100) })
  const change = (of: (month: MonthFigures) => number | null, unit: 'count' | 'share') => {
    if (unit === 'count' && isRunning()) return t('summary.running')
    const earlier = before()
    const known = earlier && earlier.registered + earlier.answered + earlier.settled > 0
    return changeText(of(now()), known ? of(earlier) : null, unit, monthAlone(earlier?.month ?? props.month))
  }
  const line = (what: string, of: (month: MonthFigures) => number | null, unit: 'count' | 'share') => {
    const shares = unit === 'share'
    const values = months().map(of)
    const said = values.map((value) =>
      value === null ? t('value.none') : shares ? t('value.percent', { n: Math.round(value * 100) }) : number(value),
    )
    return (
      <Months
        values={values}
        full={shares ? 1 : undefined}
        label={t('summary.line', { what, month: monthOf(props.month), values: said.join(', ') })}
      />
    )
  }
  const openNow = () => props.summary.open.reduce((sum, { open }) => sum + open, 0)
  const needs = () => props.summary.categories.filter(({ open }) => open > 0).slice(0, TOP)
  const registered = (month: MonthFigures) => month.registered

  return (
    <div class="flex flex-col gap-6">
      <ul class="grid gap-px overflow-hidden rounded-box border border-line bg-line tablet:grid-cols-2 desktop:grid-cols-4 print:grid-cols-4">
        <FigureCard
          label={t('summary.registered')}
          value={number(now().registered)}
          note={t('summary.registered_note')}
          change={change(registered, 'count')}
          line={line(t('summary.registered'), registered, 'count')}
        />
        <FigureCard
          label={t('summary.settled')}
          value={percent(settledShare(now()), now().registered)}
          note={t('summary.settled_note', { n: now().settled, of: now().registered })}
          change={change(settledShare, 'share')}
          line={line(t('summary.settled'), settledShare, 'share')}
        />
        <FigureCard
          label={t('summary.on_time')}
          value={percent(onTimeShare(now()), now().answered)}
          note={t('summary.on_time_note', { n: now().answered })}
          change={change(onTimeShare, 'share')}
          line={line(t('summary.on_time'), onTimeShare, 'share')}
        />
        <FigureCard label={t('summary.open')} value={number(openNow())} note={t('summary.open_note')} />
      </ul>
      <div class="grid items-start gap-6 desktop:grid-cols-2 print:grid-cols-2">
        <section class="sheet flex flex-col gap-4">
          <h2>{t('summary.where')}</h2>
          <Show when={openNow() > 0} fallback={<p class="text-ink-2">{t('summary.where_none')}</p>}>
            <Bars
              rows={openByWhere(props.summary.open).map(({ where, open }) => ({
                name: t(`summary.where.${where}`),
                value: open,
              }))}
            />
          </Show>
        </section>
        <section class="sheet flex flex-col gap-4">
          <h2>{t('summary.needs')}</h2>
          <Show when={needs().length > 0} fallback={<p class="text-ink-2">{t('summary.needs_none')}</p>}>
            <Bars
              rows={needs().map(({ category, open, registered: month }) => ({
                name: tCode('category.', category, 'summary.need_other'),
                value: open,
                note: t('summary.needs_month', { n: month }),
              }))}
            />
          </Show>
        </section>
      </div>
      <details class="no-print">
        <summary class="min-h-control cursor-pointer py-2 font-semibold text-action">{t('summary.table')}</summary>
        <MonthTable months={months()} percent={percent} />
      </details>
      <p class="text-small text-ink-2">{t('summary.how')}</p>
    </div>
  )
}

/** The twin of the twelve-month lines. */
function MonthTable(props: { months: MonthFigures[]; percent: (share: number | null, base: number) => string }) {
  const heads = () => [
    t('summary.month'),
    t('summary.registered'),
    t('summary.table_settled'),
    t('summary.table_answered'),
    t('summary.on_time'),
  ]
  return (
    <div class="overflow-x-auto" tabindex="0" role="region" aria-label={t('summary.table')}>
      <table class="w-full text-left">
        <caption class="sr-only">{t('summary.table')}</caption>
        <thead>
          <tr>
            <For each={heads()}>
              {(head, at) => (
                <th
                  scope="col"
                  class={`border-b border-line px-2 py-2 text-small text-ink-2 ${at() ? 'text-right' : ''}`}
                >
                  {head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.months.toReversed()}>
            {(month) => (
              <tr>
                <th scope="row" class="border-b border-line px-2 py-2 font-normal whitespace-nowrap">
                  {monthOf(month.month)}
                </th>
                <For
                  each={[
                    number(month.registered),
                    number(month.settled),
                    number(month.answered),
                    props.percent(onTimeShare(month), month.answered),
                  ]}
                >
                  {(value) => <td class="border-b border-line px-2 py-2 text-right">{value}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
