import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAreas } from '../../packages/db/area-names.ts'
import { areaFinder, type AreaFinder } from '@slrt/domain/import-area'
import type { CodeSystem } from '@slrt/domain/import'

const nation = await readAreas()
const areasOf = (...districts: string[]) =>
  nation.filter(({ code }) => code.length <= 5 || districts.some((district) => code.startsWith(`${district}.`)))
const finderOf = (...districts: string[]) => areaFinder(areasOf(...districts), districts)

type Names = { province?: string; district?: string; kecamatan?: string; desa?: string }
const bandung = finderOf('32.04')
const here = { province: 'Jawa Barat', district: 'Kabupaten Bandung', kecamatan: 'Cileunyi', desa: 'Cimekar' }
const named = (names: Names) => ({ province: '', district: '', kecamatan: '', desa: '', codes: null, ...names })
const find = (names: Names, finder: AreaFinder = bandung, isWhole = true) => {
  const found = finder.find(named(names), null, isWhole)
  return 'desa' in found ? found.desa : `${found.rejection} ${found.field}`
}
const CIMEKAR = '32.04.05.2003'

describe('a village by its names', () => {
  test.each<[string, Names]>([
    ['as the list has them', {}],
    ['in capitals', { kecamatan: 'CILEUNYI', desa: 'CIMEKAR', district: 'KABUPATEN BANDUNG', province: 'JAWA BARAT' }],
    ['with short leading words', { kecamatan: 'Kec. Cileunyi', desa: 'Ds. Cimekar', district: 'KAB. BANDUNG' }],
    ['with leading words and no blank', { kecamatan: 'KEC.CILEUNYI', desa: 'DS.CIMEKAR', district: 'Kab.Bandung' }],
    ['with the leading word of the other kind', { desa: 'Kel. Cimekar' }],
    ['with leading words of provinces', { province: 'Prov. Jawa Barat' }],
    ['with blanks and signs', { desa: '  Cimekar - ', kecamatan: '"Cileunyi"', province: 'JAWA  BARAT.' }],
    ['with a district without its kind', { district: 'Bandung' }],
    ['with parentheses', { desa: '(Desa) Cimekar' }],
  ])('is found %s', (_, names) => {
    expect(find({ ...here, ...names })).toBe(CIMEKAR)
  })

  test('is found without blanks that others write', () => {
    expect(find({ ...here, kecamatan: 'Solokan Jeruk', desa: 'Solokan Jeruk' })).toBe(
      find({ ...here, kecamatan: 'Solokanjeruk', desa: 'Solokanjeruk' }),
    )
    expect(find({ ...here, desa: 'CileunyiWetan' })).toBe(find({ ...here, desa: 'Cileunyi Wetan' }))
  })

  test.each<[string, Names, string]>([
    ['Kota Bandung', { district: 'Kota Bandung' }, 'area_outside_tenant district'],
    ['the city in short', { district: 'KOTA. BANDUNG' }, 'area_outside_tenant district'],
    ['the city by its old name', { district: 'Kotamadya Bandung' }, 'area_outside_tenant district'],
    ['Bandung Barat', { district: 'Kab. Bandung Barat' }, 'area_outside_tenant district'],
    ['a regency of nowhere', { district: 'KABUPATEN LAIN' }, 'area_outside_tenant district'],
    ['no regency', { district: '' }, 'area_outside_tenant district'],
    ['another province', { province: 'Jawa Timur' }, 'area_outside_tenant province'],
    ['no province', { province: '' }, 'area_outside_tenant province'],
    ['a kecamatan of nowhere', { kecamatan: 'Coblong' }, 'area_unknown kecamatan'],
    ['no kecamatan', { kecamatan: '' }, 'area_unknown kecamatan'],
    ['a village of nowhere', { desa: 'Desa Tidak Ada 74' }, 'area_unknown desa'],
    ['a village of another kecamatan', { desa: 'Cikawao' }, 'area_unknown desa'],
    ['only the word for a village', { desa: 'Desa' }, 'area_unknown desa'],
  ])('is not found with %s', (_, names, why) => {
    expect(find({ ...here, ...names })).toBe(why)
  })

  test('of a name that several kecamatan have is the one of its kecamatan', () => {
    const of = (kecamatan: string) => find({ ...here, kecamatan, desa: 'Sukamaju' })
    expect(of('Cimaung')).toBe('32.04.17.2007')
    expect(of('Majalaya')).toBe('32.04.33.2008')
    expect(of('Pacet')).toBe('area_unknown desa')
  })

  test('may be named alone where the file says no more and only one is called so', () => {
    expect(find({ desa: 'Cimekar' }, bandung, false)).toBe(CIMEKAR)
    expect(find({ desa: 'Cimekar', kecamatan: 'Cileunyi' }, bandung, false)).toBe(CIMEKAR)
    expect(find({ desa: 'Sukamaju' }, bandung, false)).toBe('area_unknown desa')
    expect(find({ desa: 'Cimekar', district: 'Kota Bandung' }, bandung, false)).toBe('area_outside_tenant district')
  })
})

