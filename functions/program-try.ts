import { inArray, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { fact } from '@slrt/db/fact'
import { tallySql, verdictSql, wholeDistrict } from '@slrt/db/verdict-sql'
import { closedIn } from '@slrt/domain/closed-list'
import { NATION } from '@slrt/domain/permission'
import { AnyRule, PROGRAM_UNITS, ProgramCode, type Definition } from '@slrt/domain/program'
import { assertRule } from '@slrt/domain/program-draft'
import { bindParams, type Params } from '@slrt/domain/rule-bind'
import type { Rule } from '@slrt/domain/rule'
import { situationOf, type Situation } from '@slrt/domain/situation'
import { labelled } from './area.ts'
import { closedOf } from './closed-lists.ts'
import { programsOn } from './program-rows.ts'
import { todayOf } from './regulation-publish.ts'
import { query, type Room } from './trpc.ts'

/** Families that are offered of a desa: so many of each of the three answers. */
const OFFERED_OF_EACH = 2

const Try = z.object({
  code: z.union([z.literal(''), ProgramCode]),
  unit: z.enum(PROGRAM_UNITS),
  rule: AnyRule,
  params: z.record(z.string(), z.union([z.boolean(), z.int()])),
  /** Offers some of its families, of each answer that the rule gives there. */
  desa: z.optional(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/))),
  /** Counts the whole district, beside the rule in force. */
  whole: z.optional(z.boolean()),
})
type Tried = Pick<Definition, 'unit' | 'rule'>
type Lists = Awaited<ReturnType<typeof closedOf>>
type On = { readonly day: string; readonly closed: Lists }

/** A rule with its parameters as literals, in the form that the statement of a whole district takes. */
const tried = (unit: Definition['unit'], rule: Rule, params: Params): Tried => ({
  unit,
  rule: bindParams(rule, params),
})

/** A family as the rule sees it, for the screen to explain: facts only, and nobody's name, number or id. */
export type OfferedFamily = { readonly situation: Situation & { readonly persons: readonly string[] } }

async function offered({ tx }: Room, definition: Tried, desa: string, { day, closed }: On): Promise<OfferedFamily[]> {
  const verdicts = verdictSql({ definition, day, closed, where: { desa } })
  const { rows } = await tx.execute<{ household: string }>(sql`
    with answers as (
      select household, case when bool_or(truth) then 2 when bool_or(truth is null) then 1 else 0 end as answer
      from (${verdicts}) as verdict group by household
    ), picked as (
      select household, answer, row_number() over (partition by answer order by household) as n from answers
    )
    select household from picked where n <= ${OFFERED_OF_EACH} order by n, answer desc`)
  const households = rows.map(({ household }) => household)
  if (households.length === 0) return []
  const facts = await tx.select().from(fact).where(inArray(fact.household, households)).orderBy(fact.id)
  return households.map((household) => {
    const own = facts.filter((row) => row.household === household)
    const { persons, ...situation } = situationOf(own, { day, closed: closedIn(closed, desa) })
    // Of a program for persons each is asked by their place in the family.
    return { situation: { ...situation, persons: persons.map((_, at) => String(at)) } }
  })
}

type Counts = { yes: number; unknown: number; no: number }
type CountRow = Record<keyof Counts, string>

const counts = (truth: string) =>
  sql.raw(`
  coalesce(sum(n) filter (where ${truth}), 0) as yes,
  coalesce(sum(n) filter (where ${truth} is null), 0) as unknown,
  coalesce(sum(n) filter (where not ${truth}), 0) as no`)
const countsOf = ({ yes, unknown, no }: CountRow): Counts => ({
  yes: Number(yes),
  unknown: Number(unknown),
  no: Number(no),
})

/** How many of the district the rule says yes, no, or neither of. */
async function counted({ tx }: Room, definition: Tried, on: On): Promise<Counts> {
  const { rows } = await tx.execute<CountRow>(
    sql`select ${counts('truth')} from (${tallySql({ truth: definition.rule }, definition.unit, on)}) as alike`,
  )
  return countsOf(rows[0]!)
}

/** The same beside the rule in force: who would enter, who would leave. Both ask the same unit. */
async function compared({ tx }: Room, before: Tried, after: Tried, on: On) {
  type Row = CountRow & { entering: string; leaving: string; was: string }
  const { rows } = await tx.execute<Row>(sql`
    select ${counts('after')},
      coalesce(sum(n) filter (where after and before is not true), 0) as entering,
      coalesce(sum(n) filter (where before and after is not true), 0) as leaving,
      coalesce(sum(n) filter (where before), 0) as was
    from (${tallySql({ before: before.rule, after: after.rule }, after.unit, on)}) as alike`)
  const { entering, leaving, was, ...row } = rows[0]!
  return { counts: countsOf(row), entering: Number(entering), leaving: Number(leaving), was: Number(was) }
}

/**
 * What a rule would do, as it is being written: on families of a desa, by their facts alone, and on the whole district,
 * beside the rule in force. The nation tries on nobody here: it sees no families.
 */
export const tryProgram = query(Try, async (room, { code, unit, rule, params, desa, whole }) => {
  const { tx, actor } = room
  assertRule(rule, unit)
  const day = await todayOf(room)
  if (actor.tenant === NATION) return { day, families: null, whole: null }
  const [closed, programs] = await Promise.all([closedOf(tx, day), whole ? programsOn(room, day) : []])
  const on = { day, closed }
  if (whole) await tx.execute(wholeDistrict)
  const after = tried(unit, rule, params)
  const current = programs.find((one) => one.code === code && one.definition.unit === unit)
  const began = performance.now()
  const result = !whole
    ? null
    : current
      ? await compared(room, tried(unit, current.definition.rule, current.params), after, on)
      : { counts: await counted(room, after, on), entering: null, leaving: null, was: null }
  return {
    day,
    families: desa ? { desa: (await labelled(tx, [desa]))[0]!, rows: await offered(room, after, desa, on) } : null,
    whole: result && { ...result, milliseconds: Math.round(performance.now() - began) },
  }
})
