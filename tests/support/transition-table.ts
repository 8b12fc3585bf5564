import { readFileSync } from 'node:fs'
import type { ItemState } from '@slrt/domain/item-state'
import type { Role } from '@slrt/domain/permission'
import type { Hop } from '@slrt/domain/transition'

const lines = readFileSync(new URL('../domain/transitions.txt', import.meta.url), 'utf8').split('\n')
const words = (line: string) => line.trim().split(/\s+/)

/** The lines of a part of the file: from its heading to the next line that is not indented. */
function part(heading: string): string[] {
  const start = lines.findIndex((line) => line.startsWith(heading)) + 1
  const rest = lines.slice(start)
  const end = rest.findIndex((line) => /^\S/.test(line))
  return rest.slice(0, end < 0 ? undefined : end).filter((line) => line.trim())
}

/** A state by its sign in the file: the handbook's number, or a letter. */
export const stateOf = new Map<string, Hop>([
  ['BACK', 'BACK'],
  ...part('STATES').flatMap((line) =>
    [...line.matchAll(/(\S+) ([A-Z_]{5,})/g)].map(([, sign, state]) => [sign!, state as ItemState] as const),
  ),
])
/** The roles behind each name of the file; the system has none. */
export const rolesOf = new Map(part('WHO').map((line) => [words(line)[0]!, words(line).slice(1) as Role[]]))

type Written = { readonly act: string; readonly who: readonly string[]; readonly way: readonly Hop[] }

/** What is written for each state: the lines that allow something, and the acts that are refused to everybody. */
export const written = lines
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

/** `TERDAFTAR > IDENTIFIKASI` for each edge under a heading. */
export const edgesUnder = (heading: string) =>
  part(heading).flatMap((line) => {
    const [from = '', to = ''] = line.trim().split('>')
    return from.split('|').flatMap((one) => to.split('|').map((other) => `${stateOf.get(one)} > ${stateOf.get(other)}`))
  })

/** The way that the file allows somebody; undefined where the act is refused. */
export const wayWritten = (role: Role | 'SYSTEM', act: string, state: ItemState): readonly Hop[] | undefined => {
  const names = [...rolesOf].filter(([, roles]) => (role === 'SYSTEM' ? roles.length === 0 : roles.includes(role)))
  return written
    .find((one) => one.state === state)
    ?.allowed.find((line) => line.act === act && names.some(([name]) => line.who.includes(name)))?.way
}
