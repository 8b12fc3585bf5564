/** Time as the outbox sees it, so that tests can bend it. */
export type Clock = {
  /** milliseconds since 1970, by a clock that may jump */
  now(): number
  /** @returns a function that calls it off */
  after(ms: number, run: () => void): () => void
}

export const deviceClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
