import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AddFile,
  admit,
  assertRoom,
  assertSize,
  carriesMetadata,
  CHUNK_BYTES,
  chunkLengths,
  FILE_TYPES,
  MOST_FILE_BYTES,
  MOST_FILES,
  sniff,
  withoutMetadata,
  type FileType,
} from '@slrt/domain/file'
import { newId } from '@slrt/domain/id'
import { jpegOf, jpegWith, photograph, segment, sha256Of, whole } from '../support/evidence.ts'
import { refusalOf } from './refusal-of.ts'

const pictures = FILE_TYPES.filter((type) => type !== 'application/pdf')
const joined = (...parts: (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

const codeOf = (rule: () => unknown) => refusalOf(rule).code

/** A chunk of a PNG; nobody looks at its checksum. */
const pngChunk = (name: string, said: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(said.length)
  return joined(length, name, said, 'crc_')
}
const pngWith = (...chunks: Buffer[]) => {
  const png = whole['image/png']
  return joined(png.subarray(0, 33), ...chunks, png.subarray(33))
}
const riffChunk = (name: string, said: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(said.length)
  return joined(name, length, said, said.length % 2 ? '\0' : '')
}
const webpOf = (...chunks: Buffer[]) => {
  const body = joined('WEBP', ...chunks)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return joined('RIFF', length, body)
}
const pixels = whole['image/webp'].subarray(12)
const extended = (flags: number) => riffChunk('VP8X', `${String.fromCharCode(flags)}\0\0\0\x0f\0\0\x0b\0\0`)
const webpWith = (...chunks: Buffer[]) => webpOf(extended(0b1100), pixels, ...chunks)

describe('the type by content', () => {
  test('is that of the whole file, whatever it is called', () => {
    for (const type of FILE_TYPES) expect(sniff(whole[type])).toBe(type)
    expect(sniff(jpegOf(200_000))).toBe('image/jpeg')
    expect(sniff(webpWith())).toBe('image/webp')
    expect(sniff(joined(whole['application/pdf'].subarray(0, -1)))).toBe('application/pdf')
  })

  test('of anything else there is none', () => {
    const others = [
      '',
      'halo',
      '<svg onload=alert(1)>',
      '<script>',
      'GIF89a\x01\0\x01\0;',
      'PK\x03\x04',
      'MZ\x90\0',
      '%PDF-1.4',
    ]
    for (const other of others) expect([other, sniff(joined(other))]).toEqual([other, null])
    const noPixels = [
      joined('\xff\xd8\xff\xd9'),
      joined(whole['image/png'].subarray(0, 33), whole['image/png'].subarray(-12)),
      webpOf(extended(0)),
    ]
    for (const empty of noPixels) expect(sniff(empty)).toBeNull()
  })

  test('there is none for a file with an appendix: nothing hides behind a picture', () => {
    for (const type of pictures)
      for (const appendix of ['\0', 'PK\x03\x04', '<script>', String(whole[type])])
        expect([type, sniff(joined(whole[type], appendix))]).toEqual([type, null])
    expect(sniff(joined(whole['application/pdf'], 'PK\x03\x04'))).toBeNull()
  })

  test('there is none for a file that is cut off, wherever', () => {
    for (const type of FILE_TYPES)
      for (let length = 0; length < whole[type].toString('latin1').trimEnd().length; length++)
        expect([type, length, sniff(whole[type].subarray(0, length))]).toEqual([type, length, null])
  })
})

/** Pictures with any number of pieces, needed or not, of any content. */
const jpegs = fc
  .array(
    fc.tuple(
      fc.constantFrom(0xdb, 0xc4, 0xdd, 0xe0, 0xe1, 0xe2, 0xe5, 0xed, 0xee, 0xfe),
      fc.uint8Array({ maxLength: 90 }),
    ),
  )
  .map((pieces) => jpegWith(...pieces.map(([marker, said]) => segment(marker, said))))
const pngs = fc
  .array(
    fc.tuple(fc.constantFrom('tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'pHYs', 'prVt'), fc.string({ maxLength: 60 })),
  )
  .map((pieces) => pngWith(...pieces.map(([name, said]) => pngChunk(name, said.replaceAll(/[^\0-\xff]/g, '')))))
const webps = fc
  .array(fc.tuple(fc.constantFrom('EXIF', 'XMP ', 'ICCP', 'ALPH', 'ANIM', 'xyz '), fc.string({ maxLength: 60 })))
  .map((pieces) => webpWith(...pieces.map(([name, said]) => riffChunk(name, said.replaceAll(/[^\0-\xff]/g, '')))))
const made: Record<(typeof pictures)[number], fc.Arbitrary<Buffer>> = {
  'image/jpeg': jpegs,
  'image/png': pngs,
  'image/webp': webps,
}

describe.each(pictures)('any %s', (type) => {
  test('is known when it is whole, and never when it is cut off', () => {
    fc.assert(
      fc.property(made[type], fc.nat(), (picture, cut) => {
        expect(sniff(picture)).toBe(type)
        expect(sniff(picture.subarray(0, cut % picture.length))).toBeNull()
      }),
    )
  })

  test('without its metadata is the same picture, smaller or equal, and carries none', () => {
    fc.assert(
      fc.property(made[type], (picture) => {
        const slim = withoutMetadata(type, picture)
        expect(sniff(slim)).toBe(type)
        expect(carriesMetadata(type, slim)).toBe(false)
        expect(withoutMetadata(type, slim)).toEqual(slim)
        if (!carriesMetadata(type, picture)) expect(Buffer.from(slim)).toEqual(picture)
        else expect(slim.length).toBeLessThan(picture.length)
      }),
    )
  })

  test('with any bytes changed, inserted or taken out never breaks a reader, and is whole only with its end in place', () => {
    const change = fc.record({ at: fc.nat(), out: fc.nat({ max: 9 }), in: fc.uint8Array({ maxLength: 9 }) })
    fc.assert(
      fc.property(made[type], fc.array(change, { minLength: 1, maxLength: 4 }), (picture, changes) => {
        const changed = changes.reduce((bytes, one) => {
          const at = one.at % (bytes.length + 1)
          return joined(bytes.subarray(0, at), one.in, bytes.subarray(at + one.out))
        }, picture)
        const found = sniff(changed)
        expect(carriesMetadata(type, changed)).toBeTypeOf('boolean')
        expect(withoutMetadata(type, changed).length).toBeLessThanOrEqual(changed.length)
        if (found === 'image/jpeg') expect(changed.subarray(-2)).toEqual(joined('\xff\xd9'))
        if (found === 'image/png') expect(changed.subarray(-8, -4)).toEqual(joined('IEND'))
        if (found === 'image/webp') expect(changed.readUInt32LE(4)).toBe(changed.length - 8)
      }),
    )
  })
})

test('no bytes at all break a reader', () => {
  const starts = Object.values(whole).map((file) => file.subarray(0, 12))
  fc.assert(
    fc.property(fc.constantFrom(Buffer.alloc(0), ...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      const bytes = joined(start, rest)
      sniff(bytes)
      for (const type of FILE_TYPES) {
        carriesMetadata(type, bytes)
        withoutMetadata(type, bytes)
      }
    }),
  )
})

describe('metadata', () => {
  test('is what a telephone, a program or a person wrote beside the picture', () => {
    const telling: [FileType, Buffer][] = [
      ['image/jpeg', photograph],
      ['image/jpeg', jpegWith(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'))],
      ['image/jpeg', jpegWith(segment(0xed, 'Photoshop 3.0\x008BIM'))],
      ['image/jpeg', jpegWith(segment(0xfe, 'Rini, Cimekar'))],
      ['image/jpeg', jpegWith(segment(0xe0, 'JFXX\0\x10preview'))],
      ['image/jpeg', jpegWith(segment(0xe2, 'MPF\0more pictures'))],
      ['image/jpeg', jpegWith(segment(0xee, 'Rini'))],
      ...['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'].map((name): [FileType, Buffer] => [
        'image/png',
        pngWith(pngChunk(name, 'Rini')),
      ]),
      ...['EXIF', 'XMP ', 'ANIM', 'rini'].map((name): [FileType, Buffer] => [
        'image/webp',
        webpWith(riffChunk(name, 'Rini')),
      ]),
    ]
    for (const [type, picture] of telling) {
      expect([type, sniff(picture), carriesMetadata(type, picture)]).toEqual([type, type, true])
      expect(Buffer.from(withoutMetadata(type, picture)).includes('Rini')).toBe(false)
    }
  })

  test('is not what a picture needs to be seen: colours and transparency', () => {
    const needed: [FileType, Buffer][] = [
      ...pictures.map((type): [FileType, Buffer] => [type, whole[type]]),
      ['image/jpeg', jpegWith(segment(0xe2, 'ICC_PROFILE\0\x01\x01'), segment(0xee, 'Adobe\0d\0\0\0\0\x01'))],
      ['image/png', pngWith(pngChunk('gAMA', '\0\0\xb1\x8f'), pngChunk('sRGB', '\0'))],
      ['image/webp', webpOf(extended(0b100000), riffChunk('ICCP', 'profile'), pixels)],
      ['application/pdf', whole['application/pdf']],
    ]
    for (const [type, picture] of needed) expect([type, carriesMetadata(type, picture)]).toEqual([type, false])
  })

  test('taken out of a WebP leaves no announcement of it', () => {
    const slim = withoutMetadata('image/webp', webpWith(riffChunk('EXIF', 'GPS')))
    expect(Buffer.from(slim)).toEqual(webpOf(extended(0), pixels))
  })
})

describe('a file is kept', () => {
  const claimOf = (content: Buffer, type: FileType = 'image/jpeg') => ({
    sha256: sha256Of(content),
    bytes: content.length,
    type,
  })
  const admitted = (content: Buffer, claim = claimOf(content)) => admit(claim, content, sha256Of(content))

  test('when it is what it says', () => {
    for (const type of FILE_TYPES) admitted(whole[type], claimOf(whole[type], type))
  })

  test('not when it is something else, was changed on its way, or tells where it was taken', () => {
    const jpeg = whole['image/jpeg']
    expect(codeOf(() => admitted(jpeg, claimOf(jpeg, 'image/png')))).toBe('file.type')
    expect(codeOf(() => admitted(joined('MZ', jpeg)))).toBe('file.type')
    expect(codeOf(() => admitted(jpeg, { ...claimOf(jpeg), bytes: jpeg.length + 1 }))).toBe('file.changed')
    expect(codeOf(() => admitted(jpeg, { ...claimOf(jpeg), sha256: sha256Of(photograph) }))).toBe('file.changed')
    expect(codeOf(() => admitted(photograph))).toBe('file.metadata')
  })

  test('up to 2 MB each and so many for one complaint', () => {
    assertSize(MOST_FILE_BYTES)
    expect(codeOf(() => assertSize(MOST_FILE_BYTES + 1))).toBe('file.too_large')
    assertRoom(MOST_FILES - 1)
    expect(codeOf(() => assertRoom(MOST_FILES))).toBe('file.full')
  })

  test('by an input that names its hash in small hex and at least one byte', () => {
    const input = {
      ...claimOf(whole['image/jpeg']),
      id: newId(),
      proves: 'KK',
      complaint: newId(),
      household: null,
      item: null,
    }
    expect(AddFile.safeParse(input).success).toBe(true)
    for (const wrong of [
      { bytes: 0 },
      { bytes: 1.5 },
      { sha256: input.sha256.toUpperCase() },
      { sha256: '..' },
      { type: 'image/gif' },
      { proves: 'SELFIE' },
    ])
      expect([wrong, AddFile.safeParse({ ...input, ...wrong }).success]).toEqual([wrong, false])
  })
})

test('chunks cover a file exactly, and only the last is short', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_FILE_BYTES }), (bytes) => {
      const lengths = chunkLengths(bytes)
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(bytes)
      expect(lengths.slice(0, -1).every((length) => length === CHUNK_BYTES)).toBe(true)
      expect(lengths.at(-1)).toBeGreaterThan(0)
    }),
  )
  expect(chunkLengths(MOST_FILE_BYTES)).toHaveLength(32)
})
