import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ITEM_STATES, type ItemState } from '@slrt/domain/item-state'
import { may, ROLES, type Role } from '@slrt/domain/permission'
import { ACTS, desksOf, wayOf, type Hop } from '@slrt/domain/transition'

const lines = readFileSync(new URL('./transitions.txt', import.meta.url), 'utf8').split('\n')
const words = (line: string) => line.trim().split(/\s+/)

/** The lines of a part of the file: from its heading to the next line that is not indented. */
function part(heading: string): string[] {
  const start = lines.findIndex((line) => line.startsWith(heading)) + 1
  const rest = lines.slice(start)
  const end = rest.findIndex((line) => /^\S/.test(line))
  return rest.slice(0, end < 0 ? undefined : end).filter((line) => line.trim())
}

const stateOf = new Map<string, Hop>([
  ['BACK', 'BACK'],
  ...part('STATES').flatMap((line) =>
    [...line.matchAll(/(\S+) ([A-Z_]{5,})/g)].map(([, sign, state]) => [sign!, state as ItemState] as const),
  ),
])
const rolesOf = new Map(part('WHO').map((line) => [words(line)[0]!, words(line).slice(1) as Role[]]))

type Written = { readonly act: string; readonly who: readonly string[]; readonly way: readonly Hop[] }

/** What is written for each state: the lines that allow something, and the acts that are refused to everybody. */
const written = lines
  .filter((line) => line.startsWith('# '))
  .map((heading) => {
    const [, sign = '', name = ''] = words(heading)
    const all = part(heading)
    const refused = all.filter((line) => line.startsWith('  - ')).flatMap((line) => words(line).slice(1))
    const allowed = all
      .filter((line) => !line.startsWith('  - '))
      .map((line): Written => {
        const [act = '', ...rest] = words(line)
        const who = rest.filter((word) => rolesOf.has(word))
        return { act, who, way: rest.slice(who.length).map((word) => stateOf.get(word)!) }
      })
    return { sign, state: name.replace(':', '') as ItemState, refused, allowed }
  })

const edgesUnder = (heading: string) =>
  part(heading).flatMap((line) => {
    const [from = '', to = ''] = line.trim().split('>')
    return from.split('|').flatMap((one) => to.split('|').map((other) => `${stateOf.get(one)} > ${stateOf.get(other)}`))
  })
const edges = [...edgesUnder('EDGES of handbook 5.3'), ...edgesUnder('EDGES that follow')]

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

describe.each(written)('$state', ({ state, allowed }) => {
  test.each(
    [...rolesOf].flatMap(([who, roles]) =>
      (roles.length > 0 ? roles : ['SYSTEM' as const]).map((role) => ({ who, role })),
    ),
  )('$role', ({ who, role }) => {
    const found = Object.fromEntries(ACTS.map((act) => [act, wayFor(role, act, state)]))
    const right = Object.fromEntries(
      ACTS.map((act) => {
        const line = allowed.find((one) => one.act === act && one.who.includes(who))
        return [act, line?.way.join(' ') ?? '-']
      }),
    )
    expect(found).toEqual(right)
  })
})
