import type { Facts } from '@slrt/domain/refusal'
import type { Rest } from './rest.ts'
import type { Sealed } from './vault.ts'

/** Why a command was not done, as the server said it: a code that has a sentence in the dictionaries. */
export type Problem = {
  code: string
  fields?: { path: string; reason: string }[]
  facts?: Facts
  requestId?: string
}

/**
 * waiting: will be sent by itself. attention: refused, the person decides. aside: the service itself failed
 * three times, tried again after an update.
 */
export type State = 'waiting' | 'attention' | 'aside'

/**
 * What the person wrote; `about` says for the outbox's page what it is about where the input has no name, `form` is the
 * address where it was written.
 */
export type Content = { input: Record<string, unknown>; about?: string; form?: string }

/** An entry as it lies on the disk. Everything the person wrote, and everything the server said to it, is sealed. */
export type Stored = {
  /** given by the database, so that order never depends on the device's clock */
  seq: number
  /** the commandId: the server answers the same id as before, however often it is sent */
  id: string
  path: string
  /** `noun:id`; entries of one subject are sent in order */
  subject: string
  /** ids that must be done before */
  after: string[]
  membership: string
  person: string
  madeAt: number
  state: State
  /** a `Content` */
  content: Sealed
  /** a file goes before the command; its sealed bytes lie beside the entry. Entries of the first version have none. */
  hasFile?: boolean
  problem: Sealed | null
  /** attempts without an answer about this entry: the least tried goes first, so that none starves */
  attempts: number
  /** answers of 500 in a row */
  faults: number
  rest: Rest | null
  /** the version of the app under which it was set aside */
  version: string | null
}

/** An entry as a screen sees it. */
export type Entry = {
  id: string
  path: string
  subject: string
  membership: string
  madeAt: number
  state: State | 'sending'
  /** absent when this device can no longer open it */
  content: Content | undefined
  problem: Problem | null
  /** it was sent before without an answer, so the server may know it */
  isTried: boolean
  /** id of the entry (refused or set aside) that this one waits for */
  behind: string | null
}

export type Sent = { count: number; lastAt: number | null; recent: { id: string; path: string; at: number }[] }
