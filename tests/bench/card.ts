import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { CDPSession, Page } from 'playwright-core'
import { pathsOf } from '@slrt/domain/permission'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { builtWeb, serveWeb } from '@slrt/functions/web-files'
import { launchBrowser } from '../support/browser.ts'
import { median, round } from './measure.ts'

/**
 * What a family is entitled to, in Chromium on a processor four times slower: from the press on "Hak" to the painted rows of
 * all programs of the nation, judged on the page. `work_ms` is what the page's thread works by its own time. The page is
 * the product's; the family is invented here: six people, with everything known that a list knows.
 */
const SLOWER = 4
const RUNS = 30
const REST = 400

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const family = id(100)
const desa = { code: '32.04.05.2003', label: 'Desa Cimekar' }
const born = ['1952-01-09', '1985-04-12', '1987-10-02', '2012-05-30', '2015-08-17', '2019-02-21']
const members = born.map((birthDate, at) => ({ id: id(at), name: `Anggota ${at + 1}`, birthDate }))
const told = { household: family, desa: desa.code, source: 'DTSEN', asOf: '2026-07-01', changedAt: '2026-08-01T02:00:00.000Z' } // prettier-ignore
const rows = [
  { ...told, id: family, person: null, desil: 2, floor: 8, wall: 4, roof: 3, toilet: 3, floorArea: 30, power: 1, tenure: 1, receivesPkh: false, hasKks: true, exclusion: 'TIDAK_ADA' }, // prettier-ignore
  ...members.map(({ id: person, birthDate }, at) => ({
    ...told,
    id: person,
    person,
    born: birthDate,
    sex: at % 2 === 0 ? 'P' : 'L',
    relation: at === 1 ? 'KEPALA' : 'ANAK',
    nikMatched: true,
    hasNik: true,
    schoolLevel: at === 3 ? 'SMP' : at === 4 ? 'SD' : 'TIDAK_ADA',
    disability: false,
    pbiActive: at < 2,
  })),
]
const eligibility = {
  id: family,
  head: 'Anggota 2',
  day: '2026-11-22',
  desa,
  rows,
  said: {},
  members: members.map(({ id: member, name }) => ({ id: member, name })),
  closed: ['PENERIMA|PKH', 'KIP'],
  programs: NATIONAL_PROGRAMS.map(({ code, effectiveFrom, definition }, at) => {
    const { params } = definition
    return { id: id(200 + at), code, isOwn: false, definition, citation: null, effectiveFrom, params }
  }),
  receives: [],
  enrolments: [],
}
const household = {
  id: family, head: 'Anggota 2', desa, rt: '01', rw: '05', address: 'Kp. Babakan', kk: null, kkReason: 'HILANG',
  registeredAt: told.changedAt, changedBy: 'Rini', changedAt: told.changedAt, version: 1, existence: 'ADA', needs: [],
  persons: members.map((one) => ({ ...one, relation: 'ANAK', sex: 'P', nik: null, nikReason: null, nikConfirmed: false, phone: null, existence: 'ADA', version: 1, elsewhere: false })), // prettier-ignore
} // prettier-ignore
const membership = {
  id: id(1),
  tenant: '32.04',
  tenantName: 'Kabupaten Bandung',
  serviceName: null,
  role: 'FASILITATOR',
  scope: [desa.code],
  needsSecondFactor: false,
  tenantState: 'AKTIF',
  stateReason: null,
  practiceOf: null,
  paths: pathsOf('FASILITATOR'),
}
const session = { person: { id: membership.id, name: 'Rini Wulandari' }, secondFactor: true, memberships: [membership] }
const answers: Readonly<Record<string, unknown>> = { 'household.show': household, 'eligibility.show': eligibility }

/** Milliseconds that the page's thread has worked so far. */
async function worked(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** Opens a part of the card as a person would, and waits until it is painted. */
const open = (page: Page, part: string) =>
  page.evaluate(async (label) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main nav a')]
    links.find((link) => link.textContent?.trim().startsWith(label))!.click()
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }, part)

/** What the thread works for the part, less what it works for as long a wait with nothing to do. */
async function cost(cdp: CDPSession, page: Page): Promise<number> {
  await open(page, 'Anggota')
  await page.waitForTimeout(REST)
  const start = await worked(cdp)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const idle = (await worked(cdp)) - start
  await open(page, 'Hak')
  return (await worked(cdp)) - start - 2 * idle
}

const dataDir = await mkdtemp(join(tmpdir(), 'slrt-bench-'))
const app = new Hono()
app.get('/api/session', (c) => c.json(session))
app.post('/trpc/:paths', (c) =>
  c.json(
    c.req
      .param('paths')
      .split(',')
      .map((path) => ({ result: { data: answers[path] ?? { rows: [], next: null } } })),
  ),
)
serveWeb(app, await builtWeb(dataDir, () => undefined))
const server = serve({ fetch: app.fetch, port: 0 })
await once(server, 'listening')
const browser = await launchBrowser()
try {
  const { port } = server.address() as AddressInfo
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/keluarga/${family}`)
  await page.locator('main li h3').first().waitFor()
  await page.waitForLoadState('networkidle')
  const cdp = await context.newCDPSession(page)
  // By the thread's own clock: what else runs on this machine does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  for (const slower of [1, SLOWER]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    const works: number[] = []
    for (let run = 0; run < RUNS + 3; run++) {
      const work = await cost(cdp, page)
      if (run >= 3) works.push(work)
    }
    works.sort((a, b) => a - b)
    const p95 = works[Math.floor(works.length * 0.95)]!
    const line = { slower, programs: eligibility.programs.length, work_ms: round(median(works)), p95: round(p95) }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
} finally {
  await browser.close()
  server.close()
  await rm(dataDir, { recursive: true, force: true })
}
