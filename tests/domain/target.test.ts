import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assertPurpose,
  CELLS,
  exclusionOf,
  fitOf,
  hideSmall,
  hideWhole,
  inclusionOf,
  isCheaperWhole,
  NO_FIGURES,
  sumOf,
  unknownShare,
  worstFirst,
  type Figures,
} from '@slrt/domain/target'
import { refusalOf } from './refusal-of.ts'

const of = (more: Partial<Figures>): Figures => ({ ...NO_FIGURES, ...more })

describe('the two errors of targeting (handbook §8, I22 and I23)', () => {
  const figures = of({ eligibleServed: 6_482, eligibleUnserved: 1_930, ineligibleServed: 411, unknownServed: 302, unknownUnserved: 1_702 }) // prettier-ignore

  test('who is missed is a share of the entitled, who is wrongly reached one of those who receive', () => {
    expect(exclusionOf(figures)).toBeCloseTo(1_930 / 8_412)
    expect(inclusionOf(figures)).toBeCloseTo(411 / 7_195)
    expect(unknownShare(figures)).toBeCloseTo(2_004 / 10_827)
  })

  test('of nobody there is no share', () => {
    expect([exclusionOf(NO_FIGURES), inclusionOf(NO_FIGURES), unknownShare(NO_FIGURES)]).toEqual([null, null, null])
  })
})

test('Kota Bandung: 54,000 places suffice for 52,000, and some are missed all the same', () => {
  const figures = of({ eligibleServed: 48_120, eligibleUnserved: 3_880, ineligibleServed: 5_550 })
  expect(fitOf(figures, 54_000, 53_670)).toEqual({
    places: 54_000,
    used: 53_670,
    eligible: 52_000,
    spare: 2_000,
    missed: 3_880,
    wrong: 5_550,
  })
  expect(fitOf(figures, 50_000, 50_000).spare).toBe(-2_000)
})

test('where most are missed comes first; of equals where less is known', () => {
  const rows = [
    { code: 'a', figures: of({ eligibleUnserved: 3 }) },
    { code: 'b', figures: of({ eligibleUnserved: 9 }) },
    { code: 'c', figures: of({ eligibleUnserved: 3, unknownServed: 2 }) },
  ]
  expect(worstFirst(rows).map(({ code }) => code)).toEqual(['b', 'c', 'a'])
})

describe('small figures', () => {
  const rowsOf = (...all: number[]) => all.map((n, at) => ({ code: String(at), figures: { n } }))
  const shown = (...all: number[]) => hideSmall(rowsOf(...all)).map(({ figures }) => figures.n)

  test('1 to 4 is hidden, nothing is not', () => {
    expect(shown(0, 1, 4, 5)).toEqual([0, null, null, 5])
    expect(hideWhole({ one: 3, two: 0, three: 12 })).toEqual({ one: null, two: 0, three: 12 })
  })

  test('one alone could be taken from the whole: the next larger one is hidden with it', () => {
    expect(shown(2, 40, 7, 0)).toEqual([null, 40, null, 0])
  })

  test('from what is shown and the whole, nobody can reckon a small one', () => {
    const counts = fc.array(fc.nat(30), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(counts, (all) => {
        const hidden = shown(...all).flatMap((n, at) => (n === null ? [all[at]!] : []))
        expect(shown(...all).filter((n) => n !== null && n > 0 && n < 5)).toEqual([])
        // Either none is hidden, or there are two of which one cannot tell the parts; but for one that is all there is.
        const others = all.filter((n) => n >= 5)
        if (hidden.length === 1) expect(others).toEqual([])
      }),
    )
  })
})

test('a whole is the sum of its parts', () => {
  const figures = fc.record(Object.fromEntries(CELLS.map((cell) => [cell, fc.nat(500)]))) as fc.Arbitrary<Figures>
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 8 }), (all) => {
      for (const cell of CELLS) expect(sumOf(all)[cell]).toBe(all.reduce((sum, one) => sum + one[cell], 0))
    }),
  )
})

test('few desa are counted one by one, many at once', () => {
  expect(isCheaperWhole(3, 4)).toBe(false)
  expect(isCheaperWhole(70, 280)).toBe(false)
  expect(isCheaperWhole(71, 280)).toBe(true)
  expect(isCheaperWhole(280, 0)).toBe(true)
})

test('a list is opened for something, and in words where it is something else', () => {
  expect(() => assertPurpose({ purpose: 'VERIFIKASI' })).not.toThrow()
  expect(refusalOf(() => assertPurpose({ purpose: 'LAINNYA' })).code).toBe('target.note_needed')
  expect(() => assertPurpose({ purpose: 'LAINNYA', note: 'Rapat koordinasi.' })).not.toThrow()
})
