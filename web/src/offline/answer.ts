import type { Problem } from './entry.ts'

/** What came back for one attempt; null when nothing did (no network, no answer in time). */
export type Answer = { status: number; body: unknown; retryAfter: number | null }

export type Verdict =
  | { kind: 'done' }
  | { kind: 'attention'; problem: Problem }
  | { kind: 'signedOut' }
  | { kind: 'later'; wait: number | null; byService: boolean }
  | { kind: 'fault'; problem: Problem }

const unreachable: Verdict = { kind: 'later', wait: null, byService: false }

/**
 * What an answer means for the entry. Only answers that are surely ours decide: the sign-in page of a hotel network
 * answers 200 too, and its proxy 403 and 404; those count as "no network", so that nothing is taken for sent or refused.
 * @param isOurs whether an answer that names no problem is surely the server's; that of a command carries a result
 */
export function judge(answer: Answer | null, isOurs: (answer: Answer) => boolean = isResult): Verdict {
  if (!answer) return unreachable
  const { status, retryAfter } = answer
  const problem = problemOf(answer.body)
  if (status >= 200 && status < 300) return isOurs(answer) ? { kind: 'done' } : unreachable
  if (status === 429 || status === 503) return { kind: 'later', wait: retryAfter, byService: true }
  if (status === 413) return { kind: 'attention', problem: problem ?? { code: 'input.too_large' } }
  if (status >= 500 && ![502, 504].includes(status)) {
    return { kind: 'fault', problem: problem ?? { code: 'server.failed' } }
  }
  if (!problem || status < 400 || status >= 500 || [408, 425].includes(status)) return unreachable
  if (status === 401) return { kind: 'signedOut' }
  return { kind: 'attention', problem }
}

const isResult = ({ status, body }: Answer): boolean => status === 200 && isRecord(body) && 'result' in body

/** tRPC wraps the error (`error.data`); what answers before tRPC does not. */
function problemOf(body: unknown): Problem | null {
  if (!isRecord(body)) return null
  const data = isRecord(body['error']) ? body['error']['data'] : body
  if (!isRecord(data) || typeof data['code'] !== 'string') return null
  const problem: Problem = { code: data['code'] }
  if (Array.isArray(data['fields'])) problem.fields = data['fields']
  if (isRecord(data['facts'])) problem.facts = data['facts'] as Problem['facts'] & object
  if (typeof data['requestId'] === 'string') problem.requestId = data['requestId']
  return problem
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * @returns milliseconds to wait, or null. A date is taken relative to the answer's own `Date`, because the clock of a
 * tablet may be wrong by years.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')
  if (!value) return null
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const until = Date.parse(value)
  const sentAt = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(until) ? null : Math.max(0, until - (Number.isNaN(sentAt) ? now : sentAt))
}
