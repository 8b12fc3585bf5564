/** A cleaned record: field code → cell; '' where the record has none. Every field of the mapping is there. */
export type Cells = Readonly<Record<string, string>>
/** For each column of the file the code of its field (see `register-field`); null: nobody knows it. */
export type Columns = readonly (string | null)[]

/** What most cells are: signs of ASCII, words parted by one blank. They are clean as they are. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/
/** Signs that nobody sees, or that turn or hide what follows: they never reach a table, a page or a comparison. */
const HIDDEN = /[\p{DI}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb]/gu
const BLANKS = /[\s\u0085]+/g

/** A cell without what nobody sees; line ends and runs of blanks are one blank (samples, "Cleaning"). */
export function cleanText(text: string): string {
  // Most cells of DTSEN are one digit.
  if (text.length === 1 ? text > ' ' && text <= '~' : text === '' || CLEAN.test(text)) return text
  return text.toWellFormed().normalize('NFC').replace(HIDDEN, '').replace(BLANKS, ' ').trim()
}

/** What spreadsheets and people put around and into long numbers: blanks, dots, quotes and apostrophes of every kind. */
const AROUND_DIGITS =
  /[\s."'`´\u00ab\u00bb\u02b9-\u02bf\u02ca-\u02cb\u2018-\u201f\u2032-\u2037\u2039\u203a\uff02\uff07]+/g
const DIGITS = /^\d+$/

/** A NIK or number of a family card without its dirt; what else stands there stays: `3.20411E+15` is `320411E+15`. */
export function cleanNumber(text: string): string {
  return text === '' || DIGITS.test(text) ? text : cleanText(text).replace(AROUND_DIGITS, '')
}

/** Whether a spreadsheet rounded the number (`3.20411E+15`): its digits are gone, and no cleaning brings them back. */
export const isRounded = (text: string): boolean => /^\d(?:[.,]?\d+)*e\+?\d+$/i.test(cleanNumber(text))

/** Whether a record has nothing in any cell: it is no row at all. */
export const isBlank = (raw: readonly string[]): boolean => raw.every((cell) => cleanText(cell) === '')

/** Fields that hold a number of 16 digits. */
const NUMBERS: ReadonlySet<string> = new Set(['nik', 'kk'])

/** What the file of refused rows has in front of the columns of its source: number, reason and field. */
export const REMAINDER = ['BARIS', 'ALASAN', 'KOLOM'] as const

/** Whether a file is the refused rows of another, as we gave them out to be mended: whoever is not in it is not gone. */
export const isRemainder = (header: readonly string[]): boolean =>
  REMAINDER.every((name, at) => cleanText(header[at] ?? '').toUpperCase() === name)

/** Columns of our own files beside those of their source: of exports, and of refused rows. They say nothing of a person. */
const OWN: ReadonlySet<string> = new Set(['CATATAN EKSPOR', ...REMAINDER].map((name) => `~${name.toLowerCase()}`))

export type Cleaned = {
  readonly cells: Cells
  /** Everything that the record says, whatever the order of its columns: equal for identical repeats. To be hashed. */
  readonly content: string
  /** It has another number of fields than the header: refused `row_malformed`. */
  readonly isMalformed: boolean
}

/**
 * Makes the function that cleans the records of one file.
 * @param columns the field of each column; a field that two columns claim is read from the first
 * @param header as in the file: by it columns that are not taken keep their place in `content`
 */
export function cleanerOf(columns: Columns, header: readonly string[]): (raw: readonly string[]) => Cleaned {
  const clean = columns.map((field) => (field !== null && NUMBERS.has(field) ? cleanNumber : cleanText))
  const keys = columns.map((field, at) => field ?? `~${cleanText(header[at] ?? '').toLowerCase()}`)
  const order = [...keys.keys()]
    .filter((at) => !OWN.has(keys[at]!))
    .sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b))
  const taken = columns.flatMap((field, at) => (field !== null && columns.indexOf(field) === at ? [{ field, at }] : []))
  // Copied for each record: an object of one shape is three times as fast as one that grows by 44 names.
  const blank: Cells = Object.fromEntries(taken.map(({ field }) => [field, '']))
  return (raw) => {
    const isMalformed = raw.length !== columns.length
    const texts = raw.map((cell, at) => (clean[at] ?? cleanText)(cell))
    const cells: Record<string, string> = { ...blank }
    for (const { field, at } of taken) cells[field] = texts[at] ?? ''
    const content = isMalformed ? texts : order.map((at) => texts[at])
    return { cells, content: content.join('\u001f'), isMalformed }
  }
}
