import * as z from 'zod/mini'

/** All provinces that ever gave a NIK: the 38 of today and 54 Timor Timur, whose people kept theirs. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 54 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
)

/** Added to the day of birth of women. */
const WOMAN = 40

const pad = (number: number) => String(number).padStart(2, '0')

/** The ISO date of a day that exists, else null: 29 February of 1900 does not. */
function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? `${year}-${pad(month)}-${pad(day)}` : null
}

/** The dates that six digits DDMMYY can be in the last and in this century. */
function datesOf(digits: string, added: number): string[] {
  const [day, month, year] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [number, number, number]
  return [1900, 2000].flatMap((century) => dateOf(century + year, month, day - added) ?? [])
}

const dateDigits = (number: string) => number.slice(6, 12)
const isWoman = (nik: string) => Number(nik.slice(6, 8)) > WOMAN
const birthDatesOf = (nik: string) => datesOf(dateDigits(nik), isWoman(nik) ? WOMAN : 0)

/**
 * A number of 16 digits as people write it, with blanks and dots or without. What cannot be one is refused with its
 * first problem: `<kind>_length`, `_same` (one digit throughout), `_serial` (0000), `_date`.
 */
const familyNumber = (kind: 'nik' | 'kk', isDated: (number: string) => boolean) =>
  z.string().check(
    z.overwrite((text) => text.replace(/[\s.]/g, '')),
    z.refine((number) => /^\d{16}$/.test(number), { error: `${kind}_length`, abort: true }),
    z.refine((number) => !/^(\d)\1+$/.test(number), { error: `${kind}_same`, abort: true }),
    z.refine((number) => !number.endsWith('0000'), { error: `${kind}_serial`, abort: true }),
    z.refine(isDated, { error: `${kind}_date` }),
  )

/** A NIK: `PPKKCC DDMMYY SSSS`, 40 added to the day for women (handbook §9.1). It has no check digit. */
export const Nik = familyNumber('nik', (nik) => birthDatesOf(nik).length > 0)

/** A family card number: area, date of issue, serial (handbook §9.1). It changes when a family splits or moves. */
export const Kk = familyNumber('kk', (kk) => datesOf(dateDigits(kk), 0).length > 0)

export type Sex = 'L' | 'P'

/**
 * What a NIK says of its holder. The area is that of the first registration, by its code of that time.
 * @param today ISO date; a birth date after it is none
 * @returns one or two possible birth dates, the older first
 */
export function readNik(nik: string, today: string): { area: string; sex: Sex; birthDates: string[]; serial: string } {
  return {
    area: `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`,
    sex: isWoman(nik) ? 'P' : 'L',
    birthDates: birthDatesOf(nik).filter((date) => date <= today),
    serial: nik.slice(12),
  }
}

export type NikWarning = 'birth_date' | 'sex' | 'province'

/** Where a valid NIK disagrees with what was entered. It may still be right: Dukcapil never changes one to mend it. */
export function nikWarnings(
  nik: string,
  entered: { birthDate: string | null; sex: Sex | null },
  today: string,
): NikWarning[] {
  const read = readNik(nik, today)
  const warnings: NikWarning[] = []
  if (entered.birthDate && !read.birthDates.includes(entered.birthDate)) warnings.push('birth_date')
  if (entered.sex && read.sex !== entered.sex) warnings.push('sex')
  if (!provinces.has(nik.slice(0, 2))) warnings.push('province')
  return warnings
}

/** A number as others see it: the first and last four characters, at least four hidden (`3204••••••••0003`). */
export function maskNumber(text: string): string {
  const start = text.length > 8 ? 4 : 0
  const end = Math.max(0, Math.min(4, text.length - 8))
  return text.slice(0, start) + '•'.repeat(text.length - start - end) + text.slice(text.length - end)
}

/** In fours, as on the card; a masked number too: `3204 •••• •••• 0003`. */
export const groupNumber = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ')

/** A telephone number as others see it, at least four digits hidden: `0812••••7890`. */
export const maskPhone = maskNumber

/** An Indonesian telephone number, kept as 9 to 14 digits from the leading 0: `+62 812-3456-7890` is `081234567890`. */
export const Phone = z.string().check(
  z.overwrite((text) => text.replace(/[\s().-]/g, '').replace(/^\+?620?/, '0')),
  z.refine((digits) => /^0[1-9]\d{7,12}$/.test(digits), { error: 'phone' }),
)
