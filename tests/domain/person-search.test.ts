import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokensOf } from '@slrt/domain/name-token'
import { assertPurpose, fit, rangesOf, readSearch, SearchPerson } from '@slrt/domain/person-search'
import { refusalOf } from './refusal-of.ts'

const name = (text: string) => {
  const wanted = readSearch(text)
  if (wanted.kind !== 'name') throw new Error('a number')
  return wanted
}
/** As the database looks: some token of the name lies in some range. */
const isReached = (text: string, registered: string) =>
  tokensOf(registered).some((token) => rangesOf(name(text)).some(({ from, to }) => token >= from && token < to))

describe('what was typed', () => {
  test.each([
    ['3204115708900003', '3204115708900003'],
    ['3204 1157 0890 0003', '3204115708900003'],
    ["'320411.570890.0003", '3204115708900003'],
    ['3204-1157-0890-0003', '3204115708900003'],
    ['0001234567890', '0001234567890'],
  ])('%s is the number %s', (text, digits) => expect(readSearch(text)).toEqual({ kind: 'number', digits }))

  test.each([
    ['search.number', '320411'],
    ['search.number', '3'.repeat(31)],
    ['search.masked', '3204••••••••0003'],
    ['search.masked', '3204 **** **** 0003'],
    ['search.masked', '3204xxxxxxxx0003'],
    ['search.name', '...'],
    ['search.name', 'a'],
    ['search.name', 'H.'],
  ])('%s: %s', (code, text) => expect(refusalOf(() => readSearch(text)).code).toBe(code))

  test('a purpose of its own kind is said in words', () => {
    expect(refusalOf(() => assertPurpose({ purpose: 'LAINNYA' })).code).toBe('search.note')
    expect(refusalOf(() => assertPurpose({ purpose: 'LAINNYA', note: '    ' })).code).toBe('search.note')
    expect(() => assertPurpose({ purpose: 'LAINNYA', note: 'Surat dari Baznas' })).not.toThrow()
    expect(() => assertPurpose({ purpose: 'LAYANAN' })).not.toThrow()
    expect(SearchPerson.safeParse({ text: 'siti', area: null }).success).toBe(false)
  })
})

describe('who fits', () => {
  test.each<[string, string, number | null]>([
    ['siti aminah', 'Hj. Siti Aminah, S.Pd.', 0],
    ['aminah siti', 'Siti Aminah', 1],
    ['siti aminah', 'Siti Nur Aminah', 2],
    ['siti amina', 'Siti Aminah', 3],
    ['siti am', 'Siti Aminah', 4],
    ['siti budi', 'Siti Aminah', null],
    ['sit aminah', 'Siti Aminah', null],
    ['nurha', 'Nur Hayati', 4],
    ['nurhaya', 'Nurhayati', 4],
    ['a rahman', 'Abdul Rahman', 4],
    ['siti hiday', 'Siti Hidayat', 4],
    ['agus wiraw', 'Agus Wirawan', 4],
    ['siti haj', 'Siti Hajar', 4],
    ['azis', 'Ajis', 3],
    ['candra', 'Chandra', 3],
    ['saenal', 'Zaenal', null],
    ['zaenal', 'Saenal', 3],
  ])('%s: %s fits as %s', (text, registered, how) => {
    expect(fit(name(text), registered)).toBe(how)
    if (how !== null) expect(isReached(text, registered)).toBe(true)
  })
})

const words = 'siti muhammad nur aminah hidayat asep dewi karna wulandari fatimah zainal abdul rahman'.split(' ')
const registered = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })

test('whoever is registered is reached and fits by any one or two parts in any order, the second perhaps only begun', () => {
  fc.assert(
    fc.property(registered, fc.nat(), fc.nat(), fc.integer({ min: 2, max: 9 }), (parts, first, second, length) => {
      const full = parts.join(' ')
      const [one, other] = [parts[first % parts.length]!, parts[second % parts.length]!]
      const inOrder = parts.indexOf(one) < parts.indexOf(other)
      const texts = [one, `${one} ${other}`, full, ...(inOrder ? [`${one} ${other.slice(0, length)}`] : [])]
      for (const text of texts) {
        expect([full, text, isReached(text, full)]).toEqual([full, text, true])
        expect([full, text, fit(name(text), full) !== null]).toEqual([full, text, true])
      }
    }),
    { numRuns: 500 },
  )
})

test('a search asks no more than eight ranges, whatever is typed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, 'z', 'c', 'j', 'zaz', 'caj', 'juz'), { minLength: 1, maxLength: 9 }), (parts) => {
      const text = parts.join(' ')
      // One letter, however often, is no name.
      if (new Set(parts).size > 1 || parts[0]!.length > 1) expect(rangesOf(name(text)).length).toBeLessThanOrEqual(8)
    }),
  ) // prettier-ignore
})
