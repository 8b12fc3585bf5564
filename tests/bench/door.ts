import pg from 'pg'
import { newId } from '@slrt/domain/id'
import { measure, median, round } from './measure.ts'
import { makeStage } from './stage.ts'

/**
 * Commands through everything (HTTP, Hono, tRPC, session, door, command row, encryption) beside the same statements
 * over bare `pg`, 8 clients, alternating runs on the same Postgres; server, Postgres and clients share the machine.
 */
const CLIENTS = 8
const SECONDS = 4
const RUNS = 5

const { urls, tenant, officer, call, analyze, end } = await makeStage()

/** One district a client, each with its admin: nobody waits for another's row. */
const officers = await Promise.all(
  Array.from({ length: CLIENTS }, async (_, client) => {
    const code = `32.${String(client + 1).padStart(2, '0')}`
    await tenant(code)
    return { ...(await officer(code, 'KAB_ADMIN')), version: 1 }
  }),
)

async function ours(client: number): Promise<void> {
  const mine = officers[client]!
  const input = { serviceName: 'SLRT', phone: '', address: 'Soreang', version: mine.version++ }
  await call('tenant.describe', mine, { commandId: newId(), ...input })
}

const bare = await Promise.all(
  officers.map(async () => {
    const [api, signIn] = [urls.api, urls.signIn].map((connectionString) => new pg.Client({ connectionString }))
    await Promise.all([api!.connect(), signIn!.connect()])
    return { api: api!, signIn: signIn! }
  }),
)

/** The statements of one command as the server sends them. */
async function theSame(client: number): Promise<void> {
  const { tenant: code, token, person, membership } = officers[client]!
  const { api, signIn } = bare[client]!
  await signIn.query(
    `select u.id, u.name, u.two_factor_enabled, f.id, f.name, f.role, f.tenant, f.scope, t.code from signin.session s
     join signin."user" u on u.id = s.user_id left join staff f on f.person = u.id and f.state = 'AKTIF'
     left join national.tenant t on t.code = f.tenant and t.state <> 'DITUTUP'
     where s.token = $1 and s.expires_at > now() order by f.tenant, f.id`,
    [token],
  )
  await api.query('begin')
  await api.query('select app.enter($1, $2, $3) as configuration', ['tenant_user', code, '*'])
  await api.query(
    `insert into command (tenant, id, path, person, membership, role, fingerprint, input, at, written_in)
     values (default, $1, 'tenant.describe', $2, $3, 'KAB_ADMIN', $4, $5, now(), default) on conflict do nothing returning id`,
    [newId(), person, membership, Buffer.alloc(32), Buffer.alloc(140)],
  )
  await api.query('select * from national.tenant where code = $1 for update', [code])
  await api.query(
    'update national.tenant set service_name = $1, phone = null, address = $2, version = version + 1 where code = $3',
    ['SLRT', 'Soreang', code],
  )
  await api.query('commit')
  officers[client]!.version++
}

const results: { commandsPerS: number; p95: number; ratio: number }[] = []
await measure(CLIENTS, 2, ours)
await measure(CLIENTS, 1, theSame)
await analyze()
for (let run = 0; run < RUNS; run++) {
  const product = await measure(CLIENTS, SECONDS, ours)
  const base = await measure(CLIENTS, SECONDS, theSame)
  const ratio = base.perSecond / product.perSecond
  results.push({ commandsPerS: product.perSecond, p95: product.p95, ratio })
  process.stdout.write(
    `${JSON.stringify({ bench: 'door', run, commands_per_s: round(product.perSecond), p50_ms: round(product.p50), p95_ms: round(product.p95), p99_ms: round(product.p99), bare_per_s: round(base.perSecond), bare_p95_ms: round(base.p95), ratio_to_bare: round(ratio) })}\n`,
  )
}
process.stdout.write(
  `${JSON.stringify({ bench: 'door', median_of: RUNS, commands_per_s: round(median(results.map((one) => one.commandsPerS))), p95_ms: round(median(results.map((one) => one.p95))), ratio_to_bare: round(median(results.map((one) => one.ratio))) })}\n`,
)
await Promise.all(bare.flatMap(({ api, signIn }) => [api.end(), signIn.end()]))
await end()
