import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { urlOfRunning } from '@slrt/db/local-running'
import { newId } from '@slrt/domain/id'
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

test('stopped while it loads its demo, it ends what it began and leaves no process behind', async () => {
  const DATA_DIR = await dataFolder()
  const loading = launch({ DATA_DIR, PORT: String(await freePort()) })
  while (!loading.output().includes('Memuat data contoh')) await sleep(20)
  loading.child.kill('SIGTERM')
  const [code] = (await once(loading.child, 'close')) as [number | null]
  expect([code, await processesOf(DATA_DIR)]).toEqual([0, []])
  expect(loading.output()).not.toContain('Error')
})

test('tampering with the audit trail shows in audit:verify, beside the running server', async () => {
  const DATA_DIR = await bornFolder()
  const { url } = await startServer({ DATA_DIR })
  const { post, signIn } = visitor(url)
  await signIn(ADMIN)
  await post('/trpc/tenant.describe', { commandId: newId(), serviceName: 'SLRT', phone: '', address: '', version: 1 })
  const verify = async () => {
    const { code, output } = await run({ DATA_DIR }, 'functions/audit.ts')
    const reports = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { tenant: string; sealed: number; waiting: number; brokenAt?: number })
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
