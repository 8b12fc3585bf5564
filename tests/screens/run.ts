import { readFileSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type axeCore from 'axe-core'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { lookAtPage } from './checks.ts'
import { withoutNetwork } from './network.ts'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'
import { makeWorld, type World } from './world.ts'

/** `npm run screens [-- --only=<regexp> --docs]`: pictures of every screen in every state, and what a machine can judge. */

const root = join(import.meta.dirname, '../..')
const out = join(root, '.out/screens')
const axeSource = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const themes = ['light', 'dark'] as const
const tallest = 12_000

/** Fingers and mouse are different layouts, so each has a browser context of its own. */
const devices = [
  {
    name: 'touch',
    touch: true,
    sizes: [
      [390, 844],
      [820, 1180],
    ],
    narrow: [320, 640],
  },
  { name: 'desktop', touch: false, sizes: [[1440, 900]], narrow: undefined },
] as const
type Device = (typeof devices)[number]

const say = (line: string) => void process.stdout.write(`${line}\n`)
const findings = new Map<string, Set<string>>()
const plain = new Set<string>()
let pictures = 0

function note(screen: Screen, where: string, finding: string) {
  // At once, too: a run takes long, and may be cut short.
  if (!findings.has(finding)) say(`${screen.name}-${screen.state} ${where}: ${finding}`)
  findings.set(finding, (findings.get(finding) ?? new Set()).add(`${screen.name}-${screen.state} ${where}`))
}

/** Puts other answers in the place of the server's, as a network between would. */
async function answerInstead(context: BrowserContext, answers: NonNullable<Screen['answers']>) {
  const paths = Object.keys(answers)
  const pathOf = (url: URL) =>
    paths.find((path) => url.pathname.startsWith(path) || url.pathname.slice(6).split(',').includes(path))
  await context.route(
    (url) => pathOf(url) !== undefined,
    async (route: Route) => {
      if (withoutNetwork.has(context)) return route.abort('internetdisconnected')
      const url = new URL(route.request().url())
      const answer = answers[pathOf(url)!]!
      if (answer === 'never') return
      const { status, code, facts, fields, after } = answer
      const data = { httpStatus: status, code, facts, fields, requestId: '019a3c5e-7f3k' }
      const error = { error: { message: code, code: -32603, data } }
      const isTrpc = url.pathname.startsWith('/trpc/')
      const body = !isTrpc ? data : url.searchParams.has('batch') ? url.pathname.split(',').map(() => error) : error
      const headers = after ? { 'retry-after': after } : undefined
      await route.fulfill({ status, headers, contentType: 'application/json', body: JSON.stringify(body) })
    },
  )
}

/** Longer than the second after which words stand beside the still picture of what is to come. */
const waitShown = 1_500

async function settle(page: Page, screen: Screen) {
  await page.locator('main h1, main [role=alert], main [role=status]').first().waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  if (screen.waits) return page.waitForTimeout(waitShown)
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
}

async function wear(page: Page, colorScheme: (typeof themes)[number]) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async (scheme) => {
    // what public/theme.js does when the page is opened
    if (scheme === 'dark') document.documentElement.dataset['theme'] = 'dark'
    else delete document.documentElement.dataset['theme']
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }, colorScheme)
}

async function judge(page: Page, screen: Screen, device: Device, where: string) {
  const office = !device.touch && (await page.locator('[data-density=office]').count()) > 0
  const seen = await page.evaluate(lookAtPage, office)
  for (const finding of seen.findings) note(screen, where, finding)
  if (seen.filled === 0) plain.add(`${screen.name}-${screen.state}`)
}

async function runAxe(page: Page, screen: Screen, where: string) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const violations = await page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore }
    const result = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return result.violations.map(
      ({ id, help, nodes }) =>
        `axe ${id}: ${help} (${nodes
          .map(({ target }) => target.join(' '))
          .join('; ')
          .slice(0, 160)})`,
    )
  }, standards)
  for (const violation of violations) note(screen, where, violation)
}

