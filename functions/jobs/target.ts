import { createHash } from 'node:crypto'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { jobSeat, systemSeat, type Inside } from '@slrt/db/as-actor'
import { mark } from '@slrt/db/command'
import type { Tx } from '@slrt/db/connect'
import { household } from '@slrt/db/household'
import { tenant } from '@slrt/db/tenant'
import { wholeDistrict } from '@slrt/db/verdict-sql'
import { NATION } from '@slrt/domain/permission'
import { isCheaperWhole, NO_FIGURES } from '@slrt/domain/target'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { closedOf } from '../closed-lists.ts'
import { programsOn } from '../program-rows.ts'
import type { Services } from '../services.ts'
import { countTarget, saveTarget, type Judged } from '../target-count.ts'
import { canonical } from '../trpc.ts'
import { rankAgain } from './waiting-line.ts'

/** A transaction that began earlier may still commit (design §6): what is younger than this is looked at once more. */
const OVERLAP_MS = 60_000

const markOf = (code: string) => `target ${code}`

type Basis = Judged & { readonly basis: string }

/** What figures rest on besides facts: the version, its parameters, the lists that are closed, and the day (ages change). */
const basisOf = (id: string, { definition, params, day, closed }: Judged): string =>
  createHash('sha256')
    .update(
      canonical([
        id,
        definition.rule,
        definition.unit,
        params,
        day,
        [...closed].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    )
    .digest('hex')
    .slice(0, 24)

async function programsOf(services: Services, code: string, { tx, configuration }: Inside): Promise<Basis[]> {
  const day = localDate(services.now(), zoneOf(code))
  const closed = await closedOf(tx, day)
  const all = await programsOn({ tx, configuration, rules: services.rules, actor: { tenant: code } }, day)
  return all.map(({ id, code: program, definition, params }) => {
    const judged: Judged = { code: program, definition, params, day, closed }
    return { ...judged, basis: basisOf(id, judged) }
  })
}

/** Desa with facts, cards or persons that changed since, each with when the last did. */
async function changedSince(tx: Tx, since: Date): Promise<Map<string, number>> {
  const from = sql`${since.toISOString()}::timestamptz`
  const { rows } = await tx.execute<{ desa: string; at: number }>(sql`
    select desa, (extract(epoch from max(at)) * 1000)::float8 as at from (
      select desa, max(changed_at) as at from fact where changed_at >= ${from} group by desa
      union all select desa, max(at) from participation where at >= ${from} group by desa
      union all select desa, max(changed_at) from person where changed_at >= ${from} group by desa) changed
    group by desa order by desa`)
  return new Map(rows.map(({ desa, at }) => [desa, at]))
}

/** Bases of the figures that stand, and of each desa that changed when it was counted first. */
async function standing(tx: Tx, changed: readonly string[]) {
  const bases = await tx.execute<{ program: string; basis: string; desa: number }>(
    sql`select program, basis, count(*)::int as desa from target group by program, basis`,
  )
  const counted = changed.length
    ? await tx.execute<{ desa: string; at: number; programs: number }>(sql`
        select desa, (extract(epoch from min(counted_at)) * 1000)::float8 as at, count(*)::int as programs
        from target where desa = any (${sql.param([...changed])}::text[]) group by desa`)
    : { rows: [] }
  return { bases: bases.rows, counted: new Map(counted.rows.map((row) => [row.desa, row])) }
}

type Work = {
  readonly programs: readonly Basis[]
  /** Programs to be counted in the whole district. */
  readonly whole: readonly Basis[]
  /** Desa to be counted for all other programs. */
  readonly desa: readonly string[]
}

/** What is no longer right of a tenant's figures. */
async function workOf(services: Services, code: string, since: Date): Promise<Work> {
  return services.as(
    systemSeat(code),
    async (inside) => {
      const { tx } = inside
      const programs = await programsOf(services, code, inside)
      const changed = await changedSince(tx, since)
      const { bases, counted } = await standing(tx, [...changed.keys()])
      const stale = [...changed].flatMap(([desa, at]) => {
        const known = counted.get(desa)
        return known && known.programs === programs.length && known.at > at + OVERLAP_MS ? [] : [desa]
      })
      const most = Math.max(0, ...bases.map((row) => row.desa))
      const isRight = ({ code: program, basis }: Basis) => {
        const own = bases.filter((row) => row.program === program)
        return own.length > 0 && own.every((row) => row.basis === basis)
      }
      const whole = isCheaperWhole(stale.length, most) ? programs : programs.filter((one) => !isRight(one))
      // A district without anybody has no figures, and needs none.
      return { programs, whole: most === 0 && stale.length === 0 ? [] : whole, desa: stale }
    },
    { readOnly: true },
  )
}

/** Every desa in which somebody is registered. */
const inhabited = ({ as }: Services, code: string) =>
  as(
    systemSeat(code),
    async ({ tx }) => (await tx.selectDistinct({ desa: household.desa }).from(household)).map(({ desa }) => desa),
    { readOnly: true },
  )

/** Counts programs in these desa, in one transaction. */
const count = (
  { as }: Services,
  code: string,
  programs: readonly Basis[],
  at: Date,
  desa: readonly string[],
  where?: { desa: string },
) =>
  as(systemSeat(code), async ({ tx }) => {
    await tx.execute(wholeDistrict)
    for (const one of programs) {
      const counted = await countTarget(tx, one, where)
      const found = new Set(counted.map((row) => row.desa))
      // That there is nobody is a figure, too: else it would be counted again and again.
      const empty = desa.filter((place) => !found.has(place)).map((place) => ({ desa: place, ...NO_FIGURES }))
      await saveTarget(tx, one, [...counted, ...empty], at, where)
    }
  })

const dropOthers = ({ as }: Services, code: string, programs: readonly Basis[]) =>
  as(systemSeat(code), ({ tx }) =>
    tx.execute(sql`delete from target where program <> all (${sql.param(programs.map((one) => one.code))}::text[])`),
  )

const moveHorizon = ({ as }: Services, code: string, to: Date) =>
  as(jobSeat(), async ({ tx }) => {
    const horizon = BigInt(to.getTime())
    await tx
      .insert(mark)
      .values({ job: markOf(code), horizon })
      .onConflictDoUpdate({ target: mark.job, set: { horizon: sql`greatest(${mark.horizon}, ${horizon})` } })
  })

/**
 * Makes the figures of one tenant right: programs whose rule, parameters, lists or day are others are counted everywhere,
 * the rest only where facts or cards changed since; and with them the lines of those who wait. Each count is of its own
 * transaction, and safe to do twice.
 * @param since from when on changes are not in the figures yet
 * @returns how many counts of a program it took, of a desa or of the whole
 */
export async function countTenant(services: Services, code: string, since: Date): Promise<number> {
  const began = services.now()
  const { programs, whole, desa } = await workOf(services, code, since)
  if (whole.length === 0 && desa.length === 0) return 0
  const places = whole.length > 0 ? await inhabited(services, code) : []
  for (const one of whole) await count(services, code, [one], services.now(), places)
  await rankAgain(services, code, whole.map((one) => one.code)) // prettier-ignore
  const rest = programs.filter((one) => !whole.includes(one))
  for (const one of rest.length > 0 ? desa : []) {
    await count(services, code, rest, services.now(), [one], { desa: one })
    await rankAgain(services, code, rest.map((each) => each.code), { desa: one }) // prettier-ignore
  }
  await dropOthers(services, code, programs)
  await moveHorizon(services, code, new Date(began.getTime() - OVERLAP_MS))
  return whole.length + (rest.length > 0 ? desa.length : 0)
}

/**
 * Keeps Sasaran right in all districts (table `target`): see `countTenant`. Returns how much was counted.
 */
export async function countTargets(services: Services): Promise<number> {
  const { districts, reached } = await services.as(
    jobSeat(),
    async ({ tx }) => ({
      districts: await tx
        .select({ code: tenant.code })
        .from(tenant)
        .where(and(ne(tenant.state, 'DITUTUP'), ne(tenant.code, NATION), eq(tenant.kind, 'district')))
        .orderBy(asc(tenant.code)),
      reached: new Map(
        (
          await tx
            .select()
            .from(mark)
            .where(sql`starts_with(${mark.job}, ${markOf('')})`)
        ).map(({ job, horizon }) => [job, new Date(Number(horizon))]),
      ),
    }),
    { readOnly: true },
  )
  let counted = 0
  for (const { code } of districts)
    counted += await countTenant(services, code, reached.get(markOf(code)) ?? new Date(0))
  return counted
}
