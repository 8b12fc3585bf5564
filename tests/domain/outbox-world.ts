import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Answer } from '../../web/src/offline/answer.ts'
import type { Clock } from '../../web/src/offline/clock.ts'
import { createOutbox } from '../../web/src/offline/create-outbox.ts'
import type { Message } from '../../web/src/offline/message.ts'
import { byLease, byLock } from '../../web/src/offline/one-sender.ts'
import type { Command } from '../../web/src/offline/send.ts'
import { openStorage, type Storage } from '../../web/src/offline/storage.ts'
import type { Parcel } from '../../web/src/offline/upload.ts'

/** One browser on one device: a disk, a clock that can be bent, and tabs that can be killed between any two steps. */

export type Tab = ReturnType<World['openTab']>
export type World = ReturnType<typeof createWorld>

export const ok: Answer = { status: 200, body: { result: {} }, retryAfter: null }
export const refusal = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { error: { message: code, data: { httpStatus: status, code, requestId: 'r-1', ...more } } },
  retryAfter: null,
})

Object.assign(globalThis, { IDBKeyRange })

/** What runs in the background of the process (disk, encryption) and is not done yet. */
let busy = 0
async function counted<T>(work: () => Promise<T>): Promise<T> {
  busy++
  try {
    return await work()
  } finally {
    busy--
  }
}
for (const name of ['encrypt', 'decrypt', 'generateKey'] as const) {
  const real = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>
  Object.assign(crypto.subtle, { [name]: (...given: unknown[]) => counted(() => real(...given)) })
}

const never = new Promise<never>(() => {})
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 1))

/** Waits (in real time) for something that is about to happen without the clock of the world moving. */
export async function until(test: () => boolean, what = test.toString()): Promise<void> {
  for (const start = performance.now(); !test(); await turn()) {
    if (performance.now() - start > 5_000) throw new Error(`did not happen: ${what}`)
  }
}

/** How many bytes a chunk has here: small, so that a file of a few words has several. */
export const chunkBytes = 8

/** Where chunks of files arrive; `fate` may answer instead, as a network between would. */
export function createDepot() {
  const files = new Map<string, Map<number, Uint8Array>>()
  const chunksOf = (sha256: string) => files.get(sha256) ?? files.set(sha256, new Map()).get(sha256)!
  return {
    files,
    /** requests that reached the depot, in order: `status`, or the number of a chunk */
    heard: [] as (number | 'status')[],
    fate: (): Answer | null | undefined => undefined,
    status({ sha256 }: Parcel): Answer | null {
      this.heard.push('status')
      const have = [...chunksOf(sha256).keys()]
      return this.fate() ?? { status: 200, body: { have, chunk: chunkBytes }, retryAfter: null }
    },
    chunk({ sha256 }: Parcel, n: number, bytes: Uint8Array): Answer | null {
      const fate = this.fate()
      if (fate !== undefined) return fate
      this.heard.push(n)
      chunksOf(sha256).set(n, bytes)
      return { status: 204, body: undefined, retryAfter: null }
    },
    whole: (sha256: string): Buffer =>
      Buffer.concat([...chunksOf(sha256)].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)),
  }
}

export type Reply = (command: Command) => Answer | null | Promise<Answer | null>

