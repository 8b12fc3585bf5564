import { describe, expect, test } from 'vitest'
import { SaveHolidays, saveHolidays, type Holiday } from '@slrt/domain/holiday'
import { readHolidays } from '@slrt/domain/holiday-csv'
import { refusalOf } from './refusal-of.ts'

const newYear: Holiday = { day: '2027-01-01', kind: 'L', name: 'Tahun Baru Masehi' }
const independence: Holiday = { day: '2027-08-17', kind: 'L', name: 'Kemerdekaan RI' }
const table = (days: Holiday[], version = 0) => ({ year: 2027, source: 'SKB 3 Menteri 2026', days, version })

describe('the table of a year', () => {
  test('stands in the order of its days', () => {
    expect(saveHolidays(table([independence, newYear]), null)).toEqual(table([newYear, independence], 1))
  })

  test('has no day of another year, and none twice; the refusal names it', () => {
    const other = { ...newYear, day: '2028-01-01' }
    expect(refusalOf(() => saveHolidays(table([newYear, other]), null)).code).toBe('holiday.other_year')
    expect(refusalOf(() => saveHolidays(table([newYear, independence, newYear]), null)).code).toBe('holiday.twice')
    expect(refusalOf(() => saveHolidays(table([newYear, newYear]), null)).facts).toEqual({ day: '2027-01-01' })
  })

  test('is not written over a table that its author has not seen', () => {
    expect(refusalOf(() => saveHolidays(table([newYear], 1), { version: 2 })).code).toBe('holiday.changed')
    expect(refusalOf(() => saveHolidays(table([newYear], 0), { version: 1 })).code).toBe('holiday.changed')
    expect(refusalOf(() => saveHolidays(table([newYear], 1), null)).code).toBe('holiday.changed')
    expect(saveHolidays(table([newYear], 2), { version: 2 }).version).toBe(3)
  })

  test('has at least one day and at most sixty', () => {
    const days = Array.from({ length: 61 }, (_, at) => ({
      ...newYear,
      day: new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10),
    }))
    expect(SaveHolidays.safeParse(table(days.slice(0, 60))).success).toBe(true)
    expect(SaveHolidays.safeParse(table(days)).success).toBe(false)
    expect(SaveHolidays.safeParse(table([])).success).toBe(false)
    expect(SaveHolidays.safeParse(table([{ ...newYear, day: '2027-02-29' }])).success).toBe(false)
  })
})

describe('a file of days off', () => {
  test('is read as the handbook writes it', () => {
    const text = 'date,type,name\n2027-08-17,L,Kemerdekaan RI\n2027-01-01,L,Tahun Baru Masehi\n'
    expect(readHolidays(text, 2027)).toEqual({ days: [newYear, independence], bad: [] })
  })

  test('is read as spreadsheets save it: byte order mark, line ends, semicolons, tabs, quotes, dates turned round', () => {
    const text = [
      '\ufefftanggal;jenis;nama',
      '1/1/2027;Libur nasional;Tahun Baru Masehi',
      '',
      '17-08-2027\tlibur\tKemerdekaan RI',
      '2027-03-09,cb,"Nyepi, cuti ""bersama"""',
      '2027-05-01;L;Hari Buruh;;',
    ].join('\r\n')
    expect(readHolidays(text, 2027)).toEqual({
      days: [
        newYear,
        { day: '2027-03-09', kind: 'CB', name: 'Nyepi, cuti "bersama"' },
        { day: '2027-05-01', kind: 'L', name: 'Hari Buruh' },
        independence,
      ],
      bad: [],
    })
  })

  test('says of each bad line which it is and why, and goes on with the others', () => {
    const text = [
      'date,type,name',
      '2027-01-01,L,Tahun Baru Masehi',
      '2027-02-30,L,Hari yang tidak ada',
      '2027-03-01,X,Jenis yang tidak ada',
      '2027-03-02,L',
      '2026-12-25,L,Natal',
      '2027-01-01,CB,Tahun Baru lagi',
      '2027-03-03,L,\u202eterbalik',
      'libur semua',
      '2027-03-04,L,Ada, koma',
      '2027-08-17,L,Kemerdekaan RI',
    ].join('\n')
    const { days, bad } = readHolidays(text, 2027)
    expect(days).toEqual([newYear, independence])
    expect(bad.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'day'],
      [4, 'kind'],
      [5, 'columns'],
      [6, 'other_year'],
      [7, 'twice'],
      [8, 'name'],
      [9, 'columns'],
      [10, 'columns'],
    ])
  })
})
