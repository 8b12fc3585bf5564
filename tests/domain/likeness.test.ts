import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateLikeness,
  digitsApart,
  jaroWinkler,
  likeness,
  nameLikeness,
  PROPOSED,
  REVIEWED,
  verdictOf,
  type Likened,
} from '@slrt/domain/likeness'

const CIMEKAR = '32.04.05.2003'
const siti: Likened = { name: 'Siti Aminah', birthDate: '1990-08-17', mother: 'Rukmini', sex: 'P', desa: CIMEKAR }
const score = (other: Partial<Likened>, one: Partial<Likened> = {}) =>
  likeness({ ...siti, ...one }, { ...siti, ...other }).score

const word = fc.stringMatching(/^[a-z]{2,9}$/)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const record: fc.Arbitrary<Likened> = fc.record({
  name,
  birthDate: fc.option(day),
  mother: fc.option(name),
  sex: fc.option(fc.constantFrom('L' as const, 'P' as const)),
  desa: fc.constantFrom(CIMEKAR, '32.04.05.2004', '32.04.44.2001'),
})

describe('likeness of texts, after Jaro and Winkler', () => {
  test.each([
    // The pairs of Winkler’s own papers.
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abroms', 'abrams', 0.922],
    ['itman', 'smith', 0.467],
    ['', 'siti', 0],
    ['siti', '', 0],
    ['siti', 'wawan', 0],
  ])('%s and %s: %d', (one, other, expected) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(expected, 3)
  })

  test('is the same both ways, from 0 to 1, and 1 for equal texts alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (one, other) => {
        const found = jaroWinkler(one, other)
        expect(found).toBe(jaroWinkler(other, one))
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(1)
        expect(jaroWinkler(one, one)).toBe(1)
      }),
    )
  })
})

describe('names', () => {
  test.each([
    ['H. Moh. Ma’ruf, S.Pd.', 'MUHAMMAD MARUF', 1],
    ['ST. AMINAH', 'Siti Aminah', 1],
    ['Aminah Siti', 'Siti Aminah', 1],
    ['Asep Sunandar', 'Asep Sunander', 0.95],
    ['Syarif Hidayat', 'Sarip Hidayat', 0.97],
    ['SUPRIATNA / UJANG', 'Ujang', 1],
  ])('%s is as good as %s', (one, other, least) => {
    expect(nameLikeness(one, other)).toBeGreaterThanOrEqual(least)
  })

  test('of two people are not alike', () => {
    expect(nameLikeness('Siti Aminah', 'Wawan Setiawan')).toBe(0)
    expect(nameLikeness('Asep', 'Dedi Kurniawan')).toBe(0)
    expect(nameLikeness('', '')).toBe(0)
  })
})

describe('birth dates', () => {
  test.each([
    ['1990-08-17', '1990-08-17', 1],
    ['1990-08-07', '1990-07-08', 0.8],
    ['1990-08-17', '1990-08-11', 0.8],
    ['1990-08-17', '1990-01-01', 0.7],
    ['1990-08-17', '1965-03-02', 0],
  ])('%s and %s: %d', (one, other, expected) => {
    expect(dateLikeness(one, other)).toBe(expected)
    expect(dateLikeness(other, one)).toBe(expected)
  })
})

describe('two records', () => {
  test('that are complete and equal are one person', () => {
    fc.assert(
      fc.property(record, (one) => {
        const complete = { ...one, birthDate: one.birthDate ?? '1990-08-17', mother: one.mother ?? 'Rukmini' }
        expect(likeness(complete, complete).score).toBe(1)
      }),
    )
  })

  test('are as alike one way as the other, from 0 to 1', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        const found = likeness(one, other)
        expect(found).toEqual(likeness(other, one))
        expect(found.score).toBeGreaterThanOrEqual(0)
        expect(found.score).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('are proposed where name, day and desa agree, whether or not the mother is known', () => {
    expect(score({})).toBe(1)
    expect(score({ mother: null })).toBeGreaterThanOrEqual(PROPOSED)
    expect(score({ name: 'ST. AMINAH' })).toBe(1)
    expect(score({ name: 'Sitti Aminah, S.Pd.', mother: 'RUKMINII' })).toBeGreaterThanOrEqual(PROPOSED)
  })

  test.each<[string, Partial<Likened>, Partial<Likened>]>([
    ['a slip in the date', { birthDate: '1990-08-11', mother: null }, {}],
    ['a slip in the name', { name: 'Siti Aminan', mother: null }, {}],
    ['the same name, and nobody knows the rest', { birthDate: null, mother: null }, { birthDate: null, mother: null }],
    ['another mother', { mother: 'Wartini' }, {}],
    ['twins', { name: 'Hasan Basri' }, { name: 'Husen Basri' }],
    ['another sex', { sex: 'L' }, {}],
  ])('are looked at: %s', (_, other, one) => {
    expect(score(other, one)).toBeGreaterThanOrEqual(REVIEWED)
    expect(score(other, one)).toBeLessThan(PROPOSED)
  })

  test.each<[string, Partial<Likened>]>([
    ['of the same name, born on quite another day', { birthDate: '1962-03-02', mother: null }],
    ['born on the same day in the same desa', { name: 'Wawan Setiawan', mother: null, sex: 'L' }],
    ['who are brother and sister', { name: 'Wawan Setiawan', birthDate: '1994-02-11', sex: 'L' }],
  ])('are two people: %s', (_, other) => {
    expect(score(other)).toBeLessThan(REVIEWED)
  })

  test('say what speaks for it and what against', () => {
    const { evidence } = likeness(siti, { ...siti, name: 'Siti Aminan', birthDate: null, mother: 'Wartini', sex: 'L' })
    expect(Object.fromEntries(evidence.map((one) => [one.field, verdictOf(one)]))).toEqual({
      name: 'alike',
      birthDate: 'unknown',
      mother: 'differs',
      desa: 'same',
      sex: 'differs',
    })
  })
})

test('numbers are told apart by their digits', () => {
  expect(digitsApart('3204115708900001', '3204115708900002')).toBe(1)
  expect(digitsApart('3204115708900001', '3204115708900001')).toBe(0)
  expect(digitsApart('3204115708900001', null)).toBe(null)
})
