import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, scopeLevel, type Role } from '@slrt/domain/permission'
import { contains, scopeFor, scopeOf, scopeText } from '@slrt/domain/scope'
import { refusalOf } from './refusal-of.ts'

const two = (most: number) => fc.integer({ min: 1, max: most }).map((n) => String(n).padStart(2, '0'))
const Kecamatan = fc.tuple(fc.constantFrom('32.04', '32.73', '32.40'), two(20)).map((parts) => parts.join('.'))
const Desa = fc.tuple(Kecamatan, fc.integer({ min: 1001, max: 2020 })).map((parts) => parts.join('.'))
const Place = fc.oneof(Kecamatan, Desa)
const Scope = fc.array(Place, { maxLength: 6 })

describe('where somebody works', () => {
  test.each<[string[], string, boolean]>([
    [[], '32.04.05.2003', true],
    [['32.04.05'], '32.04.05', true],
    [['32.04.05'], '32.04.05.2003', true],
    [['32.04.05.2003'], '32.04.05.2003', true],
    [['32.04.05.2003'], '32.04.05.2004', false],
    [['32.04.05.2003'], '32.04.05', false],
    [['32.04.05', '32.04.44'], '32.04.44.2001', true],
    [['32.04.05'], '32.04.06.2003', false],
    [['32.04.0'], '32.04.05', false],
    [['32.04.05.200'], '32.04.05.2003', false],
  ])('%j contains %s: %s', (scope, place, expected) => {
    expect(contains(scope, place)).toBe(expected)
  })

  test('a scope contains its own places and all inside them, and grows with each place that is added', () => {
    fc.assert(
      fc.property(Scope, Place, Desa, (scope, place, desa) => {
        expect(contains([...scope, place], place)).toBe(true)
        expect(contains([...scope, desa.slice(0, 8)], desa)).toBe(true)
        if (scope.length && contains(scope, desa)) expect(contains([...scope, place], desa)).toBe(true)
      }),
    )
  })

  test('as the database holds it and back: the same scope; the whole tenant is never an empty text', () => {
    fc.assert(fc.property(Scope, (scope) => scopeOf(scopeText(scope)).join() === scope.join()))
    expect(scopeText([])).toBe('*')
  })
})

describe('what a role may be given', () => {
  const areas = ['32.04', '32.73']
  test.each<[Role, string[], readonly string[] | string]>([
    ['FASILITATOR', ['32.04.05.2003'], ['32.04.05.2003']],
    ['FASILITATOR', ['32.04.05'], ['32.04.05']],
    ['FASILITATOR', ['32.73.01.1001', '32.04.05', '32.04.05'], ['32.04.05', '32.73.01.1001']],
    ['SUPERVISOR', ['32.04.05'], ['32.04.05']],
    ['KAB_ADMIN', [], []],
    ['SEKNAS_ADMIN', [], []],
    ['SUPERVISOR', ['32.04.05.2003'], 'scope.level'],
    ['FASILITATOR', ['32.04'], 'scope.level'],
    ['KAB_ADMIN', ['32.04.05'], 'scope.level'],
    ['FASILITATOR', [], 'scope.missing'],
    ['SUPERVISOR', [], 'scope.missing'],
    ['FASILITATOR', ['32.05.01.2001'], 'scope.outside'],
    ['FASILITATOR', ['32.040.1.2001'], 'scope.outside'],
    ['FASILITATOR', ['32.04.05.2003', '31.71.01'], 'scope.outside'],
  ])('%s %j: %j', (role, codes, expected) => {
    if (typeof expected === 'string') expect(refusalOf(() => scopeFor(role, codes, areas)).code).toBe(expected)
    else expect(scopeFor(role, codes, areas)).toEqual(expected)
  })

  test('the refusal says which area', () => {
    expect(refusalOf(() => scopeFor('FASILITATOR', ['31.71.01'], areas)).facts).toEqual({ area: '31.71.01' })
  })

  test('whatever is given lies in the tenant, is sorted, and is whole only for roles of the whole tenant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), Scope, (role, codes) => {
        let given
        try {
          given = scopeFor(role, codes, areas)
        } catch {
          return
        }
        expect(given.length === 0).toBe(['tenant', 'nation'].includes(scopeLevel(role)))
        expect(given).toEqual([...new Set(given)].sort())
        for (const code of given) expect(contains(areas, code)).toBe(true)
        for (const code of codes) expect(contains(given, code)).toBe(true)
      }),
    )
  })
})
