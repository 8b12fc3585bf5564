import { describe, expect, test } from 'vitest'
import { areaFinder, type NamedArea } from '@slrt/domain/import-area'
import { makeJudge, type JudgeFacts } from '@slrt/domain/import-row'
import type { ImportKind } from '@slrt/domain/import'
import { Nik } from '@slrt/domain/nik'
import { isPossibleNik } from '@slrt/domain/import-nik'

const areas: NamedArea[] = [
  { code: '32', level: 'province', name: 'Jawa Barat' },
  { code: '32.04', level: 'district', name: 'Bandung' },
  { code: '32.73', level: 'district', name: 'Bandung' },
  { code: '32.04.05', level: 'kecamatan', name: 'Cileunyi' },
  { code: '32.04.05.2003', level: 'desa', name: 'Cimekar' },
]
const today = '2026-11-22'
const facts = (kind: ImportKind): JudgeFacts => ({
  kind,
  areas: areaFinder(areas, ['32.04']),
  codeSystem: 'kemendagri',
  today,
})
const whole = {
  family_ref: '3204000000000001',
  province: 'Jawa Barat',
  district: 'Kabupaten Bandung',
  kecamatan: 'Cileunyi',
  desa: 'Cimekar',
  address: 'Kp. Babakan No. 7',
  dusun: '',
  rt: '002',
  rw: '018',
  kk: '3204302005110002',
  nik: '3204115708900003',
  name: 'Siti Aminah',
  birth_date: '17/08/1990',
  birth_place: 'Bandung',
  sex: 'P',
  occupation: 'BURUH TANI',
  mother: 'Rina Lestari',
  relation: 'ISTRI',
  nik_matched: 'PADAN',
  receives_bpnt: 'YA',
  receives_pkh: 'TIDAK',
  bansos_bpnt_ppkm: 'YA',
  pbi_active: 'YA',
}
const KINDS = ['dtks', 'dtsen', 'dtsen-family', 'generic'] as const
const judges = new Map<ImportKind, ReturnType<typeof makeJudge>>(KINDS.map((kind) => [kind, makeJudge(facts(kind))]))
const judge = (cells: Record<string, string>, kind: ImportKind = 'dtks') => judges.get(kind)!({ ...whole, ...cells })
const why = (cells: Record<string, string>, kind?: ImportKind) => {
  const judged = judge(cells, kind)
  return 'taken' in judged ? 'taken' : `${judged.rejection} ${judged.field}`
}
const took = (cells: Record<string, string>, kind?: ImportKind) => {
  const judged = judge(cells, kind)
  if (!('taken' in judged)) throw new Error(`${judged.rejection} ${judged.field}`)
  return judged
}
const warned = (cells: Record<string, string>) => took(cells).warnings

describe('a row is refused', () => {
  test.each([
    ['without a NIK', { nik: '' }, 'nik_malformed nik'],
    ['with a NIK that a spreadsheet rounded', { nik: '320411E+15' }, 'nik_malformed nik'],
    ['with 15 digits', { nik: '320411570890003' }, 'nik_malformed nik'],
    ['with 17 digits', { nik: '32041157089000031' }, 'nik_malformed nik'],
    ['with a letter among them', { nik: '32041157O8900003' }, 'nik_malformed nik'],
    ['with one digit throughout', { nik: '1111111111111111' }, 'nik_impossible nik'],
    ['with serial 0000', { nik: '3204115708900000' }, 'nik_impossible nik'],
    ['with month 13', { nik: '3204111713900003' }, 'nik_impossible nik'],
    ['with month 00', { nik: '3204111700900003' }, 'nik_impossible nik'],
    ['with day 00', { nik: '3204110008900003' }, 'nik_impossible nik'],
    ['with day 40: a woman’s 0', { nik: '3204114008900003' }, 'nik_impossible nik'],
    ['with day 32', { nik: '3204113208900003' }, 'nik_impossible nik'],
    ['with day 72: a woman’s 32', { nik: '3204117208900003' }, 'nik_impossible nik'],
    ['with a woman’s 31 April', { nik: '3204117104900003' }, 'nik_impossible nik'],
    ['with 30 February', { nik: '3204113002900003' }, 'nik_impossible nik'],
    ['with 29 February of 1990 and 2090', { nik: '3204112902900003' }, 'nik_impossible nik'],
    ['without a name', { name: '' }, 'name_missing name'],
    ['with a name of signs', { name: '-' }, 'name_missing name'],
    ['of Kota Bandung', { district: 'Kota Bandung' }, 'area_outside_tenant district'],
    ['of a province that is none', { province: 'Jawa Antah' }, 'area_outside_tenant province'],
    ['of a village that is none', { desa: 'Desa Entah' }, 'area_unknown desa'],
    ['of a kecamatan that is none', { kecamatan: 'Entah' }, 'area_unknown kecamatan'],
  ])('%s', (_, cells, reason) => {
    expect(why(cells)).toBe(reason)
  })

  test('for the first reason that holds', () => {
    const all = { nik: '3', name: '', province: 'X', desa: 'X' }
    expect(why(all)).toBe('nik_malformed nik')
    expect(why({ ...all, nik: '3204111713900003' })).toBe('nik_impossible nik')
    expect(why({ ...all, nik: whole.nik })).toBe('name_missing name')
    expect(why({ ...all, nik: whole.nik, name: 'Siti' })).toBe('area_outside_tenant province')
    expect(why({ desa: 'X' })).toBe('area_unknown desa')
  })

  test('with the column in which it is mended where a code stands among the names', () => {
    expect(why({ desa: '3273011001', kecamatan: '', province: '', district: '' }, 'generic')).toBe(
      'area_outside_tenant desa',
    )
    expect(why({ desa: '3204052003', kecamatan: '', province: '', district: '' }, 'generic')).toBe('taken')
  })
})

