import { describe, expect, test } from 'vitest'
import { codesOf } from '@slrt/domain/code-list'
import { assertExport, csvLine, exportName, partsOf, safeCell, watermark } from '@slrt/domain/export'
import { cellsOf, headerOf, type Exported } from '@slrt/domain/export-row'
import { changedFacts, FAMILY_FACTS, fits, PERSON_FACTS, type FactField } from '@slrt/domain/fact'
import { changedAnswers, factOf, inCardOrder } from '@slrt/domain/participation'
import { DTKS } from '@slrt/domain/register-field-dtks'
import { refusalOf } from './refusal-of.ts'

describe('facts', () => {
  test('every fact of a list has codes to choose from', () => {
    for (const [name, field] of Object.entries<FactField>({ ...FAMILY_FACTS, ...PERSON_FACTS }))
      if (field.kind === 'code') expect([name, codesOf(field.list).length > 1]).toEqual([name, true])
  })

  test('"nobody knows" fits everywhere, a label nowhere', () => {
    for (const field of Object.values<FactField>({ ...FAMILY_FACTS, ...PERSON_FACTS })) {
      expect(fits(field, null)).toBe(true)
      expect(fits(field, 'Tanah')).toBe(false)
    }
  })

  test('unknown is news the first time, and when somebody knew before', () => {
    const asked = (values: Record<string, null>, unknown: string[], floor: number | null) =>
      changedFacts(
        { values, seen: '2026-01-02T00:00:00.000Z' },
        false,
        { changedAt: new Date('2026-01-02'), values: { floor } },
        new Set(unknown),
      )
    expect(asked({ floor: null }, [], null)).toEqual([{ field: 'floor', value: null, before: null }])
    expect(asked({ floor: null }, ['floor'], null)).toEqual([])
    expect(asked({ floor: null }, [], 8)).toEqual([{ field: 'floor', value: null, before: 8 }])
  })
})

describe('the card', () => {
  test('the common programs first, the others by name', () => {
    const programs = ['RST', 'PIP', 'ATENSI', 'PKH'].map((code) => ({ code, name: code }))
    expect(inCardOrder(programs).map(({ code }) => code)).toEqual(['PKH', 'PIP', 'ATENSI', 'RST'])
  })

  test('a year belongs to what is or was received', () => {
    const answers = [{ program: 'PKH', state: 'BUTUH' as const, year: 2024 }]
    expect(changedAnswers({ answers }, new Set(['PKH']), [], 2026)).toEqual([{ program: 'PKH', state: 'BUTUH', year: null }]) // prettier-ignore
  })

  test('an answer that nobody knows is no fact', () => {
    expect(factOf({ program: 'PKH', state: 'TIDAK_TAHU', year: null })).toBeNull()
    expect(factOf({ program: 'PIP', state: 'MENERIMA', year: null })).toBeNull()
    expect(factOf({ program: 'BPNT', state: 'PERNAH', year: 2020 })).toEqual({ field: 'receivesBpnt', value: false })
  })
})

describe('a list that leaves', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+62 812', "'+62 812"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =A1', "'  =A1"],
    ['\t=A1', "' =A1"],
    ['Kp. Sawah\r\nNo. 1', 'Kp. Sawah No. 1'],
    ["M. Ma'ruf", "M. Ma'ruf"],
  ])('%j leaves as %j', (text, cell) => expect(safeCell(text)).toBe(cell))

  test('quotes are doubled, bars stay inside', () => expect(csvLine(['a"b', 'c|d'])).toBe('"a""b"|"c|d"\r\n'))

  test('the columns of DTKS are those that the import knows, in their order, and one of ours', () => {
    const header = headerOf('dtks')
    const known = new Set<string>([...Object.keys(DTKS.shared), ...DTKS.sealed])
    expect(header.filter((column) => !known.has(column))).toEqual(['CATATAN EKSPOR'])
    expect(header).toHaveLength(known.size + 1)
    expect(header.at(-1)).toBe('CATATAN EKSPOR')
  })

  test('unknown is empty in both orders, and what is gone is told to SIKS-NG', () => {
    const row: Exported = { ref: '', province: '', district: '', kecamatan: '', desa: '', code: '32.04.05.2003', address: '', dusun: '', rt: '', rw: '', kk: '', nik: '', name: 'Siti', birthDate: null, birthPlace: '', sex: null, occupation: '', mother: '', relation: 'PASANGAN', existence: 'MENINGGAL', nikMatched: null, marital: null, schooling: null, education: null, works: null, employment: null, bpjsSegment: null, pbi: null, kip: null, kks: null, pkh: false, bpnt: null, bpntPpkm: '' } // prettier-ignore
    const cell = (layout: 'dtks' | 'siks', column: string) =>
      cellsOf(layout, row, 'x')[headerOf(layout).indexOf(column)]
    expect([cell('dtks', 'BANSOS PKH'), cell('dtks', 'BANSOS BPNT'), cell('dtks', 'HUB KELUARGA')]).toEqual(['TIDAK', '', 'ISTRI']) // prettier-ignore
    expect([cell('siks', 'Ada_pkh'), cell('siks', 'Ada_BPNT'), cell('siks', 'Sta_keberadaan_art')]).toEqual(['2', '', '4']) // prettier-ignore
    expect(cellsOf('dtks', { ...row, sex: 'L' }, 'x')[17]).toBe('SUAMI')
  })

  test('number, who and when in the name; the reason inside alone', () => {
    const id = '01900000-0000-7000-8000-0000deadbeef'
    const about = { place: 'Desa Cimekar', day: '2026-11-22', by: 'Dewi Anggraini', parts: 2 }
    expect(exportName({ id, layout: 'dtks', format: 'csv', part: 2 }, about)).toBe(
      'dtks-desa-cimekar-2026-11-22-e-deadbeef-dewi-anggraini-bagian-2.csv',
    )
    expect(watermark('Dewi', '2026-11-22', null, id)).toBe('E-DEADBEEF; Dewi; 2026-11-22; tanpa nomor identitas')
  })

  test('a hundred persons leave by one person’s word, one more does not', () => {
    const asked = { area: '32.04', layout: 'dtks' as const, identities: true, reason: 'untuk musyawarah', part: 1 }
    expect(assertExport(asked, { families: 40, persons: 100 }, null)).toBe('untuk musyawarah')
    expect(refusalOf(() => assertExport(asked, { families: 40, persons: 101 }, null)).code).toBe(
      'export.approval_needed',
    )
    expect(assertExport({ ...asked, identities: false }, { families: 40, persons: 1_000 }, null)).toBeNull()
    expect([partsOf(0), partsOf(2_500), partsOf(2_501)]).toEqual([1, 1, 2])
  })
})
