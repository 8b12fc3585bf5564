import { isAscii, isUtf8 } from 'node:buffer'

export type Encoding = 'bytes' | 'utf-16le' | 'utf-16be'

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)

/** Bytes of the mark at a file's beginning that says how it is written. */
export const markLength = (bytes: Buffer): number =>
  starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff) ? 2 : 0

/** How a file is written, by its beginning: two bytes a sign, or else as bytes (UTF-8, Windows-1252, also mixed). */
export function encodingOf(bytes: Buffer): Encoding {
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (starts(bytes, 0xfe, 0xff)) return 'utf-16be'
  const head = bytes.subarray(0, 400)
  const zeros = [...head.keys()].filter((at) => head[at] === 0)
  const odd = zeros.filter((at) => at % 2 === 1).length
  const even = zeros.length - odd
  if (odd > head.length / 4 && even === 0) return 'utf-16le'
  return even > head.length / 4 && odd === 0 ? 'utf-16be' : 'bytes'
}

/** Text, and for each of its places how many bytes lie before. */
export type Decoded = { readonly text: string; readonly bytesBefore: (place: number) => number }

const windows = new TextDecoder('windows-1252')
const LF = 0x0a

/** Line by line, each as what it is: files are put together from parts that were not written alike. */
function byLines(bytes: Buffer): Decoded {
  const lines: string[] = []
  const places: number[] = []
  const offsets: number[] = []
  let place = 0
  for (let at = 0; at < bytes.length;) {
    const feed = bytes.indexOf(LF, at)
    const end = feed < 0 ? bytes.length : feed + 1
    const raw = bytes.subarray(at, end)
    const line = isUtf8(raw) ? raw.toString() : windows.decode(raw)
    places.push(place)
    offsets.push(at)
    lines.push(line)
    place += line.length
    at = end
  }
  const bytesBefore = (wanted: number) => {
    if (wanted >= place) return bytes.length
    const line = places.findLastIndex((start) => start <= wanted)
    // A record ends with its line; only the first one of a block is asked for otherwise, at 0.
    return offsets[line]!
  }
  return { text: lines.join(''), bytesBefore }
}

/** Reads whole lines: UTF-8 where they are that, else Windows-1252, which has every byte. */
export function decode(bytes: Buffer): Decoded {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), bytesBefore: (place) => place }
  if (!isUtf8(bytes)) return byLines(bytes)
  const text = bytes.toString()
  return { text, bytesBefore: (place) => Buffer.byteLength(text.slice(0, place)) }
}
