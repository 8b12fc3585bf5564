import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSha256 } from '../../web/src/import/sha256.ts'

test('a file that is read piece by piece has the hash of the whole, however it was cut', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 })
  fc.assert(
    fc.property(pieces, (parts) => {
      const hash = createSha256()
      for (const part of parts) hash.add(part)
      expect(hash.hex()).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'))
    }),
    { numRuns: 300 },
  )
})
