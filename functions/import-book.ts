import type { fact } from '@slrt/db/fact'
import type { household } from '@slrt/db/household'
import type { origin } from '@slrt/db/origin'
import type { participation } from '@slrt/db/participation'
import type { person } from '@slrt/db/person'
import type { provenance } from '@slrt/db/provenance'
import { orderedIds } from '@slrt/domain/id'
import type { ImportKind, LedgerState, Rejection } from '@slrt/domain/import'
import type { ImportList } from '@slrt/domain/import-list'
import type { Source } from '@slrt/domain/source'
import type { Counts } from './import-counts.ts'
import type { Known, Whole } from './import-look.ts'
import type { Staged } from './import-stage.ts'

/** What is the same for all rows of a file. */
export type Work = {
  readonly tenant: string
  readonly batch: string
  readonly kind: ImportKind
  readonly source: Source
  /** Who stands as the author: the source, by its name. */
  readonly byName: string
  /** The day that the file itself names. */
  readonly asOf: string | null
  /** No record that it makes has an id before this one. */
  readonly firstId: string
  /** Whether whoever is not in the file is gone from the source. */
  readonly isWhole: boolean
  /** Of kind `list`: which one. */
  readonly list: ImportList | null
}

type Detail = Record<string, string>
/** Whether a row in memory is to be added, changed, or left as it is. */
export type Mark = 'new' | 'changed' | 'kept'
type Row<T extends { $inferSelect: unknown }> = Omit<T['$inferSelect'], 'tenant'>

/** A family in memory. What is encrypted stands beside the row as it reads; what is `fresh` is encrypted again. */
export type HeldHousehold = {
  mark: Mark
  readonly row: Row<typeof household>
  address: string
  kk: string | null
  kkIndex: Buffer | null
  detail: Detail
  readonly fresh: Set<'address' | 'kk' | 'detail'>
  hasHead: boolean
}
export type HeldPerson = {
  mark: Mark
  readonly row: Row<typeof person>
  nik: string
  detail: Detail
  readonly fresh: Set<'detail'>
  /** By what tokens the person is found until now; null for one who is new. */
  readonly tokened: { readonly name: string; readonly desa: string } | null
}
export type HeldFact = { mark: Mark; readonly row: Row<typeof fact> }
export type HeldParticipation = { mark: Mark; readonly row: Row<typeof participation> }
export type HeldOrigin = { mark: Mark; readonly row: Row<typeof origin> }

/** A field that is changed, as it was. `?` before the field: what a file says of it otherwise than what an officer wrote. */
export type Change = {
  readonly kind: (typeof provenance.$inferSelect)['kind']
  readonly record: string
  readonly desa: string
  readonly field: string
  readonly before: string | null
}
/** A row for the ledger; no reason: a version that a later one replaced. */
export type LedgerRow = {
  readonly row: number
  readonly reason: Rejection | null
  readonly field: string | null
  readonly hash: Buffer
  readonly raw: readonly string[]
  readonly state: LedgerState
  /** Whom somebody made of the same row of an earlier file. */
  readonly person: string | null
}

/** That somebody is on the list that a file is; kept by hash, so that the same row again is known. */
export type Listed = { readonly person: string; readonly row: number; readonly hash: Buffer; readonly isFirst: boolean }

/** Sources whose word a file does not replace: they asked the family. */
export const OFFICIAL: ReadonlySet<Source> = new Set<Source>(['PETUGAS', 'WARGA', 'SIKS'])

const recordKey = (kind: Change['kind'], record: string, field: string) => `${kind}|${record}|${field}`
export const programKey = (family: string, program: string, member: string | null): string =>
  `${family}|${program}|${member ?? ''}`

