import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { transformWithOxc, type Plugin } from 'vite'

const source = join(import.meta.dirname, 'worker.ts')
const root = join(import.meta.dirname, '../../..')
/** A change of any of these is a new version: what the service failed on is then tried again. */
const parts = ['packages', 'functions', 'web']

/** Writes /worker.js with the list of everything that was built, and the version into the page. */
export function emitWorker(): Plugin {
  const version = versionOf(parts.map((part) => join(root, part)))
  let publicDir = ''
  return {
    name: 'emit-worker',
    apply: 'build',
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    transformIndexHtml: () => [{ tag: 'meta', attrs: { name: 'build', content: version }, injectTo: 'head' }],
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const built = Object.keys(bundle).filter((file) => !/\.(html|map)$/.test(file))
        const still = publicDir ? filesIn(publicDir).map((file) => relative(publicDir, file)) : []
        const files = [...built, ...still].map((file) => `/${file}`).sort()
        // a classic script, so that every browser with service workers takes it: no trace of a module may be left
        const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source)
        this.emitFile({
          type: 'asset',
          fileName: 'worker.js',
          source: code
            .replace(/^export\s*\{\s*\};?$/m, '')
            .replaceAll('__VERSION__', JSON.stringify(version))
            .replaceAll('__FILES__', JSON.stringify(files)),
        })
      },
    },
  }
}

function versionOf(folders: string[]): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')))
  for (const file of folders.flatMap(filesIn)) hash.update(relative(root, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .flatMap((item) => (item.isDirectory() ? filesIn(join(folder, item.name)) : [join(folder, item.name)]))
    .sort()
}
