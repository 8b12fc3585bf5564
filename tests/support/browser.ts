import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'))

/** Ours, not those of the package: its own (`--single-process` among them) are for Lambda and hang elsewhere. */
const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--hide-scrollbars',
]

/**
 * A headless Chromium that needs no package of the system: program, libraries and fonts come out of an npm package.
 * `CHROMIUM=/path` takes another one. What it writes goes away when it is closed.
 */
export async function launchBrowser(): Promise<Browser> {
  const home = await mkdtemp(join(tmpdir(), 'slrt-browser-'))
  const sweep = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  try {
    const { CHROMIUM: own } = process.env
    const folder = own ? undefined : await unpacked()
    const env = { ...process.env, HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home }
    if (folder) {
      const fonts = join(home, 'fonts.conf')
      await writeFile(fonts, `<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${home}</cachedir></fontconfig>`)
      Object.assign(env, { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fonts })
    }
    const browser = await chromium.launch({ executablePath: own ?? join(folder!, 'chromium'), args, env })
    // closed, or the process ends without closing it
    process.once('exit', sweep)
    browser.on('disconnected', () => {
      process.off('exit', sweep)
      sweep()
    })
    return browser
  } catch (cause) {
    sweep()
    throw cause
  }
}

/**
 * Unpacks once for each version. The package takes any old `chromium` in TMPDIR for its own and looks at the
 * environment when it is loaded, so it runs in a process of its own; the folder gets its name when it is complete.
 */
async function unpacked(): Promise<string> {
  const folder = join(root, '.out', `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(join(root, '.out'), { recursive: true })
  const fresh = await mkdtemp(join(root, '.out/unpacking-'))
  try {
    const script = "import('@sparticuz/chromium').then((it) => it.default.executablePath())"
    const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })
    await rename(fresh, folder)
  } catch (cause) {
    // another test file was quicker
    if (!existsSync(folder)) throw cause
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  return folder
}
