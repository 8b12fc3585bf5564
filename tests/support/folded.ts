import type pg from 'pg'
import { jobSeat } from '@slrt/db/as-actor'
import { foldEvents, recount } from '@slrt/functions/jobs/fold'
import type { World } from './world.ts'

const DAYS = `select tenant, day::text as day, category, state, entered, departed, late from monitor.daily
  order by tenant, day, category, state`
const HEADLINES = `select tenant, day::text as day, registered, settled, answered, answered_late, acts
  from monitor.headline order by tenant, day`

/** What the figures say, day by day. */
export async function figures(owner: pg.Pool) {
  const [daily, headlines] = await Promise.all([owner.query(DAYS), owner.query(HEADLINES)])
  return { daily: daily.rows as object[], headlines: headlines.rows as object[] }
}

/** What the events say, counted anew. */
export const recounted = ({ services }: World) => services.as(jobSeat(), ({ tx }) => recount(tx))

/** Folds until nothing that is committed is left out: other tests' transactions hold the horizon back for a moment. */
export async function foldAll(made: World): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    await foldEvents(made.services)
    const { rows } = await made.owner.query<{ left: boolean }>(
      `select exists (select from event where written_in >= (select horizon from national.mark where job = 'fold')) as left`,
    )
    if (!rows[0]!.left) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('a transaction of this cluster has been open for more than 10 s')
}
