import pg from 'pg'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { jobSeat, sqlState, type Seat } from '@slrt/db/as-actor'
import { newId } from '@slrt/domain/id'
import { sealCommands, verifyChain } from '@slrt/functions/jobs/seal'
import { sealAll } from '../support/seal-all.ts'
import { world, type Person, type World } from '../support/world.ts'

const describeTenant = (by: Person, version: number) =>
  by.api.tenant.describe.mutate({
    commandId: newId(),
    serviceName: `Versi ${version}`,
    phone: '',
    address: '',
    version,
  })

/** Kabupaten Bandung with five sealed commands. */
async function withChain() {
  const made = await world()
  const admin = await made.district('32.04')
  for (let version = 1; version <= 5; version++) await describeTenant(admin, version)
  await sealAll(made)
  return { made, admin }
}

/** Many commands of a district, as if it had worked for weeks. */
const filled = ({ owner }: World, count: number) =>
  owner.query(
    `insert into command (tenant, id, path, person, membership, role, fingerprint, input, at)
     select '32.04', gen_random_uuid(), 'tenant.describe', gen_random_uuid(), gen_random_uuid(), 'KAB_ADMIN', 'f', 'i', now()
     from generate_series(1, $1)`,
    [count],
  )

describe('the chain', () => {
  test('waits for the job, then holds every command in the order in which it was written', async () => {
    const made = await world()
    const [bandung, city] = [await made.district('32.04'), await made.district('32.73')]
    for (let version = 1; version <= 3; version++) {
      await describeTenant(bandung, version)
      await describeTenant(city, version)
    }
    expect(await verifyChain(made.services, '32.04')).toMatchObject({ sealed: 0, waiting: 3 })
    expect(await sealAll(made)).toBe(8)

    for (const [tenant, sealed] of [
      ['00', 2],
      ['32.04', 3],
      ['32.73', 3],
    ] as const)
      expect(await verifyChain(made.services, tenant)).toEqual({
        tenant,
        sealed,
        waiting: 0,
        head: expect.stringMatching(/^[\da-f]{64}$/),
      })
    const { rows } = await made.owner.query<{ position: string; version: string }>(
      `select position::int, row_number() over (order by c.written_in)::int as version
       from seal s join command c using (tenant, id) where tenant = '32.04' order by position`,
    )
    expect(rows.map(({ position }) => position)).toEqual(rows.map(({ version }) => version))
    expect(await sealCommands(made.services)).toBe(0)
  })

  test('takes more than a batch at once, also where one transaction wrote them all', async () => {
    const made = await world()
    await made.district('32.04')
    await filled(made, 2345)
    expect(await sealAll(made)).toBe(2346)
    expect(await verifyChain(made.services, '32.04')).toMatchObject({ sealed: 2345, waiting: 0 })
  })

  test('is one, though several seal at once', async () => {
    const made = await world()
    await made.district('32.04')
    await filled(made, 1500)
    const counts = await Promise.all(Array.from({ length: 4 }, () => sealAll(made)))
    expect(counts.reduce((sum, count) => sum + count)).toBe(1501)
    const report = await verifyChain(made.services, '32.04')
    expect(report).toMatchObject({ sealed: 1500, waiting: 0 })
    expect(report.brokenAt).toBeUndefined()
  })

  test('does not pass over a transaction that began earlier and ends later', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    await sealAll(made)
    const slow = new pg.Client({ connectionString: made.database.ownerUrl })
    await slow.connect()
    try {
      await slow.query('begin')
      const early = newId()
      await slow.query(
        `insert into command (tenant, id, path, person, membership, role, fingerprint, input, at)
         values ('32.04', $1, 'tenant.describe', $1, $1, 'KAB_ADMIN', 'f', 'i', now())`,
        [early],
      )
      await describeTenant(admin, 1)
      expect(await sealCommands(made.services)).toBe(0)
      await slow.query('commit')
      expect(await sealAll(made)).toBe(2)
      const { rows } = await made.owner.query(`select id from seal where tenant = '32.04' order by position limit 1`)
      expect(rows).toEqual([{ id: early }])
    } finally {
      await slow.end()
    }
  })
})

describe('whoever has the owner’s password and', () => {
  const third = `(select id from seal where tenant = '32.04' and position = 3)`
  const tamperings: [string, string, number][] = [
    ['changes what a command did', `update command set path = 'staff.invite' where id = ${third}`, 3],
    ['changes who did it', `update command set person = gen_random_uuid() where id = ${third}`, 3],
    ['changes when', `update command set at = at + interval '1 millisecond' where id = ${third}`, 3],
    [
      'changes its input',
      `update command set input = set_byte(input, 40, get_byte(input, 40) # 1) where id = ${third}`,
      3,
    ],
    ['deletes a command', `delete from command where id = ${third}`, 3],
    [
      'deletes a command with its seal',
      `with gone as (delete from seal where id = ${third} returning id) delete from command where id in (select id from gone)`,
      3,
    ],
    ['changes a seal', `update seal set hash = sha256(hash) where id = ${third}`, 3],
    [
      'exchanges two commands',
      `drop index seal_position; update seal set position = 7 - position where tenant = '32.04' and position in (3, 4)`,
      3,
    ],
    [
      'slips a command in below',
      `insert into command select tenant, gen_random_uuid(), path, person, membership, role, fingerprint, input, at, written_in
       from command where id = ${third}`,
      6,
    ],
  ]

  test('changes, deletes, exchanges or slips in a command is found out, at the place where it was done', async () => {
    const { made } = await withChain()
    const { services, owner } = made
    const tables = ['command', 'seal']
    const asOwner = (statements: string[]) =>
      owner.query(['set session_replication_role = replica', ...statements, 'reset session_replication_role'].join(';'))
    await asOwner(tables.map((table) => `create table kept_${table} as table ${table}`))
    const brokenAt = async (tenant: string) => (await verifyChain(services, tenant)).brokenAt
    for (const [what, tampering, position] of tamperings) {
      await asOwner([tampering])
      const report = await verifyChain(services, '32.04')
      expect([what, report]).toMatchObject([what, { sealed: position - 1, brokenAt: position }])
      await sealCommands(services)
      expect([what, await brokenAt('32.04'), await brokenAt('00')]).toEqual([what, position, undefined])
      await asOwner(tables.flatMap((table) => [`delete from ${table}`, `insert into ${table} table kept_${table}`]))
      expect([what, await brokenAt('32.04')]).toEqual([what, undefined])
    }
  })
})

test('nobody but the job seals, and not even the job changes or takes away', async () => {
  const { made } = await withChain()
  const attempt = (seat: Seat, statement: string) =>
    made.services
      .as(seat, ({ tx }) => tx.execute(sql.raw(statement)))
      .then(
        () => 'done',
        (error: unknown) => sqlState(error),
      )
  const add = `insert into seal (id, position, hash, written_in, sealed_at)
    select id, 99, hash, written_in, sealed_at from seal limit 1`
  const seats: Seat[] = [
    { role: 'tenant_user', tenant: '32.04', scope: '*' },
    { role: 'agency_user', tenant: '32.04', scope: newId() },
    { role: 'secretariat', tenant: '00', scope: '*' },
  ]
  for (const seat of seats) expect([seat.role, await attempt(seat, add)]).toEqual([seat.role, '42501'])
  for (const seat of [...seats, jobSeat('32.04')])
    for (const table of ['seal', 'command'])
      for (const statement of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table} cascade`])
        expect([seat.role, statement, await attempt(seat, statement)]).toEqual([seat.role, statement, '42501'])
})
