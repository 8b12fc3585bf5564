import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import type { Screen } from './screen.ts'

const broken = { status: 500, code: 'server.failed' }

const press = (name: string | RegExp) => async (page: Page) => page.getByRole('button', { name }).first().click()
/** The way on stands at two places, for fingers and for a wide window. */
const goOn = async (page: Page) => page.locator('main [type=submit]:visible').click()
const search = async (page: Page, text: string) => {
  await page.getByLabel('NIK, KK, atau nama kepala keluarga').fill(text)
  await page.waitForResponse((response) => response.url().includes('household.list')).catch(() => undefined)
}
const inEnglish = async (page: Page) => {
  await page.evaluate(() => localStorage.setItem('slrt.language', 'en'))
  await page.reload()
}
const inTurn =
  (...acts: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }

async function beginFamily(page: Page) {
  await page.waitForURL('**/siapa')
  await search(page, 'Zubaidah')
  await press('Catat keluarga baru')(page)
  await page.waitForURL('**/siapa/keluarga')
}
async function tellHome(page: Page) {
  await page.getByText('Desa Cimekar', { exact: true }).click()
  await page.getByLabel('RT', { exact: true }).fill('3')
  await page.getByLabel('RW', { exact: true }).fill('5')
  await press('Nomor KK tidak ada')(page)
  await page.getByText('KK hilang').click()
  await goOn(page)
  await page.getByRole('heading', { name: 'Kepala keluarga' }).waitFor()
}
async function tellHead(page: Page) {
  await press('NIK tidak ada')(page)
  await page.getByText('Belum punya NIK').click()
  await page.getByText('Tanggal lahir tidak diketahui').click()
  await page.getByText('Perempuan', { exact: true }).click()
  await goOn(page)
  await page.getByText('Siapa yang bercerita?').waitFor()
}
const toNeeds = inTurn(beginFamily, tellHome, tellHead, goOn, async (page) => page.waitForURL('**/kebutuhan'))
async function tellNeeds(page: Page) {
  await page.locator('fieldset label', { hasText: 'Rumah' }).click()
  await page.getByText('Rumah tidak layak huni').click()
}
const toStory = inTurn(toNeeds, tellNeeds, goOn, async (page) => page.waitForURL('**/cerita'))
async function tellStory(page: Page) {
  await page
    .getByLabel('Ceritakan dengan')
    .fill(`Atap bocor sejak tahun lalu.\n<script>alert(1)</script> \u202Eterbalik\u202C ${'bocor'.repeat(300)}`)
  const picture = await page.screenshot()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('img', { name: 'Foto 1' }).waitFor()
}
const toReview = inTurn(
  toStory,
  tellStory,
  goOn,
  async (page) => page.waitForURL('**/berkas'),
  goOn,
  async (page) => page.waitForURL('**/periksa'),
)
const send = inTurn(
  async (page) => page.getByText('Keluarga setuju').click(),
  goOn,
  async (page) => page.waitForURL('**/terkirim'),
)

