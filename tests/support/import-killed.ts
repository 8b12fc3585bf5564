import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const CHILD = fileURLToPath(new URL('./import-child.ts', import.meta.url))

/** The engine's process as one file, which starts ten times as fast as its hundreds of modules; returns its path. */
export async function bundledChild(folder: string): Promise<string> {
  const output = { entryFileNames: 'child.mjs' }
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: CHILD, outDir: folder, emptyOutDir: false, target: 'node24', rolldownOptions: { output } },
    ssr: { noExternal: true, external: ['pg-native'] },
  })
  return join(folder, 'child.mjs')
}

/** A process that waits to take in a file. */
export type Waiting = {
  /** Lets it begin; resolves when it is at work. */
  readonly go: () => Promise<void>
  readonly kill: () => void
  /** What it printed last, once it is no more; its exit code is null if it was killed. */
  readonly ended: Promise<{ readonly code: number | null; readonly last: string }>
}

/** Starts a process of the engine on a file, so that it waits. */
export async function waiting(child: string, env: NodeJS.ProcessEnv, file: string, size: number): Promise<Waiting> {
  const started = spawn(process.execPath, [child, file, String(size)], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface(started.stdout)
  const line = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      reader.on('line', (text) => pattern.test(text) && resolve())
      started.once('close', () => resolve())
    })
  const [isReady, isAtWork] = [line(/^siap/), line(/^(?:Memuat|Melanjutkan)/)]
  reader.on('line', (text) => lines.push(text))
  const ended = once(started, 'close').then(() => ({ code: started.exitCode, last: lines.at(-1) ?? '' }))
  await isReady
  return {
    go: async () => {
      started.stdin.write('\n')
      await isAtWork
    },
    kill: () => void started.kill('SIGKILL'),
    ended,
  }
}
