import { hash as digest } from 'node:crypto'
import type { Index } from '@slrt/db/crypto'
import type { Cleaned } from '@slrt/domain/import-clean'
import type { Judged } from '@slrt/domain/import-row'
import { foldPersonName } from '@slrt/domain/name-token'

/** A row of a file that is judged, with the keyed hashes by which the register knows what it speaks of. */
export type Staged = {
  readonly row: number
  readonly raw: readonly string[]
  readonly judged: Judged
  /** Of the cleaned record: 24 bytes, and 8 of the folded name. */
  readonly hash: Buffer
  readonly key: string
  /** Index of the NIK; null where the row is refused, or is no person. */
  readonly nik: Buffer | null
  readonly nikKey: string
  readonly kk: Buffer | null
  /** By what the source knows the family; null where it says nothing. */
  readonly family: Buffer | null
  readonly familyKey: string
}

const RECORD_BYTES = 24

/** The part of a record's hash that stands for the name: of two versions of one person it is the same. */
export const nameKeyOf = (hash: Buffer): string => hash.toString('latin1', RECORD_BYTES)

type Stager = (row: number, raw: readonly string[], cleaned: Cleaned, judged: Judged) => Staged

/**
 * Makes the function that puts keyed hashes on the rows of one source.
 * @param index the nation's blind index
 * @param source by its name; of a list the list's own
 */
export function makeStager(index: Index, source: string): Stager {
  // A secret of its own in front, and not all of the digest behind: as good as an HMAC here, at a third of the time.
  const secret = index('record', source).toString('latin1')
  const remembered = (purpose: 'kk' | 'family') => {
    let last = ''
    let answer: Buffer = Buffer.alloc(0)
    // Rows of one family mostly follow each other.
    return (text: string) => {
      if (text !== last) [last, answer] = [text, index(purpose, text)]
      return answer
    }
  }
  const [kkOf, familyOf] = [remembered('kk'), remembered('family')]

  return (row, raw, { content }, judged) => {
    const taken = 'taken' in judged ? judged.taken : null
    const record = digest('sha256', `${secret}|${content}`, 'buffer')
    digest('sha256', `${secret}|${taken ? foldPersonName(taken.name) : ''}|name`, 'buffer').copy(record, RECORD_BYTES)
    const nik = taken?.nik ? index('nik', taken.nik) : null
    const kk = taken?.kk ? kkOf(taken.kk) : null
    const known = taken && (taken.ref ?? (taken.kk && `kk|${taken.kk}`))
    const family = known ? familyOf(`${source}|${known}`) : null
    return {
      row,
      raw,
      judged,
      hash: record,
      key: record.toString('latin1'),
      nik,
      nikKey: nik?.toString('latin1') ?? '',
      kk,
      family,
      familyKey: family?.toString('latin1') ?? '',
    }
  }
}
