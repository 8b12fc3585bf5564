import * as z from 'zod/mini'
import { Line } from './field.ts'
import { Day } from './instrument.ts'
import { Refusal, type Facts } from './refusal.ts'

/** Days off in the yearly SKB of three ministers (handbook §13): L national holidays, CB collective leave. */
export const HOLIDAY_KINDS = ['L', 'CB'] as const
export type HolidayKind = (typeof HOLIDAY_KINDS)[number]

/** More days off than this are in no year. */
export const MOST_HOLIDAYS = 60

export const Holiday = z.object({ day: Day, kind: z.enum(HOLIDAY_KINDS), name: Line(2, 120) })
export type Holiday = z.infer<typeof Holiday>

/** The whole table of a year, in place of the one before. `version` 0: there is none yet. */
export const SaveHolidays = z.object({
  year: z.int().check(z.minimum(2000), z.maximum(2100)),
  source: Line(3, 300),
  days: z.array(Holiday).check(z.minLength(1), z.maxLength(MOST_HOLIDAYS)),
  version: z.int().check(z.minimum(0)),
})
export type SaveHolidays = z.infer<typeof SaveHolidays>

/**
 * The table of a year, in the order of its days.
 * @param before the one that stands; null where the year has none
 * @param changed who saved that one and when, for whoever comes second
 * @throws Refusal `holiday.other_year` and `holiday.twice` (both name the day), `holiday.changed`
 */
export function saveHolidays(
  input: SaveHolidays,
  before: { readonly version: number } | null,
  changed: Facts = {},
): SaveHolidays {
  const { year, version } = input
  const days = input.days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const other = days.find(({ day }) => !day.startsWith(`${year}-`))
  if (other) throw new Refusal('holiday.other_year', { day: other.day, year: String(year) })
  const twice = days.find(({ day }, at) => days[at + 1]?.day === day)
  if (twice) throw new Refusal('holiday.twice', { day: twice.day })
  if ((before?.version ?? 0) !== version) throw new Refusal('holiday.changed', changed)
  return { ...input, days, version: version + 1 }
}
