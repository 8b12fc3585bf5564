-- Which district has a NIK (design §5): kept right statement by statement, so that a chunk of an import costs one more
-- insert. Whoever moved away is no longer there; families of a practice tenant are invented.
create function app.hold_niks() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  if tg_op = 'UPDATE' then
    delete from national.nik_holder h using (
      select o.nik_index, o.tenant from old_rows o where o.nik_index is not null
      except
      select n.nik_index, n.tenant from new_rows n where n.nik_index is not null and n.existence <> 'PINDAH') gone
    where h.nik_index = gone.nik_index and h.tenant = gone.tenant;
    insert into national.nik_holder (nik_index, tenant)
    select n.nik_index, n.tenant from new_rows n
    where n.nik_index is not null and n.existence <> 'PINDAH' and right(n.tenant, 2) <> '-L'
    except
    select o.nik_index, o.tenant from old_rows o where o.nik_index is not null and o.existence <> 'PINDAH'
    on conflict do nothing;
  elsif tg_op = 'INSERT' then
    insert into national.nik_holder (nik_index, tenant)
    select n.nik_index, n.tenant from new_rows n
    where n.nik_index is not null and n.existence <> 'PINDAH' and right(n.tenant, 2) <> '-L'
    on conflict do nothing;
  else
    delete from national.nik_holder h using old_rows o where h.nik_index = o.nik_index and h.tenant = o.tenant;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger person_niks_added after insert on person
referencing new table as new_rows for each statement execute function app.hold_niks();
--> statement-breakpoint
create trigger person_niks_changed after update on person
referencing old table as old_rows new table as new_rows for each statement execute function app.hold_niks();
--> statement-breakpoint
create trigger person_niks_gone after delete on person
referencing old table as old_rows for each statement execute function app.hold_niks();
--> statement-breakpoint
-- Whether another district has this NIK, by its keyed hash: yes or no, never which. Who practises asks about nobody.
create function app.nik_elsewhere(of_nik bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from national.nik_holder h join national.tenant t on t.code = h.tenant
    where h.nik_index = of_nik and h.tenant <> current_setting('app.tenant') and t.state <> 'DITUTUP'
      and right(current_setting('app.tenant'), 2) <> '-L');
$$;
--> statement-breakpoint
-- Asks the district that has this NIK to hand its family over. The asker's row does not say which one that is before it
-- has answered; of several those are asked first that have not refused yet. `who` is the asker's own note, encrypted.
-- Returns DIMINTA, TIDAK_ADA (nobody else has it) or SUDAH_DIMINTA (somebody here was quicker).
create function app.ask_transfer(of_id uuid, of_nik bytea, why text, who bytea, asked_by text, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own text := current_setting('app.tenant');
  holder text;
begin
  holder := (
    select h.tenant from national.nik_holder h join national.tenant t on t.code = h.tenant
    where h.nik_index = of_nik and h.tenant <> own and t.state <> 'DITUTUP' and right(own, 2) <> '-L'
    order by (
      select count(*) from public.transfer x
      where x.tenant = own and x.nik_index = of_nik and x.beside = h.tenant and x.state = 'DITOLAK'), h.tenant
    limit 1);
  if holder is null then
    return 'TIDAK_ADA';
  end if;
  insert into public.transfer (tenant, id, direction, nik_index, state, reason, asked_at, subject, by_name)
  values (own, of_id, 'KELUAR', of_nik, 'DIMINTA', why, at, who, asked_by)
  on conflict (tenant, nik_index) where direction = 'KELUAR' and state in ('DIMINTA', 'DISERAHKAN') do nothing;
  if not found then
    return 'SUDAH_DIMINTA';
  end if;
  insert into public.transfer (tenant, id, direction, beside, nik_index, state, reason, asked_at)
  values (holder, of_id, 'MASUK', own, of_nik, 'DIMINTA', why, at);
  return 'DIMINTA';
end $$;
--> statement-breakpoint
-- Answers a request that was made of this district, in its own row and in the asker's. What is handed over is `sealed`
-- with a key of its own, which goes to the asker's keys wrapped; it is never the key that its rows are written with.
-- Returns the state that the request was in: only DIMINTA has been answered, null is no request.
create function app.answer_transfer(
  of_id uuid, becomes text, why_not text, answered_by text, at timestamptz, key_id uuid, wrapped bytea, sealed bytea
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own text := current_setting('app.tenant');
  asker text;
  was text;
begin
  select x.state, x.beside into was, asker from public.transfer x
  where x.tenant = own and x.id = of_id and x.direction = 'MASUK' for update;
  if was is distinct from 'DIMINTA' then
    return was;
  end if;
  if becomes not in ('DISERAHKAN', 'DITOLAK') or (becomes = 'DISERAHKAN') <> (sealed is not null) then
    raise exception 'answer_transfer';
  end if;
  update public.transfer x
  set state = becomes, answer = why_not, answered_at = at, by_name = answered_by, version = x.version + 1
  where x.tenant = own and x.id = of_id;
  update public.transfer x
  set state = becomes, answer = why_not, answered_at = at, beside = own, envelope = sealed, version = x.version + 1
  where x.tenant = asker and x.id = of_id and x.direction = 'KELUAR';
  insert into public.key (tenant, id, purpose, wrapped, made_at)
  select asker, key_id, 'ENVELOPE', answer_transfer.wrapped, at where sealed is not null;
  return was;
end $$;
--> statement-breakpoint
-- The asker ends its own request: takes it back (DITARIK) while nobody has answered, or has taken the family in
-- (DITERIMA), after which the envelope is gone. Locks in the order of an answer. Returns the state that it was in.
create function app.end_transfer(of_id uuid, becomes text, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own text := current_setting('app.tenant');
  other text;
  was text;
begin
  select x.tenant into other from national.tenant t join public.transfer x on x.tenant = t.code
  where x.id = of_id and x.direction = 'MASUK' and x.beside = own for update of x;
  select x.state into was from public.transfer x
  where x.tenant = own and x.id = of_id and x.direction = 'KELUAR' for update;
  if becomes = 'DITARIK' and was = 'DIMINTA' then
    update public.transfer x set state = becomes, answered_at = at, version = x.version + 1
    where x.id = of_id and (x.tenant = own or x.tenant = other);
  elsif becomes = 'DITERIMA' and was = 'DISERAHKAN' then
    update public.transfer x set state = becomes, envelope = null, version = x.version + 1
    where x.tenant = own and x.id = of_id;
  end if;
  return was;
end $$;
--> statement-breakpoint
-- Which tenants have village meetings whose time for objections is over. Returns codes of tenants only.
create function app.tenants_to_settle(at timestamptz) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct m.tenant from public.meeting m where m.state = 'MASA_SANGGAH' and m.objection_until <= at;
$$;
--> statement-breakpoint
-- Which tenants have a file waiting to be taken in, or one whose worker is no more. Returns codes of tenants only.
create function app.tenants_to_import(at timestamptz) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct b.tenant from public.import_batch b
  where b.state = 'MENUNGGU' or (b.state = 'BERJALAN' and (b.claimed_until is null or b.claimed_until < at));
$$;
