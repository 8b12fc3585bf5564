import { Refusal } from '@slrt/domain/refusal'
import { firstSheet, openWorkbook, type Cell } from './workbook.ts'

/** What the parts of a workbook may take unpacked: a file of a few MB can be made to fill a machine. */
const MOST_UNPACKED = 64 * 1024 * 1024

/** A cell as text. A formula is not calculated: it stands there as one, so that its row can be told. */
export function cellText(cell: Cell | undefined): string {
  if (!cell) return ''
  const { value, formula } = cell
  if (formula !== null) return `=${formula}`
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '')
}

/**
 * Cells of the first sheet of a workbook (XLSX), row by row as it is unpacked.
 * @param most rows to read
 * @throws Refusal `staff.file_unreadable`
 */
export async function sheetRows(bytes: Buffer, most: number): Promise<string[][]> {
  const source = { bytes: bytes.length, read: async function* (from: number) { yield bytes.subarray(from) } } // prettier-ignore
  const rows: string[][] = []
  try {
    for await (const { number, cells } of firstSheet(await openWorkbook(source, MOST_UNPACKED))) {
      // Rows without anything are not in the file, and count for whoever opens it.
      while (rows.length < number - 1 && rows.length < most) rows.push([])
      if (rows.length >= most) break
      rows.push(Array.from(cells, cellText))
    }
  } catch {
    throw new Refusal('staff.file_unreadable')
  }
  return rows
}
