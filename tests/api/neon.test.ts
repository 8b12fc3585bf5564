import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, sqlState, systemSeat, type Seat } from '@slrt/db/as-actor'
import { connect } from '@slrt/db/connect'
import { staff } from '@slrt/db/staff'
import { newId } from '@slrt/domain/id'
import { neonRelay, type Relay } from '../support/neon-relay.ts'
import { stateOf } from '../support/catalog.ts'
import { failure, world, type Person } from '../support/world.ts'

// The same product over the driver of Neon: a WebSocket to a relay in front of the same Postgres.

let relay: Relay
beforeAll(async () => {
  relay = await neonRelay()
})
afterAll(() => relay.end())

const overWebSocket = async () => {
  const before = relay.count()
  const made = await world({ driver: 'neon' })
  expect(relay.count()).toBeGreaterThan(before)
  return { made, admin: await made.district('32.04') }
}

const rini = () => ({
  commandId: newId(),
  id: newId(),
  name: 'Rini Wulandari',
  email: 'rini@contoh.test',
  role: 'FASILITATOR' as const,
  scope: ['32.04.05.2003'],
})
const namesOf = async (admin: Person) => (await admin.api.staff.list.query({})).rows.map(({ name }) => name)

test('the host of the address decides: neon.tech goes over a WebSocket', async () => {
  const before = relay.count()
  const { db, end } = connect('postgres://somebody:secret@ep-cool-name.ap-southeast-1.aws.neon.tech/slrt')
  await expect(db.execute(sql`select 1`)).rejects.toThrow()
  await end()
  expect(relay.count()).toBe(before + 1)
})

describe('the door', () => {
  const worn = sql`select current_user as role, current_setting('app.tenant', true) as tenant,
    current_setting('app.scope', true) as scope`

  test('puts on role, tenant and scope for one transaction, and nothing of them stays on the connection', async () => {
    const { made } = await overWebSocket()
    const { db, end } = connect(made.database.apiUrl, { most: 1, driver: 'neon' })
    try {
      const seat: Seat = { role: 'tenant_user', tenant: '32.04', scope: '32.04.05' }
      const inside = await asActor(db, seat, async ({ tx, configuration }) => {
        expect(configuration).toBe(1)
        return (await tx.execute(worn)).rows
      })
      expect(inside).toEqual([seat])
      expect((await db.execute(worn)).rows).toEqual([{ role: 'slrt_api', tenant: '', scope: '' }])
      const outside = await db.execute(sql`select from staff`).catch((error: unknown) => sqlState(error))
      expect(outside).toBe('42501')
      const closed = asActor(db, { ...seat, tenant: '99.99' }, async () => 'inside')
      expect(await closed.catch((error: unknown) => sqlState(error))).toBe('SL001')
    } finally {
      await end()
    }
  })

  test('shows an officer the own desa alone', async () => {
    const { made, admin } = await overWebSocket()
    await admin.api.staff.invite.mutate(rini())
    await admin.api.staff.invite.mutate({ ...rini(), email: 'asep@contoh.test', scope: ['32.04.44.2001'] })
    const coordinator = await made.somebody('32.04', 'PUSKESOS_KOORD', ['32.04.05.2003'])
    expect(await namesOf(coordinator)).toEqual(['PUSKESOS_KOORD 32.04', 'Rini Wulandari'])
  })
})

test('five equal commands at once have one effect and one answer', async () => {
  const { made, admin } = await overWebSocket()
  const command = rini()
  const answers = await Promise.all(Array.from({ length: 5 }, () => admin.api.staff.invite.mutate(command)))
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({})))
  expect(await namesOf(admin)).toEqual(['Nia Kurniasih', 'Rini Wulandari'])
  expect((await made.owner.query('select from command where id = $1', [command.commandId])).rowCount).toBe(1)
  expect((await failure(admin.api.staff.invite.mutate({ ...command, name: 'Rini K' }))).code).toBe('command.reused')
})

test('thousands of rows, several megabytes, in one transaction: all there, byte for byte, or none', async () => {
  const { made } = await overWebSocket()
  const rows = Array.from({ length: 4000 }, (_, n) => ({
    id: newId(),
    name: `Petugas ${n}`,
    role: 'FASILITATOR' as const,
    scope: '32.04.05.2003',
    state: 'AKTIF' as const,
    contact: createHash('sha512')
      .update(String(n))
      .digest()
      .subarray(0, 1 + (n % 64)),
    contactMasked: 'é'.repeat(n % 400),
    contactIndex: Buffer.from(String(n)),
    invitedAt: new Date(n * 1000),
  }))
  const add = (fails: boolean) =>
    made.services.as(systemSeat('32.04'), async ({ tx }) => {
      for (let at = 0; at < rows.length; at += 1000) await tx.insert(staff).values(rows.slice(at, at + 1000))
      if (fails) await tx.insert(staff).values(rows[0]!)
      return tx.select().from(staff).orderBy(staff.id)
    })
  await expect(add(true)).rejects.toThrow()
  expect((await made.owner.query(`select from staff where name like 'Petugas%'`)).rowCount).toBe(0)

  const back = new Map((await add(false)).map((row) => [row.id, row]))
  for (const row of rows) expect(back.get(row.id)).toMatchObject(row)
  const text = 'x'.repeat(3_000_000)
  const [echo] = await made.services.as(
    systemSeat('32.04'),
    async ({ tx }) => (await tx.execute<{ text: string }>(sql`select ${text}::text as text`)).rows,
  )
  expect(echo!.text === text).toBe(true)
})

describe('the connection is lost', () => {
  test('while the server asks who it is: the person hears to try again', async () => {
    const { admin } = await overWebSocket()
    relay.cutAt('who_is', 'before')
    expect(await failure(admin.api.staff.list.query({}))).toMatchObject({ httpStatus: 503, code: 'server.busy' })
    expect(await namesOf(admin)).toEqual(['Nia Kurniasih'])
  })

  test('in the middle of a command: it leaves nothing, the person hears to try again, and the next one works', async () => {
    const { made, admin } = await overWebSocket()
    const before = await stateOf(made.owner)
    const command = rini()
    relay.cutAt('insert into "staff_word"', 'before')
    expect(await failure(admin.api.staff.invite.mutate(command))).toMatchObject({
      httpStatus: 503,
      code: 'server.busy',
    })
    expect(await stateOf(made.owner)).toBe(before)
    await admin.api.staff.invite.mutate(command)
    expect(await namesOf(admin)).toEqual(['Nia Kurniasih', 'Rini Wulandari'])
  })

  test('after the commit, before its answer: the command was done, and sent again it is not done twice', async () => {
    const { made, admin } = await overWebSocket()
    const command = rini()
    relay.cutAt('commit', 'after')
    expect(await failure(admin.api.staff.invite.mutate(command))).toMatchObject({
      httpStatus: 503,
      code: 'server.busy',
    })
    const after = await stateOf(made.owner)
    expect(await namesOf(admin)).toEqual(['Nia Kurniasih', 'Rini Wulandari'])
    expect(await admin.api.staff.invite.mutate(command)).toEqual({})
    expect(await stateOf(made.owner)).toBe(after)
  })
})
