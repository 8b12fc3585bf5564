import type { Page } from 'playwright-core'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const FROM_RTLH = '/program/baru?dari=RTLH'

/** One more condition, about this fact. */
const addLine = async (page: Page, fact: string) => {
  await page.getByRole('button', { name: 'Syarat', exact: true }).last().click()
  await page.getByLabel('Apa yang diperiksa').last().selectOption(fact)
}

/** A condition that nobody can fulfil, and one that is not complete. */
const warned = async (page: Page) => {
  await addLine(page, 'rumah.luas')
  await page.getByLabel('Perbandingan untuk luas lantai').selectOption('>')
  await page.getByLabel('Nilai untuk luas lantai').fill('1200')
  await page.getByText('Tidak mungkin dipenuhi').waitFor()
  await addLine(page, 'orang.sekolah').catch(() => undefined)
}

/** Three families of a desa, and the whole district. */
const tried = async (page: Page) => {
  const desa = page.getByRole('combobox', { name: 'Desa atau kelurahan' })
  await desa.click()
  await desa.pressSequentially('cimekar')
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /Cimekar/ })
    .first()
    .click()
  for (const n of [1, 2, 3]) await page.getByLabel(new RegExp(`^Keluarga ${n}:`)).check()
  await page.getByRole('button', { name: 'Coba pada semua keluarga' }).click()
  await page.getByText(/keluarga di seluruh daerah/).waitFor()
}

const as = 'admin'

/** Programs: their list, one of them, and the editor of its rule. */
export const programScreens: Screen[] = [
  screen('program', 'full', '/program', { as, docs: '1440-light' }),
  screen('program', 'head', '/program', { as: 'head' }),
  screen('program', 'nation', '/program', { as: 'seknas' }),
  screen('program', 'nothing', '/program?cari=kapal', { as }),
  screen('program', 'own-none', '/program', {
    as: 'palopo',
    act: async (page) => {
      await page.getByText('Kota Palopo', { exact: true }).click()
      await page.goto('/program')
    },
  }),
  screen('program', 'english', '/program', { as, act: inEnglish }),
  screen('program', 'error', '/program', { as, answers: { 'program.list': broken } }),
  screen('program', 'wait', '/program', { as, answers: { 'program.list': 'never' }, waits: true }),
  screen('program-satu', 'national', '/program/PKH', { as, docs: '1440-light' }),
  screen('program-satu', 'versions', '/program/BANTUAN_HILANG_KERJA', {
    as,
    act: async (page) => page.locator('summary').first().click(),
  }),
  screen('program-satu', 'returned', '/program/PANGAN_LANSIA', { as }),
  screen('program-satu', 'cancel', '/program/BANTUAN_HILANG_KERJA', { as, act: press('Batalkan') }),
  screen('program-satu', 'manager', '/program/BANTUAN_HILANG_KERJA', { as: 'manager' }),
  screen('program-satu', 'unknown', '/program/TIDAK_ADA', { as }),
  screen('program-satu', 'english', '/program/PKH', { as, act: inEnglish }),
  screen('program-baru', 'start', '/program/baru', { as }),
  screen('program-baru', 'empty', '/program/baru?dari=kosong', { as, act: press('Simpan draf') }),
  screen('program-baru', 'from', FROM_RTLH, { as }),
  screen('program-baru', 'parts', '/program/baru?dari=PKH', { as }),
  screen('program-baru', 'warned', FROM_RTLH, { as, act: warned }),
  screen('program-baru', 'tried', FROM_RTLH, { as, act: tried, docs: '1440-light' }),
  screen('program-baru', 'english', FROM_RTLH, { as, act: inEnglish }),
  screen('program-ubah', 'returned', ({ programs }) => `/program/PANGAN_LANSIA/ubah/${programs.returned}`, { as }),
  screen('program-ubah', 'submit', ({ programs }) => `/program/SERAGAM_SEKOLAH/ubah/${programs.written}`, {
    as,
    act: press('Ajukan'),
  }),
  screen('program-ubah', 'refused', ({ programs }) => `/program/SERAGAM_SEKOLAH/ubah/${programs.written}`, {
    as,
    answers: {
      'program.draft': {
        status: 409,
        code: 'program.quota_below',
        facts: { places: 400, taken: 412, year: '2026' },
      },
    },
    act: async (page) => {
      await page.getByLabel('Jumlah keluarga setahun').fill('400')
      await press('Simpan draf')(page)
    },
  }),
  screen('program-ubah', 'gone', '/program/PANGAN_LANSIA/ubah/019a0000-0000-7000-8000-000000000000', { as }),
  screen('persetujuan', 'program', '/persetujuan', { as: 'head' }),
]
