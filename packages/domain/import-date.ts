/** Names of the months by their first three letters, Indonesian and English. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
}
/** Whole names; a beginning of at least three letters will do, so that `Septmber` is none. */
const NAMES = [
  'januari january',
  'februari february pebruari',
  'maret march',
  'april',
  'mei may',
  'juni june',
  'juli july',
  'agustus august agst',
  'september sept',
  'oktober october',
  'november nopember',
  'desember december',
].map((names) => names.split(' '))

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const EARLIEST = 1900

/** Days of a month; without a year those of a leap year. */
export function daysIn(month: number, year = 2000): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && !isLeap ? 28 : (MONTH_DAYS[month - 1] ?? 0)
}

const pad = (number: number) => (number < 10 ? `0${number}` : `${number}`)

/** The ISO date, or null for a day that is none, or before 1900. */
export function isoDay(year: number, month: number, day: number): string | null {
  return year >= EARLIEST && year <= 2099 && day >= 1 && day <= daysIn(month, year)
    ? `${year}-${pad(month)}-${pad(day)}`
    : null
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}.*)?$/
const DAY_FIRST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?: \d{1,2}[:.]\d{2}.*)?$/
const NAMED = /^(?:\p{L}+,? )?(\d{1,2})[-/. ]{0,2}(\p{L}{3,9})[-/. ,]{0,2}(\d{4})$/u

function monthNamed(text: string): number {
  const word = text.toLowerCase()
  const month = MONTHS[word.slice(0, 3)] ?? 0
  return word.length === 3 || NAMES[month - 1]?.some((name) => name.startsWith(word)) ? month : 0
}

/**
 * A date as people write it here, the day first (`4/12/2016`, `04-12-2016`, `4 Desember 2016`, `04-Des-2016`), or as
 * computers do (`2016-12-04`, also with a time behind it).
 * @returns ISO date; null for what cannot be read, two-digit years and days that do not exist among it
 */
export function readDate(text: string): string | null {
  const iso = ISO.exec(text)
  if (iso) return isoDay(Number(iso[1]), Number(iso[3]), Number(iso[4]))
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return isoDay(Number(dayFirst[4]), Number(dayFirst[3]), Number(dayFirst[1]))
  const named = NAMED.exec(text)
  return named && isoDay(Number(named[3]), monthNamed(named[2]!), Number(named[1]))
}

/** Days from the day that spreadsheets count as 0 (30 December 1899) to 1 January 1970. */
const SPREADSHEET_EPOCH = 25_569
const DAY_MS = 86_400_000

/** The date that a spreadsheet shows for a bare number (`42708`); null for what is none since 1901. */
export function readSerial(text: string): string | null {
  if (!/^\d{3,5}(?:[.,]0+)?$/.test(text)) return null
  const serial = Number.parseInt(text, 10)
  return serial > 366 ? new Date((serial - SPREADSHEET_EPOCH) * DAY_MS).toISOString().slice(0, 10) : null
}

/**
 * The day up to which a source says it is right: a date, or a month of which the first day is taken (`Desember 2025`,
 * `2025-12`, `202512`, `12/2025`).
 */
export function readCutOff(text: string): string | null {
  const whole = readDate(text)
  if (whole) return whole
  const yearFirst = /^(\d{4})[-/. ]?(\d{2})$/.exec(text)
  if (yearFirst) return isoDay(Number(yearFirst[1]), Number(yearFirst[2]), 1)
  const monthFirst = /^(\d{1,2}|\p{L}{3,9})[-/. ](\d{4})$/u.exec(text)
  if (!monthFirst) return null
  return isoDay(Number(monthFirst[2]), Number(monthFirst[1]) || monthNamed(monthFirst[1]!), 1)
}
