import { describe, expect, test } from 'vitest'
import { cleanerOf, cleanNumber, cleanText, isBlank, isRounded } from '@slrt/domain/import-clean'

describe('a number of 16 digits', () => {
  test.each([
    ['blanks around', '  3204115708900003 '],
    ['blanks inside', '3204 1157 0890 0003'],
    ['dots', '320411.570890.0003'],
    ['an apostrophe, as spreadsheets keep text', "'3204115708900003"],
    ['a typographic one', '’3204115708900003'],
    ['quotes', '"3204115708900003"'],
    ['quotes that turn', '“3204115708900003”'],
    ['a backtick', '`3204115708900003'],
    ['zero-width blanks', '\u200b320411\u200d5708900003\ufeff'],
    ['no-break blanks', '\u00a03204\u202f11570890\u20600003'],
    ['a tab and a line end', '3204115708900003\t\r\n'],
    ['marks that turn the reading', '\u202e3204115708900003\u202c'],
    ['an ideographic blank', '3204115708900003\u3000'],
    ['control characters', '32041157\u000008900003'],
  ])('is mended: %s', (_, text) => {
    expect(cleanNumber(text)).toBe('3204115708900003')
  })

  test.each([
    ['3.20411E+15', '320411E+15'],
    ['3204-1157-0890-0003', '3204-1157-0890-0003'],
    ['="3204115708900003"', '=3204115708900003'],
    ['３２０４１１５７０８９００００３', '３２０４１１５７０８９００００３'],
    ['TIDAK ADA', 'TIDAKADA'],
  ])('is not guessed: %s', (text, left) => {
    expect(cleanNumber(text)).toBe(left)
  })

  test('that a spreadsheet rounded is known by its look', () => {
    for (const text of ['3.20411E+15', '3,20411E+15', '3.20411e15', "'3.2E+15"])
      expect(isRounded(text), text).toBe(true)
    for (const text of ['3204115708900003', '', 'E+15', '3204E']) expect(isRounded(text), text).toBe(false)
  })
})

describe('a text', () => {
  test.each([
    ['  Pananjung ', 'Pananjung'],
    ['Kp.  Komalasari\r\nNo. 13', 'Kp. Komalasari No. 13'],
    ['Siti\u00a0Nur\tAminah', 'Siti Nur Aminah'],
    ['Si\u200bti \u202eAminah\u202c', 'Siti Aminah'],
    ['A\u0000sep\u0007', 'Asep'],
    ['\ufeff\u200b \u00ad', ''],
    ['Rene\u0301', 'René'],
    ['As\ud800ep', 'As\ufffdep'],
    ["Ra'as", "Ra'as"],
  ])('%j is cleaned', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })
})

describe('a record', () => {
  const header = ['NAMA', 'NIK', 'CATATAN', 'NO KK']
  const clean = cleanerOf(['name', 'nik', null, 'kk'], header)

  test('has a cell for each field of the mapping, numbers without their dirt', () => {
    const { cells, isMalformed } = clean([' Siti  Aminah', "'3204115708900003", 'x', '3204 1122 0304 0005'])
    expect(cells).toEqual({ name: 'Siti Aminah', nik: '3204115708900003', kk: '3204112203040005' })
    expect(isMalformed).toBe(false)
  })

  test('is the same again when only its dirt differs, and another when a column that nobody takes does', () => {
    const of = (...raw: string[]) => clean(raw).content
    expect(of('Siti', '3204 1157 0890 0003', 'x', '')).toBe(of(' Siti ', '3204115708900003', 'x', ''))
    expect(of('Siti', '1', 'x', '')).not.toBe(of('Siti', '1', 'y', ''))
    expect(of('Siti', '1', '', '2')).not.toBe(of('Siti', '1', '2', ''))
  })

  test('is the same in a file with its columns in another order', () => {
    const other = cleanerOf([null, 'kk', 'nik', 'name'], ['Catatan', 'NOKK', 'nik', 'Nama Lengkap'])
    expect(other(['x', '2', '1', 'Siti']).content).toBe(clean(['Siti', '1', 'x', '2']).content)
  })

  test('is the same as in our own files, which add columns of theirs', () => {
    const columns = [null, null, null, 'name', 'nik', null, 'kk', null]
    const own = cleanerOf(columns, ['BARIS', 'ALASAN', 'KOLOM', ...header, 'CATATAN EKSPOR'])
    const { content } = own(['7', 'nik_malformed', 'nik', 'Siti', '1', 'x', '2', 'Diekspor Nia, 22-11-2026'])
    expect(content).toBe(clean(['Siti', '1', 'x', '2']).content)
  })

  test('with more or fewer cells than the header is malformed, and known again', () => {
    expect(clean(['Siti', '1', 'x']).isMalformed).toBe(true)
    expect(clean(['Siti', '1', 'x', '2', '']).isMalformed).toBe(true)
    expect(clean([' Siti', '1', 'x']).content).toBe(clean(['Siti', '1', 'x']).content)
    expect(clean(['Siti', '1']).cells).toEqual({ name: 'Siti', nik: '1', kk: '' })
  })

  test('without anything in it is no row', () => {
    expect(isBlank(['', ' ', '\u00a0', '\u200b'])).toBe(true)
    expect(isBlank(['', '-'])).toBe(false)
  })
})
