-- The door, with one more rule: whoever acts for an agency or partner has its unit as the scope.
create or replace function app.enter(as_role text, in_tenant text, in_scope text) returns integer
language plpgsql as $$
declare
  version integer := 0;
  fits boolean := case
    when as_role = 'tenant_user' then in_tenant not in ('', '00') and in_scope <> ''
    when as_role = 'agency_user' then in_tenant not in ('', '00') and in_scope ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    when as_role in ('secretariat', 'observer') then in_tenant = '00' and in_scope = '*'
    when as_role = 'job' then in_scope = '*'
    when as_role = 'public_user' then in_tenant = '' and in_scope = ''
    else false
  end;
begin
  if fits is not true then
    raise exception 'door' using errcode = 'SL001';
  end if;
  perform set_config('app.tenant', in_tenant, true), set_config('app.scope', in_scope, true), set_config('role', as_role, true);
  -- One statement three times: a kept plan belongs to a role, and a connection serves officers and agencies in turn.
  if as_role = 'tenant_user' then
    version := (select t.configuration from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP');
  elsif as_role = 'agency_user' then
    version := (select t.configuration from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP');
  elsif in_tenant <> '' then
    version := (select t.configuration from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP');
  end if;
  if version is null then
    raise exception 'door' using errcode = 'SL001';
  end if;
  return version;
end $$;
--> statement-breakpoint
-- An agency sees its own referral only, but what a need shows follows from all of them: states and dates, no words,
-- and of needs that were referred to this agency.
create function app.referrals_beside(of_item uuid)
returns table (id uuid, unit uuid, cycle integer, state text, due timestamptz, ended_at timestamptz, version integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.unit, r.cycle, r.state, r.due, r.ended_at, r.version
  from public.referral r
  where r.tenant = current_setting('app.tenant') and r.item = of_item and exists (
    select from public.referral own
    where own.tenant = r.tenant and own.item = r.item and own.unit = nullif(current_setting('app.scope'), '')::uuid);
$$;
--> statement-breakpoint
-- Which tenants have needs that have waited for the resident long enough. Returns codes of tenants only.
create function app.tenants_to_expire(at timestamptz) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct i.tenant from public.item i where i.state = 'MENUNGGU_WARGA' and i.due <= at;
$$;
--> statement-breakpoint
-- SKB 3 Menteri: 1497/2025, 2/2025 and 5/2025 for 2026; 2025 as it was amended. From here on a table to be edited.
insert into national.holiday (day, kind, name) values
  ('2025-01-01', 'L', 'Tahun Baru Masehi'),
  ('2025-01-27', 'L', 'Isra Mikraj'),
  ('2025-01-28', 'CB', 'Imlek'),
  ('2025-01-29', 'L', 'Tahun Baru Imlek 2576'),
  ('2025-03-28', 'CB', 'Nyepi'),
  ('2025-03-29', 'L', 'Nyepi Saka 1947'),
  ('2025-03-31', 'L', 'Idulfitri 1446 H'),
  ('2025-04-01', 'L', 'Idulfitri 1446 H'),
  ('2025-04-02', 'CB', 'Idulfitri'),
  ('2025-04-03', 'CB', 'Idulfitri'),
  ('2025-04-04', 'CB', 'Idulfitri'),
  ('2025-04-07', 'CB', 'Idulfitri'),
  ('2025-04-18', 'L', 'Wafat Yesus Kristus'),
  ('2025-04-20', 'L', 'Paskah'),
  ('2025-05-01', 'L', 'Hari Buruh'),
  ('2025-05-12', 'L', 'Waisak 2569'),
  ('2025-05-13', 'CB', 'Waisak'),
  ('2025-05-29', 'L', 'Kenaikan Yesus Kristus'),
  ('2025-05-30', 'CB', 'Kenaikan'),
  ('2025-06-01', 'L', 'Hari Lahir Pancasila'),
  ('2025-06-06', 'L', 'Iduladha 1446 H'),
  ('2025-06-09', 'CB', 'Iduladha'),
  ('2025-06-27', 'L', '1 Muharam 1447 H'),
  ('2025-08-17', 'L', 'Kemerdekaan RI'),
  ('2025-08-18', 'CB', 'Kemerdekaan RI'),
  ('2025-09-05', 'L', 'Maulid Nabi'),
  ('2025-12-25', 'L', 'Natal'),
  ('2025-12-26', 'CB', 'Natal'),
  ('2026-01-01', 'L', 'Tahun Baru Masehi'),
  ('2026-01-16', 'L', 'Isra Mikraj'),
  ('2026-02-16', 'CB', 'Imlek'),
  ('2026-02-17', 'L', 'Tahun Baru Imlek 2577'),
  ('2026-03-18', 'CB', 'Nyepi'),
  ('2026-03-19', 'L', 'Nyepi Saka 1948'),
  ('2026-03-20', 'CB', 'Idulfitri'),
  ('2026-03-21', 'L', 'Idulfitri 1447 H'),
  ('2026-03-22', 'L', 'Idulfitri 1447 H'),
  ('2026-03-23', 'CB', 'Idulfitri'),
  ('2026-03-24', 'CB', 'Idulfitri'),
  ('2026-04-03', 'L', 'Wafat Yesus Kristus'),
  ('2026-04-05', 'L', 'Paskah'),
  ('2026-05-01', 'L', 'Hari Buruh'),
  ('2026-05-14', 'L', 'Kenaikan Yesus Kristus'),
  ('2026-05-15', 'CB', 'Kenaikan'),
  ('2026-05-27', 'L', 'Iduladha 1447 H'),
  ('2026-05-28', 'CB', 'Iduladha'),
  ('2026-05-31', 'L', 'Waisak 2570'),
  ('2026-06-01', 'L', 'Hari Lahir Pancasila'),
  ('2026-06-16', 'L', '1 Muharam 1448 H'),
  ('2026-08-17', 'L', 'Kemerdekaan RI'),
  ('2026-08-25', 'L', 'Maulid Nabi'),
  ('2026-12-24', 'CB', 'Natal'),
  ('2026-12-25', 'L', 'Natal');
