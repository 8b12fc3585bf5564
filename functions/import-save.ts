import { and, eq, ne } from 'drizzle-orm'
import { addMany, changeMany, findMany } from '@slrt/db/bulk'
import type { Tx } from '@slrt/db/connect'
import type { Sealer } from '@slrt/db/crypto'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { importRow } from '@slrt/db/import-batch'
import { askOf } from '@slrt/db/lane'
import { origin } from '@slrt/db/origin'
import { participation } from '@slrt/db/participation'
import { personToken } from '@slrt/db/person-token'
import { person } from '@slrt/db/person'
import { provenance } from '@slrt/db/provenance'
import { foldName } from '@slrt/domain/area'
import { lowerFamilies } from './import-lower.ts'
import { retoken, tokenRows } from './person-tokens.ts'
import type { Book, HeldHousehold, HeldPerson, Mark, Work } from './import-book.ts'

/** Lets the driver send what it has, so that Postgres works while the next rows are encrypted. */
const send = () => new Promise<void>((resolve) => void setImmediate(resolve))

const marked = <T extends { readonly mark: Mark }>(held: Iterable<T>, mark: Mark): T[] =>
  [...held].filter((one) => one.mark === mark)

const HOUSEHOLD = ['id', 'desa', 'rt', 'rw', 'dusun', 'head', 'headFolded', 'members', 'address', 'kk', 'kkMasked', 'kkIndex', 'kkReason', 'kkPlace', 'detail'] as const // prettier-ignore
const HOUSEHOLD_CHANGED = ['desa', 'rt', 'rw', 'dusun', 'address', 'kk', 'kkMasked', 'kkIndex', 'kkReason', 'kkPlace', 'detail', 'batch', 'changedBy', 'changedAt', 'version'] as const // prettier-ignore
const PERSON = ['id', 'household', 'desa', 'name', 'relation', 'sex', 'birthDate', 'nik', 'nikMasked', 'nikIndex', 'mother', 'birthPlace', 'existence', 'detail'] as const // prettier-ignore
const PERSON_CHANGED = ['household', 'desa', 'name', 'relation', 'sex', 'birthDate', 'mother', 'birthPlace', 'existence', 'detail', 'batch', 'changedBy', 'changedAt', 'version'] as const // prettier-ignore
const ORIGIN = ['id', 'person', 'household', 'desa', 'ref', 'hash'] as const
const ORIGIN_CHANGED = ['household', 'desa', 'ref', 'hash', 'batch', 'seen', 'goneIn'] as const
const PARTICIPATION = ['id', 'household', 'person', 'desa', 'program', 'state'] as const
const PARTICIPATION_CHANGED = ['household', 'desa', 'state', 'source', 'byName', 'at'] as const
const FAMILY_FACTS = ['desil', 'desilAsOf', 'extremePoor', 'incomeBand', 'memberCount', 'tenure', 'floorArea', 'floor', 'wall', 'roof', 'water', 'light', 'power', 'cooking', 'toilet', 'closet', 'sewage', 'hasCar', 'hasMotorcycle', 'hasLand', 'exclusion', 'hasKks', 'receivesPkh', 'receivesBpnt'] as const // prettier-ignore
const PERSON_FACTS = ['sex', 'born', 'relation', 'marital', 'nikMatched', 'pregnant', 'disability', 'severeDisability', 'chronicIllness', 'schooling', 'schoolLevel', 'education', 'works', 'employment', 'civilServant', 'bpjsSegment', 'pbiActive', 'hasKip', 'orphan', 'hasNik'] as const // prettier-ignore
const FACTS = ['household', 'desa', 'present', ...FAMILY_FACTS, ...PERSON_FACTS] as const
const FACT = ['id', 'person', ...FACTS] as const
const FACT_CHANGED = ['changedAt', ...FACTS] as const
const LEDGER = ['id', 'row', 'reason', 'field', 'hash', 'content', 'state', 'person'] as const
const PROVENANCE = ['id', 'kind', 'record', 'desa', 'field', 'before'] as const

