import { zoneOf } from '@slrt/domain/zone'
import { Show } from 'solid-js'
import { clock, day, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'

const DAY = 86_400_000
const isOld = (at: string) => Date.now() - Date.parse(at) > DAY

function said(at: string, code = '00'): string {
  const isToday = day(at, code) === day(Date.now(), code)
  return isToday
    ? t('map.fresh', { time: `${clock(at, code)} ${zoneOf(code).name}` })
    : t('map.fresh_day', { moment: moment(at, code) })
}

/** When figures were last brought up to date, by the clock of an area; older than a day is said as a warning. */
export function FreshTime(props: { at: string | null; code?: string }) {
  return (
    <Show when={props.at} fallback={t('map.never')}>
      {(at) => (
        <Show when={isOld(at())} fallback={said(at(), props.code)}>
          <StatusTag status="late">{said(at(), props.code)}</StatusTag>
        </Show>
      )}
    </Show>
  )
}
