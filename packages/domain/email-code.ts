import { Refusal } from './refusal.ts'

/** A code that proves an address: six digits, for ten minutes, five tries; five codes, then an hour's rest. */
export const CODE_MINUTES = 10
export const MOST_TRIES = 5
export const MOST_CODES = 5
const REST_MINUTES = 60
const MINUTE = 60_000

/** What is kept of the last code: when it ends, how often it was tried, and how many came without an hour between. */
export type Codes = {
  readonly codeExpiresAt: Date | null
  readonly codeTries: number
  readonly codesSent: number
}

const restedAt = ({ codeExpiresAt }: Codes) =>
  codeExpiresAt ? codeExpiresAt.getTime() + (REST_MINUTES - CODE_MINUTES) * MINUTE : 0

/**
 * A new code; the one before counts no longer.
 * @throws Refusal `application.code_too_many` with the minutes to wait
 */
export function nextCode(before: Codes, at: Date): Codes {
  const rest = restedAt(before) - at.getTime()
  const sent = rest > 0 ? before.codesSent : 0
  if (sent >= MOST_CODES) throw new Refusal('application.code_too_many', { minutes: Math.ceil(rest / MINUTE) })
  return { codeExpiresAt: new Date(at.getTime() + CODE_MINUTES * MINUTE), codeTries: 0, codesSent: sent + 1 }
}

/**
 * One try; after the fifth the code counts no longer. A wrong one counts, too: whoever calls keeps the number of tries
 * in both cases, so it returns the refusal `application.code_wrong` or `application.code_expired` and throws nothing.
 * @param isRight whether the digits are those of the last code; null when there is none
 */
export function tryCode(before: Codes, isRight: boolean | null, at: Date): Refusal | null {
  if (isRight === null || !before.codeExpiresAt || before.codeExpiresAt <= at)
    return new Refusal('application.code_expired')
  const left = MOST_TRIES - before.codeTries - 1
  if (left < 0) return new Refusal('application.code_expired')
  return isRight ? null : new Refusal('application.code_wrong', { left })
}
