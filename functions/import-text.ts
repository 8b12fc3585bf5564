import { isBlank } from '@slrt/domain/import-clean'
import { Refusal } from '@slrt/domain/refusal'
import { decode, encodingOf, markLength } from './import-decode.ts'
import type { ByteSource, Page, Table } from './import-file.ts'
import { delimiterOf, recordReader } from './import-record.ts'

const [LF, CR] = [0x0a, 0x0d]
/** A line that is longer belongs to no table. */
const LONGEST_LINE = 4 * 1024 * 1024
/** What a header may take, blank lines before it included. */
const LONGEST_HEADER = 256 * 1024
/** The line by which some spreadsheets name their delimiter. */
const SEPARATOR = /^sep=.\r?\n/i
/** Signs that no text has, but for one that slipped into a cell here and there. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/g
const MOST_CONTROL = 0.02
const isBinary = (text: string) => (text.match(CONTROL)?.length ?? 0) > text.length * MOST_CONTROL

/** The beginning of a file. */
async function beginningOf(source: ByteSource): Promise<Buffer> {
  const blocks: Buffer[] = []
  let length = 0
  for await (const block of source.read(0)) {
    blocks.push(block)
    length += block.length
    if (length >= LONGEST_HEADER) break
  }
  return Buffer.concat(blocks).subarray(0, LONGEST_HEADER)
}

/** Blocks of whole lines, and where each begins; what follows the last line end comes last. */
async function* lineBlocks(source: ByteSource, from: number): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let rest = Buffer.alloc(0)
  for await (const block of source.read(from)) {
    const end = block.lastIndexOf(LF) + 1
    if (end === 0) {
      rest = Buffer.concat([rest, block])
      if (rest.length > LONGEST_LINE) throw new Refusal('import.unreadable')
    } else {
      yield {
        bytes: rest.length > 0 ? Buffer.concat([rest, block.subarray(0, end)]) : block.subarray(0, end),
        isLast: false,
      }
      rest = Buffer.from(block.subarray(end))
    }
  }
  yield { bytes: rest, isLast: true }
}

/** As blocks of UTF-8, so that there is one way to read. */
async function* transcoded(source: ByteSource, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const block of source.read(0)) yield Buffer.from(decoder.decode(block, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** Files of the old Macintosh part lines by a return alone. */
const isReturned = (bytes: Buffer) => bytes.includes(CR) && !bytes.includes(LF)

async function* withLineFeeds(source: ByteSource, from: number): AsyncGenerator<Buffer> {
  for await (const block of source.read(from)) yield Buffer.from(block.map((byte) => (byte === CR ? LF : byte)))
}

/**
 * The table of a text file, whatever encoding and delimiter a spreadsheet gave it.
 * @throws Refusal `import.unreadable` for what is no text, `import.empty`
 */
export async function openText(file: ByteSource): Promise<Table> {
  const beginning = await beginningOf(file)
  const encoding = encodingOf(beginning)
  const isWide = encoding !== 'bytes'
  const source = isWide
    ? { ...file, read: () => transcoded(file, encoding) }
    : isReturned(beginning)
      ? { ...file, read: (from: number) => withLineFeeds(file, from) }
      : file
  const head = await beginningOf(source)
  const mark = isWide ? 0 : markLength(head)
  const { text, bytesBefore } = decode(head.subarray(mark))
  if (isBinary(text.slice(0, 10_000))) throw new Refusal('import.unreadable')
  const named = SEPARATOR.exec(text)?.[0].length ?? 0
  const start = named + /^\s*/.exec(text.slice(named))![0].replace(/[^\n]*$/, '').length
  const delimiter = delimiterOf(text.slice(start, text.indexOf('\n', start) + 1 || undefined))
  const first = recordReader(delimiter, 0)(text, start, true)
  if (!first || isBlank(first.cells)) throw new Refusal('import.empty')
  const header = first.cells
  const read = recordReader(delimiter, header.length)
  const behindHeader = mark + bytesBefore(first.next)

  async function* pages(from = behindHeader): AsyncGenerator<Page> {
    let base = isWide ? behindHeader : from
    let carried: Buffer = Buffer.alloc(0)
    let skip = isWide ? behindHeader : 0
    for await (const { bytes, isLast } of lineBlocks(source, isWide ? 0 : from)) {
      const fresh = bytes.subarray(Math.min(skip, bytes.length))
      skip -= bytes.length - fresh.length
      const block = carried.length > 0 ? Buffer.concat([carried, fresh]) : fresh
      const { text: content, bytesBefore: behind } = decode(block)
      const records: string[][] = []
      const ends: number[] = []
      let at = 0
      while (at < content.length) {
        const record = read(content, at, isLast)
        if (!record) break
        at = record.next
        if (isBlank(record.cells)) continue
        records.push(record.cells)
        ends.push(at)
      }
      const began = base
      const used = behind(at)
      if (records.length > 0) yield { records, endOf: (n) => began + behind(ends[n]!) }
      base += used
      carried = Buffer.from(block.subarray(used))
    }
  }
  return { header, isSeekable: !isWide, pages }
}
