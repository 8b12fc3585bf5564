import * as z from 'zod/mini'
import { Id } from './field.ts'
import { isPdf, jpegPieces, pngPieces, webpPieces, type Piece } from './file-format.ts'
import { Refusal } from './refusal.ts'

/** What a file is evidence of (handbook §7). */
export const PROVES = [
  'KK',
  'KTP',
  'RUMAH_DEPAN',
  'RUMAH_DALAM',
  'RUMAH_BELAKANG',
  'SURAT_FASKES',
  'SKTM',
  'SURAT',
  'KUITANSI',
  'LAINNYA',
] as const
export type Proves = (typeof PROVES)[number]

export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** Largest file, in bytes. Pictures come from the browser with at most 150 kB; scanned letters may be larger. */
export const MOST_FILE_BYTES = 2 * 1024 * 1024
/** A file travels in chunks of this many bytes; the last one is shorter. */
export const CHUNK_BYTES = 64 * 1024
/** Most files of one complaint or one household. */
export const MOST_FILES = 60

/** SHA-256 of a file's bytes, in small hex: its name while it travels and where it is kept. */
export const Sha256 = z.string().check(z.regex(/^[\da-f]{64}$/))
const Bytes = z.int().check(z.minimum(1))

export const FileUpload = z.object({ sha256: Sha256, bytes: Bytes })
export type FileUpload = z.infer<typeof FileUpload>

export const AddFile = z.object({
  id: Id,
  sha256: Sha256,
  bytes: Bytes,
  type: z.enum(FILE_TYPES),
  proves: z.enum(PROVES),
  complaint: z.nullable(Id),
  household: z.nullable(Id),
  item: z.nullable(Id),
  /** A proposal to the national register, or a village meeting. */
  proposal: z.optional(z.nullable(Id)),
  meeting: z.optional(z.nullable(Id)),
})
export type AddFile = z.infer<typeof AddFile>

/** Lengths in bytes of the chunks in which a file of this size travels, in order. */
export const chunkLengths = (bytes: number): number[] =>
  Array.from({ length: Math.ceil(bytes / CHUNK_BYTES) }, (_, n) => Math.min(CHUNK_BYTES, bytes - n * CHUNK_BYTES))

const piecesOf: Record<FileType, (bytes: Uint8Array) => readonly Piece[] | null> = {
  'image/jpeg': jpegPieces,
  'image/png': pngPieces,
  'image/webp': webpPieces,
  'application/pdf': (bytes) => (isPdf(bytes) ? [{ start: 0, end: bytes.length, isMetadata: false }] : null),
}

/** The type of a whole file by its content; null for any other type, and for a file that is cut off or has an appendix. */
export const sniff = (bytes: Uint8Array): FileType | null =>
  FILE_TYPES.find((type) => piecesOf[type](bytes) !== null) ?? null

/**
 * Whether a picture tells more than what it shows (place, time and device of a photograph, comments, previews).
 * False for a PDF, whose parts are not looked into, and for what is not of this type.
 */
export const carriesMetadata = (type: FileType, bytes: Uint8Array): boolean =>
  (piecesOf[type](bytes) ?? []).some(({ isMetadata }) => isMetadata)

/**
 * The same picture without metadata. Safari writes some into what it encodes itself (Exif, in each JPEG of a canvas), so
 * the screen calls this after re-encoding. What is not of this type comes back as it is.
 */
export function withoutMetadata(type: FileType, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = (piecesOf[type](bytes) ?? [{ start: 0, end: bytes.length, isMetadata: false }])
    .filter(({ isMetadata }) => !isMetadata)
    .map(({ start, end }) => bytes.subarray(start, end))
  const slim = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0))
  kept.reduce((at, piece) => (slim.set(piece, at), at + piece.length), 0)
  if (type === 'image/webp' && slim.length < bytes.length) mendRiff(slim)
  return slim
}

/** Writes the new size, and takes back that there is animation, Exif or XMP. */
function mendRiff(webp: Uint8Array): void {
  new DataView(webp.buffer).setUint32(4, webp.length - 8, true)
  if (webp[15] === 0x58) webp[20]! &= ~0b1110
}

/**
 * Refuses a file before a byte of it is read or sent.
 * @throws Refusal `file.too_large` over MOST_FILE_BYTES; its fact is in MB
 */
export function assertSize(bytes: number): void {
  if (bytes > MOST_FILE_BYTES) throw new Refusal('file.too_large', { most: MOST_FILE_BYTES / 2 ** 20 })
}

/**
 * @param count how many files the complaint, household, proposal or meeting has already
 * @throws Refusal `file.full`
 */
export function assertRoom(count: number): void {
  if (count >= MOST_FILES) throw new Refusal('file.full', { most: MOST_FILES })
}

/**
 * What a file must be before it is kept: of the size, hash and type that were named, and free of metadata.
 * @param claim what the sender says of it
 * @param content the bytes that arrived
 * @param sha256 their hash, in small hex
 * @throws Refusal `file.changed`, `file.type`, `file.metadata`
 */
export function admit(claim: Pick<AddFile, 'sha256' | 'bytes' | 'type'>, content: Uint8Array, sha256: string): void {
  if (content.length !== claim.bytes || sha256 !== claim.sha256) throw new Refusal('file.changed')
  if (sniff(content) !== claim.type) throw new Refusal('file.type')
  if (carriesMetadata(claim.type, content)) throw new Refusal('file.metadata')
}
