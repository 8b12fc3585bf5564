import * as z from 'zod/mini'
import { Id, Line } from './field.ts'
import { Sha256 } from './file.ts'
import { CODE_SYSTEMS, IMPORT_KINDS, LEDGER_STATES, REJECTIONS, type ImportState, type LedgerState } from './import.ts'
import { SourceListOf } from './import-list.ts'
import { IsoDay } from './person.ts'
import { Refusal } from './refusal.ts'

/** Largest file, in bytes. */
export const MOST_IMPORT_BYTES = 2 * 1024 ** 3
const MOST_COLUMNS = 300

const version = z.int().check(z.minimum(1))

export const BeginImport = z.object({
  id: Id,
  kind: z.enum(IMPORT_KINDS),
  fileName: Line(1, 200),
  sha256: Sha256,
  bytes: z.int().check(z.minimum(1), z.maximum(MOST_IMPORT_BYTES)),
})
export const StartImport = z.object({
  id: Id,
  version,
  /** For each column of the file the code of its field; null: it is not taken in. */
  columns: z
    .array(z.nullable(z.string().check(z.regex(/^[a-z0-9_*]{1,60}$/))))
    .check(z.minLength(1), z.maxLength(MOST_COLUMNS)),
  codeSystem: z.nullable(z.enum(CODE_SYSTEMS)),
  /** The day that the source itself names; a list must have one. */
  asOf: z.nullable(IsoDay),
  /** Of kind `list`: which one. */
  list: z.optional(z.nullable(SourceListOf)),
})
export const StepImport = z.object({ id: Id, version })

export const ImportLedger = z.object({
  id: Id,
  reason: z.optional(z.enum(REJECTIONS)),
  state: z.optional(z.enum(LEDGER_STATES)),
  /** Number of the last row that was shown. */
  after: z.optional(z.int().check(z.minimum(0))),
})
export const MendImport = z.object({
  /** The row of the ledger. */
  id: Id,
  version,
  /** The record as it should have been, column by column. */
  cells: z.array(z.string().check(z.maxLength(4000))).check(z.minLength(1), z.maxLength(MOST_COLUMNS)),
})
export const SkipImport = z.object({ id: Id, version })

/** What somebody does with an import, from which states, and what it becomes. */
const STEPS = {
  start: { from: ['PEMETAAN'], to: 'MENUNGGU' },
  pause: { from: ['MENUNGGU', 'BERJALAN'], to: 'JEDA' },
  resume: { from: ['JEDA'], to: 'MENUNGGU' },
  cancel: { from: ['PEMETAAN', 'MENUNGGU', 'BERJALAN', 'JEDA', 'BERHENTI'], to: 'BATAL' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState }>
export type ImportStep = keyof typeof STEPS

type Standing = { readonly state: ImportState; readonly version: number; readonly row: number }

/** An import that stopped before its first row was taken in may be started anew, with another mapping or numbering. */
const mayRestart = ({ state, row }: Standing, step: ImportStep) => step === 'start' && state === 'BERHENTI' && row === 0

/**
 * What an import becomes by a step. What was taken in stays, whatever the step.
 * @throws Refusal `import.version` for another version than the person saw, `import.state`
 */
export function stepImport(before: Standing, step: ImportStep, seen: number): { state: ImportState; version: number } {
  if (before.version !== seen) throw new Refusal('import.version')
  const { from, to } = STEPS[step]
  const fits = (from as readonly ImportState[]).includes(before.state)
  if (!fits && !mayRestart(before, step)) throw new Refusal('import.state', { state: before.state })
  return { state: to, version: before.version + 1 }
}

/**
 * A row of the ledger that somebody is about to deal with.
 * @throws Refusal `import.version`, `import.row_done`
 */
export function assertOpenRow(row: { readonly state: LedgerState; readonly version: number }, seen: number): void {
  if (row.version !== seen) throw new Refusal('import.version')
  if (row.state === 'DIPERBAIKI') throw new Refusal('import.row_done')
}
