import { describe, expect, test } from 'vitest'
import { basisOf } from '@slrt/domain/basis'
import { dueOf, isProvisional, timeLeft, type Calendar, type Term } from '@slrt/domain/calendar'
import { deadlineOf } from '@slrt/domain/deadline'
import { extendItem, extendReferral } from '@slrt/domain/extension'
import { moveItem, possibleActs } from '@slrt/domain/item'
import { recounted } from '@slrt/domain/recount'
import { regulationOf, type Entry } from '@slrt/domain/regulation'
import { keptUntil, urgencyOf } from '@slrt/domain/service-rules'
import { workingCalendar } from '@slrt/domain/working-calendar'
import { asked, clock, local, need, who } from './needs.ts'
import { refusalOf } from './refusal-of.ts'

const seen = { id: 'n-kis', version: 3 }
const manager = who('MANAJER')

/** A published entry of the district, unless it says otherwise. */
const entry = (key: Entry['key'], value: unknown, change: Partial<Entry> = {}): Entry => ({
  id: `${key} ${change.effectiveFrom ?? ''}`,
  tenant: '32.04',
  key,
  subject: '',
  area: '',
  value,
  citation: null,
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  publishedIn: 2,
  endedIn: null,
  ...change,
})
const under = (at: string, ...entries: Entry[]) => ({ ...clock(at), regulation: regulationOf('32.04', 5, entries) })

describe('the worked example of handbook §17.2', () => {
  test('a need that comes to the office on 17 March 2026, 10:00, with 5 working days: 31 March, 16:00', () => {
    const { item } = moveItem(need('DITERUSKAN_SLRT'), [], 'item.take', { version: 3 }, who('BO'), clock('03-17 10:00'))
    expect([item.due, item.isProvisional]).toEqual([local('03-31 16:00'), false])
  })
})

describe('the working calendar', () => {
  const national = { days: new Set(['2026-03-19']), years: new Set([2026]) }
  const local2 = [{ day: '2026-04-10', name: 'Hari Jadi Kabupaten' }]
  const all = [
    entry('calendar.week', [1, 2, 3, 4, 5, 6], { effectiveFrom: '2026-04-01' }),
    entry('calendar.hours', { opens: 480, closes: 900 }, { effectiveFrom: '2026-04-01' }),
    entry('calendar.zone', 'WITA', { effectiveFrom: '2026-04-01' }),
    entry('calendar.holidays', local2, { effectiveFrom: '2026-04-01' }),
  ]
  const regulation = regulationOf('32.04', 5, all)

  test('is the nation’s, in the zone of the province, where nobody decided', () => {
    expect(workingCalendar(regulation, national, '2026-03-31')).toMatchObject({
      zone: { name: 'WIB' },
      holidays: national.days,
      opens: 450,
      closes: 960,
      days: [1, 2, 3, 4, 5],
    })
  })

  test('is the district’s own from the day on which its regulation begins', () => {
    const own = workingCalendar(regulation, national, '2026-04-01')
    expect(own).toMatchObject({ zone: { name: 'WITA' }, opens: 480, closes: 900, days: [1, 2, 3, 4, 5, 6] })
    expect([...own.holidays]).toEqual(['2026-03-19', '2026-04-10'])
  })
})

