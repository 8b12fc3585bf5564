import type { Zone } from './zone.ts'

/** Days: 1 is Monday, 7 Sunday. Holidays: ISO dates, cuti bersama among them. Opens, closes: minutes of the local day. */
export type Calendar = {
  readonly zone: Zone
  readonly holidays: ReadonlySet<string>
  /** Years whose national table is known; any other has weekends and the fixed feasts only, and dates are provisional. */
  readonly years: ReadonlySet<number>
  readonly opens: number
  readonly closes: number
  readonly days: readonly number[]
}

/** How long something may take: a quantity of one unit. Of `same_day` the amount says nothing. */
export type Term = {
  readonly amount: number
  readonly unit: 'working_day' | 'working_minute' | 'clock_hour' | 'same_day' | 'calendar_day'
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** When the next working day's answer is due where "the same day" was over already: 10:00. */
const NEXT_MORNING = 600

/** Local days are counted from 1 January 1970, a Thursday. */
const dayOf = (at: Date, { zone }: Calendar) => Math.floor((at.getTime() + zone.offset * MINUTE) / DAY)
const at = (day: number, minute: number, { zone }: Calendar) => new Date(day * DAY + (minute - zone.offset) * MINUTE)
const weekdayOf = (day: number) => ((day + 3) % 7) + 1

const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
const yearOf = (day: number) => new Date(day * DAY).getUTCFullYear()

/** Feasts whose date is the same each year: all that is known of a year without a table. */
const FIXED_FEASTS = ['01-01', '05-01', '06-01', '08-17', '12-25']

function isWorkingDayOf(day: number, { days, holidays, years }: Calendar): boolean {
  if (!days.includes(weekdayOf(day))) return false
  const date = isoOf(day)
  return !holidays.has(date) && (years.has(yearOf(day)) || !FIXED_FEASTS.includes(date.slice(5)))
}

// A long list of deadlines asks for the same days again and again: of 22 years from 2015 each is looked up once.
const FIRST = Date.UTC(2015) / DAY
const SPAN = 8192
const [UNKNOWN, WORKING, OFF] = [0, 1, 2]
const lookedUp = new WeakMap<Calendar, Uint8Array>()

function isWorkingDay(day: number, calendar: Calendar): boolean {
  const at = day - FIRST
  if (at < 0 || at >= SPAN) return isWorkingDayOf(day, calendar)
  let kinds = lookedUp.get(calendar)
  if (!kinds) lookedUp.set(calendar, (kinds = new Uint8Array(SPAN)))
  if (kinds[at] === UNKNOWN) kinds[at] = isWorkingDayOf(day, calendar) ? WORKING : OFF
  return kinds[at] === WORKING
}

/** The first working day after `day`. */
function nextWorkingDay(day: number, calendar: Calendar): number {
  for (let next = day + 1; next <= day + 366; next++) if (isWorkingDay(next, calendar)) return next
  throw new RangeError('a calendar without working days')
}

function afterWorkingTime(start: Date, milliseconds: number, calendar: Calendar): Date {
  let left = milliseconds
  let day = dayOf(start, calendar)
  if (!isWorkingDay(day, calendar)) day = nextWorkingDay(day, calendar)
  for (; ; day = nextWorkingDay(day, calendar)) {
    const from = Math.max(start.getTime(), at(day, calendar.opens, calendar).getTime())
    const today = Math.max(0, at(day, calendar.closes, calendar).getTime() - from)
    if (left <= today) return new Date(from + left)
    left -= today
  }
}

function afterWorkingDays(start: Date, count: number, calendar: Calendar): Date {
  let day = dayOf(start, calendar)
  for (let n = 0; n < count; n++) day = nextWorkingDay(day, calendar)
  return at(day, calendar.closes, calendar)
}

function sameDay(start: Date, calendar: Calendar): Date {
  const day = dayOf(start, calendar)
  const closing = at(day, calendar.closes, calendar)
  if (isWorkingDay(day, calendar) && start < closing) return closing
  const morning = Math.min(Math.max(NEXT_MORNING, calendar.opens), calendar.closes)
  return at(nextWorkingDay(day, calendar), morning, calendar)
}

/**
 * When something that began at `start` is due.
 * - working days: the day of the start does not count; due at closing time of the n-th
 * - working minutes: only those between opening and closing of working days
 * - clock hours: run through nights and holidays
 * - same day: closing time; from then on, and on a day off, 10:00 of the next working day
 * - calendar days: the last millisecond of the n-th local day after that of the start
 * @throws RangeError for an amount that is no whole number above 0, and for a calendar without working days
 */
export function dueOf(start: Date, term: Term, calendar: Calendar): Date {
  if (!Number.isSafeInteger(term.amount) || term.amount < 1) throw new RangeError('a term of nothing')
  switch (term.unit) {
    case 'working_day':
      return afterWorkingDays(start, term.amount, calendar)
    case 'working_minute':
      return afterWorkingTime(start, term.amount * MINUTE, calendar)
    case 'clock_hour':
      return new Date(start.getTime() + term.amount * HOUR)
    case 'same_day':
      return sameDay(start, calendar)
    case 'calendar_day':
      return new Date(at(dayOf(start, calendar) + term.amount + 1, 0, calendar).getTime() - 1)
  }
}

/** A time in which a clock stood still: up to its end, not with it. */
export type Pause = { readonly from: Date; readonly to: Date }

/** The first day that begins at this moment or after it. */
const nextBeginning = (moment: Date, calendar: Calendar) => {
  const day = dayOf(moment, calendar)
  return at(day, 0, calendar).getTime() === moment.getTime() ? day : day + 1
}

function workingTimeWithin({ from, to }: Pause, calendar: Calendar): number {
  let sum = 0
  const last = dayOf(to, calendar)
  for (let day = dayOf(from, calendar); day <= last; day++) {
    if (!isWorkingDay(day, calendar)) continue
    const opened = Math.max(from.getTime(), at(day, calendar.opens, calendar).getTime())
    sum += Math.max(0, Math.min(to.getTime(), at(day, calendar.closes, calendar).getTime()) - opened)
  }
  return sum
}

/**
 * A deadline after a pause.
 * - working days: later by the working days that begin within the pause, at closing time
 * - calendar days: later by the days that begin within it
 * - working minutes and clock hours: later by as much time of their own kind
 * - same day: answered anew, from the end of the pause
 */
export function shifted(due: Date, pause: Pause, term: Term, calendar: Calendar): Date {
  if (pause.to <= pause.from) return due
  const [first, end] = [nextBeginning(pause.from, calendar), nextBeginning(pause.to, calendar)]
  switch (term.unit) {
    case 'working_day': {
      let count = 0
      for (let day = first; day < end; day++) if (isWorkingDay(day, calendar)) count++
      return count === 0 ? due : afterWorkingDays(due, count, calendar)
    }
    case 'calendar_day':
      return new Date(due.getTime() + (end - first) * DAY)
    case 'working_minute': {
      const time = workingTimeWithin(pause, calendar)
      return time === 0 ? due : afterWorkingTime(due, time, calendar)
    }
    case 'clock_hour':
      return new Date(due.getTime() + pause.to.getTime() - pause.from.getTime())
    case 'same_day':
      return sameDay(pause.to, calendar)
  }
}

/**
 * Whether days of a year without a table count between a start and its deadline: the date is provisional (sementara).
 * Clock hours and calendar days run through holidays, and never are.
 */
export function isProvisional(start: Date, due: Date, { unit }: Term, calendar: Calendar): boolean {
  if (unit === 'clock_hour' || unit === 'calendar_day') return false
  const last = yearOf(dayOf(due, calendar))
  for (let year = yearOf(dayOf(start, calendar)); year <= last; year++) if (!calendar.years.has(year)) return true
  return false
}

/**
 * The n of "sisa n hari kerja" (now, due) and "lewat n hari kerja" (due, now): working days after the day of `from`
 * up to that of `to`, counted as a term counts them. 0 on one day, and when `to` is the earlier.
 */
export function workingDaysBetween(from: Date, to: Date, calendar: Calendar): number {
  let count = 0
  const last = dayOf(to, calendar)
  for (let day = dayOf(from, calendar) + 1; day <= last; day++) if (isWorkingDay(day, calendar)) count++
  return count
}

export type DayTile = 'passed' | 'left' | 'over' | 'off'

/** More tiles than this are too many to be seen. */
const MOST_TILES = 30

/**
 * A tile a day from the day after the start to the day that is due, or to today where that is over (`■■··□`). Today
 * is passed, so that the tiles left are those of `workingDaysBetween(now, due)`. At most the last 30.
 */
export function dayTiles(start: Date, due: Date, now: Date, calendar: Calendar): DayTile[] {
  const [dueDay, today] = [dayOf(due, calendar), dayOf(now, calendar)]
  const last = Math.max(dueDay, today)
  const first = Math.max(dayOf(start, calendar) + 1, last - MOST_TILES + 1)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => {
    const day = first + n
    if (!isWorkingDay(day, calendar)) return 'off'
    if (day > dueDay) return 'over'
    return day > today ? 'left' : 'passed'
  })
}

/** A step whose clock runs, or does not; provisional while days of a year without a table count. */
export type Running = { readonly since: Date; readonly due: Date | null; readonly isProvisional: boolean }

export type TimeLeft = {
  readonly due: Date | null
  readonly workingDays: number | null
  readonly tiles: DayTile[]
  readonly isProvisional: boolean
}

/**
 * How much of a deadline is left at a moment: working days (negative when it is over), and a tile a day. All of it is
 * empty where no clock runs. A provisional date is never over: nothing is left of it, and no day is too many.
 */
export function timeLeft(
  { since, due, isProvisional: unsure }: Running,
  now: { at: Date; calendar: Calendar },
): TimeLeft {
  const { at, calendar } = now
  if (!due) return { due: null, workingDays: null, tiles: [], isProvisional: false }
  const last = unsure && due < at ? at : due
  const workingDays = last < at ? -workingDaysBetween(last, at, calendar) : workingDaysBetween(at, last, calendar)
  return { due, workingDays, tiles: dayTiles(since, last, at, calendar), isProvisional: unsure }
}
