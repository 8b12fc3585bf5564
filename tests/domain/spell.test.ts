import { expect, test } from 'vitest'
import type { Calendar } from '@slrt/domain/calendar'
import { isLateUnder, spellsIn, type Passing } from '@slrt/domain/spell'
import { zoneOf } from '@slrt/domain/zone'

const at = (text: string) => new Date(`2026-11-${text}:00+07:00`)
const passed = (item: string, when: string, before: string | null, after: string): Passing => {
  return { item, at: at(when), before, after }
}
const calendar: Calendar = {
  zone: zoneOf('32.04'),
  holidays: new Set(),
  years: new Set([2026]),
  opens: 450,
  closes: 960,
  days: [1, 2, 3, 4, 5],
}

test('a stay begins when a state is entered and ends when it is left, pauses among it', () => {
  const [spell, ...others] = spellsIn('DIRUJUK', [
    passed('a', '02T09:00', 'DITANGANI_SLRT', 'DIRUJUK'),
    passed('b', '02T10:00', 'DIRUJUK', 'DITERIMA_OPD'),
    passed('a', '03T09:00', 'DIRUJUK', 'DIRUJUK'),
    passed('a', '04T09:00', 'DIRUJUK', 'MENUNGGU_WARGA'),
    passed('a', '06T09:00', 'MENUNGGU_WARGA', 'DIRUJUK'),
    passed('c', '06T10:00', 'DITANGANI_SLRT', 'DIRUJUK'),
    passed('a', '09T09:00', 'DIRUJUK', 'DITERIMA_OPD'),
  ])
  // b began before, c has not ended.
  expect(others).toEqual([])
  expect(spell).toMatchObject({ entered: { item: 'a' }, left: at('09T09:00') })
  expect(spell!.pauses).toEqual([{ from: at('04T09:00'), to: at('06T09:00') }])
  // Monday to Monday are five working days; two began within the pause.
  const days = (amount: number) => isLateUnder(spell!, { amount, unit: 'working_day' }, calendar)
  expect([days(2), days(3)]).toEqual([true, false])
})

test('waiting that came to nothing ends the stay without counting it', () => {
  const spells = spellsIn('DIRUJUK', [
    passed('a', '02T09:00', 'DITANGANI_SLRT', 'DIRUJUK'),
    passed('a', '03T09:00', 'DIRUJUK', 'MENUNGGU_WARGA'),
    passed('a', '20T09:00', 'DITANGANI_SLRT', 'DIRUJUK'),
    passed('a', '23T09:00', 'DIRUJUK', 'DIKEMBALIKAN_OPD'),
  ])
  expect(spells.map(({ entered, left }) => [entered.at, left])).toEqual([[at('20T09:00'), at('23T09:00')]])
  expect(
    spellsIn('MENUNGGU_WARGA', [
      passed('a', '03T09:00', 'DIRUJUK', 'MENUNGGU_WARGA'),
      passed('a', '05T09:00', 'MENUNGGU_WARGA', 'DIRUJUK'),
    ]),
  ).toHaveLength(1)
})
