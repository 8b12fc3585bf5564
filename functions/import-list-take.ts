import { listFact, type ImportList } from '@slrt/domain/import-list'
import { factsOf, goesIn } from './import-apply.ts'
import { OFFICIAL, programKey, type Book, type HeldFact } from './import-book.ts'
import { tally } from './import-counts.ts'
import type { Member } from './import-list-look.ts'
import type { Known } from './import-look.ts'
import type { Staged } from './import-stage.ts'
import type { Taker } from './import-take.ts'

/** What became of a family or person by a row: on the list now and not before; there for another reason; as before. */
type Outcome = 'new' | 'changed' | 'unchanged'

/** Whom a row names, by id: by the number, or as somebody mended the same row of an earlier list. */
export function personIn({ persons, settled }: Known, { nikKey, key }: Staged): string | undefined {
  const mended = settled.get(key)
  return (mended?.state === 'DIPERBAIKI' && mended.person) || (nikKey ? persons.get(nikKey)?.id : undefined)
}

/** Writes a fact as a list says it; what an officer wrote stays, and what was there is kept. */
export function sayFact(book: Book, held: HeldFact, field: string, value: string | boolean): Outcome {
  const row = held.row as unknown as Record<string, string | boolean | null | undefined>
  const before = row[field]
  const { id: record, desa, source } = held.row
  const target = { kind: 'fact', record, desa, isOwn: false, isOfficial: OFFICIAL.has(source) } as const
  if (!goesIn(book, target, field, before, value, true)) return 'unchanged'
  row[field] = value
  if (held.mark === 'kept') held.mark = 'changed'
  return before === null || before === undefined || before === false || before === 'TIDAK_ADA' ? 'new' : 'changed'
}

/** What stood on the card of a program, as its history has it. */
export const cardWords = ({ state, year }: { readonly state: string; readonly year: number | null }): string =>
  [state, year].filter(Boolean).join(' ')

/** Somebody receives a program: a family, or one of its members. */
function sayReceives(book: Book, { id, household, desa }: Member, { program, unit }: ImportList): Outcome {
  const { work, at } = book
  const { source, byName } = work
  const member = unit === 'ORANG' ? id : null
  const held = book.participations.get(programKey(household, program, member))
  const said = { state: 'MENERIMA' as const, source, byName, at }
  if (!held) {
    const row = { id: book.newId(), household, person: member, desa, program, year: null, ...said }
    book.participations.set(programKey(household, program, member), { mark: 'new', row })
    return 'new'
  }
  const { row } = held
  const isReceiving = row.state === 'MENERIMA'
  const history = { kind: 'fact', record: member ?? household, desa: row.desa } as const
  if (OFFICIAL.has(row.source)) {
    if (!isReceiving) book.note({ ...history, field: `?program.${program}`, before: 'MENERIMA' })
    return 'unchanged'
  }
  if (isReceiving && row.byName === byName) return 'unchanged'
  if (!isReceiving) book.note({ ...history, field: `program.${program}`, before: cardWords(row) })
  Object.assign(row, said)
  if (held.mark === 'kept') held.mark = 'changed'
  return isReceiving ? 'unchanged' : 'new'
}

type Found = {
  /** By the id that a row leads to. */
  readonly persons: ReadonlyMap<string, Member>
  /** Whom the list has named so far, and their families; added to. */
  readonly told: Set<string>
  readonly homes: Set<string>
}

/**
 * Goes through the rows of a list in their order. Of two rows of one person, and of two members of one family where the
 * family is meant, the first says what there is to say.
 */
export function makeListTaker(book: Book, list: ImportList, { persons, told, homes }: Found): Taker {
  const { counts, known } = book
  const said = listFact(list)
  const seen = new Set<string>()

  const refuse = (staged: Staged, reason: keyof typeof counts.rejected, field: string) => {
    tally(counts.rejected, reason)
    const state = known.settled.get(staged.key)?.state === 'DIABAIKAN' ? 'DIABAIKAN' : 'TERBUKA'
    book.ledger.push({ row: staged.row, reason, field, hash: staged.hash, raw: staged.raw, state, person: null })
  }

  const outcomeOf = (staged: Staged, one: Member): Outcome => {
    const card = list.kind === 'PENERIMA' ? sayReceives(book, one, list) : null
    if (!said) return card!
    const held = factsOf(book, one.household, said.of === 'person' ? one.id : null, one.desa)
    const reason = 'taken' in staged.judged ? staged.judged.taken.householdFacts.exclusion : held.row.exclusion
    const fact = sayFact(book, held, said.field, said.field === 'exclusion' ? (reason ?? 'LAINNYA') : true)
    if (card === 'unchanged' && fact !== 'unchanged') return 'changed'
    return card ?? fact
  }

  const accept = (staged: Staged, one: Member) => {
    counts.accepted += 1
    const isFirst = !told.has(one.id)
    const isHomeFirst = !homes.has(one.household)
    if (isFirst) counts.persons += 1
    if (isHomeFirst) counts.families += 1
    told.add(one.id)
    homes.add(one.household)
    book.listed.push({ person: one.id, row: staged.row, hash: staged.hash, isFirst })
    if (list.unit === 'KELUARGA' ? isHomeFirst : isFirst) counts[outcomeOf(staged, one)] += 1
  }

  return {
    take: (staged) => {
      counts.rows += 1
      if (seen.has(staged.key) || known.refused.has(staged.key)) {
        counts.identicalRepeats += 1
        return
      }
      seen.add(staged.key)
      const id = personIn(known, staged)
      const one = id === undefined ? undefined : persons.get(id)
      if (one) accept(staged, one)
      else if ('rejection' in staged.judged) refuse(staged, staged.judged.rejection, staged.judged.field)
      else refuse(staged, 'nik_unknown', 'nik')
    },
    // Nobody comes again with an earlier version: of a list there are none.
    settle: () => undefined,
  }
}
