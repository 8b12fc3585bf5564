import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Outputs } from '../api.ts'
import { acting } from '../session.tsx'

export type QueueRow = Outputs['item']['queue']['rows'][number]

/** One complaint of one family that waits for this desk, with the need that is due first. */
export type Visit = { complaint: string; lead: QueueRow; others: QueueRow[]; isToday: boolean }

/** Whether something must be done today: an emergency, or its term ends today or has ended. */
export function isForToday({ urgency, due }: Pick<QueueRow, 'urgency' | 'due'>, now: Date, tenant: string): boolean {
  const zone = zoneOf(tenant)
  return urgency === 'DARURAT' || (due !== null && localDate(new Date(due), zone) <= localDate(now, zone))
}

/** Rows of the queue as visits, in the order of the queue: emergencies first, then by deadline. */
export function visitsOf(rows: readonly QueueRow[], now = new Date()): Visit[] {
  const byComplaint = new Map<string, QueueRow[]>()
  for (const row of rows) byComplaint.set(row.complaint, [...(byComplaint.get(row.complaint) ?? []), row])
  return [...byComplaint].map(([complaint, [lead, ...others]]) => ({
    complaint,
    lead: lead!,
    others,
    isToday: isForToday(lead!, now, acting()?.tenant ?? '00'),
  }))
}
