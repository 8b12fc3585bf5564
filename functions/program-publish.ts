import { and, count, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { enrolment, program } from '@slrt/db/program'
import { change } from '@slrt/db/write'
import { NATION } from '@slrt/domain/permission'
import type { Definition } from '@slrt/domain/program'
import * as rules from '@slrt/domain/program-draft'
import type { Enrolled } from '@slrt/domain/program-draft'
import { Refusal } from '@slrt/domain/refusal'
import { labelled } from './area.ts'
import { ownInstrument } from './instrument.ts'
import { nextNumber, todayOf } from './regulation-publish.ts'
import type { Room } from './trpc.ts'

export type ProgramRow = typeof program.$inferSelect

/** What the JSON of a version says; it was checked before it was written. */
export const definitionOf = ({ definition }: Pick<ProgramRow, 'definition'>) => JSON.parse(definition) as Definition

/**
 * A version of a program of the tenant itself, locked: those of the nation are read, never written.
 * @throws Refusal `program.not_found`
 */
export async function lockedProgram({ tx, actor }: Pick<Room, 'tx' | 'actor'>, id: string): Promise<ProgramRow> {
  const [row] = await tx
    .select()
    .from(program)
    .where(and(eq(program.tenant, actor.tenant), eq(program.id, id)))
    .for('update')
  if (!row) throw new Refusal('program.not_found')
  return row
}

/** Published versions of the same program, but for the version itself and those taken back. */
const siblingsOf = (tx: Tx, { tenant, id, code }: Pick<ProgramRow, 'tenant' | 'id' | 'code'>) =>
  tx
    .select()
    .from(program)
    .where(
      and(
        eq(program.tenant, tenant),
        eq(program.code, code),
        ne(program.id, id),
        eq(program.state, 'TERBIT'),
        isNull(program.endedIn),
      ),
    )

/** How many receive a program in a year, of the whole district and by kecamatan. The nation sees nobody who does. */
export async function enrolledIn({ tx, actor }: Room, code: string, year: number): Promise<Enrolled> {
  if (actor.tenant === NATION) return { total: 0, areas: {} }
  const kecamatan = sql<string>`left(${enrolment.desa}, 8)`
  const rows = await tx
    .select({ area: kecamatan, n: count() })
    .from(enrolment)
    .where(and(eq(enrolment.program, code), eq(enrolment.state, 'MENERIMA'), eq(enrolment.year, year)))
    .groupBy(kecamatan)
  const areas = Object.fromEntries(rows.map(({ area, n }) => [area, n]))
  return { total: rows.reduce((sum, { n }) => sum + n, 0), areas }
}

type Checked = Pick<ProgramRow, 'code' | 'definition' | 'instrument' | 'effectiveFrom' | 'effectiveTo'>

/**
 * What a version names is there, and nobody loses a place by it: its instrument is the tenant's and holds, those who
 * receive fit into its places.
 * @throws Refusal `instrument.not_found`, `program.instrument_span`, `program.quota_below`
 */
export async function assertGrounded(room: Room, row: Checked): Promise<void> {
  if (row.instrument) rules.assertProgramCites(row, await ownInstrument(room, row.instrument, 'share'))
  const { quota } = definitionOf(row)
  if (!quota) return
  const [enrolled, labels] = await Promise.all([
    enrolledIn(room, row.code, quota.year),
    labelled(room.tx, Object.keys(quota.areas)),
  ])
  const names = new Map(labels.map(({ code, label }) => [code, label]))
  rules.assertPlaces(row, enrolled, (area) => names.get(area) ?? area)
}

/**
 * The version may be published from its day on, as things are now.
 * @throws Refusal as `assertGrounded` and `assertProgramPublishable`
 */
export async function assertPublishable(room: Room, row: ProgramRow): Promise<void> {
  await assertGrounded(room, row)
  rules.assertProgramPublishable(row, await siblingsOf(room.tx, row), await todayOf(room))
}

/** Codes of the programs of the nation and of the province, which a district does not write anew. */
export async function codesAbove({ tx, actor }: Pick<Room, 'tx' | 'actor'>): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ code: program.code })
    .from(program)
    .where(and(ne(program.tenant, actor.tenant), eq(program.state, 'TERBIT')))
  return rows.map(({ code }) => code)
}

type Asked = { readonly id: string; readonly subject: string }

/** The version that an approval is about still waits for this very approval. */
async function waitingProgram(room: Room, { id, subject }: Asked): Promise<ProgramRow> {
  const row = await lockedProgram(room, subject)
  if (row.state !== 'DIAJUKAN' || row.approval !== id) throw new Refusal('program.not_waiting')
  return row
}

/**
 * The version becomes binding, by the number of the configuration that it is published in. Everything is looked at again
 * under the lock of publication: much may have happened since it was asked for.
 */
export async function publishProgram(room: Room, asked: Asked): Promise<void> {
  const row = await waitingProgram(room, asked)
  const publishedIn = await nextNumber(room)
  await assertPublishable(room, row)
  room.save(change(room.tx, program, row.id, { state: 'TERBIT', publishedIn, version: row.version + 1 }))
}

/** The version is a draft again, with the answer beside it. */
export async function returnProgram(room: Room, asked: Asked): Promise<void> {
  const row = await waitingProgram(room, asked)
  room.save(change(room.tx, program, row.id, { state: 'DRAF', version: row.version + 1 }))
}
