import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')
const patience = 300_000

export type Product = { base: string; log: () => string; isUp: () => boolean; stop: () => Promise<void> }

/** Starts the real product as `npm start` does, on a folder and a port of its own. */
export async function startProduct(env: Record<string, string>): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'slrt-screens-'))
  const port = await freePort()
  const base = `http://localhost:${port}`
  const child = spawn(process.execPath, ['functions/local.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += String(chunk)))
  const ended = once(child, 'exit')
  child.on('exit', (code, signal) => (log += `\nended: ${code ?? signal}\n`))

  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await ended
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  for (const start = Date.now(); ; await sleep(200)) {
    const answer = await fetch(`${base}/health`).catch(() => undefined)
    if (answer?.ok)
      return { base, log: () => log, isUp: () => child.exitCode === null && child.signalCode === null, stop }
    if (child.exitCode !== null || Date.now() - start > patience) {
      await stop()
      throw new Error(`the product did not start:\n${log}`)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
