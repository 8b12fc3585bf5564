import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { clusterOf, localUrl, socketFolder } from './local-address.ts'
import { findBinaries } from './local-binaries.ts'
import { ensureCluster, hasCluster, userOf } from './local-cluster.ts'
import { lockDataDir } from './local-lock.ts'
import { startPostmaster } from './local-postmaster.ts'
import { stopOrphan } from './local-process.ts'
import { explainDataDir, StartFailure } from './start-failure.ts'

export type LocalPostgres = {
  /** Of the database `slrt`, as the superuser `postgres`, on this computer. */
  url: string
  pid: number
  /** Fast shutdown; resolves when the process is gone and the folder free. Twice is as good as once. */
  stop(): Promise<void>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // An error of a statement names values of people: the log tells what the server does, never what it was asked.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/**
 * Starts the embedded Postgres of a data folder: made on the first start, the same on the next. Takes the folder,
 * settings of postgresql.conf that differ from ours, and `fresh` to begin with an empty one. A Postgres that a
 * killed server left on this folder is stopped first. Refuses with StartFailure what a person can mend: no room, no
 * permission, another server on the folder, another PostgreSQL version, a platform without binaries.
 */
export async function startLocal(options: {
  dataDir: string
  settings?: Record<string, string>
  fresh?: boolean
}): Promise<LocalPostgres> {
  const dataDir = resolve(options.dataDir)
  let unlock: () => void = () => undefined
  try {
    unlock = await lockDataDir(dataDir)
    const cluster = clusterOf(dataDir)
    const sockets = socketFolder(cluster)
    const settings = { ...SETTINGS, unix_socket_directories: sockets, ...options.settings }
    await stopOrphan(cluster)
    if (options.fresh) await rm(cluster, { recursive: true, force: true })
    const { initdb, postgres } = await findBinaries()
    const user = await userOf(cluster, dataDir)
    const password = await passwordOf(dataDir, cluster)
    await ensureCluster({ cluster, dataDir, initdb, user, password, isDurable: options.settings?.['fsync'] !== 'off' })
    const postmaster = await startPostmaster({ postgres, cluster, dataDir, user, settings })
    const stop = async (): Promise<void> => {
      await postmaster.stop()
      unlock()
    }
    try {
      const url = await openDatabase((database) => localUrl(database, postmaster.port, password, sockets))
      return { url, pid: postmaster.pid, stop }
    } catch (error) {
      await postmaster.stop()
      throw error
    }
  } catch (error) {
    unlock()
    throw explainDataDir(error, dataDir) ?? error
  }
}

/** Kept beside the cluster, for its owner's eyes only: whoever has it is superuser. */
async function passwordOf(dataDir: string, cluster: string): Promise<string> {
  const path = join(dataDir, 'postgres.password')
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept) return kept
  if (await hasCluster(cluster))
    throw new StartFailure(`Berkas ${path} hilang: kembalikan dari cadangan atau pilih DATA_DIR lain.`)
  const password = randomBytes(24).toString('base64url')
  await writeFile(path, password, { mode: 0o600 })
  return password
}

async function openDatabase(urlOf: (database: string) => string): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    const found = await client.query("select from pg_database where datname = 'slrt'")
    if (found.rowCount === 0) await client.query('create database slrt')
  } finally {
    await client.end()
  }
  return urlOf('slrt')
}
