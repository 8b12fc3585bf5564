import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

const rights = ({ listed }: World) => `/keluarga/${listed}?bagian=hak`
const bare = ({ family }: World) => `/keluarga/${family}?bagian=hak`
const list = '/program/RUTILAHU_SABILULUNGAN/daftar'
const why = async (page: Page) => {
  await press('Kenapa begini?')(page)
  await page.getByRole('list', { name: 'Asal data' }).first().waitFor()
}
const more = async (page: Page) => {
  await press(/^Mungkin memenuhi: /)(page)
  await press(/^Belum memenuhi: /)(page)
}
/** Step 4 of a record for the family that a list knows. */
const papers = async (page: Page) => {
  await page.waitForURL(/\/kebutuhan/)
  await page.goto(page.url().replace('/kebutuhan', '/berkas'))
  await page.getByRole('heading', { name: 'Yang mungkin menjadi hak keluarga ini' }).waitFor()
}

/** What families of the village have not heard yet. */
const news = async (page: Page) => page.getByRole('region', { name: 'Kabar untuk keluarga' }).scrollIntoViewIfNeeded()

/** What a family is entitled to and why, and places of a program with those who wait for one. */
export const entitlementScreens: Screen[] = [
  screen('hak', 'full', rights, { as: 'rini', docs: '390-light' }),
  screen('hak', 'why', rights, { as: 'rini', act: why, docs: '820-light' }),
  screen('hak', 'all', rights, { as: 'rini', act: more }),
  screen('hak', 'empty', bare, { as: 'rini' }),
  screen('hak', 'office', rights, { as: 'manager' }),
  screen('hak', 'english', rights, { as: 'rini', act: inEnglish }),
  screen('hak', 'error', rights, { as: 'rini', answers: { 'eligibility.show': broken } }),
  screen('hak', 'loading', rights, { as: 'rini', answers: { 'eligibility.show': 'never' }, waits: true }),
  screen('hak', 'in-line', ({ waiting }) => `/keluarga/${waiting}?bagian=hak`, { as: 'manager' }),
  screen('hak', 'history', rights, { as: 'rini', act: press('Riwayat bantuan daerah') }),
  screen('hak', 'told', ({ waiting }) => `/keluarga/${waiting}?bagian=hak`, {
    as: 'manager',
    act: press('Riwayat bantuan daerah'),
  }),
  screen('kabar', 'full', '/hari-ini', { as: 'rini', act: news }),
  screen('kabar', 'refused', '/hari-ini', {
    as: 'rini',
    answers: { 'enrolment.tell': { status: 409, code: 'enrolment.changed' } },
    act: async (page) => {
      await news(page)
      await press('Sudah diberi tahu')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('kabar', 'offline', '/hari-ini', {
    as: 'rini',
    worker: true,
    act: async (page) => {
      await news(page)
      await offline(page)
      await press('Sudah diberi tahu')(page)
      await page.getByRole('region', { name: 'Kabar untuk keluarga' }).getByText('Tersimpan di perangkat ini').waitFor()
    },
  }),
  screen('catat-hak', 'full', ({ listed }) => `/catat?keluarga=${listed}`, { as: 'rini', act: papers }),
  screen('daftar-penerima', 'waiting', list, { as: 'manager', docs: '1440-light' }),
  screen('daftar-penerima', 'proposed', `${list}?bagian=usulan`, { as: 'manager' }),
  screen('daftar-penerima', 'refuse', `${list}?bagian=usulan`, {
    as: 'manager',
    act: async (page) => (await press('Tolak')(page), await page.getByRole('alertdialog').waitFor()),
  }),
  screen('daftar-penerima', 'receiving', `${list}?bagian=menerima`, { as: 'manager' }),
  screen('daftar-penerima', 'gone', `${list}?bagian=menerima&tiada=1`, { as: 'manager' }),
  screen('daftar-penerima', 'end', `${list}?bagian=menerima`, {
    as: 'manager',
    act: async (page) => {
      await press('Akhiri')(page)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Akhiri' }).click()
      await page.getByRole('alertdialog').getByRole('alert').first().waitFor()
    },
  }),
  screen('daftar-penerima', 'empty', `${list}?bagian=selesai`, { as: 'manager' }),
  screen('daftar-penerima', 'refused', `${list}?bagian=usulan`, {
    as: 'manager',
    answers: { 'enrolment.confirm': { status: 409, code: 'enrolment.not_eligible' } },
    act: async (page) => (await press('Tetapkan')(page), await page.getByRole('alert').first().waitFor()),
  }),
  screen('daftar-penerima', 'admin', list, { as: 'admin' }),
  screen('daftar-penerima', 'error', list, { as: 'manager', answers: { 'enrolment.places': broken } }),
  screen('daftar-penerima', 'english', list, { as: 'manager', act: inEnglish }),
]
