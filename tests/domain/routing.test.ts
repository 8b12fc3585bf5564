import { expect, test } from 'vitest'
import { papersFor, papersForAll } from '@slrt/domain/documents'
import { newId } from '@slrt/domain/id'
import { routeOf } from '@slrt/domain/routing'
import { entryOf, regulationWith } from './rules.ts'

const [health, hospital, clinic, school] = [newId(), newId(), newId(), newId()] as const
const DAY = '2026-11-22'
const bandung = regulationWith('32.73', [
  entryOf('routing.unit', health, { subject: 'KES', citation: 'Perwal 7/2026 Pasal 9' }),
  entryOf('routing.unit', hospital, { subject: 'KES03' }),
  entryOf('routing.unit', clinic, { subject: 'KES', area: '32.73.15' }),
  entryOf('routing.unit', school, { subject: 'PEN', effectiveFrom: '2026-12-01' }),
])
const unitOf = (category: Parameters<typeof routeOf>[1], place = '', day = DAY) =>
  routeOf(bandung, category, place, day)?.unit ?? null

test('a category goes where its own rule says, else where its sector goes, with the article that says so', () => {
  expect(unitOf('KES03')).toBe(hospital)
  expect(routeOf(bandung, 'KES01', '', DAY)).toMatchObject({
    unit: health,
    source: { level: 'district', citation: 'Perwal 7/2026 Pasal 9' },
  })
})

test('what a kecamatan has of its own goes before what the city says, in its kelurahan and nowhere else', () => {
  expect(unitOf('KES01', '32.73.15.1001')).toBe(clinic)
  expect(unitOf('KES03', '32.73.15.1001')).toBe(clinic)
  expect(unitOf('KES01', '32.73.14.1001')).toBe(health)
})

test('where nobody decided there is no route, and a rule to come is none yet', () => {
  expect(unitOf('ENE01')).toBeNull()
  expect(unitOf('PEN01')).toBeNull()
  expect(unitOf('PEN01', '', '2026-12-01')).toBe(school)
})

test('papers of several needs are named once each, the narrower rule before the wider', () => {
  const papers = regulationWith('32.73', [
    entryOf('documents.needed', ['KTP', 'Surat puskesmas'], { subject: 'KES' }),
    entryOf('documents.needed', [], { subject: 'KES05', citation: 'Perwal 7/2026 Pasal 11' }),
  ])
  expect(papersForAll(papers, ['KES01', 'PEN01'], DAY)).toEqual(['KTP', 'Surat puskesmas', 'Kartu Keluarga'])
  expect(papersFor(papers, 'KES05', DAY)).toMatchObject({ value: [], source: { citation: 'Perwal 7/2026 Pasal 11' } })
})
