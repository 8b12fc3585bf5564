import { and, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { importBatch } from '@slrt/db/import-batch'
import { participation } from '@slrt/db/participation'
import { sourceList } from '@slrt/db/program'
import { newId } from '@slrt/domain/id'
import { listFact, type ImportList, type ListFact } from '@slrt/domain/import-list'
import { Refusal } from '@slrt/domain/refusal'
import { zoneOf } from '@slrt/domain/zone'
import { OFFICIAL, openBook, type Book, type Work } from './import-book.ts'
import { Overtaken, PLANNED_ANEW, type ChunkEnd, type Engine } from './import-chunk.ts'
import { countsFrom } from './import-counts.ts'
import { assertNewest } from './import-list.ts'
import { listedAmong, loadFacts, membersOf, mendedInto } from './import-list-look.ts'
import { cardWords, sayFact } from './import-list-take.ts'
import type { Known } from './import-look.ts'
import { saveBook } from './import-save.ts'
import type { Reading } from './import-setup.ts'

type Inside = { readonly tx: Tx; readonly work: Work; readonly list: ImportList }

const AT_ONCE = 2000
const FIRST = '00000000-0000-0000-0000-000000000000'
/** A list of which less can be read says nothing of who is not on it. */
const LEAST_READABLE = 0.5

const NOBODY: Known = {
  persons: new Map(),
  refused: new Set(),
  replaced: new Set(),
  settled: new Map(),
  families: new Map(),
  cards: new Map(),
}

/** Some of those of whom the opposite would be said if they are not on the list. */
type Candidate = { readonly id: string; readonly household: string; readonly person: string | null }

/**
 * Who receives the program by the word of a file, and not of an officer. The list of whoever pays is the last word on that,
 * but for what another file said after the list's own day: only an earlier list and DTKS, which nobody keeps any more,
 * are surely older.
 */
const receiving = ({ tx, work, list }: Inside, after: string): Promise<Candidate[]> =>
  tx
    .select({ id: participation.id, household: participation.household, person: participation.person })
    .from(participation)
    .where(
      and(
        eq(participation.program, list.program),
        eq(participation.state, 'MENERIMA'),
        list.unit === 'ORANG' ? sql`${participation.person} is not null` : sql`${participation.person} is null`,
        sql`${participation.source} <> all (${sql.param([...OFFICIAL])}::text[])`,
        sql`(${participation.byName} = ${work.byName} or ${participation.source} = 'DTKS'
          or (${participation.at} at time zone ${zoneOf(work.tenant).iana})::date <= ${work.asOf}::date)`,
        sql`${participation.id} > ${after}::uuid`,
      ),
    )
    .orderBy(participation.id)
    .limit(AT_ONCE)

/** Of whom a fact says what only being on the list says. */
const holding = ({ tx }: Inside, { field, gone }: ListFact, after: string): Promise<Candidate[]> => {
  const column = fact[field]
  const holds: SQL = gone === false ? sql`${column}` : sql`${column} <> ${gone}`
  return tx
    .select({ id: fact.id, household: fact.household, person: fact.person })
    .from(fact)
    .where(and(holds, sql`${fact.id} > ${after}::uuid`))
    .orderBy(fact.id)
    .limit(AT_ONCE)
}

/** Those of the candidates whom the list does not name: of a family, none of its members. */
async function missing({ tx, work, list }: Inside, candidates: readonly Candidate[], mended: ReadonlySet<string>) {
  const members =
    list.unit === 'KELUARGA'
      ? await membersOf(tx, [...new Set(candidates.map(({ household }) => household))])
      : candidates.map(({ person, household }) => ({ id: person!, household }))
  const told = await listedAmong(tx, work.batch, members.map(({ id }) => id)) // prettier-ignore
  const named = members.filter(({ id }) => told.has(id) || mended.has(id))
  const there = new Set(named.map((one) => (list.unit === 'KELUARGA' ? one.household : one.id)))
  return candidates.filter((one) => !there.has(list.unit === 'KELUARGA' ? one.household : one.person!))
}

/** Files that were this list before; what another source says of a fact stays. */
async function earlierLists({ tx, work, list }: Inside): Promise<Set<string>> {
  const rows = await tx
    .select({ id: importBatch.id, mapping: importBatch.mapping })
    .from(importBatch)
    .where(and(eq(importBatch.kind, 'list'), ne(importBatch.id, work.batch)))
  const isSame = (mapping: unknown) => {
    const other = (mapping as { list?: ImportList | null } | null)?.list
    return other?.kind === list.kind && other.program === list.program
  }
  return new Set(rows.filter(({ mapping }) => isSame(mapping)).map(({ id }) => id))
}

/** Takes the card of a program away from these: they have received. */
function endCards(book: Book, gone: readonly Candidate[], { program }: ImportList): void {
  const { source, byName } = book.work
  const ended = new Set(gone.map(({ id }) => id))
  for (const held of book.participations.values()) {
    if (!ended.has(held.row.id)) continue
    const { household, person, desa } = held.row
    book.note({ kind: 'fact', record: person ?? household, desa, field: `program.${program}`, before: cardWords(held.row) }) // prettier-ignore
    Object.assign(held.row, { state: 'PERNAH', source, byName, at: book.at })
    held.mark = 'changed'
  }
}

/**
 * Says of these that they are no longer on the list: PERNAH and "no"; with the history of both.
 * @returns how many there were, without those of whom another source says the same
 */
async function takeBack(services: Engine, inside: Inside, gone: readonly Candidate[], at: Date): Promise<number> {
  const { tx, work, list } = inside
  const said = listFact(list)
  const isCards = list.kind === 'PENERIMA'
  const recordOf = ({ household, person }: Candidate) => (list.unit === 'ORANG' ? person! : household)
  const records = [...new Set(gone.map(recordOf))]
  const [whole, earlier, seal, open] = await Promise.all([
    loadFacts(tx, records, isCards ? gone.map(({ household }) => household) : []),
    isCards ? new Set<string>() : earlierLists(inside),
    services.keys.sealer(tx, work.tenant),
    services.keys.opener(tx, work.tenant),
  ])
  const book = openBook({
    work,
    at,
    counts: countsFrom({}),
    known: NOBODY,
    whole,
    rows: [],
    open: (table, column, id, locked) => (locked ? open({ tenant: work.tenant, table, column, id }, locked) : ''),
  })
  if (isCards) endCards(book, gone, list)
  const writers = new Map(whole.newest.map((one) => [`${one.record}|${one.field}`, one.batch]))
  let count = 0
  for (const record of said ? records : []) {
    const held = book.facts.get(record)
    const value = held?.row[said!.field]
    if (!held || value === null || value === undefined || value === said!.gone) continue
    const writer = writers.get(`${record}|${said!.field}`)
    if (!isCards && !(writer && earlier.has(writer))) continue
    if (sayFact(book, held, said!.field, said!.gone) !== 'unchanged') count += 1
  }
  await saveBook(tx, book, seal)
  // Whoever was taken off can be put on again by the fast track (PBI-JK), which asks whether they ever were.
  if (said?.field === 'pbiActive') await tx.update(fact).set({ pbiEver: true }).where(inArray(fact.id, records))
  return isCards ? gone.length : count
}

/** Goes through some candidates in one transaction; returns the last of them, or nothing. */
const page = (services: Engine, work: Work, list: ImportList, after: string, end: ChunkEnd, claim: Date) =>
  services.as(systemSeat(work.tenant), async ({ tx }) => {
    const [batch] = await tx.select().from(importBatch).where(eq(importBatch.id, work.batch)).for('no key update')
    if (batch?.state !== 'BERJALAN' || batch.row !== end.row) throw new Overtaken()
    await tx.execute(PLANNED_ANEW)
    const inside = { tx, work, list }
    const said = listFact(list)
    const candidates = list.kind === 'PENERIMA' ? await receiving(inside, after) : await holding(inside, said!, after)
    if (candidates.length === 0) return undefined
    const gone = await missing(inside, candidates, await mendedInto(tx, work.batch))
    const counts = countsFrom(batch.counts)
    if (gone.length > 0) counts.gone += await takeBack(services, inside, gone, services.now())
    await tx.update(importBatch).set({ counts, claimedUntil: claim }).where(eq(importBatch.id, work.batch))
    return candidates.at(-1)!.id
  })

/** @throws Refusal `import.list_unreadable` with how many of how many rows have a number that can be one */
async function assertReadable({ as }: Engine, { tenant, batch: id }: Work): Promise<void> {
  const [batch] = await as(systemSeat(tenant), ({ tx }) => tx.select().from(importBatch).where(eq(importBatch.id, id)), { readOnly: true }) // prettier-ignore
  const { rows, accepted, identicalRepeats, rejected } = countsFrom(batch?.counts)
  const readable = accepted + identicalRepeats + (rejected.nik_unknown ?? 0)
  if (readable < rows * LEAST_READABLE || rows === 0) throw new Refusal('import.list_unreadable', { readable, rows })
}

/**
 * What can be said only at the end of a list: whoever was on it before and is not now is taken off, and from then on it is
 * closed (`source_list`): whoever is not on it, is not. The refused rows of a list, mended in a spreadsheet, are no whole
 * list: they only add to it. Each part may be begun anew after a crash.
 * @throws Refusal `import.list_unreadable`; `import.list_older` where a newer list came in meanwhile
 */
export async function finishList(services: Engine, reading: Reading, at: ChunkEnd, claim: () => Date): Promise<void> {
  const { work } = reading
  const { tenant, batch, asOf, byName } = work
  const list = work.list!
  if (work.isWhole) {
    await assertReadable(services, work)
    for (let after: string | undefined = FIRST; after !== undefined;)
      after = await page(services, work, list, after, at, claim())
  }
  await services.as(systemSeat(tenant), async ({ tx }) => {
    const now = services.now()
    await assertNewest(tx, list, asOf!)
    const [ended] = await tx
      .update(importBatch)
      .set({ state: 'SELESAI', endedAt: now, claimedUntil: null })
      .where(and(eq(importBatch.id, batch), eq(importBatch.state, 'BERJALAN')))
      .returning()
    if (!ended || !work.isWhole) return
    const { kind, program } = list
    const rows = countsFrom(ended.counts).accepted
    await tx.insert(sourceList).values({ id: newId(now.getTime()), kind, program, asOf: asOf!, rows, batch, byName, at: now }) // prettier-ignore
  })
}