export function createWorld(reply: Reply = () => ok) {
  const disk = new IDBFactory()
  const tabs = new Set<{ hear(message: Message): void }>()
  const locks = createLocks()
  const depot = createDepot()
  const world = { reply, online: true, offset: 0, diskFailure: null as DOMException | null }
  const clock = createClock()
  const sent: { tab: string; command: Command; at: number }[] = []
  const reports: { path: string; requestId: string | undefined }[] = []

  function openTab(
    name: string,
    options: { version?: string; lease?: boolean; dieAt?: { step: number; when: 'before' | 'after' } } = {},
  ) {
    let isDead = false
    let steps = 0
    const death = Promise.withResolvers<void>()
    const timers = new Set<() => void>()
    const hears: ((message: Message) => void)[] = []

    /** One thing that the tab does with the outside; it may be the last. */
    async function step<T>(work: () => Promise<T>): Promise<T> {
      const isLast = ++steps === options.dieAt?.step
      if (isLast && options.dieAt?.when === 'before') kill()
      if (isDead) return never
      const result = await work()
      if (isLast) kill()
      return isDead ? never : result
    }

    type Work = (...given: never[]) => Promise<unknown>
    async function onDisk(work: Work, given: never[]) {
      if (world.diskFailure) throw world.diskFailure
      return work(...given)
    }
    const real = openStorage(disk)
    const storage = Object.fromEntries(
      Object.entries(real).map(([key, method]) => [
        key,
        key === 'close' ? method : (...given: never[]) => step(() => counted(() => onDisk(method as Work, given))),
      ]),
    ) as Storage

    const own: Clock = {
      now: () => clock.now() + world.offset,
      after(ms, run) {
        const stop = clock.after(ms, () => isDead || run())
        timers.add(stop)
        return stop
      },
    }
    const myLocks = {
      request: (lock: string, how: LockOptions, work: () => Promise<void>) =>
        isDead ? never : locks.request(name, lock, how, work),
    } as unknown as LockManager
    const onWire = (work: () => Answer | null | Promise<Answer | null>) =>
      step(async () => {
        if (!world.online) throw new TypeError('no network')
        const answer = await work()
        if (!answer) throw new TypeError('no answer')
        return answer
      })
    const outbox = createOutbox({
      storage,
      clock: own,
      random: () => 0.5,
      version: options.version ?? '1',
      online: () => world.online,
      report: (path, { requestId }) => void reports.push({ path, requestId }),
      oneSender: options.lease ? byLease(storage, own) : byLock(myLocks, own, () => 0),
      channel: {
        post(message) {
          if (isDead) return
          const copy = structuredClone(message)
          for (const tab of tabs) if (tab !== me) queueMicrotask(() => tab.hear(copy))
        },
        listen: (hear) => hears.push(hear),
      },
      send: (command) =>
        onWire(() => {
          sent.push({ tab: name, command: structuredClone(command), at: clock.now() })
          return world.reply(command)
        }),
      upload: {
        status: (parcel) => onWire(() => depot.status(parcel)),
        chunk: (parcel, n, bytes) => onWire(() => depot.chunk(parcel, n, bytes)),
      },
    })
    const me = {
      hear(message: Message) {
        if (!isDead) for (const hear of hears) hear(message)
      },
    }
    tabs.add(me)

    function kill() {
      if (isDead) return
      freeze()
      death.resolve()
      locks.release(name)
    }
    /** The system stops the tab without ending it: its locks stay, nothing of it runs. */
    function freeze() {
      isDead = true
      tabs.delete(me)
      for (const stop of timers) stop()
    }
    return { ...outbox, kill, freeze, isDead: () => isDead, death: death.promise, storage: real }
  }

  return Object.assign(world, {
    disk,
    depot,
    clock,
    sent,
    reports,
    locks,
    openTab,
    /** Lets everything run that needs no clock. */
    async calm() {
      for (let quiet = 0; quiet < 3; await turn()) quiet = busy === 0 ? quiet + 1 : 0
    },
    /** Moves the clock on, timer by timer. */
    async pass(ms: number) {
      const end = clock.now() + ms
      await this.calm()
      for (let next = clock.next(); next <= end; next = clock.next()) {
        clock.moveTo(next)
        await this.calm()
      }
      clock.moveTo(end)
      await this.calm()
    },
  })
}

function createClock(start = Date.UTC(2026, 3, 14)) {
  let now = start
  const timers = new Map<object, { at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      const key = {}
      timers.set(key, { at: now + ms, run })
      return () => void timers.delete(key)
    },
    next: () => Math.min(Infinity, ...[...timers.values()].map(({ at }) => at)),
    moveTo(time: number) {
      now = Math.max(now, time)
      for (const [key, timer] of timers) {
        if (timer.at > now) continue
        timers.delete(key)
        timer.run()
      }
    },
  }
}

/** Web Locks as the standard has them, with the death of a tab. */
function createLocks() {
  type Wanted = { owner: string; grant(): void }
  type Held = { owner: string; rob(): void }
  let held: Held | null = null
  let queue: Wanted[] = []
  const next = () => {
    if (!held) queue.shift()?.grant()
  }
  return {
    holder: () => held?.owner,
    request(owner: string, _lock: string, how: LockOptions, work: () => Promise<void>): Promise<void> {
      return new Promise((resolve, reject) => {
        const wanted: Wanted = {
          owner,
          grant() {
            const mine: Held = { owner, rob: () => reject(new DOMException('stolen', 'AbortError')) }
            held = mine
            work()
              .then(resolve, reject)
              .finally(() => {
                if (held !== mine) return
                held = null
                next()
              })
          },
        }
        if (how.steal) {
          held?.rob()
          wanted.grant()
          return
        }
        queue.push(wanted)
        how.signal?.addEventListener('abort', () => {
          if (!queue.includes(wanted)) return
          queue = queue.filter((other) => other !== wanted)
          reject(new DOMException('aborted', 'AbortError'))
        })
        queueMicrotask(next)
      })
    },
    release(owner: string) {
      queue = queue.filter((wanted) => wanted.owner !== owner)
      if (held?.owner !== owner) return
      held = null
      next()
    },
  }
}
