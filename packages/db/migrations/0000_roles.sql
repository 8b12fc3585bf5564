-- Roles belong to the cluster and may be there already (design §5). Only the two that log in get passwords, later.
do $$
declare
  name text;
begin
  foreach name in array array['tenant_user', 'agency_user', 'secretariat', 'observer', 'public_user', 'job', 'crossing'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit', name);
    end if;
  end loop;
  foreach name in array array['slrt_api', 'slrt_signin'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit', name);
    end if;
    -- No transaction that writes may be longer than 15 s: the horizon of monitoring waits for it (design §6).
    execute format('alter role %I set statement_timeout = %L', name, '15s');
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', name, '15s');
    execute format('alter role %I set lock_timeout = %L', name, '10s');
  end loop;
  -- Whoever migrates hands functions over to this role; on a managed Postgres that is no superuser.
  execute format('grant crossing to %I', current_user);
end $$;
--> statement-breakpoint
grant tenant_user, agency_user, secretariat, observer, public_user, job to slrt_api;
--> statement-breakpoint
revoke all on schema public from public;
--> statement-breakpoint
create schema app;
--> statement-breakpoint
grant create, usage on schema app to crossing;
--> statement-breakpoint
create schema monitor;
