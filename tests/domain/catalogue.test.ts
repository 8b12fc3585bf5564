import { describe, expect, test } from 'vitest'
import { assertOffered, inForce, isOffered, saveCatalogue, shownOf, type SaveCatalogue } from '@slrt/domain/catalogue'
import { refusalOf } from './refusal-of.ts'

const span = (effectiveFrom: string, effectiveTo: string | null = null) => ({ effectiveFrom, effectiveTo })
const line = (more: Partial<SaveCatalogue> = {}): SaveCatalogue => ({
  kind: 'category',
  code: 'KP02',
  ...span('2026-05-01'),
  name: 'Bantuan berhenti',
  details: '',
  owner: '',
  source: 'Keputusan 7/2026',
  confidence: 'D',
  version: 0,
  ...more,
})
const codeOf = (input: SaveCatalogue, others = [span('2025-01-01')], before: { version: number } | null = null) =>
  refusalOf(() => saveCatalogue(input, others, before)).code

describe('a line of the catalogue', () => {
  test('gives way to the one after it, and speaks on its first and on its last day', () => {
    const [old, ended, coming] = [span('2026-01-01'), span('2026-03-01', '2026-03-31'), span('2026-06-01')]
    const all = [coming, old, ended]
    expect(inForce(all, '2025-12-31')).toBeUndefined()
    expect(inForce(all, '2026-01-01')).toBe(old)
    expect(inForce(all, '2026-03-01')).toBe(ended)
    expect(inForce(all, '2026-03-31')).toBe(ended)
    expect(inForce(all, '2026-04-01')).toBe(old)
    expect(inForce(all, '2026-06-01')).toBe(coming)
    expect(all.map((one) => shownOf(one, all, '2026-03-15'))).toEqual(['TERJADWAL', 'DIGANTIKAN', 'BERLAKU'])
    expect(all.map((one) => shownOf(one, all, '2026-05-15'))).toEqual(['TERJADWAL', 'BERLAKU', 'BERAKHIR'])
  })

  test('is saved beside an open one before it, with the next version', () => {
    expect(saveCatalogue(line(), [span('2025-01-01')], null)).toEqual(line({ version: 1 }))
    expect(saveCatalogue(line({ version: 3 }), [], { version: 3 }).version).toBe(4)
  })

  test('is refused with the entry and the rule that it breaks', () => {
    expect(codeOf(line({ code: 'KP77' }))).toBe('catalogue.unknown_code')
    expect(codeOf(line({ kind: 'role', code: 'KP02' }))).toBe('catalogue.unknown_code')
    expect(codeOf(line({ effectiveTo: '2026-04-30' }))).toBe('catalogue.span')
    expect(codeOf(line(), [span('2026-01-01', '2026-05-01')])).toBe('catalogue.overlap')
    expect(codeOf(line({ effectiveTo: '2026-08-01' }), [span('2026-08-01')])).toBe('catalogue.overlap')
    expect(codeOf(line({ version: 1 }), [], { version: 2 })).toBe('catalogue.changed')
    expect(saveCatalogue(line(), [span('2026-01-01', '2026-04-30')], null).version).toBe(1)
    expect(saveCatalogue(line({ kind: 'program', code: 'BARU' }), [], null).code).toBe('BARU')
  })
})

describe('a category', () => {
  test('is offered until its last line has ended, and also where nobody wrote about it', () => {
    expect(isOffered([], '2026-05-01')).toBe(true)
    expect(isOffered([span('2026-01-01', '2026-04-30')], '2026-04-30')).toBe(true)
    expect(isOffered([span('2026-01-01', '2026-04-30')], '2026-05-01')).toBe(false)
    // Not begun yet: the standard speaks. Begun again: it is there again.
    expect(isOffered([span('2026-06-01')], '2026-05-01')).toBe(true)
    expect(isOffered([span('2026-01-01', '2026-04-30'), span('2026-05-05')], '2026-05-05')).toBe(true)
  })

  test('that is not offered is named with the day on which it ended', () => {
    const lines = [{ code: 'KP02', name: 'Bantuan berhenti', ...span('2026-01-01', '2026-04-30') }]
    expect(refusalOf(() => assertOffered(lines, ['KES01', 'KP02'], '2026-05-01'))).toMatchObject({
      code: 'catalogue.ended',
      facts: { code: 'KP02', name: 'Bantuan berhenti', day: '2026-04-30' },
    })
    expect(() => assertOffered(lines, ['KES01'], '2026-05-01')).not.toThrow()
  })
})
