import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localDate, zoneOf } from '@slrt/domain/zone'

const zones = ['32.04', '73.71', '94.04'].map(zoneOf)

test.each([
  ['00', 'WIB'],
  ['11.01', 'WIB'],
  ['62', 'WIB'],
  ['63.01.01.2001', 'WITA'],
  ['51', 'WITA'],
  ['76', 'WITA'],
  ['81', 'WIT'],
  ['96.71', 'WIT'],
])('clocks of %s show %s', (code, name) => {
  expect(zoneOf(code).name).toBe(name)
})

test('the date changes first in the east', () => {
  const at = new Date('2026-03-16T15:30:00Z')
  expect(zones.map((zone) => localDate(at, zone))).toEqual(['2026-03-16', '2026-03-16', '2026-03-17'])
  expect(localDate(new Date('2026-03-16T16:00:00Z'), zones[1]!)).toBe('2026-03-17')
})

test('a wall clock and the zones of Intl agree, and a date leads back to itself', () => {
  const at = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(at, fc.constantFrom(...zones), fc.integer({ min: 0, max: 1439 }), (moment, zone, minute) => {
      const date = localDate(moment, zone)
      const intl = new Intl.DateTimeFormat('en-CA', { timeZone: zone.iana })
      expect(date).toBe(intl.format(moment))
      expect(localDate(instantOf(date, minute, zone), zone)).toBe(date)
    }),
  )
  expect(instantOf('2026-03-31', 960, zones[0]!)).toEqual(new Date('2026-03-31T16:00:00+07:00'))
})
