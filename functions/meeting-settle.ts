import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { meeting, proposal } from '@slrt/db/proposal'
import { change } from '@slrt/db/write'
import { assertMeeting } from '@slrt/domain/meeting'
import { endOfVerdict, type Verdict } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import type { MeetingRow } from './meeting-row.ts'
import { proposalsOf } from './proposal-list.ts'
import { openedIn, sealedIn, takeStep, type ProposalHands, type ProposalRow } from './proposal-row.ts'

const NO_OBJECTION = ['DRAF', 'DIKEMBALIKAN', 'DITOLAK', 'DITARIK', 'SELESAI'] as const

/** Families of these proposals against which somebody objects now. */
export async function objectedOf(
  { tx }: Pick<ProposalHands, 'tx'>,
  rows: readonly ProposalRow[],
): Promise<Set<string>> {
  const families = rows.flatMap(({ household, kind }) => (household && kind !== 'SANGGAH' ? [household] : []))
  if (families.length === 0) return new Set()
  const found = await tx
    .select({ household: proposal.household })
    .from(proposal)
    .where(
      and(
        inArray(proposal.household, families),
        eq(proposal.kind, 'SANGGAH'),
        notInArray(proposal.state, [...NO_OBJECTION]),
      ),
    )
  return new Set(found.map(({ household }) => household!))
}

/**
 * The time for objections is over: what was decided holds. A family against which somebody objected, and one that was put
 * off, waits for another meeting.
 * @throws Refusal `meeting.objections_open`, `meeting.not_now`
 */
export async function settleMeeting(room: ProposalHands, before: MeetingRow): Promise<void> {
  const { tx, actor, at, save } = room
  assertMeeting(before, 'meeting.settle', at)
  const rows = await proposalsOf(room, 'meeting', before.id, true)
  const objected = await objectedOf(room, rows)
  for (const row of rows) {
    if (row.meetingVerdict === null) throw new Refusal('meeting.undecided', { head: row.head })
    const isHeld = row.household !== null && row.kind !== 'SANGGAH' && objected.has(row.household)
    const verdict: Verdict = isHeld ? 'DITUNDA' : row.meetingVerdict
    const end = endOfVerdict(row.kind, verdict)
    const again = end === 'SAME' ? { meeting: null, meetingVerdict: null } : {}
    const why = end === 'DITOLAK' ? await openedIn(room, row, 'meetingNote') : null
    await takeStep(room, row, 'meeting.settle', {
      end,
      bySystem: true,
      set: { ...again, ...(why ? { note: await sealedIn(room, row.id, 'note', why) } : {}) },
      note: isHeld ? 'DISANGGAH' : verdict,
    })
  }
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, meeting, before.id, { state: 'SELESAI', ...changed }))
}
