import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startLocal } from '@slrt/db/local'
import { StartFailure } from '@slrt/db/start-failure'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// The embedded Postgres as the person meets it who runs `npm start`, kills it, fills the disk and starts it again.

const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const isRoot = process.getuid?.() === 0
const isLinux = process.platform === 'linux'

let dataDir: string
const running: { stop(): Promise<void> }[] = []

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'slrt-local-')), 'data')
})

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  await rm(join(dataDir, '..'), { recursive: true, force: true })
})

async function start(options: { fresh?: boolean } = {}) {
  const local = await startLocal({ dataDir, settings, ...options })
  running.push(local)
  return local
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Processes that work in the cluster of this test. */
async function processes(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => folders[index]!.startsWith(dataDir))
}

/** A server of its own, as `npm start` is: says its postmaster's pid, then waits; or says why it cannot start. */
const program = (folder: string) => `
  import { startLocal } from ${JSON.stringify(new URL('../../packages/db/local.ts', import.meta.url).href)}
  try {
    const local = await startLocal({ dataDir: ${JSON.stringify(folder)}, settings: ${JSON.stringify(settings)} })
    console.log(local.pid)
    if (process.env.STAY) setInterval(() => {}, 1000)
    else await local.stop()
  } catch (error) { console.log(error.name + ': ' + error.message) }`

async function serverApart() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program(dataDir)], {
    env: { ...process.env, STAY: '1' },
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, pid: Number(String(line)) }
}

