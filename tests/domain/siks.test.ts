import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { judgeAnswer, judgeAnswers, type AnswerRow } from '@slrt/domain/siks'
import { readAnswer } from '@slrt/domain/siks-answer'
import { SIKS_HEADER, siksFile, siksFileName, type SiksLine } from '@slrt/domain/siks-file'

const line: SiksLine = {
  reference: '0190a7f2-0000-7000-8000-000000000001',
  kind: 'UBAH_VARIABEL',
  remark: 'wall: 1 > 6',
  dukcapil: 'PADAN',
  metOn: '2026-11-20',
  desa: '32.04.05.2003',
  rt: '01',
  rw: '05',
  dusun: 'Babakan',
  address: 'Kp. Babakan No. 3',
  head: 'Siti Aminah',
  members: 4,
  kk: '3204050101200001',
  family: { wall: 6, floorArea: 21, hasCar: false },
  nik: '3204115708900001',
  name: 'Siti Aminah',
  sex: 'P',
  birthPlace: 'Bandung',
  birthDate: '1990-08-17',
  relation: 'KEPALA',
  mother: 'Euis',
  existence: 'ADA',
  person: { works: true, employment: 6 },
}

describe('the file of a batch', () => {
  test('has SIKS-NG’s columns in its order, our number first', () => {
    const [cells] = parse(siksFile([line]), { delimiter: '|', columns: true }) as Record<string, string>[]
    expect(Object.keys(cells!)).toEqual(SIKS_HEADER)
    expect(cells).toMatchObject({
      KODE_USULAN: line.reference,
      KDPROP: '32',
      KDKAB: '04',
      KDKEC: '05',
      KDDESA: '2003',
      Nama_SLS: 'Babakan RT 01 RW 05',
      dinding: '6',
      lantai: '',
      ada_mobil: '2',
      NIK: '3204115708900001',
      JnsKel: '2',
      Hub_KRT: '1',
      Sta_Bekerja: '1',
      Sta_keberadaan_art: '1',
      KETERANGAN_PADAN: 'PADAN',
    })
    expect(siksFileName('32.04', '2026-11/3')).toBe('usulan-siks-3204-2026-11-3.csv')
  })

  test('is the same byte for byte, in whatever order its lines come', () => {
    const many = Array.from({ length: 12 }, (_, n) => ({
      ...line,
      reference: `r${n % 5}`,
      name: `Nama ${n}`,
      nik: `${n}`,
    }))
    const whole = siksFile(many)
    fc.assert(fc.property(fc.shuffledSubarray(many, { minLength: 12 }), (shuffled) => siksFile(shuffled) === whole))
  })

  test('whatever people are called, no cell begins a formula, and every line has its cells', () => {
    const odd = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '"', '|', '\n', '\t', 'a', ' ', '1'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(odd, odd, odd, (name, address, remark) => {
        const text = siksFile([{ ...line, name, address, remark }])
        const rows = parse(text, { delimiter: '|' })
        expect(rows).toHaveLength(2)
        expect(rows[1]).toHaveLength(SIKS_HEADER.length)
        expect(rows[1]!.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
      }),
    )
  })
})

describe('an answer', () => {
  const row: AnswerRow = { reference: 'a', answer: 'SELESAI', code: '', desil: 3, period: '2026-10' }
  const before = {
    kind: 'UBAH_VARIABEL' as const,
    state: 'DIKIRIM_SIKS' as const,
    answerCode: null,
    desilAfter: null,
    answerPeriod: null,
  }

  test('is new, known, unknown, a step back, or lacks its desil', () => {
    expect(judgeAnswer(row, before)).toBe('NEW')
    expect(judgeAnswer(row, undefined)).toBe('UNKNOWN')
    expect(judgeAnswer({ ...row, desil: null }, before)).toBe('NO_DESIL')
    expect(judgeAnswer({ ...row, desil: null }, { ...before, kind: 'MENINGGAL' })).toBe('NEW')
    const done = { ...before, state: 'SELESAI' as const, desilAfter: 3, answerPeriod: '2026-10' }
    expect(judgeAnswer(row, done)).toBe('SAME')
    expect(judgeAnswer({ ...row, desil: 4 }, done)).toBe('BACKWARDS')
    expect(judgeAnswer({ ...row, answer: 'DITERIMA', desil: null }, done)).toBe('SAME')
    expect(judgeAnswer(row, { ...before, state: 'DIAJUKAN' })).toBe('BACKWARDS')
    expect(judgeAnswers([row, { ...row, reference: 'A' }], () => before).map(({ verdict }) => verdict)).toEqual([
      'NEW',
      'TWICE',
    ])
  })

  test('is read by the names of its columns, in the words of offices', () => {
    const read = readAnswer([
      ['No', 'KODE USULAN', 'Status', 'Alasan Tolak', 'DESIL', 'Periode'],
      ['1', 'a', 'Selesai', '', '3', 'Oktober 2026'],
      ['2', "'b", 'DITOLAK', 'D07', '', ''],
      ['3', 'c', 'Menunggu Peringkat', '', '', '10/2026'],
      ['', '', '', '', '', ''],
      ['4', 'd', 'entah', '', '', ''],
      ['5', 'e', 'Selesai', '', '11', '2026-10-20'],
      ['6', 'f', 'Selesai', '', '2', 'kapan-kapan'],
      ['7', '', 'Selesai', '', '2', ''],
    ])
    expect(read.rows).toEqual([
      { reference: 'a', answer: 'SELESAI', code: '', desil: 3, period: '2026-10' },
      { reference: 'b', answer: 'DITOLAK', code: 'D07', desil: null, period: null },
      { reference: 'c', answer: 'MENUNGGU_PERINGKAT', code: '', desil: null, period: '2026-10' },
    ])
    expect(read.broken).toEqual([
      { line: 6, reason: 'answer' },
      { line: 7, reason: 'desil' },
      { line: 8, reason: 'period' },
      { line: 9, reason: 'reference' },
    ])
    expect(readAnswer([['NIK', 'Nama']])).toEqual({ rows: [], broken: [{ line: 1, reason: 'header' }] })
    expect(readAnswer([])).toEqual({ rows: [], broken: [{ line: 1, reason: 'header' }] })
  })
})
