import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { asActor, systemSeat, type Seat } from '@slrt/db/as-actor'
import { referral } from '@slrt/db/referral'
import { newId } from '@slrt/domain/id'
import { createApp } from '@slrt/functions/app'
import { paths } from '../support/catalog.ts'
import { CIMEKAR, complaintOf } from '../support/complaints.ts'
import { uploaded } from '../support/evidence.ts'
import { call } from '../support/examples.ts'
import { fillComplaints } from '../support/filled.ts'
import { fillRegulation } from '../support/filled-regulation.ts'
import { makeWorld, type Person, type World } from '../support/world.ts'

type Statement = { readonly sql: string; readonly params: unknown[] }

let made: World
let people: Record<'admin' | 'bo' | 'fasilitator' | 'health' | 'manager' | 'secretariat' | 'supervisor', Person>
/** What is really there, as the product wrote it, among all that was filled in. */
let one: { household: string; complaint: string; item: string; referral: string; file: string; unit: string }
let application: string
let draft: string

const VILLAGES = [CIMEKAR, '32.04.05.2004']
const HERE = 30_000
const ELSEWHERE = 200

/**
 * A filled database: 514 districts with 2,000 officers and 30,000 complaints in the one that looks, 60,000 officers and
 * 100,000 complaints in the others.
 */
beforeAll(async () => {
  made = await makeWorld()
  const admin = await made.district('32.04')
  const unit = await made.unit('32.04', 'Dinas Kesehatan', { sectors: 'KES,BAN' })
  const others = [await made.unit('32.04', 'Dinas Pendidikan'), await made.unit('32.04', 'Dinas Perumahan')]
  people = {
    admin,
    bo: await made.somebody('32.04', 'BO'),
    fasilitator: await made.somebody('32.04', 'FASILITATOR', VILLAGES),
    health: await made.somebody('32.04', 'OPD_PETUGAS', [], unit),
    manager: await made.somebody('32.04', 'MANAJER'),
    secretariat: made.secretariat,
    supervisor: await made.somebody('32.04', 'SUPERVISOR', ['32.04.05']),
  }
  one = { ...(await oneOfAll(unit)), unit }
  const owner = await made.owner.connect()
  await fill(owner, unit, others).finally(() => owner.release())
  await letterheads(unit)
}, 300_000)
afterAll(() => made.end())

async function fill(owner: pg.PoolClient, unit: string, others: readonly string[]): Promise<void> {
  await owner.query(`
    insert into national.tenant (code, kind, name) select code, 'district', label from national.area a
    where level = 'district' and valid_to is null and not exists (select from national.tenant t where t.code = a.code);
    insert into national.tenant_area select code, code from national.tenant t where kind = 'district'
    and not exists (select from national.tenant_area x where x.area = t.code);
    create temp table officer as
      select t.code as tenant, gen_random_uuid() as id, 'Orang ' || md5(random()::text) || ' ' || n as name,
        t.code || '.0' || (1 + n % 9) || '.2001' as scope
      from national.tenant t, generate_series(1, 2000) n
      where t.kind = 'district' and (t.code = '32.04' or n <= 120);
    insert into staff (tenant, id, name, role, scope, state, contact, contact_masked, contact_index, invited_at)
      select tenant, id, name, 'FASILITATOR', scope, 'AKTIF', '', 'x', id::text::bytea, now() from officer;
    insert into staff_word (tenant, id, staff, word, scope)
      select tenant, gen_random_uuid(), id, w, scope from officer, unnest(string_to_array(lower(name), ' ')) w;
    insert into training (tenant, id, staff, title, organiser, held_on, added_by, added_at)
      select tenant, gen_random_uuid(), id, 'Bimtek', 'Seknas SLRT', '2025-03-10', 'Nia', now() from officer`)
  const { rows } = await owner.query<{ code: string }>(`select code from national.tenant where kind = 'district'`)
  const sizes = Object.fromEntries(rows.map(({ code }) => [code, code === '32.04' ? HERE : ELSEWHERE]))
  await fillComplaints(owner, { sizes, agencies: { '32.04': [unit, ...others] } })
  await owner.query(
    `update referral set state = 'SELESAI', ended_at = now() where unit = $1 and id <> $2 and get_byte(uuid_send(id), 0) < 64`,
    [unit, one.referral],
  )
  // Weeks of work in the audit trail, sealed in the order in which it was written.
  await owner.query(`
    insert into command (tenant, id, path, person, membership, role, fingerprint, input, subject, at)
      select tenant, gen_random_uuid(), 'item.take', id, id, 'FASILITATOR', 'f', 'i', gen_random_uuid(),
        now() - random() * interval '90 days'
      from officer, generate_series(1, 10) where tenant in ('32.04', '32.73');
    insert into seal (tenant, id, position, hash, written_in, sealed_at)
      select tenant, id, row_number() over (partition by tenant order by written_in, id), sha256(input), written_in, now()
      from command`)
  // A year of figures: every day of the district that looks, every tenth of the others.
  await owner.query(`
    create temp table figure as
      select t.code as tenant, current_date - d as day from national.tenant t, generate_series(0, 364) d
      where t.kind = 'district' and (t.code = '32.04' or d % 10 = 0);
    insert into monitor.daily (tenant, day, category, state, entered, departed, late)
      select tenant, day, c, s, 3, 2, 1 from figure, unnest(array['KP02', 'KES01', 'PEN02']) c,
        unnest(array['TERDAFTAR', 'DITANGANI_SLRT', 'DIRUJUK', 'DITUTUP']) s;
    insert into monitor.headline (tenant, day, registered, settled, answered, answered_late, acts)
      select tenant, day, 3, 2, 2, 1, 9 from figure;
    insert into monitor.stock (tenant, category, state, now)
      select tenant, category, state, sum(entered - departed) from monitor.daily group by 1, 2, 3`)
  // As many applications as there are districts, and the one that is looked at.
  await owner.query(`
    insert into national.application (id, secret, state, kind, code, areas, institution, mail_domain, decree, made_at, submitted_at)
      select gen_random_uuid(), t.code::bytea, (array['DRAF', 'DIKIRIM', 'DISETUJUI'])[1 + n % 3], 'district', t.code, t.code,
        'Dinas Sosial', 'contoh.go.id', 'Perda 1/2026', now(), now() - n * interval '1 hour'
      from (select code, row_number() over (order by code) as n from national.tenant where kind = 'district') t`)
  const { rows: filed } = await owner.query<{ id: string }>(`select id from national.application where code = '32.04'`)
  application = filed[0]!.id
  draft = (await fillRegulation(made, owner, people.admin)).draft
  await owner.query('analyze')
}

