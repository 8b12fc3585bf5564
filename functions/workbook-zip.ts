import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { Refusal } from '@slrt/domain/refusal'
import type { ByteSource } from './import-file.ts'

const [END_OF_DIRECTORY, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
/** Longest end of a directory: its comment may have 64 kB. */
const TAIL = 66_000
const MOST_DIRECTORY = 1 << 20
const [STORED, DEFLATED] = [0, 8]
const ENCRYPTED = 1

/** A file in a zip: where it begins, and what the directory says of its size. */
export type Part = {
  readonly name: string
  readonly at: number
  readonly packed: number
  readonly bytes: number
  readonly method: number
}

async function bytesFrom(source: ByteSource, from: number, most: number): Promise<Buffer> {
  const blocks: Buffer[] = []
  let length = 0
  for await (const block of source.read(from)) {
    blocks.push(block)
    length += block.length
    if (length >= most) break
  }
  return Buffer.concat(blocks).subarray(0, most)
}

/** What is said elsewhere, since four bytes may be too few: programs that write as they go do so of small files, too. */
const ELSEWHERE = 0xffffffff
const WIDE = 1

/** Sizes and place of an entry, in the order in which its wide field repeats those that are said elsewhere. */
function wideOf(extra: Buffer, said: readonly number[]): number[] {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== WIDE) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return said.map((value) => {
    if (value !== ELSEWHERE || at + 8 > extra.length) return value
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  })
}

/**
 * The directory of a zip.
 * @throws Refusal `import.unreadable`: it is none, or somebody needs a password for it
 */
export async function partsOf(source: ByteSource): Promise<Part[]> {
  const tail = await bytesFrom(source, Math.max(0, source.bytes - TAIL), TAIL)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Refusal('import.unreadable')
  const size = Math.min(tail.readUInt32LE(end + 12), MOST_DIRECTORY)
  const directory = await bytesFrom(source, tail.readUInt32LE(end + 16), size)
  const parts: Part[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY) {
    if (directory.readUInt16LE(at + 8) & ENCRYPTED) throw new Refusal('import.unreadable')
    const names = at + 46 + directory.readUInt16LE(at + 28)
    const extras = names + directory.readUInt16LE(at + 30)
    const said = [24, 20, 42].map((place) => directory.readUInt32LE(at + place))
    const [bytes, packed, begins] = wideOf(directory.subarray(names, extras), said) as [number, number, number]
    const name = directory.toString('utf8', at + 46, names)
    parts.push({ name, at: begins, packed, bytes, method: directory.readUInt16LE(at + 10) })
    at = extras + directory.readUInt16LE(at + 32)
  }
  return parts
}

/** The bytes of a part as they lie in the file. */
async function* packed(source: ByteSource, { at, packed: length }: Part): AsyncGenerator<Buffer> {
  const head = await bytesFrom(source, at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new Refusal('import.unreadable')
  let left = length
  if (left === 0) return
  for await (const block of source.read(at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28))) {
    yield block.subarray(0, left)
    left -= block.length
    if (left <= 0) return
  }
  throw new Refusal('import.unreadable')
}

async function* unpacked(source: ByteSource, part: Part): AsyncGenerator<Buffer> {
  if (part.method === STORED) return yield* packed(source, part)
  if (part.method !== DEFLATED) throw new Refusal('import.unreadable')
  const inflating = createInflateRaw()
  // Whatever ends one of the two ends the other; an error arrives where the blocks are read.
  pipeline(Readable.from(packed(source, part)), inflating, () => undefined)
  yield* inflating as AsyncIterable<Buffer>
}

/**
 * What a part has inside, block by block: nothing of it is held back, or laid down anywhere.
 * @throws Refusal `import.unreadable`; `import.too_large` where it unpacks to more than the directory says
 */
export async function* contentOf(source: ByteSource, part: Part): AsyncGenerator<Buffer> {
  let count = 0
  try {
    for await (const block of unpacked(source, part)) {
      if ((count += block.length) > part.bytes) throw new Refusal('import.too_large')
      yield block
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import.unreadable')
  }
}
