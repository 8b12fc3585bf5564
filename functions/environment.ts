import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StartFailure } from '@slrt/db/start-failure'

/** Everything that the world outside decides; `process.env` in production, made by hand in tests. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The folder that holds everything of this machine: database, keys, built web, messages, files. */
export const dataDirOf = (env: Environment): string => resolve(env.DATA_DIR ?? '.data')

const isKey = (bytes: Buffer) => bytes.length === 32

/** A 32-byte secret from the environment, base64. */
export function secretFrom(env: Environment, name: string): Buffer {
  const bytes = Buffer.from(env[name] ?? '', 'base64')
  if (!isKey(bytes))
    throw new StartFailure(`${name} harus berisi 32 bita dalam base64: isi dari penyimpan rahasia Anda.`)
  return bytes
}

/** A secret of this machine: read from a file of mode 0600 below `folder`, made at the first start. */
export async function secretFile(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return (await readFile(path, 'utf8')).trim()
}

/** The three secrets of a machine without a secret store, for those names that the environment leaves out. */
export async function withSecretFiles(env: Environment, folder: string): Promise<Environment> {
  const missing = ['PLATFORM_KEY', 'INDEX_KEY', 'AUTH_SECRET'].filter((name) => !env[name])
  const found = await Promise.all(
    missing.map(async (name) => [name, await secretFile(folder, `${name.toLowerCase()}.key`)]),
  )
  return { ...env, ...Object.fromEntries(found) }
}

/** Short code of a text, for cache folders. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
