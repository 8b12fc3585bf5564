import { isBlank } from '@slrt/domain/import-clean'
import { Refusal } from '@slrt/domain/refusal'
import type { ByteSource, Page, Table } from './import-file.ts'
import { cellText } from './table-sheet.ts'
import { firstSheet, openWorkbook, type Cell, type Workbook } from './workbook.ts'

/** As many rows as a spreadsheet has. */
const MOST_ROWS = 1_048_576
/** Of a number, a spreadsheet keeps fifteen digits; the sixteenth of a NIK is gone, and 0 stands there. */
const EXACT = 1e15
const isRounded = (value: number) => Math.abs(value) >= EXACT && (!Number.isSafeInteger(value) || value % 10 === 0)
const PAGE = 500

/** A cell as text, of a formula what it shows; a number whose digits are gone says so, so that nobody takes it for one. */
function textOf(cell: Cell | undefined): string {
  const value = cell?.value ?? null
  if (typeof value === 'number' && isRounded(value)) return value.toExponential(5).replace('e+', 'E+')
  return value === null ? cellText(cell) : cellText({ value, formula: null })
}

/** Rows of the sheet as they are unpacked, without the blank ones. */
async function* rowsOf(book: Workbook): AsyncGenerator<string[]> {
  for await (const { number, cells } of firstSheet(book)) {
    if (number > MOST_ROWS) throw new Refusal('import.too_large')
    const texts = Array.from(cells, textOf)
    if (!isBlank(texts)) yield texts
  }
}

/**
 * The table of a workbook (XLSX): its first sheet.
 * @throws Refusal `import.unreadable`, `import.empty`, `import.too_large`
 */
export async function openSheet(source: ByteSource): Promise<Table> {
  const book = await openWorkbook(source)
  const rows = rowsOf(book)
  const first = await rows.next()
  await rows.return(undefined)
  if (first.done) throw new Refusal('import.empty')
  const header = first.value
  const width = header.length
  /** Cells that are empty at the end of a row are not in the file. */
  const fitted = (cells: string[]) => {
    while (cells.length > width && cells.at(-1) === '') cells.pop()
    while (cells.length < width) cells.push('')
    return cells
  }

  async function* pages(): AsyncGenerator<Page> {
    let records: string[][] = []
    let isHeader = true
    const endOf = () => 0
    for await (const cells of rowsOf(book)) {
      if (isHeader) isHeader = false
      else records.push(fitted(cells))
      if (records.length < PAGE) continue
      yield { records, endOf }
      records = []
    }
    if (records.length > 0) yield { records, endOf }
  }
  return { header, isSeekable: false, pages }
}
