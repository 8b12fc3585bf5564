-- The door (design §5). Puts on role, tenant and scope for this transaction and returns the version of the tenant's
-- configuration. Whatever does not fit is refused before anything is read. Runs as the caller: a role that may not
-- become `as_role` cannot get in.
create function app.enter(as_role text, in_tenant text, in_scope text) returns integer
language plpgsql as $$
declare
  version integer := 0;
  fits boolean := case
    when as_role in ('tenant_user', 'agency_user') then in_tenant not in ('', '00') and in_scope <> ''
    when as_role in ('secretariat', 'observer') then in_tenant = '00' and in_scope = '*'
    when as_role = 'job' then in_scope = '*'
    when as_role = 'public_user' then in_tenant = '' and in_scope = ''
    else false
  end;
begin
  if fits is not true then
    raise exception 'door' using errcode = 'SL001';
  end if;
  perform set_config('app.tenant', in_tenant, true), set_config('app.scope', in_scope, true);
  perform set_config('role', as_role, true);
  if in_tenant <> '' then
    select t.configuration into version from national.tenant t where t.code = in_tenant and t.state <> 'DITUTUP';
    if not found then
      raise exception 'door' using errcode = 'SL001';
    end if;
  end if;
  return version;
end $$;
--> statement-breakpoint
-- Birth of a tenant: the secretariat has no right in any tenant's tables, so this one step is a function (design §5).
create function app.open_tenant(
  code text, kind text, name text, areas text[], at timestamptz,
  key_id uuid, wrapped bytea,
  staff_id uuid, staff_name text, staff_role text,
  contact bytea, contact_masked text, contact_index bytea, invitation bytea, expires_at timestamptz,
  word_ids uuid[], words text[]
) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into national.tenant (code, kind, name, opened_at) values (code, kind, name, at);
  insert into national.tenant_area (tenant, area) select code, unnest(areas);
  insert into public.key (tenant, id, purpose, wrapped, made_at) values (code, key_id, 'DATA', wrapped, at);
  insert into public.staff (tenant, id, name, role, scope, state, contact, contact_masked, contact_index, invitation, invited_at, expires_at)
  select code, staff_id, staff_name, staff_role, '*', 'DIUNDANG', contact, contact_masked, contact_index, invitation, at, expires_at
  where staff_id is not null;
  insert into public.staff_word (tenant, id, staff, word, scope)
  select code, w.id, staff_id, w.word, '*' from unnest(word_ids, words) as w (id, word) where staff_id is not null;
$$;
--> statement-breakpoint
-- A one-time link: takes the keyed hash of its secret and returns the membership that it stands for, or nothing.
create function app.find_invitation(secret bytea)
returns table (tenant text, staff uuid, state text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.tenant, s.id, s.state, s.expires_at from public.staff s where s.invitation = secret;
$$;
--> statement-breakpoint
-- Which tenants have something for the jobs to do: commands written since a transaction number, messages waiting.
-- Returns codes of tenants only.
create function app.tenants_to_seal(since bigint) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct c.tenant from public.command c where c.written_in >= since;
$$;
--> statement-breakpoint
create function app.tenants_to_send(at timestamptz) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct m.tenant from public.message m where m.sent_at is null and m.next_at <= at;
$$;
