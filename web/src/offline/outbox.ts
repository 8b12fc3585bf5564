import { batch, createSignal } from 'solid-js'
import { deviceClock } from './clock.ts'
import { createOutbox } from './create-outbox.ts'
import type { Channel, Message } from './message.ts'
import { byLease, byLock, type OneSender } from './one-sender.ts'
import { sendCommand } from './send.ts'
import { openStorage } from './storage.ts'
import { uploadChunks } from './upload.ts'

const online = () => navigator.onLine

/** The version of what is open, written into the page when it was built. */
const version = document.querySelector<HTMLMetaElement>('meta[name=build]')?.content ?? 'development'

/** Messages between tabs, and when the last one was heard. */
function openChannel() {
  let heardAt = 0
  const wire = new BroadcastChannel('slrt-outbox')
  const channel: Channel = {
    post: (message) => wire.postMessage(message),
    listen: (hear) =>
      wire.addEventListener('message', (event: MessageEvent<Message>) => {
        heardAt = Date.now()
        hear(event.data)
      }),
  }
  return { channel, heardAt: () => heardAt }
}

/** The disk of this device, which drafts and last answers share with the outbox. */
export const storage = openStorage(indexedDB)

function start() {
  const { channel, heardAt } = openChannel()
  // Web Locks exist wherever WebCrypto does, but for Safari before 15.4
  const locks = navigator.locks as LockManager | undefined
  const oneSender: OneSender = locks ? byLock(locks, deviceClock, heardAt) : byLease(storage, deviceClock)
  const engine = createOutbox({
    storage,
    send: sendCommand,
    upload: uploadChunks,
    clock: deviceClock,
    random: Math.random,
    version,
    online,
    oneSender,
    channel,
    report: (path, problem) => reportError(new Error(`outbox: ${path} set aside, request ${problem.requestId}`)),
  })
  addEventListener('online', () => void engine.wake())
  addEventListener('offline', () => void engine.refresh())
  addEventListener('pageshow', () => void engine.wake())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void engine.wake()
  })
  return engine
}

const engine = start()
const [entries, setEntries] = createSignal(engine.look().entries)
const [sent, setSent] = createSignal(engine.look().sent)
const [status, setStatus] = createSignal(engine.look().status)
engine.subscribe(() => {
  const view = engine.look()
  batch(() => {
    setEntries(view.entries)
    setSent(view.sent)
    setStatus(view.status)
  })
})

let isAskedToStay = false
/** Asks the browser once not to clear this site's storage when space is short. */
function askToStay() {
  if (isAskedToStay) return
  isAskedToStay = true
  void navigator.storage?.persist?.().catch(() => false)
}

/** The app's outbox. Every command goes through `add`, online too; see create-outbox.ts for what each call promises. */
export const outbox = {
  actAs: engine.actAs,
  add(...given: Parameters<typeof engine.add>) {
    askToStay()
    return engine.add(...given)
  },
  addAll(...given: Parameters<typeof engine.addAll>) {
    askToStay()
    return engine.addAll(...given)
  },
  drop: engine.drop,
  release: engine.release,
  retry: engine.retry,
  wake: engine.wake,
  /** What waits, what needs attention: of the person who is signed in. */
  entries,
  /** The last twenty that were done, without what was in them. */
  sent,
  status,
}
