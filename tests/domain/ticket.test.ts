import { expect, test } from 'vitest'
import { isTicket, ticketMonth, ticketOf } from '@slrt/domain/ticket'
import { zoneOf } from '@slrt/domain/zone'

const newYear = new Date('2026-12-31T16:30:00Z')

test.each([
  ['32.04', new Date('2026-11-22T03:00:00Z'), 123, '3204-2611-000123'],
  ['31', new Date('2026-11-22T03:00:00Z'), 1, '31-2611-000001'],
  ['32.04-L', new Date('2026-11-22T03:00:00Z'), 1, '3204-L-2611-000001'],
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

test('a number is told from a name, whichever tenant gave it', () => {
  for (const code of ['32.04', '31', '32.04-L', '31-L']) expect(isTicket(ticketOf(code, newYear, 123))).toBe(true)
  for (const text of ['Siti', '3204', '3204-2612-12', '3204-2612-000123 ', "3204-2612-000123'"])
    expect(isTicket(text)).toBe(false)
})
