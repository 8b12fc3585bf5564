import { TRPCError } from '@trpc/server'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '@slrt/domain/refusal'
import { MOST_ROWS } from '@slrt/domain/staff-file'
import type { App, Env } from './app.ts'
import type { Services } from './services.ts'
import { sheetRows } from './table-sheet.ts'
import { csvRows } from './table-text.ts'
import { actorFor } from './trpc.ts'

/** Less than Lambda takes once the file is written as text. */
export const MOST_TABLE_BYTES = 4 * 1024 * 1024
/** A file's way in, and the way of its cells into the preview: the paths here that take more than a megabyte. */
export const TABLE_PATHS = ['/api/table', '/trpc/staff.preview'] as const
const MOST_CELLS = 60
const MOST_LETTERS = 500

const isZip = (bytes: Buffer) => bytes.readUInt32BE(0) === 0x504b0304
/** A workbook of before 2007. */
const isOldBook = (bytes: Buffer) => bytes.readUInt32BE(0) === 0xd0cf11e0

/**
 * The cells of a CSV or XLSX file.
 * @throws Refusal `staff.file_empty`, `staff.file_old`, `staff.file_unreadable`, `staff.file_rows`
 */
export async function tableOf(bytes: Buffer): Promise<string[][]> {
  if (bytes.length < 4) throw new Refusal('staff.file_empty')
  if (isOldBook(bytes)) throw new Refusal('staff.file_old')
  // The header, all rows that may be, and one more by which it shows that there are too many.
  const most = MOST_ROWS + 2
  const rows = isZip(bytes) ? await sheetRows(bytes, most) : csvRows(bytes, most)
  if (rows.length === most) throw new Refusal('staff.file_rows', { most: MOST_ROWS })
  return rows.map((row) => row.slice(0, MOST_CELLS).map((cell) => cell.slice(0, MOST_LETTERS)))
}

async function read(c: Context<Env>, { whoIs }: Services): Promise<Response> {
  const session = () => whoIs(c.req.header('cookie'))
  // Who may look into a file of officers, or into an answer of SIKS-NG.
  const path = c.req.query('untuk') === 'siks' ? 'siks.preview' : 'staff.preview'
  await actorFor({ session, membership: c.req.header('x-sebagai'), note: c.var.note }, path)
  if (c.req.header('content-type') !== 'application/octet-stream')
    throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' })
  const bytes = Buffer.from(await c.req.arrayBuffer())
  return c.json({ rows: await tableOf(bytes) })
}

/** Reads a table for whoever is going to take in staff, or an answer of SIKS-NG; nothing of it is kept. */
export function addTable(app: App, services: Services): void {
  const limit = bodyLimit({
    maxSize: MOST_TABLE_BYTES,
    onError: (c) => {
      const requestId: string = (c as Context<Env>).var.requestId
      return c.json({ httpStatus: 413, code: 'staff.file_large', requestId }, 413)
    },
  })
  for (const path of TABLE_PATHS) app.use(path, limit)
  app.post('/api/table', (c) => read(c, services))
}
