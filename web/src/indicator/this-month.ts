import { localDate, zoneOf } from '@slrt/domain/zone'

/** The month that the calendar of a district shows now: `2026-11`. */
export const thisMonth = (code: string): string => localDate(new Date(), zoneOf(code)).slice(0, 7)
