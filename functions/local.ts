import { createServer } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { explainDataDir, StartFailure } from '@slrt/db/start-failure'
import { createApp } from './app.ts'
import { loadDemo } from './demo/load.ts'
import { accounts, DEMO_PASSWORD } from './demo/nation.ts'
import { dataDirOf } from './environment.ts'
import { startJobs } from './jobs/timer.ts'
import { startMachine } from './machine.ts'
import { folderPost, smtpPost } from './post.ts'
import { runTool } from './tool.ts'
import { builtWeb, serveWeb } from './web-files.ts'

/** The whole product on one machine: `npm start`. */

const say = (line: string) => void process.stdout.write(`${line}\n`)

function portOf(text = '3000'): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartFailure('PORT harus angka 0 sampai 65535: perbaiki, lalu jalankan lagi.')
  return port
}

/** Looks before anything is started: a taken port is said at once, not after a minute of preparation. */
const assertFree = (port: number) =>
  new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartFailure(
          error.code === 'EADDRINUSE'
            ? `PORT ${port} sedang dipakai program lain: hentikan program itu, atau pilih PORT lain.`
            : `PORT ${port} tidak boleh dipakai di sini: pilih PORT lain, misalnya 3000.`,
        ),
      ),
    )
    probe.listen(port, () => probe.close(() => resolve()))
  })

/** Starts everything; returns what ends it again. */
async function start(port: number): Promise<() => Promise<void>> {
  const { env } = process
  const dataDir = dataDirOf(env)
  const web = builtWeb(dataDir, say)
  web.catch(() => undefined) // reported below, after the database has been stopped
  const machine = await startMachine({ ...env, PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${port}` })
  const { services } = machine
  try {
    if (services.isDemo) await loadDemo(services, say)
    const app = new Hono()
    const api = createApp(services)
    app.use(async (c, next) => {
      c.req.raw.headers.set('x-client-ip', getConnInfo(c).remote.address ?? '')
      await next()
    })
    for (const path of ['/health', '/api/*', '/trpc/*']) app.all(path, (c) => api.fetch(c.req.raw))
    serveWeb(app, await web)
    const server = serve({ fetch: app.fetch, port })
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
    const post = env.SMTP_URL ? smtpPost(env.SMTP_URL, env.SMTP_FROM) : folderPost(join(dataDir, 'messages'))
    const jobs = startJobs(services, post)
    greet(port, services.isDemo, machine.firstLink)
    return async () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await jobs.stop()
      await machine.stop()
    }
  } catch (error) {
    await machine.stop()
    throw explainDataDir(error, dataDir) ?? error
  }
}

async function main(): Promise<void> {
  const port = portOf(process.env.PORT)
  await assertFree(port)
  const starting = start(port)
  // Also while it starts: whatever is up by then is taken down again, and no Postgres is left behind.
  const stop = once(async () => (await starting)())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)))
  await starting
}

function greet(port: number, isDemo: boolean, firstLink: string | undefined): void {
  say(`SLRT Nusantara siap di http://localhost:${port}`)
  if (firstLink) say(`Undangan untuk admin pertama (sekali pakai): ${firstLink}`)
  if (!isDemo) return
  say(`Mode demo. Kata sandi semua akun: ${DEMO_PASSWORD}. Kode 6 angka terlihat di halaman masuk.`)
  for (const { login, name, members } of accounts)
    say(`  ${login.padEnd(38)} ${name}, ${members.map(({ role, tenant }) => `${role} ${tenant}`).join(' + ')}`)
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}

void runTool(main)
