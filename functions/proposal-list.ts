import { and, asc, count, eq, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import { proposal } from '@slrt/db/proposal'
import { Id } from '@slrt/domain/field'
import { PROPOSAL_KINDS, PROPOSAL_STATES, type ProposalState } from '@slrt/domain/proposal-state'
import { labelled } from './area.ts'
import { inScope } from './in-scope.ts'
import { query, type Room } from './trpc.ts'

const PAGE = 50

/** What somebody looks for among the proposals: those of their own, and what waits for a certain hand. */
const WAITS = ['mine', 'untold', 'meeting', 'validation', 'batch'] as const

const List = z.object({
  state: z.optional(z.enum(PROPOSAL_STATES)),
  desa: z.optional(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/))),
  kind: z.optional(z.enum(PROPOSAL_KINDS)),
  household: z.optional(Id),
  waits: z.optional(z.enum(WAITS)),
  after: z.optional(z.string().check(z.regex(/^\d{1,15}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

// In the words of their indexes, so that these are found.
const untold = sql`${proposal.toldAt} is null and ${proposal.state} in ('DITOLAK', 'SELESAI')`
const waiting: Record<(typeof WAITS)[number], (room: Room) => SQL | undefined> = {
  mine: ({ actor }) =>
    sql`${proposal.openedBy} = ${actor.membership} and ${proposal.state} not in ('SELESAI', 'DITOLAK', 'DITARIK')`,
  untold: () => untold,
  meeting: () => sql`${proposal.state} = 'MUSDES' and ${proposal.meeting} is null`,
  validation: () => sql`${proposal.state} = 'VALIDASI_DINSOS' and ${proposal.validatedAt} is null`,
  batch: () =>
    sql`${proposal.state} = 'VALIDASI_DINSOS' and ${proposal.validatedAt} is not null and ${proposal.siksBatch} is null`,
}

/** How many there are in each state, at most so long that nobody counts further. */
async function countsOf({ tx }: Room, matches: SQL | undefined): Promise<Partial<Record<ProposalState, number>>> {
  const rows = await tx
    .select({ state: proposal.state, n: count() })
    .from(proposal)
    .where(matches)
    .groupBy(proposal.state)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** Proposals by what they wait for, the longest waiting first; ended ones too, where their state is asked for. */
export const listProposals = query(List, async (room, { state, desa, kind, household, waits, after }) => {
  const { tx, actor } = room
  const lying = desa ? eq(proposal.desa, desa) : inScope(proposal.desa, actor)
  const near = and(lying, household ? eq(proposal.household, household) : undefined)
  const among = and(near, kind ? eq(proposal.kind, kind) : undefined)
  const [time, id] = after?.split('|') ?? []
  const since = sql`(${proposal.since}, ${proposal.id})`
  const then = () => sql`(${new Date(Number(time)).toISOString()}::timestamptz, ${id}::uuid)`
  const [counts, [told], rows] = await Promise.all([
    countsOf(room, among),
    tx.select({ n: count() }).from(proposal).where(and(near, untold)),
    tx
      .select()
      .from(proposal)
      .where(
        and(
          among,
          state && eq(proposal.state, state),
          waits && waiting[waits](room),
          time ? gt(since, then()) : undefined,
        ),
      )
      .orderBy(asc(proposal.since), asc(proposal.id))
      .limit(PAGE + 1),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const labels = await labelled(
    tx,
    page.map((row) => row.desa),
  )
  return {
    rows: page.map((row, at) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      head: row.head,
      desa: labels[at]!,
      household: row.household,
      since: row.since,
      openedBy: row.openedByName,
      isMine: row.openedBy === actor.membership,
      dukcapil: row.dukcapil,
      isOnList: row.meeting !== null,
      meeting: row.meeting,
      verdict: row.meetingVerdict,
      isValidated: row.validatedAt !== null,
      siksBatch: row.siksBatch,
      answerCode: row.answerCode,
      desilBefore: row.desilBefore,
      desilAfter: row.desilAfter,
      isTold: row.toldAt !== null,
      version: row.version,
    })),
    counts,
    /** Of every kind. */
    untold: told?.n ?? 0,
    next: rows.length > PAGE && last ? `${last.since.getTime()}|${last.id}` : null,
  }
})

/** Proposals of a meeting or a batch, in the order of their heads. */
export const proposalsOf = ({ tx }: Pick<Room, 'tx'>, column: 'meeting' | 'siksBatch', id: string, lock = false) => {
  const rows = tx
    .select()
    .from(proposal)
    .where(and(isNotNull(proposal[column]), eq(proposal[column], id)))
    .orderBy(asc(proposal.desa), asc(proposal.head), asc(proposal.id))
  return lock ? rows.for('update') : rows
}

/** Proposals by id, locked, in the order of their ids: two who take several never wait for each other. */
export const lockedProposals = async ({ tx }: Pick<Room, 'tx'>, ids: readonly string[]) => {
  const rows = await tx
    .select()
    .from(proposal)
    .where(inArray(proposal.id, [...ids]))
    .orderBy(asc(proposal.id))
    .for('update')
  return rows
}
