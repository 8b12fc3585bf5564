import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { urlOfRunning } from '@slrt/db/local-running'
import { newId } from '@slrt/domain/id'
import { accounts } from '@slrt/functions/demo/nation'
import { freshDatabase } from '../support/postgres.ts'
import {
  bornFolder,
  dataFolder,
  freePort,
  launch,
  processesOf,
  run,
  startServer,
  visitor,
  type Server,
} from '../support/server.ts'

const ADMIN = 'admin.bandung@demo.slrt.example'
const one = (output: string) => output.trim().split('\n')

test('a newcomer starts it with nothing but a folder: every account signs in, and the next start keeps the data', async () => {
  const DATA_DIR = await dataFolder({ withWeb: false })
  const first = await startServer({ DATA_DIR })
  expect(first.readyAfter).toBeLessThan(120_000)
  const page = await fetch(first.url)
  expect(await page.text()).toContain('<div id="app">')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  for (const { login } of accounts) {
    expect(first.output()).toContain(login)
    expect([login, await visitor(first.url).signIn(login)]).toEqual([login, 200])
  }
  const { post, signIn } = visitor(first.url)
  await signIn(ADMIN)
  const input = {
    commandId: newId(),
    serviceName: 'SLRT Sabilulungan',
    phone: '',
    address: 'Jalan Al-Fathu, Soreang',
    version: 1,
  }
  expect((await post('/trpc/tenant.describe', input)).status).toBe(200)
  expect(await first.stop()).toBe(0)
  expect(await processesOf(DATA_DIR)).toEqual([])

  const next = await startServer({ DATA_DIR })
  expect(next.readyAfter).toBeLessThan(10_000)
  const again = visitor(next.url)
  await again.signIn(ADMIN)
  expect(await (await again.post('/trpc/tenant.show', {})).text()).toContain('Jalan Al-Fathu, Soreang')
  await next.stop()
  expect(await processesOf(DATA_DIR)).toEqual([])
})

/** Invites without pause until the server is gone; the ids that were acknowledged. */
async function inviteUntilGone({ url, child }: Server, done: string[]): Promise<void> {
  const loops = Array.from({ length: 4 }, async () => {
    const { post, signIn } = visitor(url)
    await signIn(ADMIN)
    while (child.exitCode === null && !child.signalCode) {
      const id = newId()
      const officer = {
        id,
        name: 'Rini Wulandari',
        email: `${id}@contoh.test`,
        role: 'FASILITATOR',
        scope: ['32.04.05.2003'],
      }
      const answer = await post('/trpc/staff.invite', { commandId: newId(), ...officer }).catch(() => undefined)
      if (answer?.status === 200) done.push(id)
    }
  })
  await Promise.all(loops.map((loop) => loop.catch(() => undefined)))
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

test.each([
  { who: 'the server alone', withPostgres: false },
  { who: 'the server and its Postgres', withPostgres: true },
])('$who killed under load: after the next start every acknowledged command is there', async ({ withPostgres }) => {
  const DATA_DIR = await bornFolder()
  const server = await startServer({ DATA_DIR })
  const postmaster = await postmasterOf(DATA_DIR)
  const acknowledged: string[] = []
  const inviting = inviteUntilGone(server, acknowledged)
  while (acknowledged.length < 40) await sleep(20)
  server.child.kill('SIGKILL')
  if (withPostgres) process.kill(postmaster, 'SIGKILL')
  await inviting

  await startServer({ DATA_DIR })
  const owner = new pg.Client({ connectionString: await urlOfRunning(DATA_DIR) })
  await owner.connect()
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from staff s where id = any ($1) and exists (select from staff_word w where w.staff = s.id)`,
    [acknowledged],
  )
  const halves = await owner.query(
    `select from command c where path = 'staff.invite' and not exists (select from message m where m.made_at = c.at)`,
  )
  await owner.end()
  expect(rows[0]!.count).toBe(acknowledged.length)
  expect(halves.rows).toEqual([])
})

test('what the operator can mend is one sentence that names the setting and the way out', async () => {
  const DATA_DIR = await dataFolder()
  const closed = await freePort()
  const database = await freshDatabase({ empty: true })
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(database.ownerUrl)
    change(url)
    return url.toString()
  }
  const failures: [Record<string, string>, RegExp][] = [
    [{ DATABASE_URL: wrong((url) => (url.port = String(closed))) }, /^DATABASE_URL tidak menjawab: .+\.$/],
    [{ DATABASE_URL: wrong((url) => (url.password = 'salah')) }, /^DATABASE_URL ditolak: .+\.$/],
    [
      { DATABASE_URL: wrong((url) => (url.pathname = 'tidak_ada')) },
      /^DATABASE_URL menunjuk basis data yang tidak ada: .+\.$/,
    ],
    [{ DATABASE_URL: 'bukan alamat' }, /^DATABASE_URL bukan alamat: .+\.$/],
    [{ PORT: 'tiga' }, /^PORT harus angka .+\.$/],
  ]
  for (const [env, sentence] of failures) {
    const { code, output } = await run({ DATA_DIR, PORT: String(await freePort()), ...env })
    expect([one(output).length, code]).toEqual([1, 1])
    expect(one(output)[0]).toMatch(sentence)
    expect(output).not.toContain(new URL(database.ownerUrl).password)
  }
  await database.drop()
})

test('stopped while it still starts, it leaves no process behind', async () => {
  const DATA_DIR = await dataFolder()
  const { child, output } = launch({ DATA_DIR, PORT: String(await freePort()) })
  while (!(await processesOf(join(DATA_DIR, 'postgres'))).length) await sleep(20)
  child.kill('SIGTERM')
  const [code] = (await once(child, 'close')) as [number | null]
  expect([code, await processesOf(DATA_DIR)]).toEqual([0, []])
  expect(output()).not.toContain('Error')
})

test('a taken port is said at once', async () => {
  const holder = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => holder.listen(port, resolve))
  const { code, output } = await run({ DATA_DIR: await dataFolder({ withWeb: false }), PORT: String(port) })
  holder.close()
  expect(code).toBe(1)
  expect(one(output)).toEqual([`PORT ${port} sedang dipakai program lain: hentikan program itu, atau pilih PORT lain.`])
})

test('a database of a newer version is left alone', async () => {
  const database = await freshDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`)
  await owner.end()
  const { code, output } = await run({ DATA_DIR: await dataFolder(), DATABASE_URL: database.ownerUrl, PORT: '0' })
  expect(code).toBe(1)
  expect(one(output)).toHaveLength(1)
  expect(output).toMatch(/versi yang lebih baru: .+ pilih basis data lain/)
  await database.drop()
})