async function kill9(child: ReturnType<typeof spawn>) {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('start and stop', () => {
  test('the first start makes a database, the second finds what was written', async () => {
    const first = await start()
    await ask(first.url, "create table letter (text text); insert into letter values ('Salam')")
    await first.stop()
    const second = await start()
    expect(await ask(second.url, 'select text from letter')).toEqual([{ text: 'Salam' }])
    const [facts] = await ask(
      second.url,
      `select current_database() as name, current_user as who, current_setting('timezone') as zone,
         pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
       from pg_database where datname = 'slrt'`,
    )
    expect(facts).toEqual({
      name: 'slrt',
      who: 'postgres',
      zone: 'UTC',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
    })
  })

  test('it is durable unless told otherwise, and listens to this computer alone, with a password', async () => {
    const local = await startLocal({ dataDir })
    running.push(local)
    const [facts] = await ask(
      local.url,
      `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
         current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
    )
    expect(facts).toEqual({ fsync: 'on', pages: 'on', addresses: '127.0.0.1', sockets: join(dataDir, 'postgres') })
    const stranger = new URL(local.url)
    stranger.password = 'salah'
    await expect(ask(stranger.toString(), 'select 1')).rejects.toThrow('password authentication failed')
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600)
  })

  test.runIf(isLinux)('after stop no process is left, and stopping again is no harm', async () => {
    const local = await start()
    expect((await processes()).length).toBeGreaterThan(1)
    await local.stop()
    await local.stop()
    expect(await processes()).toEqual([])
    expect(isAlive(local.pid)).toBe(false)
  })

  test('fresh begins with an empty database', async () => {
    const first = await start()
    await ask(first.url, 'create table letter ()')
    await first.stop()
    const second = await start({ fresh: true })
    expect(await ask(second.url, "select to_regclass('letter') as found")).toEqual([{ found: null }])
  })

  test('as root it runs as somebody else, below a folder that only root may enter', async ({ skip }) => {
    skip(!isRoot || !isLinux, 'needs root on Linux')
    await mkdir(dataDir, { mode: 0o700 })
    const local = await start()
    const status = await readFile(`/proc/${local.pid}/status`, 'utf8')
    expect(Number(/^Uid:\t(\d+)/m.exec(status)?.[1])).toBeGreaterThan(0)
    expect((await stat(dataDir)).uid).toBe(0)
    expect((await stat(join(dataDir, 'postgres'))).uid).toBeGreaterThan(0)
  })

  test('a cluster that root has copied is given back to its user', async ({ skip }) => {
    skip(!isRoot, 'needs root')
    await (await start()).stop()
    await promisify(execFile)('chown', ['-R', '0:0', join(dataDir, 'postgres')])
    expect(await ask((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('after a crash', () => {
  test('the Postgres of a killed server is stopped, and what it had committed is there', async () => {
    const server = await serverApart()
    const port = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3]
    const password = await readFile(join(dataDir, 'postgres.password'), 'utf8')
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/slrt`
    await ask(url, "create table letter (text text); insert into letter values ('Salam')")
    await kill9(server.child)
    expect(isAlive(server.pid)).toBe(true)
    const local = await start()
    expect(isAlive(server.pid)).toBe(false)
    expect(await ask(local.url, 'select text from letter')).toEqual([{ text: 'Salam' }])
  })

  test('server and Postgres killed together start again', async () => {
    const server = await serverApart()
    process.kill(server.pid, 'SIGKILL')
    await kill9(server.child)
    expect(await ask((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a process that only bears the number of an old postmaster is left alone', async () => {
    const local = await start()
    const file = join(dataDir, 'postgres/postmaster.pid')
    const lines = await readFile(file, 'utf8')
    await local.stop()
    const stranger = spawn('sleep', ['60'])
    try {
      await writeFile(file, lines.replace(/^\d+/, String(stranger.pid)))
      expect(await ask((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    } finally {
      stranger.kill()
    }
  })

  test('a start that was cut short leaves nothing that hinders the next', async () => {
    await mkdir(join(dataDir, 'postgres-new-1234/base'), { recursive: true })
    await start()
    expect(existsSync(join(dataDir, 'postgres-new-1234'))).toBe(false)
  })
})

describe('what the person can mend is one sentence', () => {
  const failure = async () => {
    const error: unknown = await start().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(StartFailure)
    return (error as StartFailure).message
  }

  test('a second server on the same folder is refused, and the first one goes on', async () => {
    const server = await serverApart()
    expect(await failure()).toBe(
      `DATA_DIR (${dataDir}) sedang dipakai server lain: hentikan dulu atau pilih DATA_DIR lain.`,
    )
    expect(isAlive(server.pid)).toBe(true)
    await kill9(server.child)
    await start()
  })

  test('two at once in one process: one starts, one is refused', async () => {
    const results = await Promise.allSettled([start(), start()])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('the folder is a file, or lies below one', async () => {
    await writeFile(dataDir, '')
    expect(await failure()).toBe(`DATA_DIR (${dataDir}) bukan folder: pilih DATA_DIR lain.`)
  })

  test('the folder was made by another PostgreSQL', async () => {
    await (await start()).stop()
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '16\n')
    expect(await failure()).toContain('dibuat oleh PostgreSQL 16, bukan versi yang terpasang')
  })

  test('something else lies where the database should be', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres/foto.jpg'), '')
    expect(await failure()).toContain('bukan basis data PostgreSQL')
    expect(existsSync(join(dataDir, 'postgres/foto.jpg'))).toBe(true)
  })

  test('the password is gone', async () => {
    await (await start()).stop()
    await rm(join(dataDir, 'postgres.password'))
    expect(await failure()).toContain('postgres.password hilang')
  })

  /** Runs shell lines beside a file system of the given size on `dataDir` that nobody else sees. */
  async function onDiskOf(size: string, lines: string[], skip: (condition: boolean, note: string) => void) {
    await mkdir(dataDir)
    const mount = `mount -t tmpfs -o size=${size},mode=700 none "$DIR"`
    const shell = (script: string) =>
      promisify(execFile)('unshare', ['-m', 'sh', '-ec', script], {
        env: { ...process.env, DIR: dataDir, NODE: process.execPath, PROGRAM: program(dataDir) },
      })
    const isPermitted = await shell(mount).then(
      () => true,
      () => false,
    )
    skip(!isPermitted, 'no right to mount a small disk')
    return (await shell([mount, ...lines].join('\n'))).stdout.trim().split('\n')
  }
  const startThere = '"$NODE" --input-type=module --eval "$PROGRAM"'

  const isFull = () =>
    `StartFailure: Ruang di DATA_DIR (${dataDir}) habis: kosongkan sebagian atau pilih DATA_DIR lain.`

  test.for(['8m', '24m', '40m', '42m'])('the disk of %s is full; with room again it starts', async (size, { skip }) => {
    const lines = [startThere, startThere, 'mount -o remount,size=300m "$DIR"', startThere]
    const [first, second, third] = await onDiskOf(size, lines, (condition, note) => skip(condition, note))
    // The two larger ones run out at one step or another of coming up, and may just do.
    for (const said of [first!, second!]) if (Number.isNaN(Number(said))) expect(said).toBe(isFull())
    if (size === '8m' || size === '24m') expect(first).toBe(isFull())
    expect(Number(third)).toBeGreaterThan(1)
  })

  test('a disk that fills up later: the next start says so', async ({ skip }) => {
    const lines = [startThere, 'cat /dev/zero > "$DIR/film" || true', startThere, 'rm "$DIR/film"', startThere]
    const said = await onDiskOf('300m', lines, (condition, note) => skip(condition, note))
    expect(said[1]).toBe(isFull())
    expect(Number(said[2])).toBeGreaterThan(1)
  })

  test('the folder may not be written', async ({ skip }) => {
    const lines = ['mount -o remount,ro "$DIR"', startThere]
    const [said] = await onDiskOf('8m', lines, (condition, note) => skip(condition, note))
    expect(said).toBe(
      `StartFailure: DATA_DIR (${dataDir}) tidak boleh ditulisi: perbaiki izinnya atau pilih DATA_DIR lain.`,
    )
  })
})
