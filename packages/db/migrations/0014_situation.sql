CREATE TABLE "situation" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"present" boolean NOT NULL,
	"here" smallint NOT NULL,
	"unseen" smallint NOT NULL,
	"f0" bigint NOT NULL,
	"f1" bigint NOT NULL,
	"f2" bigint NOT NULL,
	"a1" bigint NOT NULL,
	"a2" bigint NOT NULL,
	"a3" bigint NOT NULL,
	"a4" bigint NOT NULL,
	"a5" bigint NOT NULL,
	"a6" bigint NOT NULL,
	"b1" bigint NOT NULL,
	"b2" bigint NOT NULL,
	"b3" bigint NOT NULL,
	"b4" bigint NOT NULL,
	"b5" bigint NOT NULL,
	"b6" bigint NOT NULL,
	"members" uuid[] NOT NULL,
	"a_more" bigint[] NOT NULL,
	"b_more" bigint[] NOT NULL,
	CONSTRAINT "situation_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "situation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "situation_in_desa" ON "situation" USING btree ("tenant","desa","id");--> statement-breakpoint
CREATE INDEX "situation_large" ON "situation" USING btree ("tenant","desa","id") WHERE here > 6;--> statement-breakpoint
CREATE POLICY "crossing_select" ON "fact" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "situation" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "situation" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "situation" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "situation" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "crossing_update" ON "situation" AS PERMISSIVE FOR UPDATE TO "crossing" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "crossing_delete" ON "situation" AS PERMISSIVE FOR DELETE TO "crossing" USING (true);--> statement-breakpoint
-- Families as the rules see them, from their facts; the body follows from packages/db/situation-sql.ts.
create function app.situate(tenants text[], homes uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  perform from public.situation s join unnest(tenants, homes) h (tenant, id) on s.tenant = h.tenant and s.id = h.id
    order by s.tenant, s.id for update of s;
  insert into public.situation as s (tenant, id, desa, present, here, unseen, f0, f1, f2, a1, a2, a3, a4, a5, a6, b1, b2, b3, b4, b5, b6, members, a_more, b_more)
  select h.tenant, h.id, coalesce(f.desa, t.desa), coalesce(f.present, false),
    cardinality(t.members), greatest(coalesce(f.member_count, 0) - t.n, 0),
    ((coalesce(f.desil, 127) & 127)::bigint)
      | ((coalesce(array_position(array['ALAMAT_TIDAK_DITEMUKAN', 'TIDAK_DITEMUKAN', 'MENINGGAL', 'ASN_TNI_POLRI', 'KELUARGA_ASN_TNI_POLRI', 'PENSIUNAN_ASN_TNI_POLRI', 'GAJI_APBN_APBD', 'PERANGKAT_DESA', 'GURU_BERSERTIFIKAT', 'TENAGA_KESEHATAN', 'PENGURUS_PERUSAHAAN', 'UPAH_DI_ATAS_UMR', 'MENOLAK', 'TIDAK_LAYAK_HUKUM', 'BANTUAN_LAIN', 'JUDI_DARING', 'SALDO_BANK', 'LAINNYA', 'TIDAK_ADA'], f.exclusion) - 1, 31) & 31)::bigint << 7)
      | ((coalesce((case when t.unmatched then false when t.matched and coalesce(f.member_count, 0) <= t.n then true end)::int, 3) & 3)::bigint << 12)
      | ((coalesce((f.extreme_poor)::int, 3) & 3)::bigint << 14)
      | ((coalesce((f.receives_pkh)::int, 3) & 3)::bigint << 16)
      | ((coalesce((f.receives_bpnt)::int, 3) & 3)::bigint << 18)
      | ((coalesce((f.has_kks)::int, 3) & 3)::bigint << 20)
      | ((coalesce((f.village_listed)::int, 3) & 3)::bigint << 22)
      | ((coalesce(f.income_band, 127) & 127)::bigint << 24)
      | ((coalesce(f.tenure, 127) & 127)::bigint << 31)
      | ((coalesce(f.floor, 127) & 127)::bigint << 38)
      | ((coalesce(f.wall, 127) & 127)::bigint << 45)
      | ((coalesce(f.roof, 127) & 127)::bigint << 52),
    ((coalesce(f.toilet, 127) & 127)::bigint)
      | ((coalesce(f.floor_area, 32767) & 32767)::bigint << 7)
      | ((coalesce((f.land_legal)::int, 3) & 3)::bigint << 22)
      | ((coalesce((f.house_aided)::int, 3) & 3)::bigint << 24)
      | ((coalesce((f.lost_job)::int, 3) & 3)::bigint << 26)
      | ((coalesce((f.low_income)::int, 3) & 3)::bigint << 28)
      | ((coalesce((f.will_graduate)::int, 3) & 3)::bigint << 30)
      | ((coalesce((f.social_risk)::int, 3) & 3)::bigint << 32)
      | ((coalesce((f.similar_aid)::int, 3) & 3)::bigint << 34)
      | ((coalesce((f.unmet_need)::int, 3) & 3)::bigint << 36)
      | ((coalesce((f.paper_poor)::int, 3) & 3)::bigint << 38)
      | ((coalesce((f.paper_land)::int, 3) & 3)::bigint << 40)
      | ((coalesce((f.paper_willing)::int, 3) & 3)::bigint << 42)
      | ((coalesce((f.paper_desil)::int, 3) & 3)::bigint << 44)
      | ((coalesce((f.has_car)::int, 3) & 3)::bigint << 46)
      | ((coalesce((f.has_motorcycle)::int, 3) & 3)::bigint << 48)
      | ((coalesce((f.has_land)::int, 3) & 3)::bigint << 50)
      | ((coalesce(f.water, 127) & 127)::bigint << 52),
    ((coalesce(f.light, 127) & 127)::bigint)
      | ((coalesce(f.power, 127) & 127)::bigint << 7)
      | ((coalesce(f.cooking, 127) & 127)::bigint << 14)
      | ((coalesce(f.closet, 127) & 127)::bigint << 21)
      | ((coalesce(f.sewage, 127) & 127)::bigint << 28),
    coalesce(t.a[1], 0), coalesce(t.a[2], 0), coalesce(t.a[3], 0), coalesce(t.a[4], 0), coalesce(t.a[5], 0), coalesce(t.a[6], 0),
    coalesce(t.b[1], 0), coalesce(t.b[2], 0), coalesce(t.b[3], 0), coalesce(t.b[4], 0), coalesce(t.b[5], 0), coalesce(t.b[6], 0),
    t.members, coalesce(t.a[7:], '{}'), coalesce(t.b[7:], '{}')
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
        coalesce(p.nik_matched, case when not p.has_nik then false end) as matched,
        ((coalesce(p.born - date '1800-01-01', 131071) & 131071)::bigint)
      | ((coalesce(array_position(array['L', 'P'], p.sex) - 1, 3) & 3)::bigint << 17)
      | ((coalesce(array_position(array['KEPALA', 'PASANGAN', 'ANAK', 'MENANTU', 'CUCU', 'ORANG_TUA', 'MERTUA', 'FAMILI', 'LAINNYA'], p.relation) - 1, 15) & 15)::bigint << 19)
      | ((coalesce((coalesce(p.nik_matched, case when not p.has_nik then false end))::int, 3) & 3)::bigint << 23)
      | ((coalesce((coalesce(p.has_nik, case when p.nik_matched then true end))::int, 3) & 3)::bigint << 25)
      | ((coalesce((p.pregnant)::int, 3) & 3)::bigint << 27)
      | ((coalesce((coalesce(p.disability, case when p.severe_disability then true end))::int, 3) & 3)::bigint << 29)
      | ((coalesce((coalesce(p.severe_disability, case when not p.disability then false end))::int, 3) & 3)::bigint << 31)
      | ((coalesce((p.civil_servant)::int, 3) & 3)::bigint << 33)
      | ((coalesce(p.schooling, 127) & 127)::bigint << 35)
      | ((coalesce(array_position(array['SD', 'SMP', 'SMA', 'PT', 'TIDAK_ADA'], coalesce(p.school_level, case when p.schooling in (1, 3) then 'TIDAK_ADA' end)) - 1, 7) & 7)::bigint << 42)
      | ((coalesce(array_position(array['PBI_JK', 'PBPU_PEMDA', 'PPU', 'PBPU', 'BP', 'NONAKTIF', 'TIDAK_ADA'], p.bpjs_segment) - 1, 7) & 7)::bigint << 45)
      | ((coalesce(array_position(array['YATIM', 'PIATU', 'YATIM_PIATU', 'TIDAK'], p.orphan) - 1, 7) & 7)::bigint << 48)
      | ((coalesce((p.chronic_illness)::int, 3) & 3)::bigint << 51)
      | ((coalesce((p.has_kip)::int, 3) & 3)::bigint << 53)
      | ((coalesce((p.disaster_victim)::int, 3) & 3)::bigint << 55)
      | ((coalesce((coalesce(p.pbi_active, p.bpjs_segment = 'PBI_JK'))::int, 3) & 3)::bigint << 57)
      | ((coalesce((coalesce(p.pbi_ever, case when coalesce(p.pbi_active, p.bpjs_segment = 'PBI_JK') then true end))::int, 3) & 3)::bigint << 59) as a,
        ((coalesce(p.marital, 127) & 127)::bigint)
      | ((coalesce(p.education, 127) & 127)::bigint << 7)
      | ((coalesce((p.works)::int, 3) & 3)::bigint << 14)
      | ((coalesce(p.employment, 127) & 127)::bigint << 16)
      | ((coalesce(p.graduated, 32767) & 32767)::bigint << 23)
      | ((coalesce(array_position(array['FAKIR', 'MISKIN', 'AMIL', 'MUALAF', 'RIQAB', 'GHARIMIN', 'FISABILILLAH', 'IBNU_SABIL', 'TIDAK'], p.zakat_group) - 1, 15) & 15)::bigint << 38)
      | ((coalesce((p.local_card)::int, 3) & 3)::bigint << 42)
      | ((coalesce((p.in_hospital)::int, 3) & 3)::bigint << 44)
      | ((coalesce((p.catastrophic_illness)::int, 3) & 3)::bigint << 46)
      | ((coalesce((p.college_accepted)::int, 3) & 3)::bigint << 48)
      | ((coalesce((p.in_institution)::int, 3) & 3)::bigint << 50)
      | ((coalesce((p.needs_social_service)::int, 3) & 3)::bigint << 52)
      | ((coalesce((p.social_assessment)::int, 3) & 3)::bigint << 54)
      | ((coalesce((p.boarding_willing)::int, 3) & 3)::bigint << 56)
      | ((coalesce((p.paper_health)::int, 3) & 3)::bigint << 58)
      | ((coalesce((p.paper_birth)::int, 3) & 3)::bigint << 60) as b
      from public.fact p where p.tenant = h.tenant and p.household = h.id and p.person is not null) m) t
  where f.id is not null or t.n > 0
  on conflict (tenant, id) do update set (desa, present, here, unseen, f0, f1, f2, a1, a2, a3, a4, a5, a6, b1, b2, b3, b4, b5, b6, members, a_more, b_more) = (excluded.desa, excluded.present, excluded.here, excluded.unseen, excluded.f0, excluded.f1, excluded.f2, excluded.a1, excluded.a2, excluded.a3, excluded.a4, excluded.a5, excluded.a6, excluded.b1, excluded.b2, excluded.b3, excluded.b4, excluded.b5, excluded.b6, excluded.members, excluded.a_more, excluded.b_more)
  where (s.desa, s.present, s.here, s.unseen, s.f0, s.f1, s.f2, s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.b1, s.b2, s.b3, s.b4, s.b5, s.b6, s.members, s.a_more, s.b_more) is distinct from (excluded.desa, excluded.present, excluded.here, excluded.unseen, excluded.f0, excluded.f1, excluded.f2, excluded.a1, excluded.a2, excluded.a3, excluded.a4, excluded.a5, excluded.a6, excluded.b1, excluded.b2, excluded.b3, excluded.b4, excluded.b5, excluded.b6, excluded.members, excluded.a_more, excluded.b_more);
  delete from public.situation s using unnest(tenants, homes) h (tenant, id)
  where s.tenant = h.tenant and s.id = h.id
    and not exists (select from public.fact f where f.tenant = h.tenant and f.household = h.id);
