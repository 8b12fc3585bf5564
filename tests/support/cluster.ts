import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { startLocal } from '@slrt/db/local'
import { grantLogins, migrate } from '@slrt/db/migrate'

/** What a test needs to make a database of its own on the cluster of this run. */
export type Cluster = {
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

async function start(): Promise<{ cluster: Cluster; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'slrt-test-'))
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
  return { cluster: { ownerUrl: local.url, passwords, platformKey: platformKey.toString('base64') }, stop }
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
