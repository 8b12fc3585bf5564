import { daysIn, isoDay } from './import-date.ts'
import type { Relation } from './person.ts'

const DIGITS = /^\d{16}$/
const SAME = /^(\d)\1+$/

/** Of a NIK or a family card, cleaned. */
export const isNumber = (text: string): boolean => DIGITS.test(text)
export const isOneDigit = (number: string): boolean => SAME.test(number)

const two = (digits: string, at: number) => (digits.charCodeAt(at) - 48) * 10 + digits.charCodeAt(at + 1) - 48

/** Added to the day of birth of women. */
const WOMAN = 40
const FEBRUARY = 2

const dayOf = (nik: string) => (two(nik, 6) > WOMAN ? two(nik, 6) - WOMAN : two(nik, 6))
export const sexOfNik = (nik: string): 'L' | 'P' => (two(nik, 6) > WOMAN ? 'P' : 'L')

/**
 * Whether 16 digits can be a NIK (handbook §9.1): not one digit throughout, a serial, and a day that there was in 19YY
 * or is in 20YY. The same as `Nik` of `nik`, a hundred times as fast.
 */
export function isPossibleNik(nik: string): boolean {
  const [day, month, year] = [dayOf(nik), two(nik, 8), two(nik, 10)]
  // 1900 had no 29 February, but 2000 had; in any other year both centuries agree.
  const hasDay = day >= 1 && day <= daysIn(month, 2000 + year) && (month !== FEBRUARY || year % 4 === 0 || day < 29)
  return hasDay && !nik.endsWith('0000') && !SAME.test(nik)
}

/** Whether a NIK was given for this day of birth, in whichever century. */
export const isBornOn = (nik: string, isoDate: string): boolean =>
  two(isoDate, 2) === two(nik, 10) && two(isoDate, 5) === two(nik, 8) && two(isoDate, 8) === dayOf(nik)

/** Whoever heads a family or is married into it is no child. */
const GROWN: ReadonlySet<Relation> = new Set(['KEPALA', 'PASANGAN', 'MENANTU', 'ORANG_TUA', 'MERTUA'])
const GROWN_AT = 13

/**
 * The day of birth that a NIK says, where nobody else does: of two centuries the later, unless whoever is somebody's
 * husband, wife or parent would be a child then.
 * @param today ISO date; nobody is born after it
 * @returns ISO date, null where the only day is yet to come
 */
export function birthDateOfNik(nik: string, relation: Relation, today: string): string | null {
  const [day, month, year] = [dayOf(nik), two(nik, 8), two(nik, 10)]
  const [early, late] = [isoDay(1900 + year, month, day), isoDay(2000 + year, month, day)]
  if (!late || late > today) return early
  const age = Number(today.slice(0, 4)) - 2000 - year
  return early && GROWN.has(relation) && age < GROWN_AT ? early : late
}
