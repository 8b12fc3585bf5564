import { createHash } from 'node:crypto'

/** Chance that is the same for the same seed: what the demo nation is made of. */
export type Random = {
  /** From 0 to below 1. */
  readonly next: () => number
  /** A whole number, both ends included. */
  readonly int: (least: number, most: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the pairs' first halves, by the weights in the second. */
  readonly weighted: <T>(pairs: readonly (readonly [T, number])[]) => T
  /** An id of that time (UUID version 7). Of one time, a later one sorts later. */
  readonly id: (at: Date) => string
}

const hexOf = (number: number, digits: number) => number.toString(16).padStart(digits, '0').slice(-digits)

/** Chance out of a text (mulberry32). */
export function randomOf(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE()
  let count = 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted: (pairs) => {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0)
      return (pairs.find(([, weight]) => (left -= weight) < 0) ?? pairs[0]!)[0]
    },
    id: (at) => {
      const time = hexOf(at.getTime(), 12)
      count = (count + 1) % 4096
      const tail = `${hexOf(0x8000 | int(0, 0x3fff), 4)}-${hexOf(int(0, 0xffffff), 6)}${hexOf(int(0, 0xffffff), 6)}`
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hexOf(count, 3)}-${tail}`
    },
  }
}
