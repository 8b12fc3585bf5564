import { and, eq, isNotNull } from 'drizzle-orm'
import { file } from '@slrt/db/file'
import { meeting, proposal, proposalStep } from '@slrt/db/proposal'
import { add, change } from '@slrt/db/write'
import * as rules from '@slrt/domain/meeting'
import { AttendMeeting, DecideMeeting, OpenMeeting, SettleMeeting, SignMeeting } from '@slrt/domain/meeting'
import { stateAfter } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import { contains } from '@slrt/domain/scope'
import { todayOf } from './appoint.ts'
import { assertAreas } from './area.ts'
import { listMeetings } from './meeting-list.ts'
import { attendancePlace, lockedMeeting, type MeetingRow } from './meeting-row.ts'
import { settleMeeting } from './meeting-settle.ts'
import { showMeeting } from './meeting-show.ts'
import { clockOf } from './moved.ts'
import { lockedProposals, proposalsOf } from './proposal-list.ts'
import { assertVersion, sealedIn, stepRow, takeStep, type ProposalRow } from './proposal-row.ts'
import { command, router, type Room } from './trpc.ts'

/** Every proposal of the list waits for a meeting of this desa, and stands on no other list. */
function assertListed(rows: readonly ProposalRow[], { id, desa, proposals }: OpenMeeting, room: Room): void {
  if (rows.length < new Set(proposals).size) throw new Refusal('proposal.not_found')
  for (const row of rows) {
    stateAfter('meeting.open', row, { road: [], role: room.actor.role })
    if (row.desa !== desa) throw new Refusal('meeting.other_desa', { head: row.head })
    if (row.meeting !== null && row.meeting !== id) throw new Refusal('meeting.on_list', { head: row.head })
  }
}

/** A new meeting, or the changed list of one that is not held yet. */
const open = command(OpenMeeting, async (room, input) => {
  const { tx, actor, at, save } = room
  const { id, desa, heldOn, place, version } = input
  if (!contains(actor.scope, desa)) throw new Refusal('scope.outside', { area: desa })
  const before = version === undefined ? null : await lockedMeeting(room, { id, version })
  if (before) rules.assertMeeting(before, 'meeting.open', at)
  else await assertAreas(tx, [desa])
  if (before && before.desa !== desa) throw new Refusal('meeting.other_desa', { head: '' })
  const rows = await lockedProposals(room, input.proposals)
  assertListed(rows, input, room)
  const changed = { heldOn, place, changedBy: actor.name, changedAt: at }
  if (before) await change(tx, meeting, id, { ...changed, version: before.version + 1 })
  else
    await add(tx, meeting, {
      id,
      desa,
      state: 'DISIAPKAN',
      ...changed,
      openedBy: actor.membership,
      openedByName: actor.name,
      openedAt: at,
    })
  const off = before
    ? (await proposalsOf(room, 'meeting', id, true)).filter((row) => !input.proposals.includes(row.id))
    : []
  for (const row of off) save(change(tx, proposal, row.id, { meeting: null, version: row.version + 1 }))
  const steps = []
  for (const row of rows.filter((one) => one.meeting === null)) {
    save(change(tx, proposal, row.id, { meeting: id, version: row.version + 1 }))
    steps.push(await stepRow(room, row, { act: 'meeting.open', after: row.state }))
  }
  if (steps.length > 0) save(add(tx, proposalStep, ...steps))
})

/** Who came. The meeting is under way from then on. */
const attend = command(AttendMeeting, async (room, input) => {
  const { tx, actor, at, keys, save } = room
  const before = await lockedMeeting(room, input)
  rules.assertMeeting(before, 'meeting.attend', at)
  rules.assertHeld(before, todayOf({ actor, at }))
  const attendance = await keys.encrypt(tx, attendancePlace(actor.tenant, before.id), JSON.stringify(input.attendance))
  const state = before.state === 'DISIAPKAN' ? ('BERLANGSUNG' as const) : before.state
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, meeting, before.id, { attendance, attendees: input.attendance.length, state, ...changed }))
})

/** What the meeting says of one family. Of two who write it down at once the second hears of the first. */
const decide = command(DecideMeeting, async (room, input) => {
  const { tx, actor, at, save } = room
  const before = await lockedMeeting(room, { id: input.id })
  rules.assertMeeting(before, 'meeting.decide', at)
  const rows = await proposalsOf(room, 'meeting', before.id, true)
  const row = rows.find(({ id }) => id === input.proposal)
  if (!row) throw new Refusal('proposal.not_found')
  await assertVersion(room, row, input.version)
  const { verdict, note } = input
  await takeStep(room, row, 'meeting.decide', {
    note: [verdict, note.trim()].filter(Boolean).join(': '),
    set: {
      meetingVerdict: verdict,
      meetingNote: note.trim() ? await sealedIn(room, row.id, 'meetingNote', note) : null,
    },
  })
  const state = rules.stateWith(rows.map((one) => (one.id === row.id ? verdict : one.meetingVerdict)))
  if (state === before.state) return
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, meeting, before.id, { state, ...changed }))
})

/** The signed minutes are a file of the meeting. @throws Refusal `meeting.minutes_unknown` */
async function assertMinutes({ tx }: Room, { id }: MeetingRow, minutes: string): Promise<void> {
  const rows = await tx
    .select({ id: file.id })
    .from(file)
    .where(and(eq(file.id, minutes), isNotNull(file.meeting), eq(file.meeting, id)))
  if (rows.length === 0) throw new Refusal('meeting.minutes_unknown')
}

/** The minutes are signed; from now on residents may object, for as long as the regulation says. */
const sign = command(SignMeeting, async (room, input) => {
  const { tx, actor, at } = room
  const before = await lockedMeeting(room, input)
  rules.assertMeeting(before, 'meeting.sign', at)
  await assertMinutes(room, before, input.minutes)
  const objectionUntil = rules.objectionUntil(before.desa, await clockOf(room))
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  const { minutes, signedBy } = input
  const signed = { ...changed, minutes, signedBy, signedAt: at, objectionUntil, state: 'MASA_SANGGAH' as const }
  await change(tx, meeting, before.id, signed)
  // Where the regulation gives no time, there is nothing to wait for.
  if (objectionUntil <= at) await settleMeeting(room, { ...before, ...signed })
})

const settle = command(SettleMeeting, async (room, input) => settleMeeting(room, await lockedMeeting(room, input)))

export const meetingRouter = router({ list: listMeetings, show: showMeeting, open, attend, decide, sign, settle })
