import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

const complaint =
  (state: keyof World['complaints']) =>
  ({ complaints }: World) =>
    `/keluhan/${complaints[state]}`

const submit = async (page: Page) => page.locator('main form [type=submit]').click()

async function more(page: Page) {
  await page.getByText('Tindakan lain').first().click()
}

/** The queue of a desk, and the page of a complaint. */
export const needScreens: Screen[] = [
  screen('tugas', 'full', '/tugas', { as: 'manager', docs: '1440-light' }),
  screen('tugas', 'late', '/tugas?tab=late', { as: 'manager' }),
  screen('tugas', 'others', '/tugas?tab=others', { as: 'manager' }),
  screen('tugas', 'paused', '/tugas?tab=paused&bidang=KES', { as: 'manager' }),
  screen('tugas', 'none', '/tugas?tab=all&cari=zzz', { as: 'manager' }),
  screen('tugas', 'loading', '/tugas', { as: 'manager', answers: { 'item.queue': 'never' }, waits: true }),
  screen('tugas', 'error', '/tugas', { as: 'manager', answers: { 'item.queue': broken } }),
  screen('tugas', 'english', '/tugas?tab=all', { as: 'manager', act: inEnglish }),
  screen('keluhan', 'new', complaint('fresh'), { as: 'rini' }),
  screen('keluhan', 'several', complaint('several'), { as: 'manager', docs: '1440-light' }),
  screen('keluhan', 'more', complaint('several'), { as: 'manager', act: more }),
  screen('keluhan', 'waiting', complaint('waiting'), { as: 'manager' }),
  screen('keluhan', 'referred', complaint('referred'), { as: 'manager' }),
  screen('keluhan', 'back', complaint('back'), { as: 'manager' }),
  screen('keluhan', 'closed', complaint('closed'), { as: 'manager' }),
  screen('keluhan', 'provisional', complaint('provisional'), { as: 'manager' }),
  screen('keluhan', 'extended', complaint('extended'), { as: 'manager' }),
  screen('keluhan', 'extend', complaint('provisional'), {
    as: 'manager',
    act: async (page) => (await more(page), await press('Perpanjang batas')(page), await submit(page)),
  }),
  screen('keluhan', 'too-late', complaint('provisional'), {
    as: 'manager',
    answers: { 'item.extend': { status: 409, code: 'item.extend_late', facts: {} } },
    act: async (page) => {
      await more(page)
      await press('Perpanjang batas')(page)
      await page.getByLabel('Kenapa batasnya perlu diperpanjang?').fill('Menunggu surat dari rumah sakit.')
      await submit(page)
      await page.getByRole('alert').waitFor()
    },
  }),
  screen('keluhan', 'extend-agency', complaint('referred'), {
    as: 'manager',
    act: press('Perpanjang batas dinas'),
  }),
  screen('keluhan', 'hostile', complaint('hostile'), { as: 'rini' }),
  screen('keluhan', 'english', complaint('several'), { as: 'manager', act: inEnglish }),
  screen('keluhan', 'unknown', '/keluhan/01900000-0000-7000-8000-000000000000', { as: 'manager' }),
  screen('keluhan', 'error', complaint('fresh'), { as: 'rini', answers: { 'complaint.show': broken } }),
  screen('keluhan', 'loading', complaint('fresh'), { as: 'rini', answers: { 'complaint.show': 'never' }, waits: true }),
  screen('keluhan', 'refer', complaint('back'), {
    as: 'manager',
    act: async (page) => (
      await press('Kirim ke dinas')(page),
      await page.getByLabel('Dikirim ke mana?').waitFor(),
      await submit(page)
    ),
  }),
  screen('keluhan', 'feedback', complaint('settled'), { as: 'rini', act: press('Catat kabar hasil') }),
  screen('keluhan', 'refused', complaint('fresh'), {
    as: 'rini',
    answers: {
      'item.handle': {
        status: 409,
        code: 'item.changed',
        facts: { by: 'Ujang Permana', at: new Date(Date.now() - 120_000).toISOString(), state: 'IDENTIFIKASI' },
      },
    },
    act: async (page) => (await press('Urus di desa')(page), await page.getByRole('alert').waitFor()),
  }),
  screen('keluhan', 'kept', complaint('fresh'), {
    as: 'rini',
    act: async (page) => {
      await offline(page)
      await press('Urus di desa')(page)
      await page.getByText('Tersimpan di perangkat ini').first().waitFor()
    },
  }),
]
