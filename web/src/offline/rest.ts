/**
 * A span to keep still, as "since when, how long" and not as a point in time: when the clock of the tablet is set
 * back, the rest is over at once instead of lasting for years.
 */
export type Rest = { since: number; wait: number }

/** The whole queue rests: the service asked for it (`asked`: nothing but time ends it), or could not be reached. */
export type Pause = Rest & { step: number; asked: boolean }

const first = 2_000
const longest = 5 * 60_000
/** No service asks for more; a proxy with a broken clock may. */
export const longestAsked = 60 * 60_000

export function restLeft(rest: Rest | null, now: number): number {
  if (!rest || now < rest.since) return 0
  return Math.max(0, rest.wait - (now - rest.since))
}

/** Doubling with jitter, so that the tablets of a district do not return all at once after an outage. */
export function backoff(step: number, random: () => number): number {
  return Math.round(Math.min(longest, first * 2 ** Math.min(step, 20)) * (0.5 + random() / 2))
}

/**
 * The next pause after an attempt that led nowhere. Never shorter than the service asked for; several attempts that
 * fail together count as one step.
 */
export function pauseAfter(
  before: Pause | undefined,
  said: { wait: number | null; byService: boolean },
  now: number,
  random: () => number,
): Pause {
  const left = restLeft(before ?? null, now)
  const step = !before ? 0 : left > 0 ? before.step : before.step + 1
  const asked = said.wait === null ? 0 : Math.min(said.wait, longestAsked) * (1 + random() / 10)
  const wait = Math.max(asked, backoff(step, random))
  const isCovered = left > 0 && (!said.byService || (before?.asked === true && left >= wait))
  return before && isCovered ? before : { since: now, wait, step, asked: said.byService }
}
