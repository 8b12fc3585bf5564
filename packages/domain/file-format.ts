/**
 * How files of the allowed types are built, as far as one must know to say where they end and what they tell besides the
 * picture. Nothing is decoded; every byte lies in exactly one piece, so nothing hides behind the end.
 */

/** A piece of a picture's file. Whatever a picture does not need in order to be seen is metadata, known kind or not. */
export type Piece = { readonly start: number; readonly end: number; readonly isMetadata: boolean }

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end))

/** Frames: C0 to CF without the tables C4 and CC and the reserved C8. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Of the application segments a picture needs its plain JFIF header, its colour profile and Adobe's colour transform. */
function isJpegMetadata(marker: number, bytes: Uint8Array, start: number, end: number): boolean {
  if (marker === 0xe0) return !(ascii(bytes, start, start + 5) === 'JFIF\0' && end - start === 14)
  if (marker === 0xe2) return ascii(bytes, start, start + 12) !== 'ICC_PROFILE\0'
  if (marker === 0xee) return ascii(bytes, start, start + 5) !== 'Adobe'
  return (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe
}

/** Where the compressed data of a scan ends: at the first FF that is neither stuffed, nor fill, nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Pieces of a whole JPEG (ITU T.81 annex B), from its first marker to the end-of-image marker; null for anything else. */
export function jpegPieces(bytes: Uint8Array): readonly Piece[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const pieces: Piece[] = [{ start: 0, end: 2, isMetadata: false }]
  let hasFrame = false
  let hasScan = false
  for (let at = 2; bytes[at] === 0xff;) {
    const start = at
    while (bytes[at] === 0xff) at += 1
    const marker = bytes[at] ?? 0
    at += 1
    if (marker === 0xd9) {
      pieces.push({ start, end: at, isMetadata: false })
      return at === bytes.length && hasFrame && hasScan ? pieces : null
    }
    const isSegment = (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xef) || marker === 0xfe
    const end = at + ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0)
    if (!isSegment || end < at + 2 || end > bytes.length) return null
    const isMetadata = isJpegMetadata(marker, bytes, at + 2, end)
    hasFrame ||= isFrame(marker)
    hasScan ||= marker === 0xda
    at = marker === 0xda ? endOfScan(bytes, end) : end
    pieces.push({ start, end: at, isMetadata })
  }
  return null
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PNG_NEEDED = /^([A-Z]{4}|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|pHYs)$/

/** Pieces of a whole PNG: signature, then chunks from IHDR to IEND; null for anything else. */
export function pngPieces(bytes: Uint8Array): readonly Piece[] | null {
  if (!PNG.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: Piece[] = [{ start: 0, end: PNG.length, isMetadata: false }]
  let hasPixels = false
  for (let start = PNG.length; start + 12 <= bytes.length;) {
    const end = start + 12 + view.getUint32(start)
    const name = ascii(bytes, start + 4, start + 8)
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return null
    if ((name === 'IHDR') !== (pieces.length === 1)) return null
    pieces.push({ start, end, isMetadata: !PNG_NEEDED.test(name) })
    if (name === 'IEND') return end === bytes.length && end === start + 12 && hasPixels ? pieces : null
    hasPixels ||= name === 'IDAT'
    start = end
  }
  return null
}

const WEBP_NEEDED = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']

/** Pieces of a whole WebP with one picture: a RIFF of exactly the size that it names; null for anything else. */
export function webpPieces(bytes: Uint8Array): readonly Piece[] | null {
  if (bytes.length < 20 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(4, true) + 8 !== bytes.length) return null
  const pieces: Piece[] = [{ start: 0, end: 12, isMetadata: false }]
  const names: string[] = []
  let start = 12
  while (start + 8 <= bytes.length) {
    const length = view.getUint32(start + 4, true)
    const end = start + 8 + length + (length % 2)
    if (end > bytes.length) return null
    const name = ascii(bytes, start, start + 4)
    names.push(name)
    pieces.push({ start, end, isMetadata: !WEBP_NEEDED.includes(name) })
    start = end
  }
  const hasPixels = names.includes('VP8 ') || names.includes('VP8L')
  return start === bytes.length && hasPixels && /^VP8[ LX]$/.test(names[0] ?? '') ? pieces : null
}

/** Whether this is a whole PDF: it begins as one, and ends with the place of its table and the end mark (ISO 32000-1, 7.5). */
export function isPdf(bytes: Uint8Array): boolean {
  if (!/^%PDF-\d\.\d/.test(ascii(bytes, 0, 8))) return false
  const [, place] =
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(ascii(bytes, Math.max(0, bytes.length - 1024), bytes.length)) ?? []
  return place !== undefined && Number(place) < bytes.length
}
