import { describe, expect, test } from 'vitest'
import { decidingIn, explain, missingIn, verdictOf } from '@slrt/domain/explain'
import type { Rule } from '@slrt/domain/rule'
import { situationOf } from '@slrt/domain/situation'
import { familyRows, judged, type Told } from '../support/rule-family.ts'

const desil = (op: string, n: number) => ({ [op]: [{ var: 'keluarga.desil' }, n] }) as unknown as Rule
const yes = (name: string): Rule => ({ '===': [{ var: name }, true] })
const members = (quantifier: string, rule: Rule) => ({ [quantifier]: [{ var: 'anggota' }, rule] }) as unknown as Rule
const counted = (op: string, rule: Rule, n: number) => ({ [op]: [{ count: [{ var: 'anggota' }, rule] }, n] }) as unknown as Rule // prettier-ignore
const about = (rule: Rule, family: Told, people: Readonly<Record<string, Told>> = {}) =>
  explain(rule, situationOf(familyRows(family, people), { day: '2026-11-22', closed: new Set() }))

describe('why a rule says what it says', () => {
  test('no beats unknown in `and`, yes beats it in `or`; else nobody knows', () => {
    const both = [desil('<=', 4), yes('keluarga.sktm')] as const
    expect(about({ and: both }, { desil: 5 }).truth).toBe(false)
    expect(about({ and: both }, { desil: 2 }).truth).toBeNull()
    expect(about({ or: both }, { desil: 2 }).truth).toBe(true)
    expect(about({ or: both }, { desil: 5 }).truth).toBeNull()
    expect(about({ '!': [{ and: both }] }, { desil: 2 }).truth).toBeNull()
    expect([true, false, null].map(verdictOf)).toEqual(['LAYAK', 'TIDAK', 'MUNGKIN'])
  })

  test('what is missing is what would decide, not all that nobody knows', () => {
    const rule: Rule = {
      and: [desil('<=', 4), { or: [desil('<=', 1), yes('keluarga.sktm'), members('some', yes('hamil'))] }],
    }
    const { tree } = about(rule, { desil: 2 }, { ibu: { sex: 'P', born: '1990-01-01' }, ayah: { sex: 'L' } })
    expect(missingIn(tree)).toEqual(['keluarga.sktm', 'orang.hamil'])
    expect(missingIn(about(rule, { desil: 1 }).tree)).toEqual([])
    expect(missingIn(about(rule, { desil: 9 }).tree)).toEqual([])
  })

  test('what fails: of `and` those that do, of `or` all, below a `!` what holds', () => {
    const failed = (rule: Rule, family: Told, people?: Readonly<Record<string, Told>>) =>
      decidingIn(about(rule, family, people).tree).map(({ fact, value, expected, op }) => [fact, op, expected, value])
    expect(failed({ and: [desil('<=', 4), yes('keluarga.mbr')] }, { desil: 6, lowIncome: true })).toEqual([['keluarga.desil', '<=', 4, 6]]) // prettier-ignore
    expect(failed({ or: [desil('<=', 4), yes('keluarga.mbr')] }, { desil: 6, lowIncome: false })).toHaveLength(2)
    expect(failed({ '!': [{ or: [desil('>=', 4), yes('keluarga.mbr')] }] }, { desil: 6 })).toEqual([['keluarga.desil', '>=', 4, 6]]) // prettier-ignore
    expect(failed(members('none', yes('disabilitas')), {}, { ibu: { disability: true }, anak: { disability: false } })).toEqual([['orang.disabilitas', '===', true, true]]) // prettier-ignore
  })

  test('counting: sure when enough surely are, out when too few can be', () => {
    const old = counted('>=', { '>=': [{ var: 'usia' }, 60] }, 2)
    const nenek: Told = { born: '1950-01-01' }
    const anak: Told = { born: '2015-01-01' }
    expect(about(old, {}, { a: nenek, b: nenek, c: {} }).truth).toBe(true)
    expect(about(old, {}, { a: nenek, b: {}, c: anak }).truth).toBeNull()
    expect(about(old, {}, { a: nenek, b: anak, c: anak }).truth).toBe(false)
    expect(about(old, { memberCount: 4 }, { a: nenek, b: anak, c: anak }).truth).toBeNull()
    expect(about(counted('===', { '>=': [{ var: 'usia' }, 60] }, 1), {}, { a: nenek, b: {} }).truth).toBeNull()
    const { tree } = about(old, {}, { a: nenek, b: {} })
    expect(tree.leaf).toEqual({ fact: 'anggota', value: 1, expected: 2, op: '>=' })
    expect(tree.children!.map(({ member, truth }) => [member, truth])).toEqual([[0, true], [1, null]]) // prettier-ignore
  })

  test('members of whom nothing is known are one line, and never a no', () => {
    const { tree, truth } = about(members('some', yes('hamil')), { memberCount: 6 }, { ibu: { pregnant: false } })
    expect(truth).toBeNull()
    expect(tree.children!.map((one) => one.truth)).toEqual([false, null])
    expect(about(members('all', yes('nik_padan')), {}).truth).toBeNull()
  })

  test('a program for persons answers for each that is known', () => {
    const rows = familyRows({ desil: 2, memberCount: 3 }, { a: { born: '2015-01-01', orphan: 'YATIM' }, b: { born: '2000-01-01' } }) // prettier-ignore
    const said = judged('ATENSI_YAPI', rows)
    expect(Object.entries(said).map(([person, { verdict }]) => [person, verdict])).toEqual([['a', 'LAYAK'], ['b', 'TIDAK']]) // prettier-ignore
    expect(said.b!.failed.map(({ fact }) => fact)).toEqual(['orang.usia'])
  })

  test('a parameter that nobody set leaves it open', () => {
    const rows = familyRows({ desil: 2, exclusion: 'TIDAK_ADA' }, { ibu: { relation: 'KEPALA', nikMatched: true } })
    expect(judged('BPNT', rows).keluarga!.verdict).toBe('LAYAK')
    expect(about({ '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] }, { desil: 2 }).truth).toBeNull()
  })
})
