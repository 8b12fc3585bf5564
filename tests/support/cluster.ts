import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { startLocal } from '@slrt/db/local'
import { lockDataDir } from '@slrt/db/local-lock'
import { stopOrphan } from '@slrt/db/local-process'
import { grantLogins, migrate } from '@slrt/db/migrate'

/** What a test needs to make a database of its own on the cluster of this run. */
export type Cluster = {
  /** A folder of this run, for what one test makes and all may use. */
  readonly folder: string
  readonly ownerUrl: string
  readonly passwords: Readonly<Record<'api' | 'signIn', string>>
  /** Base64, 32 bytes; the template's keys are wrapped with it. */
  readonly platformKey: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: Cluster
  }
}

export const TEMPLATE = 'slrt_template'

const MEMORY = '/dev/shm'
const PREFIX = 'slrt-test-'
/** Bytes. The databases of a run, its log and the demo that its tests share lie there together. */
const ROOM = 4e9
const MINUTE = 60_000

/** To clone a database is to copy 47 MB, some 600 times: in memory where there is plenty, so that no disk is waited for. */
async function home(): Promise<string> {
  try {
    await access(MEMORY, constants.W_OK)
    const { bavail, bsize } = await statfs(MEMORY)
    return Math.min(bavail * bsize, process.availableMemory()) > ROOM ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Ends and removes what runs left behind that were killed; whoever still lives holds the lock of the folder. */
async function sweep(place: string): Promise<void> {
  const names = await readdir(place).catch((): string[] => [])
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const dataDir = join(place, name)
    const made = await stat(dataDir).catch(() => undefined)
    // One that was made just now is not locked yet.
    if (!made || Date.now() - made.mtimeMs < MINUTE) continue
    const unlock = await lockDataDir(dataDir).catch(() => undefined)
    if (!unlock) continue
    await stopOrphan(join(dataDir, 'postgres'))
    unlock()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function start(): Promise<{ cluster: Cluster; stop: () => Promise<void> }> {
  for (const place of [MEMORY, tmpdir()]) await sweep(place)
  const dataDir = await mkdtemp(join(await home(), PREFIX))
  const folder = join(dataDir, 'shared')
  await mkdir(folder)
  // Nothing here outlives the run: no need to wait for the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const local = await startLocal({ dataDir, settings })
  const owner = new pg.Client({ connectionString: local.url })
  await owner.connect()
  await owner.query(`create database ${TEMPLATE}`)
  await owner.end()
  const template = new URL(local.url)
  template.pathname = TEMPLATE
  await migrate(template.toString())
  const { passwords } = await grantLogins(template.toString(), {})
  const platformKey = randomBytes(32)
  await found(template.toString(), keyring(localWrapping(platformKey)), false, false)
  const stop = async () => {
    await local.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const cluster = { folder, ownerUrl: local.url, passwords, platformKey: platformKey.toString('base64') }
  return { cluster, stop }
}

type Shared = { started: ReturnType<typeof start>; users: number }
const shared = globalThis as typeof globalThis & { slrtCluster?: Shared }

/** One Postgres for the whole run, however many projects ask for it: a migrated template, cloned for each test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mine = (shared.slrtCluster ??= { started: start(), users: 0 })
  mine.users += 1
  project.provide('cluster', (await mine.started).cluster)
  return async () => {
    mine.users -= 1
    if (mine.users > 0) return
    delete shared.slrtCluster
    await (await mine.started).stop()
  }
}
