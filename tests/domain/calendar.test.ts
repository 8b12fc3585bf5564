import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayTiles, dueOf, workingDaysBetween, type Calendar, type Term } from '@slrt/domain/calendar'
import { localDate, zoneOf } from '@slrt/domain/zone'

// The days off of 2026 (SKB 1497/2025, 2/2025, 5/2025), cuti bersama among them.
const holidays = new Set(
  `01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-21 03-22 03-23 03-24 04-03 04-05 05-01 05-14 05-15 05-27 05-28 05-31
   06-01 06-16 08-17 08-25 12-24 12-25`
    .split(/\s+/)
    .map((day) => `2026-${day}`),
)
// What is known of other years does not matter here.
const years = new Set(Array.from({ length: 20 }, (_, n) => 2020 + n))
const wib: Calendar = { zone: zoneOf('32.04'), holidays, years, opens: 450, closes: 960, days: [1, 2, 3, 4, 5] }
const at = (local: string) => new Date(`${local}+07:00`)
const term = (amount: number, unit: Term['unit']): Term => ({ amount, unit })
const tiles = (start: string, due: string, now: string) =>
  dayTiles(at(start), at(due), at(now), wib)
    .map((tile) => ({ passed: '■', left: '□', over: '▨', off: '·' })[tile])
    .join('')

describe('the example of handbook §17.2', () => {
  const start = at('2026-03-17T10:00')
  const due = dueOf(start, term(5, 'working_day'), wib)

  test('five working days over Nyepi and Idulfitri', () => {
    expect(due).toEqual(at('2026-03-31T16:00'))
  })

  test('as tiles', () => {
    expect(tiles('2026-03-17T10:00', '2026-03-31T16:00', '2026-03-31T16:00')).toBe('·······■■■··■■')
  })

  test('a counter of Mondays to Fridays would have said 24 March', () => {
    expect(dueOf(start, term(5, 'working_day'), { ...wib, holidays: new Set() })).toEqual(at('2026-03-24T16:00'))
  })

  test('in the east the same wall clock', () => {
    const wit = { ...wib, zone: zoneOf('94.04') }
    const east = dueOf(new Date('2026-03-17T10:00+09:00'), term(5, 'working_day'), wit)
    expect(east).toEqual(new Date('2026-03-31T16:00+09:00'))
  })
})

describe('each unit', () => {
  test.each<[string, Term['unit'], number, string, string]>([
    ['the day of the start does not count', 'working_day', 1, '2026-04-06T00:00', '2026-04-07T16:00'],
    ['nor at night', 'working_day', 1, '2026-04-06T23:59', '2026-04-07T16:00'],
    ['from a Saturday to Monday', 'working_day', 1, '2026-04-11T09:00', '2026-04-13T16:00'],
    ['half a morning', 'working_minute', 240, '2026-04-06T08:00', '2026-04-06T12:00'],
    ['until closing time itself', 'working_minute', 240, '2026-04-06T12:00', '2026-04-06T16:00'],
    ['a minute more is the next morning', 'working_minute', 241, '2026-04-06T12:00', '2026-04-07T07:31'],
    ['over a weekend', 'working_minute', 240, '2026-04-10T15:00', '2026-04-13T10:30'],
    ['before opening', 'working_minute', 60, '2026-04-06T05:00', '2026-04-06T08:30'],
    ['after closing', 'working_minute', 60, '2026-04-06T18:00', '2026-04-07T08:30'],
    ['on a day off', 'working_minute', 60, '2026-04-05T10:00', '2026-04-06T08:30'],
    ['more than two days of 510 minutes', 'working_minute', 1021, '2026-04-06T07:30', '2026-04-08T07:31'],
    ['through the night', 'clock_hour', 4, '2026-03-20T22:00', '2026-03-21T02:00'],
    ['before closing', 'same_day', 1, '2026-04-06T15:59', '2026-04-06T16:00'],
    ['before opening', 'same_day', 1, '2026-04-06T03:00', '2026-04-06T16:00'],
    ['from closing on', 'same_day', 1, '2026-04-06T16:00', '2026-04-07T10:00'],
    ['on Friday evening', 'same_day', 1, '2026-04-10T19:00', '2026-04-13T10:00'],
    ['on a holiday', 'same_day', 1, '2026-03-18T09:00', '2026-03-25T10:00'],
    ['through holidays', 'calendar_day', 60, '2026-03-17T10:00', '2026-05-16T23:59:59.999'],
    ['on the last minute', 'calendar_day', 1, '2026-03-17T23:59', '2026-03-18T23:59:59.999'],
  ])('%s: %s %d from %s is %s', (_, unit, amount, start, due) => {
    expect(dueOf(at(start), term(amount, unit), wib)).toEqual(at(due))
  })

  test.each([0, -1, 1.5, NaN, Infinity])('a term of %d is none', (amount) => {
    expect(() => dueOf(at('2026-04-06T08:00'), term(amount, 'working_day'), wib)).toThrow(RangeError)
  })

  test('a calendar without working days ends nothing', () => {
    for (const unit of ['working_day', 'working_minute', 'same_day'] as const) {
      expect(() => dueOf(at('2026-04-06T08:00'), term(1, unit), { ...wib, days: [] })).toThrow(RangeError)
    }
  })
})

