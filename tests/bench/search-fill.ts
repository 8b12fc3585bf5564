import type pg from 'pg'
import { FIRST_WORDS, LATER_WORDS, shares } from './names.ts'

/** Grows with what the fill writes, so that older databases are made anew. */
export const FILL = 2
export const HERE = '32.04'
const DISTRICTS = 50

const array = (values: readonly number[]) => `'{${values.map((value) => value.toFixed(9)).join(',')}}'::float8[]`
const drawn = (count: number, leading: readonly number[]) =>
  `1 + width_bucket(random(), ${array(shares(count, leading).slice(0, -1))})`
const dummy = (bytes: number) => `decode(repeat('5a', ${bytes}), 'hex')`

/** The tokens of a name of so many parts, as `tokensOf` makes them; the benchmark compares a sample. */
const tokens: Readonly<Record<number, readonly string[]>> = {
  1: ['a'],
  2: ['a b', 'b a'],
  3: ['a b c', 'b c a', 'c a b', 'a c'],
  4: ['a b c', 'b c d', 'c d a', 'd a b', 'a c', 'a d', 'b d'],
}
const tokenSql = (token: string) => token.split(' ').map((part) => `k.${part}`).join(` || ' ' || `) // prettier-ignore

/**
 * Fills a database with persons of 50 districts, three in five of them in one, as the product would have left them; what
 * is encrypted is filled with anything. Indexes are made at the end. Superusers only.
 */
export async function fillPersons(owner: pg.Client, persons: number): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(`set maintenance_work_mem = '512MB'`)
  await owner.query(`set work_mem = '256MB'`)
  await owner.query(`select setseed(0.5)`)
  await owner.query(`
    insert into national.tenant (code, kind, name) select code, 'district', label from national.area a
      where level = 'district' and valid_to is null and not exists (select from national.tenant t where t.code = a.code)
      order by code <> '${HERE}', md5(code) limit ${DISTRICTS};
    insert into national.tenant_area select code, code from national.tenant where kind = 'district' on conflict do nothing`)
  await owner.query(
    `create temp table spoken as
     select 1 as place, n as at, word, key from unnest($1::text[], $2::text[]) with ordinality w (word, key, n)
     union all select 2, n, word, key from unnest($3::text[], $4::text[]) with ordinality w (word, key, n)`,
    [FIRST_WORDS, LATER_WORDS].flatMap((words) => [words.map(({ word }) => word), words.map(({ key }) => key)]),
  )
  await owner.query(`
    create unlogged table filled as
    with size as (
      select code as tenant, case code when '${HERE}' then ${Math.round(persons * 0.6)} else ${Math.round((persons * 0.4) / (DISTRICTS - 1))} end as persons
      from national.tenant where kind = 'district'
    ), village as (
      select s.tenant, array_agg(a.code order by a.code) as codes from size s join national.area a
        on a.level = 'desa' and a.valid_to is null and left(a.code, 5) = s.tenant group by 1
    ), drawn as (
      select s.tenant, n, v.codes[1 + (n / 3 * 31) % cardinality(v.codes)] as desa, random() as r,
        ${drawn(FIRST_WORDS.length, [0.1, 0.07, 0.03])} as w1, ${drawn(LATER_WORDS.length, [0.02])} as w2,
        ${drawn(LATER_WORDS.length, [0.02])} as w3, ${drawn(LATER_WORDS.length, [0.02])} as w4
      from size s join village v using (tenant), generate_series(0, s.persons - 1) n
    )
    select tenant, n, desa, gen_random_uuid() as id, md5(tenant || n / 3)::uuid as household,
      case when r < 0.12 then 1 when r < 0.67 then 2 when r < 0.94 then 3 else 4 end as parts,
      a.key as a, b.key as b, c.key as c, d.key as d,
      initcap(case when r < 0.12 then a.word when r < 0.67 then a.word || ' ' || b.word
        when r < 0.94 then a.word || ' ' || b.word || ' ' || c.word
        else a.word || ' ' || b.word || ' ' || c.word || ' ' || d.word end) as name
    from drawn
      join spoken a on a.place = 1 and a.at = w1
      join spoken b on b.place = 2 and b.at = case when w2 = w1 then w2 % 6000 + 1 else w2 end
      join spoken c on c.place = 2 and c.at = w3
      join spoken d on d.place = 2 and d.at = w4
    where a.key <> b.key and a.key <> c.key and a.key <> d.key and b.key <> c.key and b.key <> d.key and c.key <> d.key`)
  await owner.query(`
    alter table person drop constraint person_tenant_id_pk cascade;
    drop index person_of_household, person_nik_once;
    alter table person_token drop constraint person_token_tenant_desa_token_person_pk`)
  await owner.query(`
    insert into household (tenant, id, desa, rt, rw, head, head_folded, members, address, kk, kk_masked, kk_index,
      registered_at, registered_by, changed_by, changed_at)
    select distinct on (tenant, household) tenant, household, desa, '01', '05', name, lower(name), 3, ${dummy(90)},
      ${dummy(80)}, '3204••••••••0001', decode(md5(household::text), 'hex'), now(), household, 'Rini', now()
    from filled order by tenant, household`)
  await owner.query(`
    insert into person (tenant, id, household, desa, name, relation, sex, birth_date, nik, nik_masked, nik_index, changed_by, changed_at)
    select tenant, id, household, desa, name, case n % 3 when 0 then 'KEPALA' else 'ANAK' end, 'P',
      date '1950-01-01' + (n % 25000)::int, ${dummy(80)}, '3204••••••••0001', decode(md5(id::text), 'hex'), 'Rini', now()
    from filled`)
  for (const [parts, all] of Object.entries(tokens))
    await owner.query(`
      insert into person_token (tenant, desa, token, person)
      select k.tenant, k.desa, t, k.id from filled k, unnest(array[${all.map(tokenSql).join(', ')}]) t
      where k.parts = ${parts}`)
  await owner.query(`
    alter table person add constraint person_tenant_id_pk primary key (tenant, id);
    create index person_of_household on person (tenant, household);
    create unique index person_nik_once on person (tenant, nik_index) where nik_index is not null;
    alter table person_token add constraint person_token_tenant_desa_token_person_pk primary key (tenant, desa, token, person)`)
  await owner.query(`drop table filled`)
  await owner.query(`reset session_replication_role`)
  await owner.query(`vacuum analyze`)
}
