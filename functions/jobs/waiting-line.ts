import { and, eq, inArray } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { findMany } from '@slrt/db/bulk'
import { fact } from '@slrt/db/fact'
import { enrolment } from '@slrt/db/program'
import { closedIn } from '@slrt/domain/closed-list'
import { evaluationIn, latestOf, type Snapshot } from '@slrt/domain/enrolment-snapshot'
import { situationOf } from '@slrt/domain/situation'
import { todayOf } from '../appoint.ts'
import { closedOf } from '../closed-lists.ts'
import { placeOf, programsAt } from '../enrolment-judge.ts'
import type { EnrolmentRow } from '../enrolment-row.ts'
import type { Services } from '../services.ts'
import { system } from './expire.ts'

/** Nobody has decided yet, or not given the place: what the family's facts say counts. */
const WAITING = ['DIUSULKAN', 'DAFTAR_TUNGGU'] as const

const isAmong = (programs: readonly string[]) =>
  and(inArray(enrolment.program, [...programs]), inArray(enrolment.state, [...WAITING]))

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
const said = ({ verdict, rank }: Snapshot) => JSON.stringify([verdict, rank])

/** Those of one desa, in one transaction. */
const rankIn = (services: Services, code: string, programs: readonly string[], desa: string): Promise<number> =>
  services.as(systemSeat(code), async (inside) => {
    const { tx } = inside
    const room = { ...services, ...inside, actor: system(code), at: services.now() }
    const day = todayOf(room)
    const rows = await tx.select().from(enrolment).where(and(eq(enrolment.desa, desa), isAmong(programs))).for('update') // prettier-ignore
    if (rows.length === 0) return 0
    const [inForce, closed, facts] = await Promise.all([
      programsAt(room, day, desa),
      closedOf(tx, day),
      findMany(tx, fact, 'household', [...new Set(rows.map((row) => row.household))].toSorted()),
    ])
    const families = Map.groupBy(facts.toSorted(byId), ({ household }) => household)
    const placed = (row: EnrolmentRow) => {
      const program = inForce.find((one) => one.code === row.program)
      const own = families.get(row.household)
      const situation = own && situationOf(own, { day, closed: closedIn(closed, desa) })
      return program && situation && placeOf(program, situation, { person: row.person, asked: row.proposedAt, day })
    }
    let moved = 0
    for (const row of rows) {
      const before = evaluationIn(row.evaluation)
      const now = placed(row)
      if (!now || !before || (row.rank === now.rank.key && said(now.snapshot) === said(latestOf(before)))) continue
      const evaluation = JSON.stringify({ ...before, now: now.snapshot })
      await tx.update(enrolment).set({ rank: now.rank.key, evaluation }).where(eq(enrolment.id, row.id))
      moved += 1
    }
    return moved
  })

/** Desa in which anybody waits. */
const waitingIn = ({ as }: Services, code: string, programs: readonly string[]) =>
  as(
    systemSeat(code),
    async ({ tx }) => (await tx.selectDistinct({ desa: enrolment.desa }).from(enrolment).where(isAmong(programs))).map(({ desa }) => desa), // prettier-ignore
    { readOnly: true },
  )

/**
 * Where families stand that wait for a program, or are proposed for it: a line goes by what is known today, and not by what
 * was known when each came. What was said when somebody proposed or decided stays.
 * @param where of one desa alone
 * @returns how many stand elsewhere now, or for another reason
 */
export async function rankAgain(
  services: Services,
  code: string,
  programs: readonly string[],
  where?: { readonly desa: string },
): Promise<number> {
  if (programs.length === 0) return 0
  let moved = 0
  for (const desa of where ? [where.desa] : await waitingIn(services, code, programs))
    moved += await rankIn(services, code, programs, desa)
  return moved
}
