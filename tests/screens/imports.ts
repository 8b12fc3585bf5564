import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const as = 'manager' as const
const MEGABYTE = 1_000_000

/** Shows an import as it stands for seconds only: on its way. */
const standing = (state: string) => async (page: Page) => {
  let row = 402_000
  const isShow = ({ pathname }: URL) => pathname.includes('import.show')
  await page.route(isShow, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { result: { data: object } }[]
    // The queries of one moment travel together.
    const at = new URL(route.request().url()).pathname.slice('/trpc/'.length).split(',').indexOf('import.show')
    row += 6000
    Object.assign(body[at]!.result.data, { state, row, position: row * 190, bytes: 190 * MEGABYTE, open: 214 })
    await route.fulfill({ response: answer, json: body })
  })
  await page.reload()
  await page.getByRole('progressbar').waitFor()
  if (state === 'BERJALAN') await page.getByText('baris per detik').waitFor()
}

const choose =
  (content: string, name = 'dtks-3204.txt') =>
  async (page: Page) => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
  }
const day = async (page: Page, ...parts: readonly [string, string, string]) => {
  for (const [at, label] of ['Tanggal', 'Bulan', 'Tahun'].entries())
    await page.getByLabel(label, { exact: true }).fill(parts[at]!)
}
const HEADER = 'ID DTKS|PROVINSI|KABUPATEN/KOTA\r\n1|Jawa Barat|Kabupaten Bandung\r\n'

const ledger =
  (more: (page: Page) => Promise<unknown> = async () => undefined) =>
  async (page: Page) => {
    await press(/^Perbaiki \d+ baris/)(page)
    await page.getByRole('button', { name: 'Semua isian Baris 61' }).waitFor()
    await more(page)
  }

