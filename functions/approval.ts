import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { approval } from '@slrt/db/approval'
import { entry } from '@slrt/db/instrument'
import { change } from '@slrt/db/write'
import * as rules from '@slrt/domain/approval'
import { APPROVAL_DAYS, ApproveApproval, ReturnApproval, standsAs, WithdrawApproval } from '@slrt/domain/approval'
import { decidersOf } from '@slrt/domain/deciders'
import { Refusal } from '@slrt/domain/refusal'
import { localDate } from '@slrt/domain/zone'
import { approvalPlace } from './approval-ask.ts'
import { effects, type ApprovalRow } from './approval-effects.ts'
import { labelled } from './area.ts'
import { askedExports } from './export.ts'
import { sizeOf } from './export-rows.ts'
import { pairsOf } from './duplicate-approval.ts'
import { clockOf } from './moved.ts'
import { askedPrograms } from './program-rows.ts'
import { batchesOf } from './siks-ratify.ts'
import { command, query, router, type Room } from './trpc.ts'

const PAGE = 50
const DAY = 86_400_000

const List = z.object({
  state: z.optional(z.enum(['open', 'all'])),
  after: z.optional(z.string().check(z.regex(/^\d{1,15}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** What still waits, in the order of its index; or everything, by ids, which are in the order of asking. */
function rowsOf({ tx, at }: Room, state: 'open' | 'all', after: string | undefined) {
  const [time, id] = after?.split('|') ?? []
  if (state === 'all')
    return tx
      .select()
      .from(approval)
      .where(id ? lt(approval.id, id) : undefined)
      .orderBy(desc(approval.id))
      .limit(PAGE + 1)
  const waits = and(eq(approval.state, 'DIMINTA'), gt(approval.askedAt, new Date(at.getTime() - APPROVAL_DAYS * DAY)))
  const asked = sql`(${approval.askedAt}, ${approval.id})`
  const beyond = () => lt(asked, sql`(${new Date(Number(time)).toISOString()}::timestamptz, ${id}::uuid)`)
  return tx
    .select()
    .from(approval)
    .where(and(waits, id ? beyond() : undefined))
    .orderBy(desc(approval.askedAt), desc(approval.id))
    .limit(PAGE + 1)
}

/** What the approvals are about, in codes that the web has words for; null where the row is gone. */
async function subjectsOf({ tx, actor }: Room, rows: readonly ApprovalRow[]) {
  const ids = rows.filter(({ deed }) => deed === 'regulation.publish').map(({ subject }) => subject)
  const own = and(eq(entry.tenant, actor.tenant), inArray(entry.id, ids))
  const entries = ids.length ? await tx.select().from(entry).where(own) : []
  const labels = await labelled(
    tx,
    entries.map(({ area }) => area),
  )
  return new Map(
    entries.map(({ id, key, subject, area, value, effectiveFrom, effectiveTo }, at) => {
      const about = { key, subject, area: area ? labels[at]! : null }
      return [id, { ...about, value: JSON.parse(value) as unknown, effectiveFrom, effectiveTo }] as const
    }),
  )
}

const list = query(List, async (room, { state = 'open', after }) => {
  const { tx, actor, at, keys } = room
  const [rows, { regulation, calendar }] = await Promise.all([rowsOf(room, state, after), clockOf(room)])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const programIds = page.filter(({ deed }) => deed === 'program.publish').map(({ subject }) => subject)
  const [subjects, lists, pairs, batches, programs] = await Promise.all([
    subjectsOf(room, page),
    listsOf(room, page),
    pairsOf(room, page),
    batchesOf(room, page),
    askedPrograms(room, programIds),
  ])
  const today = localDate(at, calendar.zone)
  const opened = (id: string, column: 'reason' | 'answer', locked: Buffer) =>
    keys.decrypt(tx, approvalPlace(actor.tenant, id, column), locked)
  return {
    rows: await Promise.all(
      page.map(async (row) => {
        const { id, deed, subject, askedAt, expiresAt, decidedAt, version } = row
        const stands = standsAs(row, at)
        const mine = row.askedByPerson === actor.person
        const isDecider = decidersOf(regulation, deed, today).includes(actor.role)
        return {
          id,
          deed,
          subject,
          /** The key of an entry; `entry` says more of it. */
          subjectTitle: subjects.get(subject)?.key ?? batches.get(subject)?.number ?? null,
          entry: subjects.get(subject) ?? null,
          /** The two records that would be one. */
          pair: pairs.get(subject) ?? null,
          /** A batch of proposals that is to be ratified. */
          batch: batches.get(subject) ?? null,
          /** A version of a program that is to be published. */
          program: programs.get(subject) ?? null,
          /** Of a list with identity numbers: what would leave. */
          list: lists.get(subject) ?? null,
          reason: await opened(id, 'reason', row.reason),
          askedBy: row.askedByName,
          askedAt,
          expiresAt,
          state: stands,
          decidedBy: row.decidedByName,
          decidedAt,
          answer: row.answer ? await opened(id, 'answer', row.answer) : null,
          mayDecide: stands === 'DIMINTA' && !mine && isDecider,
          mine,
          version,
        }
      }),
    ),
    next: rows.length > PAGE && last ? `${last.askedAt.getTime()}|${last.id}` : null,
  }
})

/** Lists with identity numbers that somebody asks for: of which area, in whose order, how long. */
async function listsOf(room: Room, rows: readonly ApprovalRow[]) {
  const subjects = rows.filter(({ deed }) => deed === 'identity.export').map(({ subject }) => subject)
  const asked = await askedExports(room, subjects)
  const known = [...asked]
  const places = await labelled(
    room.tx,
    known.map(([, { area }]) => area),
  )
  const sizes = await Promise.all(known.map(([, { area }]) => sizeOf(room, area)))
  return new Map(known.map(([id, { layout }], at) => [id, { area: places[at]!, layout, ...sizes[at]! }] as const))
}

/** An approval, locked: of two who decide at once the second finds it decided. */
async function lockedApproval({ tx }: Room, id: string): Promise<ApprovalRow> {
  const [row] = await tx.select().from(approval).where(eq(approval.id, id)).for('update')
  if (!row) throw new Refusal('approval.not_found')
  return row
}

/** Decides, with what follows from it, in one transaction. */
async function decide(room: Room, input: { id: string; version: number; note?: string }): Promise<void> {
  const { tx, actor, at, keys, save } = room
  const [before, { regulation, calendar }] = await Promise.all([lockedApproval(room, input.id), clockOf(room)])
  const outcome = input.note === undefined ? 'DISETUJUI' : 'DIKEMBALIKAN'
  const allowed = decidersOf(regulation, before.deed, localDate(at, calendar.zone))
  const after = rules.decide(before, input, outcome, actor, allowed, at)
  const effect = effects[before.deed]
  if (!effect) throw new Refusal('approval.not_built')
  await (outcome === 'DISETUJUI' ? effect.approved(room, before) : effect.returned(room, before))
  const answer = input.note ? await keys.encrypt(tx, approvalPlace(actor.tenant, input.id, 'answer'), input.note) : null
  save(change(tx, approval, input.id, { ...after, answer }))
}

const withdraw = command(WithdrawApproval, async (room, input) => {
  const { tx, actor, at, save } = room
  const before = await lockedApproval(room, input.id)
  const after = rules.withdraw(before, input, actor, at)
  await effects[before.deed]?.returned(room, before)
  save(change(tx, approval, input.id, after))
})

export const approvalRouter = router({
  list,
  approve: command(ApproveApproval, decide),
  giveBack: command(ReturnApproval, decide),
  withdraw,
})
