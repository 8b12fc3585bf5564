import { createReadStream } from 'node:fs'

/** Where the bytes of a file come from: a disk, or the parts in which it was sent. */
export type ByteSource = {
  readonly bytes: number
  /** The bytes from this position on, in blocks of any size. */
  readonly read: (from: number) => AsyncIterable<Buffer>
}

const BLOCK = 256 * 1024

/** A file of this machine. */
export const fileSource = (path: string, bytes: number): ByteSource => ({
  bytes,
  read: (from) => createReadStream(path, { start: from, highWaterMark: BLOCK }),
})

/** Some records of a table, in their order. */
export type Page = {
  readonly records: readonly (readonly string[])[]
  /** Bytes of the file up to behind the n-th of these records. */
  readonly endOf: (n: number) => number
}

/** A table in a file: its header, and how to read what follows. */
export type Table = {
  readonly header: readonly string[]
  /** Whether reading can begin at the position behind any record; else everything before it is read again. */
  readonly isSeekable: boolean
  /** Records behind the header, or behind that position. Blank ones are left out. */
  readonly pages: (from?: number) => AsyncGenerator<Page>
}
