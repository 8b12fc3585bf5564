import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { target } from '@slrt/db/program'
import { wholeDistrict } from '@slrt/db/verdict-sql'
import { closedIn } from '@slrt/domain/closed-list'
import { judge } from '@slrt/domain/explain'
import { Refusal } from '@slrt/domain/refusal'
import { contains } from '@slrt/domain/scope'
import { situationOf } from '@slrt/domain/situation'
import { assertPurpose, ListTarget } from '@slrt/domain/target'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { labelled } from './area.ts'
import { closedOf } from './closed-lists.ts'
import { inScope, lies } from './in-scope.ts'
import { programsOn } from './program-rows.ts'
import { inCell, unitsOf, type Judged } from './target-count.ts'
import { tenantFacts } from './tenant.ts'
import { reveal, type Room } from './trpc.ts'

/** Families on a page, and desa that are looked through for one: where each has one, the next page goes on. */
const PAGE = 50
const MOST_DESA = 25

type Unit = { readonly household: string; readonly person: string | null; readonly desa: string }

/** @throws Refusal `scope.outside` for an area of another district or beyond one's own */
async function assertOwn({ tx, actor }: Room, area: string): Promise<void> {
  const { areas } = await tenantFacts(tx, actor.tenant)
  const isOwn = areas.some((own) => area.startsWith(`${own}.`))
  if (!isOwn || !contains(actor.scope, area)) throw new Refusal('scope.outside', { area })
}

/** The next units of a cell, in the order of their desa: judged now, where the figures say that there are some. */
async function unitsFrom({ tx, actor }: Room, judged: Judged, { cell, area, after }: ListTarget) {
  const [first, last] = after?.split('|') ?? []
  const column = target[cell]
  const there = await tx
    .select({ desa: target.desa })
    .from(target)
    .where(
      and(
        eq(target.program, judged.code),
        gt(column, 0),
        area ? lies(target.desa, area) : inScope(target.desa, actor),
        first ? gte(target.desa, first) : undefined,
      ),
    )
    .orderBy(asc(target.desa))
    .limit(MOST_DESA + 1)
  const found: Unit[] = []
  const id = sql`coalesce(person, household)`
  for (const { desa } of there.slice(0, MOST_DESA)) {
    const beyond = desa === first && last ? sql`and ${id} > ${last}::uuid` : sql``
    const { rows } = await tx.execute<Unit>(sql`
      select household, person, desa from (${unitsOf(judged, { desa })}) unit
      where ${inCell[cell]} ${beyond} order by ${id} limit ${PAGE + 1 - found.length}`)
    found.push(...rows)
    if (found.length > PAGE) break
  }
  const page = found.slice(0, PAGE)
  const end = page.at(-1)
  if (found.length > PAGE) return { page, after: `${end!.desa}|${end!.person ?? end!.household}` }
  // Nothing more in those that were looked through, but there are others.
  const next = there[MOST_DESA]
  return { page, after: next ? `${next.desa}|00000000-0000-0000-0000-000000000000` : null }
}

/** Names, and which facts are missing or speak against it. */
async function shownUnits({ tx }: Room, judged: Judged, units: readonly Unit[]) {
  if (units.length === 0) return []
  const families = [...new Set(units.map((one) => one.household))]
  const persons = units.flatMap((one) => one.person ?? [])
  const [heads, people, facts, labels] = await Promise.all([
    tx
      .select({ id: household.id, head: household.head, rt: household.rt, rw: household.rw })
      .from(household)
      .where(inArray(household.id, families)),
    persons.length
      ? tx.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, persons))
      : [],
    tx.select().from(fact).where(inArray(fact.household, families)),
    labelled(tx, units.map(({ desa }) => desa)), // prettier-ignore
  ])
  const [headOf, nameOf, factsOf] = [
    new Map(heads.map((row) => [row.id, row])),
    new Map(people.map(({ id, name }) => [id, name])),
    Map.groupBy(facts, (row) => row.household),
  ]
  const { definition, params, day, closed } = judged
  return units.map((one, at) => {
    const situation = situationOf(factsOf.get(one.household) ?? [], { day, closed: closedIn(closed, one.desa) })
    const own = judge(definition, params, situation).find((found) => found.person === one.person)
    const { head, rt, rw } = headOf.get(one.household)!
    return {
      household: one.household,
      person: one.person,
      head,
      name: one.person ? (nameOf.get(one.person) ?? null) : null,
      desa: labels[at]!,
      rt,
      rw,
      missing: [...(own?.missing ?? [])],
      failed: [...new Set((own?.failed ?? []).map(({ fact: name }) => name))],
      amountYear: own?.amountYear ?? null,
    }
  })
}

/**
 * The families, or persons, behind a figure of Sasaran: for a purpose, and written down.
 * @throws Refusal `program.not_found`, `target.note_needed`, `scope.outside`
 */
export const list = reveal(ListTarget, async (room, input) => {
  const { tx, at, actor } = room
  assertPurpose(input)
  if (input.area) await assertOwn(room, input.area)
  const day = localDate(at, zoneOf(actor.tenant))
  const program = (await programsOn(room, day)).find(({ code }) => code === input.program)
  if (!program) throw new Refusal('program.not_found')
  const { code, definition, params } = program
  const judged: Judged = { code, definition, params, day, closed: await closedOf(tx, day) }
  await tx.execute(wholeDistrict)
  const { page, after } = await unitsFrom(room, judged, input)
  const [place] = input.area ? await labelled(tx, [input.area]) : []
  return {
    code,
    name: definition.name,
    unit: definition.unit,
    area: place ?? null,
    rows: await shownUnits(room, judged, page),
    after,
  }
})
