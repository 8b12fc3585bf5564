import { createHash } from 'node:crypto'
import { findMany } from '@slrt/db/bulk'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { askOf } from '@slrt/db/lane'
import { participation } from '@slrt/db/participation'
import type { Whole } from './import-look.ts'
import { WRITERS, type WriterRow } from './import-look.ts'

/** Somebody in the register, as far as a list asks. */
export type Member = { readonly id: string; readonly household: string; readonly desa: string }

/** By what it is known that a list names somebody: the id of the row that says so. */
export function markOf(batch: string, person: string): string {
  const hex = createHash('sha256').update(`${batch}|${person}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

const each = (look: string) =>
  `select found.* from unnest($1::uuid[]) as k (key) cross join lateral (${look} offset 0) as found`
const PERSONS = each(`select p.id, p.household, p.desa, p.merged_into as into from person p where p.id = k.key`)
const MEMBERS = each(
  `select p.id, p.household, p.desa from person p where p.household = k.key and p.merged_into is null`,
)
const MARKS = each(`select r.id from import_row r where r.id = k.key`)
const MENDED = `select r.person from import_row r
  where r.batch = $1::uuid and r.state = 'DIPERBAIKI' and r.person is not null`

/** These persons; whoever turned out to be somebody else, as that one. */
export async function survivors(tx: Tx, ids: readonly string[]): Promise<Map<string, Member>> {
  const ask = askOf(tx)
  const found = new Map<string, Member>()
  /** Who stands for whom: the one that was asked for, by the one that is looked for now. */
  let wanted = new Map(ids.map((id) => [id, [id]]))
  while (wanted.size > 0) {
    const { rows } = await ask<Member & { into: string | null }>({ text: PERSONS }, [[...wanted.keys()]])
    const next = new Map<string, string[]>()
    for (const { into, ...one } of rows)
      for (const asked of wanted.get(one.id)!)
        if (into) next.set(into, [...(next.get(into) ?? []), asked])
        else found.set(asked, one)
    wanted = next
  }
  return found
}

/** Members of these families. */
export const membersOf = async (tx: Tx, households: readonly string[]): Promise<Member[]> =>
  (await askOf(tx)<Member>({ text: MEMBERS }, [households])).rows

/** Who of these persons is on the list of an import, as far as it has been read. */
export async function listedAmong(tx: Tx, batch: string, persons: readonly string[]): Promise<Set<string>> {
  const byMark = new Map(persons.map((id) => [markOf(batch, id), id]))
  const { rows } = await askOf(tx)<{ id: string }>({ text: MARKS }, [[...byMark.keys()]])
  return new Set(rows.map(({ id }) => byMark.get(id)!))
}

/** Whom somebody mended into the list of an import; their rows have ids of their own. */
export async function mendedInto(tx: Tx, batch: string): Promise<Set<string>> {
  const { rows } = await askOf(tx)<{ person: string }>({ text: MENDED }, [batch])
  return new Set((await survivors(tx, rows.map(({ person }) => person))).values().map(({ id }) => id)) // prettier-ignore
}

/**
 * What a list may change of families or persons, nobody else's to change until the end of the transaction.
 * @param records whose facts
 * @param households whose programs; none where the list is not of a program
 */
export async function loadFacts(tx: Tx, records: readonly string[], households: readonly string[]): Promise<Whole> {
  const [facts, told, participations] = await Promise.all([
    findMany(tx, fact, 'id', records.toSorted(), true),
    askOf(tx)<WriterRow>({ text: WRITERS }, [records]),
    findMany(tx, participation, 'household', households.toSorted(), true),
  ])
  return { persons: [], households: [], facts, newest: told.rows, heads: new Set(), claimed: new Set(), participations }
}
