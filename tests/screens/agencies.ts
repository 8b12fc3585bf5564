import type { Page } from 'playwright-core'
import { broken, fill, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

const referral =
  (state: keyof World['referrals'], rest = '') =>
  ({ referrals }: World) =>
    `/rujukan/${referrals[state]}${rest}`

async function completeForm(page: Page) {
  await page.getByText('Layanan diberikan').click()
  await page.getByLabel('Apa yang didapat keluarga ini?').fill('Kursi roda diterima keluarga hari ini.')
  await press('Kirim jawaban')(page)
  await page.getByRole('alert').waitFor()
}

async function addHealthAgain(page: Page) {
  await page.getByText('Dinas atau badan pemerintah daerah').click()
  await fill(page, { Nama: 'Dinas Kesehatan' })
  await page.getByText('Kesehatan', { exact: true }).click()
  await press('Tambah lembaga')(page)
  await page.getByRole('alert').waitFor()
}

/** What agencies see, and the institutions of a district. */
export const agencyScreens: Screen[] = [
  screen('rujukan-masuk', 'full', '/rujukan', { as: 'dinkes' }),
  screen('rujukan-masuk', 'loading', '/rujukan', { as: 'dinkes', answers: { 'referral.inbox': 'never' }, waits: true }),
  screen('rujukan-masuk', 'error', '/rujukan', { as: 'dinkes', answers: { 'referral.inbox': broken } }),
  screen('jawaban-kami', 'full', '/rujukan/jawaban', { as: 'dinkes' }),
  screen('rujukan', 'new', referral('fresh'), { as: 'dinkes', docs: '1440-light' }),
  screen('rujukan', 'accepted', referral('accepted'), { as: 'dinkes' }),
  screen('rujukan', 'waiting', referral('waiting'), { as: 'dinkes' }),
  screen('rujukan', 'done', referral('done'), { as: 'dinkes' }),
  screen('rujukan', 'back', referral('back'), { as: 'dinkes' }),
  screen('rujukan', 'provisional', referral('provisional'), { as: 'dinkes' }),
  screen('rujukan', 'hostile', referral('hostile'), { as: 'dinkes' }),
  screen('rujukan', 'stranger', referral('fresh'), { as: 'disdik' }),
  screen('rujukan', 'english', referral('fresh'), { as: 'dinkes', act: inEnglish }),
  screen('rujukan-terima', 'full', referral('fresh', '/terima'), { as: 'dinkes' }),
  screen('rujukan-kembalikan', 'full', referral('fresh', '/kembalikan'), { as: 'dinkes' }),
  screen('rujukan-kembalikan', 'empty', referral('fresh', '/kembalikan'), {
    as: 'dinkes',
    act: async (page) => (await page.getByText('Kurang berkas').click(), await press('Kembalikan rujukan')(page)),
  }),
  screen('rujukan-selesai', 'full', referral('accepted', '/selesai'), { as: 'dinkes' }),
  screen('rujukan-selesai', 'refused', referral('accepted', '/selesai'), {
    as: 'dinkes',
    answers: {
      'referral.complete': {
        status: 409,
        code: 'referral.changed',
        facts: { by: 'Euis Suryana', at: new Date(Date.now() - 120_000).toISOString(), state: 'PROSES_OPD' },
      },
    },
    act: completeForm,
  }),
  screen('rujukan-selesai', 'over', referral('done', '/selesai'), { as: 'dinkes' }),
  screen('lembaga', 'full', '/struktur', { as: 'admin' }),
  screen('lembaga', 'puskesos', '/struktur?jenis=PUSKESOS', { as: 'admin' }),
  screen('lembaga', 'none', '/struktur?jenis=PUSKESOS&cari=Atlantis', { as: 'admin' }),
  screen('lembaga', 'error', '/struktur', { as: 'admin', answers: { 'unit.list': broken } }),
  screen('lembaga-tambah', 'full', '/struktur/tambah', { as: 'admin' }),
  screen('lembaga-tambah', 'empty', '/struktur/tambah', {
    as: 'admin',
    act: async (page) => (
      await page.getByText('Dinas atau badan pemerintah daerah').click(),
      await press('Tambah lembaga')(page)
    ),
  }),
  screen('lembaga-tambah', 'refused', '/struktur/tambah', { as: 'admin', act: addHealthAgain }),
  screen('lembaga-ubah', 'full', (world) => `/struktur/${world.unit}`, { as: 'admin' }),
  screen('lembaga-ubah', 'ending', (world) => `/struktur/${world.unit}`, {
    as: 'admin',
    act: async (page) => {
      await press('Akhiri lembaga')(page)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Akhiri lembaga' }).click()
      await page.getByRole('alertdialog').getByRole('alert').waitFor()
    },
  }),
  screen('petugas-undang', 'agency', '/petugas/undang', {
    as: 'admin',
    act: async (page) => (
      await page.getByText('Petugas OPD').click(),
      await page.getByLabel('Bekerja untuk').waitFor()
    ),
  }),
]
