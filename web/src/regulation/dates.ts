/** A day in three boxes, as somebody types it. */
export type DateParts = { day: string; month: string; year: string }
export const noDate: DateParts = { day: '', month: '', year: '' }

/** `2026-05-01` for 1, 5, 2026; empty for three empty boxes; what is no date stays unlike one. */
export function dateOf({ day, month, year }: DateParts): string {
  const parts = [year, month, day].map((part) => part.trim())
  return parts.every((part) => part === '') ? '' : parts.map((part) => part.padStart(2, '0')).join('-')
}

export function datePartsOf(date: string): DateParts {
  const [year = '', month = '', day = ''] = date.split('-')
  return { day: String(Number(day)), month: String(Number(month)), year }
}
