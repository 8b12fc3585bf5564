import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findUnprivileged, isRoot, spawnAs, type SystemUser } from './local-user.ts'
import { explainDataDir, StartFailure } from './start-failure.ts'

/** Who has to run the cluster: undefined is whoever we are. Refuses when the files are another person's. */
export async function userOf(cluster: string, dataDir: string): Promise<SystemUser | undefined> {
  const owner = await stat(cluster).catch(() => undefined)
  if (!isRoot()) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw new StartFailure(
        `DATA_DIR (${dataDir}) milik pengguna lain di komputer ini: jalankan sebagai pengguna itu atau pilih DATA_DIR lain.`,
      )
    return undefined
  }
  // Root keeps the owner that the files have, so that an ordinary user who made them can go on using them.
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : findUnprivileged()
}

const DRAFT = 'postgres-new-'

export async function hasCluster(cluster: string): Promise<boolean> {
  return (await readdir(cluster).catch((): string[] => [])).includes('PG_VERSION')
}

/** Makes the cluster if there is none. It gets its name only when complete: a start cut short leaves no half of one. */
export async function ensureCluster(options: {
  cluster: string
  dataDir: string
  initdb: string
  user: SystemUser | undefined
  password: string
  isDurable: boolean
}): Promise<void> {
  const { cluster, dataDir, user } = options
  if (await hasCluster(cluster)) {
    if (user && (await stat(cluster)).uid === 0) await giveTo(cluster, user)
    return
  }
  const content = await readdir(cluster).catch((): string[] => [])
  if (content.length > 0)
    throw new StartFailure(`Isi ${cluster} bukan basis data PostgreSQL: pindahkan isinya atau pilih DATA_DIR lain.`)
  await dropDrafts(dataDir)
  const draft = join(dataDir, `${DRAFT}${randomBytes(4).toString('hex')}`)
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  try {
    await writeFile(passwordFile, options.password, { mode: 0o600 })
    if (user) for (const path of [draft, passwordFile]) await chown(path, user.uid, user.gid)
    await runInitdb(draft, passwordFile, options)
    await rm(cluster, { recursive: true, force: true })
    await rename(draft, cluster)
    await writeThrough(dataDir)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw explainDataDir(error, dataDir) ?? error
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Puts the new name on the disk: after a power cut, a whole cluster under a draft's name would be thrown away. */
async function writeThrough(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The initdb of a killed server may still be writing: it loses its folder, and ours has another name. */
async function dropDrafts(dataDir: string): Promise<void> {
  const drafts = (await readdir(dataDir)).filter((name) => name.startsWith(DRAFT))
  for (const name of drafts) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 })
}

async function runInitdb(
  draft: string,
  passwordFile: string,
  { initdb, user, isDurable }: { initdb: string; user: SystemUser | undefined; isDurable: boolean },
): Promise<void> {
  const args = ['--pgdata', draft, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  // The system's locales stay out of it (a bare system has none): text sorts and folds alike on every machine.
  args.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
  args.push('--no-instructions', ...(isDurable ? [] : ['--no-sync']))
  const child = await spawnAs(user, initdb, args)
  let output = ''
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${output}`)
}

/** A cluster copied or unpacked by root belongs to root, and Postgres insists on owning it. */
async function giveTo(folder: string, user: SystemUser): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveTo(path, user)
    else if (entry.isFile()) await chown(path, user.uid, user.gid)
  }
  await chown(folder, user.uid, user.gid)
  await chmod(folder, 0o700)
}
