import { describe, expect, test } from 'vitest'
import { explain } from '@slrt/domain/explain'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { bindParams } from '@slrt/domain/rule-bind'
import { checkRule } from '@slrt/domain/rule-check'
import type { Rule } from '@slrt/domain/rule'
import { situationOf, type FactRow } from '@slrt/domain/situation'
import { append, linesOf, move, placeOf, put, remove } from '../../web/src/rule/rule-edit.ts'
import { freshLeaf, fromRule, isIncomplete, lineAt, pruned, toRule, type Group } from '../../web/src/rule/rule-model.ts'

const day = '2026-11-22'
const at = { id: 'a', household: 'h', desa: '32.04.05.2003' }
const FAMILIES: FactRow[][] = [
  [
    { ...at, person: null, desil: 2, memberCount: 2, receivesPkh: true, tenure: 1, floor: 8 },
    { ...at, person: 'p', born: '1950-01-01', sex: 'P', nikMatched: true },
    { ...at, person: 'q', born: '2016-01-01', sex: 'L', schoolLevel: 'SD', nikMatched: true },
  ],
  [
    { ...at, person: null, desil: null, exclusion: 'TIDAK_ADA' },
    { ...at, person: 'p', born: '1990-05-05', sex: 'P', pregnant: true, hasKip: false },
  ],
  [{ ...at, person: null, desil: 7, villageListed: false, houseAided: true }],
]

describe('the lines of a rule', () => {
  test.each(NATIONAL_PROGRAMS.map(({ code, definition }) => [code, definition] as const))(
    '%s has words for everything, and says the same when it is made anew',
    (_, { rule, unit, params, benefit }) => {
      const lines = fromRule(rule)
      expect(linesOf(lines).filter((item) => item.kind === 'raw' || isIncomplete(item))).toEqual([])
      const made = toRule(lines).rule
      expect(checkRule(made, unit)).toEqual([])
      expect(fromRule(made)).toEqual(lines)
      for (const rows of FAMILIES) {
        const seen = situationOf(rows, { day, closed: new Set() })
        const situation = { ...seen, orang: seen.anggota[0]! }
        const truth = (one: Rule) => explain(bindParams(one, params), situation).truth
        expect(truth(made)).toBe(truth(rule))
      }
      for (const part of benefit.parts)
        expect(checkRule(toRule(fromRule(part.rule, true), true).rule, unit, true)).toEqual([])
    },
  )

  test('a line that is wrong is found from its path in the document', () => {
    const rule = {
      and: [
        { '===': [{ var: 'keluarga.mbr' }, true] },
        { some: [{ var: 'anggota' }, { or: [{ '<': [{ var: 'usia' }, 'x'] }] }] },
      ],
    }
    const lines = fromRule(rule)
    const { places, rule: made } = toRule(lines)
    const [issue] = checkRule(made, 'KELUARGA')
    expect(issue?.code).toBe('wrong_type')
    const wrong = linesOf(lines).find(({ id }) => id === lineAt(places, issue!.path))
    expect(wrong).toMatchObject({ kind: 'leaf', fact: 'orang.usia', value: 'x' })
  })

  test('what is still to be chosen is no line yet', () => {
    const lines = append(fromRule({ and: [] }), 's1', freshLeaf('s9'))
    expect(isIncomplete(lines.items[0]!)).toBe(true)
    expect(pruned(lines).items).toEqual([])
    const chosen = put(lines, 's9', freshLeaf('s9', 'rumah.tidak_layak'))
    expect(toRule(pruned(chosen)).rule).toEqual({ and: [{ '===': [{ var: 'rumah.tidak_layak' }, true] }] })
  })

  test('what has no words stays as it was', () => {
    const odd = { '===': [{ var: 'keluarga.desil' }, { var: 'rumah.luas' }] }
    expect(toRule(fromRule({ and: [odd] })).rule).toEqual({ and: [odd] })
  })
})

describe('moving a line', () => {
  /** a, a group of b and c, then d. */
  const leaf = (id: string) => freshLeaf(id, 'keluarga.mbr')
  const root: Group = {
    id: 'root',
    kind: 'group',
    mode: 'all',
    items: [leaf('a'), { id: 'g', kind: 'group', mode: 'any', items: [leaf('b'), leaf('c')] }, leaf('d')],
  }
  const shape = (of: Group | undefined): unknown =>
    of?.items.map((item) => (item.kind === 'group' ? [item.id, shape(item)] : item.id))

  test('goes through groups in reading order, and stops at the ends', () => {
    const once = move(root, 'a', 1)!
    expect(shape(once)).toEqual([['g', ['a', 'b', 'c']], 'd'])
    const on = [1, 1, 1].reduce<Group>((now) => move(now, 'a', 1)!, once)
    expect(shape(on)).toEqual([['g', ['b', 'c']], 'a', 'd'])
    expect(shape(move(on, 'a', 1))).toEqual([['g', ['b', 'c']], 'd', 'a'])
    expect(move(root, 'd', 1)).toBeUndefined()
    expect(move(root, 'a', -1)).toBeUndefined()
    expect(shape(move(root, 'd', -1))).toEqual(['a', ['g', ['b', 'c', 'd']]])
    expect(shape(move(root, 'b', -1))).toEqual(['a', 'b', ['g', ['c']], 'd'])
  })

  test('a line about members stays among them', () => {
    const members = fromRule({ and: [{ some: [{ var: 'anggota' }, { '===': [{ var: 'hamil' }, true] }] }] })
    const inside = linesOf(members).find((item) => item.kind === 'leaf')!
    expect(move(members, inside.id, -1)).toBeUndefined()
    expect(placeOf(members, inside.id)?.holder.kind).toBe('members')
    expect(remove(members, placeOf(members, inside.id)!.holder.id).items).toEqual([])
  })
})
