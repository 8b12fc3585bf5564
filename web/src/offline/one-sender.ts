import { newId } from '@slrt/domain/id'
import type { Clock } from './clock.ts'
import { restLeft, type Rest } from './rest.ts'
import type { Storage } from './storage.ts'

/**
 * Runs `work` while no other tab of this browser runs its own. Two at once would still do no harm (the server knows the
 * ids), so a holder that has gone silent is robbed: `isMine` then turns false and it stops by itself.
 */
export type OneSender = (work: (isMine: () => boolean) => Promise<void>) => Promise<void>

const name = 'slrt-outbox'
/** Longer than a timed-out attempt in a hidden tab, whose timers the browser slows down to one a minute. */
const patience = 120_000
const spans = 4

/** @param heardAt when a message of another tab was last heard */
export function byLock(locks: LockManager, clock: Clock, heardAt: () => number): OneSender {
  return async (work) => {
    let isMine = true
    // an object, because only the callback fills it
    const started: { work?: Promise<void> } = {}
    const impatient = new AbortController()

    // counts silent spans instead of comparing times, so that a clock that is set does not matter
    let last = heardAt()
    let silent = 0
    let stopWaiting = clock.after(patience / spans, function look() {
      silent = heardAt() === last ? silent + 1 : 0
      last = heardAt()
      if (silent >= spans) impatient.abort()
      else stopWaiting = clock.after(patience / spans, look)
    })
    const begin = () => {
      stopWaiting()
      started.work = work(() => isMine)
      return started.work
    }
    try {
      await locks.request(name, { signal: impatient.signal }, begin)
    } catch (cause) {
      if (!isAbort(cause)) throw cause
      if (!started.work) await locks.request(name, { steal: true }, begin).catch(rethrowUnlessAbort)
      isMine = false
      await started.work
    } finally {
      stopWaiting()
    }
  }
}

/** For browsers without Web Locks: a lease on the disk, renewed while the work runs. */
export function byLease(storage: Storage, clock: Clock): OneSender {
  const me = newId()
  type Lease = Rest & { holder: string }
  const take = () =>
    storage.setNote<Lease>('lease', (held) =>
      held && held.holder !== me && restLeft(held, clock.now()) > 0
        ? held
        : { holder: me, since: clock.now(), wait: patience / 4 },
    )
  return async (work) => {
    while ((await take())?.holder !== me) await new Promise<void>((resolve) => clock.after(1_000, resolve))
    let isMine = true
    let stopRenewing = clock.after(patience / 12, function renew() {
      take().then(
        (held) => {
          isMine &&= held?.holder === me
          if (isMine) stopRenewing = clock.after(patience / 12, renew)
        },
        () => (isMine = false),
      )
    })
    try {
      await work(() => isMine)
    } finally {
      isMine = false
      stopRenewing()
      await storage.setNote<Lease>('lease', (held) => (held?.holder === me ? undefined : held))
    }
  }
}

function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError'
}

function rethrowUnlessAbort(cause: unknown) {
  if (!isAbort(cause)) throw cause
}
