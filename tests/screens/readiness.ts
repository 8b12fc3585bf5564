import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, screen, type Screen } from './screen.ts'

type Checks = { code: string; wanting: number; examples: object[] }[]

/** What the server says of the district, with other checks wanting: no demo district lacks nothing, or everything. */
const lacking = (wanting: (code: string) => number | undefined) => async (page: Page) => {
  await page.route(/\/trpc\/[^?]*readiness\.district/, async (route) => {
    const answer = await route.fetch()
    const paths = new URL(route.request().url()).pathname.slice('/trpc/'.length).split(',')
    const told = (await answer.json()) as { result: { data: { checks: Checks } } }[]
    for (const check of told[paths.indexOf('readiness.district')]!.result.data.checks) {
      check.wanting = wanting(check.code) ?? check.wanting
      check.examples = check.examples.slice(0, check.wanting)
    }
    await route.fulfill({ response: answer, json: told })
  })
  await page.reload()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
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
