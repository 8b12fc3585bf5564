import type { Page } from 'playwright-core'
import { changed } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const page = '/sasaran?program=BPNT'
const list = '/sasaran/BPNT/daftar?sel=memenuhi-belum'

async function tryHigher(on: Page) {
  await on.getByLabel('Batas desil, paling tinggi').selectOption('6')
  await on.getByLabel('Tempat setahun').fill('100')
  await press('Coba')(on)
  await on.getByText('Masuk', { exact: true }).waitFor()
}
const open = (purpose: string) => async (on: Page) => {
  await on.getByText(purpose, { exact: true }).click()
  await press('Buka daftar')(on)
}
const opened = async (on: Page) => {
  await open('Memeriksa daftar')(on)
  await on.getByRole('status').filter({ hasText: 'nama ditampilkan' }).waitFor()
}

type Told = { chosen: { name: string; figures: object; quota: object; fit: object } }

/** A district as large as Kota Bandung: 54,000 places for 52,000 families, and people are missed all the same. */
async function enoughPlaces(on: Page) {
  await changed<Told>(on, 'target.show', ({ chosen }) => {
    chosen.figures = { eligibleServed: 48_120, eligibleUnserved: 3_880, ineligibleServed: 4_940, ineligibleUnserved: 512_300, unknownServed: 610, unknownUnserved: 21_450 } // prettier-ignore
    const areas = ['Kecamatan Babakan Ciparay', 'Kecamatan Bandung Kulon', 'Kecamatan Bojongloa Kaler']
    chosen.quota = { year: 2026, total: 54_000, used: 53_670, areas: areas.map((label, n) => ({ code: `32.73.0${n}`, label, places: 1_800 + n * 90, used: 1_790 })) } // prettier-ignore
    chosen.fit = { places: 54_000, used: 53_670, eligible: 52_000, spare: 2_000, missed: 3_880, wrong: 4_940 }
  })
  await on.reload()
}
async function fewPlaces(on: Page) {
  await changed<Told>(on, 'target.show', ({ chosen }) => {
    chosen.quota = { year: 2026, total: 60, used: 52, areas: [] }
    chosen.fit = { places: 60, used: 52, eligible: 131, spare: -71, missed: 79, wrong: 0 }
  })
  await on.reload()
}

/** Sasaran: who is reached, who is missed, and the list behind. */
export const targetScreens: Screen[] = [
  screen('sasaran', 'full', page, { as: 'manager', docs: '1440-light' }),
  screen('sasaran', 'places', page, { as: 'manager', act: enoughPlaces, docs: '390-light' }),
  screen('sasaran', 'short', page, { as: 'manager', act: fewPlaces }),
  screen('sasaran', 'kota', '/sasaran', { as: 'adminKota' }),
  screen('sasaran', 'try', page, { as: 'manager', act: tryHigher }),
  screen('sasaran', 'range', page, {
    as: 'manager',
    act: async (on) => {
      await on.getByLabel('Tempat setahun').fill('banyak')
      await press('Coba')(on)
    },
  }),
  screen('sasaran', 'refused', page, {
    as: 'manager',
    answers: { 'target.try': { status: 409, code: 'target.slow', facts: { seconds: 10 } } },
    act: press('Coba'),
  }),
  screen('sasaran', 'persons', '/sasaran?program=PBI_JK', { as: 'head' }),
  screen('sasaran', 'hidden', page, { as: 'admin' }),
  screen('sasaran', 'kecamatan', page, {
    as: 'manager',
    act: async (on) => on.getByText('Kecamatan', { exact: true }).click(),
  }),
  screen('sasaran', 'empty', '/sasaran', {
    as: 'palopo',
    act: async (on) => {
      await on
        .getByRole('button', { name: /Kota Palopo/ })
        .first()
        .click()
      await on.getByRole('navigation').first().waitFor()
      await on.goto('/sasaran')
    },
  }),
  screen('sasaran', 'wait', page, { as: 'manager', answers: { 'target.show': 'never' }, waits: true }),
  screen('sasaran', 'error', page, { as: 'manager', answers: { 'target.show': broken } }),
  screen('sasaran', 'english', page, { as: 'manager', act: inEnglish }),
  screen('sasaran-daftar', 'purpose', list, { as: 'manager' }),
  screen('sasaran-daftar', 'error', list, { as: 'manager', act: press('Buka daftar') }),
  screen('sasaran-daftar', 'note', list, { as: 'manager', act: open('Keperluan lain') }),
  screen('sasaran-daftar', 'full', list, { as: 'manager', act: opened }),
  screen('sasaran-daftar', 'missing', '/sasaran/PKH/daftar?sel=kurang-belum', { as: 'manager', act: opened }),
  screen('sasaran-daftar', 'refused', list, {
    as: 'manager',
    answers: { 'target.list': { status: 409, code: 'program.not_found' } },
    act: open('Melengkapi data'),
  }),
]
