import { TRPCError } from '@trpc/server'
import type { Context } from 'hono'
import { seatOf } from '@slrt/db/as-actor'
import type { Actor } from '@slrt/domain/actor'
import { assertSize, CHUNK_BYTES, FileUpload, MOST_FILE_BYTES, Sha256 } from '@slrt/domain/file'
import { Refusal } from '@slrt/domain/refusal'
import type { App, Env } from './app.ts'
import { chunkPlace, chunksThere, keepChunk } from './chunk.ts'
import type { Services } from './services.ts'
import { actorFor } from './trpc.ts'

/** Whoever may add files may send what they consist of. */
const permitted = (c: Context<Env>, { whoIs }: Services): Promise<Actor> => {
  const session = () => whoIs(c.req.header('cookie'))
  return actorFor({ session, membership: c.req.header('x-sebagai'), note: c.var.note }, 'file.add')
}

/** 413 with our own code, instead of the refusal's 409: nothing of it was taken in. */
function sized<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Refusal) throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE', cause })
    throw cause
  }
}

/** Which chunks of a file are there already. */
async function status(c: Context<Env>, services: Services): Promise<Response> {
  const actor = await permitted(c, services)
  const asked = FileUpload.safeParse(await c.req.json().catch(() => ({})))
  if (!asked.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: asked.error })
  sized(() => assertSize(asked.data.bytes))
  return c.json({ have: await chunksThere(services.files, actor, asked.data), chunk: CHUNK_BYTES })
}

/** Takes in one chunk. The same chunk again takes its place again. */
async function put(c: Context<Env>, services: Services): Promise<Response> {
  const actor = await permitted(c, services)
  const { sha256 = '', n: number = '' } = c.req.param()
  if (!Sha256.safeParse(sha256).success || !/^\d{1,9}$/.test(number)) throw new TRPCError({ code: 'NOT_FOUND' })
  if (c.req.header('content-type') !== 'application/octet-stream')
    throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' })
  const n = Number(number)
  const bytes = Buffer.from(await c.req.arrayBuffer())
  if (bytes.length === 0) throw new TRPCError({ code: 'BAD_REQUEST' })
  sized(() => assertSize(bytes.length > CHUNK_BYTES ? MOST_FILE_BYTES + 1 : n * CHUNK_BYTES + bytes.length))
  const { as, keys, files, now } = services
  const place = chunkPlace(actor, sha256, n)
  const locked = await as(seatOf(actor), ({ tx }) => keys.encryptBytes(tx, place, bytes), { readOnly: true })
  await keepChunk(files, actor, { sha256, n, locked, at: now() })
  return c.body(null, 204)
}

/**
 * A file comes in chunks, each for itself and in any order, so that it goes on where it was interrupted. It becomes
 * evidence by the command `file.add`; until then nobody but its sender's membership can do anything with it.
 */
export function addUpload(app: App, services: Services): void {
  app.post('/api/upload/status', (c) => status(c, services))
  app.put('/api/upload/:sha256/:n', (c) => put(c, services))
}
