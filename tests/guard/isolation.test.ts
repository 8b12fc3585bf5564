import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { asActor, sqlState, type Seat } from '@slrt/db/as-actor'
import { connect, type Connection } from '@slrt/db/connect'
import { newId } from '@slrt/domain/id'
import { countReadiness } from '@slrt/functions/jobs/readiness'
import { countTargets } from '@slrt/functions/jobs/target'
import { tablesOf } from '../support/catalog.ts'
import { CIMEKAR, complaintOf, office } from '../support/complaints.ts'
import { uploaded } from '../support/evidence.ts'
import { filledDuplicate } from '../support/filled-duplicate.ts'
import { filledEnrolment } from '../support/filled-enrolment.ts'
import { filledFact } from '../support/filled-fact.ts'
import { filledImport } from '../support/filled-import.ts'
import { filledProgram } from '../support/filled-program.ts'
import { filledProposal } from '../support/filled-proposal.ts'
import { foldAll } from '../support/folded.ts'
import { instrumentOf, published } from '../support/regulation.ts'
import { sealAll } from '../support/seal-all.ts'
import { makeWorld, type World } from '../support/world.ts'

/** Tables without people or complaints, each with the reason why no scope binds it. */
const withoutScope: Readonly<Record<string, string>> = {
  approval: 'what waits for a second person: about rules and records, decided for the whole tenant',
  command: 'audit trail: an officer never reads it through a path; its input is encrypted',
  entry: 'rules of the regulation: they bind everybody who works here',
  import_batch:
    'files: their names, columns and counts, nothing of what stands in them; the office brings in the whole district',
  import_row:
    'rows of a file that were not taken in: encrypted, and of a place that nobody vouches for; the office mends them',
  instrument: 'legal instruments: they bind everybody who works here',
  key: 'wrapped keys: every officer of the tenant needs them to read what the scope shows',
  message: 'officers may only add; nobody of the tenant reads it back',
  program: 'whom a program of the district is for: it binds everybody who works here',
  seal: 'hashes of commands',
  siks_batch:
    'numbers, dates and checksums of files that leave for the whole district; what is in them is in `proposal`',
  source_list: 'which lists came in, of which day: kinds, programs and counts',
  ticket_count: 'one number a month: every registration counts on, wherever the family lives',
  transfer:
    'requests between districts, made and answered by the office for the whole of it; what they say of people is encrypted',
  unit: 'offices, village posts and agencies, no people: whoever forwards or refers must see where to',
}

let made: World
let api: Connection
let tables: string[]
let units: { health: string; school: string }

/** Every table gets rows in 32.04: a complaint with evidence, sent to one agency, beside the staff and its messages. */
beforeAll(async () => {
  made = await makeWorld()
  await made.district('32.73')
  const { admin, fasilitator, bo, manager, ...others } = await office(made)
  units = others.units
  const { household, complaint, items } = await complaintOf(fasilitator)
  const item = items[0]!
  const evidence = { ...(await uploaded(made, fasilitator)), household, complaint, item }
  await fasilitator.api.file.add.mutate({ commandId: newId(), ...evidence })
  const request = 'Aktifkan kembali PBI-JK.'
  const sent = { id: newId(), item, version: 1, unit: units.health, request }
  await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  const rini = newId()
  await admin.api.staff.invite.mutate({
    commandId: newId(),
    id: rini,
    name: 'Rini Wulandari',
    email: 'rini@contoh.test',
    role: 'FASILITATOR',
    scope: ['32.04.05.2003'],
  })
  await admin.api.training.add.mutate({
    commandId: newId(),
    id: newId(),
    staff: rini,
    title: 'Bimtek SLRT',
    organiser: 'Seknas SLRT',
    heldOn: '2025-03-10',
    validUntil: null,
  })
  const { instrument } = await published(made, admin)
  const next = instrumentOf({ number: '13', repeals: instrument.id })
  await admin.api.instrument.add.mutate({ commandId: newId(), ...next })
  await published(made, made.secretariat, { subject: 'KES' })
  await filledFact(made, { fasilitator })
  await filledDuplicate(made, { fasilitator })
  await filledEnrolment(made, { fasilitator })
  await filledProposal(made, { fasilitator, bo, manager })
  await filledImport(made)
  await filledProgram(made, { admin })
  await sealAll(made)
  await foldAll(made)
  await countReadiness(made.services)
  await countTargets(made.services)
  api = connect(made.database.apiUrl)
  tables = await tablesOf(made.owner, 'public')
})
afterAll(async () => {
  await api.end()
  await made.end()
})

