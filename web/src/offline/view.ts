import type { Entry, Problem, Sent, Stored } from './entry.ts'
import { blockers } from './order.ts'
import { restLeft, type Pause } from './rest.ts'

export type Status = {
  online: boolean
  /** will be sent by itself, those on their way included; not those behind a refused one */
  waiting: number
  sending: number
  /** "Mengirim 2 dari 4" */
  progress: { at: number; of: number } | null
  attention: number
  aside: number
  /** wait behind one that needs attention */
  behind: number
  /** the session ended: everything is kept and goes on after signing in */
  signedOut: boolean
  /** when the queue goes on by itself, if the service asked for patience */
  nextTryAt: number | null
  lastSentAt: number | null
  sentCount: number
}

export type View = { entries: Entry[]; sent: Sent['recent']; status: Status }

/** What was unsealed of an entry; `mark` tells whether it is still what lies on the disk. */
export type Opened = { content: Entry['content']; problem: Problem | null; mark: string }

/** What was read from the disk for the person who is signed in. */
export type Loaded = { entries: Stored[]; opened: Map<string, Opened>; sent: Sent; pause: Pause | null }

export const nothing: Loaded = {
  entries: [],
  opened: new Map(),
  sent: { count: 0, lastAt: null, recent: [] },
  pause: null,
}

export type TabState = {
  online: boolean
  signedOut: boolean
  flying: { ids: string[]; done: number }
  /** refused entries whose form is still open in this tab and shows the refusal itself */
  hidden: ReadonlySet<string>
}

/** @param before the last view: what did not change stays the same object, so that no screen builds it anew */
export function compose(loaded: Loaded, now: number, tab: TabState, before?: View): View {
  const blockedBy = blockers(loaded.entries)
  const fresh = loaded.entries
    .filter((stored) => stored.state === 'waiting' || !tab.hidden.has(stored.id))
    .map((stored): Entry => {
      const isFlying = stored.state === 'waiting' && tab.flying.ids.includes(stored.id)
      return {
        id: stored.id,
        path: stored.path,
        subject: stored.subject,
        membership: stored.membership,
        madeAt: stored.madeAt,
        state: isFlying ? 'sending' : stored.state,
        content: loaded.opened.get(stored.id)?.content,
        problem: loaded.opened.get(stored.id)?.problem ?? null,
        isTried: stored.attempts > 0,
        behind: blockedBy.get(stored.id) ?? null,
      }
    })
  const entries = kept(
    before?.entries ?? [],
    fresh.map((entry) =>
      keptIf(
        before?.entries.find(({ id }) => id === entry.id),
        entry,
      ),
    ),
  )
  const count = (test: (entry: Entry) => boolean) => entries.filter(test).length
  const waiting = count(({ state, behind }) => (state === 'waiting' && !behind) || state === 'sending')
  const sending = count(({ state }) => state === 'sending')
  const left = restLeft(loaded.pause, now)
  const { done } = tab.flying
  return {
    entries,
    sent: loaded.sent.recent,
    status: keptIf(before?.status, {
      online: tab.online && !(left > 0 && loaded.pause?.asked === false),
      waiting,
      sending,
      progress: sending > 0 && tab.online ? progress(before, done + 1, done + waiting) : null,
      attention: count(({ state }) => state === 'attention'),
      aside: count(({ state }) => state === 'aside'),
      behind: count(({ state, behind }) => state === 'waiting' && behind !== null),
      signedOut: tab.signedOut,
      nextTryAt: left > 0 && loaded.pause?.asked ? now + left : null,
      lastSentAt: loaded.sent.lastAt,
      sentCount: loaded.sent.count,
    }),
  }
}

function progress(before: View | undefined, at: number, of: number) {
  return keptIf(before?.status.progress ?? undefined, { at, of })
}

function keptIf<T extends object>(before: T | undefined, now: T): T {
  const names = Object.keys(now) as (keyof T)[]
  return before && names.every((name) => before[name] === now[name]) ? before : now
}

function kept<T>(before: T[], now: T[]): T[] {
  return before.length === now.length && now.every((one, index) => one === before[index]) ? before : now
}
