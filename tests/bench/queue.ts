import type pg from 'pg'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { grantLogins, withLogin } from '@slrt/db/migrate'
import { fillComplaints } from '../support/filled.ts'
import { keepDatabases } from './kept.ts'
import { measure, median, round } from './measure.ts'
import { stageOn } from './stage.ts'

/**
 * An officer's queue of 2,000 open needs (50 rows and an exact count, most urgent first) and the manager's of 33,000, in
 * a district of 100,000 complaints, while the other 513 districts have 10,000 or 1,000,000 together. Through everything
 * (HTTP, session, door, policies); the two databases take turns on one Postgres. They are made once, in DATA_DIR/bench.
 */
const HERE = '32.04'
const COMPLAINTS = 100_000
const OTHERS = [10_000, 1_000_000] as const
const QUEUES = {
  officer: { role: 'BO', tab: 'mine', open: 2_000 },
  manager: { role: 'MANAJER', tab: 'all', open: 33_000 },
} as const
type Queue = keyof typeof QUEUES
const CLIENTS = 1
const SECONDS = 3
const RUNS = 5
/** Grows with what the fill writes, so that older databases are made anew. */
const FILL = 1

const say = (line: object) => process.stdout.write(`${JSON.stringify({ bench: 'queue', ...line })}\n`)

const platformKey = Buffer.alloc(32, 5)
const { dataDir, local, urlOf, asOwner, keep } = await keepDatabases(say)

/** Sizes by Zipf: the second largest district has half of the largest. */
function zipf(codes: readonly string[], total: number): Record<string, number> {
  const sum = codes.reduce((all, _, at) => all + 1 / (at + 1), 0)
  return Object.fromEntries(codes.map((code, at) => [code, Math.max(1, Math.round(total / sum / (at + 1)))]))
}

async function fill(owner: pg.Client, others: number): Promise<void> {
  await owner.query(`
    insert into national.tenant (code, kind, name) select code, 'district', label from national.area a
      where level = 'district' and valid_to is null and not exists (select from national.tenant t where t.code = a.code);
    insert into national.tenant_area select code, code from national.tenant where kind = 'district' on conflict do nothing;
    insert into unit (tenant, id, kind, name, sectors, state) select code, gen_random_uuid(), 'OPD', 'Dinas ' || n, '', 'AKTIF'
      from national.tenant, generate_series(1, case code when '${HERE}' then 20 else 1 end) n where kind = 'district'`)
  const { rows } = await owner.query<{ code: string; units: string[] }>(
    'select tenant as code, array_agg(id) as units from unit group by 1 order by md5(tenant)',
  )
  const sizes = {
    ...zipf(
      rows.map(({ code }) => code).filter((code) => code !== HERE),
      others,
    ),
    [HERE]: COMPLAINTS,
  }
  const agencies = Object.fromEntries(rows.map(({ code, units }) => [code, units]))
  await fillComplaints(owner, { sizes, agencies, hasPersons: false })
  await owner.query('vacuum analyze')
}

/** A database of that many complaints elsewhere: the one that is there already, or a new one. */
async function databaseOf(others: number): Promise<string> {
  const name = `queue_${others}`
  await keep(name, [FILL, COMPLAINTS], async () => {
    await found(urlOf(name), keyring(localWrapping(platformKey)), false, false)
    await asOwner(name, (owner) => fill(owner, others))
  })
  return name
}

async function prepared(others: number, passwords: Record<'api' | 'signIn', string>) {
  const url = urlOf(await databaseOf(others))
  const urls = {
    api: withLogin(url, 'slrt_api', passwords.api),
    signIn: withLogin(url, 'slrt_signin', passwords.signIn),
  }
  const stage = await stageOn({ urls, dataDir, platformKey })
  const [officer, manager] = [await stage.officer(HERE, 'BO'), await stage.officer(HERE, 'MANAJER')]
  const look = (queue: Queue) => () => stage.call('item.queue', { officer, manager }[queue], { tab: QUEUES[queue].tab })
  return { others, look, end: stage.end }
}

// The migrations make the roles that log in; their passwords are for both databases.
for (const others of OTHERS) await databaseOf(others)
const { passwords } = await grantLogins(local.url, {})
const stages = []
for (const others of OTHERS) stages.push(await prepared(others, passwords))

type Result = { queue: Queue; others: number; p50: number; p95: number }
const results: Result[] = []
for (const stage of stages)
  for (const queue of ['officer', 'manager'] as const) await measure(CLIENTS, 1, stage.look(queue))
for (let run = 0; run < RUNS; run++)
  for (const queue of ['officer', 'manager'] as const)
    for (const stage of run % 2 === 0 ? stages : stages.toReversed()) {
      const { p50, p95 } = await measure(CLIENTS, SECONDS, stage.look(queue))
      results.push({ queue, others: stage.others, p50, p95 })
      say({ run, queue, others: stage.others, p50_ms: round(p50), p95_ms: round(p95) })
    }

const middle = (queue: Queue, others: number, what: 'p50' | 'p95') =>
  median(results.filter((one) => one.queue === queue && one.others === others).map((one) => one[what]))
for (const queue of ['officer', 'manager'] as const) {
  const [few, many] = OTHERS.map((others) => middle(queue, others, 'p95')) as [number, number]
  const p50 = middle(queue, OTHERS[1], 'p50')
  const figures = { others: OTHERS[1], p50_ms: round(p50), p95_ms: round(many), p95_ms_at_10000: round(few) }
  say({ median_of: RUNS, queue, open: QUEUES[queue].open, ...figures, ratio: round(many / few) })
}
for (const stage of stages) await stage.end()
await local.stop()
