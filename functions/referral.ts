import { and, asc, count, desc, eq, gt, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { complaint } from '@slrt/db/complaint'
import { item } from '@slrt/db/item'
import { person } from '@slrt/db/person'
import { referral } from '@slrt/db/referral'
import { statement } from '@slrt/db/statement'
import { add } from '@slrt/db/write'
import { timeLeft } from '@slrt/domain/calendar'
import { extendReferral } from '@slrt/domain/extension'
import { Id } from '@slrt/domain/field'
import { ReasonedAct, whoOf, type Item, type Resolution } from '@slrt/domain/item'
import {
  ActOnReferral,
  CompleteReferral,
  GiveBackReferral,
  moveReferral,
  send as sendRule,
  SendReferral,
  subjectOf,
} from '@slrt/domain/referral'
import { OPEN_REFERRALS, shownAlone, type Referral } from '@slrt/domain/referral-state'
import { Refusal } from '@slrt/domain/refusal'
import { termOf } from '@slrt/domain/deadline'
import { actsFrom, desksOf } from '@slrt/domain/transition'
import { takesReferrals } from '@slrt/domain/unit'
import { labelled } from './area.ts'
import { clockOf, referralPlace, saveMoved, standingOf, standingOfReferral, type Standing } from './moved.ts'
import { getTenant } from './tenant.ts'
import { commandOn, query, router, type Eager, type Room, type Writer } from './trpc.ts'
import { getUnit } from './unit.ts'

const PAGE = 50
type Row = typeof referral.$inferSelect

const familyOfItem = statement((db) =>
  db
    .select({ ticket: complaint.ticket, name: person.name, sex: person.sex })
    .from(item)
    .innerJoin(complaint, and(eq(complaint.tenant, item.tenant), eq(complaint.id, item.complaint)))
    .leftJoin(
      person,
      and(eq(person.tenant, item.tenant), eq(person.household, item.household), eq(person.relation, 'KEPALA')),
    )
    .where(eq(item.id, sql.placeholder('id'))),
)

/** All that an agency reads of the family: `Ibu S.` and the ticket; its desa and need come with the need's row. */
async function familyOf(tx: Tx, id: string) {
  const [row] = await familyOfItem(tx, { id })
  if (!row) throw new Refusal('item.not_found')
  return { ticket: row.ticket ?? '', subject: subjectOf({ name: row.name ?? '', sex: row.sex }) }
}

/** The row of a referral that is sent now: words encrypted. */
export async function referralRow(
  { tx, actor, keys, at }: Writer,
  sent: Referral,
  { complaint: of, desa }: Item,
  ticket: string,
  { subject, request }: { subject: string; request: string },
) {
  return {
    ...sent,
    complaint: of,
    desa,
    ticket,
    subject: await keys.encrypt(tx, referralPlace(actor.tenant, sent.id, 'subject'), subject),
    request: await keys.encrypt(tx, referralPlace(actor.tenant, sent.id, 'request'), request),
    sentAt: at,
    sentByName: actor.name,
  }
}

/** What a referral is sent from: the need, locked, the agency, and the family. */
const groundOf = (room: Eager, input: SendReferral) =>
  Promise.all([standingOf(room, input.item), getUnit(room.tx, input.unit, 'key share'), familyOf(room.tx, input.item)])

const send = commandOn(SendReferral, groundOf, async (room, input, looked) => {
  const { tx, actor } = room
  const [[standing, to, family], clock] = await Promise.all([looked, clockOf(room)])
  if (!takesReferrals(to)) throw new Refusal('unit.takes_none')
  const moved = sendRule(standing.item, standing.referrals, input, whoOf(actor), clock)
  const [sent] = moved.referrals
  const { request } = input
  const words = { subject: family.subject, request }
  room.save(add(tx, referral, await referralRow(room, sent!, standing.item, family.ticket, words)))
  await saveMoved(room, moved, { note: request })
})

type Answer = Parameters<typeof saveMoved>[2]
type Input = { id: string; version: number; note?: string; resolution?: Resolution }

const ACCEPTING = ['referral.accept', 'referral.start', 'referral.complete']

const look = (room: Eager, input: Input) => standingOfReferral(room, input.id)

/** One step of a referral: decide, save. */
async function step(
  room: Room,
  act: string,
  input: Input,
  looked: Promise<Standing>,
  answer: NonNullable<Answer>['answer'] = {},
) {
  const { actor, keys, tx } = room
  const [{ item: need, referrals }, clock] = await Promise.all([looked, clockOf(room)])
  const moved = moveReferral(need, referrals, act, input, whoOf(actor), clock)
  const mine = referrals.find((one) => one.id === input.id)
  // Who begins or answers at once has accepted with it.
  const isAccepted = mine?.state === 'DIKIRIM' && ACCEPTING.includes(act)
  const accepted = isAccepted ? { acceptedAt: room.at, acceptedByName: actor.name } : {}
  const note = input.note?.trim()
  const words = note ? { answer: await keys.encrypt(tx, referralPlace(actor.tenant, input.id, 'answer'), note) } : {}
  await saveMoved(room, moved, { note, answer: { ...words, ...accepted, ...answer } })
}

const plain = (act: string) => commandOn(ActOnReferral, look, (room, input, looked) => step(room, act, input, looked))

const giveBack = commandOn(GiveBackReferral, look, (room, { reason, ...input }, looked) =>
  step(room, 'referral.giveBack', input, looked, { returnReason: reason }),
)
const complete = commandOn(CompleteReferral, look, (room, input, looked) =>
  step(room, 'referral.complete', input, looked, { resolution: input.resolution }),
)

const extend = commandOn(ReasonedAct, look, async (room, input, looked) => {
  const [{ item: need, referrals }, clock] = await Promise.all([looked, clockOf(room)])
  await saveMoved(room, extendReferral(need, referrals, input, whoOf(room.actor), clock), { note: input.note })
})

const Inbox = z.object({
  state: z.enum(['open', 'answered']),
  after: z.optional(z.string().check(z.regex(/^\d{1,16}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

const ANSWERED = ['SELESAI', 'DIKEMBALIKAN'] as const

/** What is asked of the own agency: open ones by deadline, answered ones newest first. */
const inbox = query(Inbox, async (room, { state, after }) => {
  const { tx, actor } = room
  const isOpen = state === 'open'
  const mine = and(
    actor.unit ? eq(referral.unit, actor.unit) : sql`false`,
    inArray(referral.state, isOpen ? [...OPEN_REFERRALS] : [...ANSWERED]),
  )
  const at = isOpen ? referral.due : referral.endedAt
  const [time, id] = after?.split('|') ?? []
  const then = new Date(Number(time))
  const beyond: SQL | undefined = time
    ? or(isOpen ? gt(at, then) : lt(at, then), and(eq(at, then), gt(referral.id, id!)))
    : undefined
  const [[totals], rows, clock] = await Promise.all([
    tx.select({ total: count() }).from(referral).where(mine),
    tx
      .select()
      .from(referral)
      .where(and(mine, beyond))
      .orderBy(isOpen ? asc(at) : desc(at), asc(referral.id))
      .limit(PAGE + 1),
    clockOf(room),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const [places, needs] = await Promise.all([
    placesOf(
      tx,
      page.map((row) => row.desa),
    ),
    needsOf(tx, page),
  ])
  return {
    rows: await Promise.all(
      page.map(async (row) => ({
        id: row.id,
        ticket: row.ticket,
        subject: await opened(room, row, 'subject'),
        place: places(row.desa),
        ...needs(row.item),
        state: row.state,
        sentAt: row.sentAt,
        ...timeLeft({ ...row, since: row.sentAt, due: isOpen ? row.due : null }, clock),
        endedAt: row.endedAt,
        endedBy: row.endedByName,
      })),
    ),
    total: totals?.total ?? 0,
    next: rows.length > PAGE && last ? `${(isOpen ? last.due : last.endedAt)?.getTime() ?? 0}|${last.id}` : null,
  }
})

/** What the needs of a page are: asked after the page, since below an agency's policy a join would read all of them. */
async function needsOf(tx: Tx, page: readonly Row[]) {
  const ids = [...new Set(page.map((row) => row.item))]
  const rows = ids.length === 0 ? [] : await tx.select().from(item).where(inArray(item.id, ids))
  const needs = new Map(rows.map((row) => [row.id, row]))
  return (id: string) => {
    const { category, program, urgency, state } = needs.get(id)!
    return { category, program, urgency, isWaiting: state === 'MENUNGGU_WARGA' }
  }
}

const opened = ({ tx, actor, keys }: Room, row: Row, column: 'subject' | 'request') =>
  keys.decrypt(tx, referralPlace(actor.tenant, row.id, column), row[column])

/** `Desa Cimekar, Kec. Cileunyi`. */
async function placesOf(tx: Tx, desa: readonly string[]) {
  const codes = [...new Set(desa.flatMap((code) => [code, code.slice(0, 8)]))]
  const labels = new Map((await labelled(tx, codes)).map(({ code, label }) => [code, label]))
  return (code: string) => `${labels.get(code) ?? code}, ${labels.get(code.slice(0, 8)) ?? ''}`
}

/** What the agency can do now; while the resident is awaited, to go on. */
function actsOf({ actor }: Room, row: Row, need: typeof item.$inferSelect): string[] {
  if (row.cycle !== need.cycle || row.endedAt) return []
  if (need.state === 'MENUNGGU_WARGA') return need.cameFrom === 'DIRUJUK' ? ['item.resume'] : []
  return need.state === 'DIRUJUK' ? actsFrom(shownAlone(row.state), desksOf(actor.role)) : []
}

const show = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor, keys } = room
  const [[found], clock, { name, serviceName }] = await Promise.all([
    tx
      .select({ referral, need: item })
      .from(referral)
      .innerJoin(item, and(eq(item.tenant, referral.tenant), eq(item.id, referral.item)))
      .where(eq(referral.id, id)),
    clockOf(room),
    getTenant(tx, actor.tenant),
  ])
  if (!found) throw new Refusal('referral.not_found')
  const { referral: row, need } = found
  const places = await placesOf(tx, [row.desa])
  return {
    id,
    item: row.item,
    ticket: row.ticket,
    from: { name, serviceName },
    subject: await opened(room, row, 'subject'),
    request: await opened(room, row, 'request'),
    place: places(row.desa),
    category: need.category,
    program: need.program,
    urgency: need.urgency,
    state: row.state,
    isWaiting: need.state === 'MENUNGGU_WARGA',
    needVersion: need.version,
    sentAt: row.sentAt,
    sentBy: row.sentByName,
    ...timeLeft({ ...row, since: row.acceptedAt ?? row.sentAt, due: row.endedAt ? null : row.due }, clock),
    isExtended: row.isExtended,
    rule: row.endedAt ? null : termOf(clock.regulation, shownAlone(row.state), need),
    acceptedAt: row.acceptedAt,
    acceptedBy: row.acceptedByName,
    endedAt: row.endedAt,
    endedBy: row.endedByName,
    returnReason: row.returnReason,
    resolution: row.resolution,
    answer: row.answer && (await keys.decrypt(tx, referralPlace(actor.tenant, id, 'answer'), row.answer)),
    version: row.version,
    acts: actsOf(room, row, need),
  }
})

export const referralRouter = router({
  send,
  accept: plain('referral.accept'),
  start: plain('referral.start'),
  giveBack,
  complete,
  withdraw: plain('referral.withdraw'),
  extend,
  inbox,
  show,
})
