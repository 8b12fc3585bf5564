import { describe, expect, test } from 'vitest'
import { amountOf } from '@slrt/domain/benefit'
import { bindDefinition } from '@slrt/domain/rule-bind'
import { situationOf } from '@slrt/domain/situation'
import { familyRows, judged, nationalOf, type Told } from '../support/rule-family.ts'

/**
 * Handbook §17.3: Bu Siti in Cimekar, a widow with two children and her mother. Desil 2, no PKH, the floor is earth, her
 * KIS has been off since February; the list of SIKS is in.
 */
const siti = familyRows(
  { desil: 2, desilAsOf: '2026-07-01', floor: 8, memberCount: 4 },
  {
    siti: { sex: 'P', born: '1986-04-17', relation: 'KEPALA', marital: 4, nikMatched: true, pregnant: false, schooling: 3, disability: false, pbiEver: true, pbiActive: false, bpjsSegment: 'NONAKTIF' }, // prettier-ignore
    asep: { sex: 'L', born: '2018-02-11', relation: 'ANAK', nikMatched: true, schooling: 2, schoolLevel: 'SD', orphan: 'YATIM', disability: false }, // prettier-ignore
    dewi: { sex: 'P', born: '2012-06-30', relation: 'ANAK', nikMatched: true, schooling: 2, schoolLevel: 'SMP', orphan: 'YATIM', disability: false, pregnant: false }, // prettier-ignore
    emak: { sex: 'P', born: '1955-01-09', relation: 'ORANG_TUA', nikMatched: true, schooling: 3, disability: false },
  },
)
const closed = ['PENGECUALIAN', 'PENERIMA|PKH', 'PENERIMA|BPNT', 'ASN']

describe('handbook §17.3', () => {
  test('PKH: entitled up to desil 4, to Rp4.800.000 a year; up to desil 1 not, because of her desil', () => {
    const { keluarga } = judged('PKH', siti, { closed })
    expect(keluarga).toMatchObject({ verdict: 'LAYAK', amountYear: 4_800_000, missing: [], failed: [] })
    const pkh = bindDefinition(nationalOf('PKH'), nationalOf('PKH').params)
    expect(amountOf(pkh, situationOf(siti, { day: '2026-11-22', closed: new Set() }))).toEqual({
      per: 'TAHUN',
      amount: 4_800_000,
      parts: [
        { name: 'Lanjut usia', amount: 2_400_000, members: [3] },
        { name: 'Anak SMP', amount: 1_500_000, members: [2] },
        { name: 'Anak SD', amount: 900_000, members: [1] },
      ],
    })
    const strict = judged('PKH', siti, { closed, params: { maxDesil: 1 } }).keluarga!
    expect(strict.verdict).toBe('TIDAK')
    expect(strict.failed).toEqual([{ fact: 'keluarga.desil', value: 2, expected: 1, op: '<=' }])
  })

  test('BPNT: entitled, Rp200.000 a month', () => {
    expect(judged('BPNT', siti, { closed }).keluarga).toMatchObject({ verdict: 'LAYAK', amountYear: 2_400_000 })
  })

  test('PIP: both children, by their school', () => {
    const said = judged('PIP', siti, { closed })
    expect(said.asep).toMatchObject({ verdict: 'LAYAK', amountYear: 450_000 })
    expect(said.dewi).toMatchObject({ verdict: 'LAYAK', amountYear: 750_000 })
    expect([said.siti!.verdict, said.emak!.verdict]).toEqual(['TIDAK', 'TIDAK'])
  })

  test('PBI reactivation: perhaps, when the letter of the health facility comes', () => {
    expect(judged('PBI_JK_REAKTIVASI', siti, { closed }).siti).toMatchObject({
      verdict: 'MUNGKIN',
      missing: ['orang.surat_faskes'],
    })
  })

  test('YAPI: two children without a father, Rp400.000 a month together', () => {
    const said = judged('ATENSI_YAPI', siti, { closed })
    const entitled = Object.values(said).filter(({ verdict }) => verdict === 'LAYAK')
    expect(entitled.map(({ person }) => person)).toEqual(['asep', 'dewi'])
    expect(entitled.reduce((sum, { amountYear }) => sum + amountYear!, 0)).toBe(12 * 400_000)
    expect(said.emak!.verdict).toBe('TIDAK')
  })

  test('RTLH: perhaps, with proof of the land', () => {
    const { verdict, missing } = judged('RTLH', siti, { closed }).keluarga!
    expect(verdict).toBe('MUNGKIN')
    expect(missing).toEqual(['rumah.tanah_dikuasai_legal', 'keluarga.pernyataan_tanah', 'keluarga.bersedia_dibedah'])
  })

  test('without the list of SIKS nobody knows whether a servant of the state is among them', () => {
    const { verdict, missing } = judged('PKH', siti).keluarga!
    expect(verdict).toBe('MUNGKIN')
    expect(missing).toContain('keluarga.ada_asn_tni_polri')
    expect(missing).toContain('keluarga.upah_diatas_umk')
  })
})

describe('what PKH brings', () => {
  const baby: Told = { sex: 'L', born: '2024-01-01' }
  const mother: Told = { sex: 'P', born: '1998-01-01', pregnant: true }
  const old: Told = { sex: 'L', born: '1950-01-01' }
  const pkh = (members: Readonly<Record<string, Told>>) => {
    const definition = nationalOf('PKH')
    const { params } = definition
    return judged('PKH', familyRows({ desil: 1, exclusion: 'TIDAK_ADA' }, members), { params }).keluarga!.amountYear
  }

  test('two small children at most, two pregnancies at most', () => {
    expect(pkh({ a: baby, b: baby, c: baby })).toBe(6_000_000)
    expect(pkh({ a: mother, b: mother, c: mother })).toBe(6_000_000)
  })

  test('four persons at most, those who bring most', () => {
    const pupil: Told = { sex: 'L', born: '2017-01-01', schoolLevel: 'SD' }
    expect(pkh({ a: pupil, b: pupil, c: mother, d: baby, e: old, f: old })).toBe(3_000_000 * 2 + 2_400_000 * 2)
    expect(pkh({ a: pupil, b: pupil, c: pupil, d: pupil, e: pupil })).toBe(4 * 900_000)
  })

  test('each person once; whoever can get nothing else goes first', () => {
    const pupil: Told = { ...mother, born: '2009-01-01', schoolLevel: 'SMA' }
    expect(pkh({ a: pupil, b: mother, c: mother })).toBe(3_000_000 * 2 + 2_000_000)
    expect(pkh({ a: { ...old, severeDisability: true } })).toBe(2_400_000)
  })

  test('nothing that is known brings nothing that could be promised', () => {
    expect(pkh({ a: {} })).toBeNull()
  })
})
