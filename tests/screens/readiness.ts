import type { Page } from 'playwright-core'
import { changed, offline } from './network.ts'
import { broken, inEnglish, screen, type Screen } from './screen.ts'

type Checks = { checks: { code: string; wanting: number; examples: object[] }[] }

/** The district lacks something else. */
const lacking = (wanting: (code: string) => number) => async (page: Page) => {
  await changed<Checks>(page, 'readiness.district', ({ checks }) => {
    for (const check of checks) {
      check.wanting = wanting(check.code)
      check.examples = check.examples.slice(0, check.wanting)
    }
  })
  await page.reload()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}

type Rules = { tenant: string; entries: object[] }
const rule = (tenant: string, key: string, value: unknown, more: object = {}) => ({
  id: '01900000-0000-7000-8000-000000000001',
  tenant,
  key,
  value,
  subject: '',
  area: '',
  citation: 'Perbup 12/2026 Pasal 4',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  publishedIn: 1,
  endedIn: null,
  ...more,
})

/** The first step of a record for a family that lives where the SLRT is not live yet. */
async function notLive(page: Page) {
  await changed<Rules>(page, 'regulation.service', ({ tenant, entries }) => {
    entries.push(rule(tenant, 'structure.live', false))
  })
  await page.goto('/catat?baru=1')
  await page.getByLabel('NIK, KK, atau nama kepala keluarga').fill('si')
  await page.locator('main li button').first().click()
  await page.getByRole('alert').first().waitFor()
}

/** How ready a district is, for itself and for the nation. */
export const readinessScreens: Screen[] = [
  screen('kesiapan', 'full', '/kesiapan', { as: 'admin', docs: '1440-light' }),
  screen('kesiapan', 'ready', '/kesiapan', { as: 'admin', act: lacking(() => 0), docs: '390-light' }),
  screen('kesiapan', 'almost', '/kesiapan', {
    as: 'admin',
    act: lacking((code) => (['admin.second', 'holiday.missing'].includes(code) ? 1 : 0)),
  }),
  screen('kesiapan', 'read', '/kesiapan', { as: 'manager' }),
  screen('kesiapan', 'english', '/kesiapan', { as: 'admin', act: inEnglish }),
  screen('kesiapan', 'error', '/kesiapan', { as: 'admin', answers: { 'readiness.district': broken } }),
  screen('kesiapan', 'loading', '/kesiapan', {
    as: 'manager',
    answers: { 'readiness.district': 'never' },
    waits: true,
  }),
  screen('kesiapan', 'refused', '/kesiapan', { as: 'rini' }),
  screen('kesiapan', 'offline', '/kesiapan', {
    as: 'admin',
    worker: true,
    act: async (page) => {
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      await offline(page)
      await page.evaluate(() => dispatchEvent(new Event('online')))
    },
  }),
  screen('catat-siapa', 'not-live', '/catat?baru=1', { as: 'rini', act: notLive }),
  screen('kesiapan-daerah', 'full', '/kesiapan', { as: 'seknas', docs: '1440-light' }),
  screen('kesiapan-daerah', 'lack', '/kesiapan?kurang=supervisor.missing', { as: 'seknas' }),
  screen('kesiapan-daerah', 'no-results', '/kesiapan?cari=zzz', { as: 'seknas' }),
  screen('kesiapan-daerah', 'empty', '/kesiapan', { as: 'first' }),
  screen('kesiapan-daerah', 'english', '/kesiapan', { as: 'seknas', act: inEnglish }),
  screen('kesiapan-daerah', 'error', '/kesiapan', { as: 'seknas', answers: { 'readiness.nation': broken } }),
  screen('kesiapan-satu', 'full', '/kesiapan/32.04', { as: 'seknas' }),
  screen('kesiapan-satu', 'unknown', '/kesiapan/99.99', { as: 'seknas' }),
  screen('kesiapan-satu', 'error', '/kesiapan/32.04', { as: 'seknas', answers: { 'readiness.nation': broken } }),
]
