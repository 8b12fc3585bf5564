import { describe, expect, test } from 'vitest'
import { codeReader, codesOf, labelOfCode } from '@slrt/domain/code-list'
import { emptyTold, factTeller } from '@slrt/domain/import-fact'
import type { ImportKind } from '@slrt/domain/import'

const told = (cells: Record<string, string>, kind: ImportKind = 'dtsen') => {
  const into = emptyTold()
  factTeller(kind)(cells, into)
  return into
}
const person = (cells: Record<string, string>, kind?: ImportKind) => told(cells, kind).person

const questions = [
  'id_penglihatan',
  'id_pendengaran',
  'id_berjalan_atau_naik_tangga',
  'id_menggunakan_tangan_jari',
  'id_belajar_kemampuan_intelektual',
  'id_pengendalian_perilaku',
  'id_berbicara_komunikasi',
  'id_mengurus_diri',
  'id_mengingat_berkonsentrasi',
]
const answers = (answer: string, others: Record<string, string> = {}) => ({
  ...Object.fromEntries(questions.map((code) => [code, answer])),
  ...others,
})

describe('coarse facts of DTSEN', () => {
  test.each<[string, Record<string, string>, object]>([
    ['no difficulty at all', answers('4'), { disability: false, severeDisability: false }],
    ['a little', answers('4', { id_penglihatan: '3' }), { disability: false, severeDisability: false }],
    ['much of one kind', answers('4', { id_pendengaran: '2' }), { disability: true, severeDisability: false }],
    ['one thing not at all', answers('4', { id_mengurus_diri: '1' }), { disability: true, severeDisability: true }],
    ['one answer, and it is bad', { id_mengurus_diri: '2' }, { disability: true }],
    ['a grade in words', { tingkat_disabilitas: 'Berat' }, { disability: true, severeDisability: true }],
  ])('disability: %s', (_, cells, facts) => {
    expect(person(cells)).toMatchObject(facts)
  })

  test('disability is unknown where a question was not answered, or answered with "tidak tahu"', () => {
    for (const nothing of ['', '8', 'tidak tahu']) {
      const facts = person(answers('4', { id_penglihatan: nothing }))
      expect(facts).not.toHaveProperty('disability')
      expect(facts).not.toHaveProperty('severeDisability')
    }
    expect(person(answers('4', { id_penglihatan: '', id_pendengaran: '2' }))).toEqual({ disability: true })
  })

  test('an illness is a fact, which one is not', () => {
    const { person: facts, personDetail } = told({ id_penyakit_menahun: '12' })
    expect(facts).toEqual({ chronicIllness: true })
    expect(personDetail).toEqual({ id_penyakit_menahun: '12' })
    expect(person({ id_penyakit_menahun: '1' })).toEqual({ chronicIllness: false })
    for (const nothing of ['', '99']) expect(person({ id_penyakit_menahun: nothing })).toEqual({})
  })

  test.each([
    ['2', '3', 'SD'],
    ['2', '9', 'SMP'],
    ['2', '15', 'SMA'],
    ['2', '19', 'PT'],
    ['3', '13', 'TIDAK_ADA'],
    ['1', '', 'TIDAK_ADA'],
    ['2', '23', undefined],
    ['2', '', undefined],
    ['', '13', undefined],
  ])('school: attends %s at level %s is %s', (schooling, education, level) => {
    expect(person({ schooling, education })['schoolLevel']).toBe(level)
  })

  test('a civil servant is known from the code of none, and unknown where state companies have the same', () => {
    expect(person({ employment: '4' })).toEqual({ employment: 4, works: true, civilServant: false })
    expect(person({ employment: '5' })).toEqual({ employment: 5, works: true })
    expect(person({ employment: '' })).toEqual({})
  })

  test('codes, answers and dates; what a list does not have is unknown, and kept as it came', () => {
    const {
      household,
      person: facts,
      personDetail,
      householdDetail,
    } = told({
      marital: '02',
      works: '2',
      pbi_active: '1',
      extreme_poor: 'Tidak',
      desil: '3',
      desil_as_of: 'Desember 2025',
      schooling: '7',
      id_pendapatan: '4',
      status_dtsen: 'DTSEN AKTIF',
    })
    expect(facts).toEqual({ marital: 2, works: false, pbiActive: true })
    expect(household).toEqual({ extremePoor: false, desil: 3, desilAsOf: '2025-12-01' })
    expect(personDetail).toEqual({ schooling: '7', id_pendapatan: '4', status_dtsen: 'DTSEN AKTIF' })
    expect(householdDetail).toEqual({})
    expect(told({ desil: 'tidak tahu', marital: '-' })).toEqual(emptyTold())
  })
})

