import { thisMonth } from './this-month.ts'
import { For, Show } from 'solid-js'
import { monthAlone, monthOf } from '../text/date.ts'
import { number, t, tCode } from '../text/text.ts'
import { Bars } from './Bars.tsx'
import { FigureCard } from './FigureCard.tsx'
import { FEWEST } from './measures.ts'
import { Months } from './Months.tsx'
import {
  changeText,
  onTimeShare,
  openByWhere,
  settledShare,
  type MonthFigures,
  type Share,
  type Summary,
} from './summary.ts'

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
  const isRunning = () => props.month === thisMonth(props.summary.code)
  const isHidden = (share: Share, month: MonthFigures) => props.isNational && share.of(month) < FEWEST
  const percent = (share: Share, month: MonthFigures) => {
    const value = share.value(month)
    if (value === null) return t('value.none')
    return isHidden(share, month) ? t('value.hidden') : t('value.percent', { n: Math.round(value * 100) })
  }
  /** The month before, where the district did something in it at all. */
  const known = () => {
    const month = before()
    return month && month.registered + month.answered + month.settled > 0 ? month : undefined
  }
  const nameBefore = () => monthAlone(before()?.month ?? props.month)
  const countChange = () =>
    isRunning()
      ? t('summary.running')
      : changeText(now().registered, known()?.registered ?? null, 'count', nameBefore())
  function shareChange(share: Share): string {
    const earlier = known()
    if (isHidden(share, now()) || (earlier && isHidden(share, earlier))) return ''
    return changeText(share.value(now()), earlier ? share.value(earlier) : null, 'share', nameBefore())
  }
  const lineLabel = (what: string, values: string[]) =>
    t('summary.line', { what, month: monthOf(props.month), values: values.join(', ') })
  const shareLine = (what: string, share: Share) => (
    <Months
      values={months().map((month) => (isHidden(share, month) ? null : share.value(month)))}
      full={1}
      label={lineLabel(
        what,
        months().map((month) => percent(share, month)),
      )}
    />
  )
  const openNow = () => props.summary.open.reduce((sum, { open }) => sum + open, 0)
  const needs = () => props.summary.categories.filter(({ open }) => open > 0).slice(0, TOP)

  return (
    <div class="flex flex-col gap-6 print:gap-4">
      <ul class="grid gap-px overflow-hidden rounded-box border border-line bg-line tablet:grid-cols-2 desktop:grid-cols-4 print:grid-cols-4">
        <FigureCard
          label={t('summary.registered')}
          value={number(now().registered)}
          note={t('summary.registered_note')}
          change={countChange()}
          line={
            <Months
              values={months().map(({ registered }) => registered)}
              label={lineLabel(
                t('summary.registered'),
                months().map(({ registered }) => number(registered)),
              )}
            />
          }
        />
        <FigureCard
          label={t('summary.settled')}
          value={percent(settledShare, now())}
          note={
            isHidden(settledShare, now())
              ? t('measure.tangani_base', { n: now().registered })
              : t('summary.settled_note', { n: now().settled, of: now().registered })
          }
          change={shareChange(settledShare)}
          line={shareLine(t('summary.settled'), settledShare)}
        />
        <FigureCard
          label={t('summary.on_time')}
          value={percent(onTimeShare, now())}
          note={t('summary.on_time_note', { n: now().answered })}
          change={shareChange(onTimeShare)}
          line={shareLine(t('summary.on_time'), onTimeShare)}
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
        <MonthTable months={months()} onTime={(month) => percent(onTimeShare, month)} />
      </details>
      <ul class="text-small text-ink-2">
        <For each={['registered', 'settled', 'on_time'] as const}>{(what) => <li>{t(`summary.how.${what}`)}</li>}</For>
      </ul>
    </div>
  )
}

/** The twin of the twelve-month lines. */
function MonthTable(props: { months: MonthFigures[]; onTime: (month: MonthFigures) => string }) {
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
                  each={[number(month.registered), number(month.settled), number(month.answered), props.onTime(month)]}
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
