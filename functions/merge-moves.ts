import { eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@slrt/db/connect'
import { complaint } from '@slrt/db/complaint'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { item } from '@slrt/db/item'
import { origin } from '@slrt/db/origin'
import { participation } from '@slrt/db/participation'
import { person } from '@slrt/db/person'
import { enrolment } from '@slrt/db/program'
import { proposal } from '@slrt/db/proposal'
import { add, change } from '@slrt/db/write'

/** Tables that merging writes in. */
const tables = { complaint, enrolment, fact, household, item, origin, participation, person, proposal }
export type TableName = keyof typeof tables
type Values = Readonly<Record<string, unknown>>

/** One row that merging changed, took away or added, as it was and became; of a change the columns concerned. */
export type Move =
  | { readonly table: TableName; readonly id: string; readonly before: Values; readonly after: Values }
  | { readonly table: TableName; readonly id: string; readonly taken: Values }
  | { readonly table: TableName; readonly id: string; readonly added: Values }

type Held = PgTable & { readonly id: typeof person.id }
const tableOf = (name: TableName) => tables[name] as unknown as Held

/** Bytes and moments as JSON. */
const plain = (value: unknown): unknown =>
  Buffer.isBuffer(value)
    ? { bytes: value.toString('base64') }
    : value instanceof Date
      ? { at: value.toISOString() }
      : value
const alive = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value
  if ('bytes' in value) return Buffer.from(value.bytes as string, 'base64')
  return 'at' in value ? new Date(value.at as string) : value
}
const mapped = (values: Values, how: (value: unknown) => unknown): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, how(value)]))

/** What an earlier merge moved, from the text that it was kept as. */
export const movesFrom = (text: string): Move[] => JSON.parse(text) as Move[]
export const movesText = (moves: readonly Move[]): string => JSON.stringify(moves)

const isSame = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other))

/** Of what officers have open in a form, the version goes up: they are told that it changed. */
const versioned = (table: TableName, row: Values): Values =>
  table === 'person' || table === 'household' ? { version: (row.version as number) + 1 } : {}

/** Changes columns of a row, and notes how they were; nothing where they are so already. */
export async function moveRow(tx: Tx, moves: Move[], table: TableName, row: Values & { id: string }, to: Values) {
  const changed = Object.fromEntries(Object.entries(to).filter(([key, value]) => !isSame(row[key], value)))
  const keys = Object.keys(changed)
  if (keys.length === 0) return
  const before = Object.fromEntries(keys.map((key) => [key, plain(row[key])]))
  moves.push({ table, id: row.id, before, after: mapped(changed, plain) })
  await change(tx, tableOf(table), row.id, { ...changed, ...versioned(table, row) })
}

/** Takes a row away, and notes what it said. */
export async function takeRow(tx: Tx, moves: Move[], table: TableName, row: Values & { id: string }) {
  moves.push({ table, id: row.id, taken: mapped(row, plain) })
  await tx.delete(tableOf(table)).where(eq(tableOf(table).id, row.id))
}

/** Adds a row, and notes that it was not there. */
export async function addRow(tx: Tx, moves: Move[], table: TableName, row: Values & { id: string }) {
  moves.push({ table, id: row.id, added: mapped(row, plain) })
  await add(tx, tableOf(table), row)
}

/** A field that somebody changed after the merge: what they wrote stays where they wrote it. */
export type Later = { readonly table: TableName; readonly id: string; readonly field: string }

async function current(tx: Tx, table: TableName, id: string, isLocked: boolean): Promise<Values | undefined> {
  const found = tx
    .select()
    .from(tableOf(table))
    .where(eq(tableOf(table).id, id))
  const [row] = await (isLocked ? found.for('update') : found)
  return row
}

/** Columns of a note that the row no longer has as merging left them. */
const laterOf = (row: Values, noted: Values): string[] =>
  Object.entries(noted)
    .filter(([key, value]) => !isSame(row[key], alive(value)))
    .map(([key]) => key)

/** Takes one move back; returns what stays because somebody changed it since. */
async function undo(tx: Tx, move: Move, isRehearsal: boolean): Promise<Later[]> {
  const { table, id } = move
  const row = await current(tx, table, id, !isRehearsal)
  const told = (fields: readonly string[]): Later[] => fields.map((field) => ({ table, id, field }))
  if ('taken' in move) {
    if (row) return told(['id'])
    if (!isRehearsal) await add(tx, tableOf(table), mapped(move.taken, alive))
    return []
  }
  if (!row) return []
  const later = laterOf(row, 'added' in move ? move.added : move.after)
  if ('added' in move) {
    if (later.length === 0 && !isRehearsal) await tx.delete(tableOf(table)).where(eq(tableOf(table).id, id))
    return told(later)
  }
  const kept = Object.entries(move.before).filter(([key]) => !later.includes(key))
  if (kept.length > 0 && !isRehearsal)
    await change(tx, tableOf(table), id, { ...mapped(Object.fromEntries(kept), alive), ...versioned(table, row) })
  return told(later)
}

/** Takes the moves back, the last first. Returns what stays because somebody changed it since. */
export async function undoMoves(tx: Tx, moves: readonly Move[]): Promise<Later[]> {
  const later: Later[] = []
  for (const move of moves.toReversed()) later.push(...(await undo(tx, move, false)))
  return later
}

/** What would stay if the moves were taken back now; changes nothing. */
export async function laterThan(tx: Tx, moves: readonly Move[]): Promise<Later[]> {
  const later: Later[] = []
  for (const move of moves.toReversed()) later.push(...(await undo(tx, move, true)))
  return later
}
