import { and, asc, desc, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { entry } from '@slrt/db/instrument'
import { limitTrial } from '@slrt/db/limit-trial'
import { limitCount } from '@slrt/db/monitor'
import { tenant } from '@slrt/db/tenant'
import { Id } from '@slrt/domain/field'
import { limitNotices, limitOf, TryLimit } from '@slrt/domain/limit'
import { Refusal } from '@slrt/domain/refusal'
import { isServing } from './readiness.ts'
import { todayOf } from './regulation-publish.ts'
import { command, query, router } from './trpc.ts'

const MOST = 50

/**
 * Asks every district what a limit would do there. A job counts, each district in its own tenant; nobody waits, and nothing
 * is published by it.
 * @throws Refusal `regulation.not_found`, `limit.not_a_limit`
 */
const tryLimit = command(TryLimit, async ({ tx, actor, at }, { id, entry: of }) => {
  const own = and(eq(entry.tenant, actor.tenant), eq(entry.id, of))
  const [row] = await tx.select().from(entry).where(own)
  if (!row) throw new Refusal('regulation.not_found')
  const { key, program, value, effectiveFrom } = limitOf(row)
  await tx
    .insert(limitTrial)
    .values({ id, key, program, value: JSON.stringify(value), effectiveFrom, askedBy: actor.name, askedAt: at })
})

const shownTrial = ({
  id,
  key,
  program,
  value,
  effectiveFrom,
  askedBy,
  askedAt,
  doneAt,
}: typeof limitTrial.$inferSelect) => ({
  id,
  key,
  program,
  value: JSON.parse(value) as boolean | number | null,
  effectiveFrom,
  askedBy,
  askedAt,
  doneAt,
})

/** What was tried, the newest first. */
const list = query(z.object({}), async ({ tx }) => {
  const rows = await tx.select().from(limitTrial).orderBy(desc(limitTrial.askedAt), desc(limitTrial.id)).limit(MOST)
  return { rows: rows.map(shownTrial) }
})

/** What a limit would do, district by district: counts, never a name. One that has not counted yet has no figures. */
const show = query(z.object({ id: Id }), async ({ tx }, { id }) => {
  const [[trial], tenants, counts] = await Promise.all([
    tx.select().from(limitTrial).where(eq(limitTrial.id, id)),
    tx.select({ code: tenant.code, name: tenant.name }).from(tenant).where(isServing).orderBy(asc(tenant.code)),
    tx.select().from(limitCount).where(eq(limitCount.trial, id)),
  ])
  if (!trial) throw new Refusal('limit.not_found')
  const counted = new Map(counts.map((one) => [one.tenant, one]))
  return {
    trial: shownTrial(trial),
    districts: tenants.map(({ code, name }) => {
      const own = counted.get(code)
      return {
        tenant: code,
        name,
        figures: own ? { before: own.before, entering: own.entering, leaving: own.leaving } : null,
        isOverridden: own?.overridden === 1,
      }
    }),
  }
})

/** Limits from above that change or changed lately, and whether the district has a rule of its own. */
const notices = query(z.object({}), async (room) => {
  const { tx, actor, rules, configuration } = room
  const [{ regulation }, today] = await Promise.all([rules(tx, actor.tenant, configuration), todayOf(room)])
  return { rows: limitNotices(regulation, today) }
})

export const limitRouter = router({ try: tryLimit, list, show, notices })
