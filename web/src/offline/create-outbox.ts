import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { createDrainer } from './drainer.ts'
import type { Stored } from './entry.ts'
import type { Channel } from './message.ts'
import type { OneSender } from './one-sender.ts'
import { ready } from './order.ts'
import { createReader } from './reader.ts'
import { restLeft, type Pause } from './rest.ts'
import { atOnce, createSender, contentOf, fileOf, type Outcome, type SenderParts } from './sender.ts'
import type { Command } from './send.ts'
import type { Fresh } from './storage.ts'
import { seal, sealBytes } from './vault.ts'
import { compose, nothing, type Loaded, type View } from './view.ts'

/** Who works in this tab, and as what. */
export type Actor = { person: string; membership: string }

export type OutboxParts = SenderParts & { oneSender: OneSender; channel: Channel; online(): boolean }

export type AddOptions = {
  /** `noun:id` of what the command changes: commands of one subject are sent in order */
  subject: string
  /** ids of entries that must be done before */
  after?: string[]
  /** the commandId, when the form made it (then a double tap is one command) */
  id?: string
  /** id of a refused entry that this one mends: it takes its place */
  instead?: string
  /** whom or what it is about, in words, where the input does not say it: for the outbox's page */
  about?: string
  /** address of the form, for mending what was refused */
  form?: string
  /** a file that goes before the command, which names its `sha256` */
  file?: Uint8Array<ArrayBuffer>
  /** the form stays open and shows a refusal itself: it ends with `drop`, `release` or a new `add` with `instead` */
  held?: boolean
}

/** One of several commands that are kept together. */
export type Part = { path: string; input: object; options: Omit<AddOptions, 'instead' | 'held'> & { id: string } }

export type Added = { id: string } & Outcome

/** Longer than one attempt; only reached when another tab sends and dies on the way. */
const patience = 45_000

