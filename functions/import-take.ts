import type { Taken } from '@slrt/domain/import-row'
import type { ImportWarning } from '@slrt/domain/import'
import { movePerson, newHousehold, newPerson, putHousehold, putPerson, putPrograms } from './import-apply.ts'
import type { Book, HeldHousehold, HeldOrigin } from './import-book.ts'
import { tally } from './import-counts.ts'
import type { KnownPerson } from './import-look.ts'
import { nameKeyOf, type Staged } from './import-stage.ts'

/** What the source has said of a person, as this chunk has it so far. */
type Standing = {
  id: string
  household: string
  isMerged: boolean
  origin: HeldOrigin['row'] | null
  held: HeldOrigin | null
}

/** Goes through the rows of a chunk in their order. */
export type Taker = {
  readonly take: (staged: Staged) => void
  /** Applies a row that was met again before its successor, which never came: it is what the source says now. */
  readonly settle: (staged: Staged) => void
}

export function makeTaker(book: Book): Taker {
  const { work, counts, known } = book
  const seen = new Set<string>()
  const standing = new Map<string, Standing>()

  const originOf = ({ id, origin }: KnownPerson): HeldOrigin['row'] | null =>
    origin && { ...origin, source: work.source, person: id }

  const standingOf = (nikKey: string): Standing | undefined => {
    const there = standing.get(nikKey)
    const one = known.persons.get(nikKey)
    if (there || !one) return there
    const fresh = { id: one.id, household: one.household, isMerged: one.isMerged, origin: originOf(one), held: null }
    standing.set(nikKey, fresh)
    return fresh
  }

  const refuse = (staged: Staged, reason: keyof typeof counts.rejected, field: string) => {
    tally(counts.rejected, reason)
    // What somebody has dealt with once is dealt with.
    const { state, person } = known.settled.get(staged.key) ?? { state: 'TERBUKA' as const, person: null }
    book.ledger.push({ row: staged.row, reason, field, hash: staged.hash, raw: staged.raw, state, person })
  }

  /** The family that a row means: by the source's number, by members who are registered, by the card, or a new one. */
  const homeOf = (staged: Staged, taken: Taken, one: Standing | undefined): HeldHousehold => {
    const { familyKey, kk } = staged
    const byKey = book.families.get(familyKey)
    if (familyKey && byKey) {
      putHousehold(book, byKey, taken, staged)
      return byKey
    }
    const isFree = (id: string) => !book.claimed.has(id) && book.households.has(id)
    const byNumber = (familyKey && known.families.get(familyKey)?.household) || undefined
    const holders = (kk && known.cards.get(kk.toString('latin1'))) || []
    const id =
      byNumber ??
      book.homes.get(familyKey)?.find(isFree) ??
      holders.find((holder) => (taken.ref === null || !holder.isClaimed) && book.households.has(holder.id))?.id ??
      (familyKey ? undefined : one?.household)
    const found = id === undefined ? undefined : book.households.get(id)
    if (found) putHousehold(book, found, taken, staged)
    const home = found ?? newHousehold(book, taken, staged)
    book.claimed.add(home.row.id)
    if (familyKey) book.families.set(familyKey, home)
    return home
  }

  const countFamily = ({ familyKey }: Staged) => {
    if (familyKey === '') counts.families += 1
    else {
      const family = known.families.get(familyKey)
      if (family?.isHere) return
      counts.families += 1
      known.families.set(familyKey, { household: family?.household ?? '', isHere: true })
    }
  }

  /** Notes what the source says now; the row of a person whom it did not know is added. */
  const noteOrigin = (one: Standing, to: Partial<HeldOrigin['row']>, home?: HeldHousehold, ref?: Buffer | null) => {
    if (!one.held) {
      const row = one.origin ?? {
        id: book.newId(),
        source: work.source,
        person: one.id,
        household: '',
        desa: '',
        ref: null,
        hash: Buffer.alloc(0),
        seen: null,
        batch: work.batch,
        goneIn: null,
      }
      one.held = { mark: one.origin ? 'kept' : 'new', row }
      one.origin = row
      book.origins.push(one.held)
    }
    Object.assign(one.held.row, to)
    if (home) {
      Object.assign(one.held.row, {
        household: home.row.id,
        desa: book.persons.get(one.id)?.row.desa ?? home.row.desa,
        ref,
      })
      if (one.held.mark === 'kept') one.held.mark = 'changed'
    }
  }

  const write = (staged: Staged, taken: Taken, warnings: readonly ImportWarning[], before: Standing | undefined) => {
    const home = homeOf(staged, taken, before)
    const held = before && book.persons.get(before.id)
    if (before && !held) throw new Error('a person who was not loaded')
    let one = before
    if (!held) {
      const made = newPerson(book, home, taken, staged)
      one = { id: made.row.id, household: home.row.id, isMerged: false, origin: null, held: null }
      standing.set(staged.nikKey, one)
    } else {
      putPerson(book, held, taken, warnings)
      const isTold = before.origin === null || before.origin.household !== home.row.id
      if (isTold && held.row.household !== home.row.id && !before.isMerged) movePerson(book, held, home)
    }
    const { row } = book.persons.get(one!.id)!
    putPrograms(book, home.row.id, row.id, row.desa, taken)
    noteOrigin(one!, { hash: staged.hash, seen: null, batch: work.batch, goneIn: null }, home, staged.family)
  }

  /** A version that a later row replaces: kept by its hash, so that the same row again is known. */
  const noteReplaced = (staged: Staged, hash: Buffer) => {
    known.refused.add(hash.toString('latin1'))
    const { row, raw } = staged
    book.ledger.push({ row, reason: null, field: null, hash, raw, state: 'TERBUKA', person: null })
  }

  /** A row of a table of families: nobody is named in it, the card says whose it is. */
  const acceptFamily = (staged: Staged, taken: Taken) => {
    const holders = known.cards.get(staged.kk!.toString('latin1')) ?? []
    const id = known.families.get(staged.familyKey)?.household || holders[0]?.id
    const home = book.families.get(staged.familyKey) ?? (id === undefined ? undefined : book.households.get(id))
    if (!home && !taken.desa) return refuse(staged, 'area_unknown', 'desa')
    counts.accepted += 1
    const isHere = home?.row.batch === work.batch
    if (isHere) counts.corrected += 1
    else counts.families += 1
    const before = book.changes.length
    const family = home ?? newHousehold(book, taken, staged)
    if (home) putHousehold(book, home, taken, staged)
    book.families.set(staged.familyKey, family)
    putPrograms(book, family.row.id, null, family.row.desa, taken)
    if (!isHere) counts[home ? (book.changes.length > before ? 'changed' : 'unchanged') : 'new'] += 1
    if (family.mark === 'kept') family.mark = 'changed'
    family.row.batch &&= work.batch
  }

  const accept = (staged: Staged, taken: Taken, warnings: readonly ImportWarning[]) => {
    if (!staged.nik) return acceptFamily(staged, taken)
    const one = standingOf(staged.nikKey)
    const origin = one?.origin ?? null
    const isHere = origin?.batch === work.batch && origin.goneIn === null
    if (isHere && nameKeyOf(origin.seen ?? origin.hash) !== nameKeyOf(staged.hash))
      return refuse(staged, 'nik_conflict', 'nik')
    counts.accepted += 1
    if (warnings.length > 0) counts.acceptedWithWarning += 1
    for (const warning of warnings) tally(counts.warnings, warning)
    countFamily(staged)
    if (!isHere) counts.persons += 1
    if (isHere) {
      counts.corrected += 1
      if (!origin.seen) noteReplaced(staged, origin.hash)
      if (staged.hash.equals(origin.hash)) return noteOrigin(one!, { seen: null })
      if (origin.seen && known.replaced.has(staged.key)) {
        noteReplaced(staged, staged.hash)
        return noteOrigin(one!, { seen: staged.hash })
      }
      return write(staged, taken, warnings, one)
    }
    if (!one || !origin || origin.goneIn) {
      counts.new += 1
      if (origin && staged.hash.equals(origin.hash))
        return noteOrigin(one!, { batch: work.batch, goneIn: null, seen: null })
      return write(staged, taken, warnings, one)
    }
    if (staged.hash.equals(origin.hash)) {
      counts.unchanged += 1
      return noteOrigin(one, { batch: work.batch, seen: null })
    }
    if (known.replaced.has(staged.key)) {
      counts.unchanged += 1
      noteReplaced(staged, staged.hash)
      return noteOrigin(one, { batch: work.batch, seen: staged.hash })
    }
    counts.changed += 1
    write(staged, taken, warnings, one)
  }

  const isRepeat = (staged: Staged): boolean => {
    if (seen.has(staged.key) || known.refused.has(staged.key)) return true
    const origin = staged.nik ? standingOf(staged.nikKey)?.origin : null
    return origin?.batch === work.batch && origin.goneIn === null && (origin.seen ?? origin.hash).equals(staged.hash)
  }

  return {
    take: (staged) => {
      counts.rows += 1
      if (isRepeat(staged)) {
        counts.identicalRepeats += 1
        return
      }
      seen.add(staged.key)
      const { judged } = staged
      if ('rejection' in judged) refuse(staged, judged.rejection, judged.field)
      else accept(staged, judged.taken, judged.warnings)
    },
    settle: (staged) => {
      if (!('taken' in staged.judged)) return
      counts.unchanged -= 1
      counts.changed += 1
      write(staged, staged.judged.taken, staged.judged.warnings, standingOf(staged.nikKey))
    },
  }
}
