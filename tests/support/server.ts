import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inject, onTestFinished } from 'vitest'
import { builtWeb } from '@slrt/functions/web-files'

const root = join(import.meta.dirname, '../..')

/** A free port; another program may take it in between, as everywhere. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A data folder that goes away with the test. `withWeb` brings the built web along, so that no test builds it anew. */
export async function dataFolder({ withWeb = true } = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slrt-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (withWeb) await bringWeb(folder)
  return folder
}

const STALE_MS = 180_000

/** Two test files run side by side: one builds, the other waits. A lock that a killed run left behind is taken over. */
async function alone(lock: string, work: () => Promise<unknown>): Promise<void> {
  while (
    !(await mkdir(lock).then(
      () => true,
      () => false,
    ))
  ) {
    const held = await stat(lock).catch(() => undefined)
    if (held && Date.now() - held.mtimeMs > STALE_MS) await rm(lock, { recursive: true, force: true })
    await sleep(200)
  }
  try {
    await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

/** Copies the built web, made once for all tests, into a data folder. */
export async function bringWeb(folder: string): Promise<void> {
  const shared = join(root, '.out', 'test-web')
  await mkdir(shared, { recursive: true })
  await alone(join(root, '.out', 'test-web.lock'), () => builtWeb(shared, () => undefined))
  await cp(join(shared, 'web'), join(folder, 'web'), { recursive: true })
}

/**
 * A data folder whose demo was loaded before: the first test of a run that needs one loads it for all, each gets a copy.
 * Nothing runs on it.
 */
export async function bornFolder(): Promise<string> {
  const born = join(inject('cluster').folder, 'born')
  await alone(`${born}.lock`, () => bearOnce(born))
  const folder = await mkdtemp(join(tmpdir(), 'slrt-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  // The database's files keep their owner.
  await promisify(execFile)('cp', ['-a', `${born}/.`, folder])
  return folder
}

/** It gets its name when it is complete: a test that fails while it loads leaves no half of one to the others. */
async function bearOnce(born: string): Promise<void> {
  if (existsSync(born)) return
  const draft = `${born}.part`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  await bringWeb(draft)
  const { stop } = await startServer({ DATA_DIR: draft })
  await stop()
  await rename(draft, born)
}

export type Server = {
  readonly url: string
  readonly child: ChildProcess
  readonly output: () => string
  /** Milliseconds from the start to the first answer of /health. */
  readonly readyAfter: number
  /** SIGTERM, and waits until the process is gone. */
  readonly stop: () => Promise<number | null>
}

/** The environment of a machine that has nothing set: only what a test gives. */
const bare = (env: Record<string, string | undefined>) => {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, TMPDIR, ...env }
}

/** `npm start` without npm: the command that the script runs. */
export function launch(env: Record<string, string | undefined>, script = 'functions/local.ts') {
  const child = spawn(process.execPath, [script], { cwd: root, env: bare(env), stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text }
}

/** Runs a command of the product to its end. */
export async function run(env: Record<string, string | undefined>, script = 'functions/local.ts') {
  const { child, output } = launch(env, script)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output: output() }
}

/** Starts the product and waits until it serves. */
export async function startServer(env: Record<string, string | undefined>): Promise<Server> {
  const port = Number(env.PORT ?? (await freePort()))
  const began = performance.now()
  const { child, output } = launch({ ...env, PORT: String(port) })
  const url = `http://localhost:${port}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode) return child.exitCode
    const gone = once(child, 'close')
    child.kill('SIGTERM')
    return (await gone)[0] as number | null
  }
  onTestFinished(async () => void (await stop()))
  for (;;) {
    const isUp = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) return { url, child, output, stop, readyAfter: performance.now() - began }
    if (child.exitCode !== null) throw new Error(`the server ended: ${output()}`)
    if (performance.now() - began > 120_000) throw new Error(`no answer after 120 s: ${output()}`)
    await sleep(50)
  }
}

type Demo = {
  accounts: { login: string; password: string; code: string | null }[]
  messages: { to: string; text: string }[]
}

/** What the sign-in page of a demo shows. */
export const demoOf = async (url: string) => (await (await fetch(`${url}/api/demo`)).json()) as Demo

/** Somebody at a running server, with a jar for the cookies. */
export function visitor(url: string) {
  const jar = new Map<string, string>()
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify(body),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
  const signIn = async (login: string) => {
    const account = (await demoOf(url)).accounts.find((one) => one.login === login)
    if (!account) throw new Error(`no demo account ${login}`)
    const first = await post('/api/auth/sign-in/email', { email: login, password: account.password })
    if (!account.code) return first.status
    return (
      await post('/api/auth/two-factor/verify-totp', {
        code: (await demoOf(url)).accounts.find((one) => one.login === login)!.code,
      })
    ).status
  }
  return { post, signIn }
}

/** Processes whose command line names the folder: what a server left behind. */
export async function processesOf(folder: string): Promise<string[]> {
  const { readdir, readFile } = await import('node:fs/promises')
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command.includes(folder)) found.push(`${pid} ${command.replaceAll('\0', ' ')}`)
  }
  return found
}
