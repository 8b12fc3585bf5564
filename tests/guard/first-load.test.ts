import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))
const folder = mkdtempSync(join(tmpdir(), 'slrt-first-load-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Chunk = { file: string; imports?: string[] }
let manifest: Record<string, Chunk> = {}

beforeAll(() => {
  // A process of its own: whatever NODE_ENV says here, people get the production build.
  const args = ['build', join(root, 'web'), '--outDir', folder, '--emptyOutDir', '--manifest', '--logLevel', 'error']
  execFileSync(process.execPath, [vite, ...args], { env: { ...process.env, NODE_ENV: 'production' } })
  manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
}, 120_000)

/** The files of these modules with all that they import, and their sizes in bytes as they travel (gzip). */
function filesOf(modules: readonly string[]): Map<string, number> {
  const files = new Map<string, number>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the build`)
    if (files.has(chunk.file)) return
    files.set(chunk.file, gzipSync(readFileSync(join(folder, chunk.file)), { level: 9 }).length)
    chunk.imports?.forEach(visit)
  }
  modules.forEach(visit)
  return files
}

test('sign-in and field home together: at most 90 kB of JavaScript', () => {
  const files = filesOf([
    'index.html',
    'src/sign-in/SignIn.tsx',
    'src/shell/Inside.tsx',
    'src/ui/Toaster.tsx',
    'src/shell/Start.tsx',
    'src/field/FieldShell.tsx',
    'src/field/Today.tsx',
  ])
  const sum = [...files.values()].reduce((total, bytes) => total + bytes, 0)
  expect(sum, [...files].map(([file, bytes]) => `${bytes} ${file}`).join('\n')).toBeLessThanOrEqual(90_000)
  expect(sum).toBeGreaterThan(40_000)
})
