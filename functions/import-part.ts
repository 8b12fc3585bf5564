import { createHash } from 'node:crypto'
import { TRPCError } from '@trpc/server'
import type { Context } from 'hono'
import { seatOf } from '@slrt/db/as-actor'
import { LOCK_BYTES, type Place } from '@slrt/db/crypto'
import type { Actor } from '@slrt/domain/actor'
import { FileUpload, Sha256 } from '@slrt/domain/file'
import { MOST_IMPORT_BYTES } from '@slrt/domain/import-step'
import { Refusal } from '@slrt/domain/refusal'
import type { App, Env } from './app.ts'
import type { ByteSource } from './import-file.ts'
import type { Files, Stored } from './files.ts'
import type { Services } from './services.ts'
import { actorFor } from './trpc.ts'

/** A file travels and is kept in parts of this size, each encrypted for itself: nobody ever holds it whole. */
export const PART_BYTES = 512 * 1024

/** How long the parts of a file wait whose import nobody ends. S3 knows by the beginning of their keys (stacks/files.ts). */
const WAIT_MS = 7 * 86_400_000
/** Most files of a district that wait at a time. */
const MOST_WAITING = 10

const folderOf = (tenant: string, sha256 = '') => `upload/${tenant}/import/${sha256 && `${sha256}/`}`
const keyOf = (tenant: string, sha256: string, n: number) => `${folderOf(tenant, sha256)}${n}`
const placeOf = (tenant: string, sha256: string, n: number): Place => ({
  tenant,
  table: 'import',
  column: String(n),
  id: sha256,
})

type Unlock = (place: Place, locked: Buffer) => Buffer
type Upload = { readonly sha256: string; readonly bytes: number }

const partLength = ({ bytes }: Upload, n: number) => Math.min(PART_BYTES, bytes - n * PART_BYTES)
const partsOf = ({ bytes }: Upload) => Math.ceil(bytes / PART_BYTES)

/** Numbers of the parts that are there in full. */
export async function partsThere(files: Files, tenant: string, upload: Upload): Promise<number[]> {
  const folder = folderOf(tenant, upload.sha256)
  const there = new Map((await files.list(folder)).map(({ key, bytes }) => [Number(key.slice(folder.length)), bytes]))
  return Array.from({ length: partsOf(upload) }, (_, n) => n).filter(
    (n) => there.get(n) === partLength(upload, n) + LOCK_BYTES,
  )
}

export const isThere = async (files: Files, tenant: string, upload: Upload): Promise<boolean> =>
  (await partsThere(files, tenant, upload)).length === partsOf(upload)

/** The file that the parts make, read part by part. */
export function partSource(files: Files, unlock: () => Promise<Unlock>, tenant: string, upload: Upload): ByteSource {
  const { sha256, bytes } = upload
  return {
    bytes,
    read: async function* (from) {
      const open = await unlock()
      for (let n = Math.floor(from / PART_BYTES); n < partsOf(upload); n++) {
        const locked = await files.get(keyOf(tenant, sha256, n))
        if (!locked) throw new Refusal('import.lost')
        const part = open(placeOf(tenant, sha256, n), locked)
        yield n * PART_BYTES < from ? part.subarray(from - n * PART_BYTES) : part
      }
    },
  }
}

/** @throws Refusal `import.changed`: what arrived is not the file that was sent */
export async function assertIntact(source: ByteSource, sha256: string): Promise<void> {
  const hash = createHash('sha256')
  for await (const block of source.read(0)) hash.update(block)
  if (hash.digest('hex') !== sha256) throw new Refusal('import.changed')
}

const dropAll = async (files: Files, stored: readonly Stored[]) =>
  void (await Promise.all(stored.map(({ key }) => files.drop(key))))

/** Takes the content of a file away: its import is over. */
export const dropParts = async (files: Files, tenant: string, sha256: string): Promise<void> =>
  dropAll(files, await files.list(folderOf(tenant, sha256)))

/** A new file makes room first: what nobody went on with goes, and the oldest if there are too many. */
async function makeRoom(files: Files, tenant: string, sha256: string, now: number): Promise<void> {
  const folder = folderOf(tenant)
  const waiting = Map.groupBy(await files.list(folder), ({ key }) => key.slice(folder.length).split('/')[0]!)
  if (waiting.has(sha256)) return
  const lastAt = (parts: readonly Stored[]) => Math.max(...parts.map(({ at }) => at.getTime()))
  const newestFirst = [...waiting.values()].sort((a, b) => lastAt(b) - lastAt(a))
  const gone = newestFirst.filter((parts, place) => place >= MOST_WAITING - 1 || lastAt(parts) < now - WAIT_MS)
  await dropAll(files, gone.flat())
}

const permitted = (c: Context<Env>, { whoIs }: Services): Promise<Actor> => {
  const session = () => whoIs(c.req.header('cookie'))
  return actorFor({ session, membership: c.req.header('x-sebagai'), note: c.var.note }, 'import.begin')
}

const assertSize = (bytes: number) => {
  if (bytes <= MOST_IMPORT_BYTES) return
  const cause = new Refusal('import.too_large', { most: MOST_IMPORT_BYTES / 2 ** 30 })
  throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE', cause })
}

/** Which parts of a file are there already. */
async function status(c: Context<Env>, services: Services): Promise<Response> {
  const { tenant } = await permitted(c, services)
  const asked = FileUpload.safeParse(await c.req.json().catch(() => ({})))
  if (!asked.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: asked.error })
  assertSize(asked.data.bytes)
  await makeRoom(services.files, tenant, asked.data.sha256, services.now().getTime())
  return c.json({ have: await partsThere(services.files, tenant, asked.data), part: PART_BYTES })
}

/** Takes in one part. The same part again takes its place again. */
async function put(c: Context<Env>, services: Services): Promise<Response> {
  const actor = await permitted(c, services)
  const { tenant } = actor
  const { sha256 = '', n: number = '' } = c.req.param()
  if (!Sha256.safeParse(sha256).success || !/^\d{1,5}$/.test(number)) throw new TRPCError({ code: 'NOT_FOUND' })
  if (c.req.header('content-type') !== 'application/octet-stream')
    throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' })
  const n = Number(number)
  const bytes = Buffer.from(await c.req.arrayBuffer())
  if (bytes.length === 0) throw new TRPCError({ code: 'BAD_REQUEST' })
  assertSize(bytes.length > PART_BYTES ? MOST_IMPORT_BYTES + 1 : n * PART_BYTES + bytes.length)
  const { as, keys, files } = services
  const place = placeOf(tenant, sha256, n)
  const locked = await as(seatOf(actor), ({ tx }) => keys.encryptBytes(tx, place, bytes), { readOnly: true })
  await files.put(keyOf(tenant, sha256, n), locked)
  return c.body(null, 204)
}

/**
 * A file for the register comes in parts, each for itself and in any order, so that it goes on where it was interrupted.
 * Nothing happens with it before `import.begin`.
 */
export function addImportParts(app: App, services: Services): void {
  app.post('/api/import/status', (c) => status(c, services))
  app.put('/api/import/:sha256/:n', (c) => put(c, services))
}
