/**
 * A failure at start that the person at the keyboard can mend. The message is one Indonesian sentence that names
 * the setting and the way out; whoever starts the server prints it alone, without a stack.
 */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

/**
 * Takes whatever went wrong while files or a Postgres were made ready below `dataDir` (an error, or what a process
 * wrote). Returns the StartFailure that explains it, or undefined when only a developer can tell.
 */
export function explainDataDir(cause: unknown, dataDir: string): StartFailure | undefined {
  if (cause instanceof StartFailure) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const text = cause instanceof Error ? cause.message : String(cause)
  if (cause instanceof Error && 'syscall' in cause && String(cause.syscall).startsWith('spawn'))
    return new StartFailure(
      `PostgreSQL bawaan tidak dapat dijalankan di sini (${code}): jalankan sebagai pengguna lain atau isi DATABASE_URL.`,
    )
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'
  if (isFull || /No space left on device|Disk quota exceeded|disk is full/i.test(text))
    return new StartFailure(`Ruang di DATA_DIR (${dataDir}) habis: kosongkan sebagian atau pilih DATA_DIR lain.`)
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new StartFailure(`DATA_DIR (${dataDir}) bukan folder: pilih DATA_DIR lain.`)
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || /Permission denied|Read-only file system/.test(text))
    return new StartFailure(`DATA_DIR (${dataDir}) tidak boleh ditulisi: perbaiki izinnya atau pilih DATA_DIR lain.`)
  return cause instanceof Error && cause.cause ? explainDataDir(cause.cause, dataDir) : undefined
}
