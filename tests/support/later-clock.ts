/**
 * Moves the clock of a process that loads it before anything else (`--import`): so many milliseconds ahead, and it runs on
 * from there. For stories that go on weeks later, on the product as it is started.
 */
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0)
const RealDate = Date

globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]))
  }
  static override now(): number {
    return RealDate.now() + ahead
  }
} as DateConstructor

/** The environment of a process whose clock is so far ahead. */
export const laterBy = (milliseconds: number) => ({
  NODE_OPTIONS: `--import=${import.meta.url}`,
  CLOCK_AHEAD_MS: String(milliseconds),
})
