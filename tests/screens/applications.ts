import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

type Which = keyof World['applications']['ids']
const one = (which: Which) => (world: World) => `/permohonan/${world.applications.ids[which]}`
const giveBack = (world: World) => `/permohonan/${world.applications.ids.waiting}/kembalikan`
const dialog = (name: string | RegExp) => async (page: Page) => {
  await press(name)(page)
  await page.getByRole('alertdialog').waitFor()
}

/** Chooses one of two districts, and looks at what it says of itself. */
const actAs = (name: string | RegExp) => async (page: Page) => {
  await page.getByText(name).first().click()
  await page.waitForURL((at) => !at.pathname.endsWith('/sebagai'))
  await page.goto('/profil')
}

/** What the secretariat decides on: who may join, and what becomes of a district. */
export const applicationScreens: Screen[] = [
  screen('permohonan', 'full', '/permohonan', { as: 'seknas', docs: '1440-light' }),
  screen('permohonan', 'approved', '/permohonan?keadaan=DISETUJUI', { as: 'seknas' }),
  screen('permohonan', 'empty', '/permohonan', { as: 'first' }),
  screen('permohonan', 'error', '/permohonan', { as: 'seknas', answers: { 'application.list': broken } }),
  screen('permohonan', 'loading', '/permohonan', {
    as: 'seknas',
    answers: { 'application.list': 'never' },
    waits: true,
  }),
  screen('permohonan', 'english', '/permohonan', { as: 'seknas', act: inEnglish }),
  screen('permohonan-satu', 'rivals', one('waiting'), { as: 'seknas', docs: '820-light' }),
  screen('permohonan-satu', 'ticked', one('ticked'), { as: 'seknas' }),
  screen('permohonan-satu', 'approve', one('ticked'), { as: 'seknas', act: dialog('Setujui permohonan') }),
  screen('permohonan-satu', 'refused', one('ticked'), {
    as: 'seknas',
    answers: { 'application.approve': { status: 409, code: 'area.taken', facts: { area: 'Kota Semarang' } } },
    act: async (page) => {
      await dialog('Setujui permohonan')(page)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Setujui permohonan' }).click()
      await page.getByRole('alertdialog').getByRole('alert').waitFor()
    },
  }),
  screen('permohonan-satu', 'file', one('waiting'), {
    as: 'seknas',
    act: async (page) => {
      await press('Lihat berkas (dicatat)')(page)
      await page.getByRole('link', { name: /^Unduh/ }).waitFor()
    },
  }),
  screen('permohonan-satu', 'returned', one('returned'), { as: 'seknas' }),
  screen('permohonan-satu', 'approved', one('approved'), { as: 'seknas' }),
  screen('permohonan-satu', 'english', one('waiting'), { as: 'seknas', act: inEnglish }),
  screen('permohonan-satu', 'unknown', '/permohonan/01900000-0000-7000-8000-000000000000', { as: 'seknas' }),
  screen('permohonan-satu', 'error', one('waiting'), { as: 'seknas', answers: { 'application.show': broken } }),
  screen('permohonan-kembalikan', 'empty', giveBack, { as: 'seknas' }),
  screen('permohonan-kembalikan', 'error', giveBack, { as: 'seknas', act: press('Kembalikan permohonan') }),
  screen('permohonan-kembalikan', 'refused', giveBack, {
    as: 'seknas',
    answers: { 'application.giveBack': { status: 409, code: 'application.changed' } },
    act: async (page) => {
      await page.getByLabel(/^Dasar hukum/).fill('Halaman tanda tangan tidak ada di berkasnya.')
      await press('Kembalikan permohonan')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('permohonan', 'offline', '/permohonan', {
    as: 'seknas',
    worker: true,
    act: async (page) => {
      await page.getByRole('table').or(page.getByRole('list')).first().waitFor()
      await offline(page)
      await page.reload()
    },
  }),
  screen('daerah', 'suspended', '/daerah/73.73', { as: 'seknas' }),
  screen('profil', 'suspended', '/sebagai', { as: 'palopo', act: actAs('Kota Palopo') }),
  screen('profil', 'practice', '/sebagai', { as: 'palopo', act: actAs(/latihan/i) }),
  screen('daerah', 'suspend', '/daerah/32.04', { as: 'seknas', act: dialog('Tangguhkan') }),
  screen('daerah', 'suspend-error', '/daerah/32.04', {
    as: 'seknas',
    act: async (page) => {
      await dialog('Tangguhkan')(page)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Tangguhkan' }).click()
    },
  }),
  screen('daerah', 'close', '/daerah/32.04', { as: 'seknas', act: dialog('Tutup daerah') }),
  screen('daerah', 'practise', '/daerah/32.04', { as: 'seknas', act: dialog('Buat daerah latihan') }),
]
