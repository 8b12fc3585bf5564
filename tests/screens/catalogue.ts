import type { Page } from 'playwright-core'
import { broken, fill, inEnglish, press, screen, type Screen } from './screen.ts'

const changed = (code: string) => ({
  status: 409,
  code,
  facts: { by: 'Dewi Lestari', at: new Date(Date.now() - 120_000).toISOString() },
})

const file = [
  'date,type,name',
  '2027-01-01,L,Tahun Baru Masehi',
  '2027-03-09,CB,Nyepi',
  '2027-02-30,L,Hari yang tidak ada',
  '2026-12-25,L,Natal',
  '2027-08-17,L,Kemerdekaan RI',
].join('\n')

async function pasteYear(page: Page) {
  await press('Tempel atau unggah CSV')(page)
  await fill(page, { Sumber: 'SKB 3 Menteri 10/2026, 1/2026, 2/2026', 'Isi berkas': file })
}
async function useYear(page: Page) {
  await pasteYear(page)
  await press(/Pakai 3 baris/)(page)
}
async function saveYear(page: Page) {
  await useYear(page)
  await press('Tetapkan kalender 2027')(page)
  await page.getByRole('alert').first().waitFor()
}
async function writeLine(page: Page) {
  await fill(page, { Nama: 'Kartu mati atau bantuan berhenti', Sumber: 'Keputusan Sekretariat Nasional 7/2026' })
  await page.getByText('Keputusan sendiri').click()
  await press('Simpan versi')(page)
}

/** What the secretariat keeps for the whole country, and the trail of what everybody did. */
export const catalogueScreens: Screen[] = [
  screen('katalog', 'full', '/katalog/kategori', { as: 'seknas', docs: '1440-light' }),
  screen('katalog', 'programs', '/katalog/program', { as: 'seknas' }),
  screen('katalog', 'roles', '/katalog/peran', { as: 'seknas' }),
  screen('katalog', 'none', '/katalog/kategori?cari=zzz', { as: 'seknas' }),
  screen('katalog', 'loading', '/katalog/program', {
    as: 'seknas',
    answers: { 'catalogue.list': 'never' },
    waits: true,
  }),
  screen('katalog', 'error', '/katalog/program', { as: 'seknas', answers: { 'catalogue.list': broken } }),
  screen('katalog', 'english', '/katalog/program', { as: 'seknas', act: inEnglish }),
  screen('katalog-kode', 'full', '/katalog/program/BLT_KESRA', { as: 'seknas' }),
  screen('katalog-kode', 'empty', '/katalog/kategori/KP02', { as: 'seknas' }),
  screen('katalog-kode', 'read', '/katalog/program/PKH', { as: 'admin' }),
  screen('katalog-tulis', 'full', '/katalog/program/PKH/tulis?mulai=2026-01-01', { as: 'seknas' }),
  screen('katalog-tulis', 'new', '/katalog/program/tambah', { as: 'seknas' }),
  screen('katalog-tulis', 'empty', '/katalog/program/tambah', { as: 'seknas', act: press('Simpan versi') }),
  screen('katalog-tulis', 'refused', '/katalog/kategori/KP02/tulis', {
    as: 'seknas',
    answers: { 'catalogue.save': { status: 409, code: 'catalogue.overlap', facts: { day: '2026-01-01' } } },
    act: async (page) => (await writeLine(page), await page.getByRole('alert').first().waitFor()),
  }),
  screen('kalender', 'full', '/kalender?tahun=2026', { as: 'seknas', docs: '390-light' }),
  screen('kalender', 'unset', '/kalender?tahun=2027', { as: 'seknas' }),
  screen('kalender', 'read', '/kalender?tahun=2027', { as: 'admin' }),
  screen('kalender', 'english', '/kalender?tahun=2026', { as: 'admin', act: inEnglish }),
  screen('kalender', 'error', '/kalender', { as: 'seknas', answers: { 'holiday.list': broken } }),
  screen('kalender-ubah', 'empty', '/kalender/2027/ubah', { as: 'seknas', act: press('Tetapkan kalender 2027') }),
  screen('kalender-ubah', 'full', '/kalender/2026/ubah', { as: 'seknas' }),
  screen('kalender-ubah', 'paste', '/kalender/2027/ubah', { as: 'seknas', act: pasteYear }),
  screen('kalender-ubah', 'refused', '/kalender/2027/ubah', {
    as: 'seknas',
    answers: { 'holiday.save': changed('holiday.changed') },
    act: saveYear,
  }),
  screen('jejak', 'full', '/jejak?waktu=all', { as: 'admin', docs: '1440-light' }),
  screen('jejak', 'found', '/jejak?waktu=all', {
    as: 'admin',
    act: async (page) => (await fill(page, { 'Cari petugas': 'rini' }), await press(/Rini/)(page)),
  }),
  screen('jejak', 'nation', '/jejak?waktu=all', { as: 'seknas' }),
  screen('jejak', 'none', '/jejak?catatan=01900000-0000-7000-8000-000000000001', { as: 'admin' }),
  screen('jejak', 'loading', '/jejak', { as: 'admin', answers: { 'audit.list': 'never' }, waits: true }),
  screen('jejak', 'error', '/jejak', { as: 'admin', answers: { 'audit.list': broken } }),
  screen('jejak', 'english', '/jejak?waktu=all', { as: 'admin', act: inEnglish }),
  screen('jejak', 'stranger', '/jejak', { as: 'dewi' }),
]
