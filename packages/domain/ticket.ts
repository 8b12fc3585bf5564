import { localDate, zoneOf, type Zone } from './zone.ts'

/** Year and month of a ticket, on the local calendar: `2611`. */
export const ticketMonth = (at: Date, zone: Zone): string => localDate(at, zone).slice(2, 7).replace('-', '')

/** What the numbers of a tenant's month begin with: `3204-2611-`. */
export const ticketPrefix = (tenantCode: string, at: Date): string =>
  `${tenantCode.replace('.', '')}-${ticketMonth(at, zoneOf(tenantCode))}-`

/**
 * The number that people are told (handbook §7): `3204-2611-000123` for the 123rd complaint of that tenant and month.
 * From a million on it has seven digits.
 */
export const ticketOf = (tenantCode: string, at: Date, sequence: number): string =>
  ticketPrefix(tenantCode, at) + String(sequence).padStart(6, '0')

/** Whether a text is such a number, of any tenant: of a province `31-…`, of one that practises `3204-L-…`. */
export const isTicket = (text: string): boolean => /^\d{2,4}(-L)?-\d{4}-\d{6,}$/.test(text)
