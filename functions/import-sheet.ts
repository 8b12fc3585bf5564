import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { CellValue } from 'exceljs'
import { isBlank } from '@slrt/domain/import-clean'
import { Refusal } from '@slrt/domain/refusal'
import type { ByteSource, Page, Table } from './import-file.ts'
import { cellText } from './table-sheet.ts'

const [END_OF_DIRECTORY, ENTRY] = [0x06054b50, 0x02014b50]
/** Longest end of a directory: its comment may have 64 kB. */
const TAIL = 66_000
/** A sheet of a million rows unpacks to this; words that cells share are kept in memory. */
const MOST_UNPACKED = 0xffffffff
const MOST_SHARED = 256 * 1024 * 1024
/** Tables shrink to a thirtieth; what shrinks further was made to fill a machine. */
const MOST_SHRUNK = 150
const SUSPICIOUS = 64 * 1024 * 1024
/** As many rows as a spreadsheet has. */
const MOST_ROWS = 1_048_576
/** Of a number, a spreadsheet keeps fifteen digits; the sixteenth of a NIK is gone, and 0 stands there. */
const EXACT = 1e15
const isRounded = (value: number) => Math.abs(value) >= EXACT && (!Number.isSafeInteger(value) || value % 10 === 0)
const PAGE = 500

async function bytesFrom(source: ByteSource, from: number, most: number): Promise<Buffer> {
  const blocks: Buffer[] = []
  let length = 0
  for await (const block of source.read(from)) {
    blocks.push(block)
    length += block.length
    if (length >= most) break
  }
  return Buffer.concat(blocks)
}

const DEFLATED = 8
/** DEFLATE makes no more than this of a byte. */
const MOST_OF_A_BYTE = 1032

type Entry = { readonly at: number; readonly packed: number; readonly bytes: number; readonly method: number }

/** @throws Refusal `import.too_large`: a part unpacks to more than it says */
async function assertHonest(source: ByteSource, { at, packed, bytes, method }: Entry): Promise<void> {
  if (method !== DEFLATED || packed * MOST_OF_A_BYTE < SUSPICIOUS) return
  const head = await bytesFrom(source, at, 30)
  if (head.length < 30) throw new Refusal('import.unreadable')
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const input = Readable.from(source.read(start))
  const unpacking = input.pipe(createInflateRaw())
  input.once('error', (error) => unpacking.destroy(error))
  let count = 0
  try {
    for await (const block of unpacking) if ((count += (block as Buffer).length) > bytes) break
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import.unreadable')
  } finally {
    input.destroy()
  }
  if (count > bytes) throw new Refusal('import.too_large')
}

/**
 * Looks at what the parts of a workbook say they unpack to, and whether that is true, before any of it is read.
 * @throws Refusal `import.unreadable` for what is no zip, `import.too_large`
 */
async function assertHandy(source: ByteSource): Promise<void> {
  const start = Math.max(0, source.bytes - TAIL)
  const tail = await bytesFrom(source, start, TAIL)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Refusal('import.unreadable')
  const size = tail.readUInt32LE(end + 12)
  const directory = await bytesFrom(source, tail.readUInt32LE(end + 16), Math.min(size, 1 << 20))
  const entries: Entry[] = []
  let [unpacked, at] = [0, 0]
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY) {
    const [bytes, letters] = [directory.readUInt32LE(at + 24), directory.readUInt16LE(at + 28)]
    const name = directory.toString('latin1', at + 46, at + 46 + letters)
    if (name.endsWith('sharedStrings.xml') && bytes > MOST_SHARED) throw new Refusal('import.too_large')
    unpacked += bytes
    const method = directory.readUInt16LE(at + 10)
    entries.push({ at: directory.readUInt32LE(at + 42), packed: directory.readUInt32LE(at + 20), bytes, method })
    at += 46 + letters + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  const isBomb = unpacked > SUSPICIOUS && unpacked > source.bytes * MOST_SHRUNK
  if (unpacked >= MOST_UNPACKED || isBomb) throw new Refusal('import.too_large')
  for (const entry of entries) await assertHonest(source, entry)
}

/** A cell as text, of a formula what it shows; a number whose digits are gone says so, so that nobody takes it for one. */
function textOf(value: CellValue | undefined): string {
  if (typeof value === 'number' && isRounded(value)) return value.toExponential(5).replace('e+', 'E+')
  const isFormula = typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)
  return isFormula && value.result !== undefined && value.result !== null ? textOf(value.result) : cellText(value)
}

/** Rows of the first sheet as they are unpacked, without the blank ones. */
async function* rowsOf(source: ByteSource): AsyncGenerator<string[]> {
  // Loaded where somebody brings a workbook, not at each start.
  const { default: excel } = await import('exceljs')
  const stream = Readable.from(source.read(0))
  const reader = new excel.stream.xlsx.WorkbookReader(stream, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  try {
    for await (const sheet of reader) {
      for await (const { values, number } of sheet) {
        if (number > MOST_ROWS) throw new Refusal('import.too_large')
        const cells = Array.isArray(values) ? Array.from(values.slice(1), textOf) : []
        if (!isBlank(cells)) yield cells
      }
      return
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import.unreadable')
  } finally {
    stream.destroy()
  }
}

/**
 * The table of a workbook (XLSX): its first sheet. Formulas are not calculated and macros not looked at; of merged cells
 * the first has the value.
 * @throws Refusal `import.unreadable`, `import.empty`, `import.too_large`
 */
export async function openSheet(source: ByteSource): Promise<Table> {
  await assertHandy(source)
  const rows = rowsOf(source)
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
    for await (const cells of rowsOf(source)) {
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