describe('the catalog', () => {
  test('every table of tenants has forced row-level security and policies', async () => {
    const { rows } = await made.owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p')
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
    )
    expect(rows).toEqual([])
    expect(tables.length).toBeGreaterThan(5)
  })

  test('every table, key and foreign key of tenants starts with the tenant, which is never null', async () => {
    const { rows } = await made.owner.query(
      `select c.relname, k.conname from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       left join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f')
       where c.relkind in ('r', 'p') and (
         not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and a.attnum = 1 and a.attnotnull)
         or k.conkey[1] is distinct from 1)
       union all
       select c.relname, i.indexrelid::regclass::name from pg_index i
       join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
       where i.indisunique and i.indkey[0] <> 1`,
    )
    expect(rows).toEqual([])
  })

  test('every table about people has a scope policy; the others say why not', async () => {
    const { rows } = await made.owner.query<{ tablename: string }>(
      `select tablename from pg_policies where schemaname = 'public' and permissive = 'RESTRICTIVE' and policyname = 'in_scope'`,
    )
    const scoped = rows.map(({ tablename }) => tablename)
    expect([...scoped, ...Object.keys(withoutScope)].sort()).toEqual(tables)
  })
})

/** Runs one statement through the door; the SQLSTATE of what failed, or how many rows it touched. */
async function attempt(seat: Seat, statement: ReturnType<typeof sql>): Promise<string | number> {
  try {
    return await asActor(api.db, seat, async ({ tx }) => (await tx.execute(statement)).rowCount ?? 0)
  } catch (error) {
    return sqlState(error) ?? String(error)
  }
}

const seats = (tenant: string): Seat[] => [
  { role: 'tenant_user', tenant, scope: '*' },
  // Whoever acts for an agency has its unit as the scope, here even the one that 32.04 has sent something to.
  { role: 'agency_user', tenant, scope: units.health },
]
const DENIED = '42501'

