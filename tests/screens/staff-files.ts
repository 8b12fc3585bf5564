import type { Page } from 'playwright-core'
import { broken, fill, inEnglish, press, screen, type Screen } from './screen.ts'

const FILE = `Nama;Email;Nama pengguna;Peran;Desa;Kecamatan;Dinas
Rini Wulandari Kusumaningtyas;rini.baru@contoh.example;;Fasilitator;Cimekar, Cinunuk, Cibiru Wetan;;
Ujang Permana;;ujang.permana;Koordinator Puskesos;Cibiru Hilir;;
Dadan Hidayat;dadan@contoh.example;;Supervisor;;Cileunyi;
Asep Sunandar;asep.s@contoh.example;;Fasilitator;Antapani Kidul;;
Siti Nur'aini;siti@@contoh;;Petugas Puskesos;Cimekar;;
Dewi;=HYPERLINK("x");;Fasilitator;Cimekar;;
Nia Kurniasih;nia@contoh.example;;Pengawas Desa;Cimekar;;
Budi Santoso;rini.baru@contoh.example;;Fasilitator;Cimekar;;
`

async function chooseFile(page: Page, text = FILE) {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'petugas 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}
async function preview(page: Page) {
  await chooseFile(page)
  await page.getByRole('heading', { name: 'Isi berkas' }).waitFor()
}

const makeCard = async (page: Page) => {
  await press('Buat 1 kartu')(page)
  await page.getByRole('img', { name: /Kode QR/ }).waitFor()
}
const dialog = (page: Page) => page.getByRole('alertdialog').waitFor()

/** How a district gets its people: a file, cards, courses, hand-over, a Puskesos for each village. */
export const staffFileScreens: Screen[] = [
  screen('impor', 'empty', '/petugas/impor', { as: 'admin' }),
  screen('impor', 'full', '/petugas/impor', { as: 'admin', act: preview }),
  screen('impor', 'refused', '/petugas/impor', {
    as: 'admin',
    act: async (page) => (await chooseFile(page, 'No;NIK\n1;2\n'), await page.getByRole('alert').waitFor()),
  }),
  screen('impor', 'error', '/petugas/impor', {
    as: 'admin',
    answers: { '/api/table': broken },
    act: async (page) => (await chooseFile(page), await page.getByRole('alert').waitFor()),
  }),
  screen('impor', 'loading', '/petugas/impor', {
    as: 'admin',
    answers: { 'staff.preview': 'never' },
    act: async (page) => chooseFile(page),
    waits: true,
  }),
  screen('impor', 'stopped', '/petugas/impor', {
    as: 'admin',
    answers: { 'staff.import': { status: 409, code: 'staff.already_invited' } },
    act: async (page) => (await preview(page), await press(/^Kirim 3/)(page), await page.getByRole('alert').waitFor()),
  }),
  screen('kartu', 'empty', '/petugas/kartu', { as: 'admin' }),
  screen('kartu', 'before', ({ staff }) => `/petugas/kartu?id=${staff.carded}`, { as: 'admin' }),
  screen('kartu', 'full', ({ staff }) => `/petugas/kartu?id=${staff.carded}`, { as: 'admin', act: makeCard }),
  screen('kartu', 'refused', ({ staff }) => `/petugas/kartu?id=${staff.active}`, {
    as: 'admin',
    act: async (page) => (await press('Buat 1 kartu')(page), await page.getByRole('alert').waitFor()),
  }),
  screen('petugas-undang', 'card', '/petugas/undang', {
    as: 'admin',
    act: async (page) => {
      await page.getByText('Lewat kartu, tanpa email').click()
      await fill(page, { Nama: 'Ujang Permana', 'Nama pengguna': 'Ujang P' })
      await page.getByText('Auditor', { exact: true }).click()
      await press('Simpan, lalu cetak kartu')(page)
      await page.getByRole('alert').waitFor()
    },
  }),
  screen('petugas-satu', 'carded', ({ staff }) => `/petugas/${staff.carded}`, { as: 'admin' }),
  screen('petugas-satu', 'hand-over', ({ staff }) => `/petugas/${staff.active}`, {
    as: 'admin',
    act: async (page) => {
      await press(/^Akhiri/)(page)
      await dialog(page)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Akhiri tugas' }).click()
      await page.getByRole('alert').waitFor()
    },
  }),
  screen('bimtek', 'full', ({ staff }) => `/petugas/${staff.active}`, {
    as: 'admin',
    act: async (page) => (await press('Tambah bimtek')(page), await press('Simpan bimtek')(page)),
  }),
  screen('bimtek', 'remove', ({ staff }) => `/petugas/${staff.active}`, {
    as: 'admin',
    act: async (page) => (await press(/^Hapus bimtek/)(page), await dialog(page)),
  }),
  screen('puskesos', 'full', '/struktur?jenis=PUSKESOS', { as: 'admin' }),
  screen('puskesos', 'confirm', '/struktur?jenis=PUSKESOS', {
    as: 'admin',
    act: async (page) => (await press('Buat Puskesos untuk semua desa')(page), await dialog(page)),
  }),
  screen('undangan', 'card', ({ tokens }) => `/undangan#${tokens.card}`),
  screen('impor', 'english', '/petugas/impor', { as: 'admin', act: inEnglish }),
]