/** Files that are brought into the register: sent, their columns, their way, what became of their rows. */
export const importScreens: Screen[] = [
  screen('impor', 'full', '/impor', { as }),
  screen('impor', 'empty', '/impor', { as: 'adminKota' }),
  screen('impor', 'chosen', '/impor', { as: 'admin', act: choose(HEADER) }),
  screen('impor', 'asked', '/impor', {
    as,
    act: async (page) => (await choose('a;b\n1;2\n', 'data-rt.csv')(page), await press('Kirim berkas')(page)),
  }),
  screen('impor', 'nothing', '/impor', { as, act: choose('') }),
  screen('impor', 'sending', '/impor', {
    as,
    answers: { '/api/import/status': 'never' },
    act: async (page) => {
      await choose(HEADER)(page)
      await press('Kirim berkas')(page)
      await page.getByRole('progressbar').waitFor()
    },
  }),
  screen('impor', 'wait', '/impor', { as, answers: { 'import.list': 'never' }, waits: true }),
  screen('impor', 'error', '/impor', { as, answers: { 'import.list': broken } }),
  screen('impor-kolom', 'full', ({ imports }) => `/impor/${imports.mapping}`, { as }),
  screen('impor-kolom', 'change', ({ imports }) => `/impor/${imports.mapping}`, {
    as,
    act: async (page) => page.getByRole('button', { name: 'Ubah kolom NIK' }).click(),
  }),
  screen('impor-kolom', 'missing', ({ imports }) => `/impor/${imports.short}`, { as, act: press('Mulai impor') }),
  screen('impor-kolom', 'codes', ({ imports }) => `/impor/${imports.codes}`, { as, act: press('Mulai impor') }),
  screen('impor-kolom', 'english', ({ imports }) => `/impor/${imports.codes}`, { as, act: inEnglish }),
  screen('impor-daftar', 'empty', ({ imports }) => `/impor/${imports.exclusion}`, { as }),
  screen('impor-daftar', 'missing', ({ imports }) => `/impor/${imports.exclusion}`, {
    as: 'admin',
    act: async (page) => {
      await page.getByRole('radio', { name: 'Penerima program' }).check({ force: true })
      await press('Mulai impor')(page)
    },
  }),
  screen('impor-daftar', 'exclusion', ({ imports }) => `/impor/${imports.exclusion}`, {
    as,
    act: async (page) => {
      await page.getByRole('radio', { name: 'Yang dikecualikan' }).check({ force: true })
      await day(page, '1', '7', '2026')
    },
  }),
  screen('impor-daftar', 'older', ({ imports }) => `/impor/${imports.older}`, {
    as,
    act: async (page) => {
      await page.getByRole('radio', { name: 'Penerima program' }).check({ force: true })
      await page.getByLabel('Program apa?').selectOption('BPNT')
      await day(page, '1', '3', '2026')
      await press('Mulai impor')(page)
      await page.getByText('Daftar yang lebih baru').first().waitFor()
    },
  }),
  screen('impor-daftar', 'english', ({ imports }) => `/impor/${imports.exclusion}`, { as, act: inEnglish }),
  screen('impor-daftar', 'done', ({ imports }) => `/impor/${imports.listed}`, { as }),
  screen('impor-daftar', 'unknown', ({ imports }) => `/impor/${imports.listed}`, {
    as,
    act: async (page) => {
      await press(/^Perbaiki \d+ baris/)(page)
      await page.getByRole('button', { name: 'Semua isian Baris 41' }).waitFor()
    },
  }),
  screen('impor-berhenti', 'codes', ({ imports }) => `/impor/${imports.stopped}`, { as }),
  screen('impor-jalan', 'running', ({ imports }) => `/impor/${imports.done}`, { as, act: standing('BERJALAN') }),
  screen('impor-jalan', 'waiting', ({ imports }) => `/impor/${imports.done}`, { as, act: standing('MENUNGGU') }),
  screen('impor-jalan', 'paused', ({ imports }) => `/impor/${imports.done}`, { as, act: standing('JEDA') }),
  screen('impor-jalan', 'cancel', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: async (page) => (await standing('BERJALAN')(page), await press('Batalkan impor')(page)),
  }),
  screen('impor-hasil', 'open', ({ imports }) => `/impor/${imports.done}`, { as }),
  screen('impor-hasil', 'same', ({ imports }) => `/impor/${imports.same}`, { as }),
  screen('impor-hasil', 'cancelled', ({ imports }) => `/impor/${imports.cancelled}`, { as }),
  screen('impor-hasil', 'unknown', '/impor/01900000-0000-7000-8000-000000000000', { as }),
  screen('impor-hasil', 'error', ({ imports }) => `/impor/${imports.done}`, {
    as,
    answers: { 'import.show': broken },
  }),
  screen('impor-hasil', 'offline', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: async (page) => {
      await page.getByText('baris perlu diperbaiki').waitFor()
      await offline(page)
      await press(/^Perbaiki \d+ baris/)(page)
      await page.getByText('Tanpa sinyal').first().waitFor()
    },
  }),
  screen('impor-ditolak', 'full', ({ imports }) => `/impor/${imports.done}`, { as, act: ledger(), docs: '1440-light' }),
  screen('impor-ditolak', 'english', ({ imports }) => `/impor/${imports.done}?baris=ditolak`, { as, act: inEnglish }),
  screen('impor-ditolak', 'refused', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: ledger(async (page) => {
      await page.getByRole('button', { name: 'Coba lagi Baris 61 tanpa perubahan' }).click()
      await page.getByText('Masih ditolak').waitFor()
    }),
  }),
  screen('impor-ditolak', 'village', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: ledger(async (page) => {
      await page.getByRole('button', { name: 'Pilih desa untuk baris 66' }).click()
      await page.getByRole('combobox', { name: 'Desa atau kelurahan' }).fill('cimekar')
      await page.getByRole('option', { name: /Cimekar/ }).click()
    }),
  }),
  screen('impor-ditolak', 'whole', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: ledger((page) => page.getByRole('button', { name: 'Semua isian Baris 61' }).click()),
  }),
  screen('impor-ditolak', 'skip', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: ledger(async (page) => {
      await page.getByLabel('Masalah').selectOption({ index: 4 })
      await press(/^Abaikan \d+ baris ini/)(page)
    }),
  }),
  screen('impor-ditolak', 'left-out', ({ imports }) => `/impor/${imports.done}`, {
    as,
    act: ledger(async (page) => {
      await page.getByLabel('Tampilkan').selectOption({ index: 2 })
      await page
        .getByText(/^Diabaikan oleh Ade/)
        .first()
        .waitFor()
    }),
  }),
]
