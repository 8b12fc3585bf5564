import { createRequire } from 'node:module'
import { getTableColumns, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { tallySql, verdictSql, verdictsSql } from '@slrt/db/verdict-sql'
import { dayLiteral, literal } from '@slrt/db/rule-sql-text'
import { explain } from '@slrt/domain/explain'
import { bindParams } from '@slrt/domain/rule-bind'
import { checkRule } from '@slrt/domain/rule-check'
import type { Rule, Truth } from '@slrt/domain/rule'
import { situationOf, type FactRow, type Situation } from '@slrt/domain/situation'
import { DAY, DESAS, randomFamily, randomOf, randomRule } from '../support/rule-random.ts'
import { makeWorld, type World } from '../support/world.ts'

const SEED = 20_261_122
const FAMILIES = 200
const RULES = 2_400
const AT_ONCE = 60
const HERE = '32.04'
const UNITS = ['KELUARGA', 'ORANG'] as const

const columns = getTableColumns(fact)
const named = (row: FactRow) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [columns[key as keyof typeof columns].name, value]))

/** Rows of facts as they lie in the database, without the families' names and numbers that nobody asks here. */
async function lay(made: World, tenant: string, rows: readonly FactRow[]): Promise<void> {
  const told = { tenant, source: 'DTSEN', changed_at: '2026-11-01T00:00:00Z' }
  const owner = await made.owner.connect()
  await owner.query('set session_replication_role = replica')
  await owner.query('insert into fact select * from jsonb_populate_recordset(null::fact, $1::jsonb)', [
    JSON.stringify(rows.map((row) => ({ present: true, ...named(row), ...told }))),
  ])
  await owner.query('reset session_replication_role')
  await owner.query('analyze fact')
  owner.release()
}

/** Lists that are in: of the whole district, of a kecamatan, of a desa. */
const CLOSED = new Map([
  ['PENERIMA|PKH', ['']],
  ['PENERIMA|BPNT', ['32.04.05']],
  ['KIP', [DESAS[2]]],
  ['ASN', ['32.04.12', DESAS[0]]],
  ['PENGECUALIAN', [DESAS[1]]],
])
const closedIn = (desa: string) =>
  new Set([...CLOSED].flatMap(([key, areas]) => (areas.some((area) => desa.startsWith(area)) ? [key] : [])))

type JsonLogic = { readonly apply: (rule: unknown, data: unknown) => unknown }
const jsonLogic = createRequire(import.meta.url)('json-logic-js') as JsonLogic

/** `count` is ours: JsonLogic counts by filtering and adding up. */
function plain(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(plain)
  if (typeof rule !== 'object' || rule === null) return rule
  const [op, given] = Object.entries(rule)[0]!
  if (op !== 'count') return { [op]: plain(given) }
  const [members, counted] = given as [unknown, unknown]
  return { reduce: [{ filter: [members, plain(counted)] }, { '+': [1, { var: 'accumulator' }] }, 0] }
}

const letter = (truth: Truth) => (truth === null ? '-' : truth ? '1' : '0')

type Verdict = { household: string; person: string | null; desa: string; truth: Truth }

type Family = {
  readonly rows: readonly FactRow[]
  /** Everything is known of it. */
  readonly isWhole: boolean
  readonly situation: Situation & { readonly persons: string[] }
}

