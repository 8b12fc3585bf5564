import { spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { startLocal } from '@slrt/db/local'
import { grantLogins, migrate } from '@slrt/db/migrate'
import { staff } from '@slrt/db/staff'
import { unit } from '@slrt/db/unit'
import { user } from '@slrt/db/signin'
import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import { services as makeServices } from '@slrt/functions/services'

/** An account with one membership, signed in. */
export type Officer = {
  readonly tenant: string
  readonly person: string
  readonly membership: string
  readonly role: Role
  readonly unit: string | null
  readonly token: string
  readonly cookie: string
}

type Ground = {
  readonly urls: { readonly api: string; readonly signIn: string }
  readonly dataDir: string
  readonly platformKey: Buffer
}

/** The server in a process of its own on a database that is there, and people who call it. */
export async function stageOn({ urls, dataDir, platformKey }: Ground) {
  const secret = Buffer.alloc(32, 7).toString('base64')
  const env = {
    DATABASE_API_URL: urls.api,
    DATABASE_SIGNIN_URL: urls.signIn,
    PLATFORM_KEY: platformKey.toString('base64'),
    INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
    AUTH_SECRET: secret,
    PUBLIC_URL: 'http://localhost',
    DATA_DIR: dataDir,
  }
  const services = await makeServices(env, { log: () => undefined })

  const tenant = async (code: string) => {
    const key = await services.keys.newKey(code)
    await services.as(systemSeat('00'), ({ tx }) =>
      tx.execute(sql`select app.open_tenant(${code}, 'district', ${code}, array[${code}]::text[], now(), ${key.id}, ${key.wrapped},
        null, null, null, null, null, null, null, null, '{}'::uuid[], '{}'::text[])`),
    )
  }

  const agency = async (code: string, name: string) => {
    const id = newId()
    await services.as(systemSeat(code), ({ tx }) =>
      tx.insert(unit).values({ id, kind: 'OPD', name, sectors: 'BAN', state: 'AKTIF' }),
    )
    return id
  }

  const officer = async (code: string, role: Role, unitId: string | null = null): Promise<Officer> => {
    const membership = newId()
    const { internalAdapter } = await services.auth.$context
    const account = { name: `${role} ${code}`, email: `${membership}@contoh.test`, emailVerified: true }
    const { id } = await internalAdapter.createUser(account, { method: 'email-password' })
    await services.signIn.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, id))
    const { token } = await internalAdapter.createSession(id)
    await services.as(systemSeat(code), async ({ tx }) => {
      const contact = Buffer.alloc(0)
      const fixed = { scope: '*', state: 'AKTIF', contact, contactMasked: '' } as const
      const contactIndex = Buffer.from(membership)
      const row = { ...fixed, contactIndex, id: membership, name: account.name, role, unit: unitId, person: id }
      await tx.insert(staff).values({ ...row, invitedAt: new Date() })
    })
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    const cookie = `slrt.session_token=${encodeURIComponent(`${token}.${signature}`)}`
    return { tenant: code, person: id, membership, role, unit: unitId, token, cookie }
  }

  /** Code of some desa of a kab/kota. */
  const desaOf = async (code: string) => {
    const { rows } = await services.as(jobSeat(), ({ tx }) =>
      tx.execute<{ code: string }>(
        sql`select code from national.area where starts_with(code, ${`${code}.`}) and level = 'desa' order by code limit 1`,
      ),
    )
    return rows[0]!.code
  }

  const server = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url))], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = Number(
    await new Promise<string>((resolve) => server.stdout.once('data', (line) => resolve(String(line)))),
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })

  /** Calls a path; anything but 200 ends the benchmark. */
  const call = (path: string, { cookie }: Officer, input: object) =>
    new Promise<void>((resolve, reject) => {
      const body = JSON.stringify(input)
      const headers = { 'content-type': 'application/json', cookie, 'content-length': Buffer.byteLength(body) }
      const sent = request({ port, agent, method: 'POST', path: `/trpc/${path}`, headers }, (answer) => {
        const ok = answer.statusCode === 200
        answer.resume().once('end', () => (ok ? resolve() : reject(new Error(`${path} ${answer.statusCode}`))))
      })
      sent.once('error', reject)
      sent.end(body)
    })

  const end = async () => {
    server.kill()
    agent.destroy()
    await services.end()
  }
  return { urls, services, tenant, agency, officer, desaOf, call, end }
}

/** A database of its own with its server, as most benchmarks of the API need them; gone at the end. */
export async function makeStage() {
  const dataDir = await mkdtemp(join(tmpdir(), 'slrt-bench-'))
  const local = await startLocal({ dataDir })
  await migrate(local.url)
  const { urls } = await grantLogins(local.url, {})
  const platformKey = randomBytes(32)
  await found(local.url, keyring(localWrapping(platformKey)), false, false)
  const stage = await stageOn({ urls, dataDir, platformKey })
  const end = async () => {
    await stage.end()
    await local.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const analyze = async () => {
    const owner = new pg.Client({ connectionString: local.url })
    await owner.connect()
    await owner.query('vacuum analyze')
    await owner.end()
  }
  return { ...stage, ownerUrl: local.url, analyze, end }
}