/** One complaint with evidence that was sent to the agency and accepted. */
async function oneOfAll(unit: string) {
  const { fasilitator, bo, health } = people
  const { household, complaint, items } = await complaintOf(fasilitator)
  const item = items[0]!
  const file = { ...(await uploaded(made, fasilitator)), household, complaint, item }
  await fasilitator.api.file.add.mutate({ commandId: newId(), ...file })
  const sent = { id: newId(), item, version: 1, unit, request: 'Aktifkan kembali PBI-JK.' }
  await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  await health.api.referral.accept.mutate({ commandId: newId(), id: sent.id, version: 1 })
  return { household, complaint, item, referral: sent.id, file: file.id }
}

/** What the agency opens of its referrals must be encrypted for their very place. */
async function letterheads(unit: string): Promise<void> {
  await made.services.as(systemSeat('32.04'), async ({ tx }) => {
    const rows = await tx.select({ id: referral.id }).from(referral).where(eq(referral.unit, unit))
    const place = { tenant: '32.04', table: 'referral', column: 'subject' }
    const subjects = await Promise.all(rows.map(({ id }) => made.services.keys.encrypt(tx, { ...place, id }, 'Ibu S.')))
    await tx.execute(sql`
      update referral set subject = given.subject from unnest(
        ${sql.param(rows.map(({ id }) => id))}::uuid[], ${sql.param(subjects)}::bytea[]) as given (id, subject)
      where referral.id = given.id and unit = ${unit}`)
  })
}

type Look = {
  readonly as: keyof typeof people
  readonly input: Record<string, unknown> | (() => Record<string, unknown>)
}

