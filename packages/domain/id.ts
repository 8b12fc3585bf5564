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
