import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, fill, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

type Which = keyof World['applications']['tokens']
const link = (which: Which) => (world: World) => `/gabung#${world.applications.tokens[which]}`

/** Opens a section from the list, as whoever has the link does. */
const open = (name: RegExp, then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('link', { name: 'Semua bagian' }).waitFor()
  await then?.(page)
}

async function pick(page: Page) {
  await page.getByRole('combobox').first().fill('penukal')
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
}

const next = press('Simpan, ke daftar bagian')

/** The public page where a district signs itself up. */
export const joinScreens: Screen[] = [
  screen('gabung', 'begin', '/gabung'),
  screen('gabung', 'begin-chosen', '/gabung', { act: pick }),
  screen('gabung', 'begin-empty', '/gabung', { act: press('Mulai permohonan') }),
  screen('gabung', 'begin-refused', '/gabung', {
    answers: { '/api/application/start': { status: 429, code: 'rate.limited', after: '60' } },
    act: async (page) => (await pick(page), await press('Mulai permohonan')(page)),
  }),
  screen('gabung', 'begin-english', '/gabung', { act: inEnglish }),
  screen('gabung', 'part', link('part'), { docs: '390-light' }),
  screen('gabung', 'part-english', link('part'), { act: inEnglish }),
  screen('gabung', 'missing', link('part'), { act: press('Kirim permohonan') }),
  screen('gabung', 'ready', link('ready')),
  screen('gabung', 'returned', link('returned'), { docs: '1440-light' }),
  screen('gabung', 'sent', link('waiting')),
  screen('gabung', 'approved', link('approved')),
  screen('gabung', 'closed', link('closed')),
  screen('gabung', 'unknown', '/gabung#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
  screen('gabung', 'error', link('part'), { answers: { '/api/application/show': broken } }),
  screen('gabung', 'loading', link('part'), { answers: { '/api/application/show': 'never' }, waits: true }),
  screen('gabung', 'forget', link('part'), {
    act: async (page) => (await press('Lupakan di perangkat ini')(page), await page.getByRole('alertdialog').waitFor()),
  }),
  screen('gabung', 'area', link('part'), { act: open(/^1 /) }),
  screen('gabung', 'contact', link('part'), { act: open(/^2 /) }),
  screen('gabung', 'contact-error', link('part'), {
    act: open(/^2 /, async (page) => (await fill(page, { 'Telepon narahubung': 'abc' }), await next(page))),
  }),
  screen('gabung', 'contact-offline', link('part'), {
    act: open(/^2 /, async (page) => {
      await offline(page)
      await fill(page, { 'Nama kepala': 'Drs. H. Mukhtar Tahir, M.Pd.' })
      await page.getByText('Tanpa sinyal. Tulisan Anda aman').waitFor()
    }),
  }),
  screen('gabung', 'contact-returned', link('returned'), { act: open(/^2 /) }),
  screen('gabung', 'basis', link('ready'), { act: open(/^3 /) }),
  screen('gabung', 'basis-error', link('part'), { act: open(/^3 /, next) }),
  screen('gabung', 'basis-refused', link('part'), {
    answers: { '/api/application/file': { status: 409, code: 'application.file_type' } },
    act: open(/^3 /, async (page) => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'perwal.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
      await page.getByRole('alert').first().waitFor()
    }),
  }),
  screen('gabung', 'agreement', link('returned'), { act: open(/^4 /) }),
  screen('gabung', 'agreement-error', link('returned'), {
    act: open(/^4 /, async (page) => {
      await press('Ganti yang menyetujui')(page)
      await fill(page, { 'Nama yang menyetujui': '' })
      await press('Setujui perjanjian')(page)
    }),
  }),
  screen('gabung', 'code', link('part'), { act: open(/^5 /) }),
  screen('gabung', 'code-refused', link('part'), {
    answers: { '/api/application/prove': { status: 409, code: 'application.code_wrong', facts: { left: 4 } } },
    act: open(
      /^5 /,
      async (page) => (await fill(page, { 'Kode 6 angka': '000000' }), await press('Periksa kode')(page)),
    ),
  }),
  screen('gabung', 'email', link('ready'), { act: open(/^5 /) }),
  screen('gabung', 'email-other', link('part'), { act: open(/^5 /, press('Pakai email lain')) }),
]
