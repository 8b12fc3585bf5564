import { describe, expect, test } from 'vitest'
import { shifted, type Term } from '@slrt/domain/calendar'
import { moveItem } from '@slrt/domain/item'
import { clock, local, need, who } from './needs.ts'

const { calendar } = clock()
const term = (unit: Term['unit'], amount = 1): Term => ({ amount, unit })
const rini = who('FASILITATOR')

describe('a pause moves', () => {
  test.each<[string, Term['unit'], string, string, string, string]>([
    // Due, paused from, until, and due then. 18 to 24 March 2026 are days off.
    [
      'a day deadline by the working days that begin in it',
      'working_day',
      '03-27 16:00',
      '03-16 10:00',
      '03-18 09:00',
      '03-30 16:00',
    ],
    ['it over a long leave by one', 'working_day', '03-17 16:00', '03-17 10:00', '03-25 08:00', '03-25 16:00'],
    ['it not within a day', 'working_day', '03-17 16:00', '03-16 08:00', '03-16 15:00', '03-17 16:00'],
    ['it not over a weekend', 'working_day', '03-17 16:00', '03-13 15:00', '03-15 23:59', '03-17 16:00'],
    ['it by a day that begins with it', 'working_day', '03-16 16:00', '03-16 00:00', '03-16 09:00', '03-17 16:00'],
    [
      'it not by a day that begins when it ends',
      'working_day',
      '03-16 16:00',
      '03-13 12:00',
      '03-16 00:00',
      '03-16 16:00',
    ],
    ['one that is over by as much', 'working_day', '03-11 16:00', '03-12 09:00', '03-13 09:00', '03-12 16:00'],
    ['working minutes by those in it', 'working_minute', '03-16 11:00', '03-16 09:00', '03-16 10:30', '03-16 12:30'],
    ['and not by the night', 'working_minute', '03-16 15:30', '03-16 15:00', '03-17 08:00', '03-17 08:30'],
    ['nor by a day off', 'working_minute', '03-17 15:00', '03-18 09:00', '03-24 15:00', '03-17 15:00'],
    ['clock hours by clock time', 'clock_hour', '03-19 02:00', '03-18 23:00', '03-19 01:15', '03-19 04:15'],
    [
      'calendar days by those that begin in it',
      'calendar_day',
      '03-20 23:59',
      '03-18 12:00',
      '03-21 09:00',
      '03-23 23:59',
    ],
    ['the same day to that of its end', 'same_day', '03-16 16:00', '03-16 12:00', '03-17 09:00', '03-17 16:00'],
    [
      'and to the morning after it where that is over',
      'same_day',
      '03-16 16:00',
      '03-16 12:00',
      '03-17 17:00',
      '03-25 10:00',
    ],
  ])('%s', (_, unit, due, from, to, then) => {
    expect(shifted(local(due), { from: local(from), to: local(to) }, term(unit), calendar)).toEqual(local(then))
  })

  test('nothing when it lasted no time', () => {
    const at = local('03-16 00:00')
    for (const unit of ['working_day', 'working_minute', 'clock_hour', 'same_day', 'calendar_day'] as const)
      expect(shifted(local('03-17 16:00'), { from: at, to: at }, term(unit), calendar)).toEqual(local('03-17 16:00'))
  })
})

describe('a need that waited for the resident', () => {
  const due = local('03-17 16:00')
  const before = need('DITANGANI_SLRT', { due, isExtended: true, home: 'SLRT' })
  const bo = who('BO')
  const waiting = moveItem(before, [], 'item.wait', { version: 3 }, bo, clock('03-16 10:00')).item

  test('keeps what its clock showed, beside that of the waiting', () => {
    expect(waiting).toMatchObject({ state: 'MENUNGGU_WARGA', heldDue: due, isExtended: true })
    expect(waiting.due).not.toEqual(due)
  })

  test('goes on with what was left of it, not anew', () => {
    const { item } = moveItem(waiting, [], 'item.resume', { version: 4 }, bo, clock('03-17 09:00'))
    expect(item).toMatchObject({ state: 'DITANGANI_SLRT', due: local('03-25 16:00'), heldDue: null, isExtended: true })
  })

  test('had a clock of its own in the state that it passed through on the way', () => {
    const told = need('TERDAFTAR', { due: local('03-16 16:00') })
    const passed = moveItem(told, [], 'item.wait', { version: 3 }, rini, clock('03-16 15:00')).item
    // IDENTIFIKASI began then: one working day.
    expect([passed.cameFrom, passed.heldDue]).toEqual(['IDENTIFIKASI', local('03-17 16:00')])
  })

  test('is not late by the time for which it waited', () => {
    const { happenings } = moveItem(waiting, [], 'item.resume', { version: 4 }, bo, clock('04-20 09:00'))
    expect(happenings.map(({ late }) => late)).toEqual([false])
  })
})
