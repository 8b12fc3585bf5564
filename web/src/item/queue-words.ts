import { isPaused } from '@slrt/domain/item-state'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Outputs } from '../api.ts'
import { acting } from '../session.tsx'
import { ago } from '../text/date.ts'
import { t } from '../text/text.ts'
import { asSentence, unitText } from './now.ts'

export type QueueRow = Outputs['item']['queue']['rows'][number]
export const TABS = ['mine', 'late', 'others', 'paused', 'all'] as const
export type Tab = (typeof TABS)[number]

const DAY = 86_400_000

/** The deadline as a row of a table says it: the least that still is exact. */
export function dueWords({ due, isProvisional, state, since, workingDays }: QueueRow, now = new Date()): string {
  if (isPaused(state)) return t('queue.due_paused', { n: Math.floor((now.getTime() - Date.parse(since)) / DAY) })
  if (due === null) return t('queue.due_none')
  const n = Math.abs(workingDays ?? 0)
  if (isProvisional) return n > 0 ? t('queue.due_left_provisional', { n }) : t('queue.due_provisional')
  if (new Date(due) < now) return n > 0 ? t('queue.due_late', { n }) : t('queue.due_late_today')
  const zone = zoneOf(acting()?.tenant ?? '00')
  if (localDate(new Date(due), zone) === localDate(now, zone)) return t('queue.due_today')
  return t('queue.due_left', { n })
}

/** Who had it in hand last. */
export const lastWords = ({ units, changedBy, changedAt }: QueueRow): string =>
  units.length > 0
    ? t('queue.with', { unit: asSentence(unitText(units)), ago: ago(changedAt) })
    : t('queue.changed', { by: changedBy, ago: ago(changedAt) })
