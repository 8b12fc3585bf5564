import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { command, seal } from '@slrt/db/command'
import { staff } from '@slrt/db/staff'
import { Id } from '@slrt/domain/field'
import { Day } from '@slrt/domain/instrument'
import type { SearchPerson } from '@slrt/domain/person-search'
import { instantOf, zoneOf } from '@slrt/domain/zone'
import { GENESIS, sealHash } from './jobs/seal.ts'
import { inputPlace, query, router, type Room } from './trpc.ts'

const PAGE = 50
const DAY = 24 * 60

const List = z.object({
  membership: z.optional(Id),
  subject: z.optional(Id),
  from: z.optional(Day),
  to: z.optional(Day),
  path: z.optional(z.string().check(z.regex(/^[a-z][A-Za-z]{1,30}\.[a-z][A-Za-z]{1,30}$/))),
  after: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

const before = alias(seal, 'seal_before')

type Sealed = {
  readonly command: typeof command.$inferSelect
  readonly position: number | null
  readonly hash: Buffer | null
  readonly previous: Buffer | null
}

/**
 * Whether a command still says what was sealed: UTUH it does, BELUM its turn has not come, RUSAK it does not, or the
 * seal before its own is gone. What is wrong elsewhere in the chain shows there (`npm run audit:verify` sees all of it).
 */
export function sealedState({ command: row, position, hash, previous }: Sealed): 'UTUH' | 'BELUM' | 'RUSAK' {
  if (!hash) return 'BELUM'
  const link = position === 1 ? GENESIS : previous
  return link && sealHash(link, row).equals(hash) ? 'UTUH' : 'RUSAK'
}

const PURPOSEFUL = new Set(['person.search', 'target.list'])

/** What a search or a list was opened for: nothing else of a command's input is ever shown, not whom it looked for. */
async function purposeOf({ tx, actor, keys }: Room, row: typeof command.$inferSelect) {
  if (!PURPOSEFUL.has(row.path)) return null
  const input = await keys.decrypt(tx, inputPlace(actor.tenant, row.id), row.input)
  const { purpose, note = '' } = JSON.parse(input) as SearchPerson
  return { code: purpose, note }
}

/** Who did what in the tenant, the newest first; `from` and `to` are local days, both included. */
const list = query(List, async (room, { membership, subject, from, to, path, after }) => {
  const { tx, actor } = room
  const zone = zoneOf(actor.tenant)
  const [time, id] = after?.split('|') ?? []
  const rows = await tx
    .select({ command, name: staff.name, position: seal.position, hash: seal.hash, previous: before.hash })
    .from(command)
    .leftJoin(staff, and(eq(staff.tenant, command.tenant), eq(staff.id, command.membership)))
    .leftJoin(seal, and(eq(seal.tenant, command.tenant), eq(seal.id, command.id)))
    .leftJoin(before, and(eq(before.tenant, seal.tenant), eq(before.position, sql`${seal.position} - 1`)))
    .where(
      and(
        membership ? eq(command.membership, membership) : undefined,
        subject ? eq(command.subject, subject) : undefined,
        path ? eq(command.path, path) : undefined,
        from ? gte(command.at, instantOf(from, 0, zone)) : undefined,
        to ? lt(command.at, instantOf(to, DAY, zone)) : undefined,
        time ? lt(sql`(${command.at}, ${command.id})`, sql`(${time}::timestamptz, ${id}::uuid)`) : undefined,
      ),
    )
    .orderBy(desc(command.at), desc(command.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)?.command
  const shown = await Promise.all(
    page.map(async (row) => {
      const { id: rowId, at, path: done, role, membership: by, subject: about } = row.command
      const sealed = sealedState(row)
      const purpose = await purposeOf(room, row.command)
      return { id: rowId, at, path: done, role, name: row.name, membership: by, subject: about, sealed, purpose }
    }),
  )
  return {
    rows: shown,
    next: rows.length > PAGE && last ? `${last.at.toISOString()}|${last.id}` : null,
  }
})

export const auditRouter = router({ list })
