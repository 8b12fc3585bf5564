import * as z from 'zod/mini'
import { Id, Text } from './field.ts'
import { Refusal } from './refusal.ts'

/**
 * Two records that may be one person. TERBUKA waits for review; BUKAN_GANDA: two people; DIMINTA: merging waits for its
 * second pair of eyes; DIGABUNG: merged; DIPISAH: merged, and taken apart again.
 */
export const DUPLICATE_STATES = ['TERBUKA', 'BUKAN_GANDA', 'DIMINTA', 'DIGABUNG', 'DIPISAH'] as const
export type DuplicateState = (typeof DUPLICATE_STATES)[number]

const changing = { id: Id, version: z.int().check(z.minimum(1)) }
export const DismissDuplicate = z.object(changing)
/** `keep`: the record that stays; the other is merged into it once a second person agrees. */
export const MergeDuplicate = z.object({ ...changing, keep: Id, reason: Text(2000, 3) })
export const PartDuplicate = z.object({ ...changing, reason: Text(2000, 3) })

/** A pair as it stands. */
export type Pair = {
  readonly one: string
  readonly other: string
  readonly state: DuplicateState
  readonly version: number
}

function assertState(before: Pair, version: number, states: readonly DuplicateState[]): void {
  if (!states.includes(before.state)) throw new Refusal('duplicate.decided', { state: before.state })
  if (before.version !== version) throw new Refusal('duplicate.changed')
}

/**
 * The two are two people.
 * @throws Refusal `duplicate.decided`, `duplicate.changed`
 */
export function dismiss(before: Pair, { version }: { version: number }): { state: DuplicateState; version: number } {
  assertState(before, version, ['TERBUKA', 'DIPISAH'])
  return { state: 'BUKAN_GANDA', version: version + 1 }
}

/**
 * Asks for the two to be merged: it takes two people (handbook §3.3).
 * @param waits whether an earlier request still waits for its decision; one that lapsed does not
 * @throws Refusal `duplicate.waiting`, `duplicate.decided`, `duplicate.changed`, `duplicate.not_of_pair`
 */
export function askMerge(
  before: Pair,
  { version, keep }: { version: number; keep: string },
  waits: boolean,
): { state: DuplicateState; version: number; kept: string } {
  if (waits) throw new Refusal('duplicate.waiting')
  assertState(before, version, ['TERBUKA', 'BUKAN_GANDA', 'DIPISAH', 'DIMINTA'])
  if (keep !== before.one && keep !== before.other) throw new Refusal('duplicate.not_of_pair')
  return { state: 'DIMINTA', version: version + 1, kept: keep }
}

/**
 * Takes apart what was merged.
 * @throws Refusal `duplicate.decided`, `duplicate.changed`
 */
export function part(before: Pair, { version }: { version: number }): { state: DuplicateState; version: number } {
  assertState(before, version, ['DIGABUNG'])
  return { state: 'DIPISAH', version: version + 1 }
}