describe('names that need care', () => {
  const karo = finderOf('12.01')
  const sorkam = { province: 'Sumatera Utara', district: 'Tapanuli Tengah', kecamatan: 'Sorkam Barat' }

  test('a desa and a kelurahan of one name in one kecamatan are told apart by the leading word', () => {
    expect(find({ ...sorkam, desa: 'Kel. Sorkam Kanan' }, karo)).toBe('12.01.10.1001')
    expect(find({ ...sorkam, desa: 'Desa Sorkam Kanan' }, karo)).toBe('12.01.10.2018')
    // Without one always the same: the lowest code.
    expect(find({ ...sorkam, desa: 'SORKAM KANAN' }, karo)).toBe('12.01.10.1001')
  })

  test('of two desa of one name in one kecamatan it is the older', () => {
    const minahasa = finderOf('71.02')
    const place = { province: 'Sulawesi Utara', district: 'Kab. Minahasa', kecamatan: 'Sonder' }
    expect(find({ ...place, desa: 'Tounelet Satu' }, minahasa)).toBe('71.02.11.2003')
  })

  test('numerals, apostrophes and signs inside names', () => {
    const medan = finderOf('12.71')
    const area = { province: 'Sumatera Utara', district: 'Kota Medan', kecamatan: 'Medan Area' }
    expect(find({ ...area, desa: 'KOTA MATSUM II' }, medan)).toBe('12.71.10.1007')
    expect(find({ ...area, desa: 'Kel. Kota Matsum 2' }, medan)).toBe('12.71.10.1007')
    const pakam = finderOf('12.07')
    const lubuk = { province: 'SUMATERA UTARA', district: 'DELI SERDANG', kecamatan: 'Lubuk Pakam' }
    expect(find({ ...lubuk, desa: 'Lubuk Pakam I, II' }, pakam)).toBe('12.07.28.1007')
    expect(find({ ...lubuk, desa: 'Lubuk Pakam III' }, pakam)).toBe('12.07.28.1008')
    const sampang = finderOf('35.27')
    const village = nation.find(({ code }) => code === '35.27.13.2002')!
    const kecamatan = nation.find(({ code }) => code === '35.27.13')!.name
    expect(village.name).toBe("Apa'an")
    for (const desa of ["APA'AN", 'Apaan', 'Apa’an', 'DESA APA`AN'])
      expect(find({ province: 'Jawa Timur', district: 'Sampang', kecamatan, desa }, sampang), desa).toBe(village.code)
  })

  test('a name that begins with such a word itself', () => {
    const kuburaya = finderOf('15.03')
    const kecamatan = nation.find(({ code }) => code === '15.03.03')!.name
    const place = { province: 'Jambi', district: 'Sarolangun', kecamatan }
    expect(find({ ...place, desa: 'Desa Baru' }, kuburaya)).toBe('15.03.03.2024')
    expect(find({ ...place, desa: 'Desa Desa Baru' }, kuburaya)).toBe('15.03.03.2024')
    const deepest = { province: 'Jawa Barat', district: 'Karawang', kecamatan: 'Kec. Kota Baru', desa: 'Jomin Barat' }
    expect(find(deepest, finderOf('32.15'))).toMatch(/^32\.15\.25\.\d{4}$/)
    expect(find({ ...deepest, kecamatan: 'KOTABARU' }, finderOf('32.15'))).toMatch(/^32\.15\.25\.\d{4}$/)
  })

  test('Kota Bandung is not met by the bare name, which is the regency', () => {
    const city = finderOf('32.73')
    const place = { province: 'Jawa Barat', kecamatan: 'Coblong', desa: 'Dago' }
    expect(find({ ...place, district: 'Kota Bandung' }, city)).toMatch(/^32\.73\./)
    expect(find({ ...place, district: 'Bandung' }, city)).toBe('area_outside_tenant district')
    expect(find({ ...place, district: 'Kab. Bandung' }, city)).toBe('area_outside_tenant district')
    // Nobody else is called Cimahi.
    const cimahi = { province: 'Jawa Barat', district: 'Cimahi', kecamatan: 'Cimahi Utara', desa: 'Cipageran' }
    expect(find(cimahi, finderOf('32.77'))).toMatch(/^32\.77\./)
  })

  test('provinces and districts with names of office', () => {
    const jakarta = finderOf('31.74', '31.71')
    const place = { kecamatan: 'Tebet', desa: 'Manggarai' }
    for (const district of ['Kota Adm. Jakarta Selatan', 'KOTA ADMINISTRASI JAKARTA SELATAN', 'Jakarta Selatan'])
      for (const province of ['DKI Jakarta', 'Daerah Khusus Ibukota Jakarta', 'PROV. D.K.I. JAKARTA'])
        expect(find({ ...place, district, province }, jakarta), `${province}, ${district}`).toMatch(/^31\.74\./)
    const jogja = { province: 'D.I. Yogyakarta', district: 'Sleman', kecamatan: 'Depok', desa: 'Caturtunggal' }
    expect(find(jogja, finderOf('34.04'))).toMatch(/^34\.04\./)
  })

  test('every village of the nation is found by its own names, alone or with its leading word', () => {
    const labels = new Map(nation.map(({ code, label }) => [code, label]))
    const lost: string[] = []
    for (const district of ['11.01', '12.07', '31.74', '32.04', '35.27', '53.01', '71.02', '91.03', '94.03']) {
      const finder = finderOf(district)
      for (const { code, label } of nation) {
        if (code.length !== 13 || !code.startsWith(district)) continue
        const [province, kab, kecamatan] = [2, 5, 8].map((length) => labels.get(code.slice(0, length))!)
        const found = find(
          { province: province!, district: kab!, kecamatan: kecamatan!, desa: label.toUpperCase() },
          finder,
        )
        if (found !== code) lost.push(`${code} ${label}: ${found}`)
      }
    }
    expect(lost).toEqual([
      '71.02.11.2018 Desa Tounelet Satu: 71.02.11.2003',
      '94.03.01.2018 Desa Kogekotu: 94.03.01.2011',
    ])
  })
})

