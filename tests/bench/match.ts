import { createRequire } from 'node:module'
import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import { asActor, systemSeat } from '@slrt/db/as-actor'
import { connect } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { grantLogins, withLogin } from '@slrt/db/migrate'
import { tallySql, verdictSql, wholeDistrict } from '@slrt/db/verdict-sql'
import { judge } from '@slrt/domain/explain'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { bindDefinition } from '@slrt/domain/rule-bind'
import { situationOf, type FactRow } from '@slrt/domain/situation'
import { keepDatabases } from './kept.ts'
import { FILL, fillFacts, HERE } from './match-fill.ts'
import { CLOSED, DAY, HAND } from './match-hand.ts'
import { median, round } from './measure.ts'

/**
 * The national rules over table `fact`, 1,000,000 families and 3,500,000 persons of one district, as its officer: the SQL
 * that is made of a rule against SQL that is written by hand, and against `json-logic-js` over the rows that are loaded for it
 * (`times_json_logic_in_memory`: as if they were there already);
 * and one family against all programs in `explain`. The database is made once, in DATA_DIR/bench.
 * MATCH_FAMILIES=20000 for a quick look; the gates hold for all of it.
 */
const FAMILIES = Number(process.env.MATCH_FAMILIES ?? 1_000_000)
const GATES = { seconds: 2, ratio_to_handwritten: 1.3, times_json_logic: 50, one_family_ms: 1 }
const RUNS = 5
/** Families that JsonLogic looks at; the others are reckoned. */
const LOADED = 20_000

const say = (line: object) =>
  process.stdout.write(`${JSON.stringify({ bench: 'match', families: FAMILIES, ...line })}\n`)
const isWhole = FAMILIES >= 1_000_000
const judgeGates = (ok: boolean) => {
  if (!ok && isWhole) process.exitCode = 1
  return { ok }
}

const { local, urlOf, asOwner, keep } = await keepDatabases(say)
const name = `match_${FAMILIES}`
await keep(name, [FILL, FAMILIES], () => asOwner(name, (owner) => fillFacts(owner, FAMILIES)))

const { passwords } = await grantLogins(local.url, {})
const connection = connect(withLogin(urlOf(name), 'slrt_api', passwords.api), { most: 1 })
const asOfficer = <T>(query: SQL): Promise<T[]> =>
  asActor(
    connection.db,
    systemSeat(HERE),
    async ({ tx }) => {
      await tx.execute(wholeDistrict)
      // What is written by hand takes longer than the product lets anything run.
      await tx.execute(sql`set local statement_timeout = 0`)
      return (await tx.execute(query)).rows as T[]
    },
    { readOnly: true },
  )

/** Of all desa together: how many units say what. */
const counted = (tally: SQL) => sql`select coalesce(sum(n) filter (where truth), 0)::int as yes,
  coalesce(sum(n) filter (where not truth), 0)::int as no, coalesce(sum(n) filter (where truth is null), 0)::int as unknown
  from (${tally}) alike`
/** The same of rows of units, as what is written by hand has them. */
const grouped = (units: SQL) => sql`select desa, truth, count(*) as n from (${units}) u group by desa, truth`
type Counts = { yes: number; no: number; unknown: number }

async function timed(query: SQL): Promise<number> {
  const began = performance.now()
  await asOfficer(counted(query))
  return (performance.now() - began) / 1000
}

/** Both in turn, so that what the machine does besides hits both. */
async function race(one: SQL, other: SQL): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let run = 0; run <= RUNS; run++) {
    const both = [await timed(one), await timed(other)] as const
    // The first run fills the caches.
    if (run > 0) both.forEach((time, at) => times[at]!.push(time))
  }
  return [median(times[0]), median(times[1])]
}

/** What is written by hand says what is made of the rule, for every unit. */
async function assertSame(code: string, made: SQL, hand: SQL): Promise<void> {
  const [row] = await asOfficer<{ others: number }>(
    sql`select count(*)::int as others from (${made}) a full join (${hand}) b
      on b.household = a.household and coalesce(b.person, b.household) = coalesce(a.person, a.household)
      where a.truth is distinct from b.truth or a.household is null or b.household is null`,
  )
  if (row!.others > 0) throw new Error(`${code}: ${row!.others} units that the two say differently`)
}

type JsonLogic = { readonly apply: (rule: unknown, data: unknown) => unknown }
const jsonLogic = createRequire(import.meta.url)('json-logic-js') as JsonLogic

const columns = Object.entries(getTableColumns(fact)).map(([key, { name: named }]) => [key, named] as const)
const loading = performance.now()
const rows = await asOfficer<Record<string, unknown>>(sql`
  select f.*, f.born::text as born from fact f where f.household = any (array(
    select id from situation order by id limit ${Math.min(LOADED, FAMILIES)}))`)
const families = [
  ...Map.groupBy(
    rows.map((row) => Object.fromEntries(columns.map(([key, named]) => [key, row[named]])) as unknown as FactRow),
    ({ household }) => household,
  ).values(),
]
const scale = FAMILIES / families.length
const loaded = ((performance.now() - loading) / 1000) * scale
const moment = { day: DAY, closed: new Set(CLOSED.keys()) }
say({ rows_loaded_seconds: round(loaded) })

/** Seconds in which JsonLogic would answer for all families once their rows are in memory. */
function jsonSeconds(rule: unknown, isFamily: boolean): number {
  const began = performance.now()
  for (const own of families) {
    const { persons, ...situation } = situationOf(own, moment)
    if (isFamily) jsonLogic.apply(rule, situation)
    else persons.forEach((_, at) => jsonLogic.apply(rule, { ...situation, orang: situation.anggota[at] }))
  }
  return ((performance.now() - began) / 1000) * scale
}

const bound = NATIONAL_PROGRAMS.map(({ code, definition }) => ({
  code,
  definition: bindDefinition(definition, definition.params),
}))
for (const { code, definition } of bound) {
  const on = { day: DAY, closed: CLOSED }
  const made = tallySql({ truth: definition.rule }, definition.unit, on)
  const [counts] = await asOfficer<Counts>(counted(made))
  const written = HAND[code]
  const hand = written ? sql.raw(written) : null
  if (hand) await assertSame(code, verdictSql({ definition, ...on }), hand)
  const [seconds, byHand] = await race(made, hand ? grouped(hand) : sql`select true as truth, 1 as n`)
  const ratio = hand ? seconds / byHand : null
  const json = jsonSeconds(definition.rule, definition.unit === 'KELUARGA')
  // Without SQL of their own, rules are asked of rows that were loaded for it.
  const times = (loaded + json) / seconds
  const ok = seconds <= GATES.seconds && (ratio ?? 0) <= GATES.ratio_to_handwritten && times >= GATES.times_json_logic
  say({
    program: code,
    seconds: round(seconds),
    ratio_to_handwritten: ratio && round(ratio),
    times_json_logic: round(times),
    times_json_logic_in_memory: round(json / seconds),
    ...counts,
    ...judgeGates(ok),
  })
}

/** One family against all programs, from its rows to reasons and amounts. */
const each = families.slice(0, 2_000).map((own) => {
  const began = performance.now()
  const situation = situationOf(own, moment)
  for (const { definition } of NATIONAL_PROGRAMS) judge(definition, definition.params, situation)
  return performance.now() - began
})
each.splice(0, 500)
each.sort((a, b) => a - b)
const p95 = each[Math.floor(each.length * 0.95)]!
say({
  program: 'all',
  one_family_ms: round(median(each)),
  p95_ms: round(p95),
  ...judgeGates(median(each) <= GATES.one_family_ms),
})

await connection.end()
await local.stop()
