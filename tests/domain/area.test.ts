import { AreaCode, foldName, labelOf, levelOf, parentOf, prefixOf, prefixWordsOf } from '@slrt/domain/area'
import { describe, expect, test } from 'vitest'

describe('codes', () => {
  test.each([
    ['32', 'province', null],
    ['32.04', 'district', '32'],
    ['32.04.05', 'kecamatan', '32.04'],
    ['32.04.05.2003', 'desa', '32.04.05'],
  ])('%s is a %s inside %s', (code, level, parent) => {
    expect(AreaCode.safeParse(code).success).toBe(true)
    expect(levelOf(code)).toBe(level)
    expect(parentOf(code)).toBe(parent)
  })

  test.each([
    '',
    '00',
    '00.01',
    '3',
    '3204',
    '32.4',
    '32.04.',
    '32.04.050',
    '32.04.05.200',
    '32.04.05.2003.1',
    ' 32',
    '३२',
  ])('"%s" is no area code', (code) => {
    expect(AreaCode.safeParse(code).success).toBe(false)
    expect(() => levelOf(code)).toThrow(RangeError)
  })
})

describe('labels tell apart what has one name', () => {
  test.each([
    ['32', 'Jawa Barat', 'Jawa Barat'],
    ['34', 'DI Yogyakarta', 'DI Yogyakarta'],
    ['32.04', 'Bandung', 'Kabupaten Bandung'],
    ['32.73', 'Bandung', 'Kota Bandung'],
    ['31.01', 'Kepulauan Seribu', 'Kabupaten Administrasi Kepulauan Seribu'],
    ['31.71', 'Jakarta Pusat', 'Kota Administrasi Jakarta Pusat'],
    ['32.04.05', 'Cileunyi', 'Kec. Cileunyi'],
    ['32.04.05.2003', 'Cimekar', 'Desa Cimekar'],
    ['32.73.01.1001', 'Sukarasa', 'Kel. Sukarasa'],
    ['91.03.01.3007', 'Yoboi', 'Desa Adat Yoboi'],
  ])('%s %s is %s', (code, name, label) => {
    expect(labelOf(code, name)).toBe(label)
  })

  test('the limit between kabupaten and kota is 71', () => {
    expect([prefixOf('12.70'), prefixOf('12.71')]).toEqual(['Kabupaten', 'Kota'])
  })

  test('people write the prefixes out', () => {
    expect(
      ['32', '32.04', '31.71', '32.04.05', '32.73.01.1001', '32.04.05.2003', '91.03.01.3007'].map(prefixWordsOf),
    ).toEqual(['provinsi', 'kabupaten', 'kota administrasi', 'kecamatan', 'kelurahan', 'desa', 'desa adat'])
  })
})

test.each([
  ['Bandung Barat', 'bandung barat'],
  ["Ra'as", 'raas'],
  ['Regapu’u', 'regapuu'],
  ["Sa'dan Ballo Pasange'", 'sadan ballo pasange'],
  ['Pangkajene dan Kepulauan', 'pangkajene dan kepulauan'],
  ['AFD.II Rantauprapat', 'afd ii rantauprapat'],
  ['2 x 11 Kayu Tanam', '2 x 11 kayu tanam'],
  ['Taba Damai (DB)', 'taba damai db'],
  ['Ambeng - ambeng  Watangrejo', 'ambeng ambeng watangrejo'],
  ['Kàbupatén', 'kabupaten'],
  ['%_~', ''],
])('%s is searched as "%s"', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})
