import { Refusal } from '@slrt/domain/refusal'
import type { ByteSource } from './import-file.ts'
import { contentOf, partsOf, type Part } from './workbook-zip.ts'
import { readMarkup, type Markup } from './workbook-markup.ts'

/** A sheet of a million rows unpacks to this; words that cells share are kept in memory. */
const MOST_UNPACKED = 0xffffffff
const MOST_SHARED = 256 * 1024 * 1024
/** Tables shrink to a thirtieth; what shrinks further was made to fill a machine. */
const MOST_SHRUNK = 150
const SUSPICIOUS = 64 * 1024 * 1024
/** As many columns as a spreadsheet has. */
const MOST_COLUMNS = 16_384

/** What a cell shows, and the formula behind it if there is one. An error is its name, `#REF!`. */
export type Cell = {
  readonly value: string | number | boolean | Date | null
  readonly formula: string | null
}
/** A row as the sheet numbers it, from 1; cells that are not in the file are missing. */
export type SheetRow = { readonly number: number; readonly cells: (Cell | undefined)[] }

/** A workbook that may be read: its parts by their names. */
export type Workbook = { readonly source: ByteSource; readonly parts: ReadonlyMap<string, Part> }

/** Names of parts are told apart without regard to case (ECMA-376, part 2). */
const keyOf = (name: string) => name.toLowerCase()

/**
 * Looks at what the parts of a workbook say they unpack to, before any of it is read.
 * @param most bytes of all parts together
 * @throws Refusal `import.unreadable` for what is no zip, `import.too_large`
 */
export async function openWorkbook(source: ByteSource, most: number = MOST_UNPACKED): Promise<Workbook> {
  const parts = await partsOf(source)
  const unpacked = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  const isBomb = unpacked > SUSPICIOUS && unpacked > source.bytes * MOST_SHRUNK
  const isTooMuch = parts.some(({ name, bytes }) => /sharedstrings\.xml$/i.test(name) && bytes > MOST_SHARED)
  if (unpacked >= most || isBomb || isTooMuch) throw new Refusal('import.too_large')
  return { source, parts: new Map(parts.map((part) => [keyOf(part.name), part])) }
}

/** Reads a part from its beginning to its end; nothing where it is not there. */
async function* read({ source, parts }: Workbook, name: string | undefined, handle: Markup): AsyncGenerator<void> {
  const part = name === undefined ? undefined : parts.get(keyOf(name))
  if (part) yield* readMarkup(contentOf(source, part), handle)
}
async function readWhole(book: Workbook, name: string | undefined, handle: Markup): Promise<void> {
  for await (const _ of read(book, name, handle));
}

/** Where a part points: the targets of its relationships, by what they are and by their ids. */
async function relationsOf(book: Workbook, name: string) {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const relations = `${folder}_rels/${name.slice(folder.length)}.rels`
  const [byId, byKind] = [new Map<string, string>(), new Map<string, string>()]
  await readWhole(book, relations, {
    open: (tag, { Id = '', Target = '', Type = '' }) => {
      if (tag !== 'Relationship') return
      const target = URL.parse(Target, `zip:/${folder}`)?.pathname.slice(1) ?? ''
      byId.set(Id, target)
      byKind.set(Type.slice(Type.lastIndexOf('/') + 1), target)
    },
  })
  return { byId, byKind }
}

/** Words that cells share. */
async function sharedOf(book: Workbook, name: string | undefined): Promise<string[]> {
  const shared: string[] = []
  let isWord = false
  await readWhole(book, name, {
    open: (tag) => {
      if (tag === 'si') shared.push('')
      isWord = tag === 't'
    },
    text: (text) => {
      if (isWord && shared.length > 0) shared[shared.length - 1] += text
    },
    close: () => (isWord = false),
  })
  return shared
}

/** Formats of ECMA-376, 18.8.30, that show a number as a day or a time, by first and last; 48 is a number, 49 text. */
const DAY_FORMATS = [[14, 22], [27, 36], [45, 47], [50, 58]] as const // prettier-ignore
const isDayFormat = (id: number) => DAY_FORMATS.some(([first, last]) => id >= first && id <= last)
/** A format that somebody made shows a day when it has letters of one outside quotes, brackets and signs that are meant as such. */
const showsDay = (code: string) => /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ''))

