import { expect, test } from 'vitest'
import { ticketMonth, ticketOf } from '@slrt/domain/ticket'
import { zoneOf } from '@slrt/domain/zone'

const newYear = new Date('2026-12-31T16:30:00Z')

test.each([
  ['32.04', new Date('2026-11-22T03:00:00Z'), 123, '3204-2611-000123'],
  ['31', new Date('2026-11-22T03:00:00Z'), 1, '31-2611-000001'],
  ['32.04', newYear, 1, '3204-2612-000001'],
  ['94.04', newYear, 1, '9404-2701-000001'],
  ['32.04', newYear, 1_234_567, '3204-2612-1234567'],
])('%s %s %d is %s', (tenant, at, sequence, ticket) => {
  expect(ticketOf(tenant, at, sequence)).toBe(ticket)
})

test('the month is that of the place', () => {
  expect(['32.04', '73.71', '94.04'].map((code) => ticketMonth(newYear, zoneOf(code)))).toEqual([
    '2612',
    '2701',
    '2701',
  ])
})
