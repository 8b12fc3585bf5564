import type { Calendar } from './calendar.ts'
import { resolve, type Regulation } from './regulation.ts'
import { zoneNamed, zoneOf } from './zone.ts'

/** Days off of the nation, and the years whose table of them is known. */
type National = { readonly days: ReadonlySet<string>; readonly years: ReadonlySet<number> }

/**
 * The working calendar of a tenant on a day: its zone, week, hours and own holidays as its regulation has them on that
 * day, and the nation's holidays.
 */
export function workingCalendar(regulation: Regulation, national: National, day: string): Calendar {
  const zone = resolve(regulation, 'calendar.zone', { day }).value
  const { opens, closes } = resolve(regulation, 'calendar.hours', { day }).value
  const own = resolve(regulation, 'calendar.holidays', { day }).value
  return {
    zone: zone ? zoneNamed(zone) : zoneOf(regulation.tenant),
    holidays: own.length > 0 ? new Set([...national.days, ...own.map((one) => one.day)]) : national.days,
    years: national.years,
    opens,
    closes,
    days: resolve(regulation, 'calendar.week', { day }).value,
  }
}