describe('a NIK is possible', () => {
  test.each([
    ['with a day of 2000 that 1900 did not have', '3204112902000003'],
    ['with a woman’s 31', '3204117108900003'],
    ['of a leap year', '3204112902960003'],
    ['of a code that no list has any more', '9101115708900003'],
  ])('%s', (_, nik) => {
    expect(why({ nik })).toBe('taken')
  })

  test('exactly where the register says so, whatever its digits', () => {
    for (let day = 0; day < 100; day++)
      for (let month = 0; month < 16; month++)
        for (const year of ['00', '01', '04', '26', '90', '96', '99']) {
          const nik = `320411${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${year}0003`
          expect(isPossibleNik(nik), nik).toBe(Nik.safeParse(nik).success)
        }
  })
})

describe('a row that is taken in is warned about', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['not at all', {}, []],
    ['its birth date, which the NIK does not have', { birth_date: '1990-08-18' }, ['birth_date_mismatch']],
    ['none that is of another century only', { birth_date: '17-08-1990' }, []],
    ['a birth date that is missing', { birth_date: '' }, ['birth_date_missing']],
    ['one that cannot be read', { birth_date: 'tidak tahu' }, ['birth_date_unreadable']],
    ['one that is yet to come', { birth_date: '17/08/2090' }, ['birth_date_mismatch']],
    ['one of 1890', { birth_date: '17/08/1890' }, ['birth_date_unreadable']],
    ['a day that there was not', { birth_date: '31/02/1990' }, ['birth_date_unreadable']],
    ['another sex than the NIK’s', { sex: 'L' }, ['sex_mismatch']],
    ['no sex', { sex: '' }, ['sex_missing']],
    ['a sex that is none', { sex: '?' }, ['sex_missing']],
    ['no family card', { kk: '' }, ['kk_malformed']],
    ['words for it', { kk: 'TIDAKADA' }, ['kk_malformed']],
    ['a card of 14 digits', { kk: '32043020051100' }, ['kk_malformed']],
    ['a card of zeros', { kk: '0000000000000000' }, ['kk_malformed']],
    ['several things', { kk: '', sex: 'L', birth_date: '' }, ['birth_date_missing', 'sex_mismatch', 'kk_malformed']],
  ])('%s', (_, cells, warnings) => {
    expect(warned(cells)).toEqual(warnings)
  })
})

