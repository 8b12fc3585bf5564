import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '@slrt/domain/id'
import type { Officer } from './stage.ts'

/** The cast of one client: who registers and sends, and who answers. */
export type Cast = {
  readonly bo: Officer
  readonly agency: Officer
  readonly unit: string
  readonly household: string
  readonly desa: string
}

type Clients = { readonly api: pg.Client; readonly signIn: pg.Client }

/** Two connections of one client: the API's and sign-in's. */
export async function bareClients(urls: { api: string; signIn: string }): Promise<Clients> {
  const [api, signIn] = [urls.api, urls.signIn].map((connectionString) => new pg.Client({ connectionString }))
  await Promise.all([api!.connect(), signIn!.connect()])
  return { api: api!, signIn: signIn! }
}

const SESSION = `select s.id, u.id, u.name, u.two_factor_enabled, f.id, f.name, f.role, f.tenant, f.scope, f.unit, t.code
  from signin.session s join signin."user" u on u.id = s.user_id
  left join staff f on f.person = u.id and f.state = 'AKTIF'
  left join national.tenant t on t.code = f.tenant and t.state <> 'DITUTUP'
  where s.token = $1 and s.expires_at > now() order by f.tenant, f.id`
const COMMAND = `insert into command (tenant, id, path, person, membership, role, fingerprint, input, at, written_in)
  values (default, $1, $2, $3, $4, $5, $6, $7, now(), default) on conflict do nothing returning id`
const EVENT = `insert into event (id, complaint, item, desa, category, act, before, after, at, step, late, by, by_name, by_role, unit, note)
  values ($1, $2, $3, $13, 'KP02', $4, $5, $6, now(), $7, false, $8, $9, $10, $11, $12)`
const ITEM = `update item set state = $2, came_from = null, cycle = $3, since = now(), due = now(), turn = $4, resolution = $5,
  changed_by = $6, changed_at = now(), version = version + 1 where id = $1`

const sealed = randomBytes(120)
const hash = randomBytes(32)

/** One command: who it is, the door, the command row, the work, commit. */
async function command(
  { api, signIn }: Clients,
  who: Officer,
  path: string,
  work: (query: pg.Client['query']) => Promise<void>,
) {
  await signIn.query(SESSION, [who.token])
  await api.query('begin')
  const scope = who.unit ?? '*'
  await api.query('select app.enter($1, $2, $3)', [who.unit ? 'agency_user' : 'tenant_user', who.tenant, scope])
  await api.query(COMMAND, [newId(), path, who.person, who.membership, who.role, hash, sealed])
  await work(api.query.bind(api))
  await api.query('commit')
}

type Hop = readonly [before: string | null, after: string]

/** The statements of register, refer, accept and done as the product sends them, over `pg` and nothing else. */
export async function bareLifecycle(clients: Clients, { bo, agency, unit, household, desa }: Cast): Promise<void> {
  const [complaint, item, referral] = [newId(), newId(), newId()]
  const events = async (query: pg.Client['query'], who: Officer, act: string, hops: readonly Hop[]) => {
    for (const [step, [before, after]] of hops.entries())
      await query(EVENT, [
        newId(),
        complaint,
        item,
        act,
        before,
        after,
        step,
        who.membership,
        'BO',
        who.role,
        who.unit,
        sealed,
        desa,
      ])
  }
  await command(clients, bo, 'complaint.register', async (query) => {
    await query('select * from national.tenant where code = $1', [bo.tenant])
    await query('select area from national.tenant_area where tenant = $1', [bo.tenant])
    await query('select * from household where id = $1', [household])
    await query(
      `insert into complaint (id, household, desa, channel, kind, urgency, story, recorded_at, registered_at, registered_by, registered_by_name)
       values ($1, $2, $5, 'KUNJUNGAN', 'PENGADUAN', 'NORMAL', $3, now(), now(), $4, 'BO')`,
      [complaint, household, sealed, bo.membership, desa],
    )
    await query(
      `insert into item (id, complaint, household, desa, category, urgency, rank, home, state, cycle, since, due, turn, registered_by, changed_by, changed_at, version, registered_on)
       values ($1, $2, $3, $5, 'KP02', 'NORMAL', 1, 'SLRT', 'TERDAFTAR', 0, now(), now(), 'SLRT', $4, 'BO', now(), 1, now()::date)`,
      [item, complaint, household, bo.membership, desa],
    )
    await events(query, bo, 'complaint.register', [[null, 'TERDAFTAR']])
    await query(
      `with counted as (insert into ticket_count (id, month, last) values ($1, '2611', 1)
         on conflict (tenant, month) do update set last = ticket_count.last + 1 returning last)
       update complaint set ticket = 'bare-' || last from counted where complaint.id = $2`,
      [newId(), complaint],
    )
  })
  await command(clients, bo, 'referral.send', async (query) => {
    await query('select * from item where id = $1 for update', [item])
    await query('select id, unit, cycle, state, due, ended_at, version from referral where item = $1 order by id', [
      item,
    ])
    await query('select * from unit where id = $1', [unit])
    await query(
      'select i.household, c.ticket from item i join complaint c on c.tenant = i.tenant and c.id = i.complaint where i.id = $1',
      [item],
    )
    await query(`select name, sex from person where household = $1 and relation = 'KEPALA'`, [household])
    await query(
      `insert into referral (id, complaint, item, unit, desa, ticket, cycle, state, subject, request, sent_at, sent_by_name, due, version)
       values ($1, $2, $3, $4, $6, 'bare', 1, 'DIKIRIM', $5, $5, now(), 'BO', now(), 1)`,
      [referral, complaint, item, unit, sealed, desa],
    )
    await query(ITEM, [item, 'DIRUJUK', 1, 'OPD', null, 'BO'])
    await events(query, bo, 'referral.send', [
      ['TERDAFTAR', 'IDENTIFIKASI'],
      ['IDENTIFIKASI', 'DITANGANI_SLRT'],
      ['DITANGANI_SLRT', 'DIRUJUK'],
    ])
  })
  const answer = async (path: string, state: string, need: string, turn: string, hops: readonly Hop[]) =>
    command(clients, agency, path, async (query) => {
      await query('select * from item where id = (select item from referral where id = $1) for update', [referral])
      await query(
        'select r.* from (select (select item from referral where id = $1) as item) one, app.referrals_beside(one.item) r',
        [referral],
      )
      await query(ITEM, [item, need, 1, turn, null, 'Dinas'])
      await query('update referral set state = $2, due = now(), version = version + 1, answer = $3 where id = $1', [
        referral,
        state,
        sealed,
      ])
      await events(query, agency, path, hops)
    })
  await answer('referral.accept', 'DITERIMA', 'DIRUJUK', 'OPD', [['DIRUJUK', 'DITERIMA_OPD']])
  await answer('referral.complete', 'SELESAI', 'SELESAI_DITANGANI', 'SLRT', [
    ['DITERIMA_OPD', 'PROSES_OPD'],
    ['PROSES_OPD', 'SELESAI_DITANGANI'],
  ])
}
