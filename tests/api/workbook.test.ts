import { expect, test } from 'vitest'
import { firstSheet, openWorkbook } from '@slrt/functions/workbook'
import { bytesSource } from '../support/imported.ts'
import { workbookParts, zipped } from '../support/zipped.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const part = (name: string, text: string | Buffer) => ({ name, content: Buffer.from(text) })
const related = (...targets: (readonly [kind: string, target: string])[]) =>
  `<Relationships>${targets.map(([kind, target], n) => `<Relationship Id="r${n}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

/** What a workbook of these parts shows, row by row. */
async function shown(...parts: Parameters<typeof zipped>[0]) {
  const rows = []
  for await (const { number, cells } of firstSheet(await openWorkbook(bytesSource(zipped(parts), 7))))
    rows.push([
      number,
      ...Array.from(cells, (cell) => (cell && cell.formula !== null ? [cell.formula, cell.value] : cell?.value)),
    ])
  return rows
}

test('parts stand wherever their relations say, in any order; the first sheet that shows counts', async () => {
  const rows = await shown(
    part('ISI/Tabel.xml', '<worksheet><sheetData><row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row></sheetData></worksheet>'), // prettier-ignore
    part('isi/lain.xml', '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'),
    part('isi/_rels/buku.xml.rels', related(['worksheet', 'lain.xml'], ['worksheet', '/isi/tabel.xml'], ['sharedStrings', '../kata.xml'])), // prettier-ignore
    part('isi/buku.xml', '<workbook xmlns:r="x"><sheets><sheet r:id="r0" state="hidden"/><sheet r:id="r1"/></sheets></workbook>'), // prettier-ignore
    part('_rels/.rels', related(['officeDocument', 'isi/buku.xml'])),
    part(
      'kata.xml',
      '<sst><si><t>Siti</t></si><si><r><t>Ami</t></r><r><t>nah</t></r><rPh><t>bunyi</t></rPh></si></sst>',
    ),
  )
  expect(rows).toEqual([[1, 'Aminah', 'Siti']])
})

const book = (sheet: string | Buffer, more: { is1904?: boolean } = {}) => [
  part('xl/workbook.xml', `<x:workbook xmlns:x="s" xmlns:r="x"><x:workbookPr date1904="${more.is1904 ? 1 : 0}"/><x:sheets><x:sheet r:id="r0"/></x:sheets></x:workbook>`), // prettier-ignore
  part('xl/_rels/workbook.xml.rels', related(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])),
  part('xl/styles.xml', `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="&quot;hari&quot; 0 [Red]"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="48"/><xf numFmtId="49"/></cellXfs></styleSheet>`), // prettier-ignore
  part('xl/worksheets/sheet1.xml', sheet),
]

test('cells say what the sheet shows: days by their format, numbers, words, errors, formulas; gaps stay', async () => {
  const cells = `<x:worksheet xmlns:x="s"><x:sheetData>
    <x:row r="2"><x:c r="A2" s="1"><x:v>33102</x:v></x:c><x:c r="B2" s="2"><x:v>33102.75</x:v></x:c><x:c r="C2" s="3"><x:v>12</x:v></x:c></x:row>
    <x:row r="5"><x:c r="B5"><x:v>1.5E3</x:v></x:c><x:c r="C5" t="inlineStr"><x:is><x:t>東京</x:t><x:rPh><x:t>トウキョウ</x:t></x:rPh></x:is></x:c><x:c r="AA5" t="b"><x:v>1</x:v></x:c></x:row>
    <x:row r="6"><x:c r="A6" t="e"><x:f>B9</x:f><x:v>#REF!</x:v></x:c><x:c r="B6" t="str"><x:f>A1&amp;"x"</x:f><x:v>Siti</x:v></x:c><x:c r="C6"><x:f>A1</x:f></x:c></x:row>
    </x:sheetData></x:worksheet>`
  const rows = await shown(...book(cells))
  expect(rows).toEqual([
    [2, new Date('1990-08-17T00:00:00Z'), new Date('1990-08-17T18:00:00Z'), 12],
    [5, undefined, 1500, '東京', ...Array.from({ length: 23 }, () => undefined), true],
    [6, ['B9', '#REF!'], ['A1&"x"', 'Siti'], ['A1', null]],
  ])
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>31640</v></c></row></sheetData></worksheet>'
  expect(await shown(...book(Buffer.from(`\ufeff${sheet}`, 'utf16le'), { is1904: true }))).toEqual([
    [1, new Date('1990-08-17T00:00:00Z')],
  ])
})

test('a workbook that was written as it went says its sizes elsewhere', async () => {
  const parts = workbookParts([['NIK'], ['3204305708901001']]).map((one) => ({ ...one, isWide: true }))
  expect(await shown(...parts)).toEqual([
    [1, 'NIK'],
    [2, '3204305708901001'],
  ])
})

test('a number in a cell that is formatted as text, or as a number, stays one', async () => {
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1" s="4"><v>3</v></c><c r="B1" s="5"><v>3204305708901001</v></c><c r="C1" s="5"><v>7</v></c></row></sheetData></worksheet>' // prettier-ignore
  expect(await shown(...book(sheet))).toEqual([[1, 3, 3204305708901001, 7]])
})

test('what is broken is refused, and never half a table taken for a whole one', async () => {
  const whole = workbookParts([['NIK'], ...Array.from({ length: 300 }, (_, n) => [`32043057089010${n}`])])
  const sheet = whole.find(({ name }) => name.endsWith('sheet1.xml'))!
  const cut = { ...sheet, content: sheet.content.subarray(0, sheet.content.length / 2) }
  const failing = [
    zipped(whole.map((one) => (one === sheet ? cut : one))),
    zipped(whole).subarray(0, -40),
    Buffer.concat([zipped(whole).subarray(0, 1000), Buffer.alloc(200), zipped(whole).subarray(1200)]),
    zipped(book('<worksheet>&lol;</worksheet>')),
  ]
  for (const content of failing) {
    const reading = async () => {
      for await (const _ of firstSheet(await openWorkbook(bytesSource(content))));
    }
    await expect(reading()).rejects.toMatchObject({ code: 'import.unreadable' })
  }
})
