import { describe, expect, test } from 'vitest'
import { readCutOff, readDate, readSerial } from '@slrt/domain/import-date'

describe('a date', () => {
  test.each([
    '2016-12-04',
    '04/12/2016',
    '04-12-2016',
    '4 Desember 2016',
    '4/12/2016',
    '04.12.2016',
    '2016/12/04',
    '2016-12-4',
    '2016-12-04 00:00:00',
    '2016-12-04T00:00:00.000Z',
    '04/12/2016 00:00',
    '04 DESEMBER 2016',
    '4 Des 2016',
    '04-Des-2016',
    '4-Dec-2016',
    '4 December 2016',
    'Minggu, 4 Desember 2016',
  ])('is read, the day first: %s', (text) => {
    expect(readDate(text)).toBe('2016-12-04')
  })

  test.each([
    ['17 Pebruari 1971', '1971-02-17'],
    ['1 Agt 1990', '1990-08-01'],
    ['31 Mei 1964', '1964-05-31'],
    ['29/02/2000', '2000-02-29'],
    ['30 Nop 1988', '1988-11-30'],
  ])('%s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })

  test.each([
    'tidak tahu',
    '',
    '-',
    '31/02/1990',
    '29/02/1900',
    '29 Februari 2001',
    '12/31/1990',
    '00-00-0000',
    '0000-00-00',
    '1990',
    '4/12/16',
    '04-12/2016',
    '1899-12-31',
    '4 Dezember 2016',
    '4 Septmber 2016',
    '4 Ma 2016',
    '42708',
    '2100-01-01',
  ])('is not guessed: %j', (text) => {
    expect(readDate(text)).toBeNull()
  })

  test('that a spreadsheet left as a number can be read where no other number can stand', () => {
    expect(readSerial('42708')).toBe('2016-12-04')
    expect(readSerial('42708.0')).toBe('2016-12-04')
    for (const text of ['12', '3204115708900003', '1.5', 'x']) expect(readSerial(text), text).toBeNull()
  })

  test('up to which a source is right may be a month', () => {
    for (const text of ['Desember 2025', 'Des 2025', '2025-12', '202512', '12/2025', '12-2025', '2025-12-01'])
      expect(readCutOff(text), text).toBe('2025-12-01')
    for (const text of ['2025', 'triwulan 4', '', '13/2025']) expect(readCutOff(text), text).toBeNull()
  })
})
