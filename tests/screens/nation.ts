import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const withoutSignal = async (page: Page) => {
  await page.locator('[data-map], table, ul').first().waitFor()
  await offline(page)
  await page.reload()
}

/** By the keys alone: to the map, to a name, and on. */
async function byKeys(page: Page) {
  await page.locator('[data-map]').focus()
  await page.keyboard.type('lampung sel')
  await page.locator('[data-map] [role=status]', { hasText: 'Lampung' }).waitFor({ state: 'attached' })
}

/** What the nation and the heads of districts see of figures. */
export const nationScreens: Screen[] = [
  screen('peta', 'full', '/peta', { as: 'seknas', docs: '1440-light' }),
  screen('peta', 'chosen', '/peta?daerah=18.01', { as: 'seknas', docs: '1440-dark' }),
  screen('peta', 'keys', '/peta', { as: 'seknas', act: byKeys }),
  screen('peta', 'province', '/peta?provinsi=32', { as: 'seknas', docs: '390-light' }),
  screen('peta', 'hidden', '/peta?hari=30', { as: 'seknas' }),
  screen('peta', 'handled', '/peta?ukuran=tangani&hari=365', { as: 'seknas' }),
  screen('peta', 'backlog', '/peta?ukuran=tunggak', { as: 'seknas' }),
  screen('peta', 'silent', '/peta?ukuran=diam', { as: 'seknas' }),
  screen('peta', 'legend', '/peta', { as: 'seknas', act: press(/60–79%/) }),
  screen('peta', 'empty', '/peta', { as: 'first' }),
  screen('peta', 'offline', '/peta', { as: 'seknas', worker: true, act: withoutSignal }),
  screen('peta', 'error', '/peta', { as: 'seknas', answers: { 'indicator.nation': broken } }),
  screen('peta', 'loading', '/peta', { as: 'seknas', answers: { 'indicator.nation': 'never' }, waits: true }),
  screen('peta', 'english', '/peta?daerah=16.12', { as: 'seknas', act: inEnglish }),
  screen('daerah', 'full', '/daerah', { as: 'seknas', docs: '1440-light' }),
  screen('daerah', 'worst', '/daerah?urut=tepat&hari=30', { as: 'seknas' }),
  screen('daerah', 'all', '/daerah?gabung=semua&urut=tepat', { as: 'seknas' }),
  screen('daerah', 'absent', '/daerah?gabung=belum', { as: 'seknas' }),
  screen('daerah', 'empty', '/daerah', { as: 'first', docs: '390-dark' }),
  screen('daerah', 'no-results', '/daerah?cari=zzz', { as: 'seknas' }),
  screen('daerah', 'offline', '/daerah', { as: 'seknas', worker: true, act: withoutSignal }),
  screen('daerah', 'error', '/daerah', { as: 'seknas', answers: { 'indicator.nation': broken }, docs: '1440-dark' }),
  screen('daerah', 'loading', '/daerah', { as: 'seknas', answers: { 'indicator.nation': 'never' }, waits: true }),
  screen('daerah', 'english', '/daerah', { as: 'seknas', act: inEnglish }),
  screen('daerah', 'one', '/daerah/32.04', { as: 'seknas' }),
  screen('daerah', 'one-trouble', '/daerah/18.01', { as: 'seknas' }),
  screen('daerah', 'one-absent', '/daerah/32.05', { as: 'seknas' }),
  screen('daerah', 'one-unknown', '/daerah/99.99', { as: 'seknas' }),
  screen('daerah', 'one-error', '/daerah/32.04', { as: 'seknas', answers: { 'indicator.district': broken } }),
  screen('ringkasan', 'full', '/ringkasan', { as: 'head', docs: '390-light' }),
  screen('ringkasan', 'table', '/ringkasan', { as: 'head', act: async (page) => page.locator('summary').click() }),
  screen('ringkasan', 'offline', '/ringkasan', { as: 'head', worker: true, act: withoutSignal }),
  screen('ringkasan', 'error', '/ringkasan', { as: 'head', answers: { 'indicator.district': broken } }),
  screen('ringkasan', 'loading', '/ringkasan', { as: 'head', answers: { 'indicator.district': 'never' }, waits: true }),
  screen('ringkasan', 'english', '/ringkasan', { as: 'head', act: inEnglish }),
]
