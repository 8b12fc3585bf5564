import { Refusal } from '@slrt/domain/refusal'
import type { ByteSource, Table } from './import-file.ts'
import { openSheet } from './import-sheet.ts'
import { openText } from './import-text.ts'

const [ZIP, OLD_BOOK] = [0x504b0304, 0xd0cf11e0]

/**
 * The table of a file, told by its content: a workbook, or text.
 * @throws Refusal `import.empty`, `import.unreadable`, `import.old_book` (a workbook of before 2007), `import.too_large`
 */
export async function openTable(file: ByteSource): Promise<Table> {
  if (file.bytes < 4) throw new Refusal('import.empty')
  let head: Buffer = Buffer.alloc(0)
  for await (const block of file.read(0)) {
    head = Buffer.concat([head, block])
    if (head.length >= 4) break
  }
  const signature = head.readUInt32BE(0)
  if (signature === OLD_BOOK) throw new Refusal('import.old_book')
  return signature === ZIP ? openSheet(file) : openText(file)
}
