import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { dataDirOf, type Environment } from './environment.ts'

/** What is kept under a key: its size in bytes, and since when. */
export type Stored = { readonly key: string; readonly bytes: number; readonly at: Date }

/**
 * Where the content of files lies: a folder on one machine, S3 on AWS. It is given ciphertext only, and keys without
 * personal data. After `put` has ended the bytes are there, whole, whatever happens next.
 */
export type Files = {
  readonly put: (key: string, bytes: Buffer) => Promise<void>
  /** Null for a key that is not there. */
  readonly get: (key: string) => Promise<Buffer | null>
  /** Takes away what is there; a key that is not there is no error. */
  readonly drop: (key: string) => Promise<void>
  /** Everything below a prefix that ends with a slash. */
  readonly list: (prefix: string) => Promise<Stored[]>
}

const isCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** The answer, or `other` if there is no such file or folder. */
const unlessMissing = <T, U>(answer: Promise<T>, other: U): Promise<T | U> =>
  answer.catch((error: unknown) => {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return other
    throw error
  })

/** Parts of letters, digits, points and dashes that begin with none of the latter: no key leads out of the folder. */
const KEY = /^\w[\w.-]*(\/\w[\w.-]*)*$/

async function sync(path: string, bytes?: Buffer): Promise<void> {
  const handle = await open(path, bytes ? 'wx' : 'r', 0o600)
  try {
    if (bytes) await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Under its final name a file is whole or not there: written beside it, brought to the disk, renamed. */
async function write(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const fresh = join(folder, `.${randomBytes(9).toString('base64url')}`)
  try {
    await sync(fresh, bytes)
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
  for (let at = folder; ; at = dirname(at)) {
    await sync(at)
    if (!made || at === dirname(made)) return
  }
}

/** Files below a folder of this machine. */
export function folderFiles(folder: string): Files {
  const root = resolve(folder)
  const pathOf = (key: string) => {
    if (!KEY.test(key.replace(/\/$/, ''))) throw new Error('not a key of a file')
    return join(root, key)
  }
  return {
    put: async (key, bytes) => {
      const path = pathOf(key)
      // A second time, if `drop` took the empty folder away in between.
      await write(path, bytes).catch((error: unknown) => {
        if (isCode(error, 'ENOENT')) return write(path, bytes)
        throw error
      })
    },
    get: async (key) => unlessMissing(readFile(pathOf(key)), null),
    drop: async (key) => {
      const path = pathOf(key)
      await rm(path, { force: true })
      // Folders that are empty now go too, up to the first that is not.
      for (let at = dirname(path); at !== root; at = dirname(at)) {
        const isGone = await rmdir(at).then(
          () => true,
          () => false,
        )
        if (!isGone) return
      }
    },
    list: async (prefix) => {
      const entries = await unlessMissing(readdir(pathOf(prefix), { recursive: true, withFileTypes: true }), [])
      const found = entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map(async (entry): Promise<Stored[]> => {
          const path = join(entry.parentPath, entry.name)
          const there = await unlessMissing(stat(path), null)
          return there ? [{ key: relative(root, path), bytes: there.size, at: there.mtime }] : []
        })
      return (await Promise.all(found)).flat()
    },
  }
}

/** Where files are kept here: in S3 where there is a bucket, else below the data folder. */
export async function filesOf(env: Environment): Promise<Files> {
  if (!env.FILES_BUCKET) return folderFiles(join(dataDirOf(env), 'files'))
  const { s3Files } = await import('./s3.ts')
  return s3Files(env.FILES_BUCKET)
}
