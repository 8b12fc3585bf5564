/** One field that was not accepted: where (`admin.email`) and why (`email`). */
export type FieldProblem = { path: string; reason: string }

/**
 * Why something did not happen. `code` is the server's, or one of the browser's own: `network.none` when no answer
 * came at all. Each code has a sentence in `text/`.
 */
export type Problem = {
  code: string
  status?: number
  fields?: FieldProblem[]
  facts?: Record<string, string | number>
  requestId?: string
  /** Seconds to wait, from Retry-After. */
  retryAfter?: number
}

export const NO_NETWORK: Problem = { code: 'network.none', status: 0 }

type Body = Partial<Problem> & { httpStatus?: number; error?: { data?: Partial<Problem> } }

const codeOfStatus: Record<number, string> = {
  401: 'session.missing',
  403: 'path.forbidden',
  404: 'path.unknown',
  413: 'input.too_large',
  429: 'rate.limited',
  503: 'server.busy',
}

/** Retry-After of an answer, in seconds; better-auth sends it under a name of its own. */
export function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : undefined
}

/** The problem that an unsuccessful answer describes; `body` is its JSON if it had any. */
export function problemOf(status: number, headers: Headers, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Body
  const told = given.error?.data ?? given
  return {
    ...told,
    code: told.code ?? codeOfStatus[status] ?? 'server.failed',
    status,
    retryAfter: retryAfterOf(headers),
  }
}
