import { readRetryAfter, type Answer, type Verdict } from './answer.ts'

/** A file on its way: its own hash names it, so that it goes on where it stopped. */
export type Parcel = { sha256: string; content: Uint8Array<ArrayBuffer>; membership: string }

/** The two requests of which an upload consists. They throw like `Send`. */
export type Upload = {
  status(parcel: Parcel, signal: AbortSignal): Promise<Answer>
  chunk(parcel: Parcel, n: number, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Answer>
}

type Exchange = (
  request: (signal: AbortSignal) => Promise<Answer>,
  isOurs: (answer: Answer) => boolean,
) => Promise<Verdict>

/** What the server has of a file, in chunks of how many bytes; null when this is no answer of ours. */
function toldBy(body: unknown): { have: number[]; size: number } | null {
  const { have, chunk } = (typeof body === 'object' && body !== null ? body : {}) as { have?: unknown; chunk?: unknown }
  if (!Array.isArray(have) || typeof chunk !== 'number' || chunk < 1) return null
  return { have: have.filter((n) => typeof n === 'number'), size: chunk }
}

/**
 * Sends what the server does not have yet of a file.
 * @param exchange one request, judged; `isOurs` says whether an answer without a problem is surely the server's
 * @returns `done`, or why it did not get there
 */
export async function upload(parcel: Parcel, port: Upload, exchange: Exchange): Promise<Verdict> {
  let told: ReturnType<typeof toldBy> = null
  const asked = await exchange(
    (signal) => port.status(parcel, signal),
    ({ status, body }) => {
      told = toldBy(body)
      return status === 200 && told !== null
    },
  )
  if (asked.kind !== 'done' || !told) return asked
  const { have, size } = told as NonNullable<ReturnType<typeof toldBy>>
  for (let n = 0; n * size < parcel.content.length; n++) {
    if (have.includes(n)) continue
    const sent = await exchange(
      (signal) => port.chunk(parcel, n, parcel.content.slice(n * size, (n + 1) * size), signal),
      ({ status }) => status === 204,
    )
    if (sent.kind !== 'done') return sent
  }
  return asked
}

const headers = (membership: string, type: string) => ({ 'content-type': type, 'x-sebagai': membership })

async function answered(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual', ...init })
  const body: unknown = await response.json().catch(() => undefined)
  return { status: response.status, body, retryAfter: readRetryAfter(response.headers, Date.now()) }
}

export const uploadChunks: Upload = {
  status: ({ sha256, content, membership }, signal) =>
    answered('/api/upload/status', {
      method: 'POST',
      headers: headers(membership, 'application/json'),
      body: JSON.stringify({ sha256, bytes: content.length }),
      signal,
    }),
  chunk: ({ sha256, membership }, n, bytes, signal) =>
    answered(`/api/upload/${sha256}/${n}`, {
      method: 'PUT',
      headers: headers(membership, 'application/octet-stream'),
      body: bytes,
      signal,
    }),
}