async function visit(browser: Browser, world: World, screen: Screen, device: Device) {
  const product = screen.as === 'first' ? world.fresh : world.demo
  const context = await browser.newContext({
    baseURL: product.base,
    storageState: screen.as && world.people[screen.as].state,
    viewport: { width: device.sizes[0][0], height: device.sizes[0][1] },
    hasTouch: device.touch,
    isMobile: device.touch,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
    serviceWorkers: screen.worker ? 'allow' : 'block',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const where = device.name
  page.on('pageerror', ({ message }) => {
    if (!message.startsWith('outbox:')) note(screen, where, `error in the page: ${message}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      note(screen, where, `console: ${message.text().slice(0, 200)}`)
  })
  try {
    if (screen.answers) await answerInstead(context, screen.answers)
    await page.goto(typeof screen.path === 'function' ? screen.path(world) : screen.path)
    await settle(page, screen)
    if (screen.worker) await page.waitForFunction(() => navigator.serviceWorker.controller)
    if (screen.act) {
      await screen.act(page)
      await settle(page, screen)
    }
    for (const [width, height] of device.sizes) {
      await page.setViewportSize({ width, height })
      // as tall as the page: bars that stay at the edge of the window then cover nothing
      const whole = await page.evaluate(() => document.documentElement.scrollHeight)
      const tall = Math.min(tallest, Math.max(height, whole))
      for (const theme of themes) {
        const file = `${screen.name}-${screen.state}-${width}-${theme}.png`
        await wear(page, theme)
        if (screen.docs === `${width}-${theme}`) await page.screenshot({ path: join(out, 'docs', file) })
        await page.setViewportSize({ width, height: tall })
        await page.screenshot({ path: join(out, file) })
        pictures++
        await runAxe(page, screen, `${width} ${theme}`)
        await page.setViewportSize({ width, height })
      }
      await page.setViewportSize({ width, height: tall })
      await judge(page, screen, device, String(width))
    }
    if (device.narrow) {
      await page.setViewportSize({ width: device.narrow[0], height: device.narrow[1] })
      // The layout follows the width a frame later.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      await judge(page, screen, device, '320')
    }
  } catch (cause) {
    note(
      screen,
      where,
      `could not be reached: ${String(cause instanceof Error ? cause.message : cause).split('\n')[0]}`,
    )
    await page.screenshot({ path: join(out, `${screen.name}-${screen.state}-${where}-unreached.png`) }).catch(() => {})
  } finally {
    // An answer that was changed on its way may still be read when the page is gone.
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.close()
  }
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, docs: { type: 'boolean' } } })
  const only = new RegExp(values.only ?? '')
  const chosen = screens.filter(({ name, state }) => only.test(`${name}-${state}`))
  const started = performance.now()
  await mkdir(join(out, 'docs'), { recursive: true })
  for (const file of await readdir(out)) {
    const isOld =
      (!values.only && file !== 'docs') || chosen.some(({ name, state }) => file.startsWith(`${name}-${state}-`))
    if (isOld) await rm(join(out, file), { recursive: true })
  }
  const world = await makeWorld()
  const browser = await launchBrowser()
  try {
    const jobs = chosen.flatMap((screen) => devices.map((device) => ({ screen, device })))
    const work = async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) await visit(browser, world, job.screen, job.device)
    }
    await Promise.all([work(), work()])
  } finally {
    await browser.close()
    for (const product of [world.demo, world.fresh])
      if (!product.isUp()) say(`the product died:\n${product.log().slice(-3000)}`)
    await world.stop()
  }
  for (const [finding, places] of [...findings].sort(([a], [b]) => (a < b ? -1 : 1)))
    say(`${finding}\n    ${[...places].join(', ')}`)
  if (values.docs) await copyDocs(chosen)
  if (plain.size > 0) say(`without a filled button: ${[...plain].sort().join(', ')}`)
  const seconds = Math.round((performance.now() - started) / 1000)
  const axe = [...findings.keys()].filter((key) => key.startsWith('axe ')).length
  say(JSON.stringify({ states: chosen.length, pictures, findings: findings.size, axe, seconds }))
  process.exitCode = findings.size > 0 ? 1 : 0
}

/** Twelve chosen pictures for the README and the pages of docs: what a window shows, not the whole page. */
async function copyDocs(chosen: Screen[]) {
  const folder = join(root, 'docs/screens')
  await mkdir(folder, { recursive: true })
  for (const { name, state, docs } of chosen) {
    const file = `${name}-${state}-${docs}.png`
    if (docs) await copyFile(join(out, 'docs', file), join(folder, file))
  }
}

await main()
