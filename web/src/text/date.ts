import { zoneOf, type Zone } from '@slrt/domain/zone'
import { language, t } from './text.ts'

export { zoneOf }

const format = (at: string | number, zone: Zone, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'id-ID', { timeZone: zone.iana, ...options }).format(
    new Date(at),
  )

/** "16.00" */
export const clock = (at: string | number, code = '00'): string =>
  format(at, zoneOf(code), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replace(':', '.')

/** "14.20" by this device's own clock: for how long to wait, before anybody's district is known. */
export const clockHere = (at: number): string =>
  new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))

/** "28 April 2026" */
export const day = (at: string | number, code = '00'): string =>
  format(at, zoneOf(code), { day: 'numeric', month: 'long', year: 'numeric' })

/** "28 Apr", where the year is plain and room is short */
export const dayOfMonth = (at: string | number, code = '00'): string =>
  format(at, zoneOf(code), { day: 'numeric', month: 'short' })

/** "April 2026" for `2026-04` */
export const monthOf = (month: string): string =>
  format(`${month}-01`, zoneOf('00'), { month: 'long', year: 'numeric' })

/** "April" for `2026-04`, where the year is plain */
export const monthAlone = (month: string): string => format(`${month}-01`, zoneOf('00'), { month: 'long' })

/** "Selasa, 28 April 2026" */
export const dayOfWeek = (at: string | number, code = '00'): string =>
  format(at, zoneOf(code), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** "Selasa, 28 April 2026 pukul 16.00 WIB" */
export function moment(at: string | number, code = '00'): string {
  return t('date.moment', { date: dayOfWeek(at, code), time: clock(at, code), zone: zoneOf(code).name })
}

/** "9 Apr 10.12", with the year where it is another: for lists of what happened. */
export function shortMoment(at: string | number, code = '00'): string {
  const zone = zoneOf(code)
  const year = (time: string | number) => format(time, zone, { year: 'numeric' })
  const isThisYear = year(at) === year(Date.now())
  const date = format(at, zone, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
  return `${date} ${clock(at, code)}`
}

/** "sisa 13 hari", "sisa 5 jam" or "sudah lewat": the second half of every deadline. */
export function left(until: string | number, now = Date.now()): string {
  const hours = (new Date(until).getTime() - now) / 3_600_000
  if (hours <= 0) return t('date.over')
  if (hours < 24) return t('date.hours_left', { n: Math.max(1, Math.floor(hours)) })
  return t('date.days_left', { n: Math.floor(hours / 24) })
}

/** "2 menit lalu": how long ago, for what somebody else did meanwhile. */
export function ago(at: string | number, now = Date.now()): string {
  const minutes = Math.round((now - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return t('date.just_now')
  if (minutes < 60) return t('date.minutes_ago', { n: minutes })
  if (minutes < 1440) return t('date.hours_ago', { n: Math.floor(minutes / 60) })
  return t('date.days_ago', { n: Math.floor(minutes / 1440) })
}
