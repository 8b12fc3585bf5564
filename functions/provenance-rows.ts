import { desc, inArray } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { provenance } from '@slrt/db/provenance'
import { newId } from '@slrt/domain/id'
import type { Source } from '@slrt/domain/source'
import type { Writer } from './trpc.ts'

type Row = typeof provenance.$inferSelect
type New = typeof provenance.$inferInsert

/** Where it is kept what stood in a field before. */
export const beforePlace = (tenant: string, id: string) => ({ tenant, table: 'provenance', column: 'before', id })

type Changed = {
  readonly kind: Row['kind']
  /** Id of the family or person. */
  readonly record: string
  readonly desa: string
  readonly field: string
  /** What stood there; null where nothing did. */
  readonly before: string | null
  readonly source?: Source
  readonly asOf?: string | null
}

/** Rows that say who changed which field, and what stood there before. An officer's own are PETUGAS. */
export const provenanceRows = ({ tx, actor, at, keys }: Writer, changes: readonly Changed[]): Promise<New[]> =>
  Promise.all(
    changes.map(async ({ before, source = 'PETUGAS', asOf = null, ...one }) => {
      const id = newId(at.getTime())
      const locked = before === null ? null : await keys.encrypt(tx, beforePlace(actor.tenant, id), before)
      return { ...one, id, before: locked, source, asOf, byName: actor.name, at }
    }),
  )

/** Writes them down; nothing where nothing changed. */
export async function saveProvenance(room: Writer, changes: readonly Changed[]): Promise<void> {
  if (changes.length > 0) await room.tx.insert(provenance).values(await provenanceRows(room, changes))
}

/** The newest row of each field of these records, by `record|field`: what holds of it. */
export async function newestOf(tx: Tx, records: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  if (records.length === 0) return new Map()
  const rows = await tx
    .selectDistinctOn([provenance.record, provenance.field])
    .from(provenance)
    .where(inArray(provenance.record, [...records]))
    .orderBy(provenance.record, provenance.field, desc(provenance.at), desc(provenance.id))
  return new Map(rows.map((row) => [`${row.record}|${row.field}`, row]))
}