test('a real database has no demo accounts, gets its first admin by invitation, and is never reset', async () => {
  const database = await freshDatabase({ empty: true })
  const { passwords } = inject('cluster')
  const DATA_DIR = await dataFolder()
  await mkdir(join(DATA_DIR, 'keys'), { recursive: true })
  // The cluster's login roles are shared with the other tests: their passwords must stay.
  await writeFile(join(DATA_DIR, 'keys', 'logins.json'), JSON.stringify(passwords))
  const env = { DATA_DIR, DATABASE_URL: database.ownerUrl, FIRST_ADMIN_EMAIL: 'admin@contoh.test' }
  const server = await startServer(env)
  expect(await (await fetch(`${server.url}/api/demo`)).json()).toMatchObject({ code: 'path.unknown' })
  const [, token] = /undangan#([\w-]+)/.exec(server.output()) ?? []
  const { post } = visitor(server.url)
  const invitation = await (await post('/api/invitation/show', { token })).json()
  expect(invitation).toMatchObject({ role: 'SEKNAS_ADMIN', email: 'a•••@contoh.test', needsSecondFactor: true })
  await server.stop()

  const reset = await run(env, 'functions/reset.ts')
  expect([reset.code, one(reset.output)]).toEqual([1, [expect.stringMatching(/^Ini bukan basis data demo: .+\.$/)]])
  const demo = await run({ ...env, DEMO: '1', PORT: String(await freePort()) })
  expect([demo.code, one(demo.output)]).toEqual([1, [expect.stringMatching(/bukan untuk demo: .+\.$/)]])
  await database.drop()
})

test('a demo is emptied by reset and loads itself anew', async () => {
  const DATA_DIR = await bornFolder()
  const first = await startServer({ DATA_DIR })
  const { post, signIn } = visitor(first.url)
  await signIn(ADMIN)
  const officer = { id: newId(), name: 'Yati Sulastri', email: 'yati@contoh.test', role: 'FO', scope: [] }
  await post('/trpc/staff.invite', { commandId: newId(), ...officer })
  const inUse = await run({ DATA_DIR }, 'functions/reset.ts')
  expect([inUse.code, inUse.output]).toEqual([1, expect.stringContaining('sedang dipakai server lain')])
  await first.stop()
  expect((await run({ DATA_DIR }, 'functions/reset.ts')).code).toBe(0)

  const again = await startServer({ DATA_DIR })
  const later = visitor(again.url)
  await later.signIn(ADMIN)
  expect(await (await later.post('/trpc/staff.list', { text: 'yati' })).text()).not.toContain(officer.id)
  expect(await (await later.post('/trpc/staff.list', { text: 'rini' })).text()).toContain('Rini Wulandari')
})

test('tampering with the audit trail shows in audit:verify, beside the running server', async () => {
  const DATA_DIR = await bornFolder()
  const { url } = await startServer({ DATA_DIR })
  const { post, signIn } = visitor(url)
  await signIn(ADMIN)
  await post('/trpc/tenant.describe', { commandId: newId(), serviceName: 'SLRT', phone: '', address: '', version: 1 })
  const verify = async () => {
    const { code, output } = await run({ DATA_DIR }, 'functions/audit.ts')
    const reports = one(output).map(
      (line) => JSON.parse(line) as { tenant: string; sealed: number; waiting: number; brokenAt?: number },
    )
    return { code, report: reports.find(({ tenant }) => tenant === '32.04')! }
  }
  for (let round = 0; round < 30 && (await verify()).report.waiting > 0; round++) await sleep(1000)
  const before = await verify()
  expect(before).toMatchObject({ code: 0, report: { waiting: 0 } })
  expect(before.report.sealed).toBeGreaterThan(10)

  const owner = new pg.Client({ connectionString: await urlOfRunning(DATA_DIR) })
  await owner.connect()
  await owner.query(
    `update command set role = 'MANAJER' where tenant = '32.04' and id = (select id from seal where tenant = '32.04' and position = 3)`,
  )
  await owner.end()
  expect(await verify()).toMatchObject({ code: 1, report: { brokenAt: 3 } })
})
