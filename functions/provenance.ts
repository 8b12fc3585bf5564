import { and, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { person } from '@slrt/db/person'
import { provenance } from '@slrt/db/provenance'
import { Id } from '@slrt/domain/field'
import { maskNumber } from '@slrt/domain/nik'
import { getHousehold } from './household.ts'
import { beforePlace } from './provenance-rows.ts'
import { query, router, type Room } from './trpc.ts'

type Row = typeof provenance.$inferSelect

const PAGE = 50

/**
 * The field that a row is about. A mark before it: a list said `before`, and what an officer had written stayed
 * (`import-apply`).
 */
const namedIn = ({ field }: Row) =>
  field.startsWith('?') ? { field: field.slice(1), isOffered: true } : { field, isOffered: false }

/** What stood there, as it may be shown: numbers masked; what is finer than a fact is only said to have changed. */
async function shownBefore({ tx, actor, keys }: Room, row: Row): Promise<string | null> {
  const { field } = namedIn(row)
  if (!row.before) return null
  if (row.kind !== 'fact' && !OPEN.has(field)) return null
  const text = await keys.decrypt(tx, beforePlace(actor.tenant, row.id), row.before)
  return field === 'kk' || field === 'nik' ? maskNumber(text) : text
}

/** Fields of a family and of a person whose former value is shown; the others hold what only a reveal opens. */
const OPEN = new Set([
  // of a family
  'address',
  'rt',
  'rw',
  'dusun',
  'desa',
  'kk',
  'head',
  'existence',
  // of a person
  'name',
  'nik',
  'birthDate',
  'birthPlace',
  'sex',
  'relation',
  'household',
  'mother',
])

const List = z.object({
  household: Id,
  after: z.optional(z.string().check(z.regex(/^\d{1,15}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** What was changed of a family, its members and their facts, the newest first. */
const list = query(List, async (room, { household, after }) => {
  const { tx } = room
  const [family, members] = await Promise.all([
    getHousehold(tx, household),
    tx
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(and(eq(person.household, household), isNull(person.mergedInto))),
  ])
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const [time, id] = after?.split('|') ?? []
  const then = new Date(Number(time))
  const rows = await tx
    .select()
    .from(provenance)
    .where(
      and(
        inArray(provenance.record, [family.id, ...names.keys()]),
        time
          ? or(lt(provenance.at, then), and(eq(provenance.at, then), sql`${provenance.id} < ${id}::uuid`))
          : undefined,
      ),
    )
    .orderBy(desc(provenance.at), desc(provenance.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: await Promise.all(
      page.map(async (row) => ({
        id: row.id,
        kind: row.kind,
        /** Name of the member that it is about; null for the family. */
        name: names.get(row.record) ?? null,
        ...namedIn(row),
        before: await shownBefore(room, row),
        source: row.source,
        asOf: row.asOf,
        by: row.byName,
        at: row.at,
      })),
    ),
    next: rows.length > PAGE && last ? `${last.at.getTime()}|${last.id}` : null,
  }
})

export const provenanceRouter = router({ list })
