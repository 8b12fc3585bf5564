-- The door says in which state the tenant is, too: who is suspended reads and starts nothing new.
drop function app.enter(text, text, text);
--> statement-breakpoint
create function app.enter(as_role text, in_tenant text, in_scope text, out configuration integer, out state text)
language plpgsql as $$
declare
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
    select t.configuration, t.state into enter.configuration, enter.state from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP';
  elsif as_role = 'agency_user' then
    select t.configuration, t.state into enter.configuration, enter.state from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP';
  elsif in_tenant <> '' then
    select t.configuration, t.state into enter.configuration, enter.state from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP';
  else
    enter.configuration := 0;
  end if;
  if enter.configuration is null then
    raise exception 'door' using errcode = 'SL001';
  end if;
end $$;
--> statement-breakpoint
-- The next number of the configuration, counted through the whole country in the order of commits: whoever publishes
-- waits for whoever publishes. Gives it to the tenants that are bound: one district, those of a province, or all.
create function app.publish() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own text := current_setting('app.tenant');
  number integer;
begin
  perform pg_advisory_xact_lock(7305232606);
  number := (select max(t.configuration) + 1 from national.tenant t);
  update national.tenant t set configuration = number
  where own = '00' or t.code = own or (length(own) = 2 and left(t.code, 2) = own);
  return number;
end $$;
--> statement-breakpoint
-- Birth of a tenant, with what is its own from the first day and nothing else: its areas, key, first admin, office,
-- legal basis and agreement. Programs, deadlines, calendars and texts are resolved from the nation, never copied.
drop function app.open_tenant(text, text, text, text[], timestamptz, uuid, bytea, uuid, text, text, bytea, text, bytea, bytea, timestamptz, uuid[], text[]);
--> statement-breakpoint
create function app.open_tenant(
  code text, kind text, name text, areas text[], at timestamptz,
  key_id uuid, wrapped bytea,
  staff_id uuid, staff_name text, staff_role text,
  contact bytea, contact_masked text, contact_index bytea, invitation bytea, expires_at timestamptz,
  word_ids uuid[], words text[],
  practice_of text default null, agreed_to text default null,
  office_id uuid default null, office_name text default null,
  -- The legal basis: id, type, number, year, title, issuer, effective_from.
  basis jsonb default null
) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(7305232606);
  insert into national.tenant (code, kind, name, opened_at, configuration, practice_of, agreement, agreed_at)
  select code, kind, name, at, coalesce((select max(t.configuration) from national.tenant t), 1), practice_of, agreed_to,
    case when agreed_to is not null then at end;
  insert into national.tenant_area (tenant, area, is_practice) select code, unnest(areas), practice_of is not null;
  insert into public.key (tenant, id, purpose, wrapped, made_at) values (code, key_id, 'DATA', wrapped, at);
  insert into public.staff (tenant, id, name, role, scope, state, contact, contact_masked, contact_index, invitation, invited_at, expires_at)
  select code, staff_id, staff_name, staff_role, '*', 'DIUNDANG', contact, contact_masked, contact_index, invitation, at, expires_at
  where staff_id is not null;
  insert into public.staff_word (tenant, id, staff, word, scope)
  select code, w.id, staff_id, w.word, '*' from unnest(word_ids, words) as w (id, word) where staff_id is not null;
  insert into public.unit (tenant, id, kind, name, sectors, state)
  select code, office_id, 'SEKRETARIAT', office_name, '', 'AKTIF' where office_id is not null;
  insert into public.instrument (tenant, id, type, number, year, title, issuer, effective_from, changed_by, changed_at)
  select code, b.id, b.type, b.number, b.year, b.title, b.issuer, b.effective_from, staff_name, at
  from jsonb_to_record(basis) as b (id uuid, type text, number text, year integer, title text, issuer text, effective_from date)
  where basis is not null;
$$;
--> statement-breakpoint
-- Somebody without an account begins an application; the keyed hash of the link's secret is the only way back to it.
create function app.file_application(id uuid, secret bytea, at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into national.application (id, secret, state, kind, made_at) values (id, secret, 'DRAF', 'district', at);
$$;
--> statement-breakpoint
create function app.find_application(of_secret bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id from national.application a where a.secret = of_secret;
$$;
--> statement-breakpoint
insert into national.holiday_year (year, source, changed_by, changed_at) values
  (2025, 'SKB 3 Menteri 2025, dengan perubahannya', 'sistem', '2024-10-14T00:00:00Z'),
  (2026, 'SKB 3 Menteri 1497/2025, 2/2025, 5/2025', 'sistem', '2025-09-19T00:00:00Z');
