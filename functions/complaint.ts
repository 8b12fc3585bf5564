import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { complaint, ticketCount } from '@slrt/db/complaint'
import { event } from '@slrt/db/event'
import { item } from '@slrt/db/item'
import { referral } from '@slrt/db/referral'
import { add } from '@slrt/db/write'
import { basisOf } from '@slrt/domain/basis'
import { timeLeft } from '@slrt/domain/calendar'
import { RegisterComplaint, registerComplaint } from '@slrt/domain/complaint'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { mayExtend, type Clock } from '@slrt/domain/deadline'
import { possibleActs, shownState } from '@slrt/domain/item'
import { may } from '@slrt/domain/permission'
import { assertLive } from '@slrt/domain/phase'
import { shownAlone } from '@slrt/domain/referral-state'
import { Refusal } from '@slrt/domain/refusal'
import { keptUntil, mayReopen, reopenUntil } from '@slrt/domain/service-rules'
import { ticketMonth, ticketPrefix } from '@slrt/domain/ticket'
import { actsFrom, desksOf } from '@slrt/domain/transition'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { labelled } from './area.ts'
import { assertOffered } from './catalogue.ts'
import { getHousehold } from './household.ts'
import { clockOf, eventRows, notePlace, referralPlace } from './moved.ts'
import { commandOn, query, router, type Eager, type Room, type Writer } from './trpc.ts'
import { unitNames } from './unit.ts'

const REOPENED_FROM = ['DITUTUP', 'DITOLAK']

const ById = z.object({ id: Id })

const place = (tenant: string, id: string, column: string) => ({ tenant, table: 'complaint', column, id })

/** The rows of a new complaint; the rule has looked at it. Its ticket comes last of all. */
export async function complaintRows(room: Writer, input: RegisterComplaint, desa: string, clock: Clock) {
  const { tx, actor, keys, at } = room
  const { id, household, reporter, channel, kind, urgency, story, hope = '', recordedAt } = input
  const locked = (column: string, text: string | null) =>
    text ? keys.encrypt(tx, place(actor.tenant, id, column), text) : null
  const { items, happenings } = registerComplaint(input, desa, actor, clock)
  return {
    complaint: {
      id,
      household,
      desa,
      channel,
      kind,
      urgency,
      reporter: await locked('reporter', reporter),
      story: await keys.encrypt(tx, place(actor.tenant, id, 'story'), story),
      hope: await locked('hope', hope),
      recordedAt: recordedAt ? new Date(recordedAt) : at,
      registeredAt: at,
      registeredBy: actor.membership,
      registeredByName: actor.name,
    },
    items: items.map((one, index) => ({
      ...one,
      household,
      program: input.items[index]!.program,
      rank: one.urgency === 'DARURAT' ? 0 : 1,
    })),
    events: await eventRows(room, happenings),
  }
}

/** Numbers the complaint: the one row that all registrations of a district wait for, so it is the last statement. */
const giveTicket = ({ tx, actor, at }: Room, id: string) => {
  const month = ticketMonth(at, zoneOf(actor.tenant))
  const prefix = ticketPrefix(actor.tenant, at)
  return tx.execute(sql`
    with counted as (
      insert into ${ticketCount} (id, month, last) values (${newId()}::uuid, ${month}, 1)
      on conflict (tenant, month) do update set last = ${ticketCount}.last + 1
      returning last)
    update ${complaint} set ticket = ${prefix}::text || lpad(last::text, greatest(6, length(last::text)), '0')
    from counted where ${complaint}.id = ${id}::uuid`)
}

const householdOf = ({ tx }: Eager, { household }: RegisterComplaint) => getHousehold(tx, household)

const register = commandOn(RegisterComplaint, householdOf, async (room, input, looked) => {
  const { tx, actor } = room
  const [{ desa }, clock] = await Promise.all([looked, clockOf(room)])
  assertLive(clock.regulation, desa, localDate(clock.at, clock.calendar.zone), actor.role)
  await assertOffered(room, input)
  const rows = await complaintRows(room, input, desa, clock)
  room.save(
    add(tx, complaint, rows.complaint),
    add(tx, item, ...rows.items),
    add(tx, event, ...rows.events),
    giveTicket(room, input.id),
  )
})

/** What the office can do with an open referral, apart from what its agency does. */
const actsOnReferral = (
  row: typeof referral.$inferSelect & { answerBy: Date | null },
  { actor }: Room,
  clock: Clock,
): string[] =>
  actsFrom(shownAlone(row.state), desksOf(actor.role)).filter(
    (act) =>
      may(actor.role, act) && (act === 'referral.withdraw' || (act === 'referral.extend' && mayExtend(row, clock.at))),
  )

