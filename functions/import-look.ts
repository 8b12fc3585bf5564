import { findMany } from '@slrt/db/bulk'
import { binaryArray } from '@slrt/db/bulk-array'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { askOf } from '@slrt/db/lane'
import { participation } from '@slrt/db/participation'
import { person } from '@slrt/db/person'
import type { provenance } from '@slrt/db/provenance'
import type { LedgerState } from '@slrt/domain/import'
import type { Source } from '@slrt/domain/source'
import type { Staged } from './import-stage.ts'

/** What a source has said of a person so far. */
export type KnownOrigin = {
  readonly id: string
  readonly hash: Buffer
  readonly seen: Buffer | null
  readonly batch: string
  readonly goneIn: string | null
  readonly household: string
  readonly desa: string
  readonly ref: Buffer | null
}
export type KnownPerson = {
  readonly id: string
  readonly household: string
  readonly isMerged: boolean
  readonly origin: KnownOrigin | null
}
/** A family that has one of the card numbers; `isClaimed`: this source knows it by a number of its own. */
export type CardHolder = { readonly id: string; readonly place: number; readonly isClaimed: boolean }

/** What the register knows of the rows of a chunk, by index keys. */
export type Known = {
  readonly persons: Map<string, KnownPerson>
  /** Hashes of rows of this file that were refused or replaced. */
  readonly refused: Set<string>
  /** Hashes of records that a later row of an earlier file replaced. */
  readonly replaced: Set<string>
  /** Refused rows of an earlier file that somebody has dealt with: mended into a person, or left out for good. */
  readonly settled: Map<string, { readonly state: LedgerState; readonly person: string | null }>
  /** The family that the source's number means, and whether this file has spoken of it. */
  readonly families: Map<string, { readonly household: string; readonly isHere: boolean }>
  readonly cards: Map<string, readonly CardHolder[]>
}

/**
 * Key by key through an index, whatever the planner believes: while a register is filled for the first time there are no
 * statistics, and one wrong join reads the whole of it for every row (docs/decisions/0016). `offset 0` keeps it so,
 * and what would lead to another index is written so that none takes it.
 */
const each = (keys: string, type: string, look: string) =>
  `unnest($${keys}::${type}[]) as k (key) cross join lateral (${look} offset 0) as found`

const PERSONS = `select found.* from ${each(
  '1',
  'bytea',
  `select p.id, p.nik_index, p.household, p.merged_into is not null as merged, o.* from person p
   left join lateral (
     select o.id as origin, o.hash, o.seen, o.batch, o.gone_in, o.household as told, o.desa, o.ref
     from origin o where o.person = p.id and o.source || '' = $2 offset 0) as o on true
   where p.nik_index = k.key`,
)}`
const ROWS = `select found.* from ${each(
  '1',
  'bytea',
  `select r.hash, r.batch = $2::uuid as here, r.reason is null as replaced, r.state, r.person from import_row r
   where r.hash = k.key`,
)}`
const FAMILIES = `select found.* from ${each(
  '1',
  'bytea',
  `select o.ref, o.household, bool_or(o.batch = $2::uuid) as here from origin o
   where o.ref = k.key group by o.ref, o.household order by 3 desc, 2`,
)}`
const CARDS = `select found.* from ${each(
  '1',
  'bytea',
  `select h.id, h.kk_index, h.kk_place, exists (
     select from origin o where o.household = h.id and o.source || '' = $2) as claimed
   from household h where h.kk_index = k.key order by h.kk_place`,
)}`

type PersonRow = {
  id: string
  nik_index: Buffer
  household: string
  merged: boolean
  origin: string | null
  hash: Buffer
  seen: Buffer | null
  batch: string
  gone_in: string | null
  told: string
  desa: string
  ref: Buffer | null
}
type RowRow = { hash: Buffer; here: boolean; replaced: boolean; state: LedgerState; person: string | null }
type FamilyRow = { ref: Buffer; household: string; here: boolean }
type CardRow = { id: string; kk_index: Buffer; kk_place: number; claimed: boolean }

const keyOf = (bytes: Buffer) => bytes.toString('latin1')

/** Each of the hashes once. */
function distinct(rows: readonly Staged[], of: (row: Staged) => Buffer | null): Buffer {
  const found = new Map<string, Buffer>()
  for (const row of rows) {
    const bytes = of(row)
    if (bytes) found.set(keyOf(bytes), bytes)
  }
  return binaryArray('bytea', [...found.values()])
}

