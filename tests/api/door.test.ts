import { once } from 'node:events'
import { connect as dial, createServer, type AddressInfo } from 'node:net'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { asActor, sqlState, systemSeat, type Seat } from '@slrt/db/as-actor'
import { connect, type Tx } from '@slrt/db/connect'
import { item } from '@slrt/db/item'
import { message } from '@slrt/db/message'
import { statement } from '@slrt/db/statement'
import { tenant } from '@slrt/db/tenant'
import { unit } from '@slrt/db/unit'
import { add, change } from '@slrt/db/write'
import { newId } from '@slrt/domain/id'
import { agencyFor, needIn } from '../support/need.ts'
import { overTcp } from '../support/postgres.ts'
import { world } from '../support/world.ts'

/** A door with one connection: whatever stays on it meets the next. */
async function narrow() {
  const made = await world()
  await made.district('32.04')
  const { db, end } = connect(made.database.apiUrl, { most: 1 })
  onTestFinished(end)
  return { made, db }
}

const home = systemSeat('32.04')
const stateOf = (work: Promise<unknown>) => work.then(() => 'no failure', sqlState)
const agency = (name = 'Dinas Kesehatan') => ({
  id: newId(),
  kind: 'OPD' as const,
  name,
  sectors: '',
  state: 'AKTIF' as const,
})

const unitById = statement((db) =>
  db
    .select()
    .from(unit)
    .where(eq(unit.id, sql.placeholder('id'))),
)
const unitsInOrder = statement((db) => db.select({ id: unit.id }).from(unit).orderBy(asc(unit.id)))

test(
  'one connection serves all seats in every order, with kept plans: each sees its own',
  { timeout: 30_000 },
  async () => {
    const { made, db } = await narrow()
    await made.district('32.73')
    const near = await needIn(made, '32.04', '32.04.05.2003')
    const far = await needIn(made, '32.04', '32.04.44.2001')
    const other = await needIn(made, '32.73', '32.73.03.1001')
    const asked = await agencyFor(made, '32.04', '32.04.05.2003', near)
    const idle = await agencyFor(made, '32.04', '32.04.05.2003')
    const ids = (...needs: { item: string }[]) => needs.map((need) => need.item).sort()

    type Sight = { readonly seat: Seat; readonly items: string[] | string; readonly units: string[] | string }
    const officer = (code: string, scope: string): Seat => ({ role: 'tenant_user', tenant: code, scope })
    const clerk = (scope: string): Seat => ({ role: 'agency_user', tenant: '32.04', scope })
    const units = [asked, idle].sort()
    const sights: Sight[] = [
      { seat: officer('32.04', '*'), items: ids(near, far), units },
      { seat: officer('32.04', '32.04.05.2003'), items: ids(near), units },
      { seat: officer('32.73', '*'), items: ids(other), units: [] },
      { seat: clerk(asked), items: ids(near), units: [asked] },
      { seat: clerk(idle), items: [], units: [idle] },
      { seat: { role: 'observer', tenant: '00', scope: '*' }, items: '42P01', units: '42P01' },
      { seat: { role: 'secretariat', tenant: '00', scope: '*' }, items: '42501', units: '42501' },
    ]
    const look = (seat: Seat, read: (tx: Tx) => Promise<{ id: string }[]>) =>
      asActor(db, seat, async ({ tx }) => (await read(tx)).map(({ id }) => id), { readOnly: true }).catch(sqlState)
    const built = (tx: Tx) => tx.select({ id: item.id }).from(item).orderBy(asc(item.id))
    // Each after each, often enough that Postgres settles on a plan for all values.
    for (let round = 0; round < 3; round++)
      for (const before of sights)
        for (const after of sights)
          for (const { seat, items, units: own } of [before, after]) {
            expect(await look(seat, built)).toEqual(items)
            expect(await look(seat, (tx) => unitsInOrder(tx, {}))).toEqual(own)
          }
    const kept = await asActor(db, home, ({ tx }) =>
      tx.execute<{ name: string; generic_plans: string }>(sql`select name, generic_plans from pg_prepared_statements`),
    )
    const plans = kept.rows
      .filter(({ generic_plans }) => Number(generic_plans) > 0)
      .map(({ name }) => name.split('.')[0])
    expect(new Set(plans)).toEqual(new Set(['tenant_user', 'agency_user', 'secretariat', 'observer']))
  },
)

