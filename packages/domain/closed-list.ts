import type { ListKind } from './enrolment.ts'

/**
 * For how many days after its day a list still says who is not on it (design §2.8). Receivers and KKS are paid and listed anew
 * every quarter, SIKS-NG excludes with each quarter's desil (handbook §10.2): a quarter and a month. Who serves the state
 * changes slowly; KIP is given by school year.
 */
export const LIST_DAYS: Readonly<Record<ListKind, number>> = {
  PENERIMA: 120,
  PENGECUALIAN: 120,
  KKS: 120,
  ASN: 366,
  KIP: 366,
}

const DAY_MS = 86_400_000

/** The earliest day of a list that may still count on a day; both ISO dates. */
export const oldestListDay = (day: string): string =>
  new Date(Date.parse(day) - Math.max(...Object.values(LIST_DAYS)) * DAY_MS).toISOString().slice(0, 10)

/** As rules name it: `PENERIMA|PKH`, `ASN`. */
export const listKey = ({ kind, program }: { readonly kind: ListKind; readonly program: string }): string =>
  program ? `${kind}|${program}` : kind

/** Whether a list of this day still counts on another. Both ISO dates; a list of a day to come does not count yet. */
export function stillCounts(kind: ListKind, asOf: string, day: string): boolean {
  const age = (Date.parse(day) - Date.parse(asOf)) / DAY_MS
  return age >= 0 && age <= LIST_DAYS[kind]
}

/** The last day on which a list of this day still counts. Both ISO dates. */
export const lastDay = (kind: ListKind, asOf: string): string =>
  new Date(Date.parse(asOf) + LIST_DAYS[kind] * DAY_MS).toISOString().slice(0, 10)

/** Whether lists that are complete for these areas ('' is the whole district) say anything of a desa. */
export const listIsFor = (areas: readonly string[], desa: string): boolean =>
  areas.some((area) => area === '' || desa === area || desa.startsWith(`${area}.`))

/** Lists that are closed at a place. */
export const closedIn = (closed: ReadonlyMap<string, readonly string[]>, desa: string): Set<string> =>
  new Set([...closed].filter(([, areas]) => listIsFor(areas, desa)).map(([key]) => key))
