import { and, asc, eq, notInArray, sql } from 'drizzle-orm'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { fresh, readiness } from '@slrt/db/monitor'
import { tenant } from '@slrt/db/tenant'
import { readinessOf } from '@slrt/domain/readiness'
import { configurationOf } from '../configuration.ts'
import { DIFFERS, isServing, READINESS_JOB } from '../readiness.ts'
import type { Services } from '../services.ts'

/** On AWS every job has its turn each minute; a configuration is looked at again after so long. */
const FRESH_MS = 9 * 60_000

/** Counts what one district lacks and where it differs: codes and numbers, never a name. */
async function countedOf(services: Services, code: string) {
  const at = services.now()
  const facts = await services.as(
    systemSeat(code),
    (inside) => configurationOf({ ...inside, rules: services.rules, at, actor: { tenant: code } }),
    { readOnly: true },
  )
  const differs = Map.groupBy(facts.rules, ({ key }) => key)
  return [
    ...readinessOf(facts).map((check) => ({ tenant: code, check: check.code as string, wanting: check.wanting })),
    ...[...differs].map(([key, rules]) => ({ tenant: code, check: `${DIFFERS}${key}`, wanting: rules.length })),
  ]
}

/**
 * Writes how ready each district is, for the secretariat's list; each in transactions of its own. Returns how many
 * districts it looked at: none while the last look is fresh.
 */
export async function countReadiness(services: Services): Promise<number> {
  const { as, now } = services
  const codes = await as(jobSeat(), async ({ tx }) => {
    const [last] = await tx.select().from(fresh).where(eq(fresh.job, READINESS_JOB))
    if (last && now().getTime() - last.at < FRESH_MS) return []
    return tx.select({ code: tenant.code }).from(tenant).where(isServing).orderBy(asc(tenant.code))
  })
  for (const { code } of codes) {
    const rows = await countedOf(services, code)
    const checks = rows.map(({ check }) => check)
    await as(jobSeat(code), async ({ tx }) => {
      await tx
        .insert(readiness)
        .values(rows)
        .onConflictDoUpdate({
          target: [readiness.tenant, readiness.check],
          set: { wanting: sql`excluded.wanting` },
          setWhere: sql`${readiness.wanting} <> excluded.wanting`,
        })
      await tx.delete(readiness).where(and(eq(readiness.tenant, code), notInArray(readiness.check, checks)))
    })
  }
  if (codes.length > 0) {
    const at = now().getTime()
    await as(jobSeat(), ({ tx }) =>
      tx.insert(fresh).values({ job: READINESS_JOB, at }).onConflictDoUpdate({ target: fresh.job, set: { at } }),
    )
  }
  return codes.length
}
