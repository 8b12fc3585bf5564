import { ask, post, type Answer } from '../http.ts'
import type { Problem } from '../problem.ts'
import { acting } from '../session.tsx'
import { createSha256 } from './sha256.ts'

const READ_BYTES = 1024 * 1024
const AT_ONCE = 3
const TRIES = 4

/** How far a file is: first it is read, then it travels. */
export type Underway = { readonly phase: 'read' | 'send'; readonly bytes: number }
export type Sent = { ok: true; sha256: string } | { ok: false; problem: Problem }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const mayPass = ({ code }: Problem) => code === 'network.none' || code === 'server.busy' || code === 'rate.limited'

async function patiently<T>(request: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let tries = 1; ; tries++) {
    const answer = await request()
    if (answer.ok || tries === TRIES || !mayPass(answer.problem)) return answer
    await pause(1000 * (answer.problem.retryAfter ?? 2 ** (tries - 1)))
  }
}

async function hashOf(file: Blob, isWanted: () => boolean, onBytes: (bytes: number) => void): Promise<string> {
  const hash = createSha256()
  for (let at = 0; at < file.size && isWanted(); at += READ_BYTES) {
    hash.add(new Uint8Array(await file.slice(at, at + READ_BYTES).arrayBuffer()))
    onBytes(Math.min(file.size, at + READ_BYTES))
  }
  return hash.hex()
}

/**
 * Sends a file in parts, only those that are not there yet: one that was interrupted goes on when it is chosen again.
 * @param isWanted asked before each part; when nobody wants it any more the answer means nothing
 * @param tell told how many of its bytes were read, then how many are there
 */
export async function sendFile(file: Blob, isWanted: () => boolean, tell: (at: Underway) => void): Promise<Sent> {
  const sender = { 'x-sebagai': acting()?.id ?? '' }
  let sha256: string
  try {
    sha256 = await hashOf(file, isWanted, (bytes) => tell({ phase: 'read', bytes }))
  } catch {
    // Taken away or written to since it was chosen.
    return { ok: false, problem: { code: 'import.lost_here' } }
  }
  type Status = { have: number[]; part: number }
  const asked = await patiently(() => post<Status>('/api/import/status', { sha256, bytes: file.size }, sender))
  if (!asked.ok) return asked
  const { have, part } = asked.body
  const there = new Set(have)
  const missing = Array.from({ length: Math.ceil(file.size / part) }, (_, n) => n).filter((n) => !there.has(n))
  let bytes = file.size - missing.reduce((sum, n) => sum + Math.min(part, file.size - n * part), 0)
  let problem: Problem | undefined
  tell({ phase: 'send', bytes })

  async function work() {
    for (let n = missing.shift(); n !== undefined && !problem && isWanted(); n = missing.shift()) {
      const body = file.slice(n * part, (n + 1) * part)
      const headers = { ...sender, 'content-type': 'application/octet-stream' }
      const answer = await patiently(() => ask(`/api/import/${sha256}/${n}`, { method: 'PUT', headers, body }))
      if (!answer.ok) problem = answer.problem
      else tell({ phase: 'send', bytes: (bytes += body.size) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return problem ? { ok: false, problem } : { ok: true, sha256 }
}
