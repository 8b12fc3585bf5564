import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const as = 'manager' as const

/** Records of one person side by side, and families that two districts ask each other for. */
export const pairScreens: Screen[] = [
  screen('ganda', 'full', '/ganda', { as, docs: '1440-light' }),
  screen('ganda', 'merged', '/ganda?keadaan=DIGABUNG', { as }),
  screen('ganda', 'none', '/ganda?keadaan=DIPISAH', { as }),
  screen('ganda', 'cards', '/ganda?bagian=kartu', { as }),
  screen('ganda', 'wait', '/ganda', { as, answers: { 'duplicate.list': 'never' }, waits: true }),
  screen('ganda', 'error', '/ganda', { as, answers: { 'duplicate.list': broken } }),
  screen('ganda', 'english', '/ganda', { as, act: inEnglish }),
  screen('ganda-satu', 'open', ({ pairs }) => `/ganda/${pairs.open}`, { as, docs: '1440-light' }),
  screen('ganda-satu', 'long', ({ pairs }) => `/ganda/${pairs.long}`, { as }),
  screen('ganda-satu', 'waiting', ({ pairs }) => `/ganda/${pairs.waiting}`, { as }),
  screen('ganda-satu', 'merged', ({ pairs }) => `/ganda/${pairs.done}`, { as }),
  screen('ganda-satu', 'two', ({ pairs }) => `/ganda/${pairs.apart}`, { as }),
  screen('ganda-satu', 'gone', ({ pairs }) => `/ganda/${pairs.handed}`, { as }),
  screen('ganda-satu', 'part', ({ pairs }) => `/ganda/${pairs.done}`, {
    as,
    act: async (page: Page) => {
      await press('Pisahkan lagi')(page)
      await page.getByRole('alertdialog').getByRole('button', { name: 'Pisahkan lagi' }).click()
    },
  }),
  screen('ganda-satu', 'dismiss', ({ pairs }) => `/ganda/${pairs.open}`, { as, act: press('Dua orang berbeda') }),
  screen('ganda-satu', 'offline', ({ pairs }) => `/ganda/${pairs.open}`, {
    as,
    act: async (page: Page) => {
      await page.getByText('Satu orang, dua catatan?').waitFor()
      await offline(page)
    },
  }),
  screen('ganda-gabung', 'full', ({ pairs }) => `/ganda/${pairs.open}/gabung`, { as, docs: '390-light' }),
  screen('ganda-gabung', 'empty', ({ pairs }) => `/ganda/${pairs.open}/gabung`, {
    as,
    act: press('Minta persetujuan'),
  }),
  screen('ganda-gabung', 'refused', ({ pairs }) => `/ganda/${pairs.open}/gabung`, {
    as,
    answers: { 'duplicate.merge': { status: 409, code: 'duplicate.changed' } },
    act: async (page: Page) => {
      await page.getByText('Euis Rohayati, NIK').click()
      await page.getByLabel('Mengapa satu orang?').fill('KTP dilihat.')
      await press('Minta persetujuan')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('serah-terima', 'out', '/serah-terima', { as, docs: '1440-light' }),
  screen('serah-terima', 'in', '/serah-terima?arah=masuk', { as, docs: '390-light' }),
  screen('serah-terima', 'refuse', '/serah-terima?arah=masuk', { as, act: press('Jangan serahkan') }),
  screen('serah-terima', 'withdraw', '/serah-terima', { as, act: press('Tarik permintaan') }),
  screen('serah-terima', 'error', '/serah-terima', { as, answers: { 'transfer.list': broken } }),
  screen('serah-terima', 'wait', '/serah-terima', { as, answers: { 'transfer.list': 'never' }, waits: true }),
  screen('serah-terima-minta', 'full', '/serah-terima/minta', { as }),
  screen('serah-terima-minta', 'empty', '/serah-terima/minta', { as, act: press('Kirim permintaan') }),
  screen('serah-terima-minta', 'refused', '/serah-terima/minta', {
    as,
    act: async (page: Page) => {
      await page.getByLabel('NIK', { exact: true }).fill('3273110405860099')
      await page.getByLabel('Nama', { exact: true }).fill('Dadang Hidayat')
      await page.getByText('Pindah ke sini').click()
      await press('Kirim permintaan')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('serah-terima-terima', 'full', ({ pairs }) => `/serah-terima/${pairs.handed}/terima`, { as }),
  screen('serah-terima-terima', 'empty', ({ pairs }) => `/serah-terima/${pairs.handed}/terima`, {
    as,
    act: async (page: Page) => page.locator('main [type=submit]').click(),
  }),
  screen('serah-terima-terima', 'gone', ({ pairs }) => `/serah-terima/${pairs.open}/terima`, { as }),
  screen('kartu-keluarga', 'elsewhere', ({ pairs }) => `/keluarga/${pairs.beside}`, { as }),
  screen('persetujuan', 'merge', '/persetujuan', { as }),
]
