import { describe, expect, test } from 'vitest'
import { CategoryCode } from '@slrt/domain/category-code'
import { CATEGORIES, groupOf, NEEDS, sectorOf, SECTORS } from '@slrt/domain/category'

describe('the catalogue', () => {
  test('numbers each kind from 01 on, none twice', () => {
    const counts = new Map<string, number>()
    for (const code of CATEGORIES) {
      const kind = code.slice(0, -2)
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      expect(code).toBe(`${kind}${String(counts.get(kind)).padStart(2, '0')}`)
    }
    expect([...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')).toBe(
      'KP 12, DT 7, KES 7, PEN 6, SOS 10, ADM 4, EKO 6, RMH 5, ENE 3, PGN 2, TAN 2, IKAN 2, INF 3, HUK 2, LNN 1',
    )
  })

  test('gives each a sector, and each sector something', () => {
    expect([...new Set(CATEGORIES.map(sectorOf))].sort()).toEqual([...SECTORS].sort())
  })

  test.each([
    ['KP04', 'BAN', 'KEPESERTAAN'],
    ['DT02', 'DAT', 'DATA'],
    ['IKAN01', 'IKAN', 'NON_KEPESERTAAN'],
    ['LNN01', 'LNN', 'NON_KEPESERTAAN'],
  ])('%s is of %s and %s', (code, sector, group) => {
    const category = CategoryCode.parse(code)
    expect([sectorOf(category), groupOf(category)]).toEqual([sector, group])
  })

  test.each(['KP13', 'kp01', 'toString', ''])('"%s" is none', (code) => {
    expect(CategoryCode.safeParse(code).success).toBe(false)
  })
})

describe('the eight pictures', () => {
  test('stand in the order of the screen', () => {
    expect(NEEDS.map(({ code }) => code).join(' ')).toBe(
      'berobat_kis sekolah rumah bantuan dokumen listrik data lainnya',
    )
  })

  test('lead to every category, none twice behind one picture', () => {
    expect(new Set<string>(NEEDS.flatMap(({ categories }) => categories))).toEqual(new Set(CATEGORIES))
    for (const { categories } of NEEDS) expect(new Set(categories).size).toBe(categories.length)
  })
})
