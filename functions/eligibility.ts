import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { participation } from '@slrt/db/participation'
import { person } from '@slrt/db/person'
import { enrolment } from '@slrt/db/program'
import { closedIn } from '@slrt/domain/closed-list'
import { enrolmentActs, OPEN_ENROLMENTS } from '@slrt/domain/enrolment'
import { Id } from '@slrt/domain/field'
import { may } from '@slrt/domain/permission'
import { todayOf } from './appoint.ts'
import { labelled } from './area.ts'
import { closedOf } from './closed-lists.ts'
import { factsOf, programsAt } from './enrolment-judge.ts'
import { aheadInPool } from './enrolment-row.ts'
import { getHousehold } from './household.ts'
import { newestOf } from './provenance-rows.ts'
import { query, router } from './trpc.ts'

/**
 * What a family's entitlement rests on: its facts with where they come from, the programs in force with their parameters at
 * its place, and which lists are in. Whoever shows it computes with `judge`: the tablet says what the server would.
 */
const show = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor } = room
  const day = todayOf(room)
  const home = await getHousehold(tx, id)
  const [rows, programs, closed, cards, enrolments, members] = await Promise.all([
    factsOf(room, id),
    programsAt(room, day, home.desa),
    closedOf(tx, day),
    tx.select().from(participation).where(eq(participation.household, id)).orderBy(asc(participation.id)),
    tx
      .select()
      .from(enrolment)
      .where(and(eq(enrolment.household, id), inArray(enrolment.state, [...OPEN_ENROLMENTS]))),
    tx
      .select({ id: person.id, name: person.name, existence: person.existence })
      .from(person)
      .where(and(eq(person.household, id), isNull(person.mergedInto)))
      .orderBy(asc(person.id)),
  ])
  /** Where somebody who waits stands in line, from 1; null where nobody waits for anybody. */
  const positionOf = async (row: (typeof enrolments)[number]) => {
    const quota = programs.find(({ code }) => code === row.program)?.definition.quota
    return quota && row.state === 'DAFTAR_TUNGGU' ? 1 + (await aheadInPool(tx, row.program, quota, row)) : null
  }
  const [newest, [desa], positions] = await Promise.all([
    newestOf(tx, [id, ...members.map((one) => one.id)]),
    labelled(tx, [home.desa]),
    Promise.all(enrolments.map(positionOf)),
  ])
  return {
    id,
    head: home.head,
    day,
    desa: desa!,
    /** Rows of table `fact`; what nobody knows is left out. */
    rows: rows.map(({ tenant: _, changedAt, ...row }) => ({
      ...(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Partial<typeof row>),
      id: row.id,
      household: row.household,
      person: row.person,
      desa: row.desa,
      source: row.source,
      asOf: row.asOf,
      changedAt,
    })),
    /** Fields that came from elsewhere than their row, by `record|field`. */
    said: Object.fromEntries(
      [...newest].map(([key, { source, asOf, byName, at }]) => [key, { source, asOf, by: byName, at }]),
    ),
    members: members.map((one) => ({ id: one.id, name: one.name })),
    closed: [...closedIn(closed, home.desa)].toSorted(),
    programs: programs.map(({ id: version, code, tenant, definition, citation, effectiveFrom, params }) => {
      const isOwn = tenant === actor.tenant
      return { id: version, code, isOwn, definition, citation, effectiveFrom, params }
    }),
    receives: cards
      .filter(({ state }) => state === 'MENERIMA')
      .map(({ program, person: of, year }) => ({ program, person: of, year })),
    enrolments: enrolments.map((row, at) => ({
      id: row.id,
      program: row.program,
      person: row.person,
      state: row.state,
      position: positions[at]!,
      proposedAt: row.proposedAt,
      version: row.version,
      acts: enrolmentActs(row, actor.person, (path) => may(actor.role, path)),
    })),
  }
})

export const eligibilityRouter = router({ show })
