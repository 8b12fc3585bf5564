-- Run at the end of every migration, by the owner. What it does follows from the catalog alone: a table's policies say
-- which role may do what, so a new table needs no line here.

-- Every schema of ours: nobody but those named.
revoke all on schema public, national, monitor, app, signin from public;
revoke all on all functions in schema app from public;
grant usage on schema app to slrt_api, crossing;
-- The API may see that tables exist, so that a query outside the door says "permission denied", not "does not exist".
grant usage on schema public, national to slrt_api;
grant usage on schema national to tenant_user, agency_user, secretariat, observer, public_user, job, slrt_signin, crossing;
grant usage on schema public to tenant_user, agency_user, secretariat, job, slrt_signin, crossing;
grant usage on schema monitor to observer, secretariat, tenant_user, job;
grant usage on schema signin to slrt_signin;
grant usage on schema app to secretariat, public_user, job, agency_user, tenant_user;

do $$
declare
  one record;
begin
  -- A policy is a grant: a role gets exactly the deeds that its permissive policies name, and no other.
  for one in
    select n.nspname, c.relname, c.oid, exists (select from pg_policy p where p.polrelid = c.oid) as fenced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'national', 'monitor')
  loop
    execute format('revoke all on %I.%I from public, tenant_user, agency_user, secretariat, observer, public_user, job, slrt_signin, slrt_api, crossing',
      one.nspname, one.relname);
    if one.fenced or one.nspname in ('public', 'monitor') then
      execute format('alter table %I.%I enable row level security, force row level security', one.nspname, one.relname);
    else
      -- Reference tables of the nation: everybody reads them.
      execute format('grant select on %I.%I to tenant_user, agency_user, secretariat, observer, job', one.nspname, one.relname);
    end if;
  end loop;
  for one in
    select schemaname, tablename, cmd, role
    from pg_policies, unnest(roles) as role
    where schemaname in ('public', 'national', 'monitor') and permissive = 'PERMISSIVE' and cmd <> 'ALL'
  loop
    execute format('grant %s on %I.%I to %I', lower(one.cmd), one.schemaname, one.tablename, one.role);
  end loop;
end $$;

grant select, insert, update, delete on all tables in schema signin to slrt_signin;

-- The functions that look across tenants belong to a role that may just what they need.
alter function app.open_tenant owner to crossing;
alter function app.open_practice owner to crossing;
alter function app.find_invitation owner to crossing;
alter function app.tenants_to_seal owner to crossing;
alter function app.tenants_to_send owner to crossing;
alter function app.tenants_to_expire owner to crossing;
alter function app.tenants_to_recompute owner to crossing;
alter function app.tenants_to_import owner to crossing;
alter function app.tenants_to_settle owner to crossing;
alter function app.referrals_beside owner to crossing;
alter function app.publish owner to crossing;
alter function app.file_application owner to crossing;
alter function app.find_application owner to crossing;
alter function app.hold_niks owner to crossing;
alter function app.nik_elsewhere owner to crossing;
alter function app.ask_transfer owner to crossing;
alter function app.answer_transfer owner to crossing;
alter function app.end_transfer owner to crossing;
alter function app.line_ahead owner to crossing;
alter function app.situate owner to crossing;
alter function app.keep_situations owner to crossing;
revoke all on all functions in schema app from public;
grant execute on function app.enter to slrt_api;
grant execute on function app.open_tenant to secretariat;
grant execute on function app.find_invitation, app.file_application, app.find_application to public_user;
grant execute on function app.publish, app.open_practice to tenant_user, secretariat;
grant execute on function app.tenants_to_seal, app.tenants_to_send, app.tenants_to_expire, app.tenants_to_recompute to job;
grant execute on function app.tenants_to_settle, app.tenants_to_import to job;
grant execute on function app.referrals_beside to agency_user;
grant execute on function app.nik_elsewhere, app.ask_transfer, app.answer_transfer, app.end_transfer, app.line_ahead to tenant_user;