describe('a year without a table', () => {
  const calendar: Calendar = { ...clock().calendar, holidays: new Set(['2026-12-24', '2026-12-25']) }
  const days = (amount: number): Term => ({ amount, unit: 'working_day' })
  const start = local('12-15 10:00')

  test('has its weekends and the five fixed feasts, and a date that counts on it is provisional', () => {
    const due = dueOf(start, days(14), calendar)
    // 16 to 18, 21 to 23, 28 to 31 December, 4 to 7 January: the 1st is a feast.
    expect(due).toEqual(new Date('2027-01-07T16:00:00+07:00'))
    expect(isProvisional(start, due, days(14), calendar)).toBe(true)
    const feasts = ['2027-01-01', '2027-06-01', '2027-08-17'].map((day) =>
      dueOf(new Date(Date.parse(`${day}T10:00:00+07:00`) - 86_400_000), days(1), calendar)
        .toISOString()
        .slice(0, 10),
    )
    expect(feasts).toEqual(['2027-01-04', '2027-06-02', '2027-08-18'])
  })

  test('is not counted on by what ends before it, nor by clock hours and calendar days', () => {
    expect(isProvisional(start, dueOf(start, days(8), calendar), days(8), calendar)).toBe(false)
    for (const unit of ['clock_hour', 'calendar_day'] as const) {
      const term = { amount: 1_000, unit }
      expect(isProvisional(start, dueOf(start, term, calendar), term, calendar)).toBe(false)
    }
  })

  test('makes nothing late: no step, no act, no tile', () => {
    const due = new Date('2027-01-07T16:00:00+07:00')
    const after = { ...clock(), at: new Date('2027-02-01T10:00:00+07:00'), calendar }
    const referred = need('DITANGANI_SLRT', { since: start, due, isProvisional: true })
    const { happenings } = moveItem(referred, [], 'item.submit', { version: 3 }, who('BO'), after)
    expect(happenings[0]!.late).toBe(false)
    const left = timeLeft(referred, after)
    expect([left.isProvisional, left.workingDays, left.tiles.includes('over')]).toEqual([true, 0, false])
    expect(timeLeft({ ...referred, isProvisional: false }, after).workingDays).toBeLessThan(0)
  })

  test('once its table is there, the date is counted from the start again, with its pauses and its extension', () => {
    const at = (day: string) => new Date(`${day}:00+07:00`)
    const known = {
      ...calendar,
      years: new Set([2026, 2027]),
      holidays: new Set([...calendar.holidays, '2027-01-01', '2027-01-05']),
    }
    const now = { ...clock(), at: at('2027-01-04T09:00'), calendar: known }
    const told = (act: string, before: string | null, after: string, day: string) =>
      ({ act, before, after, at: at(day), unit: null }) as Parameters<typeof recounted>[3][number]
    const events = [
      told('complaint.register', null, 'TERDAFTAR', '2026-12-28T08:00'),
      told('item.take', 'TERDAFTAR', 'DITANGANI_SLRT', '2026-12-28T10:00'),
    ]
    const standing = need('DITANGANI_SLRT', { since: at('2026-12-28T10:00'), isProvisional: true })
    const dueWith = (...more: typeof events) =>
      recounted({ ...standing, due: at('2027-01-05T16:00') }, 'DITANGANI_SLRT', [], [...events, ...more], () => now)
        .item
    expect(dueWith()).toMatchObject({ due: at('2027-01-06T16:00'), isProvisional: false })
    const waited = [
      told('item.wait', 'DITANGANI_SLRT', 'MENUNGGU_WARGA', '2026-12-29T10:00'),
      told('item.resume', 'MENUNGGU_WARGA', 'DITANGANI_SLRT', '2026-12-31T10:00'),
    ]
    expect(dueWith(...waited).due).toEqual(at('2027-01-08T16:00'))
    const extended = told('item.extend', 'DITANGANI_SLRT', 'DITANGANI_SLRT', '2026-12-31T11:00')
    expect(dueWith(...waited, extended).due).toEqual(at('2027-01-15T16:00'))
  })
})

describe('the version of a complaint', () => {
  const terms = (amount: number) =>
    Object.fromEntries(['NORMAL', 'TINGGI', 'DARURAT'].map((one) => [one, { amount, unit: 'working_day' }]))
  const cite = { citation: 'Perbup 12/2026 Pasal 9' }
  const newer = entry('clock.DITANGANI_SLRT', terms(2), { ...cite, effectiveFrom: '2026-03-17', publishedIn: 3 })
  const at = under('03-17 10:00', newer)
  const registered = (registeredOn: string, configuration = 5) =>
    need('DITANGANI_SLRT', { registeredOn, configuration, due: local('03-31 16:00') })

  test.each<[string, string, number, string, string | null]>([
    ['registered the day before keeps its deadline', '2026-03-16', 5, '03-31 16:00', null],
    ['registered on the first day has the new one', '2026-03-17', 5, '03-26 16:00', 'Perbup 12/2026 Pasal 9'],
    ['registered before the publication never has it', '2026-03-17', 2, '03-31 16:00', null],
  ])('%s, and names its article', (_, day, configuration, due, citation) => {
    const one = registered(day, configuration)
    expect(deadlineOf('DITANGANI_SLRT', one, at).due).toEqual(local(due))
    expect(basisOf(one, [], at.regulation)?.source.citation).toBe(citation)
  })

  test('where agencies have it, it is the term of the referral that is due first', () => {
    const accepted = asked('dinkes', 'DITERIMA', { due: local('03-30 16:00') })
    const sent = asked('disdik', 'DIKIRIM', { due: local('03-26 16:00') })
    const one = need('DIRUJUK', { due: local('03-26 16:00') })
    expect(basisOf(one, [accepted, sent], at.regulation)?.value).toEqual({ amount: 2, unit: 'working_day' })
    expect(basisOf(one, [accepted], at.regulation)?.value).toEqual({ amount: 14, unit: 'working_day' })
    expect(basisOf(need('DAFTAR_TUNGGU'), [], at.regulation)).toBeNull()
  })
})