describe('any deadline', () => {
  const start = fc.date({ min: new Date('2025-12-01'), max: new Date('2027-01-31'), noInvalidDate: true })
  const unit = fc.constantFrom<Term['unit']>('working_day', 'working_minute', 'clock_hour', 'same_day', 'calendar_day')
  const any = fc.record({ amount: fc.integer({ min: 1, max: 700 }), unit })
  const calendar = fc
    .record({
      zone: fc.constantFrom('32', '73', '94'),
      days: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [7]),
      opens: fc.integer({ min: 0, max: 700 }),
      length: fc.integer({ min: 1, max: 739 }),
    })
    .map(({ zone, days, opens, length }) => ({
      zone: zoneOf(zone),
      days,
      opens,
      closes: opens + length,
      holidays,
      years,
    }))
  const minuteOf = (moment: Date, { zone }: Calendar) =>
    (((moment.getTime() / 60_000 + zone.offset) % 1440) + 1440) % 1440
  const isOn = (moment: Date, { zone, days }: Calendar) => {
    const date = localDate(moment, zone)
    return days.includes(new Date(date).getUTCDay() || 7) && !holidays.has(date)
  }

  test('comes after its start, and later or at once for a later start', () => {
    fc.assert(
      fc.property(start, start, any, calendar, (one, other, length, days) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        const due = dueOf(early, length, days)
        expect(due.getTime()).toBeGreaterThan(early.getTime())
        expect(due.getTime()).toBeLessThanOrEqual(dueOf(late, length, days).getTime())
        const longer = dueOf(early, { ...length, amount: length.amount + 1 }, days)
        expect(longer.getTime()).toBeGreaterThanOrEqual(due.getTime())
      }),
    )
  })

  test('of a working unit lies within the opening hours of a working day', () => {
    fc.assert(
      fc.property(start, any, calendar, (from, length, days) => {
        fc.pre(length.unit !== 'clock_hour' && length.unit !== 'calendar_day')
        const due = dueOf(from, length, days)
        expect(isOn(due, days)).toBe(true)
        expect(minuteOf(due, days)).toBeGreaterThanOrEqual(days.opens)
        expect(minuteOf(due, days)).toBeLessThanOrEqual(days.closes)
      }),
    )
  })

  test('of n working days is n working days away, and so many tiles', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 15 }), start, (from, amount, now) => {
        const due = dueOf(from, term(amount, 'working_day'), wib)
        expect(workingDaysBetween(from, due, wib)).toBe(amount)
        expect(workingDaysBetween(due, from, wib)).toBe(0)
        const shown = dayTiles(from, due, now, wib)
        const count = (kind: string) => shown.filter((tile) => tile === kind).length
        expect(shown.length).toBeLessThanOrEqual(30)
        if (now >= from) expect(count('left')).toBe(workingDaysBetween(now, due, wib))
        if (shown.length < 30) {
          expect(count('over')).toBe(workingDaysBetween(due, now, wib))
          expect(count('passed') + count('left')).toBe(amount)
        }
      }),
    )
  })

  test('of working minutes is what counting minute by minute finds', () => {
    const minutes = fc.integer({ min: 1, max: 1500 })
    const ordinary = calendar.filter(({ opens, closes, days }) => closes - opens >= 240 && days.length > 1)
    fc.assert(
      fc.property(start, minutes, ordinary, (from, amount, days) => {
        const whole = Math.floor(from.getTime() / 60_000) * 60_000
        let moment = whole
        for (let left = amount; left > 0; moment += 60_000) {
          const now = new Date(moment)
          const isOpen = minuteOf(now, days) >= days.opens && minuteOf(now, days) < days.closes
          if (isOpen && isOn(now, days)) left--
        }
        expect(dueOf(new Date(whole), term(amount, 'working_minute'), days)).toEqual(new Date(moment))
      }),
      { numRuns: 30 },
    )
  })
})

describe('tiles', () => {
  test.each([
    ['on the way', '2026-04-09T10:00', '2026-04-13T16:00', '2026-04-10T09:00', '■··□'],
    ['on the day of the start', '2026-04-06T10:00', '2026-04-09T16:00', '2026-04-06T11:00', '□□□'],
    ['two days late', '2026-04-09T10:00', '2026-04-13T16:00', '2026-04-15T09:00', '■··■▨▨'],
    ['days off are off, late or not', '2026-04-09T10:00', '2026-04-10T16:00', '2026-04-13T09:00', '■··▨'],
    ['within one day there are none', '2026-04-09T10:00', '2026-04-09T16:00', '2026-04-09T12:00', ''],
  ])('%s', (_, start, due, now, shown) => {
    expect(tiles(start, due, now)).toBe(shown)
  })

  test('at most thirty, the last', () => {
    expect(tiles('2026-04-06T10:00', '2026-04-08T16:00', '2026-07-24T16:00')).toMatch(/^[▨·]{29}▨$/)
  })
})
