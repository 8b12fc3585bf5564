import type { Content, Problem, Stored } from './entry.ts'
import type { Pause } from './rest.ts'
import { contentOf, problemOf } from './sender.ts'
import type { Storage } from './storage.ts'
import { unseal } from './vault.ts'
import { nothing, type Loaded, type Opened } from './view.ts'

/** Reads what lies on the disk for one person; what was unsealed once is not unsealed again. */
export function createReader(storage: Storage) {
  let known = new Map<string, Opened>()

  return async function load(person: string | null): Promise<Loaded> {
    if (person === null) {
      known = new Map()
      return nothing
    }
    const [entries, sent, pause, key] = await Promise.all([
      storage.entries(person),
      storage.sent(person),
      storage.note<Pause>(`pause:${person}`),
      storage.key(person),
    ])
    const opened = new Map<string, Opened>()
    for (const stored of entries) {
      const before = known.get(stored.id)
      opened.set(stored.id, before?.mark === markOf(stored) ? before : await open(key, stored))
    }
    known = opened
    return { entries, opened, sent, pause: pause ?? null }
  }
}

const markOf = ({ person, content, problem }: Stored) => [person, content.nonce, problem?.nonce].join()

async function open(key: CryptoKey, stored: Stored): Promise<Opened> {
  const content = await unseal(key, stored.content, contentOf(stored)).catch(() => undefined)
  const problem = stored.problem && (await unseal(key, stored.problem, problemOf(stored)).catch(() => null))
  return { content: content as Content | undefined, problem: problem as Problem | null, mark: markOf(stored) }
}
