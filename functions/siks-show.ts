import { eq, inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { meeting, siksBatch } from '@slrt/db/proposal'
import { Id } from '@slrt/domain/field'
import { Refusal } from '@slrt/domain/refusal'
import { siksActs } from '@slrt/domain/siks'
import { labelled } from './area.ts'
import { proposalsOf } from './proposal-list.ts'
import { shownBatch } from './siks-list.ts'
import { standingBatch } from './siks-ratify.ts'
import { query } from './trpc.ts'

/** A batch with what is in it, what was answered, and the minutes that go with it. */
export const showBatch = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor } = room
  const [row] = await tx.select().from(siksBatch).where(eq(siksBatch.id, id))
  if (!row) throw new Refusal('siks.not_found')
  const [{ row: standing }, rows] = await Promise.all([standingBatch(room, row), proposalsOf(room, 'siksBatch', id)])
  const ids = [...new Set(rows.flatMap((one) => one.meeting ?? []))]
  const meetings = ids.length === 0 ? [] : await tx.select().from(meeting).where(inArray(meeting.id, ids))
  const labels = new Map(
    (await labelled(tx, [...new Set([...rows, ...meetings].map(({ desa }) => desa))])).map((one) => [one.code, one]),
  )
  const counts: Record<string, number> = {}
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1
  return {
    ...shownBatch(standing),
    unknown: JSON.parse(row.unknown) as string[],
    minutes: meetings.flatMap(({ id: of, desa, heldOn, minutes }) =>
      minutes ? [{ meeting: of, desa: labels.get(desa)!, heldOn, file: minutes }] : [],
    ),
    rows: rows.map((one) => ({
      id: one.id,
      kind: one.kind,
      head: one.head,
      desa: labels.get(one.desa)!,
      state: one.state,
      answerCode: one.answerCode,
      desilBefore: one.desilBefore,
      desilAfter: one.desilAfter,
      isTold: one.toldAt !== null,
    })),
    counts,
    acts: siksActs(standing, actor.role),
  }
})
