import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueOf, shifted, type Calendar, type Pause, type Term } from '@slrt/domain/calendar'
import { zoneOf } from '@slrt/domain/zone'

/**
 * The calendar against a clerk with a wall calendar and a wall clock: he watches every single minute go by and knows
 * nothing else. Slow and plain on purpose; nothing of it is taken from the product.
 */
const MINUTE = 60_000
const hoursEast = { WIB: 7, WITA: 8, WIT: 9 }

/** What calendar and clock on the wall show at a moment. */
function wall(at: number, { zone }: Calendar) {
  const shown = new Date(at + hoursEast[zone.name] * 60 * MINUTE)
  return {
    date: shown.toISOString().slice(0, 10),
    year: shown.getUTCFullYear(),
    weekday: shown.getUTCDay() || 7,
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  }
}

const feasts = new Set(['01-01', '05-01', '06-01', '08-17', '12-25'])

function isWorkday(at: number, calendar: Calendar): boolean {
  const { date, year, weekday } = wall(at, calendar)
  if (!calendar.days.includes(weekday) || calendar.holidays.has(date)) return false
  return calendar.years.has(year) || !feasts.has(date.slice(5))
}

/** The office at one moment; the clerk looks at the calendar once a day. */
function office(calendar: Calendar) {
  let [until, workday] = [-Infinity, false]
  const today = (at: number) => {
    if (at < until) return workday
    workday = isWorkday(at, calendar)
    until = at - (at % MINUTE) + (1440 - wall(at, calendar).minute) * MINUTE
    return workday
  }
  // Within a day the wall's minute is what is left until midnight, the other way round.
  const minute = (at: number) => (today(at), 1440 - Math.ceil((until - at) / MINUTE))
  return {
    isWorkday: today,
    minute,
    isOpen: (at: number) => today(at) && minute(at) >= calendar.opens && minute(at) < calendar.closes,
  }
}

/** The next whole minute of the clock. */
const tick = (at: number) => at - (at % MINUTE) + MINUTE

/** Watches until so much open time has gone by. */
function watchOpen(from: number, milliseconds: number, calendar: Calendar): number {
  const { isOpen } = office(calendar)
  let left = milliseconds
  for (let at = from; ; at = tick(at)) {
    if (!isOpen(at)) continue
    const piece = tick(at) - at
    if (left <= piece) return at + left
    left -= piece
  }
}

/** Watches until so many working days have begun, then until that day's closing time. */
function watchDays(from: number, count: number, calendar: Calendar): number {
  const { isWorkday: works, minute } = office(calendar)
  let begun = 0
  for (let at = tick(from); ; at = tick(at)) {
    if (minute(at) === 0 && works(at)) begun++
    if (begun === count && works(at) && minute(at) === calendar.closes) return at
  }
}

/** Watches until closing time; too late for that, until ten o'clock of a working day that has yet to begin. */
function watchSameDay(from: number, calendar: Calendar): number {
  const { isWorkday: works, minute } = office(calendar)
  const isToday = works(from) && minute(from) < calendar.closes
  // An office that opens later than ten answers when it opens; one that has closed by then, when it closes.
  const morning = Math.min(Math.max(600, calendar.opens), calendar.closes)
  let isAnotherDay = false
  for (let at = tick(from); ; at = tick(at)) {
    isAnotherDay ||= minute(at) === 0
    if (!works(at)) continue
    if (isToday ? minute(at) === calendar.closes : isAnotherDay && minute(at) === morning) return at
  }
}

function watch(start: Date, { amount, unit }: Term, calendar: Calendar): Date {
  const from = start.getTime()
  if (unit === 'working_day') return new Date(watchDays(from, amount, calendar))
  if (unit === 'working_minute') return new Date(watchOpen(from, amount * MINUTE, calendar))
  if (unit === 'same_day') return new Date(watchSameDay(from, calendar))
  let at = from
  if (unit === 'clock_hour') {
    for (let minute = 0; minute < amount * 60; minute++) at += MINUTE
    return new Date(at)
  }
  const { minute } = office(calendar)
  // The night that ends the day of the start is the first; the deadline ends with the n-th day after it.
  for (let nights = 0; nights <= amount;) if (minute((at = tick(at))) === 0) nights++
  return new Date(at - 1)
}

/** Watches the pause, and then from the deadline on as long as the clock stood still. */
function watchPaused(due: Date, { from, to }: Pause, { unit }: Term, calendar: Calendar): Date {
  const { isWorkday: works, isOpen, minute } = office(calendar)
  const end = to.getTime()
  const begun = { working: 0, all: 0 }
  let [open, time] = [0, 0]
  for (let at = from.getTime(); at < end; at = tick(at)) {
    const piece = Math.min(tick(at), end) - at
    time += piece
    if (isOpen(at)) open += piece
    if (at % MINUTE !== 0 || minute(at) !== 0) continue
    begun.all++
    if (works(at)) begun.working++
  }
  switch (unit) {
    case 'working_day':
      return begun.working === 0 ? due : new Date(watchDays(due.getTime(), begun.working, calendar))
    case 'working_minute':
      return open === 0 ? due : new Date(watchOpen(due.getTime(), open, calendar))
    case 'calendar_day':
      return new Date(due.getTime() + begun.all * 1440 * MINUTE)
    case 'clock_hour':
      return new Date(due.getTime() + time)
    case 'same_day':
      return time === 0 ? due : new Date(watchSameDay(end, calendar))
  }
}

// Of 2027 there is no table: it has its fixed feasts and nothing else.
const years = new Set([2025, 2026])
const allDays = Array.from({ length: 730 }, (_, n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10))
const idulfitri = ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23', '2026-03-24']

