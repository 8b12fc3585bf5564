import { and, desc, eq, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { staff } from '@slrt/db/staff'
import { training } from '@slrt/db/training'
import { Id } from '@slrt/domain/field'
import { Refusal } from '@slrt/domain/refusal'
import * as rules from '@slrt/domain/training'
import { AddTraining, RemoveTraining } from '@slrt/domain/training'
import { todayOf } from './appoint.ts'
import { command, query, router } from './trpc.ts'

const MOST = 200

/** Courses of one officer, or the newest of all who are within the scope; what was entered by mistake is left out. */
const list = query(z.object({ staff: z.optional(Id) }), async (room, { staff: of }) => {
  const { tx } = room
  const rows = await tx
    .select({ course: training, name: staff.name })
    .from(training)
    .innerJoin(staff, and(eq(staff.tenant, training.tenant), eq(staff.id, training.staff)))
    .where(and(isNull(training.removedAt), of ? eq(training.staff, of) : undefined))
    .orderBy(desc(training.heldOn), desc(training.id))
    .limit(MOST)
  const today = todayOf(room)
  return rows.map(({ course, name }) => {
    const { id, staff: who, title, organiser, heldOn, validUntil, version } = course
    const state = rules.trainingState(validUntil, today)
    return { id, staff: who, name, title, organiser, heldOn, validUntil, state, version }
  })
})

const add = command(AddTraining, async (room, input) => {
  const { tx, actor, at } = room
  rules.addTraining(input, todayOf(room))
  const [who] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, input.staff))
  if (!who) throw new Refusal('staff.not_found')
  await tx.insert(training).values({ ...input, addedBy: actor.name, addedAt: at })
})

const remove = command(RemoveTraining, async ({ tx, at }, input) => {
  const [before] = await tx.select().from(training).where(eq(training.id, input.id)).for('update')
  if (!before) throw new Refusal('training.not_found')
  await tx
    .update(training)
    .set({ ...rules.removeTraining(before, input), removedAt: at })
    .where(eq(training.id, input.id))
})

export const trainingRouter = router({ list, add, remove })
