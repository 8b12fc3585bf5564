import { eq, sql } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { importBatch } from '@slrt/db/import-batch'
import { openBook, type Book, type Work } from './import-book.ts'
import { countsFrom, type Counts } from './import-counts.ts'
import { loadWhole, lookUp, type Known } from './import-look.ts'
import { workOnList } from './import-list-chunk.ts'
import { saveBook } from './import-save.ts'
import type { Staged } from './import-stage.ts'
import { makeTaker, type Taker } from './import-take.ts'
import type { Services } from './services.ts'

type Batch = typeof importBatch.$inferSelect

/** What the engine needs: it runs in the server, in the command, and in tests that end it. */
export type Engine = Pick<Services, 'as' | 'keys' | 'index' | 'now'>

/** Somebody else works on the import, or ended it: whoever finds that out stops and leaves everything as it is. */
export class Overtaken extends Error {}

const locked = async (tx: Tx, id: string): Promise<Batch> => {
  const [row] = await tx.select().from(importBatch).where(eq(importBatch.id, id)).for('no key update')
  if (!row) throw new Overtaken()
  return row
}

/** Whether a row certainly changes nothing but which file had the person last. */
const isPlain = (staged: Staged, known: Known): boolean => {
  if ('rejection' in staged.judged) return true
  const origin = known.persons.get(staged.nikKey)?.origin
  return origin !== null && origin !== undefined && origin.hash.equals(staged.hash)
}

/** Persons and families whose records a chunk may change. */
function concerned(rows: readonly Staged[], known: Known): { persons: string[]; households: string[] } {
  const [persons, households] = [new Set<string>(), new Set<string>()]
  for (const staged of rows) {
    if (isPlain(staged, known)) continue
    const person = known.persons.get(staged.nikKey)
    if (person) {
      persons.add(person.id)
      households.add(person.household)
    }
    const family = known.families.get(staged.familyKey)?.household
    if (family) households.add(family)
    else for (const { id } of known.cards.get(staged.kk?.toString('latin1') ?? '') ?? []) households.add(id)
  }
  return { persons: [...persons], households: [...households] }
}

/**
 * Every row that a chunk reads or changes is found by a key of it. A planner without statistics, as it is while a register
 * is filled for the first time, would rather read all of the tenant's rows for each.
 */
const BY_KEYS = sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
  set_config('enable_material', 'off', true), set_config('enable_seqscan', 'off', true)`

/**
 * A list fills `import_row`, where a clean file leaves nothing: a plan that was kept from then, when all indexes cost the
 * same, would read every row of the list for each of its rows (measured: a tenth of the speed).
 */
export const PLANNED_ANEW = sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`

export type ChunkEnd = {
  /** Records of the file up to behind this chunk, and its bytes. */
  readonly row: number
  readonly position: number
}

export type WithinChunk = Pick<Engine, 'keys'> & { readonly tx: Tx; readonly at: Date }

/**
 * Works on rows within a transaction that has locked their batch.
 * @param counts are added to
 */
export async function workOn(
  { tx, keys, at }: WithinChunk,
  work: Work,
  rows: readonly Staged[],
  counts: Counts,
  how: (taker: Taker, book: Book) => void,
): Promise<Book> {
  const begin = tx.execute(sql`${BY_KEYS}, pg_advisory_xact_lock(hashtext('import'), hashtext(${work.tenant}))`)
  if (work.list) {
    await Promise.all([begin, tx.execute(PLANNED_ANEW)])
    return workOnList({ tx, keys, at }, work, work.list, rows, counts, how)
  }
  const [, known, seal] = await Promise.all([
    begin,
    lookUp(tx, rows, work.source, work.batch),
    keys.sealer(tx, work.tenant),
  ])
  const { persons, households } = concerned(rows, known)
  const whole = await loadWhole(tx, persons, households, work.source)
  const unlock = whole && (await keys.opener(tx, work.tenant))
  const open: Parameters<typeof openBook>[0]['open'] = (table, column, id, locked) =>
    locked && unlock ? unlock({ tenant: work.tenant, table, column, id }, locked) : ''
  const book = openBook({ work, at, counts, known, whole, rows, open })
  how(makeTaker(book), book)
  await saveBook(tx, book, seal)
  return book
}

/**
 * Takes in some rows in one transaction, their counts and place in the file with them: either all of it is there, or
 * nothing, whatever happens.
 * @param from the place up to which the file must have been taken in
 * @throws Overtaken
 */
export const writeChunk = (
  { as, keys, now }: Engine,
  work: Work,
  rows: readonly Staged[],
  { from, to, claim, isSettling = false }: { from: number; to: ChunkEnd; claim: Date; isSettling?: boolean },
): Promise<void> =>
  as(systemSeat(work.tenant), async ({ tx }) => {
    const batch = await locked(tx, work.batch)
    if (batch.state !== 'BERJALAN' || batch.row !== from) throw new Overtaken()
    const counts = countsFrom(batch.counts)
    await workOn({ tx, keys, at: now() }, work, rows, counts, ({ take, settle }) => {
      for (const staged of rows) (isSettling ? settle : take)(staged)
    })
    await tx
      .update(importBatch)
      .set({ row: to.row, position: to.position, counts, claimedUntil: claim })
      .where(eq(importBatch.id, work.batch))
  })
