import { LOCK_BYTES, type Keyring, type Place } from '@slrt/db/crypto'
import type { Tx } from '@slrt/db/connect'
import type { Actor } from '@slrt/domain/actor'
import { chunkLengths, type FileUpload } from '@slrt/domain/file'
import { Refusal } from '@slrt/domain/refusal'
import type { Files, Stored } from './files.ts'

/** Most unfinished uploads of one membership, and how long one waits for its next chunk. */
export const MOST_UPLOADS = 20
export const UPLOAD_DAYS = 7

/** Whose upload it is: nobody else's chunks are ever looked at, whatever hash somebody names. */
type Owner = Pick<Actor, 'tenant' | 'membership'>

// `upload` comes first, because S3 lets things expire by how their keys begin (stacks/files.ts).
const uploadsOf = ({ tenant, membership }: Owner) => `upload/${tenant}/${membership}/`
const uploadOf = (owner: Owner, sha256: string) => `${uploadsOf(owner)}${sha256}/`

/** Where a chunk is kept. */
export const chunkKey = (owner: Owner, sha256: string, n: number): string => `${uploadOf(owner, sha256)}${n}`

/** Where a chunk is encrypted for: it opens as this chunk of this upload only. */
export const chunkPlace = ({ tenant, membership }: Owner, sha256: string, n: number): Place => ({
  tenant,
  table: 'upload',
  column: String(n),
  id: `${membership}/${sha256}`,
})

/** Numbers of the chunks that are there in full. */
export async function chunksThere(files: Files, owner: Owner, { sha256, bytes }: FileUpload): Promise<number[]> {
  const folder = uploadOf(owner, sha256)
  const there = new Map((await files.list(folder)).map((stored) => [stored.key.slice(folder.length), stored.bytes]))
  return chunkLengths(bytes).flatMap((length, n) => (there.get(String(n)) === length + LOCK_BYTES ? [n] : []))
}

/** Keeps a chunk. A new upload makes room first: what nobody went on with goes, and the oldest if there are too many. */
export async function keepChunk(
  files: Files,
  owner: Owner,
  { sha256, n, locked, at }: { sha256: string; n: number; locked: Buffer; at: Date },
): Promise<void> {
  const folder = uploadOf(owner, sha256)
  const uploads = Map.groupBy(await files.list(uploadsOf(owner)), ({ key }) => key.slice(0, folder.length))
  if (!uploads.has(folder)) {
    const lastAt = (chunks: readonly Stored[]) => Math.max(...chunks.map((chunk) => chunk.at.getTime()))
    const stale = at.getTime() - UPLOAD_DAYS * 86_400_000
    const newestFirst = [...uploads.values()].sort((a, b) => lastAt(b) - lastAt(a))
    const gone = newestFirst.filter((chunks, place) => place >= MOST_UPLOADS - 1 || lastAt(chunks) < stale)
    await dropAll(files, gone.flat())
  }
  await files.put(chunkKey(owner, sha256, n), locked)
}

const dropAll = async (files: Files, stored: readonly Stored[]): Promise<void> =>
  void (await Promise.all(stored.map(({ key }) => files.drop(key))))

/** Takes away an upload that is over. */
export const dropUpload = async (files: Files, owner: Owner, sha256: string): Promise<void> =>
  dropAll(files, await files.list(uploadOf(owner, sha256)))

/**
 * The file that the chunks make.
 * @throws Refusal `file.not_uploaded` with how many chunks are missing
 */
export async function assemble(
  { tx, keys, files, actor }: { tx: Tx; keys: Keyring; files: Files; actor: Owner },
  { sha256, bytes }: FileUpload,
): Promise<Buffer> {
  const locked = await Promise.all(chunkLengths(bytes).map((_, n) => files.get(chunkKey(actor, sha256, n))))
  const missing = locked.filter((chunk) => chunk === null).length
  if (missing > 0) throw new Refusal('file.not_uploaded', { missing })
  const chunks: Buffer[] = []
  for (const [n, chunk] of locked.entries())
    chunks.push(await keys.decryptBytes(tx, chunkPlace(actor, sha256, n), chunk!))
  return Buffer.concat(chunks)
}
