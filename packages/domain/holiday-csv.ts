import { Holiday, type HolidayKind } from './holiday.ts'

/** Why a line of a file is no day off; `columns`: it has not three of them. */
export type BadLine = {
  readonly line: number
  readonly text: string
  readonly reason: 'columns' | 'day' | 'kind' | 'name' | 'other_year' | 'twice'
}

/** Words that people write instead of the two codes. */
const kinds: Readonly<Record<string, HolidayKind>> = {
  L: 'L',
  LIBUR: 'L',
  'LIBUR NASIONAL': 'L',
  CB: 'CB',
  'CUTI BERSAMA': 'CB',
}

/** The fields of a line, quoted ones without their quotes. Spreadsheets set to Indonesian write semicolons. */
function fieldsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((one) => line.includes(one)) ?? ','
  const fields: string[] = []
  let field = ''
  let quoted = false
  const letters = Array.from(line)
  for (const [at, letter] of letters.entries()) {
    if (letter === '"') {
      // Of two quotes inside a quoted field, the first closes it and the second opens it again, as one quote.
      if (!quoted && letters[at - 1] === '"') field += letter
      quoted = !quoted
    } else if (letter === separator && !quoted) {
      fields.push(field.trim())
      field = ''
    } else field += letter
  }
  return [...fields, field.trim()]
}

/** A date of the calendar as `2026-05-01`; spreadsheets write it as 01/05/2026, too. Undefined for anything else. */
function dayOf(text: string): string | undefined {
  const turned = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = turned ? [turned[3]!, turned[2]!.padStart(2, '0'), turned[1]!.padStart(2, '0')].join('-') : text
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return undefined
  const at = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/**
 * The days off in a text of lines `date,type,name` (handbook §13), and each line that is none, with the reason. A first
 * line with names of columns, a byte order mark, empty lines, semicolons and tabs are all right.
 * @param year of which the table is
 */
export function readHolidays(text: string, year: number): { days: Holiday[]; bad: BadLine[] } {
  const days: Holiday[] = []
  const bad: BadLine[] = []
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && /^"?(date|tanggal)\b/i.test(line.trim()))) continue
    const refuse = (reason: BadLine['reason']) => void bad.push({ line: at + 1, text: line.trim(), reason })
    const [date = '', type = '', name = '', ...more] = fieldsOf(line)
    const day = dayOf(date)
    const kind = kinds[type.toUpperCase()]
    if (name === '' || more.some((field) => field !== '')) refuse('columns')
    else if (!day) refuse('day')
    else if (!kind) refuse('kind')
    else if (!Holiday.safeParse({ day, kind, name }).success) refuse('name')
    else if (!day.startsWith(`${year}-`)) refuse('other_year')
    else if (days.some((one) => one.day === day)) refuse('twice')
    else days.push({ day, kind, name })
  }
  return { days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)), bad }
}