/** The queue of commands of one browser tab; all tabs share the disk and only one of them sends. */
export function createOutbox(parts: OutboxParts) {
  const { storage, clock, channel } = parts
  const read = createReader(storage)
  const listeners = new Set<() => void>()
  const waiters = new Map<string, ((outcome: Outcome) => void)[]>()
  const held = new Set<string>()
  let actor: Actor | null = null
  let isSignedOut = false
  let flying: { ids: string[]; done: number } = { ids: [], done: 0 }
  let loaded: Loaded = nothing
  let view: View = composeNow()

  const { pump, exchange } = createSender(parts, {
    alive: () => channel.post({ kind: 'flying', ...flying }),
    flying(ids, done) {
      flying = { ids, done }
      channel.post({ kind: 'flying', ids, done })
      show()
    },
    settled(id, outcome) {
      channel.post({ kind: 'settled', id, outcome })
      void refresh().then(() => settle(id, outcome))
    },
    signedOut(person) {
      if (actor?.person !== person) return
      isSignedOut = true
      channel.post({ kind: 'signedOut', person })
      show()
    },
  })

  // -- what screens see

  function composeNow(before?: View): View {
    const tab = { online: parts.online(), signedOut: isSignedOut, flying, hidden: held }
    return compose(loaded, clock.now(), tab, before)
  }

  function show() {
    view = composeNow(view)
    for (const listener of listeners) listener()
  }

  let refreshing: Promise<void> = Promise.resolve()
  let isStale = false
  /** Reads the disk again; many calls at once lead to one more reading. */
  function refresh(): Promise<void> {
    if (isStale) return refreshing
    isStale = true
    refreshing = refreshing.then(async () => {
      isStale = false
      const person = actor?.person ?? null
      const fresh = await read(person).catch(() => loaded)
      if (person !== (actor?.person ?? null)) return
      loaded = fresh
      show()
    })
    return refreshing
  }

  // -- sending

  let noted: Promise<void> = Promise.resolve()
  const { kick, setTimer } = createDrainer({
    clock,
    oneSender: parts.oneSender,
    pump,
    who: () => (isSignedOut ? null : (actor?.person ?? null)),
    noted: () => noted,
    refresh,
    loaded: () => loaded,
  })

  /** There may be a network again: ends a pause, unless the service asked for it. */
  async function wake() {
    if (!actor) return
    if (parts.online()) {
      const endPause = (pause: Pause | undefined) => (pause && !pause.asked ? undefined : pause)
      await storage.setNote<Pause>(`pause:${actor.person}`, endPause).catch(() => {})
    }
    show()
    kick()
  }

  function settle(id: string, outcome: Outcome) {
    if (outcome.outcome === 'done') held.delete(id)
    for (const resolve of waiters.get(id) ?? []) resolve(outcome)
    waiters.delete(id)
  }

  channel.listen((message) => {
    switch (message.kind) {
      case 'changed':
        void refresh().then(kick)
        break
      case 'flying':
        flying = message
        show()
        break
      case 'settled':
        void refresh().then(() => {
          settle(message.id, message.outcome)
          setTimer()
        })
        break
      case 'actor':
        isSignedOut = actor !== null && actor.person !== message.person
        show()
        if (!isSignedOut) kick()
        break
      case 'signedOut':
        if (actor?.person === message.person) isSignedOut = true
        show()
    }
  })

  // -- what people do

  let keeping: Promise<unknown> = Promise.resolve()
  /** One after the other, so that the order of the taps is the order on the disk. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = keeping.then(work)
    keeping = turn.catch(() => {})
    return turn
  }

  /** The entry as it lies on the disk; it only waits for its turn. */
  async function sealed(me: Actor, id: string, path: string, input: object, options: AddOptions): Promise<Fresh> {
    const { subject, after = [], about, form, file } = options
    const { person, membership } = me
    const key = await storage.key(person)
    const content = await seal(key, { input, about, form }, contentOf({ id, person }))
    const hasFile = file !== undefined
    const entry = { id, path, subject, after, membership, person, madeAt: clock.now(), content, hasFile, ...fresh }
    return { entry, file: file && (await sealBytes(key, file, fileOf({ id, person }))) }
  }

  /** @throws Refusal instead of what the disk throws */
  async function kept<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (cause) {
      const isFull = cause instanceof Error && cause.name === 'QuotaExceededError'
      throw new Refusal(isFull ? 'outbox.full' : 'outbox.unavailable')
    }
  }

  const keep = (me: Actor, id: string, path: string, input: object, options: AddOptions): Promise<boolean> =>
    kept(async () => storage.add(await sealed(me, id, path, input, options), options.instead))

  /**
   * For a browser that keeps nothing (no https, a locked-down profile): sent at once or not at all, and then its form
   * is told that it still holds the only copy.
   */
  async function sendUnkept(command: Command, file?: Uint8Array<ArrayBuffer>): Promise<Added> {
    const verdict = await exchange(command, file)
    const { id } = command
    if (verdict.kind === 'done') return { id, outcome: 'done' }
    if (verdict.kind === 'attention') return { id, outcome: 'attention', problem: verdict.problem }
    throw new Refusal('outbox.unavailable')
  }

  /** Does the new entry fly with the next kick, or has it even arrived by now, so that it is worth waiting for its answer? */
  function flies(id: string): boolean {
    if (!loaded.entries.some((entry) => entry.id === id)) return true
    const now = clock.now()
    if (isSignedOut || !parts.online() || (loaded.pause?.asked && restLeft(loaded.pause, now) > 0)) return false
    const aloft = new Set(flying.ids)
    return aloft.has(id) || ready(loaded.entries, aloft, now, atOnce - aloft.size).some((entry) => entry.id === id)
  }

  async function changed() {
    await refresh()
    channel.post({ kind: 'changed' })
    await wake()
  }

  return {
    /** Newest look at the queue of the person who is signed in; a new object after each change. */
    look: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /**
     * Says who works in this tab: after signing in, after opening the app with a known session, null after signing out.
     * Entries of others stay on the disk, sealed, neither shown nor sent.
     */
    async actAs(next: Actor | null): Promise<void> {
      // a tab that has not heard who is signed in says nothing to the others
      if (!actor && !next) return
      if (actor?.person !== next?.person) loaded = nothing
      actor = next
      isSignedOut = false
      show()
      noted = noted.then(() => note(next))
      await noted
      channel.post({ kind: 'actor', person: next?.person ?? null })
      await refresh()
      await wake()
    },

    /**
     * Keeps a command and sends it when it can.
     * @returns after the first attempt, or at once when it has to wait
     * @throws Refusal `outbox.full`, `outbox.unavailable` (not kept, not done: the form keeps it), `session.missing`
     */
    async add(path: string, input: object, options: AddOptions): Promise<Added> {
      const me = actor
      if (!me) throw new Refusal('session.missing')
      const id = options.id ?? newId(clock.now())
      const answered = new Promise<Outcome>((resolve) => waiters.set(id, [...(waiters.get(id) ?? []), resolve]))
      try {
        await inTurn(() => keep(me, id, path, input, options))
      } catch (cause) {
        waiters.delete(id)
        if (cause instanceof Refusal && cause.code === 'outbox.full') throw cause
        return sendUnkept({ id, path, input: { ...input }, membership: me.membership }, options.file)
      }
      if (options.held) held.add(id)
      await refresh()
      channel.post({ kind: 'changed' })
      const isWorthWaiting = flies(id)
      void wake()
      const problem = loaded.opened.get(id)?.problem
      if (problem) return { id, outcome: 'attention', problem }
      if (!isWorthWaiting) return { id, outcome: 'waiting' }
      let stop = () => {}
      const late = new Promise<Outcome>((resolve) => {
        stop = clock.after(patience, () => resolve({ outcome: 'waiting' }))
      })
      const outcome = await Promise.race([answered, late])
      stop()
      return { id, ...outcome }
    },

    /**
     * Keeps several commands at once, all or none, and then sends them in their order. Ends when they are on the disk;
     * the same again (a double tap, a tab that died just then) changes nothing.
     * @param instead ids of entries that these replace: a refused one, and what waits behind it
     * @throws Refusal `outbox.full`, `outbox.unavailable` (the form keeps everything), `outbox.underway` (what should be
     *   replaced is not refused any more), `session.missing`
     */
    async addAll(all: readonly Part[], instead: readonly string[] = []): Promise<void> {
      const me = actor
      if (!me) throw new Refusal('session.missing')
      const isKept = await inTurn(() =>
        kept(async () => {
          const sealing = all.map(({ path, input, options }) => sealed(me, options.id, path, input, options))
          return storage.addAll(await Promise.all(sealing), instead)
        }),
      )
      if (!isKept) throw new Refusal('outbox.underway')
      await changed()
    },

    /** Takes an entry away for good: only when the person said so, or its form still holds the input. */
    async drop(id: string): Promise<void> {
      await storage.drop(id)
      held.delete(id)
      await changed()
    },

    /** The form is gone without an end: the refused entry now needs attention on the page. */
    async release(id: string): Promise<void> {
      if (held.delete(id)) await refresh()
    },

    /** Sends a refused entry, or one set aside, once more as it is. */
    async retry(id: string): Promise<void> {
      await storage.change(id, (entry) => ({ ...entry, ...fresh }))
      await changed()
    },

    wake,
    refresh,
  }

  async function note(next: Actor | null) {
    try {
      await storage.setNote<string>('actor', () => next?.person)
      if (next) await revive(next.person)
    } catch {
      // no disk: the app still works, and `add` says that it cannot keep anything
    }
  }

  /** After an update of the app, what the service failed on is tried again. */
  async function revive(person: string) {
    for (const { id, state, version } of await storage.entries(person)) {
      if (state === 'aside' && version !== parts.version) {
        await storage.change(id, (entry) => ({ ...entry, ...fresh }))
      }
    }
  }
}

const fresh = {
  state: 'waiting',
  problem: null,
  attempts: 0,
  faults: 0,
  rest: null,
  version: null,
} satisfies Partial<Stored>
