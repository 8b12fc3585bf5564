import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain } from '@slrt/domain/explain'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { checkRule } from '@slrt/domain/rule-check'
import type { Rule } from '@slrt/domain/rule'
import { situationOf } from '@slrt/domain/situation'

const members = { var: 'anggota' }
const desil = { var: 'keluarga.desil' }
const first = (rule: unknown, unit: 'KELUARGA' | 'ORANG' = 'KELUARGA', isMember = false) => {
  const [issue] = checkRule(rule, unit, isMember)
  return issue && [issue.code, issue.path.join('.')]
}
const nested = (depth: number): unknown => (depth === 1 ? { '<=': [desil, 4] } : { '!': [nested(depth - 1)] })

describe('what is a rule', () => {
  test('the 22 of the nation are, and the parts of what they give', () => {
    expect(NATIONAL_PROGRAMS).toHaveLength(22)
    for (const { definition } of NATIONAL_PROGRAMS) {
      expect(checkRule(definition.rule, definition.unit)).toEqual([])
      for (const { rule } of definition.benefit.parts) expect(checkRule(rule, definition.unit, true)).toEqual([])
    }
  })

  test('up to twenty conditions in each other', () => {
    expect(checkRule(nested(20), 'KELUARGA')).toEqual([])
    expect(first(nested(21))?.[0]).toBe('too_deep')
    expect(first(nested(200))).toEqual(['too_deep', Array.from({ length: 20 }, () => '!.0').join('.')])
  })

  test.each<[string, unknown, string, string]>([
    ['a fact that there is not', { '<=': [{ var: 'keluarga.kaya' }, 4] }, 'unknown_fact', '<=.0'],
    ['a member named as the family is', { some: [members, { '===': [{ var: 'orang.hamil' }, true] }] }, 'unknown_fact', 'some.1.===.0'], // prettier-ignore
    ['a fact of the family inside its members', { some: [members, { '<=': [desil, 4] }] }, 'unknown_fact', 'some.1.<=.0'], // prettier-ignore
    ['a person where the program is for families', { '>=': [{ var: 'orang.usia' }, 60] }, 'unknown_fact', '>=.0'],
    ['a text compared with a number', { '<=': [desil, 'empat'] }, 'wrong_type', '<=.1'],
    ['a number compared with yes', { '===': [desil, true] }, 'wrong_type', '===.1'],
    ['a half desil', { '<=': [desil, 3.5] }, 'wrong_type', '<=.1'],
    ['no number at all', { '<=': [desil, Number.NaN] }, 'wrong_type', '<=.1'],
    ['nothing', { '===': [desil, null] }, 'malformed', '===.1'],
    ['a flag that is more than another', { '>': [{ var: 'keluarga.sktm' }, false] }, 'wrong_type', '>'],
    ['a code that is more than another', { '<': [{ var: 'rumah.daya' }, 2] }, 'wrong_type', '<'],
    ['a code of no list', { '===': [{ var: 'rumah.daya' }, 9] }, 'unknown_code', '===.1'],
    ['a word of no list', { in: [{ var: 'keluarga.exclude' }, ['TIDAK_ADA', "' or 1=1 --"]] }, 'unknown_code', 'in.1.1'], // prettier-ignore
    ['one of none', { in: [desil, []] }, 'empty_list', 'in.1'],
    ['all of none', { and: [] }, 'empty_list', 'and'],
    ['the number before the fact', { '<=': [4, desil] }, 'wrong_order', '<=.0'],
    ['two facts', { '<=': [desil, { var: 'keluarga.jumlah_anggota' }] }, 'wrong_order', '<=.1'],
    ['a parameter that there is not', { '<=': [desil, { var: 'param.luck' }] }, 'unknown_param', '<=.1'],
    ['a parameter of another type', { '<=': [desil, { var: 'param.uhc' }] }, 'wrong_type', '<=.1'],
    ['a parameter as the whole', { '===': [{ var: 'param.maxDesil' }, 4] }, 'wrong_type', '===.0'],
    ['members of nothing', { some: [{ var: 'keluarga' }, { '===': [{ var: 'hamil' }, true] }] }, 'no_member', 'some.0'], // prettier-ignore
    ['members as a fact', { '===': [members, true] }, 'no_member', '===.0'],
    ['members of members', { some: [members, { some: [members, { '===': [{ var: 'hamil' }, true] }] }] }, 'no_member', 'some.1.some'], // prettier-ignore
    ['counting nothing', { '>=': [{ count: [desil, { '===': [{ var: 'hamil' }, true] }] }, 1] }, 'no_member', '>=.0.count.0'], // prettier-ignore
    ['counting without a condition', { '>=': [{ count: [members] }, 1] }, 'bad_count', '>=.0.count'],
    ['one and a half of them', { '>=': [{ count: [members, { '===': [{ var: 'hamil' }, true] }] }, 1.5] }, 'bad_count', '>=.1'], // prettier-ignore
    ['fewer than none', { '>=': [{ count: [members, { '===': [{ var: 'hamil' }, true] }] }, -1] }, 'bad_count', '>=.1'],
    ['an operator of JsonLogic that is none of ours', { '==': [desil, 4] }, 'unknown_operator', '=='],
    ['what could be run', { method: ['constructor', 'call'] }, 'unknown_operator', 'method'],
    ['a fact alone', desil, 'malformed', 'var'],
    ['two operators', { '<=': [desil, 4], '>=': [desil, 1] }, 'malformed', ''],
    ['a default beside the name', { '<=': [{ var: ['keluarga.desil', 1] }, 4] }, 'malformed', '<=.0'],
    ['more words beside the name', { '<=': [{ var: 'keluarga.desil', or: 1 }, 4] }, 'malformed', '<=.0'],
    ['three things compared', { '<=': [1, desil, 4] }, 'malformed', '<='],
    ['not of two', { '!': [{ '<=': [desil, 4] }, { '<=': [desil, 4] }] }, 'malformed', '!'],
    ['not without brackets', { '!': { '<=': [desil, 4] } }, 'malformed', '!'],
    ['a name of every object', { '===': [{ var: '__proto__' }, true] }, 'unknown_fact', '===.0'],
    ['another', { '===': [{ var: 'constructor' }, true] }, 'unknown_fact', '===.0'],
    ['a list', [], 'malformed', ''],
    ['yes', true, 'malformed', ''],
    ['nothing', null, 'malformed', ''],
  ])('%s is none', (_, rule, code, path) => {
    expect(first(rule)).toEqual([code, path])
  })

  test('an object with another origin, or with the origin as a key', () => {
    expect(first(JSON.parse('{"__proto__": {"<=": [{"var": "keluarga.desil"}, 4]}}'))).toEqual(['unknown_operator', '__proto__']) // prettier-ignore
    expect(first(Object.assign(Object.create({ and: [] }) as object, { '<=': [desil, 4] }))?.[0]).toBe('malformed')
    expect(first(new Date())?.[0]).toBe('malformed')
  })

  test('every wrong word is told, each at its place; and no rule is longer than people can read', () => {
    const rule = { and: [{ '<=': [desil, 'x'] }, { '<=': [desil, 4] }, { '<=': [{ var: 'keluarga.kaya' }, 4] }] }
    expect(checkRule(rule, 'KELUARGA').map(({ path }) => path.join('.'))).toEqual(['and.0.<=.1', 'and.2.<=.0'])
    const long = { or: Array.from({ length: 400 }, () => ({ '<=': [desil, 4] })) }
    expect(first(long)?.[0]).toBe('too_long')
    expect(first({ in: [desil, Array.from({ length: 1000 }, () => 1)] })?.[0]).toBe('too_long')
  })

  test('of one member: without the noun', () => {
    expect(first({ '===': [{ var: 'hamil' }, true] }, 'KELUARGA', true)).toBeUndefined()
    expect(first({ '===': [{ var: 'orang.hamil' }, true] }, 'KELUARGA', true)?.[0]).toBe('unknown_fact')
  })

  test('whatever comes, an answer; and what passes can be evaluated', () => {
    const nobody = situationOf([], { day: '2026-11-22', closed: new Set() })
    const word = fc.constantFrom('and', 'or', '!', '===', '<=', 'in', 'some', 'count', 'var', '__proto__', 'x')
    const name = fc.constantFrom('keluarga.desil', 'usia', 'anggota', 'param.maxDesil', 'toString')
    const { rule } = fc.letrec<{ rule: unknown }>((tie) => ({
      rule: fc.oneof(
        { maxDepth: 6 },
        fc.oneof(name, fc.integer(), fc.boolean(), fc.constant(null), fc.double()),
        fc.array(tie('rule'), { maxLength: 3 }),
        fc.tuple(word, fc.array(tie('rule'), { maxLength: 3 })).map(([key, value]) => JSON.parse(JSON.stringify({ [key]: value })) as unknown), // prettier-ignore
        name.map((one) => ({ var: one })),
      ),
    }))
    fc.assert(
      fc.property(rule, (given) => {
        if (checkRule(given, 'KELUARGA').length === 0) explain(given as Rule, nobody)
      }),
      { numRuns: 2_000, seed: 22 },
    )
  })
})
