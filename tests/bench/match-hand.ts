/**
 * Rules of the nation as somebody who knows them and SQL well would write them by hand for one district on 22 November
 * 2026, with the lists of receivers, of civil servants and of SIKS-NG in: what `verdictSql` is measured against. They answer
 * the same, unknown as NULL; a family of which a list counts more members than are known has unknown members.
 */
const MATCHED = `coalesce(nik_matched, case when not has_nik then false end)`
const IS_FAMILY = 'filter (where person is null)'
const IS_HERE = 'person is not null and present'
const FIT = `coalesce(pregnant, case when sex = 'L' or born > '2016-11-22' or born <= '1970-11-22' then false end)
  or born > '2019-11-22' or born <= '1966-11-22'
  or coalesce(school_level, case when schooling in (1, 3) then 'TIDAK_ADA' end) in ('SD', 'SMP', 'SMA')
  or coalesce(severe_disability, case when not disability then false end)`
/** Families and members in one pass; `known`: nobody is counted of whom nothing is written. */
const grouped = (truth: string, columns: string) => `
  select household, null::uuid as person, desa, ${truth} as truth from (
    select household, max(desa) ${IS_FAMILY} as desa, bool_and(present) ${IS_FAMILY} as stays,
      count(*) filter (where ${IS_HERE}) as here,
      coalesce(max(member_count) ${IS_FAMILY}, 0) <= count(person) and count(*) filter (where ${IS_HERE}) > 0 as known,
      ${columns}
    from fact group by household) g
  where stays`

const PKH = grouped(
  `poor and not coalesce(serves, false) and innocent
   and case when unmatched > 0 then false when matched = here and known then true end
   and case when fits > 0 then true when fails = here and known then false end`,
  `bool_and(desil <= 4 and coalesce(exclusion, 'TIDAK_ADA') not in ('ASN_TNI_POLRI', 'KELUARGA_ASN_TNI_POLRI')) ${IS_FAMILY} as poor,
   bool_and(case coalesce(exclusion, 'TIDAK_ADA') when 'TIDAK_ADA' then true
     when 'PENSIUNAN_ASN_TNI_POLRI' then false when 'PERANGKAT_DESA' then false when 'UPAH_DI_ATAS_UMR' then false end) ${IS_FAMILY} as innocent,
   bool_or(civil_servant) filter (where ${IS_HERE}) as serves,
   count(*) filter (where ${IS_HERE} and ${MATCHED}) as matched,
   count(*) filter (where ${IS_HERE} and not ${MATCHED}) as unmatched,
   count(*) filter (where ${IS_HERE} and (${FIT})) as fits,
   count(*) filter (where ${IS_HERE} and not (${FIT})) as fails`,
)

const BPNT = grouped(
  `poor and case when holds > 0 then true when fails = here and known then false end`,
  `bool_and(desil <= 5 and coalesce(exclusion, 'TIDAK_ADA') = 'TIDAK_ADA') ${IS_FAMILY} as poor,
   count(*) filter (where ${IS_HERE} and relation in ('KEPALA', 'PASANGAN') and ${MATCHED}) as holds,
   count(*) filter (where ${IS_HERE} and not (relation in ('KEPALA', 'PASANGAN') and ${MATCHED})) as fails`,
)

const BLT_DD = grouped(
  `listed and (needy or case when ill > 0 then true when well = here and known then false end
     or case when here + greatest(counted - told, 0) > 1 then false when here = 1 and known then eldest <= '1966-11-22' end)`,
  `bool_and(substr(desa, 10, 1) = '2' and village_listed) ${IS_FAMILY} as listed,
   bool_and(extreme_poor or desil <= 4 or lost_job) ${IS_FAMILY} as needy,
   coalesce(max(member_count) ${IS_FAMILY}, 0) as counted, count(person) as told,
   count(*) filter (where ${IS_HERE} and chronic_illness) as ill,
   count(*) filter (where ${IS_HERE} and not chronic_illness) as well,
   min(born) filter (where ${IS_HERE}) as eldest`,
)

const PIP = `
  select p.household, p.person, p.desa,
    p.born <= '2020-11-22' and p.born > '2004-11-22'
    and coalesce(p.school_level, case when p.schooling in (1, 3) then 'TIDAK_ADA' end) in ('SD', 'SMP', 'SMA')
    and (p.has_kip or coalesce(f.receives_pkh, false) or f.has_kks or f.desil <= 4
      or p.orphan in ('YATIM', 'PIATU', 'YATIM_PIATU') or p.disaster_victim or f.paper_poor) as truth
  from fact p left join fact f on f.id = p.household and f.person is null
  where p.person is not null and p.present`

const PBI_JK = `
  select p.household, p.person, p.desa,
    f.desil <= 5 and coalesce(p.nik_matched, case when not p.has_nik then false end) and p.bpjs_segment in ('TIDAK_ADA', 'NONAKTIF', 'PBPU_PEMDA', 'PBI_JK') as truth
  from fact p left join fact f on f.id = p.household and f.person is null
  where p.person is not null and p.present`

const ATENSI_YAPI = `
  select p.household, p.person, p.desa,
    p.born > '2008-11-22' and p.orphan in ('YATIM', 'PIATU', 'YATIM_PIATU') and f.desil <= 4 as truth
  from fact p left join fact f on f.id = p.household and f.person is null
  where p.person is not null and p.present`

export const HAND: Readonly<Record<string, string>> = { PKH, BPNT, BLT_DD, PIP, PBI_JK, ATENSI_YAPI }
export const DAY = '2026-11-22'
export const CLOSED: ReadonlyMap<string, readonly string[]> = new Map(
  ['PENERIMA|PKH', 'PENERIMA|BPNT', 'ASN', 'PENGECUALIAN'].map((key) => [key, ['']]),
)