describe('facts of DTKS, in words', () => {
  test.each<[string, object]>([
    ['BURUH TANI', { works: true, civilServant: false }],
    ['TIDAK BEKERJA', { works: false, civilServant: false }],
    ['BELUM/TIDAK BEKERJA', { works: false, civilServant: false }],
    ['PELAJAR/MAHASISWA', { works: false, civilServant: false }],
    ['MENGURUS RUMAH TANGGA', { works: false, civilServant: false }],
    ['PEGAWAI NEGERI SIPIL (PNS)', { works: true, civilServant: true }],
    ['PENSIUNAN PNS', { works: false, civilServant: false }],
    ['', {}],
  ])('%s', (occupation, facts) => {
    expect(person({ occupation }, 'dtks')).toEqual(facts)
  })

  test.each<[string, boolean | undefined]>([
    ['PADAN', true],
    ['TIDAK PADAN', false],
    ['', undefined],
  ])('a number that is %s', (nik_matched, matched) => {
    expect(person({ nik_matched }, 'dtks')['nikMatched']).toBe(matched)
  })
})

describe('a table of one’s own', () => {
  test('may have facts of any source', () => {
    const { person: facts, household } = told(
      { pregnant: 'Ya', bpjs_segment: 'PBI APBD', percentile: '17', disability: 'tidak', has_kip: 'x', has_kks: 'ADA' },
      'generic',
    )
    expect(facts).toEqual({ pregnant: true, bpjsSegment: 'PBPU_PEMDA', disability: false, hasKip: true })
    expect(household).toEqual({ desil: 2, hasKks: true })
    expect(told({ percentile: '77' }, 'generic').household).toEqual({})
  })
})

describe('code lists', () => {
  test('of two versions differ where the handbook says so', () => {
    expect(labelOfCode('roof', 5)).toBe('Bambu')
    expect(labelOfCode('roof', 5, 'REGSOSEK_2022K')).toBe('Kayu/sirap')
    expect(labelOfCode('cooking', 0)).toBe('Tidak memasak')
    expect(labelOfCode('cooking', 12, 'REGSOSEK_2022K')).toBe('Tidak memasak')
    expect(labelOfCode('cooking', 0, 'REGSOSEK_2022K')).toBeUndefined()
    expect(labelOfCode('tenure', 6)).toBeUndefined()
    expect(labelOfCode('tenure', 6, 'REGSOSEK_2022K')).toBe('Menumpang')
  })

  test('are read into the version that facts have', () => {
    const read = codeReader('roof', 'REGSOSEK_2022K')
    expect([read('5'), read('6'), read('2')]).toEqual([6, 5, 2])
    expect(codeReader('cooking', 'REGSOSEK_2022K')('12')).toBe(0)
    expect(codeReader('tenure', 'REGSOSEK_2022K')('6')).toBeNull()
    expect(codeReader('roof', 'BDT_2015')('5')).toBeNull()
    expect(codesOf('roof', 'BDT_2015')).toEqual([])
  })

  test('are read by code or by label; "tidak tahu" is unknown', () => {
    const read = codeReader('schooling')
    expect([read('2'), read('02'), read('MASIH SEKOLAH'), read('x'), read('')]).toEqual([2, 2, 2, null, null])
    expect(codeReader('nutrition')('8')).toBeNull()
    expect(codesOf('income_band')).toHaveLength(6)
    expect(codesOf('education').map(({ code }) => code)).toEqual(Array.from({ length: 23 }, (_, at) => at + 1))
  })
})
