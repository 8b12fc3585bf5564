import type { Calendar } from '@slrt/domain/calendar'
import { instantOf, localDate } from '@slrt/domain/zone'
import type { Random } from './random.ts'

const MINUTE = 60_000
export const DAY = 86_400_000

const later = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

const isWorkingDay = (date: string, { days, holidays }: Calendar) =>
  days.includes(new Date(date).getUTCDay() || 7) && !holidays.has(date)

const minuteOf = (at: Date, date: string, { zone }: Calendar) =>
  (at.getTime() - instantOf(date, 0, zone).getTime()) / MINUTE

/**
 * That moment, if people work then; else some time of the next working day, the morning rather than the afternoon.
 * @param before what must be done by then is done by then, if people work in between
 */
export function atWork(at: Date, calendar: Calendar, random: Random, before?: Date): Date {
  const { zone, opens, closes } = calendar
  const today = localDate(at, zone)
  const minute = minuteOf(at, today, calendar)
  if (isWorkingDay(today, calendar) && minute >= opens && minute < closes) return at
  let date = isWorkingDay(today, calendar) && minute < opens ? today : later(today, 1)
  while (!isWorkingDay(date, calendar)) date = later(date, 1)
  const last = before ? Math.min(closes, minuteOf(before, date, calendar)) : closes
  return instantOf(date, opens + 2 + Math.floor((Math.max(last, opens + 40) - opens - 10) * random.next() ** 1.5), zone)
}

/** That moment, if people work then; else some time of the working day before. */
export function lastAtWork(at: Date, calendar: Calendar, random: Random): Date {
  const { zone, opens, closes } = calendar
  let date = localDate(at, zone)
  const minute = minuteOf(at, date, calendar)
  if (isWorkingDay(date, calendar) && minute >= opens && minute < closes) return at
  if (minute < opens) date = later(date, -1)
  while (!isWorkingDay(date, calendar)) date = later(date, -1)
  return instantOf(date, random.int(opens, closes - 1), zone)
}

/** So many working days before, at that minute of the local day; today itself for 0, even where nobody works. */
export function workingDaysBefore(at: Date, days: number, minute: number, calendar: Calendar): Date {
  let date = localDate(at, calendar.zone)
  for (let left = days; left > 0;) {
    date = later(date, -1)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return instantOf(date, minute, calendar.zone)
}
