import { createHash } from 'node:crypto'
import { CHUNK_BYTES, type AddFile, type FileType } from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import type { Person, World } from './world.ts'

const of = (base64: string) => Buffer.from(base64, 'base64')

/** One small picture as Chromium's canvas encodes it, and a letter. */
export const whole: Readonly<Record<FileType, Buffer>> = {
  'image/jpeg': of(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAMABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME/8QAHRAAAgEEAwAAAAAAAAAAAAAAAQIRAAMEEjEyUf/EABUBAQEAAAAAAAAAAAAAAAAAAAMF/8QAHhEAAAQHAAAAAAAAAAAAAAAAABESEwEDISJRgdH/2gAMAwEAAhEDEQA/AMWNZW9tsSIjimTZWzrqSZnmoq7L1YifDRnZuzEx6aA4JIqii1NfWq3Guj//2Q==',
  ),
  'image/png': of(
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAMCAYAAABr5z2BAAAAQUlEQVR4AdyQsQkAMAgEH1dyp6zgDK6QEbJk0n9hCgVB4Qqb/+PlqN4MguTVB7gtRLBwvQE3/P6JBuYbEbxJ/wYPAAD//8GVzKcAAAAGSURBVAMAqhg5CfHZVdkAAAAASUVORK5CYII=',
  ),
  'image/webp': of(
    'UklGRl4AAABXRUJQVlA4IFIAAADQAQCdASoQAAwAAsBMJbACdADwy5xqAAD+2U+8TEzH5aBACK9hmLAWAu16v0mT866ZPv+ZR/8vsGmFeBB/+ko/+Gxw79uCGPJcpoAtsjmaAAAA',
  ),
  'application/pdf': Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n' +
      'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n' +
      'trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n',
  ),
}

/** A segment of a JPEG: marker, length, what it says. */
export const segment = (marker: number, said: string | Uint8Array): Buffer => {
  const data = Buffer.from(typeof said === 'string' ? Buffer.from(said, 'latin1') : said)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** A JPEG with something put in behind its first marker. */
export const jpegWith = (...segments: Buffer[]): Buffer => {
  const jpeg = whole['image/jpeg']
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

/** A photograph as a telephone writes it: with the place where it was taken. */
export const photograph = jpegWith(segment(0xe1, 'Exif\0\0MM\0*GPSLatitude 6.93 S'))

/** A JPEG of exactly this many bytes, more than 1,000: its tables are repeated, which changes nothing. */
export function jpegOf(bytes: number): Buffer {
  const fill = bytes - whole['image/jpeg'].length
  const full = Math.floor(fill / 65_000)
  const sizes = [...Array.from({ length: full - 1 }, () => 65_000), 64_000, fill - full * 65_000 + 1_000]
  // A colour profile that is none: viewers pass over it.
  return jpegWith(...sizes.map((size) => segment(0xe2, Buffer.alloc(size - 4, 'ICC_PROFILE\0'))))
}

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** What `/api/upload/*` is asked by somebody. */
export function uploader({ app }: Pick<World, 'app'>, { cookie, membership }: Pick<Person, 'cookie' | 'membership'>) {
  const headers = { cookie, 'x-sebagai': membership }
  const ask = (path: string, method: string, type: string, body: BodyInit) =>
    app.request(`http://slrt.test/api/upload/${path}`, {
      method,
      headers: { ...headers, 'content-type': type },
      body,
    })
  const put = (sha256: string, n: number, bytes: Uint8Array<ArrayBuffer>) =>
    ask(`${sha256}/${n}`, 'PUT', 'application/octet-stream', bytes)
  const status = (sha256: string, bytes: number) =>
    ask('status', 'POST', 'application/json', JSON.stringify({ sha256, bytes }))
  return { ask, put, status }
}

export const chunkOf = (content: Buffer, n: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(content.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES))

/** Sends a whole file; returns the input of `file.add` for it, with nothing yet that it is evidence of. */
export async function uploaded(world: Pick<World, 'app'>, by: Person, content = whole['image/jpeg']): Promise<AddFile> {
  const sha256 = sha256Of(content)
  const { put } = uploader(world, by)
  for (let n = 0; n * CHUNK_BYTES < content.length; n++) {
    const { status } = await put(sha256, n, chunkOf(content, n))
    if (status !== 204) throw new Error(`chunk ${n} answered with ${status}`)
  }
  const nothing = { complaint: null, household: null, item: null }
  return { id: newId(), sha256, bytes: content.length, type: 'image/jpeg', proves: 'KK', ...nothing }
}
