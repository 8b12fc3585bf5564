import type { Stored } from './entry.ts'
import { restLeft } from './rest.ts'

/**
 * Which entries may be sent now: the first of its subject, with nothing left of what it names in `after`.
 * @param all the entries of one person, by seq
 * @param flying ids that are on their way
 * @param room how many more may fly
 */
export function ready(all: readonly Stored[], flying: ReadonlySet<string>, now: number, room: number): Stored[] {
  const subjects = new Set<string>()
  const ids = new Set<string>()
  const found: Stored[] = []
  for (const entry of all) {
    const isFree = !subjects.has(entry.subject) && !entry.after.some((id) => ids.has(id))
    const isDue = entry.state === 'waiting' && !flying.has(entry.id) && restLeft(entry.rest, now) === 0
    if (isFree && isDue) found.push(entry)
    subjects.add(entry.subject)
    ids.add(entry.id)
  }
  return found.sort((a, b) => a.attempts - b.attempts || a.seq - b.seq).slice(0, Math.max(0, room))
}

/** For every entry that waits behind a refused one or one set aside, however far: the id of that one. */
export function blockers(all: readonly Stored[]): Map<string, string> {
  const bySubject = new Map<string, string>()
  const byId = new Map<string, string>()
  const found = new Map<string, string>()
  for (const entry of all) {
    const blocker = bySubject.get(entry.subject) ?? entry.after.map((id) => byId.get(id)).find((id) => id !== undefined)
    if (blocker !== undefined) found.set(entry.id, blocker)
    const holder = blocker ?? (entry.state === 'waiting' ? undefined : entry.id)
    if (holder === undefined) continue
    bySubject.set(entry.subject, holder)
    byId.set(entry.id, holder)
  }
  return found
}
