import { and, asc, eq, isNull } from 'drizzle-orm'
import { jobSeat, systemSeat, type Inside } from '@slrt/db/as-actor'
import { limitTrial } from '@slrt/db/limit-trial'
import { limitCount } from '@slrt/db/monitor'
import { tenant } from '@slrt/db/tenant'
import { paramsAround, type Limit } from '@slrt/domain/limit'
import type { Key } from '@slrt/domain/regulation-keys'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { programsOn } from '../program-rows.ts'
import { isServing } from '../readiness.ts'
import type { Services } from '../services.ts'
import { countLimit } from '../target-count.ts'

const NOTHING = { before: 0, entering: 0, leaving: 0 }

/** What the limit would do in one district, by its own facts, rules and overrides of today. */
async function countedOf(services: Services, code: string, inside: Inside, limit: Limit) {
  const { tx, configuration } = inside
  const { rules, now } = services
  const room = { tx, configuration, rules, actor: { tenant: code } }
  const [programs, { regulation }] = await Promise.all([
    programsOn(room, limit.effectiveFrom),
    rules(tx, code, configuration),
  ])
  const program = programs.find((one) => one.code === limit.program)
  if (!program) return { ...NOTHING, overridden: 0 }
  const { before, after, isOverridden } = paramsAround(regulation, program.definition, limit)
  const day = localDate(now(), zoneOf(code))
  return { ...(await countLimit(inside, { program, before, after, day })), overridden: Number(isOverridden) }
}

/**
 * Counts the limits that the nation tries, district by district, each in its own tenant and in a transaction of its own; what
 * is counted stays counted, whoever goes on. Returns how many districts were counted.
 */
export async function countLimits(services: Services): Promise<number> {
  const { as, now } = services
  const open = await as(jobSeat(), ({ tx }) =>
    tx.select().from(limitTrial).where(isNull(limitTrial.doneAt)).orderBy(asc(limitTrial.askedAt)),
  )
  let counted = 0
  for (const { id, key, program, value, effectiveFrom } of open) {
    const limit: Limit = { key: key as Key, program, value: JSON.parse(value) as Limit['value'], effectiveFrom }
    const left = await as(jobSeat(), ({ tx }) =>
      tx
        .select({ code: tenant.code })
        .from(tenant)
        .leftJoin(limitCount, and(eq(limitCount.tenant, tenant.code), eq(limitCount.trial, id)))
        .where(and(isServing, isNull(limitCount.tenant)))
        .orderBy(asc(tenant.code)),
    )
    for (const { code } of left) {
      const figures = await as(systemSeat(code), (inside) => countedOf(services, code, inside, limit), {
        readOnly: true,
      })
      await as(jobSeat(code), ({ tx }) =>
        tx
          .insert(limitCount)
          .values({ trial: id, tenant: code, ...figures })
          .onConflictDoNothing(),
      )
      counted += 1
    }
    await as(jobSeat(), ({ tx }) => tx.update(limitTrial).set({ doneAt: now() }).where(eq(limitTrial.id, id)))
  }
  return counted
}
