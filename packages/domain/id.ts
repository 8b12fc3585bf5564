/**
 * A new id: UUID version 7 (RFC 9562), so that ids sort by the time they were made.
 * Made by whoever creates the thing, on a tablet without signal too, and never changed afterwards.
 * @param now milliseconds since 1970; ids of the same millisecond are ordered by chance
 */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  // A random one (version 4) that gives its first half away.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/** No id that was made at this time or later sorts before it: a span of time is a span of ids. */
export function firstId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

/**
 * Makes ids that sort in the order in which they were made, however many there are in a millisecond: rows of one list
 * stay in its order, and lie side by side in an index. The time of those of a moment may run ahead of the clock.
 */
export function orderedIds(): () => string {
  let [time, count] = [0, 0]
  return () => {
    const now = Date.now()
    if (now > time) [time, count] = [now, 0]
    else if (++count > 0xfff) [time, count] = [time + 1, 0]
    const head = time.toString(16).padStart(12, '0')
    const place = (0x7000 + count).toString(16)
    return `${head.slice(0, 8)}-${head.slice(8)}-${place}${crypto.randomUUID().slice(18)}`
  }
}