/** What a search of each path may look like; every query path that lists or searches must stand here. */
const looks: Readonly<Record<string, readonly Look[]>> = {
  'application.list': [
    { as: 'secretariat', input: {} },
    { as: 'secretariat', input: { state: 'DIKIRIM' } },
    { as: 'secretariat', input: { after: '2026-11-01T00:00:00.000Z|01900000-0000-7000-8000-000000000000' } },
  ],
  'application.show': [{ as: 'secretariat', input: () => ({ id: application }) }],
  'approval.list': [
    { as: 'manager', input: {} },
    { as: 'manager', input: { state: 'all' } },
  ],
  'area.children': [{ as: 'admin', input: { code: '32.04' } }],
  'area.search': [
    { as: 'admin', input: { text: 'cim' } },
    { as: 'admin', input: { text: 'kota bandung', level: 'district' } },
  ],
  'audit.list': [
    { as: 'admin', input: {} },
    { as: 'admin', input: { from: '2026-01-01', to: '2026-12-31' } },
    { as: 'admin', input: () => ({ membership: people.admin.membership }) },
    { as: 'admin', input: () => ({ subject: one.referral }) },
    { as: 'admin', input: { after: '2026-11-01T00:00:00.000Z|01900000-0000-7000-8000-000000000000' } },
    { as: 'secretariat', input: {} },
  ],
  'catalogue.list': [{ as: 'fasilitator', input: {} }],
  'complaint.show': [{ as: 'bo', input: () => ({ id: one.complaint }) }],
  'file.list': [
    { as: 'bo', input: () => ({ complaint: one.complaint }) },
    { as: 'fasilitator', input: () => ({ household: one.household }) },
    { as: 'health', input: () => ({ item: one.item }) },
  ],
  'holiday.list': [{ as: 'fasilitator', input: { year: 2026 } }],
  'household.list': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { text: 'siti am' } },
    { as: 'bo', input: { text: '3204115708900001' } },
    { as: 'bo', input: { desa: CIMEKAR } },
    { as: 'bo', input: { desa: CIMEKAR, text: 'siti' } },
    { as: 'supervisor', input: { text: 'siti' } },
    { as: 'fasilitator', input: {} },
    { as: 'fasilitator', input: { desa: CIMEKAR, text: 'siti' } },
  ],
  'household.show': [{ as: 'fasilitator', input: () => ({ id: one.household }) }],
  'indicator.district': [
    { as: 'admin', input: { month: '2026-11' } },
    { as: 'secretariat', input: { month: '2026-11', code: '32.04' } },
  ],
  'indicator.nation': [
    { as: 'secretariat', input: { days: 30 } },
    { as: 'secretariat', input: { days: 365 } },
  ],
  'instrument.list': [{ as: 'admin', input: {} }],
  'item.counts': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { urgency: 'TINGGI' } },
    { as: 'supervisor', input: {} },
    { as: 'fasilitator', input: {} },
  ],
  'item.queue': [
    { as: 'bo', input: { tab: 'mine' } },
    { as: 'bo', input: { tab: 'late' } },
    { as: 'bo', input: { tab: 'others' } },
    { as: 'bo', input: { tab: 'paused' } },
    { as: 'bo', input: { tab: 'mine', sector: 'BAN' } },
    { as: 'bo', input: { tab: 'mine', urgency: 'TINGGI' } },
    { as: 'bo', input: { tab: 'mine', area: '32.04.05' } },
    { as: 'bo', input: { tab: 'all', text: 'siti am' } },
    { as: 'bo', input: { tab: 'all', text: '3204-2510-000777' } },
    { as: 'manager', input: { tab: 'all' } },
    { as: 'supervisor', input: { tab: 'mine' } },
    { as: 'supervisor', input: { tab: 'all' } },
    { as: 'fasilitator', input: { tab: 'mine' } },
    { as: 'fasilitator', input: { tab: 'all', text: 'siti' } },
  ],
  'readiness.district': [{ as: 'admin', input: {} }],
  'readiness.nation': [{ as: 'secretariat', input: {} }],
  'referral.inbox': [
    { as: 'health', input: { state: 'open' } },
    { as: 'health', input: { state: 'answered' } },
  ],
  'referral.show': [{ as: 'health', input: () => ({ id: one.referral }) }],
  'regulation.history': [{ as: 'admin', input: { key: 'clock.DIRUJUK' } }],
  'regulation.show': [{ as: 'admin', input: { area: CIMEKAR, subject: 'KES' } }],
  'regulation.try': [{ as: 'admin', input: () => ({ id: draft }) }],
  'session.show': [{ as: 'supervisor', input: {} }],
  // Answered from the rules that the process knows: no statement to look at.
  'regulation.service': [],
  'staff.list': [
    { as: 'admin', input: {} },
    { as: 'admin', input: { text: 'orang a1' } },
    { as: 'supervisor', input: { text: 'b2' } },
  ],
  'staff.preview': [
    {
      as: 'admin',
      input: {
        rows: [
          ['Nama', 'Email', 'Peran', 'Desa'],
          ['Rini', 'rini@contoh.test', 'Fasilitator', 'Cimekar'],
        ],
      },
    },
  ],
  'staff.show': [
    { as: 'admin', input: () => ({ id: people.admin.membership }) },
    { as: 'admin', input: () => ({ id: people.fasilitator.membership }) },
  ],
  'tenant.list': [{ as: 'secretariat', input: { text: 'bandung' } }],
  'tenant.show': [{ as: 'admin', input: {} }],
  'training.list': [
    { as: 'admin', input: {} },
    { as: 'supervisor', input: {} },
    { as: 'supervisor', input: () => ({ staff: people.fasilitator.membership }) },
  ],
  'unit.missing': [{ as: 'admin', input: {} }],
  'unit.list': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { kind: 'OPD' } },
    { as: 'bo', input: () => ({ id: one.unit }) },
  ],
}

