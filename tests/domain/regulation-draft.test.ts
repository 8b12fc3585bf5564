import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assertCancellable,
  assertCites,
  assertDraft,
  assertPublishable,
  draftEntry,
  DraftEntry,
  shownState,
} from '@slrt/domain/regulation-draft'
import { refusalOf } from './refusal-of.ts'

const id = '0199a8f0-0000-7000-8000-00000000000a'
const term = { amount: 5, unit: 'working_day' }
const terms = (more: object = {}) => JSON.stringify({ NORMAL: term, TINGGI: term, DARURAT: term, ...more })
const draft = (more: Partial<DraftEntry> = {}): DraftEntry => ({
  id,
  key: 'clock.DIRUJUK',
  subject: '',
  area: '',
  value: terms(),
  instrument: id,
  article: 'Pasal 9 ayat 2',
  effectiveFrom: '2026-11-22',
  effectiveTo: null,
  version: 0,
  ...more,
})
const DISTRICT = { code: '32.04', areas: ['32.04'] }
const refused = (more: Partial<DraftEntry>) => refusalOf(() => draftEntry(draft(more), DISTRICT))

describe('an entry', () => {
  test('is about a key that there is, and has a value of its kind', () => {
    expect(draftEntry(draft(), DISTRICT)).toMatchObject({ key: 'clock.DIRUJUK', value: terms() })
    expect(refused({ key: 'clock.TIDUR' })).toMatchObject({
      code: 'regulation.unknown_key',
      facts: { key: 'clock.TIDUR' },
    })
    expect(refused({ key: 'toString' }).code).toBe('regulation.unknown_key')
  })

  test.each<[string, string, string]>([
    ['clock.DIRUJUK', terms({ NORMAL: { amount: 0, unit: 'working_day' } }), 'NORMAL.amount'],
    ['clock.DIRUJUK', terms({ TINGGI: { amount: 1.5, unit: 'working_day' } }), 'TINGGI.amount'],
    ['clock.DIRUJUK', terms({ DARURAT: { amount: 367, unit: 'calendar_day' } }), 'DARURAT.amount'],
    ['clock.DIRUJUK', terms({ DARURAT: { amount: 1, unit: 'fortnight' } }), 'DARURAT.unit'],
    ['clock.DIRUJUK', '{}', 'NORMAL'],
    ['clock.DIRUJUK', 'lima hari', ''],
    ['calendar.week', '[]', ''],
    ['calendar.week', '[8]', '0'],
    ['calendar.hours', '{"opens":960,"closes":450}', 'closes'],
    ['calendar.zone', '"GMT"', ''],
    ['calendar.holidays', '[{"day":"2026-02-30","name":"Hari jadi"}]', '0.day'],
    ['service.fastTrack', '["KES99"]', '0'],
    ['service.reopenDays', '-1', ''],
    ['approval.regulation.publish', '["FO"]', '0'],
    ['approval.regulation.publish', '[]', ''],
  ])('%s is refused as %s, naming the field', (key, value, field) => {
    expect(refused({ key, value })).toMatchObject({ code: 'regulation.value', facts: { key, field } })
  })

  test('is about what its key can be about, where it can be set, within the tenant', () => {
    for (const subject of ['', 'KES', 'KES01']) expect(draftEntry(draft({ subject }), DISTRICT).subject).toBe(subject)
    expect(refused({ subject: 'KES99' }).code).toBe('regulation.subject')
    expect(refused({ key: 'calendar.week', value: '[1]', subject: 'KES' }).code).toBe('regulation.subject')
    for (const area of ['32.04.05', '32.04.05.2003']) expect(draftEntry(draft({ area }), DISTRICT).area).toBe(area)
    expect(refused({ key: 'structure.live', value: 'true', area: '32.04.05.2003' }).code).toBe('regulation.reach')
    expect(refused({ key: 'calendar.week', value: '[1]', area: '32.04.05' }).code).toBe('regulation.reach')
    expect(refused({ area: '32.73.03' })).toMatchObject({ code: 'scope.outside', facts: { area: '32.73.03' } })
    expect(DraftEntry.safeParse(draft({ area: '32.04' })).success).toBe(false)
  })

  test('about who decides leaves somebody who can, in the tenant and wherever the nation binds', () => {
    const key = 'approval.regulation.publish'
    const code = (value: string, tenant: string) =>
      refusalOf(() => draftEntry(draft({ key, value }), { code: tenant, areas: [] })).code
    expect(code('["SEKNAS_ADMIN"]', '32.04')).toBe('regulation.no_decider')
    expect(code('["SEKNAS_ADMIN"]', '00')).toBe('regulation.no_decider')
    expect(code('["KADIS"]', '00')).toBe('regulation.no_decider')
    expect(draftEntry(draft({ key, value: '["KADIS"]' }), DISTRICT).value).toBe('["KADIS"]')
    const both = draft({ key, value: '["KADIS","SEKNAS_ADMIN"]' })
    expect(draftEntry(both, { code: '00', areas: [] }).key).toBe(key)
  })

  test('ends after it begins, and cites an article of an instrument or nothing at all', () => {
    expect(refused({ effectiveTo: '2026-11-21' }).code).toBe('regulation.span')
    expect(refused({ article: '' }).code).toBe('regulation.article')
    expect(refused({ instrument: null }).code).toBe('regulation.article')
    expect(draftEntry(draft({ instrument: null, article: '' }), DISTRICT).instrument).toBeNull()
    const cites = (effectiveFrom: string, effectiveTo: string | null) => () =>
      assertCites(draft(), { effectiveFrom, effectiveTo })
    expect(refusalOf(cites('2026-11-23', null)).code).toBe('regulation.instrument_span')
    expect(refusalOf(cites('2020-01-01', '2026-11-21')).code).toBe('regulation.instrument_span')
    expect(cites('2026-11-22', '2026-11-22')).not.toThrow()
  })
})

