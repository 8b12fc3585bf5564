import { describe, expect, test } from 'vitest'
import {
  classText,
  kindOf,
  lookOf,
  measureOf,
  onePerTenant,
  sumsOf,
  sumsOfAll,
  valueText,
  worstFirst,
  type District,
  type MeasureName,
} from '../../web/src/indicator/measures.ts'
import { changeText, monthBefore, openByWhere } from '../../web/src/indicator/summary.ts'
import { nationId } from '../../web/src/text/nation-id.ts'
import { addTexts } from '../../web/src/text/text.ts'
import { CLASSES } from '../../web/src/ui/tile-map/kind.ts'

await addTexts({ id: nationId, en: async () => nationId })

const TO = '2026-11-22'
const district = (more: Partial<District> = {}): District => ({
  code: '32.04',
  label: 'Kabupaten Bandung',
  province: 'Jawa Barat',
  tenant: '32.04',
  registered: 100,
  settled: 70,
  answered: 20,
  answeredLate: 5,
  open: 50,
  waiting: 6,
  lastDay: TO,
  ...more,
})
const look = (name: MeasureName, more: Partial<District>) => lookOf(measureOf(name, 90), district(more), TO)

test.each([
  [0, '1'],
  [4, '1'],
  [5, '2'],
  [8, '2'],
  [9, '3'],
  [12, '3'],
  [13, '4'],
  [16, '4'],
  [17, '5'],
  [20, '5'],
])('%i late answers of 20 are class %s', (answeredLate, kind) => {
  expect(look('tepat', { answeredLate })).toMatchObject({ kind })
})

test('a share above one whole is the best class, a backlog of months the worst', () => {
  expect(look('tangani', { settled: 130 })).toMatchObject({ kind: '1' })
  expect(look('tunggak', { open: 16 })).toMatchObject({ kind: '1' })
  expect(look('tunggak', { open: 50 })).toMatchObject({ kind: '3' })
  expect(look('tunggak', { open: 100 })).toMatchObject({ kind: '5' })
  expect(look('diam', { lastDay: '2026-10-22' })).toMatchObject({ kind: '5', old: false })
})

test('what has no value has no colour: not joined, nothing yet, fewer than five', () => {
  expect(look('tepat', { tenant: null })).toEqual({ kind: 'absent' })
  expect(look('tepat', { answered: 0, answeredLate: 0 })).toMatchObject({ kind: 'no-data' })
  expect(look('tepat', { answered: 4, answeredLate: 4 })).toMatchObject({ kind: 'hidden' })
  expect(look('tepat', { answered: 5, answeredLate: 5 })).toMatchObject({ kind: '5' })
  expect(look('diam', { lastDay: null })).toMatchObject({ kind: 'no-data' })
})

test('data of more than seven days ago lose a corner, and say so by days where days are the measure', () => {
  expect(look('tepat', { lastDay: '2026-11-15' }).old).toBe(false)
  expect(look('tepat', { lastDay: '2026-11-14' }).old).toBe(true)
  expect(look('diam', { lastDay: '2026-11-14' })).toEqual({ kind: '3', old: false })
})

test('values as they are written', () => {
  const text = (name: MeasureName, more: Partial<District> = {}) =>
    valueText(measureOf(name, 90), sumsOf(district(more), TO))
  expect(text('tepat')).toBe('75%')
  expect(text('tunggak')).toBe('1,5 bulan')
  expect(text('diam', { lastDay: '2026-11-10' })).toBe('12 hari')
  expect(text('tepat', { answered: 3 })).toBe('[rahasia]')
  expect(text('tepat', { answered: 0 })).toBe('[tidak ada]')
  expect(valueText(measureOf('tepat', 90), null)).toBe('[belum bergabung]')
})

test('the classes of a measure meet without a gap', () => {
  const texts = (name: MeasureName) => CLASSES.map((_, at) => classText(measureOf(name, 90), at))
  expect(texts('tepat')).toEqual(['80% ke atas', '60–79%', '40–59%', '20–39%', '0–19%'])
  expect(texts('tunggak')).toEqual(['di bawah 0,5 bulan', '0,5–1 bulan', '1–2 bulan', '2–3 bulan', '3 bulan ke atas'])
  expect(texts('diam')).toEqual(['0–2 hari', '3–7 hari', '8–14 hari', '15–30 hari', '31 hari ke atas'])
})

describe('several districts as one', () => {
  const jakarta = ['31.71', '31.72', '31.73'].map((code) => district({ code, tenant: '31.71', open: 30 }))
  const others = [district(), district({ code: '32.05', tenant: null, open: 0 })]

  test('a tenant that holds several of them is counted once', () => {
    expect(onePerTenant([...jakarta, ...others]).map(({ code }) => code)).toEqual(['31.71', '32.04'])
    expect(sumsOfAll([...jakarta, ...others], TO)).toMatchObject({ registered: 200, open: 80, silent: 0 })
  })

  test('the measure of the whole comes from sums, not from shares', () => {
    const small = district({ code: '33.01', tenant: '33.01', answered: 5, answeredLate: 5 })
    expect(measureOf('tepat', 90).value(sumsOfAll([district({ answered: 95, answeredLate: 0 }), small], TO))).toBe(0.95)
    expect(kindOf(measureOf('tepat', 90), sumsOfAll([], TO))).toBe('no-data')
  })
})

test('worst first; nothing to show comes last', () => {
  const rows = [
    district({ code: 'a', tenant: null }),
    district({ code: 'b', answered: 0, answeredLate: 0 }),
    district({ code: 'c', answeredLate: 1 }),
    district({ code: 'd', answered: 3, answeredLate: 3 }),
    district({ code: 'e', answeredLate: 19 }),
  ]
  expect(
    rows
      .toSorted(worstFirst(measureOf('tepat', 90), TO))
      .map(({ code }) => code)
      .join(''),
  ).toBe('ecbda')
})

test('where the open needs of a district lie, most first', () => {
  expect(
    openByWhere([
      { state: 'TERDAFTAR', open: 2 },
      { state: 'IDENTIFIKASI', open: 3 },
      { state: 'DIRUJUK', open: 9 },
      { state: 'MENUNGGU_WARGA', open: 1 },
      { state: 'DAFTAR_TUNGGU', open: 1 },
    ]),
  ).toEqual([
    { where: 'agency', open: 9 },
    { where: 'new', open: 5 },
    { where: 'paused', open: 2 },
  ])
})

test('a change is said in words', () => {
  expect(changeText(0.68, 0.74, 'share', 'Februari')).toBe('turun 6 poin dari Februari')
  expect(changeText(412, 400, 'count', 'Februari')).toBe('naik 12 dari Februari')
  expect(changeText(0.5, 0.501, 'share', 'Februari')).toBe('sama dengan Februari')
  expect(changeText(0.5, null, 'share', 'Februari')).toBe('Belum ada pembanding')
})

test('months go back over the turn of the year', () => {
  expect(monthBefore('2026-01')).toBe('2025-12')
  expect(monthBefore('2026-11', 11)).toBe('2025-12')
})