/** The statements of a call, caught on their way to the database, and the seat that they were sent from. */
async function statementsOf(path: string, person: Person, input: Record<string, unknown>) {
  const caught: Statement[] = []
  const seats: Seat[] = []
  const pool = new pg.Pool({ connectionString: made.database.apiUrl, max: 4 })
  // Caught where they leave, whoever made them.
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (statement: unknown, values?: unknown[]) => unknown
    const heard = (statement: string | pg.QueryConfig, values?: unknown[]) => {
      const text = typeof statement === 'string' ? statement : statement.text
      caught.push({ sql: text, params: values ?? (typeof statement === 'string' ? [] : (statement.values ?? [])) })
      return send(statement, values)
    }
    client.query = heard as typeof client.query
  })
  const db = drizzle(pool)
  const services = {
    ...made.services,
    as: ((seat, work, options) => {
      seats.push(seat)
      return asActor(db, seat, work, options)
    }) as typeof made.services.as,
  }
  const app = createApp(services)
  const post: World['post'] = async (url, body, headers) =>
    app.request(`http://slrt.test${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const { status } = await call({ ...made, post }, path, { as: person, input })
  expect([path, input, status]).toEqual([path, input, 200])
  await pool.end()
  const statements = caught.filter(({ sql: text }) => /^[\s(]*(select|with)/i.test(text) && !text.includes('app.enter'))
  return { seat: seats[0]!, statements }
}

type Node = {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Relation Name'?: string
  Plans?: Node[]
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.Plans ?? []) yield* nodesOf(child)
}

async function explain(seat: Seat, { sql: text, params }: Statement): Promise<Node> {
  const pool = new pg.Pool({ connectionString: made.database.apiUrl, max: 1 })
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select app.enter($1, $2, $3)', [seat.role, seat.tenant, seat.scope])
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, format json) ${text}`,
      params,
    )
    return rows[0]!['QUERY PLAN'][0]!.Plan
  } finally {
    await client.query('rollback')
    client.release()
    await pool.end()
  }
}

/** Tables that cannot grow: a scan of one costs what it will always cost. */
const bounded: Readonly<Record<string, string>> = {
  tenant: 'at most one row a kab/kota and province: 552',
  tenant_area: 'exactly one row a kab/kota: 514',
}

/** A page: below this many rows a filter after the fact costs nothing worth an index. */
const PAGE = 50

/** What a statement throws away after it was read: more than ten times what it finds. */
async function wasteOf(seat: Seat, statement: Statement): Promise<string[]> {
  const waste: string[] = []
  for (const node of nodesOf(await explain(seat, statement))) {
    const loops = node['Actual Loops']
    const removed = (node['Rows Removed by Filter'] ?? 0) * loops
    const found = Math.max(node['Actual Rows'] * loops, PAGE)
    const name = node['Relation Name'] ?? ''
    if (removed > 10 * found && !(name in bounded))
      waste.push(
        `${node['Node Type']} on ${name} removes ${removed} for ${node['Actual Rows'] * loops}: ${statement.sql}`,
      )
  }
  return waste
}

const queries = paths.filter(({ kind }) => kind === 'query').map(({ path }) => path)

test('every query path is looked at', () => {
  expect(queries.filter((path) => !looks[path])).toEqual([])
})

describe.each(Object.entries(looks).filter(([, all]) => all.length > 0))(
  '%s finds its rows by an index, as the role that asks',
  (path, all) => {
    test.each(
      all.map(({ as, input }) => ({ as, input, asked: typeof input === 'function' ? 'one' : JSON.stringify(input) })),
    )('$as: $asked', async ({ as, input }) => {
      const asked = typeof input === 'function' ? input() : input
      const { seat, statements } = await statementsOf(path, people[as], asked)
      expect(statements.length).toBeGreaterThan(0)
      for (const statement of statements) expect(await wasteOf(seat, statement)).toEqual([])
    })
  },
)
