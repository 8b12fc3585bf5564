import { FAMILY_PLACES, MEMBER_PLACES, SLOTS, wordSql } from './situation-bits.ts'

const slots = Array.from({ length: SLOTS }, (_, at) => at + 1)

const VALUES = ['desa', 'present', 'here', 'unseen', 'f0', 'f1', 'f2']
  .concat(['a', 'b'].flatMap((word) => slots.map((at) => `${word}${at}`)))
  .concat('members', 'a_more', 'b_more')
const listed = (alias: string) => VALUES.map((name) => `${alias}.${name}`).join(', ')

/**
 * The body of `app.situate(tenants, homes)`: writes `situation` of these families anew, and takes away those without facts. It
 * waits for whoever writes one of them at the same time, and then reads what that one wrote. It follows from the places of
 * the facts; a migration has it as text, and tests/guard/situation holds the two together.
 */
export const SITUATE = `
begin
  perform from public.situation s join unnest(tenants, homes) h (tenant, id) on s.tenant = h.tenant and s.id = h.id
    order by s.tenant, s.id for update of s;
  insert into public.situation as s (tenant, id, ${VALUES.join(', ')})
  select h.tenant, h.id, coalesce(f.desa, t.desa), coalesce(f.present, false),
    cardinality(t.members), greatest(coalesce(f.member_count, 0) - t.n, 0),
    ${[0, 1, 2].map((at) => wordSql(FAMILY_PLACES, at)).join(',\n    ')},
    ${slots.map((at) => `coalesce(t.a[${at}], 0)`).join(', ')},
    ${slots.map((at) => `coalesce(t.b[${at}], 0)`).join(', ')},
    t.members, coalesce(t.a[${SLOTS + 1}:], '{}'), coalesce(t.b[${SLOTS + 1}:], '{}')
  from unnest(tenants, homes) h (tenant, id)
  left join public.fact f on f.tenant = h.tenant and f.id = h.id and f.person is null
  cross join lateral (
    select max(m.desa) as desa, count(*) as n,
      bool_or(not m.matched) filter (where m.present) as unmatched,
      bool_and(coalesce(m.matched, false)) filter (where m.present) as matched,
      coalesce(array_agg(m.id order by m.id) filter (where m.present), '{}') as members,
      array_agg(m.a order by m.id) filter (where m.present) as a,
      array_agg(m.b order by m.id) filter (where m.present) as b
    from (
      select p.id, p.desa, p.present,
        ${MEMBER_PLACES.nik_padan.sql} as matched,
        ${wordSql(MEMBER_PLACES, 0)} as a,
        ${wordSql(MEMBER_PLACES, 1)} as b
      from public.fact p where p.tenant = h.tenant and p.household = h.id and p.person is not null) m) t
  where f.id is not null or t.n > 0
  on conflict (tenant, id) do update set (${VALUES.join(', ')}) = (${listed('excluded')})
  where (${listed('s')}) is distinct from (${listed('excluded')});
  delete from public.situation s using unnest(tenants, homes) h (tenant, id)
  where s.tenant = h.tenant and s.id = h.id
    and not exists (select from public.fact f where f.tenant = h.tenant and f.household = h.id);
end `