/** The day until which an ended need may be opened again, while that day has not passed. */
const reopenUntilOf = (row: typeof item.$inferSelect, clock: Clock): string | null =>
  REOPENED_FROM.includes(row.state) && mayReopen(row, clock) ? reopenUntil(row, clock) : null

/** The day until which a complaint is kept whose needs have all ended. */
function keptUntilOf(items: readonly (typeof item.$inferSelect)[], { calendar, regulation }: Clock): string | null {
  const [last] = items.toSorted((a, b) => b.since.getTime() - a.since.getTime())
  if (!last || items.some(({ turn }) => turn !== null)) return null
  return keptUntil(localDate(last.since, calendar.zone), last, regulation)
}

const show = query(ById, async (room, { id }) => {
  const { tx, actor, keys } = room
  const [row] = await tx.select().from(complaint).where(eq(complaint.id, id))
  if (!row) throw new Refusal('complaint.not_found')
  const [family, items, referrals, events, [desa], clock] = await Promise.all([
    getHousehold(tx, row.household),
    tx.select().from(item).where(eq(item.complaint, id)).orderBy(asc(item.id)),
    tx
      .select()
      .from(referral)
      .where(inArray(referral.item, tx.select({ id: item.id }).from(item).where(eq(item.complaint, id))))
      .orderBy(desc(referral.sentAt)),
    tx.select().from(event).where(eq(event.complaint, id)).orderBy(desc(event.at), desc(event.step), desc(event.id)),
    labelled(tx, [row.desa]),
    clockOf(room),
  ])
  const units = await unitNames(
    tx,
    referrals.map((one) => one.unit),
  )
  const opened = (column: string, locked: Buffer | null) =>
    locked && keys.decrypt(tx, place(actor.tenant, id, column), locked)
  const words = (referralId: string, column: string, locked: Buffer | null) =>
    locked && keys.decrypt(tx, referralPlace(actor.tenant, referralId, column), locked)
  return {
    id,
    ticket: row.ticket,
    household: row.household,
    head: family.head,
    members: family.members,
    desa: desa!,
    rt: family.rt,
    rw: family.rw,
    kind: row.kind,
    channel: row.channel,
    urgency: row.urgency,
    story: await opened('story', row.story),
    hope: await opened('hope', row.hope),
    reporter: await opened('reporter', row.reporter),
    recordedAt: row.recordedAt,
    registeredAt: row.registeredAt,
    registeredBy: row.registeredByName,
    keptUntil: keptUntilOf(items, clock),
    items: await Promise.all(
      items.map(async (one) => {
        const own = referrals.filter((other) => other.item === one.id)
        const { category, program, urgency, cameFrom, turn, since, resolution, version, changedBy, changedAt } = one
        return {
          id: one.id,
          category,
          program,
          urgency,
          state: shownState(one, own),
          cameFrom,
          turn,
          isMine: turn !== null && (desksOf(actor.role) as readonly string[]).includes(turn),
          since,
          ...timeLeft(one, clock),
          rule: basisOf(one, own, clock.regulation),
          isExtended: one.isExtended,
          answerBy: one.answerBy,
          reopenUntil: reopenUntilOf(one, clock),
          resolution,
          arrived: one.arrived,
          content: one.content,
          version,
          changedBy,
          changedAt,
          acts: possibleActs(one, own, actor.role, clock),
          referrals: await Promise.all(
            own.map(async (other) => ({
              id: other.id,
              unit: { id: other.unit, name: units.get(other.unit) ?? '' },
              state: other.state,
              isCurrent: other.cycle === one.cycle && one.state === 'DIRUJUK',
              sentAt: other.sentAt,
              sentBy: other.sentByName,
              due: other.due,
              isProvisional: other.isProvisional,
              isExtended: other.isExtended,
              acceptedAt: other.acceptedAt,
              acceptedBy: other.acceptedByName,
              endedAt: other.endedAt,
              endedBy: other.endedByName,
              returnReason: other.returnReason,
              resolution: other.resolution,
              request: await words(other.id, 'request', other.request),
              answer: await words(other.id, 'answer', other.answer),
              version: other.version,
              acts: actsOnReferral({ ...other, answerBy: one.answerBy }, room, clock),
            })),
          ),
        }
      }),
    ),
    events: await Promise.all(
      events.map(async ({ id: eventId, note, ...one }) => ({
        id: eventId,
        item: one.item,
        category: one.category,
        act: one.act,
        before: one.before,
        after: one.after,
        at: one.at,
        late: one.late,
        by: one.byName,
        role: one.byRole,
        unit: one.unit && (units.get(one.unit) ?? null),
        note: note && (await keys.decrypt(tx, notePlace(actor.tenant, eventId), note)),
      })),
    ),
  }
})

export const complaintRouter = router({ register, show })
