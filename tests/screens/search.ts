import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const purpose = async (page: Page) => {
  await page.getByText('Melayani warga').click()
  await press('Mulai mencari')(page)
}
const look = (text: string) => async (page: Page) => {
  await purpose(page)
  await page.getByRole('searchbox').first().fill(text)
  await page.getByRole('button', { name: 'Cari', exact: true }).click()
  await page.waitForFunction(() => document.querySelector('main table, main ul, main h2, main [role=alert]'))
}
const search = (state: string, act: Screen['act'], more: Partial<Screen> = {}) =>
  screen('cari', state, '/cari', { as: 'manager', ...(act && { act }), ...more })

/** Finding somebody in the register, by an office for a district and by a fasilitator for a desa. */
export const searchScreens: Screen[] = [
  search('purpose', undefined),
  search('purpose-missing', press('Mulai mencari')),
  search('purpose-other', async (page) => {
    await page.getByText('Keperluan lain').click()
    await press('Mulai mencari')(page)
  }),
  search('empty', purpose),
  search('full', look('siti')),
  search('one', look('siti nur')),
  search('nobody', look('Zubaidah Kusumaningtyas')),
  search('number-short', look('320405')),
  search('error', look('siti'), { answers: { 'person.search': broken } }),
  search('field', look('siti'), { as: 'rini' }),
  search('field-offline', async (page) => {
    await purpose(page)
    await offline(page)
    await page.getByRole('searchbox').first().fill('siti')
    await page.getByRole('button', { name: 'Cari', exact: true }).click()
    await page.getByText('perlu sinyal').waitFor()
  }, { as: 'rini' }),
  search('english', inEnglish),
] // prettier-ignore
