import { acting } from '../session.tsx'
import { clock, day, dayOfMonth, zoneOf } from '../text/date.ts'
import { t } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'
import { isForToday, type QueueRow } from './visits.ts'

export type Deadline = { status: Status; shape: 'siren' | 'clock' | 'usual'; text: string }

type Row = Pick<QueueRow, 'urgency' | 'due' | 'isProvisional' | 'workingDays'>

/** "16.00 WIB" today, "13 Apr" on another day. */
function until({ due }: Row, now: Date): string {
  const tenant = acting()?.tenant ?? '00'
  if (due === null) return ''
  const isToday = day(due, tenant) === day(now.getTime(), tenant)
  return isToday ? `${clock(due, tenant)} ${zoneOf(tenant).name}` : dayOfMonth(due, tenant)
}

/** Until when a step must be done, as a tag: both the day and how far away it is. */
export function deadlineOf(row: Row, now = new Date()): Deadline | undefined {
  const { urgency, due, isProvisional, workingDays } = row
  const isEmergency = urgency === 'DARURAT'
  if (due === null) return isEmergency ? { status: 'late', shape: 'siren', text: t('due.emergency') } : undefined
  const isLate = !isProvisional && new Date(due) < now
  const shape = isEmergency ? 'siren' : isLate ? 'usual' : 'clock'
  if (isLate) {
    const days = Math.abs(workingDays ?? 0)
    const text = days > 0 ? t('due.late_days', { n: days }) : t('due.late_today', { until: until(row, now) })
    return { status: 'late', shape, text: isEmergency ? t('due.emergency_late', { late: text }) : text }
  }
  if (isProvisional && !isEmergency) {
    const text = t('due.provisional', { until: until(row, now) })
    return { status: 'idle', shape: 'usual', text }
  }
  if (isEmergency) return { status: 'late', shape, text: t('due.emergency_until', { until: until(row, now) }) }
  if (isForToday(row, now, acting()?.tenant ?? '00'))
    return { status: 'turn', shape, text: t('due.today', { until: until(row, now) }) }
  return { status: 'idle', shape: 'usual', text: t('due.left_days', { n: workingDays ?? 0, until: until(row, now) }) }
}
