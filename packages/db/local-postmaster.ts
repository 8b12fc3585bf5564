import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { readFile, stat, statfs } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPidFile, send, stopProcess } from './local-process.ts'
import { spawnAs, type SystemUser } from './local-user.ts'
import { explainDataDir, StartFailure } from './start-failure.ts'

export type Postmaster = { pid: number; port: number; stop(): Promise<void> }

type Cluster = {
  postgres: string
  cluster: string
  dataDir: string
  user: SystemUser | undefined
  settings: Record<string, string>
}

const LOG_LIMIT_BYTES = 4_000_000

/** Starts the server of a complete cluster on a free port of 127.0.0.1 and waits until it takes connections. */
export async function startPostmaster(options: Cluster): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const started = await tryStart(options, port)
    if ('stop' in started) return started
    // Between finding a free port and using it, another process may have taken it.
    if (attempt < 5 && /could not (bind|create any TCP)/.test(started.output)) continue
    throw (await explainOutput(started.output, options)) ?? new Error(`postgres did not start: ${started.output}`)
  }
}

async function tryStart(options: Cluster, port: number): Promise<Postmaster | { output: string }> {
  const settings = Object.entries({ ...options.settings, port })
  const flags = settings.flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const child = await spawnAs(options.user, options.postgres, ['-D', options.cluster, ...flags])
  let isGone = false
  const gone = once(child, 'close').finally(() => (isGone = true))
  gone.catch(() => undefined)
  let output = ''
  const log = await openLog(join(options.dataDir, 'postgres.log'))
  // Read to the end of its life: a pipe that nobody empties would one day make Postgres wait.
  child.stderr?.on('data', (chunk) => {
    output = (output + String(chunk)).slice(-8192)
    log.write(chunk)
  })
  while (!isGone) {
    const found = await readPidFile(options.cluster)
    if (found?.isReady && found.pid === child.pid) break
    await sleep(5)
  }
  const { pid } = child
  if (isGone || pid === undefined) {
    log.end()
    await gone
    return { output }
  }
  // It keeps no process of ours alive, and one that ends without stop() takes it along.
  const pipe = child.stderr as Socket | null
  child.unref()
  pipe?.unref()
  const onExit = (): boolean => send(pid, 'SIGINT')
  process.once('exit', onExit)
  const stop = async (): Promise<void> => {
    child.ref()
    pipe?.ref()
    if (!isGone) await stopProcess(pid)
    // The pipe closes with the last child that holds it: then nothing is left.
    await gone
    process.off('exit', onExit)
    log.end()
  }
  return { pid, port, stop }
}

async function explainOutput(output: string, { cluster, dataDir }: Cluster): Promise<StartFailure | undefined> {
  if (output.includes('incompatible with server')) {
    const version = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '?')).trim()
    return new StartFailure(
      `DATA_DIR (${dataDir}) dibuat oleh PostgreSQL ${version}, bukan versi yang terpasang: pasang kembali rilis lama atau pilih DATA_DIR lain.`,
    )
  }
  if (/shared memory|semaphore/.test(output))
    return new StartFailure(
      'Memori bersama (/dev/shm) komputer ini tidak cukup untuk PostgreSQL: perbesar, atau isi DATABASE_URL.',
    )
  // Its own files are written in pieces of 16 MB, and which of them failed is not always said.
  const { bavail, bsize } = await statfs(dataDir)
  return explainDataDir(bavail * bsize < 32_000_000 ? 'No space left on device' : output, dataDir)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A log that cannot be written (a full disk) stops nothing. */
async function openLog(path: string): Promise<WriteStream> {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  const log = createWriteStream(path, { flags: size > LOG_LIMIT_BYTES ? 'w' : 'a', mode: 0o600 })
  return log.on('error', () => undefined)
}