describe('a rule for a whole district, and for one family', () => {
  let made: World
  let families: Family[]

  beforeAll(async () => {
    made = await makeWorld()
    await made.district(HERE)
    await made.district('32.73')
    const random = randomOf(SEED)
    families = Array.from({ length: FAMILIES }, (_, at) => {
      const rows = randomFamily(random, at % 5 === 0)
      const moment = { day: DAY, closed: closedIn(rows[0]!.desa) }
      return { rows, isWhole: at % 5 === 0, situation: situationOf(rows, moment) }
    }).toSorted((a, b) => (a.rows[0]!.id < b.rows[0]!.id ? -1 : 1))
    const rows = families.flatMap((one) => one.rows)
    await lay(made, HERE, rows)
    // The same ids in another district, with everything turned: nobody may count them.
    await lay(
      made,
      '32.73',
      rows.map((row) => ({ ...row, desil: 1, memberCount: 9, pregnant: true, nikMatched: false })),
    )
    return () => made.end()
  })

  /** The answers of rules about all units in the order of their ids, one letter each. */
  async function inSql(rules: readonly Rule[], unit: (typeof UNITS)[number]): Promise<string[]> {
    const asked = rules.map(
      (rule, at) => sql`select ${sql.raw(`${at}`)} as at, string_agg(
        case truth when true then '1' when false then '0' else '-' end, '' order by household, person) as said
        from (${verdictSql({ definition: { rule, unit }, day: DAY, closed: CLOSED })}) v`,
    )
    return made.services.as(systemSeat(HERE), async ({ tx }) => {
      const { rows } = await tx.execute<{ said: string }>(
        sql.join([sql.join(asked, sql` union all `), sql`order by at`], sql` `),
      )
      return rows.map(({ said }) => said)
    })
  }

  function explained(rule: Rule, unit: (typeof UNITS)[number]): string {
    return families
      .flatMap(({ situation }) => {
        if (unit === 'KELUARGA') return [explain(rule, situation).truth]
        const persons = situation.persons.map((id, at) => ({ id, orang: situation.anggota[at]! }))
        return persons
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ orang }) => explain(rule, { ...situation, orang }).truth)
      })
      .map(letter)
      .join('')
  }

  test.each(UNITS)('say the same of every %s, whatever the rule', { timeout: 120_000 }, async (unit) => {
    const random = randomOf(SEED + UNITS.indexOf(unit))
    const counted = { '1': 0, '0': 0, '-': 0 }
    for (let done = 0; done < RULES / 2; done += AT_ONCE) {
      const written = Array.from({ length: AT_ONCE }, () => randomRule(random, unit))
      for (const rule of written) expect(checkRule(rule, unit)).toEqual([])
      // Nobody has set the age of the elderly: what hangs on it is unknown.
      const rules = written.map((rule) => bindParams(rule, { uhc: true, maxDesil: 4 }))
      const said = await inSql(rules, unit)
      for (const [at, rule] of rules.entries()) {
        const own = explained(rule, unit)
        if (said[at] !== own) expect({ rule, said: said[at] }).toEqual({ rule, said: own })
        for (const one of own) counted[one as keyof typeof counted]++
      }
    }
    const all = counted['0'] + counted['1'] + counted['-']
    for (const share of Object.values(counted)) expect(share / all).toBeGreaterThanOrEqual(0.15)
  })

  test('say what JsonLogic says, where everything is known', () => {
    const whole = families.filter(({ isWhole }) => isWhole)
    expect(whole.length).toBe(FAMILIES / 5)
    const counted = { true: 0, false: 0 }
    for (const unit of UNITS) {
      const random = randomOf(SEED + UNITS.indexOf(unit))
      for (let at = 0; at < RULES / 2; at++) {
        const rule = bindParams(randomRule(random, unit), { uhc: false, maxDesil: 4, elderlyAge: 60 })
        for (const { situation } of whole) {
          const seen = unit === 'ORANG' ? { ...situation, orang: situation.anggota[0]! } : situation
          const own = explain(rule, seen).truth
          const theirs = jsonLogic.apply(plain(rule), seen)
          if (own !== theirs) expect({ rule, seen, said: own }).toEqual({ rule, seen, said: theirs })
          counted[`${own as boolean}`]++
        }
      }
    }
    const all = counted.true + counted.false
    expect(Math.min(counted.true, counted.false) / all).toBeGreaterThanOrEqual(0.15)
  })

  test.each(UNITS)('counted where they stand are as many as one by one: %s', { timeout: 60_000 }, async (unit) => {
    const random = randomOf(SEED + 7)
    const ruled = () => bindParams(randomRule(random, unit), { uhc: true, maxDesil: 4 })
    for (let done = 0; done < 120; done++) {
      const rules: Record<string, Rule> = done % 2 ? { truth: ruled() } : { before: ruled(), after: ruled() }
      const on = { day: DAY, closed: CLOSED, ...(done % 3 ? {} : { where: { area: '32.04.05' } }) }
      const columns = sql.raw(Object.keys(rules).join(', '))
      const others = await made.services.as(systemSeat(HERE), async ({ tx }) => {
        const { rows } = await tx.execute(sql`
          with one_by_one as (
            select desa, ${columns}, count(*) as n from (${verdictsSql(rules, unit, on)}) u group by desa, ${columns}),
          tally as (select * from (${tallySql(rules, unit, on)}) t)
          (table one_by_one except table tally) union all (table tally except table one_by_one)`)
        return rows
      })
      expect({ rules, others }).toEqual({ rules, others: [] })
    }
  })

  type Where = { readonly desa?: string; readonly area?: string }
  const poor: Rule = { or: [{ '<=': [{ var: 'keluarga.desil' }, 4] }, { some: [{ var: 'anggota' }, { '>=': [{ var: 'usia' }, 60] }] }] } // prettier-ignore
  const unitsIn = (seat: Parameters<World['services']['as']>[0], unit: (typeof UNITS)[number], where?: Where) =>
    made.services.as(seat, async ({ tx }) => {
      const asked = verdictSql({ definition: { rule: poor, unit }, day: DAY, closed: CLOSED, ...(where && { where }) })
      const { rows } = await tx.execute<Verdict>(sql`select * from (${asked}) v order by household, person`)
      return rows
    })

  test.each(UNITS)('of one desa, or one kecamatan, say what the district says of it: %s', async (unit) => {
    const all = await unitsIn(systemSeat(HERE), unit)
    const [desa] = DESAS
    const area = desa.slice(0, 8)
    expect(await unitsIn(systemSeat(HERE), unit, { desa })).toEqual(all.filter((one) => one.desa === desa))
    expect(await unitsIn(systemSeat(HERE), unit, { area })).toEqual(
      all.filter((one) => one.desa.startsWith(`${area}.`)),
    )
    expect(await unitsIn(systemSeat(HERE), unit, { area: HERE })).toEqual(all)
    // Whoever works in one desa is told of no other.
    const officer = { ...systemSeat(HERE), scope: desa }
    expect(await unitsIn(officer, unit)).toEqual(all.filter((one) => one.desa === desa))
    expect(new Set(all.map((one) => one.desa)).size).toBe(DESAS.length)
  })

  test('a family that has gone away is asked no more, nor are those in it', async () => {
    const [gone] = families
    const ids = gone!.rows.map(({ id }) => id)
    await made.owner.query(`update fact set present = false where tenant = $1 and id = any ($2)`, [HERE, ids])
    for (const unit of UNITS)
      expect((await unitsIn(systemSeat(HERE), unit)).map(({ household }) => household)).not.toContain(ids[0])
    await made.owner.query(`update fact set present = true where tenant = $1 and id = any ($2)`, [HERE, ids])
  })
})

