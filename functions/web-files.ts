import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serveStatic } from '@hono/node-server/serve-static'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import type { Hono } from 'hono'

const root = fileURLToPath(new URL('..', import.meta.url))
const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))
const sources = [
  'web/{index.html,package.json,vite.config.ts}',
  'web/{src,public}/**/*',
  'packages/domain/*.ts',
  'package-lock.json',
]

/** Hash over everything that the web is built from: same sources, same folder. */
async function sourceHash(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Array.fromAsync(glob(sources, { cwd: root }))).sort()
  for (const file of files) {
    const path = join(root, file)
    if ((await stat(path)).isFile()) hash.update(file).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Folder with the built web: found below `dataDir`, or built there now (design §3). Nothing built is committed.
 * @param say is told when a build begins, since it takes some seconds
 */
export async function builtWeb(dataDir: string, say: (line: string) => void): Promise<string> {
  const folder = join(dataDir, 'web', await sourceHash())
  const isThere = await stat(join(folder, 'index.html')).then(
    () => true,
    () => false,
  )
  if (isThere) return folder
  say('Menyiapkan tampilan web (sekali saja) …')
  await rm(join(dataDir, 'web'), { recursive: true, force: true })
  await mkdir(join(dataDir, 'web'), { recursive: true })
  const outDir = `${folder}.part`
  const args = ['build', join(root, 'web'), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error']
  // A process of its own: whatever NODE_ENV says here, people get the production build.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, ...args], { env })
  await rename(outDir, folder)
  return folder
}

/** Serves the web: hashed files for a year, the rest asked for anew each time; unknown paths are the app's own. */
export function serveWeb(app: Hono, folder: string): void {
  app.use(compress())
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  )
  app.use(async (c, next) => {
    await next()
    const isHashed = c.req.path.startsWith('/assets/') && c.res.status === 200
    c.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.use(serveStatic({ root: folder }))
  app.get('/assets/*', (c) => c.notFound())
  app.get('*', serveStatic({ root: folder, path: 'index.html' }))
}
