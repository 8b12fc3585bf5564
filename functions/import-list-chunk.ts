import { addMany } from '@slrt/db/bulk'
import { importRow } from '@slrt/db/import-batch'
import type { ImportList } from '@slrt/domain/import-list'
import { openBook, type Book, type Work } from './import-book.ts'
import type { WithinChunk } from './import-chunk.ts'
import type { Counts } from './import-counts.ts'
import { makeListTaker, personIn } from './import-list-take.ts'
import { listedAmong, loadFacts, markOf, membersOf, survivors } from './import-list-look.ts'
import { lookUp } from './import-look.ts'
import { saveBook } from './import-save.ts'
import type { Staged } from './import-stage.ts'
import type { Taker } from './import-take.ts'

const MARKED = ['id', 'row', 'hash', 'content', 'person'] as const

/**
 * Works on rows of a list within a transaction that has locked their batch: whoever they name must be in the register. That
 * somebody is on it is kept as a row without a reason (`import_row`), by an id that follows from batch and person: so a
 * crash, the same row again, and who is no longer there are known without anything in memory.
 * @param counts are added to
 */
export async function workOnList(
  { tx, keys, at }: WithinChunk,
  work: Work,
  list: ImportList,
  rows: readonly Staged[],
  counts: Counts,
  how: (taker: Taker, book: Book) => void,
): Promise<Book> {
  const known = await lookUp(tx, rows, work.source, work.batch)
  const named = new Set(rows.flatMap((staged) => personIn(known, staged) ?? []))
  const persons = await survivors(tx, [...named])
  const households = [...new Set(persons.values().map(({ household }) => household))]
  const members = await membersOf(tx, households)
  const [told, whole, seal, open] = await Promise.all([
    listedAmong(tx, work.batch, members.map(({ id }) => id)), // prettier-ignore
    loadFacts(
      tx,
      list.unit === 'KELUARGA' ? households : [...new Set(persons.values().map(({ id }) => id))],
      list.kind === 'PENERIMA' ? households : [],
    ),
    keys.sealer(tx, work.tenant),
    keys.opener(tx, work.tenant),
  ])
  const homes = new Set(members.filter(({ id }) => told.has(id)).map(({ household }) => household))
  const book = openBook({
    work,
    at,
    counts,
    known,
    whole,
    rows,
    open: (table, column, id, locked) => (locked ? open({ tenant: work.tenant, table, column, id }, locked) : ''),
  })
  how(makeListTaker(book, list, { persons, told, homes }), book)
  await saveBook(tx, book, seal)
  const marks = book.listed.map(({ person, row, hash, isFirst }) => {
    const id = isFirst ? markOf(work.batch, person) : book.newId()
    const content = seal({ tenant: work.tenant, table: 'import_row', column: 'content', id }, '[]')
    return { id, row, hash, content, person }
  })
  await addMany(tx, importRow, MARKED, marks, { batch: work.batch, state: 'TERBUKA' })
  return book
}
