import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

const data = ({ family }: World) => `/keluarga/${family}?bagian=data`
const known = ({ listed }: World) => `/keluarga/${listed}?bagian=data`
const card = ({ family }: World) => `/keluarga/${family}/kepesertaan`
const facts = ({ family }: World) => `/keluarga/${family}/data/${family}`
const copy = ({ family }: World) => `/keluarga/${family}/salinan`
const submit = async (page: Page) => page.locator('main [type=submit]').click()

async function answerCard(page: Page) {
  await page.getByText('Menerima', { exact: true }).first().click()
  await page.getByText('Butuh', { exact: true }).nth(1).click()
  await page.getByLabel('Sejak tahun').fill('2024')
}
async function copied(page: Page) {
  await press('Buat salinan')(page)
  await page.getByRole('heading', { name: 'Siapa yang pernah membuka' }).waitFor()
}
async function whole(page: Page) {
  await page.locator('main').getByRole('button', { name: 'Kabupaten Bandung' }).click()
  await page.getByText('keluarga,').waitFor()
}
async function withNumbers(page: Page) {
  await whole(page)
  await page.getByText('Sertakan NIK').click()
}

/** What the register says of a family, its card of programs, its own copy, and lists that leave. */
export const factScreens: Screen[] = [
  screen('data-keluarga', 'empty', data, { as: 'rini', docs: '390-light' }),
  screen('data-keluarga', 'full', known, { as: 'manager' }),
  screen('data-keluarga', 'history', known, { as: 'rini', act: press('Lihat riwayat perubahan') }),
  screen('data-keluarga', 'error', data, {
    as: 'rini',
    answers: { 'fact.show': broken, 'participation.show': broken },
  }),
  screen('data-keluarga', 'loading', data, { as: 'rini', answers: { 'fact.show': 'never' }, waits: true }),
  screen('data-keluarga', 'english', data, { as: 'rini', act: inEnglish }),
  screen('data-keluarga', 'office', data, { as: 'manager' }),
  screen('data-isi', 'full', facts, { as: 'rini' }),
  screen('data-isi', 'error', facts, { as: 'rini', act: submit }),
  screen('data-isi', 'refused', facts, {
    as: 'rini',
    answers: { 'fact.save': { status: 409, code: 'fact.changed' } },
    act: async (page) => {
      await page.getByText('Ya', { exact: true }).first().click()
      await submit(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('kartu-kepesertaan', 'empty', card, { as: 'rini', docs: '390-light' }),
  screen('kartu-kepesertaan', 'full', card, {
    as: 'rini',
    act: async (page) => (await answerCard(page), await press(/^Program lain/)(page)),
  }),
  screen('kartu-kepesertaan', 'error', card, { as: 'rini', act: submit }),
  screen('kartu-kepesertaan', 'refused', card, {
    as: 'rini',
    answers: { 'participation.save': { status: 409, code: 'participation.unknown_program' } },
    act: async (page) => (await answerCard(page), await submit(page), await page.getByRole('alert').first().waitFor()),
  }),
  screen('kartu-kepesertaan', 'offline', card, {
    as: 'rini',
    worker: true,
    act: async (page) => {
      await answerCard(page)
      await offline(page)
      await submit(page)
      await page.getByRole('heading', { name: 'Tersimpan di perangkat ini.' }).waitFor()
    },
  }),
  screen('salinan', 'before', copy, { as: 'manager' }),
  screen('salinan', 'full', copy, { as: 'manager', act: copied, docs: '820-light' }),
  screen('salinan', 'error', copy, {
    as: 'manager',
    answers: { 'extract.show': broken },
    act: press('Buat salinan'),
  }),
  screen('ekspor', 'before', '/ekspor', { as: 'manager' }),
  screen('ekspor', 'full', '/ekspor', { as: 'manager', act: whole, docs: '1440-light' }),
  screen('ekspor', 'asks', '/ekspor', { as: 'manager', act: withNumbers }),
  screen('ekspor', 'error', '/ekspor', {
    as: 'manager',
    act: async (page) => (await withNumbers(page), await press('Minta persetujuan')(page)),
  }),
  screen('ekspor', 'broken', '/ekspor', {
    as: 'manager',
    answers: { 'export.preview': broken },
    act: async (page) => page.locator('main').getByRole('button', { name: 'Kabupaten Bandung' }).click(),
  }),
]