describe('what is sent at once', () => {
  /** The door over a relay that notes what arrives together. */
  async function noted() {
    const { made } = await narrow()
    const url = new URL(overTcp(made.database.apiUrl))
    const { hostname, port } = url
    let writes: string[] = []
    const relay = createServer((client) => {
      const postgres = dial(Number(port), hostname)
      client.on('data', (data) => void writes.push(data.toString('latin1'))).pipe(postgres)
      postgres.pipe(client)
      for (const end of [client, postgres]) end.on('error', () => undefined)
    }).listen(0, '127.0.0.1')
    await once(relay, 'listening')
    onTestFinished(() => void relay.close())
    url.port = String((relay.address() as AddressInfo).port)
    const { db, end } = connect(url.toString(), { most: 1 })
    onTestFinished(end)
    await asActor(db, home, async () => undefined)
    writes = []
    return { db, writes: () => writes }
  }

  test('leaves in one write: with the door, at the same time, and with the commit', async () => {
    const { db, writes } = await noted()
    const [one, two] = [agency('Satu'), agency('Dua')]
    const found = await asActor(
      db,
      home,
      async ({ tx, save }, added: number) => {
        const both = await Promise.all([tx.select().from(unit), unitById(tx, { id: one.id })])
        save(add(tx, unit, two), change(tx, unit, one.id, { name: 'Tiga' }))
        return [added, ...both.map((rows) => rows.length)]
      },
      { along: async (tx) => add(tx, unit, one) },
    )
    expect(found).toEqual([1, 1, 1])
    const deeds = (write: string) => [...write.matchAll(/begin|insert|select "|update|commit/g)].join()
    expect(writes().map(deeds)).toEqual(['begin,insert', 'select ",select "', 'insert,update,commit'])
  })

  test('is all done or not at all, and the first failure is the one that is heard', async () => {
    const { db } = await narrow()
    const [one, two] = [agency('Satu'), agency('Dua')]
    const twice = asActor(db, home, async ({ tx, save }) =>
      save(add(tx, unit, one), add(tx, unit, one), add(tx, unit, two)),
    )
    expect(await stateOf(twice)).toBe('23505')
    const afterwards = asActor(db, home, async ({ tx, save }) => {
      save(add(tx, unit, one), add(tx, unit, one))
      return tx.select().from(unit)
    })
    expect(await stateOf(afterwards)).toBe('23505')
    const together = asActor(db, home, ({ tx }) =>
      Promise.all([add(tx, unit, one), add(tx, unit, one), add(tx, unit, two)]),
    )
    expect(await stateOf(together)).toBe('23505')
    const hidden = asActor(db, home, ({ tx }) => add(tx, unit, { ...one, kind: 'LAIN' as 'OPD' }).catch(() => 0))
    expect(await stateOf(hidden)).toBe('23514')
    const thrown = asActor(db, home, async ({ tx, save }) => {
      save(add(tx, unit, one))
      throw new Error('changed my mind')
    })
    await expect(thrown).rejects.toThrow('changed my mind')
    expect(await asActor(db, home, ({ tx }) => tx.select().from(unit))).toEqual([])
  })

  test('comes to nothing at a closed door, whose error is the one that is heard', async () => {
    const { made, db } = await narrow()
    const closed: Seat = { role: 'tenant_user', tenant: '99.99', scope: '*' }
    const knock = asActor(db, closed, async () => 'inside', { along: async (tx) => add(tx, unit, agency()) })
    expect(await stateOf(knock)).toBe('SL001')
    expect((await made.owner.query('select from unit')).rowCount).toBe(0)
  })
})

test('what somebody forgot to wait for does not reach the next transaction', async () => {
  const { made, db } = await narrow()
  await made.district('32.73')
  let late: Tx | undefined
  await asActor(db, home, async ({ tx }) => void (late = tx))
  await asActor(db, systemSeat('32.73'), async () => {
    await expect(late!.insert(unit).values(agency())).rejects.toThrow()
    await expect(Promise.resolve(add(late!, unit, agency()))).rejects.toThrow()
    await expect(unitById(late!, { id: newId() })).rejects.toThrow()
  })
  expect((await made.owner.query('select from unit')).rowCount).toBe(0)
})

test(
  'a connection keeps so many statements and no more, and none whose lists differ in length',
  { timeout: 30_000 },
  async () => {
    // A process that has just begun: what is kept has names, and those are few in the life of a process.
    vi.resetModules()
    const [fresh, door] = await Promise.all([import('@slrt/db/connect'), import('@slrt/db/as-actor')])
    const made = await world()
    await made.district('32.04')
    const { db, end } = fresh.connect(made.database.apiUrl, { most: 1 })
    onTestFinished(end)
    const keptNow = ({ tx }: { tx: Tx }) =>
      tx.execute<{ name: string; statement: string }>(sql`select name, statement from pg_prepared_statements`)
    const { rows } = await door.asActor(db, home, async (inside) => {
      const codes = Array.from({ length: 12 }, (_, n) => `32.${n + 10}`)
      for (let round = 0; round < 3; round++) {
        for (let n = 1; n <= codes.length; n++)
          await inside.tx
            .select()
            .from(tenant)
            .where(inArray(tenant.code, codes.slice(0, n)))
        await Promise.all(
          Array.from({ length: 500 }, (_, n) => inside.tx.execute(sql`select ${sql.raw(String(n))} as n`)),
        )
      }
      return keptNow(inside)
    })
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.length).toBeLessThan(420)
    expect(rows.filter(({ statement: text }) => text.includes('in ($1, $2'))).toEqual([])
  },
)

test('rows are written as drizzle writes them', async () => {
  const { db } = await narrow()
  const at = new Date('2026-03-02T01:00:00.123Z')
  const told = {
    channel: 'EMAIL' as const,
    recipient: Buffer.from([0, 255]),
    subject: Buffer.alloc(0),
    body: Buffer.from('x'),
  }
  const rows = [
    { id: newId(0), ...told, madeAt: at, nextAt: at, sentAt: null, tries: undefined },
    { id: newId(1), ...told, madeAt: at, nextAt: at, sentAt: at, tries: 3 },
  ]
  const written = (write: (tx: Tx) => PromiseLike<unknown>) =>
    asActor(db, { role: 'tenant_user', tenant: '32.04', scope: '*' }, async ({ tx }) => void (await write(tx)))
  const readBack = () =>
    asActor(db, { role: 'job', tenant: '32.04', scope: '*' }, ({ tx }) =>
      tx
        .select()
        .from(message)
        .where(
          inArray(
            message.id,
            rows.map(({ id }) => id),
          ),
        )
        .orderBy(asc(message.id)),
    )
  await written((tx) => add(tx, message, ...rows))
  const ours = await readBack()
  for (const row of rows) row.id = newId(row.tries ?? 0)
  await written((tx) => tx.insert(message).values(rows))
  const theirs = await readBack()
  const facts = (all: typeof ours) => all.map(({ id: _, ...row }) => row)
  expect(ours).toHaveLength(2)
  expect(facts(ours)).toEqual(facts(theirs))

  const one = agency()
  await written((tx) => add(tx, unit, one))
  expect(
    await asActor(db, home, ({ tx }) =>
      change(tx, unit, one.id, { name: 'Dinas Sosial', desa: null, version: 2, kind: undefined }),
    ),
  ).toBe(1)
  expect(await asActor(db, home, ({ tx }) => change(tx, unit, newId(), { name: 'Entah' }))).toBe(0)
  const [row] = await asActor(db, home, ({ tx }) => unitById(tx, { id: one.id }))
  expect(row).toMatchObject({ ...one, name: 'Dinas Sosial', version: 2 })
})
