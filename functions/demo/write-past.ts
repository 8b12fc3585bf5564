import { complaint, ticketCount } from '@slrt/db/complaint'
import { event } from '@slrt/db/event'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { item } from '@slrt/db/item'
import { participation } from '@slrt/db/participation'
import { sourceList } from '@slrt/db/program'
import { person } from '@slrt/db/person'
import { personToken } from '@slrt/db/person-token'
import { referral } from '@slrt/db/referral'
import type { Tx } from '@slrt/db/connect'
import type { Actor } from '@slrt/domain/actor'
import { subjectOf } from '@slrt/domain/referral'
import { ticketMonth, ticketOf } from '@slrt/domain/ticket'
import { zoneOf } from '@slrt/domain/zone'
import { complaintRows } from '../complaint.ts'
import { householdRows } from '../household.ts'
import { eventRows, referralPlace } from '../moved.ts'
import { tokenRows } from '../person-tokens.ts'
import { referralRow } from '../referral.ts'
import type { Writer } from '../trpc.ts'
import { follow, type Course, type Stage } from './course.ts'
import { insertRows } from './insert-rows.ts'
import { listedRows } from './listed.ts'
import { DAY } from './moments.ts'
import { randomOf } from './random.ts'
import type { Met, Told } from './past.ts'

/** The hands of somebody at some time. */
export type Hand = (actor: Actor, at: Date) => Writer

type Rows = {
  readonly complaints: (typeof complaint.$inferInsert)[]
  readonly items: (typeof item.$inferInsert)[]
  readonly events: (typeof event.$inferInsert)[]
  readonly referrals: (typeof referral.$inferInsert)[]
}

/** The rows that one need left on its way: an event for each state, and its referrals. */
async function addCourse(rows: Rows, hand: Hand, { actor, met }: Told, course: Course, ticket: string): Promise<void> {
  for (const { at, happenings, note } of course.deeds)
    rows.events.push(...(await eventRows(hand(actor, at), happenings, note)))
  const head = met.family.persons.find(({ relation }) => relation === 'KEPALA')!
  for (const { sender, sentAt, request, referral: sent, answer, ...one } of course.sent) {
    const writer = hand(sender, sentAt)
    const words = { subject: subjectOf(head), request }
    const { tx, keys } = writer
    rows.referrals.push({
      ...(await referralRow(writer, sent, course.item, ticket, words)),
      acceptedAt: one.acceptedAt,
      acceptedByName: one.acceptedBy,
      endedByName: one.endedBy,
      returnReason: one.returnReason,
      resolution: one.resolution,
      answer: answer ? await keys.encrypt(tx, referralPlace(actor.tenant, sent.id, 'answer'), answer) : null,
    })
  }
}

/** The rows of complaints and of all that happened to their needs, by the rules that procedures go by. */
async function complaintsOf(
  stage: Stage,
  hand: Hand,
  told: readonly Told[],
): Promise<Rows & { counts: Map<string, number> }> {
  const rows: Rows = { complaints: [], items: [], events: [], referrals: [] }
  const counts = new Map<string, number>()
  for (const one of told) {
    const { actor, at, input, met, plans } = one
    const { tenant } = actor
    const month = ticketMonth(at, zoneOf(tenant))
    const number = (counts.get(month) ?? 0) + 1
    counts.set(month, number)
    const ticket = ticketOf(tenant, at, number)
    const born = await complaintRows(hand(actor, at), input, met.family.desa, { ...stage, at })
    rows.complaints.push({ ...born.complaint, ticket })
    rows.events.push(...born.events)
    for (const [index, first] of born.items.entries()) {
      const course = follow(stage, { item: first, at, sent: [], deeds: [] }, plans[index] ?? [])
      rows.items.push({ ...first, ...course.item })
      await addCourse(rows, hand, one, course, ticket)
    }
  }
  return { ...rows, counts }
}

/** Lists that the office brought in lately: whoever is not on one is not (design §2.8). */
function listsOf(area: string, now: Date, families: number): (typeof sourceList.$inferInsert)[] {
  const random = randomOf(`lists|${area}`)
  return (['PENGECUALIAN', 'ASN'] as const).map((kind, n) => {
    const at = new Date(now.getTime() - (20 + n * 15) * DAY)
    const [asOf, rows] = [at.toISOString().slice(0, 10), Math.max(1, Math.round(families / 40))]
    return { id: random.id(at), kind, asOf, rows, byName: 'Dinas Sosial', at }
  })
}

/**
 * Writes families and complaints with all that happened to them, in bulk.
 * @param told in the order in which they came: so they are numbered
 * @param areas the tenant's own kab/kota
 */
export async function writePast(
  tx: Tx,
  stage: Stage,
  hand: Hand,
  { met, told }: { met: readonly Met[]; told: readonly Told[] },
  areas: readonly string[],
): Promise<void> {
  const families = await Promise.all(met.map(({ family, actor, at }) => householdRows(hand(actor, at), family, areas)))
  const listed = met[0] ? await listedRows(hand(met[0].actor, stage.now), families) : { facts: [], cards: [] }
  await insertRows(tx, household, families.map((one) => one.household)) // prettier-ignore
  const persons = families.flatMap((one) => one.persons)
  await insertRows(tx, person, persons)
  await insertRows(tx, personToken, tokenRows(persons))
  await insertRows(tx, fact, listed.facts)
  await insertRows(tx, participation, listed.cards)
  await insertRows(tx, sourceList, listsOf(areas[0]!, stage.now, families.length))
  const { complaints, items, events, referrals, counts } = await complaintsOf(stage, hand, told)
  await insertRows(tx, complaint, complaints)
  await insertRows(tx, item, items)
  await insertRows(tx, referral, referrals)
  await insertRows(tx, event, events)
  const last = [...counts].map(([month, number]) => ({ id: stage.random.id(stage.until), month, last: number }))
  await insertRows(tx, ticketCount, last)
}
