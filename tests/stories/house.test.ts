import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { accounts } from '@slrt/functions/demo/nation'
import { freshDatabase } from '../support/postgres.ts'
import { dataFolder, freePort, launch, processesOf, run, startServer, visitor } from '../support/server.ts'

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
  // Without the demo, whose loading would have to end first; that too is stopped, in house-data.test.ts.
  const { child, output } = launch({ DATA_DIR, DEMO: '0', PORT: String(await freePort()) })
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
