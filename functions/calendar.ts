import type { Calendar } from '@slrt/domain/calendar'
import { workingCalendar } from '@slrt/domain/working-calendar'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Rules } from './regulation-cache.ts'

/** Calendars of the rules that this process knows, by day: a list asks for one a hundred times. */
const built = new WeakMap<Rules, Map<string, Calendar>>()

/** The working calendar of a tenant at a moment: what its regulation says on that day, and the nation's holidays. */
export function calendarOf(rules: Rules, at: Date): Calendar {
  const { regulation, holidays } = rules
  const day = localDate(at, zoneOf(regulation.tenant))
  let days = built.get(rules)
  if (!days) built.set(rules, (days = new Map()))
  let calendar = days.get(day)
  if (!calendar) days.set(day, (calendar = workingCalendar(regulation, holidays, day)))
  return calendar
}