const span = (effectiveFrom: string, effectiveTo: string | null = null) => ({ effectiveFrom, effectiveTo })
const publish = (one: object, siblings: ReturnType<typeof span>[], today = '2026-11-22') =>
  assertPublishable({ ...draft(), ...one }, siblings, today)

describe('an entry is published', () => {
  test('from today on, never for the past', () => {
    expect(refusalOf(() => publish({}, [], '2026-11-23'))).toMatchObject({
      code: 'regulation.past',
      facts: { key: 'clock.DIRUJUK', start: '2026-11-22', today: '2026-11-23' },
    })
    expect(() => publish({}, [])).not.toThrow()
  })

  test('an open one gives way to a later start; one with an end, and one of the same day, do not', () => {
    expect(() => publish(span('2026-12-01'), [span('2026-01-01')])).not.toThrow()
    expect(() => publish(span('2026-12-01'), [span('2027-03-01', '2027-03-31')])).not.toThrow()
    expect(() => publish(span('2026-12-01'), [span('2026-01-01', '2026-11-30')])).not.toThrow()
    const clash = refusalOf(() => publish(span('2026-12-01'), [span('2026-01-01', '2026-12-31')]))
    expect(clash).toMatchObject({ code: 'regulation.overlap', facts: { day: '2026-12-01', to: '2026-12-31' } })
    const same = refusalOf(() => publish(span('2026-12-01', '2026-12-05'), [span('2026-12-01')]))
    expect(same).toMatchObject({ code: 'regulation.overlap', facts: { day: '2026-12-01', to: '' } })
    const before = refusalOf(() => publish(span('2026-12-01', '2027-03-01'), [span('2027-03-01')]))
    expect(before.facts.day).toBe('2027-03-01')
  })

  test('so that on each day exactly one of them is shown to be in force', () => {
    const days = Array.from({ length: 20 }, (_, n) => `2026-12-${String(n + 1).padStart(2, '0')}`)
    const spans = fc.array(
      fc.tuple(fc.constantFrom(...days), fc.option(fc.integer({ min: 0, max: 9 }))).map(([from, lasts]) => {
        return span(from, lasts === null ? null : (days[days.indexOf(from) + lasts] ?? null))
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(spans, (all) => {
        const accepted: (ReturnType<typeof span> & { id: string; state: 'TERBIT' })[] = []
        for (const [n, one] of all.entries())
          try {
            publish(one, accepted)
            accepted.push({ ...one, id: String(n), state: 'TERBIT' })
          } catch {
            // Refused: it would clash.
          }
        for (const day of days) {
          const speaking = accepted.filter((one) => one.effectiveFrom <= day && day <= (one.effectiveTo ?? '9999'))
          const last = speaking.toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0]
          const shown = accepted.filter((one) => shownState(one, accepted, day) === 'BERLAKU')
          expect(shown).toEqual(last ? [last] : [])
        }
      }),
      { numRuns: 400 },
    )
  })
})

test('people see what waits, what is ahead, in force, superseded and taken back', () => {
  const one = { ...span('2026-11-22'), id: 'a', state: 'TERBIT' as const }
  const next = { ...span('2026-12-01'), id: 'b', state: 'TERBIT' as const }
  const on = (day: string, all = [one, next]) => shownState(one, all, day)
  expect([on('2026-11-21'), on('2026-11-22'), on('2026-12-01')]).toEqual(['TERJADWAL', 'BERLAKU', 'DIGANTIKAN'])
  expect(on('2026-12-01', [one, { ...next, state: 'DITARIK' as 'TERBIT' }])).toBe('BERLAKU')
  for (const state of ['DRAF', 'DIAJUKAN', 'DITARIK'] as const)
    expect(shownState({ ...one, state }, [next], '2026-12-01')).toBe(state)
})

describe('an entry that somebody has', () => {
  const before = { ...draft(), state: 'DRAF' as const, version: 2, changedBy: 'Nia', changedAt: new Date(0) }

  test('is written anew as it was seen, while it waits for nobody', () => {
    expect(() => assertDraft(before, 2, false)).not.toThrow()
    expect(refusalOf(() => assertDraft(before, 1, false))).toMatchObject({
      code: 'regulation.changed',
      facts: { by: 'Nia', at: '1970-01-01T00:00:00.000Z' },
    })
    const asked = { ...before, state: 'DIAJUKAN' as const }
    expect(refusalOf(() => assertDraft(asked, 2, true)).code).toBe('regulation.waiting')
    expect(() => assertDraft(asked, 2, false)).not.toThrow()
    expect(refusalOf(() => assertDraft({ ...before, state: 'TERBIT' }, 2, false)).code).toBe('regulation.published')
  })

  test('is taken back only before its first day', () => {
    const ahead = { ...before, state: 'TERBIT' as const }
    expect(() => assertCancellable(ahead, 2, '2026-11-21')).not.toThrow()
    expect(refusalOf(() => assertCancellable(ahead, 2, '2026-11-22')).code).toBe('regulation.begun')
    expect(refusalOf(() => assertCancellable(before, 2, '2026-11-21')).code).toBe('regulation.not_published')
    expect(refusalOf(() => assertCancellable(ahead, 1, '2026-11-21')).code).toBe('regulation.changed')
  })
})
