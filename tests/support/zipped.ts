import { crc32, deflateRawSync } from 'node:zlib'

type Part = {
  readonly name: string
  readonly content: Buffer
  readonly said?: number | undefined
  /** Its sizes stand in a field of eight bytes each. */
  readonly isWide?: boolean
}

const header = (signature: number, bytes: number, put: (head: Buffer) => void): Buffer => {
  const head = Buffer.alloc(bytes)
  head.writeUInt32LE(signature)
  put(head)
  return head
}

/** A zip of these parts. `said`: what the directory says that a part unpacks to, if not the truth. */
export function zipped(parts: readonly Part[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, content, said = content.length, isWide = false } of parts) {
    const packed = deflateRawSync(content)
    const fields = (head: Buffer, from: number) => {
      head.writeUInt16LE(20, from)
      head.writeUInt16LE(8, from + 4)
      head.writeUInt32LE(crc32(content), from + 10)
      head.writeUInt32LE(packed.length, from + 14)
      head.writeUInt32LE(said, from + 18)
      head.writeUInt16LE(name.length, from + 22)
    }
    const wide = Buffer.alloc(isWide ? 26 : 0)
    if (isWide) {
      wide.writeUInt16LE(0x5455)
      wide.writeUInt16LE(2, 2)
      wide.writeUInt16LE(1, 6)
      wide.writeUInt16LE(16, 8)
      wide.writeBigUInt64LE(BigInt(said), 10)
      wide.writeBigUInt64LE(BigInt(packed.length), 18)
    }
    const asEntry = (head: Buffer) => {
      fields(head, 6)
      head.writeUInt16LE(wide.length, 30)
      head.writeUInt32LE(at, 42)
      if (isWide) head.fill(0xff, 20, 28)
    }
    const local = Buffer.concat([header(0x04034b50, 30, (head) => fields(head, 4)), Buffer.from(name), packed])
    directory.push(header(0x02014b50, 46, asEntry), Buffer.from(name), wide)
    locals.push(local)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = header(0x06054b50, 22, (head) => {
    head.writeUInt16LE(parts.length, 8)
    head.writeUInt16LE(parts.length, 10)
    head.writeUInt32LE(entries.length, 12)
    head.writeUInt32LE(at, 16)
  })
  return Buffer.concat([...locals, entries, end])
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The parts of a workbook with one sheet of at most 26 columns, its cells as text; `more` parts beside them. */
export function workbookParts(rows: readonly (readonly string[])[], more: readonly Part[] = []): Part[] {
  const line = (cells: readonly string[], n: number) => {
    const parts = cells.map((text, at) => `<c r="${LETTERS[at]}${n + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`) // prettier-ignore
    return `<row r="${n + 1}">${parts.join('')}</row>`
  }
  const lines = rows.map(line).join('')
  const part = (name: string, text: string) => ({ name, content: Buffer.from(`<?xml version="1.0"?>${text}`) })
  return [
    part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`), // prettier-ignore
    part('xl/workbook.xml', `<workbook xmlns="${NAMESPACE}" xmlns:r="${OFFICE}"><sheets><sheet name="DTKS" sheetId="1" r:id="rId1"/></sheets></workbook>`), // prettier-ignore
    ...more,
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${NAMESPACE}"><sheetData>${lines}</sheetData></worksheet>`),
  ]
}
