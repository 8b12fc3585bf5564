import type { Outcome } from './sender.ts'

/** What tabs of one browser tell each other; the disk, not these messages, says what is true. */
export type Message =
  | { kind: 'changed' }
  | { kind: 'flying'; ids: string[]; done: number }
  | { kind: 'settled'; id: string; outcome: Outcome }
  | { kind: 'actor'; person: string | null }
  | { kind: 'signedOut'; person: string }

/** Reaches the other tabs, not the own one. */
export type Channel = { post(message: Message): void; listen(hear: (message: Message) => void): void }
