import { eq, sql, type SQL } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { mark } from '@slrt/db/command'
import type { Tx } from '@slrt/db/connect'
import { fresh } from '@slrt/db/monitor'
import { PRACTICE } from '@slrt/domain/tenant'
import { WIT, WITA } from '@slrt/domain/zone'
import type { Services } from '../services.ts'

const JOB = 'fold'
/** Events of one transaction of the fold: below the limit of time that a writer has (design §6). */
const BATCH = 50_000

const listed = (codes: readonly string[]) => sql`${sql.param([...codes])}::text[]`

/** The day of an event by the clock of its district. */
const localDay = sql`((at at time zone 'UTC') + make_interval(hours => case
  when left(tenant, 2) = any (${listed(WITA.provinces)}) then ${WITA.offset / 60}::int
  when left(tenant, 2) = any (${listed(WIT.provinces)}) then ${WIT.offset / 60}::int else 7 end))::date`

/** What is done in practice counts nowhere. */
const COUNTS = sql`right(tenant, 2) <> ${PRACTICE}`

/** What some events count for: a state entered, and one left. */
const movesOf = (events: SQL) => sql`
  fresh as (
    select tenant, ${localDay} as day, category, act, before, after, late, by from event where ${events} and ${COUNTS}),
  moves as (
    select tenant, day, category, after as state, 1 as entered, 0 as departed, 0 as late
    from fresh where before is distinct from after
    union all
    select tenant, day, category, before, 0, 1, late::int from fresh where before <> after)`

const SUMS = sql`sum(entered)::int as entered, sum(departed)::int as departed, sum(late)::int as late`

/** The steps by which an agency answers. */
const ANSWERS = sql`before = 'DIRUJUK' and after <> 'DIRUJUK' and act in ('referral.accept', 'referral.start', 'referral.giveBack', 'referral.complete')`

const HEADLINES = sql`
  count(*) filter (where before is null)::int as registered,
  count(*) filter (where after in ('SELESAI_DITANGANI', 'DITOLAK') and before is distinct from after)::int as settled,
  count(*) filter (where ${ANSWERS})::int as answered,
  count(*) filter (where ${ANSWERS} and late)::int as answered_late,
  count(by)::int as acts`

/** Adds the events written from one transaction number up to another to the figures. */
const add = (tx: Tx, from: bigint, to: bigint) =>
  tx.execute(sql`
    with ${movesOf(sql`written_in >= ${String(from)}::bigint and written_in < ${String(to)}::bigint`)},
    days as (
      insert into monitor.daily as d (tenant, day, category, state, entered, departed, late)
      select tenant, day, category, state, ${SUMS} from moves group by tenant, day, category, state
      on conflict (tenant, day, category, state) do update set entered = d.entered + excluded.entered,
        departed = d.departed + excluded.departed, late = d.late + excluded.late),
    heads as (
      insert into monitor.headline as h (tenant, day, registered, settled, answered, answered_late, acts)
      select tenant, day, ${HEADLINES} from fresh group by tenant, day
      on conflict (tenant, day) do update set registered = h.registered + excluded.registered,
        settled = h.settled + excluded.settled, answered = h.answered + excluded.answered,
        answered_late = h.answered_late + excluded.answered_late, acts = h.acts + excluded.acts)
    insert into monitor.stock as s (tenant, category, state, now)
    select tenant, category, state, (sum(entered) - sum(departed))::int from moves group by tenant, category, state
    on conflict (tenant, category, state) do update set now = s.now + excluded.now`)

/** The figures as the events alone would give them: for tests, which compare them with the folded ones. */
export async function recount(tx: Tx) {
  const { rows: daily } = await tx.execute<Record<string, string | number>>(sql`
    with ${movesOf(sql`true`)}
    select tenant, day::text as day, category, state, ${SUMS} from moves
    group by tenant, day, category, state order by tenant, day, category, state`)
  const { rows: headlines } = await tx.execute<Record<string, string | number>>(sql`
    with ${movesOf(sql`true`)}
    select tenant, day::text as day, ${HEADLINES} from fresh group by tenant, day order by tenant, day`)
  return { daily, headlines }
}

/**
 * One batch: whoever else folds waits for the mark's lock and then finds nothing to do. Only events below the
 * transaction horizon are taken: one that began earlier may still commit. Returns whether more is waiting.
 */
const foldBatch = ({ as, now }: Services): Promise<boolean> =>
  as(jobSeat(), async ({ tx }) => {
    await tx.insert(mark).values({ job: JOB, horizon: 0n }).onConflictDoNothing()
    const [done] = await tx.select().from(mark).where(eq(mark.job, JOB)).for('update')
    const from = done!.horizon
    const { rows } = await tx.execute<{ horizon: string; cut: string | null }>(sql`
      select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, (
        select written_in::text from event where written_in >= ${String(from)}::bigint
        order by written_in offset ${BATCH} limit 1) as cut`)
    const horizon = BigInt(rows[0]!.horizon)
    const cut = rows[0]!.cut === null ? horizon : BigInt(rows[0]!.cut)
    // A single transaction may be larger than a batch: it is taken whole.
    const to = cut === from ? from + 1n : cut < horizon ? cut : horizon
    await add(tx, from, to)
    await tx.update(mark).set({ horizon: to }).where(eq(mark.job, JOB))
    if (to < horizon) return true
    const at = now().getTime()
    await tx.insert(fresh).values({ job: JOB, at }).onConflictDoUpdate({ target: fresh.job, set: { at } })
    return false
  })

/** Brings the figures up to date, each event counted exactly once. Returns how many batches it took. */
export async function foldEvents(services: Services): Promise<number> {
  let batches = 1
  while (await foldBatch(services)) batches += 1
  return batches
}
