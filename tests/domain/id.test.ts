import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'

/** The latest time that fits into the 48 bits of RFC 9562. */
const Time = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('an id is a UUID of version 7 that carries its time', () => {
  fc.assert(
    fc.property(Time, (now) => {
      const id = newId(now)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
      expect(Id.parse(id)).toBe(id)
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now)
    }),
  )
})

test('ids sort by the time they were made', () => {
  fc.assert(
    fc.property(Time, Time, (a, b) => {
      fc.pre(a !== b)
      expect(newId(a) < newId(b)).toBe(a < b)
    }),
  )
})

test('no two of ten thousand made at once are the same', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(0))).size).toBe(10_000)
})

test('without a time it is now', () => {
  const before = Date.now()
  const made = Number.parseInt(newId().replace('-', '').slice(0, 12), 16)
  expect(made).toBeGreaterThanOrEqual(before)
  expect(made).toBeLessThanOrEqual(Date.now())
})
