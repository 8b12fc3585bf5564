import { sql, type SQL } from 'drizzle-orm'
import type { Definition, ProgramUnit } from '@slrt/domain/program'
import type { Rule } from '@slrt/domain/rule'
import { IS_OF_SIZE, sumSql, type Asking, type Member, type Moment, type Size } from './rule-sql-fact.ts'
import { literal, within } from './rule-sql-text.ts'
import { ruleSql } from './rule-sql.ts'
import { SLOTS } from './situation-bits.ts'

/** Rules by the names of the columns that answer them. */
type Rules = Readonly<Record<string, Rule>>

export type On = {
  /** ISO date: the day of the families. */
  readonly day: string
  /** By list (`PENERIMA|PKH`, `ASN` …): the areas for which it is in, '' for the whole district (`closedOf`). */
  readonly closed: ReadonlyMap<string, readonly string[]>
  /** `carded`: only families of whom a card of this program is told, of any state. */
  readonly where?: { readonly desa?: string; readonly area?: string; readonly carded?: string }
}

/** The person of a program for persons, where each is a row. */
const UNIT: Member = { a: 's.a', b: 's.b' }

type Where = NonNullable<On['where']>
const chosen = (where: Where): string[] => [
  ...within('s', where),
  ...(where.carded === undefined
    ? []
    : [`s.id in (select household from participation where program = ${literal(where.carded)})`]),
]
const whereSql = (conditions: readonly string[]) => (conditions.length > 0 ? `where ${conditions.join(' and ')}` : '')

/** A unit's answers, as columns: of its family by the row `s`, of a person by `s.a` and `s.b` beside it. */
const truths = (rules: Rules, moment: Asking) =>
  Object.entries(rules)
    .map(([name, rule]) => `${ruleSql(rule, { member: null, unit: UNIT, moment })} as ${name}`)
    .join(', ')

/** Small families and large ones, one select each; one for both where they are asked the same. */
function ofSizes(select: (size: Size, inside: readonly string[]) => string): string {
  const sizes = ['small', 'large'] as const
  const [small, large] = sizes.map((size) => select(size, []))
  if (small === large) return small!
  return sizes.map((size) => select(size, [IS_OF_SIZE[size]])).join(' union all ')
}

const familiesSql = (rules: Rules, moment: Moment, where: Where): string =>
  ofSizes(
    (size, inside) =>
      `select s.id as household, null::uuid as person, s.desa, ${truths(rules, { ...moment, size })}
       from situation s ${whereSql(['s.present', ...inside, ...chosen(where)])}`,
  )

/** Counted size by size, so that the small ones are counted by several processes. */
function familyTallySql(rules: Rules, moment: Moment, where: Where): string {
  const columns = Object.keys(rules).join(', ')
  const counts = ofSizes(
    (size, inside) =>
      `select s.desa, ${truths(rules, { ...moment, size })}, count(*) as n
       from situation s ${whereSql(['s.present', ...inside, ...chosen(where)])} group by s.desa, ${columns}`,
  )
  return `select desa, ${columns}, sum(n)::bigint as n from (${counts}) t group by desa, ${columns}`
}

const NUMBERS = Array.from({ length: SLOTS }, (_, at) => at + 1)

/** The members of each family, as rows `s` with the family: of a small one by their number, of a large one as a list. */
const MEMBERS: Readonly<Record<Size, (where: string) => string>> = {
  small: (where) => {
    const word = (name: string) => `case v.n ${NUMBERS.map((n) => `when ${n} then s.${name}${n}`).join(' ')} end`
    return `select s.*, s.members[v.n] as person, ${word('a')} as a, ${word('b')} as b
      from situation s join (values ${NUMBERS.map((n) => `(${n})`).join(', ')}) v (n) on v.n <= s.here ${where}`
  },
  large: (where) => {
    const words = (name: string) => `array[${NUMBERS.map((n) => `s.${name}${n}`).join(', ')}] || s.${name}_more`
    return `select s.*, m.* from situation s
      cross join unnest(s.members, ${words('a')}, ${words('b')}) m (person, a, b) ${where}`
  },
}

