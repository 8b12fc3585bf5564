import { Readable } from 'node:stream'
import type { CellValue } from 'exceljs'
import { Refusal } from '@slrt/domain/refusal'

/** What the parts of a workbook may take unpacked: a file of a few MB can be made to fill a machine. */
const MOST_UNPACKED = 64 * 1024 * 1024
const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50

/**
 * The size that the parts of a zip say they have.
 * @throws Refusal `staff.file_unreadable` for what is no zip
 */
function unpackedSize(bytes: Buffer): number {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Refusal('staff.file_unreadable')
  let at = bytes.readUInt32LE(end + 16)
  let size = 0
  while (at + 46 <= end && bytes.readUInt32LE(at) === ENTRY) {
    size += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return size
}

/** A cell as text. A formula is not calculated: it stands there as one, so that its row can be told. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('formula' in value) return `=${value.formula}`
  if ('sharedFormula' in value) return `=${value.sharedFormula}`
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  // An address that a spreadsheet made a link of; its text may itself be rich.
  if ('text' in value) return cellText(value.text)
  return 'error' in value ? value.error : ''
}

/**
 * Cells of the first sheet of a workbook (XLSX), row by row as it is unpacked.
 * @param most rows to read
 * @throws Refusal `staff.file_unreadable`
 */
export async function sheetRows(bytes: Buffer, most: number): Promise<string[][]> {
  if (unpackedSize(bytes) > MOST_UNPACKED) throw new Refusal('staff.file_unreadable')
  // Loaded where somebody brings a workbook, not at each start.
  const { default: excel } = await import('exceljs')
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  const rows: string[][] = []
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        // Rows without anything are not in the file, and count for whoever opens it.
        while (rows.length < row.number - 1 && rows.length < most) rows.push([])
        if (rows.length >= most) break
        const { values } = row
        rows.push(Array.isArray(values) ? Array.from(values.slice(1), (value) => cellText(value)) : [])
      }
      break
    }
  } catch {
    throw new Refusal('staff.file_unreadable')
  }
  return rows
}
