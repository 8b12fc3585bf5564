import { poolOf } from '@slrt/domain/enrolment-place'
import { Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { dayText } from '../fact/fact-words.ts'
import { statusOfVerdict } from '../rule/rule-words.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import type { Column } from '../ui/DataTable.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Acts } from './Acts.tsx'
import { rankText, statusOfEnrolment } from './enrolment-words.ts'
import type { Part, Places } from './WaitingList.tsx'

export type Row = Outputs['enrolment']['list']['rows'][number]

const who: Column<Row> = {
  get head() {
    return t('enrolment.column.who')
  },
  cell: ({ who: names }) => (
    <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <bdi class="wrap-anywhere">
        {names ? [names.person, names.head].filter(Boolean).join(' · ') : t('enrolment.nameless')}
      </bdi>
      <Show when={names && names.existence !== 'ADA' && names.existence}>
        {(existence) => <StatusTag status="late">{t(`existence.${existence()}`)}</StatusTag>}
      </Show>
    </span>
  ),
}

/** How many wait for the same places as this one. */
function ofPool({ pools }: Places, { desa }: Row): number {
  const areas = Object.fromEntries(pools.filter(({ area }) => area).map(({ area, places }) => [area, places ?? 0]))
  const pool = poolOf({ year: 0, total: 0, areas }, desa.code)
  return pools.find(({ area }) => area === pool)?.waiting ?? 0
}

/** What a list shows of each row, by its part; what can be done stands at the end. */
export function columnsOf(part: Part, places: Places, again: () => Promise<void>): Column<Row>[] {
  const place: Column<Row> = { head: t('enrolment.column.place'), cell: ({ desa }) => desa.label }
  const rank: Column<Row> = {
    head: t('enrolment.column.rank'),
    cell: (row) => (
      <span class="flex flex-col items-start gap-1">
        <span class="wrap-anywhere">{rankText(row.rank) || t('enrolment.first_come')}</span>
        <Show when={part === 'menunggu' && row.verdict !== 'LAYAK' && row.verdict}>
          {(verdict) => <StatusTag status={statusOfVerdict[verdict()]}>{t(`enrolment.now.${verdict()}`)}</StatusTag>}
        </Show>
      </span>
    ),
  }
  const acts: Column<Row> = {
    head: t('enrolment.column.acts'),
    cell: (row) => <Acts row={row} places={places} again={again} />,
  }
  const proposed: Column<Row> = {
    head: t('enrolment.column.proposed'),
    phone: 'labelled',
    cell: ({ proposedAt }) => <span class="whitespace-nowrap">{day(proposedAt, acting()?.tenant)}</span>,
  }
  if (part === 'menunggu')
    return [
      who,
      {
        head: t('enrolment.column.position'),
        phone: 'labelled',
        cell: (row) => (
          <span class="font-semibold whitespace-nowrap">
            {t('enrolment.position', { n: number(row.position ?? 0), of: number(ofPool(places, row)) })}
          </span>
        ),
      },
      rank,
      place,
      acts,
    ]
  if (part === 'usulan')
    return [
      who,
      {
        head: t('enrolment.column.verdict'),
        cell: ({ verdict }) => (
          <Show when={verdict}>
            {(one) => <StatusTag status={statusOfVerdict[one()]}>{t(`verdict.${one()}`)}</StatusTag>}
          </Show>
        ),
      },
      rank,
      place,
      proposed,
      acts,
    ]
  if (part === 'menerima')
    return [
      who,
      place,
      {
        head: t('enrolment.column.since'),
        phone: 'labelled',
        cell: ({ since }) => (since ? dayText(since) : ''),
      },
      acts,
    ]
  return [
    who,
    {
      head: t('enrolment.column.state'),
      cell: ({ state }) => <StatusTag status={statusOfEnrolment[state]}>{t(`enrolment.state.${state}`)}</StatusTag>,
    },
    place,
    { head: t('enrolment.column.until'), phone: 'labelled', cell: ({ until }) => (until ? dayText(until) : '') },
    { head: t('enrolment.column.reason'), cell: ({ reason }) => <span class="wrap-anywhere">{reason ?? ''}</span> },
  ]
}