const coded = (
  desa: string,
  names: Names = {},
  more: Partial<Record<'province' | 'district' | 'kecamatan', string>> = {},
) => ({
  ...named(names),
  codes: { province: '', district: '', kecamatan: '', ...more, desa },
})
const code = (place: ReturnType<typeof coded>, finder = bandung, system: CodeSystem = 'kemendagri') => {
  const found = finder.find(place, system, false)
  return 'desa' in found ? found.desa : `${found.rejection} ${found.field}`
}

describe('a village by its code', () => {
  test('as the ministry numbers it', () => {
    for (const text of ['3204052003', '32.04.05.2003', '3204052003.0']) expect(code(coded(text)), text).toBe(CIMEKAR)
    expect(code(coded('2003', {}, { province: '32', district: '04', kecamatan: '05' }))).toBe(CIMEKAR)
    expect(code(coded('2003', {}, { province: '32', district: '3204', kecamatan: '320405' }))).toBe(CIMEKAR)
  })

  test('is of another district, or of nowhere', () => {
    expect(code(coded('3273011001', here))).toBe('area_outside_tenant desa_code')
    expect(code(coded('3204052999'))).toBe('area_unknown desa_code')
    // A code that the list no longer has, beside names that it has.
    expect(code(coded('3204052999', here))).toBe(CIMEKAR)
    expect(code(coded('', here))).toBe(CIMEKAR)
  })

  test('as Statistics Indonesia numbers it: by the bridge, else by its names', () => {
    expect(code(coded('3204290003', here), bandung, 'bps')).toBe(CIMEKAR)
    expect(code(coded('3204290003'), bandung, 'bps')).toBe('area_unknown desa')
    const bridged = areaFinder(
      areasOf('32.04'),
      ['32.04'],
      new Map([
        ['3204290003', CIMEKAR],
        ['3204290', '320405'],
      ]),
    )
    expect(code(coded('3204290003'), bridged, 'bps')).toBe(CIMEKAR)
    expect(code(coded('3204290999', { desa: 'Cimekar' }), bridged, 'bps')).toBe(CIMEKAR)
  })
})