end $$;
--> statement-breakpoint
-- Kept right statement by statement, however the facts came: an officer, an import, a merge, a move to another desa. Planned
-- once a connection, since that takes longer than writing a family; but for many each time as long as nobody has analyzed
-- the table: a plan of the first day, when it was empty, would read all of it for each.
create function app.keep_situations() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = auto as $$
declare
  tenants text[];
  homes uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(x.tenant), array_agg(x.household) into tenants, homes
    from (select distinct n.tenant, n.household from new_rows n) x;
  elsif tg_op = 'UPDATE' then
    select array_agg(x.tenant), array_agg(x.household) into tenants, homes
    from (select o.tenant, o.household from old_rows o union select n.tenant, n.household from new_rows n) x;
  else
    select array_agg(x.tenant), array_agg(x.household) into tenants, homes
    from (select distinct o.tenant, o.household from old_rows o) x;
  end if;
  if homes is not null then
    perform set_config('plan_cache_mode', case
      when cardinality(homes) > 20 and (select c.reltuples < 10000 from pg_class c where c.oid = 'public.fact'::regclass)
      then 'force_custom_plan' else 'force_generic_plan' end, true);
    perform app.situate(tenants, homes);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger fact_situations_added after insert on fact
referencing new table as new_rows for each statement execute function app.keep_situations();
--> statement-breakpoint
create trigger fact_situations_changed after update on fact
referencing old table as old_rows new table as new_rows for each statement execute function app.keep_situations();
--> statement-breakpoint
create trigger fact_situations_gone after delete on fact
referencing old table as old_rows for each statement execute function app.keep_situations();
--> statement-breakpoint
-- Whoever fills tables without their keys being checked is bound by this all the same.
alter table fact enable always trigger fact_situations_added, enable always trigger fact_situations_changed, enable always trigger fact_situations_gone;
--> statement-breakpoint
grant usage on schema public, app to crossing;
--> statement-breakpoint
grant select on fact to crossing;
--> statement-breakpoint
grant select, insert, update, delete on situation to crossing;
--> statement-breakpoint
alter function app.situate owner to crossing;
--> statement-breakpoint
set local role crossing;
--> statement-breakpoint
do $$
declare
  one record;
begin
  for one in
    select x.tenant, array_agg(x.household) as homes from (select distinct f.tenant, f.household from fact f) x group by x.tenant
  loop
    perform app.situate(array_fill(one.tenant, array[cardinality(one.homes)]), one.homes);
  end loop;
end $$;
--> statement-breakpoint
reset role;
