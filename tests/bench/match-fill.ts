import type pg from 'pg'

/** Grows with what the fill writes, so that older databases are made anew. */
export const FILL = 3
export const HERE = '32.04'

/** A value that is not known of so many. */
const unless = (share: number, value: string) => `case when random() >= ${share} then ${value} end`
const flag = (yes: number, unknown: number) => unless(unknown, `random() < ${yes}`)
const code = (most: number, unknown: number) => unless(unknown, `1 + floor(random() * ${most})::int`)
const word = (unknown: number, ...words: string[]) =>
  unless(unknown, `(array[${words.map((one) => `'${one}'`).join(', ')}])[1 + floor(random() * ${words.length})::int]`)

/** What is known of a family: most of what a list has, little of what an officer asks. */
const FAMILY: Readonly<Record<string, string>> = {
  desil: code(10, 0.1),
  extreme_poor: flag(0.05, 0.2),
  income_band: code(6, 0.8),
  member_count: 'n',
  tenure: code(5, 0.2),
  floor_area: unless(0.2, '9 + floor(random() * 80)::int'),
  floor: code(9, 0.2),
  wall: code(7, 0.2),
  roof: code(8, 0.2),
  light: code(4, 0.2),
  power: code(5, 0.3),
  toilet: code(6, 0.2),
  exclusion: word(0.3, 'TIDAK_ADA', 'TIDAK_ADA', 'TIDAK_ADA', 'ASN_TNI_POLRI', 'PERANGKAT_DESA', 'JUDI_DARING'),
  has_kks: flag(0.3, 0.5),
  receives_pkh: flag(0.2, 0.4),
  receives_bpnt: flag(0.3, 0.4),
  land_legal: flag(0.6, 0.8),
  house_aided: flag(0.1, 0.8),
  village_listed: flag(0.2, 0.6),
  lost_job: flag(0.1, 0.8),
  low_income: flag(0.4, 0.8),
  will_graduate: flag(0.2, 0.9),
  social_risk: flag(0.1, 0.9),
  similar_aid: flag(0.3, 0.9),
  unmet_need: flag(0.2, 0.9),
  paper_poor: flag(0.5, 0.9),
  paper_land: flag(0.5, 0.9),
  paper_willing: flag(0.5, 0.9),
  paper_desil: flag(0.5, 0.9),
}

const PERSON: Readonly<Record<string, string>> = {
  present: 'random() >= 0.02',
  sex: word(0.01, 'L', 'P'),
  born: unless(0.02, `date '1940-01-01' + floor(random() * 31500)::int`),
  relation: `case place when 1 then 'KEPALA' when 2 then 'PASANGAN' else 'ANAK' end`,
  marital: code(4, 0.1),
  nik_matched: flag(0.97, 0.03),
  pregnant: flag(0.03, 0.3),
  disability: flag(0.04, 0.1),
  severe_disability: flag(0.02, 0.1),
  chronic_illness: flag(0.1, 0.2),
  schooling: code(3, 0.2),
  school_level: word(0.5, 'SD', 'SMP', 'SMA', 'PT', 'TIDAK_ADA', 'TIDAK_ADA', 'TIDAK_ADA'),
  works: flag(0.5, 0.2),
  civil_servant: flag(0.02, 0.3),
  bpjs_segment: word(0.3, 'PBI_JK', 'PBI_JK', 'PBPU_PEMDA', 'PPU', 'PBPU', 'NONAKTIF', 'TIDAK_ADA'),
  pbi_active: flag(0.4, 0.5),
  has_kip: flag(0.1, 0.6),
  orphan: word(0.6, 'TIDAK', 'TIDAK', 'TIDAK', 'YATIM', 'PIATU'),
  has_nik: flag(0.99, 0.01),
  local_card: flag(0.95, 0.6),
  pbi_ever: flag(0.4, 0.6),
  graduated: unless(0.9, '2018 + floor(random() * 9)::int'),
  college_accepted: flag(0.3, 0.95),
  boarding_willing: flag(0.3, 0.9),
  needs_social_service: flag(0.05, 0.8),
  social_assessment: flag(0.5, 0.9),
  zakat_group: word(0.9, 'MISKIN', 'FAKIR', 'TIDAK'),
  paper_health: flag(0.2, 0.9),
  paper_birth: flag(0.9, 0.4),
}