describe('another tenant', () => {
  test('reads, changes and takes away nothing of any table', async () => {
    for (const table of tables) {
      const name = sql.identifier(table)
      const { rows } = await made.owner.query(`select from "${table}" where tenant = '32.04'`)
      expect([table, rows.length > 0]).toEqual([table, true])
      for (const seat of seats('32.73')) {
        const found = await attempt(seat, sql`select from ${name} where tenant = '32.04'`)
        const changed = await attempt(seat, sql`update ${name} set tenant = tenant where tenant = '32.04'`)
        const gone = await attempt(seat, sql`delete from ${name} where tenant = '32.04'`)
        for (const outcome of [found, changed, gone])
          expect([table, [0, DENIED].includes(outcome)]).toEqual([table, true])
      }
    }
  })

  test('adds nothing in another’s name, and refers to nothing of another', async () => {
    for (const table of tables) {
      const name = sql.identifier(table)
      const { rows: foreign } = await made.owner.query<{ names: string[] }>(
        `select array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)
           and a.attname <> 'tenant') as names
         from pg_constraint k where k.conrelid = '"${table}"'::regclass and k.contype = 'f'`,
      )
      const referring = foreign.flatMap(({ names }) => names.map((name) => `"${name}"::text`))
      // A row that does refer to something, where the table has such columns.
      const { rows } = await made.owner.query<{ row: object }>(
        `select to_jsonb(t) as row from "${table}" t where tenant = '32.04'
         order by coalesce(${[...referring, 'null'].join(', ')}) limit 1`,
      )
      const copy = (change: object) =>
        sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${JSON.stringify({ ...rows[0]!.row, ...change })}::jsonb)`
      for (const seat of seats('32.73')) expect(await attempt(seat, copy({ id: newId() }))).toBe(DENIED)
      if (foreign.length === 0) continue
      const own = await made.owner
        .query(`insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1::jsonb)`, [
          JSON.stringify({
            ...rows[0]!.row,
            tenant: '32.73',
            ...(table === 'seal' ? { position: 1e9 } : { id: newId() }),
          }),
        ])
        .catch((error: { code: string }) => error.code)
      expect([table, own]).toEqual([table, '23503'])
    }
  })
})

/** The column that says where the rows of a table belong; undefined where that is the matter of another row. */
async function placeColumn(table: string): Promise<string | undefined> {
  const { rows } = await made.owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attname in ('desa', 'scope')`,
    [`"${table}"`],
  )
  return rows[0]?.name
}

test('an officer whose scope does not contain the row gets nothing of it', async () => {
  for (const table of tables.filter((one) => !(one in withoutScope))) {
    const name = sql.identifier(table)
    const place = await placeColumn(table)
    const lies = place ? sql`${sql.identifier(place)} = ${CIMEKAR}` : sql`true`
    const outside = { role: 'tenant_user', tenant: '32.04', scope: '32.04.44.2001' } as const
    const inside = { ...outside, scope: '32.04.05' }
    expect(await attempt(inside, sql`select from ${name} where ${lies}`)).toBeGreaterThan(0)
    expect(await attempt(outside, sql`select from ${name}`)).toBe(0)
    const changed = await attempt(outside, sql`update ${name} set tenant = tenant`)
    expect([0, DENIED]).toContain(changed)
  }
})

/** What an agency finds: of its own, of keys, rules and the audit trail, as every officer of the tenant. */
const forAgencies = ['command', 'entry', 'file', 'instrument', 'item', 'key', 'referral', 'unit']

test('an agency finds what was sent to it, and another agency of the same district nothing of that', async () => {
  const found = async (unit: string) => {
    const seen: Record<string, string | number> = {}
    for (const table of tables) {
      const seat = { role: 'agency_user', tenant: '32.04', scope: unit } as const
      const rows = await attempt(seat, sql`select from ${sql.identifier(table)}`)
      if (rows !== DENIED && rows !== 0) seen[table] = rows
    }
    return seen
  }
  const health = await found(units.health)
  expect(Object.keys(health)).toEqual(forAgencies)
  expect(health).toMatchObject({ file: 1, item: 1, referral: 1, unit: 1 })
  const school = await found(units.school)
  expect(Object.keys(school)).toEqual(forAgencies.filter((table) => !['file', 'item', 'referral'].includes(table)))
  expect(school.unit).toBe(1)
})

test('an agency changes and adds nothing of what was not sent to it', async () => {
  const seat = { role: 'agency_user', tenant: '32.04', scope: units.school } as const
  for (const table of tables) {
    const name = sql.identifier(table)
    const changed = await attempt(seat, sql`update ${name} set tenant = tenant`)
    const gone = await attempt(seat, sql`delete from ${name}`)
    for (const outcome of [changed, gone]) expect([table, [0, DENIED].includes(outcome)]).toEqual([table, true])
    if (table === 'command') continue
    const { rows } = await made.owner.query<{ row: object }>(
      `select to_jsonb(t) as row from "${table}" t where tenant = '32.04' limit 1`,
    )
    const copy = JSON.stringify({ ...rows[0]!.row, id: newId() })
    const added = await attempt(
      seat,
      sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${copy}::jsonb)`,
    )
    expect([table, added]).toEqual([table, DENIED])
  }
})

test('figures of a district are seen there and by the nation, and by nobody else', async () => {
  const figures = (await tablesOf(made.owner, 'monitor')).filter((table) => table !== 'fresh')
  expect(figures.length).toBeGreaterThan(1)
  const of = (seat: Seat, table: string) =>
    attempt(seat, sql`select from monitor.${sql.identifier(table)} where tenant = '32.04'`)
  for (const table of figures) {
    for (const seat of [
      { role: 'tenant_user', tenant: '32.04', scope: '*' },
      { role: 'observer', tenant: '00', scope: '*' },
      { role: 'secretariat', tenant: '00', scope: '*' },
    ] as const)
      expect([table, seat.role, await of(seat, table)]).toEqual([table, seat.role, expect.any(Number)])
    expect(await of({ role: 'observer', tenant: '00', scope: '*' }, table)).toBeGreaterThan(0)
    expect(await of({ role: 'tenant_user', tenant: '32.73', scope: '*' }, table)).toBe(0)
    expect(await of({ role: 'agency_user', tenant: '32.04', scope: units.health }, table)).toBe(DENIED)
    const changed = sql`update monitor.${sql.identifier(table)} set tenant = tenant`
    for (const seat of [
      { role: 'tenant_user', tenant: '32.04', scope: '*' },
      { role: 'observer', tenant: '00', scope: '*' },
    ] as const)
      expect([table, await attempt(seat, changed)]).toEqual([table, DENIED])
  }
})

test('what the nation rules is read in every district and by its agencies, and written by none of them', async () => {
  for (const table of ['entry', 'instrument']) {
    const name = sql.identifier(table)
    for (const seat of [...seats('32.04'), ...seats('32.73')]) {
      expect(await attempt(seat, sql`select from ${name} where tenant = '00'`)).toBeGreaterThan(0)
      expect([0, DENIED]).toContain(await attempt(seat, sql`update ${name} set tenant = tenant where tenant = '00'`))
    }
    const secretariat = { role: 'secretariat', tenant: '00', scope: '*' } as const
    expect(await attempt(secretariat, sql`select from ${name} where tenant = '32.04'`)).toBe(0)
  }
})

test('outside the door everything is refused, never empty', async () => {
  for (const table of tables) {
    const refused = await api.db
      .execute(sql`select from ${sql.identifier(table)}`)
      .catch((error: unknown) => sqlState(error))
    expect([table, refused]).toEqual([table, DENIED])
  }
})

test('the door is closed to unknown tenants, roles that do not fit and empty scopes', async () => {
  const closed: Seat[] = [
    { role: 'tenant_user', tenant: '99.99', scope: '*' },
    { role: 'tenant_user', tenant: '00', scope: '*' },
    { role: 'tenant_user', tenant: '', scope: '*' },
    { role: 'tenant_user', tenant: '32.04', scope: '' },
    { role: 'agency_user', tenant: '32.04', scope: '*' },
    { role: 'agency_user', tenant: '32.04', scope: '' },
    { role: 'agency_user', tenant: '32.04', scope: '32.04.05' },
    { role: 'secretariat', tenant: '32.04', scope: '*' },
    { role: 'observer', tenant: '32.04', scope: '*' },
    { role: 'public_user', tenant: '32.04', scope: '' },
    { role: 'postgres' as 'job', tenant: '', scope: '*' },
  ]
  for (const seat of closed) expect([seat, await attempt(seat, sql`select 1`)]).toEqual([seat, 'SL001'])
})
