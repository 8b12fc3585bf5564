import { expect, test } from 'vitest'
import { termOf as found } from '@slrt/domain/deadline'
import { isEnded, ITEM_STATES, type ItemState } from '@slrt/domain/item-state'
import { regulationOf } from '@slrt/domain/regulation'
import { URGENCIES, type Urgency } from '@slrt/domain/urgency'
import { need } from './needs.ts'

const nothing = regulationOf('32.04', 1, [])
const termOf = (state: ItemState, urgency: Urgency) => found(nothing, state, { ...need(), urgency })?.value ?? null

/** The table of handbook §13 as it is written there: normal, tinggi, darurat. */
const table: [string, ItemState[], string][] = [
  ['intake', ['TERDAFTAR', 'IDENTIFIKASI'], '1 wd, 240 wm, 1 h'],
  ['verify', ['VERIFIKASI_LAPANGAN'], '3 wd, 1 wd, same day'],
  ['Puskesos', ['DITANGANI_PUSKESOS'], '3 wd, 1 wd, same day'],
  ['relay', ['DITERUSKAN_SLRT'], '1 wd, 240 wm, 60 wm'],
  ['SLRT', ['DITANGANI_SLRT', 'MENUNGGU_PENETAPAN', 'DIKEMBALIKAN_OPD'], '5 wd, 2 wd, same day'],
  ['accept', ['DIRUJUK'], '2 wd, 1 wd, 4 h'],
  ['follow-up', ['DITERIMA_OPD', 'PROSES_OPD'], '14 wd, 5 wd, 1 wd'],
  ['feedback', ['SELESAI_DITANGANI', 'UMPAN_BALIK'], '3 wd, 1 wd, same day'],
  ['waiting', ['MENUNGGU_WARGA'], '14 wd, 14 wd, 14 wd'],
]
const short = { working_day: ' wd', working_minute: ' wm', clock_hour: ' h', same_day: '', calendar_day: ' d' }

test.each(table)('%s', (_, states, expected) => {
  for (const state of states) {
    const terms = (['NORMAL', 'TINGGI', 'DARURAT'] as const).map((urgency) => termOf(state, urgency)!)
    const written = terms.map(({ amount, unit }) => (unit === 'same_day' ? 'same day' : `${amount}${short[unit]}`))
    expect(written.join(', ')).toBe(expected)
    expect(termOf(state, 'RENDAH')).toEqual(termOf(state, 'NORMAL'))
  }
})

test('no clock runs in what is over, waits for others, or is only passed through', () => {
  const timed = new Set(table.flatMap(([, states]) => states))
  const still = ITEM_STATES.filter((state) => !timed.has(state))
  expect(still.filter((state) => !isEnded(state))).toEqual(['DIUSULKAN_PUSAT', 'DAFTAR_TUNGGU', 'DIBUKA_KEMBALI'])
  for (const state of still) for (const urgency of URGENCIES) expect(termOf(state, urgency)).toBeNull()
})
