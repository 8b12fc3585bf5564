import type { Calendar } from '@slrt/domain/calendar'
import { zoneOf } from '@slrt/domain/zone'
import type { Rules } from './regulation-cache.ts'

const OPENS = 7 * 60 + 30
const CLOSES = 16 * 60
const WEEK = [1, 2, 3, 4, 5]

/** The working calendar of a tenant at a moment. */
export const calendarOf = ({ regulation, holidays }: Rules, _at: Date): Calendar => ({
  zone: zoneOf(regulation.tenant),
  holidays: holidays.days,
  opens: OPENS,
  closes: CLOSES,
  days: WEEK,
})
