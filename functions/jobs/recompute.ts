import { and, asc, gt, inArray, or, sql, type SQL } from 'drizzle-orm'
import { jobSeat, systemSeat, type Inside } from '@slrt/db/as-actor'
import { event } from '@slrt/db/event'
import { item } from '@slrt/db/item'
import { referral } from '@slrt/db/referral'
import { change } from '@slrt/db/write'
import { shownState } from '@slrt/domain/item'
import type { ItemState } from '@slrt/domain/item-state'
import { recounted, type ClockAt } from '@slrt/domain/recount'
import { calendarOf } from '../calendar.ts'
import type { Services } from '../services.ts'

const BATCH = 200

/** Whether the table of the year is known in which a provisional date lies. */
const isKnown = (due: SQL) => sql`extract(year from ${due})::int in (select year from national.holiday_year)`

/** Needs with a provisional deadline that can be counted now: their own, or that of an open referral. */
const countable = or(
  and(sql`${item.isProvisional}`, isKnown(sql`greatest(${item.due}, ${item.heldDue})`)),
  sql`${item.id} in (select item from referral where is_provisional and ended_at is null and ${isKnown(sql`due`)})`,
)

const isSame = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()

/** Counts some needs anew, locked; returns the last of them and how many changed, or nothing when none is left. */
async function recomputeBatch({ tx, save }: Inside, clockAt: ClockAt, after: string | undefined) {
  const items = await tx
    .select()
    .from(item)
    .where(and(countable, after ? gt(item.id, after) : undefined))
    .orderBy(asc(item.id))
    .limit(BATCH)
    .for('update')
  if (items.length === 0) return undefined
  const ids = items.map(({ id }) => id)
  const [referrals, events] = await Promise.all([
    tx.select().from(referral).where(inArray(referral.item, ids)),
    tx.select().from(event).where(inArray(event.item, ids)).orderBy(asc(event.at), asc(event.step), asc(event.id)),
  ])
  let changed = 0
  for (const one of items) {
    const own = referrals.filter((other) => other.item === one.id)
    const told = events
      .filter((other) => other.item === one.id)
      .map((other) => ({ ...other, before: other.before as ItemState | null, after: other.after as ItemState }))
    const counted = recounted(one, shownState(one, own), own, told, clockAt)
    const { due, heldDue, isProvisional } = counted.item
    const moved = counted.referrals.filter(
      (other, n) => other.isProvisional !== own[n]!.isProvisional || !isSame(other.due, own[n]!.due),
    )
    const isMoved = isProvisional !== one.isProvisional || !isSame(due, one.due) || !isSame(heldDue, one.heldDue)
    if (isMoved) save(change(tx, item, one.id, { due, heldDue, isProvisional }))
    save(
      ...moved.map((other) => change(tx, referral, other.id, { due: other.due, isProvisional: other.isProvisional })),
    )
    if (isMoved || moved.length > 0) changed += 1
  }
  return { last: items.at(-1)!.id, changed }
}

async function recomputeOf({ as, rules }: Services, tenant: string): Promise<number> {
  let changed = 0
  let last: string | undefined
  do {
    const after = last
    const batch = await as(systemSeat(tenant), async (inside) => {
      const known = await rules(inside.tx, tenant, inside.configuration)
      const { regulation } = known
      const clockAt: ClockAt = (then) => ({ at: then, calendar: calendarOf(known, then), regulation })
      return recomputeBatch(inside, clockAt, after)
    })
    last = batch?.last
    changed += batch?.changed ?? 0
  } while (last)
  return changed
}

/**
 * Counts provisional deadlines anew whose years have got their table of holidays since, in all tenants. A date that is
 * counted is no longer provisional, so each is counted once, however many jobs run. Returns how many needs changed.
 */
export async function recomputeDeadlines(services: Services): Promise<number> {
  const { rows } = await services.as(jobSeat(), ({ tx }) =>
    tx.execute<{ tenant: string }>(sql`
      select distinct tenant from app.tenants_to_recompute()
      join national.holiday_year using (year) join national.tenant t on t.code = tenant
      where t.state <> 'DITUTUP'`),
  )
  let changed = 0
  for (const { tenant } of rows) changed += await recomputeOf(services, tenant)
  return changed
}