describe('what is taken in', () => {
  test('is who, where, and what the source says of programs', () => {
    const { taken, warnings } = took({})
    expect(warnings).toEqual([])
    expect(taken).toEqual({
      ref: '3204000000000001',
      kk: '3204302005110002',
      kkReadable: true,
      desa: '32.04.05.2003',
      rt: '002',
      rw: '018',
      dusun: '',
      address: 'Kp. Babakan No. 7',
      nik: '3204115708900003',
      name: 'Siti Aminah',
      birthDate: '1990-08-17',
      birthPlace: 'Bandung',
      sex: 'P',
      mother: 'Rina Lestari',
      relation: 'PASANGAN',
      existence: 'ADA',
      householdDetail: { family_ref: '3204000000000001' },
      personDetail: { occupation: 'BURUH TANI', bansos_bpnt_ppkm: 'YA' },
      householdFacts: { receivesBpnt: true, receivesPkh: false },
      personFacts: {
        sex: 'P',
        born: '1990-08-17',
        relation: 'PASANGAN',
        nikMatched: true,
        works: true,
        civilServant: false,
        pbiActive: true,
      },
      programs: [
        { program: 'PKH', of: 'household', state: 'TIDAK' },
        { program: 'BPNT', of: 'household', state: 'MENERIMA' },
        { program: 'PBI_JK', of: 'person', state: 'MENERIMA' },
      ],
    })
  })

  test('has a birth date and a sex from the NIK where the source has none', () => {
    expect(took({ birth_date: '', sex: '' }).taken).toMatchObject({ birthDate: '1990-08-17', sex: 'P' })
    // Of 1915 and 2015 it is the later, but not for the head of a family.
    const nik = '3204111706150001'
    const of = (relation: string) => took({ nik, birth_date: '', relation, sex: 'L' }).taken.birthDate
    expect(of('ANAK')).toBe('2015-06-17')
    expect(of('KEPALA KELUARGA')).toBe('1915-06-17')
    // 2030 is yet to come.
    expect(took({ nik: '3204111706300001', birth_date: '', sex: 'L' }).taken.birthDate).toBe('1930-06-17')
  })

  test.each([
    ['KEPALA KELUARGA', 'KEPALA'],
    ['Istri', 'PASANGAN'],
    ['SUAMI', 'PASANGAN'],
    ['anak kandung', 'ANAK'],
    ['MENANTU', 'MENANTU'],
    ['CUCU', 'CUCU'],
    ['ORANG TUA', 'ORANG_TUA'],
    ['ORANGTUA/MERTUA', 'ORANG_TUA'],
    ['MERTUA', 'MERTUA'],
    ['FAMILI LAIN', 'FAMILI'],
    ['PEMBANTU', 'LAINNYA'],
    ['LAINNYA', 'LAINNYA'],
    ['entah', 'LAINNYA'],
    ['', 'LAINNYA'],
    ['1', 'KEPALA'],
    ['2', 'PASANGAN'],
    ['06', 'ORANG_TUA'],
    ['8', 'LAINNYA'],
  ])('%s is %s', (text, relation) => {
    expect(took({ relation: text }).taken.relation).toBe(relation)
  })

  test('keeps the words of a relation that it cannot say', () => {
    expect(took({ relation: 'Keponakan' }).taken.personDetail['relation']).toBe('Keponakan')
    expect(took({ relation: 'ANAK' }).taken.personDetail['relation']).toBeUndefined()
    expect(took({ relation: '' }).taken.personFacts.relation).toBeUndefined()
  })

  test.each(['P', 'p', 'Perempuan', 'PR', 'wanita', '2'])('%s is a woman', (sex) => {
    expect(took({ sex }).warnings).toEqual([])
  })
  test.each(['L', 'Laki-laki', 'LAKI - LAKI', 'Lk', 'pria', '1'])('%s is a man', (sex) => {
    expect(took({ sex }).warnings).toEqual(['sex_mismatch'])
  })

  test('has RT and RW of at most three digits, from one column or two', () => {
    const of = (cells: Record<string, string>) => {
      const { rt, rw } = took(cells, 'generic').taken
      return `${rt}/${rw}`
    }
    expect(of({ rt: 'RT 02', rw: '0018' })).toBe('02/018')
    expect(of({ rt: '-', rw: '12345' })).toBe('/')
    expect(of({ rt: '', rw: '', rt_rw: 'RT.003/RW.012' })).toBe('003/012')
  })

  test('has nothing where the source writes words for nothing', () => {
    const { taken } = took({ mother: 'TIDAK TAHU', birth_place: '-', address: 'NULL', dusun: 'n/a', family_ref: '' })
    expect(taken).toMatchObject({ mother: null, birthPlace: null, address: '', dusun: '', ref: null })
  })

  test('keeps whole in the detail what is too long for its column', () => {
    const name = `Siti ${'Aminah '.repeat(30)}`.trim()
    const { taken } = took({ name, address: 'x'.repeat(400) })
    expect(taken.name.length).toBeLessThanOrEqual(120)
    expect(taken.personDetail['name']).toBe(name)
    expect(taken.address).toHaveLength(300)
    expect(taken.householdDetail['address']).toHaveLength(400)
  })

  test('of a table of one’s own may be a date that a spreadsheet left as a number', () => {
    const cells = { nik: '3204114412160003', birth_date: '42708' }
    expect(took(cells, 'generic')).toMatchObject({ warnings: [], taken: { birthDate: '2016-12-04' } })
    expect(took(cells).warnings).toEqual(['birth_date_unreadable'])
  })

  test('of a table of one’s own may leave out the places around the village', () => {
    expect(why({ province: '', district: '', kecamatan: '' }, 'generic')).toBe('taken')
    expect(why({ province: '', district: '', kecamatan: '' })).toBe('area_outside_tenant province')
  })
})

describe('a table of families', () => {
  const family = (cells: Record<string, string>) =>
    judges.get('dtsen-family')!({ kk: '3204302005110002', head_name: 'Asep', ...cells })

  test('is known by its card, and names nobody', () => {
    const judged = family({
      floor: '8',
      floor_area: '36,5',
      has_car: '0',
      desil: '2',
      bansos: 'PKH, SEMBAKO',
      jml_sapi: '2',
    })
    expect(judged).toMatchObject({
      warnings: [],
      taken: {
        kk: '3204302005110002',
        nik: '',
        name: 'Asep',
        desa: '',
        householdFacts: { floor: 8, floorArea: 37, hasCar: false, desil: 2, receivesPkh: true, receivesBpnt: true },
        householdDetail: { jml_sapi: '2', bansos: 'PKH, SEMBAKO' },
        personDetail: {},
      },
    })
  })

  test('is refused without its card, or with a place of elsewhere', () => {
    expect(family({ kk: '' })).toEqual({ rejection: 'row_malformed', field: 'kk' })
    expect(family({ desa_code: '3273011001' })).toEqual({ rejection: 'area_outside_tenant', field: 'desa_code' })
    expect(family({ desa_code: '3204052003' })).toMatchObject({ taken: { desa: '32.04.05.2003' } })
  })
})
