import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { ENDED, type ItemState } from '@slrt/domain/item-state'
import type { Category } from '@slrt/domain/category'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { TenantCode } from '@slrt/domain/tenant'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { query, router } from './trpc.ts'

/**
 * Figures from schema monitor alone, so that looking costs the same however many complaints there are (design §2.10).
 * I01 registered, I02 settled, I08 referrals answered on time (handbook §8).
 */

type Figures = { registered: number; settled: number; answered: number; answered_late: number }

/** Sums of rows `h` of `monitor.headline`. */
const FIGURES = sql`
  coalesce(sum(h.registered), 0)::int as registered, coalesce(sum(h.settled), 0)::int as settled,
  coalesce(sum(h.answered), 0)::int as answered, coalesce(sum(h.answered_late), 0)::int as answered_late`

const OPEN = sql`state <> all (${sql.param([...ENDED])}::text[])`

async function freshness(tx: Tx): Promise<string | null> {
  const { rows } = await tx.execute<{ at: string }>(sql`select at::text from monitor.fresh where job = 'fold'`)
  return rows[0] ? new Date(Number(rows[0].at)).toISOString() : null
}

type NationRow = Figures & {
  code: string
  label: string
  province: string
  tenant: string | null
  open: number
  /** Sent to agencies and not answered yet. */
  waiting: number
  last_day: string | null
}

/** All kab/kota, each with the figures of the tenant that it belongs to. */
const nation = query(
  z.object({ days: z.union([z.literal(30), z.literal(90), z.literal(365)]) }),
  async ({ tx, at }, { days }) => {
    const to = localDate(at, zoneOf(NATION))
    const from = localDate(new Date(at.getTime() - (days - 1) * 86_400_000), zoneOf(NATION))
    const { rows } = await tx.execute<NationRow>(sql`
      with figures as (
        select t.code, f.*, o.open, o.waiting, l.last_day from national.tenant t
        cross join lateral (
          select ${FIGURES} from monitor.headline h
          where h.tenant = t.code and h.day between ${from}::date and ${to}::date) f
        cross join lateral (
          select coalesce(sum(now), 0)::int as open,
            coalesce(sum(now) filter (where state = 'DIRUJUK'), 0)::int as waiting
          from monitor.stock where tenant = t.code and ${OPEN}) o
        cross join lateral (select max(day)::text as last_day from monitor.headline where tenant = t.code and acts > 0) l
        where t.code <> ${NATION} and t.practice_of is null)
      select a.code, a.label, p.label as province, x.tenant, coalesce(f.registered, 0) as registered,
        coalesce(f.settled, 0) as settled, coalesce(f.answered, 0) as answered,
        coalesce(f.answered_late, 0) as answered_late, coalesce(f.open, 0) as open, coalesce(f.waiting, 0) as waiting, f.last_day
      from national.area p
      join national.area a on a.parent = p.code
      left join national.tenant_area x on x.area = a.code and not x.is_practice
      left join figures f on f.code = x.tenant
      where p.parent is null and p.valid_to is null and a.valid_to is null
      order by a.code`)
    return {
      at: await freshness(tx),
      from,
      to,
      districts: rows.map(({ answered_late, last_day, ...row }) => ({
        ...row,
        answeredLate: answered_late,
        lastDay: last_day,
      })),
    }
  },
)

const MONTHS = 12
const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** One district: twelve months up to the one asked for, what is open now, and what it is about. */
const district = query(
  z.object({ month: Month, code: z.optional(TenantCode) }),
  async ({ tx, actor }, { month, code = actor.tenant }) => {
    const first = sql`${`${month}-01`}::date`
    const [months, open, categories, last, named, at] = await Promise.all([
      tx.execute<Figures & { month: string }>(sql`
        select to_char(m, 'YYYY-MM') as month, ${FIGURES}
        from generate_series(${first} - make_interval(months => ${MONTHS - 1}), ${first}, interval '1 month') m
        left join monitor.headline h
          on h.tenant = ${code} and h.day >= m::date and h.day < (m + interval '1 month')::date
        group by m order by m`),
      tx.execute<{ state: ItemState; open: number }>(sql`
        select state, sum(now)::int as open from monitor.stock
        where tenant = ${code} and ${OPEN} group by state having sum(now) > 0 order by state`),
      tx.execute<{ category: Category; registered: number; open: number }>(sql`
        select category, coalesce(registered, 0)::int as registered, coalesce(open, 0)::int as open
        from (select category, sum(entered) as registered from monitor.daily
              where tenant = ${code} and state = 'TERDAFTAR' and day >= ${first} and day < (${first} + interval '1 month')::date
              group by category) r
        full join (select category, sum(now) as open from monitor.stock
                   where tenant = ${code} and ${OPEN} group by category having sum(now) > 0) o using (category)
        order by open desc, registered desc, category`),
      tx.execute<{ day: string | null }>(
        sql`select max(day)::text as day from monitor.headline where tenant = ${code} and acts > 0`,
      ),
      tx.execute<{ name: string; service_name: string | null }>(
        sql`select name, service_name from national.tenant where code = ${code}`,
      ),
      freshness(tx),
    ])
    const [tenant] = named.rows
    if (!tenant) throw new Refusal('tenant.not_found')
    return {
      code,
      name: tenant.name,
      serviceName: tenant.service_name,
      at,
      months: months.rows.map(({ answered_late, ...row }) => ({ ...row, answeredLate: answered_late })),
      open: open.rows,
      categories: categories.rows,
      lastDay: last.rows[0]?.day ?? null,
    }
  },
)

export const indicatorRouter = router({ nation, district })