/** Somebody saves the same family meanwhile: here the same person, on another device. */
const changeElsewhere = async (page: Page) =>
  page.evaluate(async (id) => {
    const { memberships } = (await (await fetch('/api/session')).json()) as { memberships: { id: string }[] }
    const ask = async (path: string, input: object) => {
      const headers = { 'content-type': 'application/json', 'x-sebagai': memberships[0]!.id }
      const answer = await fetch(`/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })
      return (await answer.json()) as { result: { data: Record<string, unknown> } }
    }
    const { rw, version, address } = (await ask('household.show', { id })).result.data
    await ask('household.change', { id, rt: '004', rw, address, version, commandId: crypto.randomUUID() })
  }, page.url().split('/').at(-2)!)

const screen = (name: string, state: string, path: Screen['path'], more: Partial<Screen> = {}): Screen => ({
  name,
  state,
  path,
  as: 'rini',
  ...more,
})
const record = (state: string, act: Screen['act'], more: Partial<Screen> = {}) =>
  screen('catat', state, '/catat?baru=1', { act, ...more })

export const familyScreens: Screen[] = [
  screen('hari-ini', 'full', '/hari-ini', { docs: '820-light' }),
  screen('hari-ini', 'error', '/hari-ini', { answers: { 'item.queue': broken } }),
  screen('hari-ini', 'loading', '/hari-ini', { answers: { 'item.queue': 'never' }, waits: true }),
  screen('hari-ini', 'english', '/hari-ini', { act: inEnglish }),
  screen('hari-ini', 'offline', '/hari-ini', {
    worker: true,
    act: async (page) => void (await offline(page), await page.reload()),
  }),
  screen('keluarga', 'full', '/keluarga'),
  screen('keluarga', 'no-results', '/keluarga', { act: async (page) => search(page, 'zzz') }),
  screen('keluarga', 'error', '/keluarga', { answers: { 'household.list': broken } }),
  screen('keluarga', 'offline', '/keluarga', {
    worker: true,
    act: inTurn(
      offline,
      async (page) => page.reload(),
      async (page) => search(page, 'a'),
    ),
  }),
  screen('kartu-keluarga', 'full', ({ family }) => `/keluarga/${family}`, { docs: '390-light' }),
  screen('kartu-keluarga', 'needs', ({ family }) => `/keluarga/${family}?bagian=keluhan`),
  screen('kartu-keluarga', 'files', ({ family }) => `/keluarga/${family}?bagian=berkas`),
  screen('kartu-keluarga', 'english', ({ family }) => `/keluarga/${family}`, { act: inEnglish }),
  screen('kartu-keluarga', 'error', ({ family }) => `/keluarga/${family}`, { answers: { 'household.show': broken } }),
  screen('kartu-keluarga', 'unknown', '/keluarga/01900000-0000-7000-8000-000000000000'),
  screen('keluarga-ubah', 'full', ({ family }) => `/keluarga/${family}/ubah`),
  screen('keluarga-ubah', 'conflict', ({ family }) => `/keluarga/${family}/ubah`, {
    act: inTurn(
      async (page) => page.getByLabel('RT', { exact: true }).fill('9'),
      changeElsewhere,
      goOn,
      async (page) => page.getByRole('button', { name: 'Lihat bedanya' }).click(),
    ),
  }),
  screen('anggota', 'error', ({ family }) => `/keluarga/${family}/anggota`, { act: goOn }),
  record('full', async (page) => search(page, 'a')),
  record('no-results', async (page) => search(page, 'Zubaidah')),
  record('family-error', inTurn(beginFamily, goOn)),
  record('head-error', inTurn(beginFamily, tellHome, goOn)),
  record('who', inTurn(beginFamily, tellHome, tellHead)),
  record('needs', inTurn(toNeeds, tellNeeds), { docs: '390-dark' }),
  record(
    'needs-error',
    inTurn(toNeeds, async (page) => page.locator('fieldset label', { hasText: 'Lainnya' }).click(), goOn),
  ),
  record('story', inTurn(toStory, tellStory)),
  record('story-error', inTurn(toStory, goOn)),
  record('review', toReview),
  record('review-error', inTurn(toReview, goOn)),
  record(
    'sent',
    inTurn(toReview, send, async (page) => page.getByText('Nomor keluhan', { exact: true }).waitFor()),
  ),
  record('kept', inTurn(toReview, offline, send), { worker: true }),
  record(
    'unfinished',
    inTurn(
      toNeeds,
      async (page) => page.goto('/catat'),
      async (page) => page.getByRole('heading', { name: 'Belum selesai ditulis' }).waitFor(),
    ),
  ),
  record(
    'refused',
    inTurn(toReview, send, async (page) => page.getByText('perlu diperbaiki').waitFor()),
    {
      answers: { 'household.register': { status: 409, code: 'household.kk_taken' } },
    },
  ),
]
