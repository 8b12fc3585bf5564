import { sql, type SQL } from 'drizzle-orm'
import type { Inside } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { tallySql, verdictSql, verdictsSql, wholeDistrict } from '@slrt/db/verdict-sql'
import { target } from '@slrt/db/program'
import { newId } from '@slrt/domain/id'
import { PARTICIPATIONS } from '@slrt/domain/participation'
import type { Definition } from '@slrt/domain/program'
import { bindDefinition, type Params } from '@slrt/domain/rule-bind'
import { CELLS, type Cell, type Figures } from '@slrt/domain/target'
import { closedOf } from './closed-lists.ts'

/** A program of a day, and what is closed on that day: all that a verdict rests on besides facts. */
export type Judged = {
  readonly code: string
  readonly definition: Definition
  readonly params: Params
  readonly day: string
  /** Areas by list, as `closedOf` says. */
  readonly closed: ReadonlyMap<string, readonly string[]>
}

/** One desa, or families of whom the program has a card; without either the district, as far as the scope goes. */
type Where = { readonly desa?: string; readonly carded?: string }

const ruleOf = ({ definition, params }: Judged) => bindDefinition(definition, params).rule

/** Verdicts: rows of `household, person, desa, truth` of whom the register has facts. */
const verdictsOf = ({ definition, params, day, closed }: Judged, where: Where = {}): SQL =>
  verdictSql({ definition: bindDefinition(definition, params), day, closed, where })

/** Named one by one, so that the index of a program's cards leads on to the desa. */
const anyState = sql`state = any (${sql.param([...PARTICIPATIONS])}::text[])`

/**
 * Every unit of a program with what the rule says of it and whether it receives: `household, person, desa, truth, served`.
 * A family receives where the card of it, or of one of its members, says so. A person receives where the own card says so;
 * a card that names no member counts for those of the family whom the rule does not exclude.
 */
export function unitsOf(judged: Judged, where: Where = {}): SQL {
  const { code, definition } = judged
  const all = verdictsOf(judged, where)
  const cards = sql`from participation where program = ${code} ${where.desa ? sql`and desa = ${where.desa}` : sql``}`
  if (definition.unit === 'KELUARGA')
    return sql`select u.*, c.household is not null as served from (${all}) u
      left join (select distinct household ${cards} and state = 'MENERIMA') c on c.household = u.household`
  return sql`select u.*, coalesce(o.state = 'MENERIMA', c.household is not null and u.truth is not false) as served
    from (${all}) u
    left join (select household, person, state ${cards} and ${anyState} and person is not null) o
      on o.household = u.household and o.person = u.person
    left join (select household ${cards} and state = 'MENERIMA' and person is null) c on c.household = u.household`
}

/** When a unit is in a cell. */
export const inCell: Readonly<Record<Cell, SQL>> = {
  eligibleServed: sql.raw('truth and served'),
  eligibleUnserved: sql.raw('truth and not served'),
  ineligibleServed: sql.raw('not truth and served'),
  ineligibleUnserved: sql.raw('not truth and not served'),
  unknownServed: sql.raw('truth is null and served'),
  unknownUnserved: sql.raw('truth is null and not served'),
}

export type Counted = { readonly desa: string } & Figures

/**
 * Counts a program from scratch: of each desa that has a unit, the six figures. After `wholeDistrict`. All are counted as if
 * nobody received; then who does, and only families with a card are looked at for that, changes sides.
 */
export async function countTarget(tx: Tx, judged: Judged, where: Where = {}): Promise<Counted[]> {
  const { code, definition, day, closed } = judged
  const cells = CELLS.map(
    (cell) => sql`coalesce(sum(n) filter (where ${inCell[cell]}), 0)::int as ${sql.identifier(cell)}`,
  )
  const { rows } = await tx.execute<Counted>(sql`
    select desa, ${sql.join(cells, sql`, `)} from (
      select desa, truth, false as served, n
      from (${tallySql({ truth: ruleOf(judged) }, definition.unit, { day, closed, where })}) everybody
      union all
      select desa, truth, side.served, sum(side.n) from (${unitsOf(judged, { ...where, carded: code })}) receiver
      cross join (values (true, 1), (false, -1)) side (served, n)
      where receiver.served group by desa, truth, side.served) unit
    group by desa order by desa`)
  return rows
}

/**
 * Puts figures in the place of older ones: of the desa that was counted, or of all of them. A count that began later and
 * came first stays.
 */
export async function saveTarget(
  tx: Tx,
  { code, basis }: { readonly code: string; readonly basis: string },
  counted: readonly Counted[],
  at: Date,
  where?: { desa?: string },
): Promise<void> {
  const column = (of: (row: Counted) => string | number) => sql.param(counted.map(of))
  const cells = CELLS.map((cell) => target[cell])
  const names = sql.join(cells.map(({ name }) => sql.identifier(name)), sql`, `) // prettier-ignore
  const figures = CELLS.map((cell) => sql`${column((row) => row[cell])}::int[]`)
  const replaced = [...cells, target.basis, target.countedAt].map(
    ({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`,
  )
  if (counted.length > 0)
    await tx.execute(sql`
      insert into target (id, desa, ${names}, program, basis, counted_at)
      select given.*, ${code}, ${basis}, ${at.toISOString()}::timestamptz
      from unnest(${column(() => newId(at.getTime()))}::uuid[], ${column(({ desa }) => desa)}::text[], ${sql.join(figures, sql`, `)}) given
      on conflict (tenant, program, desa) do update set ${sql.join(replaced, sql`, `)}
      where target.counted_at <= excluded.counted_at`)
  await tx.execute(sql`
    delete from target where program = ${code} and counted_at < ${at.toISOString()}::timestamptz
      ${where?.desa ? sql`and desa = ${where.desa}` : sql``} and desa <> all (${column(({ desa }) => desa)}::text[])`)
}

/** What a changed rule or parameter does: who is entitled now, who would be then and is not, who would not be any more. */
export type Change = { readonly before: number; readonly entering: number; readonly leaving: number }

/** Both rules, as columns `before` and `after`; the unit, the day and the lists are the same. */
const both = (before: Judged, after: Judged) =>
  [
    { before: ruleOf(before), after: ruleOf(after) },
    after.definition.unit,
    { day: after.day, closed: after.closed },
  ] as const
/** Both verdicts of each unit, side by side: `household, person, desa, before, after`. */
export const bothVerdicts = (before: Judged, after: Judged): SQL => verdictsSql(...both(before, after))

/**
 * What other parameters of a program would do in a tenant: counts of families, or of persons where the program is for
 * persons. Whose facts do not say is not entitled, before and after.
 * @param program its code and definition, as in force in the tenant
 * @param before parameters of today, all of them
 * @param after parameters as they would be, all of them
 * @param day local day on which it is judged
 */
export async function countLimit(
  { tx }: Pick<Inside, 'tx'>,
  {
    program,
    before,
    after,
    day,
  }: {
    readonly program: { readonly code: string; readonly definition: Definition }
    readonly before: Params
    readonly after: Params
    readonly day: string
  },
): Promise<Change> {
  const { code, definition } = program
  const closed = await closedOf(tx, day)
  const judged = { code, definition, day, closed }
  await tx.execute(wholeDistrict)
  const { rows } = await tx.execute<Change>(sql`
    select coalesce(sum(n) filter (where before), 0)::int as before,
      coalesce(sum(n) filter (where after and before is not true), 0)::int as entering,
      coalesce(sum(n) filter (where before and after is not true), 0)::int as leaving
    from (${tallySql(...both({ ...judged, params: before }, { ...judged, params: after }))}) alike`)
  return rows[0]!
}
