import { and, asc, count, eq, gt, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { complaint } from '@slrt/db/complaint'
import { household } from '@slrt/db/household'
import { item } from '@slrt/db/item'
import type { Actor } from '@slrt/domain/actor'
import { foldName } from '@slrt/domain/area'
import { timeLeft } from '@slrt/domain/calendar'
import { CATEGORIES, SECTORS, sectorOf } from '@slrt/domain/category'
import { possibleActs, shownState } from '@slrt/domain/item'
import { PAUSED_TURNS, TURNS, type Turn } from '@slrt/domain/item-state'
import { shownAlone } from '@slrt/domain/referral-state'
import { isTicket } from '@slrt/domain/ticket'
import { desksOf } from '@slrt/domain/transition'
import { URGENCIES } from '@slrt/domain/urgency'
import { labelled } from './area.ts'
import { inScope, lies } from './in-scope.ts'
import { clockOf, referralsOfItems } from './moved.ts'
import { query, type Room } from './trpc.ts'
import { unitNames } from './unit.ts'

const PAGE = 50

/** Saved views of a queue (visual §4.6): my turn, overdue, with others, paused, all that is open. */
const TABS = ['mine', 'late', 'others', 'paused', 'all'] as const
type Tab = (typeof TABS)[number]

const filters = {
  sector: z.optional(z.enum(SECTORS)),
  urgency: z.optional(z.enum(URGENCIES)),
  /** Kecamatan or desa. */
  area: z.optional(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))),
  /** A ticket number, or the beginning of the head's name. */
  text: z.optional(z.string().check(z.maxLength(80))),
}
const Filters = z.object(filters)
type Filters = z.infer<typeof Filters>
const Queue = z.object({
  tab: z.enum(TABS),
  ...filters,
  after: z.optional(z.string().check(z.regex(/^[01]\|[\d.]{0,20}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

const running = TURNS.filter((turn) => !PAUSED_TURNS.includes(turn))

const minesOf = (actor: Actor): Turn[] =>
  TURNS.filter((turn) => (desksOf(actor.role) as readonly string[]).includes(turn))

/** Whose turns a view shows. */
function turnsOf(tab: Tab, actor: Actor): readonly Turn[] {
  const mine = minesOf(actor)
  if (tab === 'mine') return mine
  if (tab === 'others') return running.filter((turn) => !mine.includes(turn))
  if (tab === 'paused') return PAUSED_TURNS
  return tab === 'late' ? running : TURNS
}

function matching({ tx, actor, at }: Room, { sector, urgency, area, text = '' }: Filters, isLate: boolean) {
  const folded = foldName(text)
  const ticket = text.trim()
  const found = !folded
    ? undefined
    : isTicket(ticket)
      ? inArray(item.complaint, tx.select({ id: complaint.id }).from(complaint).where(eq(complaint.ticket, ticket)))
      : inArray(
          item.household,
          tx
            .select({ id: household.id })
            .from(household)
            .where(
              and(
                inScope(household.desa, actor),
                gte(household.headFolded, folded),
                lt(household.headFolded, `${folded}\u{7f}`),
              ),
            ),
        )
  return and(
    inScope(item.desa, actor),
    area ? lies(item.desa, area) : undefined,
    sector &&
      inArray(
        item.category,
        CATEGORIES.filter((one) => sectorOf(one) === sector),
      ),
    urgency && eq(item.urgency, urgency),
    found,
    isLate ? and(lt(item.due, at), eq(item.isProvisional, false)) : undefined,
  )
}

/** Where a page goes on: emergency, deadline (`` for none, which come last), id. */
function beyond(after: string | undefined): SQL | undefined {
  if (!after) return undefined
  const [rank, due, id] = after.split('|')
  const later = gt(item.rank, Number(rank))
  if (due === '') return or(later, and(eq(item.rank, Number(rank)), sql`${item.due} is null`, gt(item.id, id!)))
  const at = new Date(Number(due))
  return or(
    later,
    and(
      eq(item.rank, Number(rank)),
      or(gt(item.due, at), sql`${item.due} is null`, and(eq(item.due, at), gt(item.id, id!))),
    ),
  )
}

/**
 * The first rows of a view, most urgent first. Each turn is read in the order of its index and only as far as a page
 * needs, so that the length of the queue costs nothing.
 */
async function firstRows({ tx }: Room, turns: readonly Turn[], matches: SQL | undefined, after: string | undefined) {
  const order = [asc(item.rank), asc(item.due), asc(item.id)] as const
  const parts = turns.map((turn) =>
    tx
      .select()
      .from(item)
      .where(and(eq(item.turn, turn), matches, beyond(after)))
      .orderBy(...order)
      .limit(PAGE + 1),
  )
  const [first, second, ...rest] = parts
  if (!first) return []
  if (!second) return first
  const rows = await unionAll(first, second, ...rest)
    .orderBy(asc(sql`rank`), asc(sql`due`), asc(sql`id`))
    .limit(PAGE + 1)
  return rows
}

export const queue = query(Queue, async (room, { tab, after, ...given }) => {
  const { tx, actor } = room
  const turns = turnsOf(tab, actor)
  const matches = matching(room, given, tab === 'late')
  if (turns.length === 0) return { rows: [], total: 0, next: null }
  const [rows, [totals], clock] = await Promise.all([
    firstRows(room, turns, matches, after),
    tx
      .select({ total: count() })
      .from(item)
      .where(and(inArray(item.turn, [...turns]), matches)),
    clockOf(room),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const [families, complaints, referrals, labels] = await Promise.all([
    named(room, page),
    ticketed(room, page),
    referralsOfItems(tx, page),
    labelled(
      tx,
      page.map(({ desa }) => desa),
    ),
  ])
  const units = await unitNames(
    tx,
    referrals.map((one) => one.unit),
  )
  const mine = minesOf(actor)
  return {
    rows: page.map((row, index) => {
      const own = referrals.filter((one) => one.item === row.id && one.cycle === row.cycle)
      const state = shownState(row, own)
      const family = families.get(row.household)
      return {
        id: row.id,
        complaint: row.complaint,
        ticket: complaints.get(row.complaint) ?? null,
        household: row.household,
        head: family?.head ?? '',
        rt: family?.rt ?? '',
        rw: family?.rw ?? '',
        desa: labels[index]!,
        category: row.category,
        program: row.program,
        urgency: row.urgency,
        state,
        cameFrom: row.cameFrom,
        turn: row.turn,
        isMine: row.turn !== null && mine.includes(row.turn),
        /** Agencies that have it, or gave it back: those whose referral shows what the need shows. */
        units: own.filter((one) => shownAlone(one.state) === state).map((one) => units.get(one.unit) ?? ''),
        since: row.since,
        ...timeLeft(row, clock),
        changedBy: row.changedBy,
        changedAt: row.changedAt,
        version: row.version,
        acts: possibleActs(row, own, actor.role, clock),
      }
    }),
    total: totals?.total ?? 0,
    next: rows.length > PAGE && last ? `${last.rank}|${last.due?.getTime() ?? ''}|${last.id}` : null,
  }
})

type Row = typeof item.$inferSelect

async function named({ tx }: Room, rows: readonly Row[]) {
  if (rows.length === 0) return new Map<string, { head: string; rt: string; rw: string }>()
  const found = await tx
    .select({ id: household.id, head: household.head, rt: household.rt, rw: household.rw })
    .from(household)
    .where(
      inArray(
        household.id,
        rows.map((row) => row.household),
      ),
    )
  return new Map(found.map(({ id, ...rest }) => [id, rest]))
}

async function ticketed({ tx }: Room, rows: readonly Row[]) {
  if (rows.length === 0) return new Map<string, string | null>()
  const found = await tx
    .select({ id: complaint.id, ticket: complaint.ticket })
    .from(complaint)
    .where(
      inArray(
        complaint.id,
        rows.map((row) => row.complaint),
      ),
    )
  return new Map(found.map(({ id, ticket }) => [id, ticket]))
}

/** How many rows each view has, exactly: one pass over the index of what is open. */
export const counts = query(Filters, async (room, given) => {
  const { tx, actor, at } = room
  const rows = await tx
    .select({
      turn: item.turn,
      all: count(),
      late: sql<number>`(count(*) filter (where ${item.due} < ${at.toISOString()}::timestamptz and not ${item.isProvisional}))::int`,
    })
    .from(item)
    .where(and(sql`${item.turn} is not null`, matching(room, given, false)))
    .groupBy(item.turn)
  const sum = (tab: Tab, what: 'all' | 'late' = 'all') =>
    rows.filter(({ turn }) => turn && turnsOf(tab, actor).includes(turn)).reduce((total, row) => total + row[what], 0)
  return {
    mine: sum('mine'),
    late: sum('late', 'late'),
    others: sum('others'),
    paused: sum('paused'),
    all: sum('all'),
  }
})
