import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { CDPSession, Page } from 'playwright-core'
import { pathsOf } from '@slrt/domain/permission'
import { builtWeb, serveWeb } from '@slrt/functions/web-files'
import { districtGrid } from '../../web/src/ui/tile-map/grid.ts'
import { launchBrowser } from '../support/browser.ts'
import { median, round } from './measure.ts'

/**
 * New colours for all 514 tiles of the map, in Chromium on a processor four times slower: the work of the page's thread,
 * by its own time. `recolour_ms` is from the choice of another measure to the painted frame with the colours and their
 * legend; `whole_ms` until the words around the map are painted too, which come a frame later. The page is the product's;
 * its answers are invented here, so that every tile has a value.
 */
const SLOWER = 4
const RUNS = 40
/** Until the page has written its address too, which it does when changes rest. */
const REST = 400

const districts = districtGrid.tiles.map(({ code }, at) => {
  const registered = 20 + ((at * 37) % 400)
  const answered = 5 + ((at * 13) % 60)
  return {
    code,
    label: `Kabupaten ${code}`,
    province: `Provinsi ${code.slice(0, 2)}`,
    tenant: code,
    registered,
    settled: Math.round((registered * ((at * 29) % 100)) / 100),
    answered,
    answeredLate: Math.round((answered * ((at * 53) % 100)) / 100),
    open: (at * 71) % 300,
    waiting: at % 9,
    lastDay: `2026-11-${String(1 + (at % 22)).padStart(2, '0')}`,
  }
})
const nation = { at: new Date().toISOString(), from: '2026-08-25', to: '2026-11-22', districts }
const membership = {
  id: '01900000-0000-7000-8000-000000000001',
  tenant: '00',
  tenantName: 'Sekretariat Nasional SLRT',
  serviceName: null,
  role: 'SEKNAS_ADMIN',
  scope: [],
  needsSecondFactor: false,
  tenantState: 'AKTIF',
  stateReason: null,
  practiceOf: null,
  paths: pathsOf('SEKNAS_ADMIN'),
}
const session = { person: { id: membership.id, name: 'Ratih Puspita' }, secondFactor: true, memberships: [membership] }

/** Milliseconds that the page's thread has worked so far. */
async function worked(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

const twoFrames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

/** What the page puts off for a moment waits until it is let go. */
const hold = (page: Page) =>
  page.evaluate(() => {
    const later = window.setTimeout
    const held: TimerHandler[] = []
    const put = (task: TimerHandler, wait?: number) => (wait ? later(task, wait) : held.push(task))
    window.setTimeout = put as typeof window.setTimeout
    Object.assign(window, {
      letGo: () => {
        window.setTimeout = later
        for (const task of held) later(task)
      },
    })
  })
const letGo = (page: Page) => page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())

/** Chooses the measure as a person would, and waits until it is painted. */
const choose = (page: Page, value: string) =>
  page.evaluate(async (measure) => {
    const select = document.querySelector<HTMLSelectElement>('main select')!
    select.value = measure
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }, value)

/** What the thread works for another measure, less what it works for as long a wait with nothing to do. */
async function cost(cdp: CDPSession, page: Page, measure: string) {
  await hold(page)
  await page.waitForTimeout(REST)
  const start = await worked(cdp)
  await twoFrames(page)
  const idle = (await worked(cdp)) - start
  await choose(page, measure)
  const recolour = (await worked(cdp)) - start - 2 * idle
  await letGo(page)
  await twoFrames(page)
  return { recolour, whole: (await worked(cdp)) - start - 3 * idle }
}

const dataDir = await mkdtemp(join(tmpdir(), 'slrt-bench-'))
const app = new Hono()
app.get('/api/session', (c) => c.json(session))
/** Whatever else the shell asks for is an empty list. */
const answerOf = (path: string) => (path === 'indicator.nation' ? nation : { rows: [], next: null })
app.post('/trpc/:paths', (c) =>
  c.json(
    c.req
      .param('paths')
      .split(',')
      .map((path) => ({ result: { data: answerOf(path) } })),
  ),
)
serveWeb(app, await builtWeb(dataDir, () => undefined))
const server = serve({ fetch: app.fetch, port: 0 })
await once(server, 'listening')
const browser = await launchBrowser()
try {
  const { port } = server.address() as AddressInfo
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/peta`)
  await page.locator('[data-map] svg').waitFor()
  await page.waitForLoadState('networkidle')
  const cdp = await context.newCDPSession(page)
  // By the thread's own clock: what else runs on this machine does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const measures = ['tangani', 'tunggak', 'diam', 'tepat']
  for (const slower of [1, SLOWER]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const recolours: number[] = []
    const wholes: number[] = []
    for (let run = 0; run < RUNS + 4; run++) {
      const { recolour, whole } = await cost(cdp, page, measures[run % measures.length]!)
      if (run < 4) continue
      recolours.push(recolour)
      wholes.push(whole)
    }
    recolours.sort((a, b) => a - b)
    const p95 = recolours[Math.floor(recolours.length * 0.95)]!
    const line = { slower, recolour_ms: round(median(recolours)), p95: round(p95), whole_ms: round(median(wholes)) }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
  const drawn = await page
    .locator('[data-map] path')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d') ?? ''))
  process.stdout.write(`${JSON.stringify({ tiles: districtGrid.tiles.length, paths: drawn.length })}\n`)
} finally {
  await browser.close()
  server.close()
  await rm(dataDir, { recursive: true, force: true })
}
