import { storage } from './offline/outbox.ts'
import { createShelf } from './offline/shelf.ts'
import { acting, session } from './session.tsx'

const owner = () => {
  const [person, membership] = [session()?.person.id, acting()?.id]
  return person && membership ? { person, membership } : null
}

/** What this device keeps for whoever is signed in. */
export const shelf = createShelf(storage, owner, Date.now)

const ANSWER = 'answer/'
/** Enough for the families of some desa; the oldest go first. */
const mostAnswers = 300

type Answer = { data: unknown; at: number }

let isPruned = false
async function prune() {
  if (isPruned) return
  isPruned = true
  const names = await shelf.names(ANSWER)
  for (const name of names.slice(0, Math.max(0, names.length - mostAnswers))) await shelf.drop(name)
}

/** Keeps an answer of the server, so that its screen opens without signal after a reload too. */
export async function keepAnswer(key: string, answer: Answer): Promise<void> {
  await shelf.put(ANSWER + key, answer).catch(() => undefined)
  await prune()
}

export const keptAnswer = <T>(key: string) => shelf.get<{ data: T; at: number }>(ANSWER + key)

/** Called when somebody signs out: drafts and what waits stay, what the server told goes, of all memberships. */
export async function forgetKeptAnswers(): Promise<void> {
  const { person, memberships = [] } = session() ?? {}
  for (const { id } of memberships) await storage.clear(`${person?.id}/${id}/${ANSWER}`).catch(() => undefined)
}
