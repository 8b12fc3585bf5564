import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { household } from '@slrt/db/household'
import { enrolment, enrolmentStep } from '@slrt/db/program'
import { add } from '@slrt/db/write'
import type { EnrolmentState } from '@slrt/domain/enrolment'
import { poolOf, type Kecamatan, type Quota } from '@slrt/domain/enrolment-place'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import type { Room } from './trpc.ts'

export type EnrolmentRow = typeof enrolment.$inferSelect

/** Where the reason of a refusal or an end is kept. */
export const reasonPlace = (tenant: string, id: string) => ({ tenant, table: 'enrolment', column: 'reason', id })

/**
 * An enrolment that the policies show, locked, with its family.
 * @throws Refusal `enrolment.not_found`
 */
export async function lockedEnrolment({ tx }: Pick<Room, 'tx'>, id: string) {
  const [row] = await tx.select().from(enrolment).where(eq(enrolment.id, id)).for('update')
  if (!row) throw new Refusal('enrolment.not_found')
  const [home] = await tx.select().from(household).where(eq(household.id, row.household))
  return { row, home: home! }
}

/** Writes down that an enrolment is in a state from now on, and by whom. */
export function noteStep({ tx, actor, at, save }: Room, row: Pick<EnrolmentRow, 'id' | 'desa'>, state: EnrolmentState) {
  const { id, desa } = row
  save(add(tx, enrolmentStep, { id: newId(at.getTime()), enrolment: id, desa, state, byName: actor.name, at }))
}

/** One officer after the other gives the places of a pool: whoever comes second sees what the first gave. */
export const lockPool = ({ tx, actor }: Room, program: string, year: number, pool: string) =>
  tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('enrolment'), hashtext(${`${actor.tenant}|${program}|${year}|${pool}`}))`,
  )

const kecamatan = sql<string>`left(${enrolment.desa}, 8)`
const OPEN = ['DIUSULKAN', 'DAFTAR_TUNGGU', 'MENERIMA'] as const

/** How many of each kecamatan receive in a year, wait and are proposed, whenever that was. */
export async function takenOf(tx: Tx, program: string, year: number): Promise<Kecamatan[]> {
  const counted = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})::int`
  const is = (state: EnrolmentState) => sql`${enrolment.state} = ${state}`
  return tx
    .select({
      area: kecamatan,
      receiving: counted(sql`${is('MENERIMA')} and ${enrolment.year} = ${year}`),
      waiting: counted(is('DAFTAR_TUNGGU')),
      proposed: counted(is('DIUSULKAN')),
    })
    .from(enrolment)
    .where(and(eq(enrolment.program, program), inArray(enrolment.state, [...OPEN])))
    .groupBy(kecamatan)
    .orderBy(asc(kecamatan))
}

/** How many wait before a place in line, by kecamatan: those too whom the scope of who asks does not show. */
export async function aheadOf(tx: Tx, program: string, { rank, id }: { rank: string; id: string }) {
  const { rows } = await tx.execute<{ area: string; n: number }>(
    sql`select area, n from app.line_ahead(${program}, ${rank}, ${id}::uuid)`,
  )
  return rows
}

/** How many wait before somebody in the same pool. Without a quota nobody waits for anybody. */
export async function aheadInPool(
  tx: Tx,
  program: string,
  quota: Quota | null,
  one: { rank: string; id: string; desa: string },
): Promise<number> {
  if (!quota) return 0
  const pool = poolOf(quota, one.desa)
  const rows = await aheadOf(tx, program, one)
  return rows.reduce((sum, { area, n }) => sum + (poolOf(quota, area) === pool ? n : 0), 0)
}
