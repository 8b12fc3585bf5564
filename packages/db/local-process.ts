import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, readdir, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** The number of the process in `cluster`/postmaster.pid, and whether it says that it takes connections. */
export async function readPidFile(cluster: string): Promise<{ pid: number; isReady: boolean } | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isSafeInteger(pid) && pid > 1 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Frees a cluster from what an earlier server left when it was killed: its postmaster, if it still lives, and the
 * file that names it. To be called under the lock of the data folder only. A process that is no Postgres of this
 * very cluster is left alone, even if it has the number that the file names.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const found = await readPidFile(cluster)
  if (found && (await isPostgresOf(cluster, found.pid))) await stopProcess(found.pid)
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  for (const pid of await processesOf(cluster)) await stopProcess(pid)
  await rm(file, { force: true })
}

/** Asks for a fast shutdown, then ever less kindly; what is lost by that, the write-ahead log brings back. */
export async function stopProcess(pid: number): Promise<void> {
  const steps = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const
  for (const [signal, patience] of steps) {
    if (!send(pid, signal)) return
    for (let waited = 0; waited < patience; waited += 20) {
      if (!isAlive(pid)) return
      await sleep(20)
    }
  }
  throw new Error(`process ${pid} cannot be stopped`)
}

export function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A postmaster and all its children work in their cluster's folder: that, and not a number, says whose they are. */
async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return bearsName(cluster, await commandOf(pid))
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '')
  if (folder === '') {
    // One that root started for us may not be looked into; its command line is open to all.
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return bearsName(cluster, command.replaceAll('\0', ' '))
  }
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  return name.trim() === 'postgres' && folder === (await realpath(cluster).catch(() => cluster))
}

const bearsName = (cluster: string, command: string) =>
  /^\S*postgres /.test(command) && command.includes(` -D ${cluster} `)

async function commandOf(pid: number): Promise<string> {
  const ps = promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])
  return ps.then(({ stdout }) => stdout).catch(() => '')
}

/** Children outlive a killed postmaster for a moment, and the next one refuses to start beside them. */
async function processesOf(cluster: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 1)
  const isOurs = await Promise.all(pids.map((pid) => isPostgresOf(cluster, pid)))
  return pids.filter((_, index) => isOurs[index])
}
