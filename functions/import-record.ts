const QUOTE = 0x22
const [LF, CR, SPACE, TAB] = [0x0a, 0x0d, 0x20, 0x09]

/** What a record may take; a quote that is still open then was never meant as one. */
const LONGEST = 64 * 1024

export type Delimiter = '|' | ',' | ';' | '\t'

/** What stands between the cells: whichever the header has most of outside quotes. */
export function delimiterOf(header: string): Delimiter {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const counts = (['|', ',', ';', '\t'] as const).map((sign) => ({ sign, n: bare.split(sign).length }))
  return counts.reduce((most, one) => (one.n > most.n ? one : most)).sign
}

/** One record of a text: its cells, and where the next begins. */
export type Read = { readonly cells: string[]; readonly next: number }

const lineEndFrom = (text: string, at: number) => {
  const feed = text.indexOf('\n', at)
  return feed < 0 ? text.length : feed
}
const withoutReturn = (text: string, start: number, end: number) =>
  text.slice(start, end > start && text.charCodeAt(end - 1) === CR ? end - 1 : end)

/** Where a quoted cell that closes at `quote` ends for good: blanks may stand behind; -1 if something else does. */
function closes(text: string, quote: number, delimiter: number): number {
  let at = quote + 1
  while (at < text.length) {
    const sign = text.charCodeAt(at)
    if (
      sign === delimiter ||
      sign === LF ||
      (sign === CR && (at + 1 === text.length || text.charCodeAt(at + 1) === LF))
    )
      return at
    if (sign !== SPACE && sign !== TAB) return -1
    at++
  }
  return at
}

/**
 * Makes the function that reads records as RFC 4180 has them, line ends inside quotes among it, and goes on where files
 * do not keep to it: a quote inside a cell is a sign like any other, and one that nothing closes costs its own line and not
 * the rest of the file. Our own, because no parser at hand begins anew behind such a quote, and csv-parse takes thirteen
 * times as long (docs/decisions/0016).
 * @param width how many cells a record should have
 * @returns a function from text and a place in it to a record; null when the text ends before the record does
 */
export function recordReader(delimiter: Delimiter, width: number) {
  const sign = delimiter.charCodeAt(0)

  /** The line as a record of its own that is refused: it has one cell more than it should, or fewer. */
  const broken = (text: string, start: number): Read => {
    const end = lineEndFrom(text, start)
    const cells = withoutReturn(text, start, end).split(delimiter)
    if (cells.length === width) cells.push('')
    return { cells, next: Math.min(end + 1, text.length) }
  }

  const quoted = (text: string, start: number, isLast: boolean): Read | null => {
    const cells: string[] = []
    let at = start
    let isOdd = false
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        let from = at + 1
        let cell = ''
        let quote = from - 1
        let end = -1
        while (end < 0) {
          quote = text.indexOf('"', quote + 1)
          if (quote < 0 || quote - start > LONGEST) {
            const mayClose = quote < 0 && !isLast && text.length - start <= LONGEST
            return mayClose ? null : broken(text, start)
          }
          if (quote + 1 === text.length && !isLast) return null
          if (text.charCodeAt(quote + 1) === QUOTE) {
            cell += text.slice(from, ++quote)
            from = quote + 1
            continue
          }
          end = closes(text, quote, sign)
          if (end === text.length && !isLast) return null
          isOdd ||= end < 0
        }
        cells.push(cell + text.slice(from, quote))
        at = end
      } else {
        const [line, cut] = [lineEndFrom(text, at), text.indexOf(delimiter, at)]
        const end = cut < 0 || cut > line ? line : cut
        if (end === text.length && !isLast) return null
        cells.push(end === line ? withoutReturn(text, at, end) : text.slice(at, end))
        at = end
      }
      if (at < text.length && text.charCodeAt(at) === sign) {
        at++
        continue
      }
      if (text.charCodeAt(at) === CR) at++
      const isSeveral = lineEndFrom(text, start) < at
      if (isOdd && isSeveral && cells.length !== width) return broken(text, start)
      return { cells, next: Math.min(at + 1, text.length) }
    }
  }

  return (text: string, start: number, isLast: boolean): Read | null => {
    const end = text.indexOf('\n', start)
    if (end < 0 && !isLast) return null
    const line = end < 0 ? text.slice(start) : text.slice(start, end)
    if (line.includes('"')) return quoted(text, start, isLast)
    const bare = line.charCodeAt(line.length - 1) === CR ? line.slice(0, -1) : line
    return { cells: bare.split(delimiter), next: end < 0 ? text.length : end + 1 }
  }
}