const personsSql = (rules: Rules, moment: Moment, where: Where): string =>
  ofSizes((size, inside) => {
    const members = MEMBERS[size](whereSql([...inside, ...chosen(where)]))
    return `select s.id as household, s.person, s.desa, ${truths(rules, { ...moment, size })} from (${members}) s`
  })

/**
 * What rules say of every unit of the district that the door put on, in one pass: a select of `household, person, desa` and a
 * column for each rule, where NULL is Kleene's unknown; `person` is null of families. From the same tree as `explain`, and
 * equal to it (tests/api/rule-sql). Whoever only counts asks `tallySql`.
 * @param rules by the names of their columns; their parameters bound
 * @throws TypeError for what no checked rule contains
 */
export function verdictsSql(rules: Rules, unit: ProgramUnit, { day, closed, where = {} }: On): SQL {
  const written = unit === 'KELUARGA' ? familiesSql : personsSql
  return sql.raw(written(rules, { day, closed }, where))
}

/** The same of one program, its answer as column `truth`. */
export const verdictSql = ({
  definition: { rule, unit },
  ...on
}: On & { readonly definition: Pick<Definition, 'rule' | 'unit'> }): SQL => verdictsSql({ truth: rule }, unit, on)

/** Three numbers of persons of a desa in one: who is, who is not, of whom it is not known. Nowhere do 2^20 live. */
const PART = 20
const ANSWERS = ['true', 'false', 'null'] as const
const inPart = (at: number) => `${1n << BigInt(PART * at)}`
const countedAs = (truth: string) =>
  `case ${truth} when true then ${inPart(0)} when false then ${inPart(1)} else ${inPart(2)} end`

/** Every combination of answers to so many rules. */
const combinations = (rules: number): (typeof ANSWERS)[number][][] =>
  rules === 0 ? [[]] : combinations(rules - 1).flatMap((one) => ANSWERS.map((answer) => [...one, answer]))

/** Persons are counted where they stand, in the row of their family: none of them becomes a row. */
function personTallySql(rules: Rules, moment: Moment, where: Where): string {
  const asked = Object.values(rules)
  const combined = combinations(asked.length - 1)
  const families = ofSizes((size, inside) => {
    const asking = { ...moment, size }
    const numbers = combined.map((answers, n) => {
      const counts = (unit: Member) => {
        const truthOf = (rule: Rule) => `(${ruleSql(rule, { member: null, unit, moment: asking })})`
        const own = countedAs(truthOf(asked.at(-1)!))
        const others = answers.map((answer, at) => `${truthOf(asked[at]!)} is ${answer}`)
        return others.length > 0 ? `case when ${others.join(' and ')} then ${own} else 0 end` : own
      }
      return `sum(${sumSql(counts, asking)}) as n${n}`
    })
    return `select s.desa, ${numbers.join(', ')} from situation s ${whereSql([...inside, ...chosen(where)])} group by s.desa`
  })
  const told = combined.flatMap((answers, n) =>
    ANSWERS.map(
      (last, at) =>
        `(${[...answers, last].map((one) => `${one}::boolean`).join(', ')}, (t.n${n} >> ${PART * at}) & ${(1 << PART) - 1})`,
    ),
  )
  return `select t.desa, v.* from (
      select desa, ${combined.map((_, n) => `sum(n${n})::bigint as n${n}`).join(', ')} from (${families}) f group by desa) t
    cross join lateral (values ${told.join(', ')}) v (${Object.keys(rules).join(', ')}, n) where v.n > 0`
}

/**
 * How many units of each desa rules say what of: a select of `desa`, a column for each rule, and `n`. The same as the rows of
 * `verdictsSql` counted, and faster.
 */
export function tallySql(rules: Rules, unit: ProgramUnit, { day, closed, where = {} }: On): SQL {
  const written = unit === 'KELUARGA' ? familyTallySql : personTallySql
  return sql.raw(written(rules, { day, closed }, where))
}

/**
 * Sent in the transaction before a verdict of a whole district: a million families are joined to their cards by hashing,
 * in memory, even where the planner thinks them few (below policies, or in a table that nobody has analyzed yet).
 */
export const wholeDistrict: SQL = sql.raw(
  `select set_config('work_mem', '128MB', true), set_config('enable_nestloop', 'off', true)`,
)