/** What a chunk reads and writes, in memory: it is saved at once when all of its rows have been worked on. */
export type Book = {
  readonly work: Work
  readonly at: Date
  readonly counts: Counts
  readonly known: Known
  readonly households: Map<string, HeldHousehold>
  readonly persons: Map<string, HeldPerson>
  readonly facts: Map<string, HeldFact>
  readonly participations: Map<string, HeldParticipation>
  readonly origins: HeldOrigin[]
  readonly changes: Change[]
  readonly ledger: LedgerRow[]
  /** Of a list: whom its rows name. */
  readonly listed: Listed[]
  /** Families by the source's number, as far as rows of this chunk have come to them. */
  readonly families: Map<string, HeldHousehold>
  /** Families that this source knows by a number of its own. */
  readonly claimed: Set<string>
  /** By family number: families in which somebody of these rows is registered already. */
  readonly homes: Map<string, string[]>
  /** Families of which members came or went, or whose head has another name. */
  readonly recounted: Set<string>
  /** Families that moved to another desa. */
  readonly relocated: Map<string, string>
  /** Families of which a row no longer says that they receive a program. */
  readonly lowered: Map<string, Set<string>>
  readonly newId: () => string
  /** Who wrote a field last, if not whoever wrote the record. */
  readonly writerOf: (kind: Change['kind'], record: string, field: string) => Source | undefined
  /** Whether this file made the record. */
  readonly isMade: (record: string) => boolean
  /** Notes how a field was before this file, once; what a file says otherwise than an officer, whenever it says something new. */
  readonly note: (change: Change) => void
}

type Opened = {
  readonly work: Work
  readonly at: Date
  readonly counts: Counts
  readonly known: Known
  readonly whole: Whole | null
  readonly rows: readonly Staged[]
  readonly open: (table: string, column: string, id: string, locked: Buffer | null) => string
}

const parsed = (text: string): Detail => (text ? (JSON.parse(text) as Detail) : {})

/** Opens the book for a chunk: everything that its rows may change, decrypted. */
export function openBook({ work, at, counts, known, whole, rows, open }: Opened): Book {
  const households = new Map<string, HeldHousehold>()
  for (const row of whole?.households ?? [])
    households.set(row.id, {
      mark: 'kept',
      row,
      address: open('household', 'address', row.id, row.address),
      kk: open('household', 'kk', row.id, row.kk) || null,
      kkIndex: row.kkIndex,
      detail: parsed(open('household', 'detail', row.id, row.detail)),
      fresh: new Set(),
      hasHead: whole!.heads.has(row.id),
    })
  const persons = new Map<string, HeldPerson>()
  for (const row of whole?.persons ?? [])
    persons.set(row.id, {
      mark: 'kept',
      row,
      nik: '',
      detail: parsed(open('person', 'detail', row.id, row.detail)),
      fresh: new Set(),
      tokened: { name: row.name, desa: row.desa },
    })
  const homes = new Map<string, string[]>()
  for (const { familyKey, nikKey } of rows) {
    const home = familyKey && known.persons.get(nikKey)?.household
    if (home) homes.set(familyKey, [...(homes.get(familyKey) ?? []), home])
  }
  const newest = new Map((whole?.newest ?? []).map((one) => [recordKey(one.kind, one.record, one.field), one] as const))
  const changes: Change[] = []
  const noted = new Map<string, string>()
  return {
    work,
    at,
    counts,
    known,
    households,
    persons,
    facts: new Map((whole?.facts ?? []).map((row) => [row.id, { mark: 'kept', row }])),
    participations: new Map(
      (whole?.participations ?? []).map((row) => [
        programKey(row.household, row.program, row.person),
        { mark: 'kept', row },
      ]),
    ),
    origins: [],
    changes,
    ledger: [],
    listed: [],
    families: new Map(),
    claimed: new Set(whole?.claimed),
    homes,
    recounted: new Set(),
    relocated: new Map(),
    lowered: new Map(),
    newId: orderedIds(),
    writerOf: (kind, record, field) => newest.get(recordKey(kind, record, field))?.source,
    isMade: (record) => record >= work.firstId,
    note: (change) => {
      const { kind, record, field, before } = change
      const key = recordKey(kind, record, field)
      const last = newest.get(key)
      const said = () => noted.get(key) ?? (last && open('provenance', 'before', last.id, last.before))
      const isKnown = field.startsWith('?') ? said() === (before ?? '') : noted.has(key) || last?.batch === work.batch
      if (isKnown) return
      noted.set(key, before ?? '')
      changes.push(change)
    },
  }
}
