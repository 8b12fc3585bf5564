import excel from 'exceljs'
import { expect, test } from 'vitest'
import { importFiles } from '@slrt/functions/jobs/import'
import { openTable } from '@slrt/functions/import-open'
import { begun, started } from '../support/examples-register-import.ts'
import { bytesSource, DTKS_HEADER, dtksCells, takeIn, type DtksRow } from '../support/imported.ts'
import { failure, world } from '../support/world.ts'
import { workbookParts, zipped } from '../support/zipped.ts'

const [NIK, NAME, BORN, KECAMATAN] = ['NIK', 'NAMA', 'TANGGAL LAHIR', 'KECAMATAN'].map((name) => DTKS_HEADER.indexOf(name) + 1) as [number, number, number, number] // prettier-ignore

const MB = 1024 * 1024

const woman = (n: number, row: DtksRow = {}) =>
  dtksCells({ id: `320400000000${1000 + n}`, kk: '', nik: `320430570890${1000 + n}`, ...row })

/** A workbook as a spreadsheet writes it, changed by `change`. */
async function book(rows: readonly (readonly string[])[], change: (sheet: excel.Worksheet) => void = () => undefined) {
  const made = new excel.Workbook()
  const sheet = made.addWorksheet('DTKS')
  for (const cells of [DTKS_HEADER, ...rows]) sheet.addRow([...cells])
  change(sheet)
  made.addWorksheet('Catatan').addRow(['Bukan bagian dari daftar'])
  return Buffer.from(await made.xlsx.writeBuffer())
}

const refusal = (content: Buffer) =>
  openTable(bytesSource(content)).then(
    () => 'none',
    ({ code }: { code: string }) => code,
  )

test('a workbook says the same as its text; dates are dates, and only its first sheet counts', async () => {
  const made = await world()
  await made.district()
  const rows = [woman(1), woman(2), woman(3, { nik: '123' })]
  const text = [DTKS_HEADER, ...rows].map((cells) => cells.join(';')).join('\n')
  await takeIn(made.services, { content: text })
  const content = await book(rows, (sheet) => {
    sheet.getRow(2).getCell(BORN).value = new Date('1990-08-17T00:00:00Z')
    sheet.getRow(3).getCell(NAME).value = { richText: [{ text: 'Siti ' }, { font: { bold: true }, text: 'Aminah' }] }
    sheet.insertRow(3, [])
  })
  const { summary } = await takeIn(made.services, { content, size: 1 })
  expect(summary).toMatchObject({ rows: 3, accepted: 2, unchanged: 2, gone: 0, rejected: { nik_malformed: 1 } })
})

test('of a formula counts what the sheet shows; where it shows nothing, and in merged cells, the row says why', async () => {
  const made = await world()
  await made.district()
  const rows = [1, 2, 3, 4, 5, 6, 7].map((n) => woman(n))
  const content = await book(rows, (sheet) => {
    const at = (row: number, column: number) => sheet.getRow(row + 1).getCell(column)
    at(1, NAME).value = { formula: 'PROPER("siti")', result: 'Siti Aminah' }
    at(2, NAME).value = { formula: 'PROPER("siti")' }
    at(3, NIK).value = { formula: 'A1', result: { error: '#REF!' } }
    // Of a number, a spreadsheet keeps fifteen digits; a program that wrote sixteen had them all.
    at(4, NIK).value = 3204305708901000
    at(5, NIK).value = 3204305708901005
    at(6, NAME).value = { text: 'Siti Aminah', hyperlink: 'http://jahat.test' }
    sheet.mergeCells(7, KECAMATAN, 8, KECAMATAN)
  })
  const { summary } = await takeIn(made.services, { content })
  expect(summary).toMatchObject({
    rows: 7,
    accepted: 3,
    rejected: { name_missing: 1, nik_malformed: 2, area_unknown: 1 },
  })
})

test('macros are not looked at', async () => {
  const made = await world()
  await made.district()
  const macros = { name: 'xl/vbaProject.bin', content: Buffer.from('Sub AutoOpen()\nShell "calc"\nEnd Sub') }
  const content = zipped(workbookParts([DTKS_HEADER, woman(1)], [macros]))
  const { summary } = await takeIn(made.services, { content, name: 'dtks.xlsm' })
  expect(summary).toMatchObject({ rows: 1, accepted: 1 })
})

test('what was made to fill a machine is refused before it is unpacked, whatever it says of itself', async () => {
  const words = { name: 'xl/sharedStrings.xml', content: Buffer.alloc(100 * MB, ' ') }
  for (const said of [undefined, 300 * MB, 1000])
    expect(await refusal(zipped(workbookParts([DTKS_HEADER], [{ ...words, said }])))).toBe('import.too_large')
  const many = Array.from({ length: 40 }, (_, n) => ({ name: `xl/media/${n}.xml`, content: words.content.subarray(0, 1000), said: 8 * MB })) // prettier-ignore
  expect(await refusal(zipped(workbookParts([DTKS_HEADER], many)))).toBe('import.too_large')
})

test('what is no table is told for what it is', async () => {
  expect(await refusal(Buffer.from('PK\u0003\u0004 and nothing more'))).toBe('import.unreadable')
  expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('import.old_book')
  expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3]))).toBe('import.unreadable')
  expect(await refusal(Buffer.from('%PDF-1.7\n\u0000\u0001\u0002\u0003\u0004\u0005'))).toBe('import.unreadable')
  expect(await refusal(zipped([{ name: 'a.txt', content: Buffer.from('a') }]))).toBe('import.unreadable')
  expect(await refusal(zipped(workbookParts([])))).toBe('import.empty')
  expect(await refusal(Buffer.from('\ufeff\r\n  \r\n'))).toBe('import.empty')
})

test('a workbook that is sent is begun, and taken in, like any other file; a bomb is not begun', async () => {
  const made = await world()
  const as = await made.district()
  const id = await started(made, as, await book([woman(1), woman(2)]))
  await importFiles(made.services)
  expect(await as.api.import.show.query({ id })).toMatchObject({ state: 'SELESAI', summary: { rows: 2, persons: 2 } })
  const bomb = { name: 'xl/sharedStrings.xml', content: Buffer.alloc(1000, ' '), said: 300 * MB }
  const refused = await failure(begun(made, as, zipped(workbookParts([DTKS_HEADER], [bomb]))))
  expect(refused).toMatchObject({ code: 'import.too_large' })
})
