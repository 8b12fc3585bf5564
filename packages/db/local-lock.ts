import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartFailure } from './start-failure.ts'

const SQLITE_BUSY = 5

/**
 * Makes `dataDir` if it is missing and takes its lock, so that no second server touches the Postgres of a living
 * first one. Returns the function that gives it back. Refuses with StartFailure when another server holds it.
 *
 * The lock is the kernel's, through the only door that Node has to it (SQLite's exclusive mode on an empty file):
 * it ends with its process, however that dies, so there is no stale lock and no number of a process to mistrust.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'server.lock')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(path)
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)
      throw new StartFailure(
        `DATA_DIR (${dataDir}) sedang dipakai server lain: hentikan dulu atau pilih DATA_DIR lain.`,
      )
    // SQLite says "unable to open"; the file system says why.
    await writeFile(path, '', { flag: 'a' })
    throw error
  }
  const held = lock
  return () => held.isOpen && held.close()
}
