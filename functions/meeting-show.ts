import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { meeting } from '@slrt/db/proposal'
import { Id } from '@slrt/domain/field'
import { meetingActs, objectionDays, type Attendance } from '@slrt/domain/meeting'
import { Refusal } from '@slrt/domain/refusal'
import { labelled } from './area.ts'
import { attendancePlace } from './meeting-row.ts'
import { objectedOf } from './meeting-settle.ts'
import { clockOf } from './moved.ts'
import { proposalsOf } from './proposal-list.ts'
import { openedIn } from './proposal-row.ts'
import { query } from './trpc.ts'

/** A meeting with its list of families. */
export const showMeeting = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor, at, keys } = room
  const [row] = await tx.select().from(meeting).where(eq(meeting.id, id))
  if (!row) throw new Refusal('meeting.not_found')
  const [rows, clock, [desa]] = await Promise.all([
    proposalsOf(room, 'meeting', id),
    clockOf(room),
    labelled(tx, [row.desa]),
  ])
  const objected = await objectedOf(room, rows)
  const names = row.attendance && (await keys.decrypt(tx, attendancePlace(actor.tenant, id), row.attendance))
  return {
    id,
    desa: desa!,
    state: row.state,
    heldOn: row.heldOn,
    place: row.place,
    attendance: names ? (JSON.parse(names) as Attendance) : [],
    minutes: row.minutes,
    signedBy: row.signedBy,
    signedAt: row.signedAt,
    objectionUntil: row.objectionUntil,
    objectionDays: objectionDays(row.desa, clock),
    openedBy: row.openedByName,
    version: row.version,
    proposals: await Promise.all(
      rows.map(async (one) => ({
        id: one.id,
        kind: one.kind,
        state: one.state,
        head: one.head,
        household: one.household,
        verdict: one.meetingVerdict,
        note: await openedIn(room, one, 'meetingNote'),
        dukcapil: one.dukcapil,
        desilBefore: one.desilBefore,
        hasObjection: one.household !== null && objected.has(one.household),
        version: one.version,
      })),
    ),
    acts: meetingActs(row, actor.role, at),
  }
})
