import { parse } from 'csv-parse/sync'
import { Refusal } from '@slrt/domain/refusal'

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)

/** Bytes that no text has; every second one of UTF-16 may be one. */
const isBinary = (text: string) => /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 10_000))

const decoded = (encoding: string, bytes: Uint8Array, fatal = false) =>
  new TextDecoder(encoding, { fatal }).decode(bytes)

/** Whether bytes have letters of UTF-8 beyond ASCII, broken ones beside them or not. */
const hasUtf8 = (text: string) => /[^\u0000-\u007f\ufffd]/.test(text)

/**
 * The text of a file, whatever encoding a spreadsheet gave it: UTF-8, UTF-16, Windows-1252. Where encodings are mixed,
 * what cannot be read becomes `\ufffd`, so that its row can be told.
 * @throws Refusal `staff.file_unreadable` for what is no text
 */
export function textOf(bytes: Uint8Array): string {
  if (starts(bytes, 0xff, 0xfe)) return decoded('utf-16le', bytes)
  if (starts(bytes, 0xfe, 0xff)) return decoded('utf-16be', bytes)
  const lenient = decoded('utf-8', bytes)
  if (isBinary(lenient)) throw new Refusal('staff.file_unreadable')
  if (!lenient.includes('\ufffd') || hasUtf8(lenient)) return lenient
  return decoded('windows-1252', bytes)
}

/** What stands between the cells: whichever the header has most of. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replaceAll(/"[^"]*"/g, '')
  const counts = ([',', ';', '\t'] as const).map((sign) => ({ sign, n: header.split(sign).length }))
  return counts.reduce((most, one) => (one.n > most.n ? one : most)).sign
}

/** The line by which some spreadsheets name their delimiter. */
const SEPARATOR = /^sep=.\r?\n/i

/**
 * Cells of a CSV file, row by row.
 * @param most rows to read
 * @throws Refusal `staff.file_unreadable`
 */
export function csvRows(bytes: Uint8Array, most: number): string[][] {
  const text = textOf(bytes).replace(SEPARATOR, '')
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, to: most }
  try {
    return parse(text, options)
  } catch {
    throw new Refusal('staff.file_unreadable')
  }
}
