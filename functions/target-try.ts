import { inArray, sql, type SQL } from 'drizzle-orm'
import { sqlState } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { wholeDistrict } from '@slrt/db/verdict-sql'
import { judge } from '@slrt/domain/explain'
import { Refusal } from '@slrt/domain/refusal'
import { checkRule } from '@slrt/domain/rule-check'
import { PARAMS, type ParamName } from '@slrt/domain/rule-fact'
import { situationOf } from '@slrt/domain/situation'
import { hideSmall, hideWhole, TryTarget } from '@slrt/domain/target'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { labelled } from './area.ts'
import { closedOf } from './closed-lists.ts'
import { programsOn, type ProgramInForce } from './program-rows.ts'
import { bothVerdicts, type Judged } from './target-count.ts'
import { seesSmall } from './target-show.ts'
import { query } from './trpc.ts'

/** Whoever tries something waits for no more than this; the database itself would let it run to 15 s. */
const PATIENCE_MS = 10_000
const CANCELLED = '57014'
/** Families whose benefit is reckoned, of those who enter and of those who leave. */
const SAMPLE = 200

type Area = { readonly area: string; readonly before: number; readonly entering: number; readonly leaving: number }
type Sampled = { readonly household: string; readonly person: string | null; readonly entering: boolean }
type Tried = { readonly areas: Area[]; readonly sample: Sampled[] }

/** @throws Refusal `target.unknown_param`, `target.wrong_param` */
function assertParams({ definition }: ProgramInForce, params: TryTarget['params']): void {
  for (const [name, value] of Object.entries(params)) {
    if (!Object.hasOwn(definition.params, name) || !Object.hasOwn(PARAMS, name))
      throw new Refusal('target.unknown_param', { name })
    const { type, least, most } = PARAMS[name as ParamName]
    const fits = type === 'flag' ? typeof value === 'boolean' : typeof value === 'number'
    if (!fits || Number(value) < least || Number(value) > most) throw new Refusal('target.wrong_param', { least, most })
  }
}

/** Counts by kecamatan, and some of those who change, chosen by what looks like chance and is the same every time. */
async function tried(tx: Tx, both: SQL): Promise<Tried> {
  await tx.execute(sql.raw(`set local statement_timeout = ${PATIENCE_MS}`))
  try {
    const { rows } = await tx.execute<Tried>(sql`
      with unit as materialized (
        select household, person, left(desa, 8) as area, before is true as before, after is true as after
        from (${both}) both_verdicts where before or after),
      changed as (select household, person, after as entering from unit where before <> after),
      sampled as (
        (select * from changed where entering order by md5(household::text || coalesce(person::text, '')) limit ${SAMPLE})
        union all
        (select * from changed where not entering order by md5(household::text || coalesce(person::text, '')) limit ${SAMPLE}))
      select (select coalesce(json_agg(row), '[]') from (
          select area, count(*) filter (where before) as before, count(*) filter (where after and not before) as entering,
            count(*) filter (where before and not after) as leaving
          from unit group by area order by area) row) as areas,
        (select coalesce(json_agg(sampled), '[]') from sampled) as sample`)
    return rows[0]!
  } catch (error) {
    if (sqlState(error) === CANCELLED) throw new Refusal('target.slow', { seconds: PATIENCE_MS / 1000 })
    throw error
  }
}

/** What each of those sampled is worth a year, on the average; null where the benefit is not money. */
async function averages(tx: Tx, judged: Judged, sample: readonly Sampled[]) {
  const families = [...new Set(sample.map((one) => one.household))]
  const rows = families.length ? await tx.select().from(fact).where(inArray(fact.household, families)) : []
  const factsOf = Map.groupBy(rows, (row) => row.household)
  // What is closed decides who is entitled, not what it is worth.
  const moment = { day: judged.day, closed: new Set<string>() }
  const average = (of: readonly Sampled[]) => {
    const amounts = of.flatMap(({ household, person }) => {
      const situation = situationOf(factsOf.get(household) ?? [], moment)
      return judge(judged.definition, judged.params, situation).find((own) => own.person === person)?.amountYear ?? []
    })
    return amounts.length ? amounts.reduce((sum, one) => sum + one, 0) / amounts.length : null
  }
  return {
    entering: average(sample.filter((one) => one.entering)),
    leaving: average(sample.filter((one) => !one.entering)),
  }
}

/**
 * What other parameters, another rule or other places would do today, in the officer's scope: who would be entitled and is
 * not, who is and would not be, by kecamatan, and what it would cost a year. Nothing is changed.
 * @throws Refusal `program.not_found`, `target.unknown_param`, `target.wrong_param`, `rule.wrong`, `target.nothing` (nothing
 *   would be other than today), `target.slow`
 */
export const tryOut = query(TryTarget, async (room, input) => {
  const { tx, at, actor } = room
  const day = localDate(at, zoneOf(actor.tenant))
  const program = (await programsOn(room, day)).find(({ code }) => code === input.program)
  if (!program) throw new Refusal('program.not_found')
  const { code, definition, params } = program
  assertParams(program, input.params)
  if (input.rule && checkRule(input.rule, definition.unit).length > 0) throw new Refusal('target.wrong_rule')
  const isOther = input.rule !== null || Object.entries(input.params).some(([name, value]) => params[name] !== value)
  if (!isOther && input.places === null) throw new Refusal('target.nothing')

  const before: Judged = { code, definition, params, day, closed: await closedOf(tx, day) }
  const rule = input.rule ?? definition.rule
  const after: Judged = { ...before, definition: { ...definition, rule }, params: { ...params, ...input.params } }
  await tx.execute(wholeDistrict)
  const { areas, sample } = await tried(tx, bothVerdicts(before, after))
  const worth = await averages(tx, after, sample)
  const sum = (of: (area: Area) => number) => areas.reduce((total, one) => total + of(one), 0)
  const all = {
    before: sum((one) => one.before),
    entering: sum((one) => one.entering),
    leaving: sum((one) => one.leaving),
  }
  const isOpen = seesSmall(room)
  const labels = await labelled(tx, areas.map(({ area }) => area)) // prettier-ignore
  const placed = areas.map(({ area, entering, leaving }, n) => ({
    code: area,
    label: labels[n]!.label,
    figures: { entering, leaving },
  }))
  const moved = placed.filter(({ figures }) => figures.entering + figures.leaving > 0)
  const yearly = (n: number, each: number | null) => (n === 0 ? 0 : each === null ? null : Math.round(n * each))
  const quota = input.places ?? definition.quota?.total ?? null
  const eligible = all.before + all.entering - all.leaving
  return {
    figures: isOpen ? all : hideWhole(all),
    areas: isOpen ? moved : hideSmall(moved),
    cost: {
      entering: yearly(all.entering, worth.entering),
      leaving: yearly(all.leaving, worth.leaving),
      // One amount for all is what it is; parts differ from family to family.
      sampled: definition.benefit.parts.length > 0 ? sample.length : 0,
    },
    places: quota === null ? null : { total: quota, spare: quota - eligible },
  }
})