describe('codes and names', () => {
  const agrees = (text: string, names: Names, finder = bandung, system: CodeSystem = 'kemendagri') =>
    finder.agrees(coded(text, names), system)

  test('agree where the numbering is what was said', () => {
    expect(agrees('3204052003', here)).toBe(true)
    expect(agrees('3204052003', { desa: 'CIMEKAR' })).toBe(true)
    expect(agrees('32.73.01.1001', { district: 'Kota Bandung' })).toBe(true)
    // Spelled a little differently by somebody else.
    expect(agrees('3204052003', { desa: 'Desa Cimekkar' })).toBe(true)
  })

  test('disagree where a code means another village, or the district of the same name', () => {
    expect(agrees('3204052004', here)).toBe(false)
    expect(agrees('3204052999', here)).toBe(false)
    expect(agrees('3273011001', { district: 'Kab. Bandung' })).toBe(false)
  })

  test('are not compared where only one of them is there, or where BPS codes have no bridge', () => {
    expect(agrees('3204052003', {})).toBeNull()
    expect(agrees('', here)).toBeNull()
    expect(bandung.agrees(named(here), 'kemendagri')).toBeNull()
    expect(agrees('3204052003', here, bandung, 'bps')).toBeNull()
  })

  test('of BPS, said to be the ministry’s, disagree: Nias would land in Tapanuli Tengah (handbook §17.7)', () => {
    const row = { province: 'Sumatera Utara', district: 'NIAS', kecamatan: 'IDANO GAWO', desa: 'X' }
    expect(agrees('1201060001', row, finderOf('12.04'))).toBe(false)
    expect(agrees('1201060001', { district: 'NIAS' }, finderOf('12.04'))).toBe(false)
  })

  test('of a district with one code in both numberings disagree too', () => {
    expect(agrees('3204290003', here)).toBe(false)
  })

  const bridgeFile = join(import.meta.dirname, '../../../shared/geo/bps_kecamatan.csv')
  test('of BPS agree through the bridge', (context) => {
    if (!existsSync(bridgeFile)) return context.skip('../shared/geo is not there')
    const lines = readFileSync(bridgeFile, 'utf8').trim().split('\n').slice(1)
    const bridge = new Map(lines.map((line) => [line.split(',')[0]!, line.split(',')[2]!]))
    const nias = areaFinder(areasOf('12.04'), ['12.04'], bridge)
    const [bps, name] = lines.find((line) => line.startsWith('1201'))!.split(',') as [string, string]
    expect(agrees(`${bps}001`, { district: 'NIAS', kecamatan: name }, nias, 'bps')).toBe(true)
    // The ministry's codes, said to be BPS's: no bridge leads there, or elsewhere.
    expect(agrees('1204052001', { district: 'NIAS', kecamatan: name }, nias, 'bps')).toBe(false)
  })
})