describe('an extension', () => {
  const due = local('03-31 16:00')
  const step = need('DITANGANI_SLRT', { due })

  test('adds the term once more, from where the deadline stood; the need stays, and its events say so', () => {
    const { item, happenings } = extendItem(step, [], seen, manager, clock('03-26 10:00'))
    expect(item).toMatchObject({ state: 'DITANGANI_SLRT', due: local('04-07 16:00'), isExtended: true, version: 4 })
    expect(item.since).toEqual(step.since)
    expect(happenings.map(({ act, before, after, late }) => [act, before, after, late])).toEqual([
      ['item.extend', 'DITANGANI_SLRT', 'DITANGANI_SLRT', false],
    ])
  })

  test('is refused the second time, and when the deadline is over; the next state may be extended again', () => {
    const twice = refusalOf(() => extendItem({ ...step, isExtended: true }, [], seen, manager, clock('03-26 10:00')))
    expect(twice.code).toBe('item.extend_once')
    const late = refusalOf(() => extendItem(step, [], seen, manager, clock('03-31 16:01')))
    expect(late.code).toBe('item.extend_late')
    const next = moveItem(
      { ...step, isExtended: true },
      [],
      'item.submit',
      { version: 3 },
      who('BO'),
      clock('03-26 10:00'),
    )
    expect(next.item.isExtended).toBe(false)
    expect(possibleActs(next.item, [], 'KADIS', clock('03-26 10:00'))).toContain('item.extend')
    expect(possibleActs({ ...step, isExtended: true }, [], 'MANAJER', clock('03-26 10:00'))).not.toContain(
      'item.extend',
    )
    expect(possibleActs(step, [], 'MANAJER', clock('04-01 10:00'))).not.toContain('item.extend')
  })

  test('is the head’s and the manager’s alone, and not of a need that others have', () => {
    expect(refusalOf(() => extendItem(step, [], seen, who('BO'), clock('03-26 10:00'))).code).toBe('item.not_now')
    const queued = need('DAFTAR_TUNGGU')
    expect(refusalOf(() => extendItem(queued, [], seen, manager, clock())).code).toBe('item.not_now')
  })

  test('of one referral leaves the others alone; the need is due with the first of them', () => {
    const first = asked('dinkes', 'PROSES', { due: local('03-26 16:00') })
    const second = asked('disdik', 'DIKIRIM', { due })
    const both = [first, second]
    const at = clock('03-26 10:00')
    const moved = extendReferral(need('DIRUJUK', { due: first.due }), both, { id: first.id, version: 1 }, manager, at)
    expect(moved.referrals).toEqual([{ ...first, due: local('04-15 16:00'), isExtended: true, version: 2 }])
    expect([moved.item.due, moved.item.version]).toEqual([due, 4])
    expect(moved.happenings.map(({ act, unit }) => [act, unit])).toEqual([['referral.extend', 'dinkes']])
    const ended = [asked('dinkes', 'SELESAI')]
    const refused = refusalOf(() => extendReferral(need('DIRUJUK'), ended, { id: 'r-dinkes', version: 1 }, manager, at))
    expect(refused.code).toBe('referral.not_now')
  })
})

describe('what a regulation says of the service', () => {
  const closed = need('DITUTUP', { since: local('03-01 10:00'), turn: null })
  const reopen = (at: string, ...entries: Entry[]) =>
    moveItem(closed, [], 'item.reopen', { version: 3 }, manager, under(at, ...entries))

  test('a need is opened again within its window, to the day', () => {
    expect(reopen('03-31 23:00').item.state).toBe('DITANGANI_SLRT')
    const refused = refusalOf(() => reopen('04-01 00:00'))
    expect([refused.code, refused.facts]).toEqual(['item.reopen_over', { until: '2026-03-31' }])
    expect(possibleActs(closed, [], 'MANAJER', under('04-01 00:00'))).toEqual([])
    expect(reopen('04-01 00:00', entry('service.reopenDays', 31, { publishedIn: 1 })).item.state).toBe('DITANGANI_SLRT')
  })

  test('a result is closed without asking the family only where that is allowed', () => {
    const done = need('SELESAI_DITANGANI')
    const close = (...entries: Entry[]) =>
      moveItem(done, [], 'item.close', { version: 3 }, who('BO'), under('03-17 10:00', ...entries))
    expect(refusalOf(() => close()).code).toBe('item.not_now')
    const free = entry('service.feedbackRequired', false, { publishedIn: 1 })
    const { item, happenings } = close(free)
    expect([item.state, happenings.map(({ after }) => after)]).toEqual(['DITUTUP', ['DITUTUP']])
    expect(possibleActs(done, [], 'BO', under('03-17 10:00', free))).toContain('item.close')
    expect(possibleActs(done, [], 'FASILITATOR', under('03-17 10:00', free))).not.toContain('item.close')
  })

  test('what is hurried is never less than urgent', () => {
    const { regulation } = under('03-17 10:00', entry('service.fastTrack', ['KES07']))
    const told = (['DARURAT', 'TINGGI', 'NORMAL', 'RENDAH'] as const).map((one) =>
      urgencyOf(one, 'KES07', '2026-03-17', regulation),
    )
    expect(told).toEqual(['DARURAT', 'TINGGI', 'TINGGI', 'TINGGI'])
    expect(urgencyOf('RENDAH', 'KP02', '2026-03-17', regulation)).toBe('RENDAH')
  })

  test('a closed complaint is kept for so many years', () => {
    const { regulation } = under('03-17 10:00', entry('service.retentionYears', 10, { publishedIn: 1 }))
    expect(keptUntil('2026-03-17', closed, regulation)).toBe('2036-03-17')
    expect(keptUntil('2028-02-29', closed, regulationOf('32.04', 1, []))).toBe('2033-03-01')
  })
})
