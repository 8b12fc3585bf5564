import { readRetryAfter, type Answer } from './answer.ts'

export type Command = { id: string; path: string; input: Record<string, unknown>; membership: string }
export type Send = (command: Command, signal: AbortSignal) => Promise<Answer>

/**
 * One attempt over the network. Redirects are not followed: ours never sends one, a foreign network does.
 * @throws TypeError without a network, AbortError when the signal fires
 */
export const sendCommand: Send = async (command, signal) => {
  const response = await fetch(`/trpc/${command.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sebagai': command.membership },
    body: JSON.stringify({ ...command.input, commandId: command.id }),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
    signal,
  })
  const text = await response.text()
  return { status: response.status, body: parse(text), retryAfter: readRetryAfter(response.headers, Date.now()) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
