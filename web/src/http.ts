import { NO_NETWORK, problemOf, type Problem } from './problem.ts'

export type Answer<T> = { ok: true; body: T } | { ok: false; problem: Problem }

/** One JSON request to our own server. Never throws: no network is an answer too. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init }).catch(() => undefined)
  if (!response) return { ok: false, problem: NO_NETWORK }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return { ok: true, body: body as T }
  return { ok: false, problem: problemOf(response.status, response.headers, body) }
}

export const get = <T>(path: string) => ask<T>(path)

export const post = <T>(path: string, input: unknown = {}, headers: Record<string, string> = {}) =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  })