const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    code: fc.constantFrom('32.04', '73.71', '94.04'),
    holidays: fc.uniqueArray(fc.constantFrom(...allDays), { maxLength: 60 }),
    days: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7], [2, 4]),
    opens: fc.constantFrom(0, 1, 450, 480, 599, 600, 601, 720),
    length: fc.constantFrom(60, 121, 300, 510, 719),
  })
  .map(({ code, opens, length, days, ...more }) => ({
    zone: zoneOf(code),
    holidays: new Set([...more.holidays, ...idulfitri]),
    years,
    opens,
    closes: opens + length,
    days,
  }))

/** Any moment, and often one that matters to the office: midnight, opening, closing, ten o'clock. */
const moments = fc.record({
  day: fc.oneof(
    fc.integer({ min: Date.UTC(2025, 10) / 86_400_000, max: Date.UTC(2027, 8) / 86_400_000 }),
    // About the turn of the year, and the fixed feasts of a year without a table.
    fc.constantFrom(...[-9, -2, 119, 150, 227].map((day) => Date.UTC(2027, 0, 1 + day) / 86_400_000)),
  ),
  minute: fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
    { weight: 2, arbitrary: fc.constantFrom('opens', 'closes', 0, 600, 1439) },
  ),
  rest: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 59_999 }) },
  ),
})
type Moment = typeof moments extends fc.Arbitrary<infer M> ? M : never

function momentOf({ day, minute, rest }: Moment, calendar: Calendar): Date {
  const shown = minute === 'opens' || minute === 'closes' ? calendar[minute] : Number(minute)
  return new Date(day * 86_400_000 + (shown - hoursEast[calendar.zone.name] * 60) * MINUTE + rest)
}

/** Of working minutes often as many as whole days have, so that they end with the day. */
const terms = fc.oneof(
  fc.record({ unit: fc.constant('working_day' as const), amount: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ unit: fc.constant('working_minute' as const), amount: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ unit: fc.constant('working_minute' as const), days: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ unit: fc.constant('clock_hour' as const), amount: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ unit: fc.constant('same_day' as const), amount: fc.constant(1) }),
  fc.record({ unit: fc.constant('calendar_day' as const), amount: fc.integer({ min: 1, max: 60 }) }),
)
type AnyTerm = typeof terms extends fc.Arbitrary<infer T> ? T : never

/** A start, a term and a second moment, by one calendar. */
const cases = (among: fc.Arbitrary<AnyTerm> = terms) =>
  fc
    .record({ calendar: calendars, start: moments, term: among, other: moments })
    .map(({ calendar, start, term, other }) => ({
      calendar,
      start: momentOf(start, calendar),
      other: momentOf(other, calendar),
      term: ('days' in term
        ? { unit: term.unit, amount: term.days * (calendar.closes - calendar.opens) }
        : term) as Term,
    }))

const minutes = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60_000 }))
const runs = { numRuns: 400 }

test('the clerk’s wall clock is that of the three zones', () => {
  fc.assert(
    fc.property(cases(), ({ start: at, calendar }) => {
      const { date, minute } = wall(at.getTime(), calendar)
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: calendar.zone.iana,
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(at)
      const pad = (value: number) => String(Math.floor(value)).padStart(2, '0')
      expect(shown).toBe(`${date} ${pad(minute / 60)}:${pad(minute % 60)}`)
      expect(office(calendar).minute(at.getTime())).toBe(minute)
    }),
  )
})

describe('a clerk who watches every minute says the same', () => {
  test('of any deadline', () => {
    fc.assert(
      fc.property(cases(), ({ start, term, calendar }) => {
        expect(dueOf(start, term, calendar)).toEqual(watch(start, term, calendar))
      }),
      runs,
    )
  })

  test('of any deadline after a pause', () => {
    fc.assert(
      fc.property(cases(), minutes, ({ start, term, calendar, other: from }, length) => {
        const due = dueOf(start, term, calendar)
        const pause = { from, to: new Date(from.getTime() + length * MINUTE + (length % 7) * 1000) }
        expect(shifted(due, pause, term, calendar)).toEqual(watchPaused(due, pause, term, calendar))
      }),
      runs,
    )
  })
})

test('a clock of minutes or hours that is paused stands still, and then goes on where it stood', () => {
  const timed = terms.filter(({ unit }) => unit === 'working_minute' || unit === 'clock_hour')
  const shares = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(cases(timed), shares, minutes, ({ start, term, calendar }, share, length) => {
      const due = dueOf(start, term, calendar)
      // A pause that begins while the clock runs.
      const from = start.getTime() + Math.floor((due.getTime() - start.getTime() - 1) * share)
      const to = from + length * MINUTE
      const { isOpen } = office(calendar)
      const isRunning = (at: number) => (term.unit === 'clock_hour' || isOpen(at)) && (at < from || at >= to)
      let left = term.amount * (term.unit === 'clock_hour' ? 60 : 1) * MINUTE
      let at = start.getTime()
      for (;;) {
        // A minute, or less where the pause begins or ends within it.
        const next = [from, to].reduce((first, one) => (one > at && one < first ? one : first), tick(at))
        if (isRunning(at)) {
          if (left <= next - at) break
          left -= next - at
        }
        at = next
      }
      const pause = { from: new Date(from), to: new Date(to) }
      expect(shifted(due, pause, term, calendar)).toEqual(new Date(at + left))
    }),
    runs,
  )
})

test('a pause of nothing, or one that ends before it begins, moves nothing', () => {
  fc.assert(
    fc.property(cases(), minutes, ({ start, term, calendar, other: from }, length) => {
      const due = dueOf(start, term, calendar)
      const to = new Date(from.getTime() - length * MINUTE)
      expect(shifted(due, { from, to }, term, calendar)).toEqual(due)
    }),
  )
})
