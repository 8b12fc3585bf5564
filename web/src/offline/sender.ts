import { judge, type Answer, type Verdict } from './answer.ts'
import type { Clock } from './clock.ts'
import type { Content, Problem, Stored } from './entry.ts'
import { ready } from './order.ts'
import { backoff, pauseAfter, restLeft, type Pause } from './rest.ts'
import type { Command, Send } from './send.ts'
import type { Storage } from './storage.ts'
import { upload, type Upload } from './upload.ts'
import { seal, unseal, unsealBytes } from './vault.ts'

export type Outcome = { outcome: 'done' } | { outcome: 'waiting' } | { outcome: 'attention'; problem: Problem }

export type SenderParts = {
  storage: Storage
  send: Send
  upload: Upload
  clock: Clock
  random(): number
  /** the version of the app: what was set aside is tried again under another one */
  version: string
  /** told when the service failed three times on one entry */
  report(path: string, problem: Problem): void
}

export type Watch = {
  /** a long sending goes on: no other tab need take it over */
  alive(): void
  flying(ids: string[], done: number): void
  settled(id: string, outcome: Outcome): void
  signedOut(person: string): void
}

export const atOnce = 4
const patience = 30_000
const faultsToSetAside = 3

const isFileMissing = (verdict: Verdict): verdict is Extract<Verdict, { kind: 'attention' }> =>
  verdict.kind === 'attention' && verdict.problem.code === 'file.not_uploaded'

/** Where a sealed text belongs; it opens nowhere else. */
export const contentOf = (entry: Pick<Stored, 'id' | 'person'>) => `${entry.person}/${entry.id}/content`
export const problemOf = (entry: Pick<Stored, 'id' | 'person'>) => `${entry.person}/${entry.id}/problem`
export const fileOf = (entry: Pick<Stored, 'id' | 'person'>) => `${entry.person}/${entry.id}/file`

/** Sends what is due, until nothing is; never throws for what an answer says, only when the disk does not answer. */
export function createSender(
  { storage, send, upload: port, clock, random, version, report }: SenderParts,
  watch: Watch,
) {
  /** One request in time, and what its answer means. */
  async function attempt(
    request: (signal: AbortSignal) => Promise<Answer>,
    isOurs?: (answer: Answer) => boolean,
  ): Promise<Verdict> {
    const late = new AbortController()
    let stop = () => {}
    const inTime = new Promise<null>((resolve) => {
      stop = clock.after(patience, () => {
        late.abort()
        resolve(null)
      })
    })
    const answer: Promise<Answer | null> = request(late.signal).catch(() => null)
    const verdict = judge(await Promise.race([answer, inTime]), isOurs)
    stop()
    return verdict
  }

  /**
   * One attempt at a command. Its file goes first, what the server has of it already left out; but where an earlier
   * attempt may have arrived unheard, the command asks first, since it then needs no file any more.
   */
  async function exchange(command: Command, file?: Uint8Array<ArrayBuffer>, isTried = false): Promise<Verdict> {
    const tell = () => attempt((signal) => send(command, signal))
    if (!file) return tell()
    if (isTried) {
      const verdict = await tell()
      if (!isFileMissing(verdict)) return verdict
    }
    const sha256 = String(command.input['sha256'])
    const parcel = { sha256, content: file, membership: command.membership }
    const sent = await upload(parcel, port, (...given) => attempt(...given).finally(watch.alive))
    if (sent.kind !== 'done') return sent
    const verdict = await tell()
    // All was sent, and yet something is not there: the service lost it. It is sent anew next time.
    return isFileMissing(verdict) ? { kind: 'fault', problem: verdict.problem } : verdict
  }

  async function ask(entry: Stored, key: CryptoKey): Promise<Verdict> {
    const { id, path, membership, attempts } = entry
    const sealed = entry.hasFile ? await storage.file(id) : undefined
    try {
      const { input } = (await unseal(key, entry.content, contentOf(entry))) as Content
      const file = sealed && (await unsealBytes(key, sealed, fileOf(entry)))
      return await exchange({ id, path, membership, input }, file, attempts > 0)
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