/** Ids grow with time, as those of the product do: who is written together has ids that are near. */
const idAt = (moment: string, salt: string) => `(lpad(to_hex(1754000000000 + ${moment}), 12, '0') || '7' ||
  substr(md5(${salt}), 1, 3) || '8' || substr(md5(${salt}), 4, 15))::uuid`

/** Families that are written together, with their members after them, as an import leaves them. */
const CHUNK = 1_000

/**
 * Fills one district with so many families and three and a half times as many persons: facts only, as imports and officers
 * would have left them, and how the rules see them. Superusers only.
 */
export async function fillFacts(owner: pg.Client, families: number): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(`set maintenance_work_mem = '512MB'`)
  await owner.query(`set work_mem = '256MB'`)
  await owner.query(`select setseed(0.5)`)
  await owner.query(`
    insert into national.tenant (code, kind, name) values ('${HERE}', 'district', 'Kabupaten Bandung');
    insert into national.tenant_area values ('${HERE}', '${HERE}')`)
  await owner.query(`
    create unlogged table family as
    select at, ${idAt('at', `'family ' || at`)} as id, 1 + at % 6 as n, v.codes[1 + (at * 31) % cardinality(v.codes)] as desa
    from generate_series(0, ${families - 1}) at, (
      select array_agg(code order by code) as codes from national.area
      where level = 'desa' and valid_to is null and left(code, 5) = '${HERE}') v`)
  await owner.query(`alter table fact drop constraint fact_tenant_id_pk cascade;
    drop index fact_of_household, fact_in_desa, fact_by_change;
    alter table fact disable trigger user`)
  const told = `'${HERE}', 'DTSEN', date '2026-07-01', timestamptz '2026-08-01'`
  const insert = (own: Readonly<Record<string, string>>, names: string, values: string, from: string) => {
    const [columns, expressions] = [Object.keys(own), Object.values(own)].map((all) => all.join(', '))
    return `insert into fact (tenant, source, as_of, changed_at, ${names}, ${columns}) select ${told}, ${values}, ${expressions} from ${from}`
  }
  for (let from = 0; from < families; from += CHUNK * 50)
    await owner.query(
      Array.from({ length: 50 }, (_, at) => {
        const some = `at >= ${from + at * CHUNK} and at < ${from + (at + 1) * CHUNK}`
        return [
          insert(FAMILY, 'id, household, desa', 'id, id, desa', `family where ${some}`),
          insert(
            PERSON,
            'id, household, person, desa',
            'p.id, f.id, p.id, desa',
            `family f, generate_series(1, n) place, lateral (select ${idAt('at', `f.id::text || place`)} as id) p where ${some}`,
          ),
        ].join(';')
      }).join(';'),
    )
  await owner.query(`
    alter table fact add constraint fact_tenant_id_pk primary key (tenant, id);
    create index fact_of_household on fact (tenant, household);
    create index fact_in_desa on fact (tenant, desa, id);
    create index fact_by_change on fact (tenant, changed_at, desa);
    alter table fact enable always trigger fact_situations_added, enable always trigger fact_situations_changed,
      enable always trigger fact_situations_gone`)
  for (let from = 0; from < families; from += CHUNK * 10)
    await owner.query(`select app.situate(array_agg('${HERE}'::text), array_agg(id))
      from family where at >= ${from} and at < ${from + CHUNK * 10}`)
  await owner.query(`drop table family; reset session_replication_role`)
  await owner.query(`vacuum analyze fact, situation`)
}
