import { judge, type Answer, type Verdict } from './answer.ts'
import type { Clock } from './clock.ts'
import type { Content, Problem, Stored } from './entry.ts'
import { ready } from './order.ts'
import { backoff, pauseAfter, restLeft, type Pause } from './rest.ts'
import type { Command, Send } from './send.ts'
import type { Storage } from './storage.ts'
import { seal, unseal } from './vault.ts'

export type Outcome = { outcome: 'done' } | { outcome: 'waiting' } | { outcome: 'attention'; problem: Problem }

export type SenderParts = {
  storage: Storage
  send: Send
  clock: Clock
  random(): number
  /** the version of the app: what was set aside is tried again under another one */
  version: string
  /** told when the service failed three times on one entry */
  report(path: string, problem: Problem): void
}

export type Watch = {
  flying(ids: string[], done: number): void
  settled(id: string, outcome: Outcome): void
  signedOut(person: string): void
}

export const atOnce = 4
const patience = 30_000
const faultsToSetAside = 3

/** Where a sealed text belongs; it opens nowhere else. */
export const contentOf = (entry: Pick<Stored, 'id' | 'person'>) => `${entry.person}/${entry.id}/content`
export const problemOf = (entry: Pick<Stored, 'id' | 'person'>) => `${entry.person}/${entry.id}/problem`

/** Sends what is due, until nothing is; never throws for what an answer says, only when the disk does not answer. */
export function createSender({ storage, send, clock, random, version, report }: SenderParts, watch: Watch) {
  /** One attempt, and what it means. */
  async function exchange(command: Command): Promise<Verdict> {
    const late = new AbortController()
    let stop = () => {}
    const inTime = new Promise<null>((resolve) => {
      stop = clock.after(patience, () => {
        late.abort()
        resolve(null)
      })
    })
    const answer: Promise<Answer | null> = send(command, late.signal).catch(() => null)
    const verdict = judge(await Promise.race([answer, inTime]))
    stop()
    return verdict
  }

  async function ask({ id, path, membership, person, content }: Stored, key: CryptoKey): Promise<Verdict> {
    try {
      const { input } = (await unseal(key, content, contentOf({ id, person }))) as Content
      return await exchange({ id, path, membership, input })
    } catch {
      return { kind: 'attention', problem: { code: 'outbox.unreadable' } }
    }
  }

  async function isStill(person: string): Promise<boolean> {
    return (await storage.note<string>('actor')) === person
  }

  async function settle(entry: Stored, verdict: Verdict, key: CryptoKey): Promise<Outcome> {
    const waiting: Outcome = { outcome: 'waiting' }
    switch (verdict.kind) {
      case 'done':
        await storage.finish(entry, clock.now())
        return { outcome: 'done' }
      case 'later':
        await storage.setNote<Pause>(`pause:${entry.person}`, (before) =>
          pauseAfter(before, verdict, clock.now(), random),
        )
        await storage.change(entry.id, (kept) => ({ ...kept, attempts: kept.attempts + 1 }))
        return waiting
      case 'signedOut':
        watch.signedOut(entry.person)
        return waiting
      case 'attention': {
        // another person signed in while this one was on its way: their session refused it, not its own
        if (verdict.problem.code === 'session.membership' && !(await isStill(entry.person))) {
          watch.signedOut(entry.person)
          return waiting
        }
        const problem = await seal(key, verdict.problem, problemOf(entry))
        await storage.change(entry.id, (kept) => ({ ...kept, state: 'attention', problem }))
        return { outcome: 'attention', problem: verdict.problem }
      }
      case 'fault': {
        const problem = await seal(key, verdict.problem, problemOf(entry))
        const faults = entry.faults + 1
        const isAside = faults >= faultsToSetAside
        const rest = isAside ? null : { since: clock.now(), wait: backoff(faults, random) }
        await storage.change(entry.id, (kept) =>
          isAside ? { ...kept, faults, rest, state: 'aside', problem, version } : { ...kept, faults, rest },
        )
        if (!isAside) return waiting
        report(entry.path, verdict.problem)
        return { outcome: 'attention', problem: verdict.problem }
      }
    }
  }

  async function due(person: string, flying: ReadonlyMap<string, unknown>): Promise<Stored[]> {
    if (!(await isStill(person))) {
      watch.signedOut(person)
      return []
    }
    const now = clock.now()
    const pause = await storage.note<Pause>(`pause:${person}`)
    if (restLeft(pause ?? null, now) > 0) return []
    return ready(await storage.entries(person), new Set(flying.keys()), now, atOnce - flying.size)
  }

  /** @param nudged a promise for the next change of the queue, asked for anew each round */
  async function pump(person: string, isOn: () => boolean, nudged: () => Promise<void>): Promise<void> {
    const key = await storage.key(person)
    const flying = new Map<string, Promise<void>>()
    let done = 0
    let failed: { cause: unknown } | null = null

    async function fly(entry: Stored) {
      try {
        const outcome = await settle(entry, await ask(entry, key), key)
        if (outcome.outcome === 'done') done++
        flying.delete(entry.id)
        watch.settled(entry.id, outcome)
      } catch (cause) {
        flying.delete(entry.id)
        failed ??= { cause }
      }
    }
    for (;;) {
      const change = nudged()
      const next = isOn() && !failed ? await due(person, flying).catch((cause) => ((failed ??= { cause }), [])) : []
      if (isOn()) for (const entry of next) flying.set(entry.id, fly(entry))
      watch.flying([...flying.keys()], done)
      if (flying.size === 0) break
      await Promise.race([...flying.values(), change])
    }
    if (failed) throw (failed as { cause: unknown }).cause
  }

  return { pump, exchange }
}
