import { eq, sql } from 'drizzle-orm'
import type pg from 'pg'
import { systemSeat } from '@slrt/db/as-actor'
import { referral } from '@slrt/db/referral'
import { newId } from '@slrt/domain/id'
import { countTenant } from '@slrt/functions/jobs/target'
import { CIMEKAR, complaintOf } from './complaints.ts'
import { uploaded } from './evidence.ts'
import { fillDuplicates } from './filled-duplicate.ts'
import { filledEnrolment, fillEnrolments } from './filled-enrolment.ts'
import { fillFacts } from './filled-fact.ts'
import { fillImports } from './filled-import.ts'
import { filledProposal, fillProposals } from './filled-proposal.ts'
import { fillRegulation } from './filled-regulation.ts'
import { fillComplaints } from './filled.ts'
import type { Person, World } from './world.ts'

const VILLAGES = [CIMEKAR, '32.04.05.2004']
const HERE = 30_000
const ELSEWHERE = 200

/** What is really there in a filled database, as the product wrote it, among all that was filled in. */
export type Nation = {
  readonly people: Record<'admin' | 'bo' | 'fasilitator' | 'health' | 'manager' | 'secretariat' | 'supervisor', Person>
  readonly one: { household: string; complaint: string; item: string; referral: string; file: string; unit: string }
  readonly application: string
  /** A draft of a rule. */
  readonly draft: string
  /** A possible duplicate. */
  readonly pair: string
  readonly proposed: Awaited<ReturnType<typeof filledProposal>>
  /** An import that waits for its columns, and one that has ended, with a ledger. */
  readonly imports: Awaited<ReturnType<typeof fillImports>>
}

/**
 * A filled database: 514 districts with 2,000 officers and 30,000 complaints in the one that looks, 60,000 officers and
 * 100,000 complaints in the others.
 */
export async function fillNation(made: World): Promise<Nation> {
  const admin = await made.district('32.04')
  const unit = await made.unit('32.04', 'Dinas Kesehatan', { sectors: 'KES,BAN' })
  const others = [await made.unit('32.04', 'Dinas Pendidikan'), await made.unit('32.04', 'Dinas Perumahan')]
  const people = {
    admin,
    bo: await made.somebody('32.04', 'BO'),
    fasilitator: await made.somebody('32.04', 'FASILITATOR', VILLAGES),
    health: await made.somebody('32.04', 'OPD_PETUGAS', [], unit),
    manager: await made.somebody('32.04', 'MANAJER'),
    secretariat: made.secretariat,
    supervisor: await made.somebody('32.04', 'SUPERVISOR', ['32.04.05']),
  }
  const one = { ...(await oneOfAll(made, people, unit)), unit }
  const owner = await made.owner.connect()
  try {
    await fillOffices(owner)
    await fillCases(owner, one.referral, [unit, ...others])
    await fillFigures(owner)
    const application = await fillApplications(owner)
    const { draft } = await fillRegulation(made, owner, admin)
    const { pair } = await fillDuplicates(made, owner, people.fasilitator)
    const imports = await fillImports(made, owner, admin)
    const proposed = await filledProposal(made, people)
    await fillProposals(owner, people.fasilitator)
    await filledEnrolment(made, people)
    await fillEnrolments(owner)
    await owner.query('analyze')
    await countTenant(made.services, '32.04', new Date(0))
    await owner.query('analyze target')
    await letterheads(made, unit)
    return { people, one, application, draft, pair, proposed, imports }
  } finally {
    owner.release()
  }
}

/** The other districts, and the officers of all. */
async function fillOffices(owner: pg.PoolClient): Promise<void> {
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
}

/** Complaints, families and what the register says of them; weeks of work in the audit trail, sealed in its order. */
async function fillCases(owner: pg.PoolClient, accepted: string, units: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ code: string }>(`select code from national.tenant where kind = 'district'`)
  const sizes = Object.fromEntries(rows.map(({ code }) => [code, code === '32.04' ? HERE : ELSEWHERE]))
  await fillComplaints(owner, { sizes, agencies: { '32.04': units } })
  await fillFacts(owner)
  await owner.query(
    `update referral set state = 'SELESAI', ended_at = now() where unit = $1 and id <> $2 and get_byte(uuid_send(id), 0) < 64`,
    [units[0], accepted],
  )
  await owner.query(`
    insert into command (tenant, id, path, person, membership, role, fingerprint, input, subject, at)
      select tenant, gen_random_uuid(), 'item.take', id, id, 'FASILITATOR', 'f', 'i', gen_random_uuid(),
        now() - random() * interval '90 days'
      from officer, generate_series(1, 10) where tenant in ('32.04', '32.73');
    insert into seal (tenant, id, position, hash, written_in, sealed_at)
      select tenant, id, row_number() over (partition by tenant order by written_in, id), sha256(input), written_in, now()
      from command`)
}

/** A year of figures: every day of the district that looks, every tenth of the others. */
async function fillFigures(owner: pg.PoolClient): Promise<void> {
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
      select tenant, category, state, sum(entered - departed) from monitor.daily group by 1, 2, 3;
    insert into national.limit_trial (id, key, program, value, effective_from, asked_by, asked_at)
      select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'program.maxDesil', 'PKH', '1', current_date,
        'Ratih', now() - n * interval '1 day' from generate_series(1, 200) n;
    insert into monitor.limit_count (trial, tenant, before, entering, leaving, overridden)
      select l.id, t.code, 100, 2, 30, 0 from national.limit_trial l, national.tenant t where t.kind = 'district'`)
}

/** As many applications as there are districts; returns the one that is looked at. */
async function fillApplications(owner: pg.PoolClient): Promise<string> {
  await owner.query(`
    insert into national.application (id, secret, state, kind, code, areas, institution, mail_domain, decree, made_at, submitted_at)
      select gen_random_uuid(), t.code::bytea, (array['DRAF', 'DIKIRIM', 'DISETUJUI'])[1 + n % 3], 'district', t.code, t.code,
        'Dinas Sosial', 'contoh.go.id', 'Perda 1/2026', now(), now() - n * interval '1 hour'
      from (select code, row_number() over (order by code) as n from national.tenant where kind = 'district') t`)
  const { rows: filed } = await owner.query<{ id: string }>(`select id from national.application where code = '32.04'`)
  return filed[0]!.id
}

/** One complaint with evidence that was sent to the agency and accepted. */
async function oneOfAll(made: World, { fasilitator, bo, health }: Nation['people'], unit: string) {
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
async function letterheads(made: World, unit: string): Promise<void> {
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
