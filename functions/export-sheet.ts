import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { csvLine, safeCell } from '@slrt/domain/export'

/** The file as CSV: BOM first, so that a spreadsheet reads its letters right. */
export const csvFile = (header: readonly string[], rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(`\ufeff${[header, ...rows].map(csvLine).join('')}`)

/** The file as XLSX, written row by row; every cell is text, so numbers keep their digits and nothing is a formula. */
export async function xlsxFile(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  mark: string,
): Promise<Buffer> {
  // Loaded where somebody takes out a workbook, not at each start.
  const { default: excel } = await import('exceljs')
  const stream = new PassThrough()
  const read = buffer(stream)
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: true })
  const sheet = book.addWorksheet('Daftar', {
    views: [{ state: 'frozen', ySplit: 1 }],
    // `&` begins a code in the footer of a sheet.
    headerFooter: { oddFooter: `&L${mark.replaceAll('&', ' ').slice(0, 200)}&R&P` },
  })
  sheet.columns = header.map(() => ({ style: { numFmt: '@' } }))
  for (const cells of [header, ...rows]) sheet.addRow(cells.map(safeCell)).commit()
  sheet.commit()
  await book.commit()
  return read
}
