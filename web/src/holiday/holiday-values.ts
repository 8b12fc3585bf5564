import { NATION } from '@slrt/domain/permission'
import type { Holiday, HolidayKind } from '@slrt/domain/holiday'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Outputs } from '../api.ts'
import { acting } from '../session.tsx'
import { monthAlone } from '../text/date.ts'

export type HolidayTable = Outputs['holiday']['list']
export type HolidayYear = HolidayTable['years'][number]

/** A line of the form: the day as it is typed, the month as it is chosen. */
export type HolidayRow = { date: string; month: string; kind: HolidayKind; name: string }
export type HolidayValues = { source: string; rows: HolidayRow[]; paste: string; version: number }

export const MONTHS = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))
export const monthChoices = () => MONTHS.map((value) => ({ value, label: monthAlone(`2026-${value}`) }))

export const rowOf = ({ day, kind, name }: Holiday): HolidayRow => ({
  date: String(Number(day.slice(8))),
  month: day.slice(5, 7),
  kind,
  name,
})

/** The day that a line names; what is no date stays unlike one, and an empty line says nothing. */
export const holidayOf = (year: number, { date, month, kind, name }: HolidayRow): Holiday => ({
  day: date.trim() === '' ? '' : `${year}-${month}-${date.trim().padStart(2, '0')}`,
  kind,
  name: name.trim(),
})

/** The table of a year, as the form holds it. */
export function valuesOf({ years, days }: HolidayTable, year: number): HolidayValues {
  const known = years.find((one) => one.year === year)
  return { source: known?.source ?? '', rows: days.map(rowOf), paste: '', version: known?.version ?? 0 }
}

/** Today's year, by the clock of whoever looks. */
export const thisYear = (): number => Number(localDate(new Date(), zoneOf(acting()?.tenant ?? NATION)).slice(0, 4))

/** The years that can be looked at: those with a table, this one and the next, the newest first. */
export const yearsOf = ({ years }: Pick<HolidayTable, 'years'>): number[] =>
  [...new Set([...years.map(({ year }) => year), thisYear(), thisYear() + 1])].toSorted((a, b) => b - a)
