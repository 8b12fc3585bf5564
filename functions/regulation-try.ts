import { and, eq, gte, inArray, or } from 'drizzle-orm'
import * as z from 'zod/mini'
import { complaint } from '@slrt/db/complaint'
import { event } from '@slrt/db/event'
import { entry } from '@slrt/db/instrument'
import { item } from '@slrt/db/item'
import type { Terms } from '@slrt/domain/clock'
import { CLOCK_STATES, type ClockState } from '@slrt/domain/clock'
import { Id } from '@slrt/domain/field'
import { firstId } from '@slrt/domain/id'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { resolve, type Regulation } from '@slrt/domain/regulation'
import { regulationWith } from '@slrt/domain/regulation-draft'
import { isKey } from '@slrt/domain/regulation-keys'
import { isLateUnder, spellsIn, type Spell } from '@slrt/domain/spell'
import { clockOf } from './moved.ts'
import { todayOf } from './regulation-publish.ts'
import { query, type Room } from './trpc.ts'

const DAYS = 90
const DAY = 86_400_000
const MOST_EXAMPLES = 5
/** More than any district has of one state in 90 days; what lies beyond is not counted. */
const MOST_PASSINGS = 40_000

const stateOf = (key: string): ClockState | undefined => CLOCK_STATES.find((state) => key === `clock.${state}`)

/** Steps of a state that were finished here in the last 90 days. Ids sort by time: the span is one of the primary key. */
async function finishedSteps({ tx, at }: Room, state: ClockState) {
  const rows = await tx
    .select({
      item: event.item,
      complaint: event.complaint,
      at: event.at,
      before: event.before,
      after: event.after,
      desa: event.desa,
      category: item.category,
      urgency: item.urgency,
    })
    .from(event)
    .innerJoin(item, and(eq(item.tenant, event.tenant), eq(item.id, event.item)))
    .where(
      and(
        gte(event.id, firstId(new Date(at.getTime() - DAYS * DAY))),
        or(eq(event.before, state), eq(event.after, state)),
      ),
    )
    .orderBy(event.at, event.step)
    .limit(MOST_PASSINGS)
  return spellsIn(state, rows)
}

type Step = Awaited<ReturnType<typeof finishedSteps>>[number]

/** How many of the finished steps would have been late with the rule as it is, and with the draft. */
async function clockTried(room: Room, state: ClockState, before: Regulation, after: Regulation, day: string) {
  const [steps, { calendar }] = await Promise.all([finishedSteps(room, state), clockOf(room)])
  const isLate = (step: Step, regulation: Regulation) => {
    const { desa: area, category: subject, urgency } = step.entered
    const { value } = resolve(regulation, `clock.${state}`, { day, area, subject })
    const terms: Terms = value
    return isLateUnder(step, terms[urgency === 'RENDAH' ? 'NORMAL' : urgency], calendar)
  }
  const tried = steps.map((step) => ({ step, before: isLate(step, before), after: isLate(step, after) }))
  const differing = tried.filter((one) => one.before !== one.after).slice(-MOST_EXAMPLES)
  return {
    days: DAYS,
    steps: steps.length,
    lateBefore: tried.filter((one) => one.before).length,
    lateAfter: tried.filter((one) => one.after).length,
    examples: await ticketsOf(
      room,
      differing.map(({ step }) => step),
    ),
  }
}

async function ticketsOf({ tx }: Room, steps: readonly Spell<{ complaint: string } & Step['entered']>[]) {
  const ids = [...new Set(steps.map(({ entered }) => entered.complaint))]
  if (ids.length === 0) return []
  const rows = await tx.select({ ticket: complaint.ticket }).from(complaint).where(inArray(complaint.id, ids))
  return rows.flatMap(({ ticket }) => ticket ?? []).sort()
}

/**
 * What a draft would change: the value at its own place before and after, what narrower rules go on deciding, and of a
 * clock how many of the finished steps would have been late. The nation tries on nobody: it sees no needs.
 */
export const tryEntry = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor, configuration } = room
  const own = and(eq(entry.tenant, actor.tenant), eq(entry.id, id))
  const [[row], { regulation }, today] = await Promise.all([
    tx.select().from(entry).where(own),
    room.rules(tx, actor.tenant, configuration),
    todayOf(room),
  ])
  if (!row || !isKey(row.key)) throw new Refusal('regulation.not_found')
  const { key, subject, area, effectiveFrom, effectiveTo } = row
  const day = effectiveFrom < today ? today : effectiveFrom
  const span = { effectiveFrom, effectiveTo }
  const draft = { id, tenant: actor.tenant, key, subject, area, value: JSON.parse(row.value), citation: null, ...span }
  const { after, exceptions } = regulationWith(regulation, draft, day)
  const asked = { day, area, subject }
  const state = actor.tenant === NATION ? undefined : stateOf(key)
  return {
    key,
    day,
    before: resolve(regulation, key, asked),
    after: resolve(after, key, asked),
    /** Rules of narrower places or subjects that go on deciding there. */
    exceptions: exceptions.map((one) => ({
      area: one.area,
      subject: one.subject,
      value: one.value,
      citation: one.citation,
    })),
    clock: state ? await clockTried(room, state, regulation, after, day) : null,
  }
})
