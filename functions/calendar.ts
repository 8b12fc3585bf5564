import type { Tx } from '@slrt/db/connect'
import { holiday } from '@slrt/db/holiday'
import type { Calendar } from '@slrt/domain/calendar'
import { zoneOf } from '@slrt/domain/zone'

/** The working calendar of a tenant: its zone, and the nation's holidays. */
export type Calendars = (tx: Tx, tenant: string) => Promise<Calendar>

const REMEMBER_MS = 10 * 60_000
const OPENS = 7 * 60 + 30
const CLOSES = 16 * 60
const WEEK = [1, 2, 3, 4, 5]

/** Reads the holidays at most every ten minutes: they change a few times a year. */
export function makeCalendars(now: () => Date): Calendars {
  let known: { holidays: ReadonlySet<string>; at: number } | undefined
  return async (tx, tenant) => {
    const at = now().getTime()
    if (!known || Math.abs(at - known.at) > REMEMBER_MS) {
      const days = await tx.select({ day: holiday.day }).from(holiday)
      known = { holidays: new Set(days.map(({ day }) => day)), at }
    }
    return { zone: zoneOf(tenant), holidays: known.holidays, opens: OPENS, closes: CLOSES, days: WEEK }
  }
}
