import type { Clock } from './clock.ts'
import type { OneSender } from './one-sender.ts'
import { restLeft } from './rest.ts'
import type { createSender } from './sender.ts'
import type { Loaded } from './view.ts'

type Parts = {
  clock: Clock
  oneSender: OneSender
  pump: ReturnType<typeof createSender>['pump']
  /** whose entries go; null when nobody is signed in */
  who(): string | null
  /** until the disk says too who works here, nothing is sent */
  noted(): Promise<void>
  refresh(): Promise<void>
  loaded(): Loaded
}

/** Decides when there is something to send; the pump sends it. */
export function createDrainer({ clock, oneSender, pump, who, noted, refresh, loaded }: Parts) {
  let draining: Promise<void> | null = null
  let isWanted = false
  let failures = 0
  let stopTimer = () => {}
  const onNudge: (() => void)[] = []
  const nudged = () => new Promise<void>((resolve) => onNudge.push(resolve))

  /** Something may be due: sends it, here or in the tab that is already at it. */
  function kick() {
    for (const run of onNudge.splice(0)) run()
    isWanted = true
    draining ??= drain().finally(() => {
      draining = null
      if (isWanted) kick()
    })
  }

  async function drain() {
    try {
      while (isWanted) {
        isWanted = false
        await noted()
        const person = who()
        if (person === null) break
        await oneSender((isMine) => pump(person, () => who() === person && isMine(), nudged))
      }
      failures = 0
    } catch {
      // the disk or the lock did not answer: nothing is lost, later again
      failures++
    }
    await refresh()
    setTimer()
  }

  /** Wakes when the pause, or the rest of an entry, is over. */
  function setTimer() {
    stopTimer()
    const { entries, pause } = loaded()
    const waiting = entries.filter(({ state }) => state === 'waiting')
    if (who() === null || waiting.length === 0) return
    const now = clock.now()
    const paused = restLeft(pause, now)
    const rests = waiting.map(({ rest }) => restLeft(rest, now)).filter((left) => left > 0)
    const next = failures > 0 ? Math.min(60_000, 1_000 * 2 ** failures) : paused > 0 ? paused : Math.min(...rests)
    if (Number.isFinite(next)) stopTimer = clock.after(next + 1, kick)
  }

  return { kick, setTimer }
}
