import { expect, test } from 'vitest'
import { assertLive, isLive } from '@slrt/domain/phase'
import { entryOf, regulationWith } from './rules.ts'
import { refusalOf } from './refusal-of.ts'

/** Kota Bandung: the whole city not yet, Bandung Kulon from 1 December 2026. */
const bandung = regulationWith('32.73', [
  entryOf('structure.live', false),
  entryOf('structure.live', true, { area: '32.73.15', effectiveFrom: '2026-12-01' }),
])

test('a kecamatan goes live on its day, with all its kelurahan and no other', () => {
  expect(isLive(bandung, '32.73.15.1001', '2026-11-30')).toBe(false)
  expect(isLive(bandung, '32.73.15.1001', '2026-12-01')).toBe(true)
  expect(isLive(bandung, '32.73.15', '2026-12-01')).toBe(true)
  expect(isLive(bandung, '32.73.14.1001', '2026-12-01')).toBe(false)
})

test('where nobody decided otherwise a district is live everywhere', () => {
  expect(isLive(regulationWith('32.04', []), '32.04.05.2003', '2026-11-22')).toBe(true)
})

test('before that day the village is refused, and the office is not', () => {
  const take = (role: Parameters<typeof assertLive>[3]) => () =>
    assertLive(bandung, '32.73.15.1001', '2026-11-30', role)
  for (const role of ['FASILITATOR', 'PUSKESOS_PETUGAS', 'PUSKESOS_KOORD'] as const)
    expect(refusalOf(take(role)).code).toBe('complaint.not_live')
  for (const role of ['FO', 'BO', 'MANAJER'] as const) expect(take(role)).not.toThrow()
  expect(() => assertLive(bandung, '32.73.15.1001', '2026-12-01', 'FASILITATOR')).not.toThrow()
})
