CREATE POLICY "crossing_select" ON "enrolment" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
-- How many of each kecamatan wait before a place in line, itself not counted. A fasilitator sees the own village alone, and
-- tells the family where it stands: numbers, and no name.
create function app.line_ahead(of_program text, of_rank text, of_id uuid) returns table (area text, n integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select left(e.desa, 8), count(*)::integer from public.enrolment e
  where e.tenant = current_setting('app.tenant') and e.program = of_program and e.state = 'DAFTAR_TUNGGU'
    and (e.rank, e.id) < (of_rank, of_id) and e.id <> of_id
  group by 1;
$$;
