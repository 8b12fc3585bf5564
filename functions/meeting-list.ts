import { and, count, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { meeting, proposal } from '@slrt/db/proposal'
import { MEETING_STATES } from '@slrt/domain/proposal-state'
import { labelled } from './area.ts'
import { inScope } from './in-scope.ts'
import { query } from './trpc.ts'

const PAGE = 50

const List = z.object({
  state: z.optional(z.enum(MEETING_STATES)),
  desa: z.optional(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/))),
  after: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** Meetings, the newest first. */
export const listMeetings = query(List, async ({ tx, actor }, { state, desa, after }) => {
  const lying = desa ? eq(meeting.desa, desa) : inScope(meeting.desa, actor)
  const [day, id] = after?.split('|') ?? []
  const beyond = day ? lt(sql`(${meeting.heldOn}, ${meeting.id})`, sql`(${day}::date, ${id}::uuid)`) : undefined
  const rows = await tx
    .select()
    .from(meeting)
    .where(and(lying, state && eq(meeting.state, state), beyond))
    .orderBy(desc(meeting.heldOn), desc(meeting.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const ids = page.map((row) => row.id)
  const [labels, sizes] = await Promise.all([
    labelled(
      tx,
      page.map((row) => row.desa),
    ),
    ids.length === 0
      ? []
      : tx
          .select({ meeting: proposal.meeting, n: count() })
          .from(proposal)
          .where(inArray(proposal.meeting, ids))
          .groupBy(proposal.meeting),
  ])
  const sizeOf = new Map(sizes.map((row) => [row.meeting, row.n]))
  return {
    rows: page.map((row, at) => ({
      id: row.id,
      desa: labels[at]!,
      state: row.state,
      heldOn: row.heldOn,
      place: row.place,
      families: sizeOf.get(row.id) ?? 0,
      attendees: row.attendees,
      objectionUntil: row.objectionUntil,
      version: row.version,
    })),
    next: rows.length > PAGE && last ? `${last.heldOn}|${last.id}` : null,
  }
})
