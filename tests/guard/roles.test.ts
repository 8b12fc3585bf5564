import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type World } from '../support/world.ts'

let made: World
beforeAll(async () => {
  made = await makeWorld()
})
afterAll(() => made.end())

const grantsOf = async (role: string) => {
  const { rows } = await made.owner.query<{ what: string }>(
    `select distinct table_schema || '.' || table_name || ' ' || lower(privilege_type) as what
     from information_schema.role_table_grants where grantee = $1 order by 1`,
    [role],
  )
  return rows.map(({ what }) => what)
}

test('the observer reads schema monitor and the national reference tables, and nothing else', async () => {
  const grants = await grantsOf('observer')
  const tables = [
    'area',
    'area_bridge',
    'area_source',
    'area_word',
    'catalogue',
    'holiday',
    'holiday_year',
    'tenant',
    'tenant_area',
  ]
  const national = tables.map((table) => `national.${table} select`)
  expect(grants.filter((grant) => !grant.startsWith('monitor.'))).toEqual(national)
  expect(grants.filter((grant) => !grant.endsWith(' select'))).toEqual([])
})

test('every column of monitor is a code, a date or a count', async () => {
  const { rows } = await made.owner.query(
    `select table_name, column_name from information_schema.columns
     where table_schema = 'monitor' and data_type not in ('text', 'date', 'integer', 'bigint', 'smallint')`,
  )
  expect(rows).toEqual([])
})

test('the login role of the API may do nothing but go through the door', async () => {
  expect(await grantsOf('slrt_api')).toEqual([])
  const { rows } = await made.owner.query<{ name: string }>(
    `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'app' and has_function_privilege('slrt_api', p.oid, 'execute')`,
  )
  expect(rows).toEqual([{ name: 'enter' }])
  const attributes = await made.owner.query(
    `select rolsuper, rolbypassrls, rolinherit, rolcreaterole from pg_roles where rolname in ('slrt_api', 'slrt_signin')`,
  )
  for (const row of attributes.rows) expect(Object.values(row as object)).toEqual([false, false, false, false])
})

test('sign-in reads memberships and tenants, and has its own schema alone', async () => {
  const outside = (await grantsOf('slrt_signin')).filter((grant) => !grant.startsWith('signin.'))
  expect(outside).toEqual(['national.tenant select', 'public.staff select'])
  const { rows } = await made.owner.query(
    `select r.rolname from pg_roles r where has_schema_privilege(r.oid, 'signin', 'usage')
     and not r.rolsuper and r.rolname not like 'pg\\_%'`,
  )
  expect(rows).toEqual([{ rolname: 'slrt_signin' }])
})

/** What runs with more rights than its caller has, and why. */
const definers: Readonly<Record<string, string>> = {
  answer_transfer:
    'hand-over of a family: writes the answer in the row of the district and in that of the one that asked, and its envelope’s key',
  ask_transfer:
    'hand-over of a family: a district asks whoever has a NIK without learning who that is before there is an answer',
  end_transfer: 'hand-over of a family: the asker takes its request back, or has taken the family in',
  file_application: 'somebody without an account begins an application: adds an empty draft',
  find_application:
    'an application is followed by somebody who is nobody: takes the hash of the link’s secret, returns its id',
  find_invitation:
    'a one-time link is used by somebody who is nobody yet: takes the hash of its secret, returns where it leads',
  hold_niks: 'a trigger: nobody writes by hand which district has a NIK; nobody may call it',
  keep_situations: 'a trigger: nobody writes by hand how the rules see a family; nobody may call it',
  line_ahead:
    'a family hears where it stands in line, from an officer who does not see the others: returns how many of each kecamatan',
  nik_elsewhere: 'whether another district has a NIK: takes its keyed hash, answers yes or no',
  open_practice:
    'a district gets a tenant to practise in: it may ask for its own alone, and has no right in any other tenant’s tables',
  open_tenant: 'birth of a tenant: the secretariat has no right in any tenant’s tables',
  publish:
    'a publication is numbered through the whole country: reads the last number, writes it to the tenants that are bound',
  referrals_beside:
    'an agency sees its own referral only, but what a need shows follows from all of them: returns states and dates, and of needs referred to it',
  situate:
    'behind that trigger: reads the facts of the families that it is told, writes how the rules see them; nobody may call it',
  tenants_to_expire: 'the job that ends what waited too long must know where to look: returns codes of tenants only',
  tenants_to_import: 'the job that takes in files must know where to look: returns codes of tenants only',
  tenants_to_recompute:
    'the job that counts provisional deadlines anew must know where to look: returns codes of tenants and years',
  tenants_to_seal: 'the sealing job must know where to look: returns codes of tenants only',
  tenants_to_send: 'the sending job must know where to look: returns codes of tenants only',
  tenants_to_settle: 'the job that settles village meetings must know where to look: returns codes of tenants only',
}

test('security definer functions are exactly those listed here, owned by a role that may just what they need', async () => {
  const { rows } = await made.owner.query<{ name: string; owner: string; config: string[] | null }>(
    `select p.proname as name, r.rolname as owner, p.proconfig as config
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(definers))
  for (const { owner, config } of rows) {
    expect(owner).toBe('crossing')
    expect(config).toContain('search_path=pg_catalog, pg_temp')
  }
})

test('each of them is open to those who need it', async () => {
  const { rows } = await made.owner.query<{ what: string }>(
    `select p.proname || ' ' || r.rolname as what from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     join pg_roles r on r.rolname in
       ('tenant_user', 'agency_user', 'secretariat', 'observer', 'job', 'public_user', 'slrt_api', 'slrt_signin')
     where p.prosecdef and n.nspname = 'app' and has_function_privilege(r.oid, p.oid, 'execute') order by 1`,
  )
  expect(rows.map(({ what }) => what)).toEqual([
    'answer_transfer tenant_user',
    'ask_transfer tenant_user',
    'end_transfer tenant_user',
    'file_application public_user',
    'find_application public_user',
    'find_invitation public_user',
    'line_ahead tenant_user',
    'nik_elsewhere tenant_user',
    'open_practice secretariat',
    'open_practice tenant_user',
    'open_tenant secretariat',
    'publish secretariat',
    'publish tenant_user',
    'referrals_beside agency_user',
    'tenants_to_expire job',
    'tenants_to_import job',
    'tenants_to_recompute job',
    'tenants_to_seal job',
    'tenants_to_send job',
    'tenants_to_settle job',
  ])
})
