import { spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { systemSeat } from '@slrt/db/as-actor'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { startLocal } from '@slrt/db/local'
import { grantLogins, migrate } from '@slrt/db/migrate'
import { staff } from '@slrt/db/staff'
import { user } from '@slrt/db/signin'
import { newId } from '@slrt/domain/id'
import { services as makeServices } from '@slrt/functions/services'
import { measure, median, round } from './measure.ts'

/**
 * Commands through everything (HTTP, Hono, tRPC, session, door, command row, encryption) beside the same statements
 * over bare `pg`, 8 clients, alternating runs on the same Postgres; server, Postgres and clients share the machine.
 */
const CLIENTS = 8
const SECONDS = 4
const RUNS = 5

const dataDir = await mkdtemp(join(tmpdir(), 'slrt-bench-'))
const local = await startLocal({ dataDir })
await migrate(local.url)
const { urls } = await grantLogins(local.url, {})
const platformKey = randomBytes(32)
const secret = Buffer.alloc(32, 7).toString('base64')
await found(local.url, keyring(localWrapping(platformKey)), false, false)
const env = {
  DATABASE_API_URL: urls.api,
  DATABASE_SIGNIN_URL: urls.signIn,
  PLATFORM_KEY: platformKey.toString('base64'),
  INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
  AUTH_SECRET: secret,
  PUBLIC_URL: 'http://localhost',
}
const services = await makeServices(env, { log: () => undefined })

/** One district a client, each with its admin: nobody waits for another's row. */
async function officer(client: number) {
  const code = `32.${String(client + 1).padStart(2, '0')}`
  const key = await services.keys.newKey(code)
  const membership = newId()
  const { internalAdapter } = await services.auth.$context
  const account = { name: `Admin ${code}`, email: `${code}@contoh.test`, emailVerified: true }
  const { id } = await internalAdapter.createUser(account, { method: 'email-password' })
  await services.signIn.update(user).set({ twoFactorEnabled: true })
  const { token } = await internalAdapter.createSession(id)
  await services.as(systemSeat('00'), ({ tx }) =>
    tx.execute(sql`select app.open_tenant(${code}, 'district', ${code}, array[${code}]::text[], now(), ${key.id}, ${key.wrapped},
      null, null, null, null, null, null, null, null, '{}'::uuid[], '{}'::text[])`),
  )
  await services.as(systemSeat(code), async ({ tx }) => {
    const contact = Buffer.alloc(0)
    const fixed = { scope: '*', state: 'AKTIF', contact, contactMasked: '', contactIndex: contact } as const
    await tx
      .insert(staff)
      .values({ ...fixed, id: membership, name: code, role: 'KAB_ADMIN', person: id, invitedAt: new Date() })
  })
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const cookie = `slrt.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  return { code, membership, person: id, token, cookie, version: 1 }
}
const officers = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => officer(client)))

const server = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url))], {
  env: { ...process.env, ...env },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const port = Number(await new Promise<string>((resolve) => server.stdout.once('data', (line) => resolve(String(line)))))
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })

const post = (path: string, body: string, cookie: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', cookie, 'content-length': Buffer.byteLength(body) }
    const sent = request({ port, agent, method: 'POST', path, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.once('error', reject)
    sent.end(body)
  })

async function ours(client: number): Promise<void> {
  const mine = officers[client]!
  const input = { commandId: newId(), serviceName: 'SLRT', phone: '', address: 'Soreang', version: mine.version++ }
  const status = await post('/trpc/tenant.describe', JSON.stringify(input), mine.cookie)
  if (status !== 200) throw new Error(`answered ${status}`)
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
  const { code, token, person, membership } = officers[client]!
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
server.kill()
agent.destroy()
await Promise.all(bare.flatMap(({ api, signIn }) => [api.end(), signIn.end()]))
await services.end()
await local.stop()
await rm(dataDir, { recursive: true, force: true })