describe('what comes into SQL', () => {
  test.each(["' or 1=1 --", 'a b', '', "'", 'x\\', Number.NaN, 1.5, Number.POSITIVE_INFINITY, null, {}, []])(
    'no %j',
    (value) => {
      // prettier-ignore
      expect(() => literal(value as never)).toThrow(TypeError)
    },
  )

  test('days and areas are just these', () => {
    expect(dayLiteral('2026-11-22')).toBe(`date '2026-11-22'`)
    expect(() => dayLiteral("2026-11-22' or true")).toThrow(TypeError)
    const asked = {
      definition: { rule: { '<=': [{ var: 'keluarga.desil' }, 4] }, unit: 'KELUARGA' },
      day: DAY,
    } as const
    expect(() => verdictSql({ ...asked, closed: new Map(), where: { desa: "32.04'; drop table fact" } })).toThrow(TypeError) // prettier-ignore
    const closed = new Map([['PENERIMA|PKH', ["') or true --"]]])
    const pkh = { rule: { '===': [{ var: 'keluarga.terima_pkh' }, true] }, unit: 'KELUARGA' } as const
    expect(() => verdictSql({ ...asked, definition: pkh, closed })).toThrow(TypeError)
    const evil = { rule: { '===': [{ var: 'keluarga.exclude' }, "' or 1=1"] }, unit: 'KELUARGA' } as const
    expect(() => verdictSql({ ...asked, definition: evil, closed: new Map() })).toThrow(TypeError)
    const unknown = { rule: { '===': [{ var: 'keluarga.x) or (true' }, true] }, unit: 'KELUARGA' } as const
    expect(() => verdictSql({ ...asked, definition: unknown, closed: new Map() })).toThrow(TypeError)
  })
})
