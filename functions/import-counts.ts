import { IMPORT_WARNINGS, REJECTIONS, type ImportWarning, type Rejection } from '@slrt/domain/import'

/** What became of the rows of a file; each chunk adds to it in its own transaction. */
export type Counts = {
  rows: number
  accepted: number
  acceptedWithWarning: number
  identicalRepeats: number
  corrected: number
  rejected: Partial<Record<Rejection, number>>
  warnings: Partial<Record<ImportWarning, number>>
  families: number
  persons: number
  new: number
  changed: number
  unchanged: number
  gone: number
}

const NOTHING = {
  rows: 0,
  accepted: 0,
  acceptedWithWarning: 0,
  identicalRepeats: 0,
  corrected: 0,
  families: 0,
  persons: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  gone: 0,
}

/** The counts as they are stored, to be added to. */
export function countsFrom(stored: unknown): Counts {
  const known = (stored ?? {}) as Partial<Counts>
  return { ...NOTHING, ...known, rejected: { ...known.rejected }, warnings: { ...known.warnings } }
}

/** Adds one to a count by code. */
export function tally<C extends string>(counts: Partial<Record<C, number>>, code: C, by = 1): void {
  const now = (counts[code] ?? 0) + by
  if (now === 0) delete counts[code]
  else counts[code] = now
}

const inOrder = <C extends string>(counts: Partial<Record<C, number>>, codes: readonly C[]) =>
  Object.fromEntries(codes.flatMap((code) => (counts[code] ? [[code, counts[code]]] : [])))

/** The summary as it is told outside (../shared/samples/README.md): only reasons that occurred. */
export const summaryOf = (counts: Counts) => ({
  rows: counts.rows,
  accepted: counts.accepted,
  accepted_with_warning: counts.acceptedWithWarning,
  identical_repeats: counts.identicalRepeats,
  corrected: counts.corrected,
  rejected: inOrder(counts.rejected, REJECTIONS),
  warnings: inOrder(counts.warnings, IMPORT_WARNINGS),
  families: counts.families,
  persons: counts.persons,
  new: counts.new,
  changed: counts.changed,
  unchanged: counts.unchanged,
  gone: counts.gone,
})
