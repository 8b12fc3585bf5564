import { describe, expect, test } from 'vitest'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { lintRule } from '@slrt/domain/rule-check'
import type { Rule } from '@slrt/domain/rule'

const desil = (op: string, n: number) => ({ [op]: [{ var: 'keluarga.desil' }, n] }) as unknown as Rule
const usia = (op: string, n: number) => ({ [op]: [{ var: 'usia' }, n] }) as unknown as Rule
const member = (quantifier: string, rule: Rule) => ({ [quantifier]: [{ var: 'anggota' }, rule] }) as unknown as Rule
const flag = (name: string, value: boolean): Rule => ({ '===': [{ var: name }, value] })
const said = (rule: Rule) => lintRule(rule, 'KELUARGA').map(({ code, path }) => `${code} ${path.join('.')}`)

describe('what is odd about a rule', () => {
  test('nothing about those of the nation', () => {
    for (const { code, definition } of NATIONAL_PROGRAMS)
      expect([code, lintRule(definition.rule, definition.unit)]).toEqual([code, []])
  })

  test.each<[string, Rule, string[]]>([
    ['no family has desil 11', desil('>', 10), ['impossible >.1']],
    ['none has less than 1', desil('<', 1), ['impossible <.1']],
    ['every family has at most 10', desil('<=', 10), ['always <=.1']],
    ['nobody is a hundred and fifty', member('some', usia('>', 150)), ['impossible some.1.>.1']],
    ['not of what is always so', { '!': [desil('>=', 1)] }, ['always !.0.>=.1']],
    ['one that is both', { and: [desil('<=', 1), desil('>=', 3)] }, ['contradiction and.1.>=.1']],
    ['one that is both, further down', { and: [desil('<=', 1), { and: [{ '!': [desil('<', 3)] }] }] }, ['contradiction and.1.and.0.!.0.<.1']], // prettier-ignore
    ['one branch that never is', { and: [desil('<=', 2), { or: [desil('===', 5), flag('keluarga.sktm', true)] }] }, ['contradiction and.1.or.0.===.1']], // prettier-ignore
    ['everybody: up to 4, or from 3 on', { or: [desil('<=', 4), desil('>=', 3)] }, ['always or.1.>=.1']],
    ['yes or no', { or: [flag('keluarga.sktm', true), flag('keluarga.sktm', false)] }, ['always or.1.===.1']],
    ['yes and no', { and: [flag('keluarga.sktm', true), flag('keluarga.sktm', false)] }, ['contradiction and.1.===.1']],
    ['of a list of all', { in: [{ var: 'rumah.daya' }, [1, 2, 3, 4, 5]] }, ['always in.1']],
    ['some and none', { and: [member('some', usia('>=', 60)), member('none', usia('>=', 60))] }, ['contradiction and.1.none']], // prettier-ignore
    ['counted to none', { '>=': [{ count: [{ var: 'anggota' }, usia('>=', 60)] }, 0] }, ['always >=.1']],
    ['members contradict within themselves only', { and: [member('some', usia('<', 6)), member('some', usia('>', 60))] }, []], // prettier-ignore
    ['two that hold together', { and: [desil('>=', 2), desil('<=', 4), desil('!==', 3)] }, []],
    ['three that do not', { and: [desil('>=', 3), desil('<=', 4), { '!': [{ in: [{ var: 'keluarga.desil' }, [3, 4]] }] }] }, ['contradiction and.2.!.0.in.1']], // prettier-ignore
  ])('%s', (_, rule, issues) => {
    expect(said(rule)).toEqual(issues)
  })

  test('a fact that only a list says, which this district has not brought in', () => {
    const rule: Rule = { and: [flag('keluarga.ada_perangkat_desa', false), desil('<=', 4)] }
    expect(lintRule(rule, 'KELUARGA')).toEqual([])
    expect(lintRule(rule, 'KELUARGA', { lists: new Set(['PENGECUALIAN']) })).toEqual([])
    expect(lintRule(rule, 'KELUARGA', { lists: new Set() })).toEqual([
      { code: 'unresolvable', path: ['and', 0, '===', 0], fact: 'keluarga.ada_perangkat_desa' },
    ])
  })

  test('where the regulation decides, nothing is said before it has', () => {
    const rule: Rule = { and: [{ '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] }, desil('>=', 5)] }
    expect(said(rule)).toEqual([])
  })

  test('what is no rule is not looked at', () => {
    expect(lintRule({ and: [] }, 'KELUARGA')).toEqual([])
  })
})