const jsonOf = (detail: Readonly<Record<string, string>>): string | null =>
  Object.keys(detail).length > 0 ? JSON.stringify(detail) : null

/** Writes everything that the rows of a chunk changed: a statement or two a table. */
export async function saveBook(tx: Tx, book: Book, seal: Sealer): Promise<void> {
  const { work, at } = book
  const { tenant, batch, source, byName, asOf } = work
  const sent: Promise<unknown>[] = []
  const sealed = (table: string, column: string, id: string, text: string | null) =>
    text === null ? null : seal({ tenant, table, column, id }, text)
  const written = { changedBy: byName, changedAt: at }

  const sealHousehold = ({ row, address, kk, detail, fresh, mark }: HeldHousehold) => {
    const isNew = mark === 'new'
    if (isNew || fresh.has('address')) row.address = sealed('household', 'address', row.id, address)!
    if (isNew || fresh.has('kk')) row.kk = sealed('household', 'kk', row.id, kk)
    if (isNew || fresh.has('detail')) row.detail = sealed('household', 'detail', row.id, jsonOf(detail))
    return row
  }
  const sealPerson = ({ row, nik, detail, fresh, mark }: HeldPerson) => {
    if (mark === 'new') row.nik = sealed('person', 'nik', row.id, nik)
    if (mark === 'new' || fresh.has('detail')) row.detail = sealed('person', 'detail', row.id, jsonOf(detail))
    return row
  }
  const renewed = <R extends { batch: string | null; version: number }>(row: R): R =>
    Object.assign(row, { ...written, batch: row.batch && batch, version: row.version + 1 })

  const households = book.households.values().toArray()
  const fixedHousehold = { ...written, registeredAt: at, registeredBy: batch, batch }
  sent.push(addMany(tx, household, HOUSEHOLD, marked(households, 'new').map(sealHousehold), fixedHousehold))
  const changedHouseholds = marked(households, 'changed').map((one) => renewed(sealHousehold(one)))
  sent.push(changeMany(tx, household, HOUSEHOLD_CHANGED, changedHouseholds))
  await send()

  const persons = book.persons.values().toArray()
  const [newPersons, changedPersons] = [marked(persons, 'new'), marked(persons, 'changed')]
  sent.push(addMany(tx, person, PERSON, newPersons.map(sealPerson), { ...written, batch }))
  sent.push(changeMany(tx, person, PERSON_CHANGED, changedPersons.map((one) => renewed(sealPerson(one))))) // prettier-ignore
  await send()

  sent.push(saveTokens(tx, newPersons, changedPersons))
  const origins = book.origins
  sent.push(addMany(tx, origin, ORIGIN, marked(origins, 'new').map(({ row }) => row), { source, batch })) // prettier-ignore
  sent.push(changeMany(tx, origin, ORIGIN_CHANGED, marked(origins, 'changed').map(({ row }) => row))) // prettier-ignore
  // Most rows of a newer file: nothing of them has changed but the file that had them last.
  sent.push(changeMany(tx, origin, ['batch', 'seen', 'goneIn'], marked(origins, 'kept').map(({ row }) => row))) // prettier-ignore
  await send()

  const facts = book.facts.values().toArray()
  // In one statement, since each has the families of its facts seen anew (`situation`).
  sent.push(addMany(tx, fact, FACT, marked(facts, 'new').map(({ row }) => row), { source, changedAt: at, asOf })) // prettier-ignore
  sent.push(changeMany(tx, fact, FACT_CHANGED, marked(facts, 'changed').map(({ row }) => Object.assign(row, { changedAt: at })))) // prettier-ignore
  await send()

  const participations = book.participations.values().toArray()
  sent.push(addMany(tx, participation, PARTICIPATION, marked(participations, 'new').map(({ row }) => row), { source, byName, at })) // prettier-ignore
  sent.push(changeMany(tx, participation, PARTICIPATION_CHANGED, marked(participations, 'changed').map(({ row }) => row))) // prettier-ignore

  const history = book.changes.map((change) => {
    const id = book.newId()
    return { ...change, id, before: sealed('provenance', 'before', id, change.before) }
  })
  sent.push(addMany(tx, provenance, PROVENANCE, history, { source, asOf, batch, byName, at }))
  const ledger = book.ledger.map(({ row, reason, field, hash, raw, state, person: of }) => {
    const id = book.newId()
    const content = sealed('import_row', 'content', id, JSON.stringify(raw))!
    return { id, row, reason, field, hash, content, state, person: of }
  })
  sent.push(addMany(tx, importRow, LEDGER, ledger, { batch }))
  await Promise.all(sent)
  const mended = ledger.flatMap(({ person: of }) => of ?? [])
  if (mended.length > 0) await stayKnown(tx, work, mended)
  if (book.relocated.size > 0) await relocate(tx, book.relocated)
  if (book.lowered.size > 0) await lowerFamilies(tx, book, seal)
  if (book.recounted.size > 0) await recount(tx, [...book.recounted])
}

