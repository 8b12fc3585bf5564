import type { Literal } from '@slrt/domain/rule'

/** A boolean of SQL that nobody knows. */
export const UNKNOWN = 'null::boolean'

/**
 * A literal as SQL. Rules are checked before they come here; what is none of theirs is refused all the same.
 * @throws TypeError for anything but a flag, a whole number, or a code of letters and digits
 */
export function literal(value: Literal): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value < 0 ? `(${value})` : `${value}`
  if (typeof value === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(value)) return `'${value}'`
  throw new TypeError('not a literal of a rule')
}

/** A day as SQL. @throws TypeError for anything else */
export function dayLiteral(day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new TypeError('not a day')
  return `date '${day}'`
}

/** A code of an area as SQL. @throws TypeError for anything else */
export function areaLiteral(area: string): string {
  if (!/^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/.test(area)) throw new TypeError('not an area')
  return `'${area}'`
}

/** A desa, given as SQL, lies in one of the areas: desa or kecamatan. */
function inAreas(desa: string, areas: readonly string[]): string {
  const lists = Map.groupBy(areas, ({ length }) => length)
  const parts = [...lists].map(([length, codes]) => {
    const list = codes.map(areaLiteral).join(', ')
    return length === 13 ? `${desa} in (${list})` : `left(${desa}, ${length}) in (${list})`
  })
  return parts.length > 1 ? `(${parts.join(' or ')})` : (parts[0] ?? 'false')
}

/** The row lies in this desa, or in this kecamatan: as an index on the desa can be searched. */
export function within(alias: string, { desa, area }: { readonly desa?: string; readonly area?: string }): string[] {
  const own = desa === undefined ? [] : [`${alias}.desa = ${areaLiteral(desa)}`]
  if (area === undefined) return own
  const code = areaLiteral(area).slice(0, -1)
  // `/` comes right after the point.
  return [...own, `${alias}.desa >= ${code}.'`, `${alias}.desa < ${code}/'`]
}

/** Where a list is in: null where it is nowhere, `true` where it is in for all. */
export function closedWhere(desa: string, areas: readonly string[] | undefined): string | null {
  if (!areas || areas.length === 0) return null
  return areas.includes('') ? 'true' : inAreas(desa, areas)
}

/** Two digits and more. */
const pad = (n: number, length: number) => `${n}`.padStart(length, '0')

/** The last day on which somebody was born who is at least so old on a day; ages that nobody has are cut off. */
export function bornBy(day: string, age: number): string {
  const year = Number(day.slice(0, 4)) - Math.max(-1_000, Math.min(1_000, age))
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const rest = day.slice(5) === '02-29' && !isLeap ? '02-28' : day.slice(5)
  return dayLiteral(`${pad(year, 4)}-${rest}`)
}
