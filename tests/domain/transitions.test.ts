import { describe, expect, test } from 'vitest'
import { ITEM_STATES, type ItemState } from '@slrt/domain/item-state'
import { may, ROLES, type Role } from '@slrt/domain/permission'
import { ACTS, desksOf, wayOf } from '@slrt/domain/transition'
import { edgesUnder, rolesOf, stateOf, wayWritten, written } from '../support/transition-table.ts'

const edges = ['EDGES of handbook 5.3', 'EDGES that follow', 'EDGES of an extension'].flatMap(edgesUnder)

describe('the file', () => {
  test('names every state once, and in each of them every act', () => {
    expect(written.map(({ state }) => state).sort()).toEqual([...ITEM_STATES].sort())
    for (const { sign, state, refused, allowed } of written) {
      expect(stateOf.get(sign)).toBe(state)
      const acts = [...refused, ...new Set(allowed.map(({ act }) => act))]
      expect([state, acts.sort()]).toEqual([state, [...ACTS].sort()])
    }
  })

  test('names every role that has anything to do with a need', () => {
    const named = [...rolesOf.values()].flat()
    expect(ROLES.filter((role) => desksOf(role).length > 0).sort()).toEqual(named.sort())
  })

  test('goes only along the handbook’s edges, and along each of them', () => {
    const gone = new Set(
      written.flatMap(({ state, allowed }) =>
        allowed.flatMap(({ way }) => way.map((hop, at) => `${at === 0 ? state : way[at - 1]} > ${hop}`)),
      ),
    )
    expect([...gone].sort()).toEqual([...edges].sort())
    const later = edgesUnder('EDGES of the handbook that nothing')
    expect(later.filter((edge) => gone.has(edge))).toEqual([])
    expect(later).toHaveLength(4)
  })
})

/** What a role can do through the API: its desk allows it, and its rights. The system has a desk and needs no right. */
const wayFor = (role: Role | 'SYSTEM', act: string, state: ItemState): string => {
  if (role === 'SYSTEM') return wayOf(act, state, ['SYSTEM'])?.join(' ') ?? '-'
  return may(role, act) ? (wayOf(act, state, desksOf(role))?.join(' ') ?? '-') : '-'
}

const everybody = [...rolesOf.values()].flatMap((roles) => (roles.length > 0 ? roles : (['SYSTEM'] as const)))

describe.each(written)('$state', ({ state }) => {
  test.each(everybody)('%s', (role) => {
    const found = Object.fromEntries(ACTS.map((act) => [act, wayFor(role, act, state)]))
    const right = Object.fromEntries(ACTS.map((act) => [act, wayWritten(role, act, state)?.join(' ') ?? '-']))
    expect(found).toEqual(right)
  })
})
