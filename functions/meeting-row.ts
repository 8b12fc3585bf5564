import { eq } from 'drizzle-orm'
import type { Place } from '@slrt/db/crypto'
import { meeting } from '@slrt/db/proposal'
import { Refusal } from '@slrt/domain/refusal'
import type { Room } from './trpc.ts'

export type MeetingRow = typeof meeting.$inferSelect

/** Where the names of those who came are kept. */
export const attendancePlace = (tenant: string, id: string): Place => ({
  tenant,
  table: 'meeting',
  column: 'attendance',
  id,
})

/**
 * A meeting, locked, as whoever acts has seen it; without a version as it stands.
 * @throws Refusal `meeting.not_found`, `meeting.changed`
 */
export async function lockedMeeting(
  { tx }: Pick<Room, 'tx'>,
  { id, version }: { id: string; version?: number | undefined },
): Promise<MeetingRow> {
  const [row] = await tx.select().from(meeting).where(eq(meeting.id, id)).for('update')
  if (!row) throw new Refusal('meeting.not_found')
  if (version !== undefined && row.version !== version)
    throw new Refusal('meeting.changed', { by: row.changedBy, at: row.changedAt.toISOString() })
  return row
}