/** Which of the styles of cells show a number as a day. */
async function dayStylesOf(book: Workbook, name: string | undefined): Promise<boolean[]> {
  const [own, styles] = [new Map<number, boolean>(), [] as boolean[]]
  let isCellStyle = false
  await readWhole(book, name, {
    open: (tag, { numFmtId = '0', formatCode = '' }) => {
      const id = Number(numFmtId)
      if (tag === 'numFmt') own.set(id, showsDay(formatCode))
      else if (tag === 'cellXfs') isCellStyle = true
      else if (tag === 'xf' && isCellStyle) styles.push(own.get(id) ?? isDayFormat(id))
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCellStyle = false
    },
  })
  return styles
}

const DAY_MS = 86_400_000
/** Day 0 of a spreadsheet, which counts a 29 February 1900 that never was; and of those that begin with 1904. */
const [FIRST_DAY, FIRST_DAY_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)]

type Reading = {
  readonly shared: readonly string[]
  readonly days: readonly boolean[]
  readonly firstDay: number
}

/** The moment, or what stands there if it is none. */
function dayOr<T>(ms: number, other: T): Date | T {
  const day = new Date(ms)
  return Number.isNaN(day.getTime()) ? other : day
}

function valueOf(type: string, style: number, text: string | null, { shared, days, firstDay }: Reading): Cell['value'] {
  if (text === null) return null
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'b') return text.trim() === '1'
  if (type === 'd') return dayOr(Date.parse(text), text)
  if (type !== 'n') return text
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) return text || null
  return days[style] ? dayOr(firstDay + Math.round(number * DAY_MS), number) : number
}

/** Column of a reference, from 0: `B7` is 1; -1 where it names none. */
function columnOf(reference: string): number {
  let column = 0
  for (const sign of reference) {
    const letter = sign.charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** The rows of a sheet in their order, as they are unpacked. */
async function* rowsIn(book: Workbook, name: string, reading: Reading): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: [] }
  let [column, type, style] = [0, 'n', 0]
  let [text, formula]: [string | null, string | null] = [null, null]
  let into: 'value' | 'formula' | null = null
  const handle: Markup = {
    open: (tag, { r = '', t = 'n', s = '0' }) => {
      if (tag === 'row') rows.push((row = { number: Number(r) || row.number + 1, cells: [] }))
      else if (tag === 'c') {
        const named = columnOf(r)
        ;[column, type, style] = [named < 0 ? row.cells.length : named, t, Number(s)]
        ;[text, formula] = [null, null]
      } else if (tag === 'v' || tag === 't') into = 'value'
      else if (tag === 'f') [into, formula] = ['formula', '']
    },
    text: (piece) => {
      if (into === 'value') text = (text ?? '') + piece
      else if (into === 'formula') formula += piece
    },
    close: (tag) => {
      if (tag === 'c' && column < MOST_COLUMNS)
        row.cells[column] = { value: valueOf(type, style, text, reading), formula }
      into = null
    },
  }
  for await (const _ of read(book, name, handle)) {
    // The last one may still be open.
    const whole = rows.splice(0, rows.length - 1)
    yield* whole
  }
  yield* rows
}

/**
 * Rows of the first sheet that a workbook shows (XLSX, ECMA-376), read straight from the file: nothing of it is laid down on
 * a disk, where rows of a register do not belong. Formulas are not calculated and macros not looked at; of merged cells the
 * first has the value.
 * @throws Refusal `import.unreadable`, `import.too_large`
 */
export async function* firstSheet(book: Workbook): AsyncGenerator<SheetRow> {
  const main = (await relationsOf(book, '')).byKind.get('officeDocument') ?? 'xl/workbook.xml'
  if (!book.parts.has(keyOf(main))) throw new Refusal('import.unreadable')
  const { byId, byKind } = await relationsOf(book, main)
  let [sheet, firstDay]: [string | null, number] = [null, FIRST_DAY]
  await readWhole(book, main, {
    open: (tag, { id = '', state = 'visible', date1904 = '' }) => {
      if (tag === 'sheet' && state === 'visible') sheet ??= id
      else if (tag === 'workbookPr' && /^(1|true)$/.test(date1904)) firstDay = FIRST_DAY_1904
    },
  })
  const name = sheet === null ? undefined : byId.get(sheet)
  if (name === undefined) throw new Refusal('import.unreadable')
  const shared = await sharedOf(book, byKind.get('sharedStrings'))
  const days = await dayStylesOf(book, byKind.get('styles'))
  yield* rowsIn(book, name, { shared, days, firstDay })
}