async function saveTokens(tx: Tx, added: readonly HeldPerson[], changed: readonly HeldPerson[]): Promise<void> {
  await addMany(tx, personToken, ['desa', 'token', 'person'], tokenRows(added.map(({ row }) => row)))
  const known = changed.filter(({ row }) => row.mergedInto === null)
  await Promise.all(known.map(({ row, tokened }) => retoken(tx, { id: row.id, ...tokened! }, row)))
}

/** Whoever was mended into the register is in this file too, if only as a row that is refused again. */
const stayKnown = (tx: Tx, { source, batch }: Work, persons: readonly string[]) =>
  Promise.all(
    persons.map((id) =>
      tx
        .update(origin)
        .set({ batch, goneIn: null })
        .where(and(eq(origin.person, id), eq(origin.source, source))),
    ),
  )

/** Everything of a family lies where the family lies. */
async function relocate(tx: Tx, families: ReadonlyMap<string, string>): Promise<void> {
  const members = (await findMany(tx, person, 'household', [...families.keys()])).filter(
    (one) => one.mergedInto === null && one.desa !== families.get(one.household),
  )
  await Promise.all(members.map((one) => retoken(tx, one, { ...one, desa: families.get(one.household)! })))
  const moves = [person, fact, participation, origin].flatMap((table) =>
    [...families].map(([home, desa]) =>
      tx
        .update(table)
        .set({ desa })
        .where(and(eq(table.household, home), ne(table.desa, desa))),
    ),
  )
  await Promise.all(moves)
}

type Counted = { id: string; members: number; head: string | null; now: string; counted: number }
const MEMBERS = `select found.* from unnest($1::uuid[]) as k (key) cross join lateral (
  select h.id, h.head as now, h.members as counted,
    (select count(*)::int from person p where p.household = h.id and p.merged_into is null) as members,
    (select p.name from person p where p.household = h.id and p.merged_into is null
     order by (p.relation = 'KEPALA') desc, p.id limit 1) as head
  from household h where h.id = k.key offset 0) as found`

/** How many belong to a family, and who is its head: else whoever was registered first. */
async function recount(tx: Tx, families: readonly string[]): Promise<void> {
  const { rows } = await askOf(tx)<Counted>({ text: MEMBERS }, [families])
  const changed = rows
    .map(({ id, members, head, now, counted }) => ({ id, members, head: head ?? now, now, counted }))
    .filter(({ members, head, now, counted }) => members !== counted || head !== now)
  await Promise.all(
    changed.map(({ id, members, head }) =>
      tx
        .update(household)
        .set({ members, head, headFolded: foldName(head) })
        .where(eq(household.id, id)),
    ),
  )
}
