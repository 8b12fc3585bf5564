import { describe, expect, test } from 'vitest'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { DraftProgram, type Definition } from '@slrt/domain/program'
import {
  assertPlaces,
  assertProgramCancellable,
  assertProgramCites,
  assertProgramDraft,
  assertProgramPublishable,
  draftProgram,
  paramsIn,
} from '@slrt/domain/program-draft'
import type { Rule } from '@slrt/domain/rule'
import { refusalOf } from './refusal-of.ts'

const id = '0199a8f0-0000-7000-8000-00000000000a'
const UNFIT: Rule = { '===': [{ var: 'rumah.tidak_layak' }, true] }
const POOR: Rule = { '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] }
const definition = (more: Partial<Definition> = {}): Definition => ({
  name: 'Rehab Rumah Sabilulungan',
  owner: 'Dinas Perumahan',
  fund: 'APBD',
  unit: 'KELUARGA',
  rule: { and: [POOR, UNFIT] },
  params: { maxDesil: 4 },
  benefit: { per: 'SEKALI', amount: 20_000_000, parts: [], mostMembers: null, text: '' },
  papers: [{ name: 'Foto rumah', fact: 'rumah.tidak_layak' }],
  road: 'DAFTAR',
  category: '',
  quota: { year: 2027, total: 400, areas: { '32.04.05': 300, '32.04.06': 100 } },
  priority: [{ fact: 'keluarga.desil', first: 'LEAST' }],
  source: '',
  confidence: 'K',
  ...more,
})
const draft = (more: Partial<DraftProgram> = {}): DraftProgram => ({
  id,
  code: 'REHAB_RUMAH',
  definition: definition(),
  instrument: id,
  article: 'Pasal 4',
  effectiveFrom: '2027-01-01',
  effectiveTo: null,
  version: 0,
  ...more,
})
const DISTRICT = { code: '32.04', areas: ['32.04'] }
const NATIONAL = ['PKH', 'RTLH']
const refused = (more: Partial<DraftProgram>) => refusalOf(() => draftProgram(draft(more), DISTRICT, NATIONAL))
const refusedOf = (more: Partial<Definition>) => refused({ definition: definition(more) })
/** A rule in so many groups, one in the other. */
const nested = (depth: number): Rule =>
  Array.from({ length: depth }).reduce<Rule>((inside) => ({ and: [inside] }), UNFIT)

describe('a program', () => {
  test('is kept as it was written, and every national one could be', () => {
    const { definition: text, ...rest } = draftProgram(draft(), DISTRICT, NATIONAL)
    expect(rest).toMatchObject({ code: 'REHAB_RUMAH', effectiveFrom: '2027-01-01' })
    expect(JSON.parse(text)).toEqual(definition())
    const nation = { code: '00', areas: [] }
    for (const one of NATIONAL_PROGRAMS) {
      const input = draft({ code: one.code, definition: { ...one.definition, quota: null } })
      expect(draftProgram(input, nation, []).code).toBe(one.code)
    }
  })

  test.each<[string, unknown, string]>([
    ['a fact that there is not', { '===': [{ var: 'keluarga.bahagia' }, true] }, 'rule.unknown_fact'],
    ['a text compared with a number', { '<=': [{ var: 'keluarga.desil' }, 'empat'] }, 'rule.wrong_type'],
    ['a choice that the fact does not have', { in: [{ var: 'keluarga.exclude' }, ['MALAS']] }, 'rule.unknown_code'],
    ['groups nested 200 deep', nested(200), 'rule.too_deep'],
    ['a count over nothing', { '>=': [{ count: [] }, 1] }, 'rule.bad_count'],
    ['a count over another list', { '>=': [{ count: [{ var: 'tetangga' }, UNFIT] }, 1] }, 'rule.no_member'],
    ['an empty group', { and: [] }, 'rule.empty_list'],
    ['a fact of a person in a program for families', { '===': [{ var: 'orang.hamil' }, true] }, 'rule.unknown_fact'],
    ['an operator that is none', { eval: ['1'] }, 'rule.unknown_operator'],
    ['two words at once', { and: [UNFIT], or: [UNFIT] }, 'rule.malformed'],
    ['a parameter that is none', { '<=': [{ var: 'keluarga.desil' }, { var: 'param.desil' }] }, 'rule.unknown_param'],
  ])('%s is refused at the word', (_, rule, code) => {
    const refusal = refusedOf({ rule: { and: [UNFIT, rule] } as Rule })
    expect(refusal.code).toBe(code)
    expect(refusal.facts.path).toMatch(/^and\.1/)
  })

  test('asks for a parameter only with its value, of its kind', () => {
    expect(paramsIn({ and: [POOR, UNFIT, POOR] })).toEqual(['maxDesil'])
    expect(refusedOf({ params: {} })).toMatchObject({ code: 'program.param', facts: { param: 'maxDesil' } })
    expect(refusedOf({ params: { maxDesil: true } }).code).toBe('program.param')
    expect(refusedOf({ params: { maxDesil: 4, toString: 1 } }).code).toBe('program.param')
  })

  test('gives rupiah, not thousands or millions, and says it once', () => {
    const money = (amount: number | null, parts: Definition['benefit']['parts'] = []) =>
      refusedOf({ benefit: { per: 'SEKALI', amount, parts, mostMembers: null, text: '' } })
    expect(money(2_000)).toMatchObject({ code: 'program.amount_unit', facts: { amount: 2_000 } })
    const part = { name: 'Lansia', rule: { '>=': [{ var: 'usia' }, 60] } as Rule, amount: 2_400_000, most: 1 }
    expect(money(20_000_000, [part]).code).toBe('program.amount_twice')
    expect(money(null, [{ ...part, amount: 9_999 }]).code).toBe('program.amount_unit')
    expect(money(null, [{ ...part, rule: UNFIT }]).code).toBe('rule.unknown_fact')
    const tooSmall = draft({ definition: definition({ benefit: { ...definition().benefit, amount: 20 } }) })
    expect(DraftProgram.safeParse(tooSmall).error?.issues[0]?.path).toEqual(['definition', 'benefit', 'amount'])
  })

  test('has places of its own kecamatan, no more than there are; the nation has none', () => {
    const quota = (total: number, areas: Record<string, number>) => refusedOf({ quota: { year: 2027, total, areas } })
    expect(quota(300, { '32.04.05': 200, '32.04.06': 101 })).toMatchObject({
      code: 'program.quota_sum',
      facts: { given: 301, total: 300 },
    })
    expect(quota(300, { '32.73.01': 10 })).toMatchObject({ code: 'scope.outside', facts: { area: '32.73.01' } })
    expect(quota(300, { '32.04.05.2003': 10 }).code).toBe('scope.outside')
    const nation = refusalOf(() => draftProgram(draft(), { code: '00', areas: [] }, []))
    expect(nation.code).toBe('program.nation_quota')
  })

  test('is not one of the nation’s, names facts and needs that there are, and ends after it begins', () => {
    expect(refused({ code: 'RTLH' })).toMatchObject({ code: 'program.national_code', facts: { code: 'RTLH' } })
    expect(refusedOf({ papers: [{ name: 'Foto', fact: 'rumah.cantik' }] }).code).toBe('rule.unknown_fact')
    expect(refusedOf({ priority: [{ fact: 'toString', first: 'YES' }] }).code).toBe('rule.unknown_fact')
    expect(refusedOf({ road: 'RUJUKAN' }).code).toBe('program.category')
    expect(refusedOf({ category: 'RMH99' }).code).toBe('program.category')
    expect(refused({ effectiveTo: '2026-12-31' })).toMatchObject({
      code: 'program.span',
      facts: { from: '2027-01-01', to: '2026-12-31' },
    })
    expect(refused({ article: '' }).code).toBe('program.article')
    expect(refused({ instrument: null }).code).toBe('program.article')
  })

  test('that no machine could follow is not even read', () => {
    const shape = (rule: unknown) => DraftProgram.safeParse(draft({ definition: definition({ rule: rule as Rule }) }))
    expect(shape(nested(200)).success).toBe(true)
    expect(shape(nested(5_000)).success).toBe(false)
    expect(shape(null).success).toBe(false)
  })
})

describe('a version', () => {
  const span = (effectiveFrom: string, effectiveTo: string | null = null, unit: Definition['unit'] = 'KELUARGA') => ({
    code: 'REHAB_RUMAH',
    definition: JSON.stringify(definition({ unit })),
    effectiveFrom,
    effectiveTo,
  })
  const TODAY = '2026-11-22'
  const publishable = (one: ReturnType<typeof span>, siblings: ReturnType<typeof span>[] = []) => {
    assertProgramPublishable(one, siblings, TODAY)
    return true
  }

  test('begins today or later, and stands beside no other that does not give way', () => {
    expect(publishable(span('2026-11-22'))).toBe(true)
    expect(publishable(span('2027-01-01'), [span('2026-01-01')])).toBe(true)
    expect(publishable(span('2027-01-01'), [span('2026-01-01', '2026-12-31')])).toBe(true)
    expect(refusalOf(() => publishable(span('2026-11-21')))).toMatchObject({
      code: 'program.past',
      facts: { start: '2026-11-21', today: TODAY },
    })
    expect(refusalOf(() => publishable(span('2027-01-01'), [span('2026-01-01', '2027-06-30')]))).toMatchObject({
      code: 'program.overlap',
      facts: { day: '2027-01-01', from: '2026-01-01', to: '2027-06-30' },
    })
    expect(refusalOf(() => publishable(span('2027-01-01'), [span('2027-01-01')])).code).toBe('program.overlap')
  })

  test('is for the same receivers as before, and cites what holds', () => {
    const changed = () => publishable(span('2027-01-01', null, 'ORANG'), [span('2026-01-01')])
    expect(refusalOf(changed).code).toBe('program.unit_changed')
    const cites = (from: string, to: string | null) => () =>
      assertProgramCites(span('2027-01-01'), { effectiveFrom: from, effectiveTo: to })
    expect(cites('2026-01-01', null)).not.toThrow()
    expect(refusalOf(cites('2027-01-02', null)).code).toBe('program.instrument_span')
    expect(refusalOf(cites('2020-01-01', '2026-12-31')).code).toBe('program.instrument_span')
  })

  test('never has fewer places than are taken, in all and in each kecamatan', () => {
    const places =
      (total: number, areas: Record<string, number> = {}) =>
      () =>
        assertPlaces(span('2027-01-01'), { total, areas }, (area) => `Kec. ${area}`)
    expect(places(400, { '32.04.05': 300, '32.04.07': 100 })).not.toThrow()
    expect(refusalOf(places(401))).toMatchObject({
      code: 'program.quota_below',
      facts: { places: 400, taken: 401, year: '2027' },
    })
    expect(refusalOf(places(301, { '32.04.05': 301 }))).toMatchObject({
      code: 'program.quota_below_area',
      facts: { places: 300, taken: 301, area: 'Kec. 32.04.05' },
    })
  })

  test('is written only while it binds nobody, and taken back only before it begins', () => {
    const at = new Date('2026-11-22T03:00:00Z')
    const before = (state: 'DRAF' | 'DIAJUKAN' | 'TERBIT' | 'DITARIK') => ({
      state,
      version: 2,
      changedBy: 'Nia',
      changedAt: at,
    })
    const written = (state: 'DRAF' | 'DIAJUKAN' | 'TERBIT' | 'DITARIK', version = 2, waits = false) =>
      refusalOf(() => assertProgramDraft(before(state), version, waits)).code
    expect(() => assertProgramDraft(before('DRAF'), 2, false)).not.toThrow()
    expect(written('DRAF', 1)).toBe('program.changed')
    expect(written('DIAJUKAN', 2, true)).toBe('program.waiting')
    expect(written('TERBIT')).toBe('program.published')
    expect(written('DITARIK')).toBe('program.published')
    const back = (state: 'DRAF' | 'TERBIT', from: string, version = 2) =>
      refusalOf(() =>
        assertProgramCancellable({ ...before(state), effectiveFrom: from, effectiveTo: null }, version, TODAY),
      ).code
    expect(back('TERBIT', TODAY)).toBe('program.begun')
    expect(back('DRAF', '2027-01-01')).toBe('program.not_published')
    expect(back('TERBIT', '2027-01-01', 1)).toBe('program.changed')
  })
})
