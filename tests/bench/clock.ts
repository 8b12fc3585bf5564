import { dueOf, type Calendar, type Term } from '@slrt/domain/calendar'
import { zoneOf } from '@slrt/domain/zone'
import { median, round } from './measure.ts'

/**
 * A million deadlines on one core: every unit, three zones, starts over three years whose tables of days off are known.
 * Beside it, on a sample, a counter that asks the calendar day after day with dates of the language and knows nothing of
 * what it asked before: the same answers, and how many times slower.
 */
const DEADLINES = 1_000_000
const SAMPLE = 10_000
const RUNS = 3
const DAY = 86_400_000
const MINUTE = 60_000

const FIRST = Date.UTC(2025, 0, 1)
/** Some twenty-five days off a year, spread as they fall: the same every time. */
const holidays = new Set(
  Array.from({ length: 75 }, (_, n) =>
    new Date(FIRST + Math.floor(n * 14.6 + ((n * 7) % 11)) * DAY).toISOString().slice(0, 10),
  ),
)
const calendars = ['32.04', '73.71', '94.04'].map((code): Calendar => ({
  zone: zoneOf(code),
  holidays,
  years: new Set([2025, 2026, 2027]),
  opens: 450,
  closes: 960,
  days: [1, 2, 3, 4, 5],
}))
const terms: readonly Term[] = [
  { unit: 'working_day', amount: 14 },
  { unit: 'working_day', amount: 3 },
  { unit: 'working_minute', amount: 240 },
  { unit: 'clock_hour', amount: 4 },
  { unit: 'same_day', amount: 1 },
  { unit: 'calendar_day', amount: 60 },
  { unit: 'working_day', amount: 5 },
]
const startOf = (n: number) => new Date(FIRST + ((n * 7919) % (1000 * 1440)) * MINUTE)
const termOf = (n: number) => terms[n % terms.length]!
const calendarOf = (n: number) => calendars[n % calendars.length]!

/** Day after day, with the dates of the language. */
function plainDue(start: Date, { unit, amount }: Term, { zone, holidays: off, opens, closes, days }: Calendar): Date {
  const local = new Date(start.getTime() + zone.offset * MINUTE)
  const isWorking = (date: Date) => days.includes(date.getUTCDay() || 7) && !off.has(date.toISOString().slice(0, 10))
  const at = (date: Date, minute: number) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) + (minute - zone.offset) * MINUTE)
  const next = (date: Date) => new Date(date.getTime() + DAY)
  const nextWorking = (date: Date) => {
    let day = next(date)
    while (!isWorking(day)) day = next(day)
    return day
  }
  let day = local
  switch (unit) {
    case 'working_day':
      for (let n = 0; n < amount; n++) day = nextWorking(day)
      return at(day, closes)
    case 'working_minute': {
      let left = amount * MINUTE
      if (!isWorking(day)) day = nextWorking(day)
      for (;;) {
        const from = Math.max(start.getTime(), at(day, opens).getTime())
        const open = Math.max(0, at(day, closes).getTime() - from)
        if (left <= open) return new Date(from + left)
        left -= open
        day = nextWorking(day)
      }
    }
    case 'clock_hour':
      return new Date(start.getTime() + amount * 60 * MINUTE)
    case 'same_day':
      return isWorking(day) && start < at(day, closes) ? at(day, closes) : at(nextWorking(day), 600)
    case 'calendar_day':
      return new Date(at(new Date(local.getTime() + (amount + 1) * DAY), 0).getTime() - 1)
  }
}

type Count = typeof dueOf

/** Seconds that so many deadlines take, and the sum of them, so that none is left out. */
function run(due: Count, count: number) {
  const began = performance.now()
  let sum = 0
  for (let n = 0; n < count; n++) sum += due(startOf(n), termOf(n), calendarOf(n)).getTime()
  return { seconds: (performance.now() - began) / 1000, sum }
}

const runs = Array.from({ length: RUNS }, () => run(dueOf, DEADLINES))
const seconds = median(runs.map((one) => one.seconds))
const plain = run(plainDue, SAMPLE)
if (plain.sum !== run(dueOf, SAMPLE).sum) throw new Error('the two counters differ')
const plainPerSecond = SAMPLE / plain.seconds
process.stdout.write(
  `${JSON.stringify({
    deadlines: DEADLINES,
    seconds: round(seconds),
    slowest: round(Math.max(...runs.map((one) => one.seconds))),
    per_second: Math.round(DEADLINES / seconds),
    plain_per_second: Math.round(plainPerSecond),
    ratio: round(DEADLINES / seconds / plainPerSecond),
  })}\n`,
)
