import { and, asc, eq, isNull, ne, notLike } from 'drizzle-orm'
import * as z from 'zod/mini'
import { fresh, readiness } from '@slrt/db/monitor'
import { tenant } from '@slrt/db/tenant'
import { NATION } from '@slrt/domain/permission'
import { readinessOf } from '@slrt/domain/readiness'
import { configurationOf } from './configuration.ts'
import { query, router } from './trpc.ts'

/** The name under which the figures of all districts say how old they are. */
export const READINESS_JOB = 'readiness'
/** What stands before a key in a row that says in how many rules a district differs from the nation. */
export const DIFFERS = 'differs.'

/** Districts that really serve: one that only practises lacks things on purpose. */
export const isServing = and(
  ne(tenant.code, NATION),
  ne(tenant.state, 'DITUTUP'),
  isNull(tenant.practiceOf),
  notLike(tenant.code, '%-L'),
)

/** The district's own list, computed from its configuration as it is now. */
const district = query(z.object({}), async (room) => ({
  checks: readinessOf(await configurationOf(room)),
  at: room.at,
}))

/** All districts, as the job last counted them; one that it has not looked at yet has no checks. */
const nation = query(z.object({}), async ({ tx }) => {
  const [tenants, rows, [last]] = await Promise.all([
    tx.select({ code: tenant.code, name: tenant.name }).from(tenant).where(isServing).orderBy(asc(tenant.code)),
    tx.select().from(readiness).orderBy(asc(readiness.tenant), asc(readiness.check)),
    tx.select({ at: fresh.at }).from(fresh).where(eq(fresh.job, READINESS_JOB)),
  ])
  const counted = Map.groupBy(rows, (row) => row.tenant)
  return {
    at: last ? new Date(last.at) : null,
    districts: tenants.map(({ code, name }) => {
      const own = counted.get(code) ?? []
      const checks = own.filter(({ check }) => !check.startsWith(DIFFERS))
      return {
        tenant: code,
        name,
        checks: Object.fromEntries(checks.map(({ check, wanting }) => [check, wanting])),
        differs: own
          .filter(({ check }) => check.startsWith(DIFFERS))
          .map(({ check, wanting }) => ({ key: check.slice(DIFFERS.length), n: wanting })),
      }
    }),
  }
})

export const readinessRouter = router({ district, nation })
