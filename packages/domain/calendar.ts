import type { Zone } from './zone.ts'

/** Days: 1 is Monday, 7 Sunday. Holidays: ISO dates, cuti bersama among them. Opens, closes: minutes of the local day. */
export type Calendar = {
  readonly zone: Zone
  readonly holidays: ReadonlySet<string>
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

// A long list of deadlines asks for each day of some weeks: the dates of a table become numbers once.
const numbered = new WeakMap<ReadonlySet<string>, ReadonlySet<number>>()

function holidayNumbers(holidays: ReadonlySet<string>): ReadonlySet<number> {
  let days = numbered.get(holidays)
  if (!days) numbered.set(holidays, (days = new Set([...holidays].map((date) => Date.parse(date) / DAY))))
  return days
}

const isWorkingDay = (day: number, { days, holidays }: Calendar) =>
  days.includes(weekdayOf(day)) && !holidayNumbers(holidays).has(day)

/** The first working day after `day`. */
function nextWorkingDay(day: number, calendar: Calendar): number {
  for (let next = day + 1; next <= day + 366; next++) if (isWorkingDay(next, calendar)) return next
  throw new RangeError('a calendar without working days')
}

function afterWorkingMinutes(start: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * MINUTE
  let day = dayOf(start, calendar)
  if (!isWorkingDay(day, calendar)) day = nextWorkingDay(day, calendar)
  for (; ; day = nextWorkingDay(day, calendar)) {
    const from = Math.max(start.getTime(), at(day, calendar.opens, calendar).getTime())
    const today = Math.max(0, at(day, calendar.closes, calendar).getTime() - from)
    if (left <= today) return new Date(from + left)
    left -= today
  }
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
    case 'working_day': {
      let day = dayOf(start, calendar)
      for (let n = 0; n < term.amount; n++) day = nextWorkingDay(day, calendar)
      return at(day, calendar.closes, calendar)
    }
    case 'working_minute':
      return afterWorkingMinutes(start, term.amount, calendar)
    case 'clock_hour':
      return new Date(start.getTime() + term.amount * HOUR)
    case 'same_day':
      return sameDay(start, calendar)
    case 'calendar_day':
      return new Date(at(dayOf(start, calendar) + term.amount + 1, 0, calendar).getTime() - 1)
  }
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

/**
 * How much of a deadline is left at a moment: working days (negative when it is over), and a tile a day. All of it is
 * empty where no clock runs.
 */
export function timeLeft(since: Date, due: Date | null, { at, calendar }: { at: Date; calendar: Calendar }) {
  if (!due) return { due: null, workingDays: null, tiles: [] }
  const workingDays = due < at ? -workingDaysBetween(due, at, calendar) : workingDaysBetween(at, due, calendar)
  return { due, workingDays, tiles: dayTiles(since, due, at, calendar) }
}