/** Looks up everything that the rows of a chunk may speak of: four statements that leave together. */
export async function lookUp(tx: Tx, rows: readonly Staged[], source: Source, batch: string): Promise<Known> {
  const ask = askOf(tx)
  const [persons, told, families, cards] = await Promise.all([
    ask<PersonRow>({ text: PERSONS }, [distinct(rows, ({ nik }) => nik), source]),
    ask<RowRow>({ text: ROWS }, [distinct(rows, ({ hash }) => hash), batch]),
    ask<FamilyRow>({ text: FAMILIES }, [distinct(rows, ({ family }) => family), batch]),
    ask<CardRow>({ text: CARDS }, [distinct(rows, ({ kk }) => kk), source]),
  ])
  const known: Known = {
    persons: new Map(),
    refused: new Set(),
    replaced: new Set(),
    settled: new Map(),
    families: new Map(),
    cards: new Map(),
  }
  for (const row of persons.rows)
    known.persons.set(keyOf(row.nik_index), {
      id: row.id,
      household: row.household,
      isMerged: row.merged,
      origin: row.origin && {
        id: row.origin,
        hash: row.hash,
        seen: row.seen,
        batch: row.batch,
        goneIn: row.gone_in,
        household: row.told,
        desa: row.desa,
        ref: row.ref,
      },
    } as KnownPerson)
  for (const { hash, here, replaced, state, person: id } of told.rows)
    if (here) known.refused.add(keyOf(hash))
    else if (replaced) known.replaced.add(keyOf(hash))
    else if (state !== 'TERBUKA') known.settled.set(keyOf(hash), { state, person: id })
  for (const { ref, household: id, here } of families.rows) {
    const first = known.families.get(keyOf(ref))
    known.families.set(keyOf(ref), { household: first?.household ?? id, isHere: first?.isHere || here })
  }
  for (const { id, kk_index, kk_place, claimed } of cards.rows) {
    const key = keyOf(kk_index)
    const holder = { id, place: kk_place, isClaimed: claimed }
    known.cards.set(key, [...(known.cards.get(key) ?? []), holder])
  }
  return known
}

export const WRITERS = `select distinct on (found.record, found.kind, found.field) found.* from ${each(
  '1',
  'uuid',
  `select p.record, p.kind, p.field, p.source, p.batch, p.id, p.before, p.at from provenance p where p.record = k.key`,
)} order by found.record, found.kind, found.field, found.at desc, found.id desc`
const HEADS = `select found.household as id from ${each(
  '1',
  'uuid',
  `select p.household from person p where p.household = k.key and p.relation = 'KEPALA' and p.merged_into is null limit 1`,
)}`
const CLAIMED = `select k.key as id from unnest($1::uuid[]) as k (key) cross join lateral (
  select from origin o where o.household = k.key and o.source || '' = $2 limit 1) as found`

export type WriterRow = Pick<
  typeof provenance.$inferSelect,
  'record' | 'kind' | 'field' | 'source' | 'batch' | 'id' | 'before'
>

/** Whole records, nobody else's to change until the end of the transaction, and what else has to be known before. */
export async function loadWhole(tx: Tx, persons: readonly string[], households: readonly string[], source: Source) {
  const all = [...persons, ...households]
  if (all.length === 0) return null
  const ask = askOf(tx)
  const [families, members, facts, told, heads, claimed, programs] = await Promise.all([
    findMany(tx, household, 'id', households.toSorted(), true),
    findMany(tx, person, 'id', persons.toSorted(), true),
    findMany(tx, fact, 'id', all.toSorted(), true),
    ask<WriterRow>({ text: WRITERS }, [all]),
    ask<{ id: string }>({ text: HEADS }, [households]),
    ask<{ id: string }>({ text: CLAIMED }, [households, source]),
    findMany(tx, participation, 'household', households),
  ])
  return {
    persons: members,
    households: families,
    facts,
    newest: told.rows,
    heads: new Set(heads.rows.map(({ id }) => id)),
    claimed: new Set(claimed.rows.map(({ id }) => id)),
    participations: programs,
  }
}
export type Whole = NonNullable<Awaited<ReturnType<typeof loadWhole>>>
