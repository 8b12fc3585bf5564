import { and, asc, desc, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { enrolment, enrolmentStep } from '@slrt/db/program'
import { enrolmentActs, NEWS, type EnrolmentState } from '@slrt/domain/enrolment'
import { poolOf, poolsOf, type Quota } from '@slrt/domain/enrolment-place'
import { evaluationIn, latestOf } from '@slrt/domain/enrolment-snapshot'
import { Id } from '@slrt/domain/field'
import { may } from '@slrt/domain/permission'
import { ProgramCode } from '@slrt/domain/program'
import { Refusal } from '@slrt/domain/refusal'
import { todayOf } from './appoint.ts'
import { labelled } from './area.ts'
import { aheadOf, reasonPlace, takenOf, type EnrolmentRow } from './enrolment-row.ts'
import { getHousehold } from './household.ts'
import { inScope, lies } from './in-scope.ts'
import { programsOn } from './program-rows.ts'
import { query, type Room } from './trpc.ts'

const PAGE = 50

/** Parts of the list: who is proposed, waits, receives, and who is out again. */
const PARTS = {
  usulan: ['DIUSULKAN'],
  menunggu: ['DAFTAR_TUNGGU'],
  menerima: ['MENERIMA'],
  selesai: ['DITOLAK', 'LULUS', 'SELESAI', 'DIKELUARKAN', 'DITARIK'],
} as const satisfies Record<string, readonly EnrolmentState[]>
export type EnrolmentPart = keyof typeof PARTS

const Area = z.string().check(z.regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))
const List = z.object({
  program: ProgramCode,
  part: z.enum(['usulan', 'menunggu', 'menerima', 'selesai']),
  area: z.optional(Area),
  /** Only whoever the register says died, moved, was not found, or stands twice. */
  gone: z.optional(z.literal(true)),
  after: z.optional(z.string().check(z.regex(/^[\d|]{0,120}~[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** @throws Refusal `enrolment.no_program` where none of that code is in force */
async function programNow(room: Room, code: string) {
  const day = todayOf(room)
  const program = (await programsOn(room, day)).find((one) => one.code === code)
  if (!program) throw new Refusal('enrolment.no_program', { program: code })
  const year = program.definition.quota?.year ?? Number(day.slice(0, 4))
  return { program, day, year }
}

/** What may be done with a row by whoever looks. */
const actsOf = ({ actor }: Room, row: EnrolmentRow) => enrolmentActs(row, actor.person, (path) => may(actor.role, path))

async function reasonOf({ tx, actor, keys }: Room, { id, reason }: EnrolmentRow): Promise<string | null> {
  return reason ? keys.decrypt(tx, reasonPlace(actor.tenant, id), reason) : null
}

/** Rows that wait say where they stand among those who draw from the same places. */
async function positionsOf({ tx }: Room, quota: Quota | null, rows: readonly EnrolmentRow[]) {
  const [first] = rows
  if (!first || first.state !== 'DAFTAR_TUNGGU') return new Map<string, number>()
  const pool = (desa: string) => (quota ? poolOf(quota, desa) : '')
  const last = new Map<string, number>()
  for (const { area, n } of await aheadOf(tx, first.program, first))
    last.set(pool(area), (last.get(pool(area)) ?? 0) + n)
  return new Map(
    rows.map((row) => {
      const next = (last.get(pool(row.desa)) ?? 0) + 1
      last.set(pool(row.desa), next)
      return [row.id, next] as const
    }),
  )
}

/** How many there are in each part, exactly; of an area where one was chosen. */
async function countsOf({ tx }: Room, matches: SQL | undefined): Promise<Record<EnrolmentPart, number>> {
  const rows = await tx
    .select({ state: enrolment.state, n: sql<number>`count(*)::int` })
    .from(enrolment)
    .where(matches)
    .groupBy(enrolment.state)
  const sum = (states: readonly EnrolmentState[]) =>
    rows.reduce((all, { state, n }) => all + (states.includes(state) ? n : 0), 0)
  return {
    usulan: sum(PARTS.usulan),
    menunggu: sum(PARTS.menunggu),
    menerima: sum(PARTS.menerima),
    selesai: sum(PARTS.selesai),
  }
}

/** Rows of one part in the order of the list: by rank, and of equals by id. */
function partRows({ tx }: Room, matches: SQL | undefined, part: EnrolmentPart, after: string | undefined) {
  const [rank, id] = after?.split('~') ?? []
  const beyond = after ? gt(sql`(${enrolment.rank}, ${enrolment.id})`, sql`(${rank}, ${id}::uuid)`) : undefined
  return tx
    .select()
    .from(enrolment)
    .where(and(matches, inArray(enrolment.state, [...PARTS[part]]), beyond))
    .orderBy(asc(enrolment.rank), asc(enrolment.id))
    .limit(PAGE + 1)
}

/** The register says that the family or the person is no longer there: whoever gives the aid looks, and ends it. */
const isGone = sql`${enrolment.id} in (
  select own.id from ${household} gone join ${enrolment} own on own.tenant = gone.tenant and own.household = gone.id
  where gone.existence <> 'ADA'
  union all
  select own.id from ${person} gone join ${enrolment} own
    on own.tenant = gone.tenant and own.household = gone.household and own.person = gone.id
  where gone.existence <> 'ADA')`

/** Names of families and of those persons who are meant, and whether they are there; of whoever may not see them, none. */
async function namesOf({ tx, actor }: Room, rows: readonly EnrolmentRow[]) {
  if (!may(actor.role, 'household.show') || rows.length === 0) return () => null
  const persons = rows.flatMap((row) => row.person ?? [])
  const [homes, members] = await Promise.all([
    tx
      .select({ id: household.id, head: household.head, existence: household.existence })
      .from(household)
      .where(inArray(household.id, rows.map((row) => row.household))), // prettier-ignore
    persons.length
      ? tx
          .select({ id: person.id, name: person.name, existence: person.existence })
          .from(person)
          .where(inArray(person.id, persons))
      : [],
  ])
  const families = new Map(homes.map((one) => [one.id, one]))
  const known = new Map(members.map((one) => [one.id, one]))
  return (row: EnrolmentRow) => {
    const [family, member] = [families.get(row.household), row.person ? known.get(row.person) : undefined]
    const existence = [family, member].find((one) => one && one.existence !== 'ADA')?.existence ?? 'ADA'
    return { household: row.household, head: family?.head ?? '', person: member?.name ?? null, existence }
  }
}

/** Who proposed, waits, receives or is out again of a program, fifty at a time, with where they stand and why. */
export const listEnrolments = query(List, async (room, { program: code, part, area, gone, after }) => {
  const { tx } = room
  const { program } = await programNow(room, code)
  const { quota } = program.definition
  const all = and(eq(enrolment.program, code), area ? lies(enrolment.desa, area) : undefined)
  const matches = gone ? and(all, isGone) : all
  const [counts, found, total] = await Promise.all([
    countsOf(room, all),
    partRows(room, matches, part, after),
    gone && tx.$count(enrolment, and(matches, inArray(enrolment.state, [...PARTS[part]]))),
  ])
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  const [positions, nameOf, labels, reasons] = await Promise.all([
    positionsOf(room, quota, rows),
    namesOf(room, rows),
    labelled(tx, rows.map(({ desa: place }) => place)), // prettier-ignore
    Promise.all(rows.map((row) => reasonOf(room, row))),
  ])
  return {
    counts,
    rows: rows.map((row, at) => {
      const evaluation = evaluationIn(row.evaluation)
      const latest = evaluation && latestOf(evaluation)
      return {
        id: row.id,
        who: nameOf(row),
        desa: labels[at]!,
        state: row.state,
        position: positions.get(row.id) ?? null,
        proposedAt: row.proposedAt,
        since: row.since,
        until: row.until,
        reason: reasons[at]!,
        verdict: latest?.verdict ?? null,
        rank: latest?.rank ?? [],
        acts: actsOf(room, row),
        version: row.version,
      }
    }),
    total: total ?? counts[part],
    next: found.length > PAGE && last ? `${last.rank}~${last.id}` : null,
  }
})

/** Places of a program this year: who takes them, how many are left and who is first in line, by the pools that it has. */
export const places = query(z.object({ program: ProgramCode }), async (room, { program: code }) => {
  const { tx } = room
  const { program, day, year } = await programNow(room, code)
  const { name, quota, road, unit, priority } = program.definition
  const taken = await takenOf(tx, code, year)
  const pools = poolsOf(quota, taken)
  const labels = await labelled(tx, [...pools, ...taken].map(({ area }) => area)) // prettier-ignore
  const labelOf = new Map(labels.map(({ code: place, label }) => [place, label]))
  return {
    day,
    year,
    name,
    road,
    unit,
    priority,
    total: quota?.total ?? null,
    pools: pools.map((pool) => ({ ...pool, label: labelOf.get(pool.area) ?? pool.area })),
    /** Kecamatan in which anybody is enrolled, to look at one alone. */
    areas: taken.map(({ area }) => ({ code: area, label: labelOf.get(area) ?? area })),
  }
})

/** What a family was ever proposed for, with reasons: for the copy that it may ask for (UU 27/2022). */
export async function enrolmentsOf(room: Room, family: string) {
  const rows = await room.tx
    .select()
    .from(enrolment)
    .where(eq(enrolment.household, family))
    .orderBy(asc(enrolment.proposedAt), asc(enrolment.id))
  if (rows.length === 0) return []
  const programs = await programsOn(room, todayOf(room))
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      name: programs.find(({ code }) => code === row.program)?.definition.name ?? row.program,
      reason: await reasonOf(room, row),
    })),
  )
}

/** `household`: the history of one family; without it the news that no family has heard yet, the latest first. */
const Show = z.object({ household: z.optional(Id) })

export const showEnrolments = query(Show, async (room, { household: family }) => {
  const { tx } = room
  if (family) await getHousehold(tx, family)
  const untold = and(inScope(enrolment.desa, room.actor), isNull(enrolment.toldAt), inArray(enrolment.state, [...NEWS]))
  const rows = await tx
    .select()
    .from(enrolment)
    .where(family ? eq(enrolment.household, family) : untold)
    .orderBy(desc(enrolment.changedAt), desc(enrolment.id))
    .limit(family ? 100 : PAGE)
  const ids = rows.map(({ id }) => id)
  const [steps, nameOf, programs, reasons] = await Promise.all([
    family && ids.length
      ? tx
          .select()
          .from(enrolmentStep)
          .where(inArray(enrolmentStep.enrolment, ids))
          .orderBy(asc(enrolmentStep.at), asc(enrolmentStep.id))
      : [],
    namesOf(room, rows),
    programsOn(room, todayOf(room)),
    Promise.all(rows.map((row) => reasonOf(room, row))),
  ])
  return {
    rows: rows.map((row, index) => ({
      id: row.id,
      program: row.program,
      name: programs.find(({ code }) => code === row.program)?.definition.name ?? row.program,
      who: nameOf(row),
      state: row.state,
      year: row.year,
      proposedAt: row.proposedAt,
      decidedAt: row.decidedAt,
      since: row.since,
      until: row.until,
      reason: reasons[index]!,
      toldAt: row.toldAt,
      toldBy: row.toldBy,
      evaluation: evaluationIn(row.evaluation),
      acts: actsOf(room, row),
      version: row.version,
      steps: steps
        .filter((step) => step.enrolment === row.id)
        .map(({ state, byName, at: when }) => ({ state, by: byName, at: when })),
    })),
  }
})
