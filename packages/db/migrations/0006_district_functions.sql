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
  agreed_to text default null,
  office_id uuid default null, office_name text default null,
  -- The legal basis: id, type, number, year, title, issuer, effective_from.
  basis jsonb default null
) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(7305232606);
  insert into national.tenant (code, kind, name, opened_at, configuration, agreement, agreed_at)
  select code, kind, name, at, coalesce((select max(t.configuration) from national.tenant t), 1), agreed_to,
    case when agreed_to is not null then at end;
  insert into national.tenant_area (tenant, area) select code, unnest(areas);
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
-- Birth of the tenant in which a district practises: its areas once more, a key, and whoever asks as its admin. Only the
-- district itself and the secretariat may ask.
create function app.open_practice(
  of text, at timestamptz, key_id uuid, wrapped bytea, staff_id uuid, person uuid, staff_name text,
  contact bytea, contact_masked text, contact_index bytea, word_ids uuid[], words text[]
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own text := of || '-L';
begin
  if current_setting('app.tenant') not in (of, '00') then
    raise exception 'door' using errcode = 'SL001';
  end if;
  perform pg_advisory_xact_lock(7305232606);
  insert into national.tenant (code, kind, name, opened_at, configuration, practice_of)
  select own, t.kind, 'Latihan ' || t.name, at, t.configuration, of from national.tenant t where t.code = of;
  insert into national.tenant_area (tenant, area, is_practice) select own, a.area, true from national.tenant_area a where a.tenant = of;
  insert into public.key (tenant, id, purpose, wrapped, made_at) values (own, key_id, 'DATA', wrapped, at);
  insert into public.staff (tenant, id, person, name, role, scope, state, contact, contact_masked, contact_index, invited_at)
  values (own, staff_id, person, staff_name, 'KAB_ADMIN', '*', 'AKTIF', contact, contact_masked, contact_index, at);
  insert into public.staff_word (tenant, id, staff, word, scope)
  select own, w.id, staff_id, w.word, '*' from unnest(word_ids, words) as w (id, word);
end $$;
--> statement-breakpoint
-- Somebody without an account begins an application; the keyed hash of the link's secret is the only way back to it.
-- False, and nothing is written, when `most` began since the moment that the id `since` was made (ids go by time).
create function app.file_application(id uuid, secret bytea, at timestamptz, since uuid, most integer) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(7305232607);
  with added as (
    insert into national.application (id, secret, state, kind, made_at)
    select file_application.id, file_application.secret, 'DRAF', 'district', at
    where (select count(*) from national.application a where a.id > since) < most
    returning 1)
  select exists (select from added);
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
--> statement-breakpoint
-- Programs of the field with who pays, what they give, where that is written and how sure it is (handbook §11.1: F found
-- in a source, K known to those of the field, D decided for this product). The secretariat keeps them from here on.
insert into national.catalogue (kind, code, effective_from, effective_to, name, details, owner, source, confidence, changed_by, changed_at)
select 'program', p.code, p.since::date, p.until::date, p.name, p.details, p.owner, p.source, p.confidence, 'sistem', '2026-01-01T00:00:00Z'
from (values
  ('PKH', '2026-01-01', null, 'Program Keluarga Harapan', 'Untuk keluarga dengan ibu hamil, balita, anak sekolah, lansia, atau disabilitas berat. Dibayar tiap triwulan, paling banyak empat orang sekeluarga.', 'Kementerian Sosial', 'Berita Kemensos 2025 tentang PKH', 'F'),
  ('BPNT', '2026-01-01', null, 'Sembako (BPNT)', 'Rp200.000 sebulan sekeluarga, dibayar tiap triwulan.', 'Kementerian Sosial', 'Berita Kemensos Juni 2025; jumlah per bulan dari lapangan', 'K'),
  ('PBI_JK', '2026-01-01', null, 'PBI Jaminan Kesehatan (KIS)', 'Iuran BPJS Kesehatan dibayar pemerintah pusat. NIK cocok dengan Dukcapil dan tidak di segmen lain.', 'Kementerian Sosial', 'Ketentuan PBI-JK berdasarkan DTSEN', 'F'),
  ('PBPU_PEMDA', '2026-01-01', null, 'Jaminan kesehatan dari pemda (PBPU-BP Pemda)', 'Iuran BPJS Kesehatan dibayar pemerintah daerah.', 'Pemerintah daerah', 'Kebiasaan daerah', 'K'),
  ('PIP', '2026-01-01', null, 'Program Indonesia Pintar', 'Bantuan tahunan untuk siswa SD sampai SMA dan SMK, juga madrasah.', 'Kementerian Pendidikan Dasar dan Menengah', 'Berita PIP 2025 tentang jumlah per jenjang', 'F'),
  ('KIP_K', '2026-01-01', null, 'KIP Kuliah', 'Biaya kuliah dan biaya hidup bagi lulusan tahun ini dan dua tahun sebelumnya.', 'Kementerian Pendidikan Tinggi, Sains, dan Teknologi', 'Pengumuman KIP Kuliah 2026', 'F'),
  ('ATENSI', '2026-01-01', null, 'Asistensi rehabilitasi sosial (ATENSI)', 'Barang atau layanan menurut asesmen pekerja sosial.', 'Kementerian Sosial', 'Permensos 7/2021', 'F'),
  ('ATENSI_YAPI', '2026-01-01', null, 'ATENSI yatim, piatu, yatim piatu', 'Rp200.000 sebulan untuk anak di bawah 18 tahun.', 'Kementerian Sosial', 'Berita Kemensos tentang ATENSI YAPI', 'F'),
  ('PERMAKANAN', '2026-01-01', null, 'Permakanan lansia dan disabilitas', 'Dua kali makan matang sehari bagi yang hidup sendiri.', 'Kementerian Sosial', 'Berita Kemensos tentang permakanan', 'F'),
  ('RST', '2026-01-01', null, 'Rumah Sejahtera Terpadu', 'Bahan bangunan Rp20.000.000 untuk rumah tidak layak di tanah sendiri.', 'Kementerian Sosial', 'Berita Kemensos tentang RST', 'F'),
  ('PENA', '2026-01-01', null, 'Pahlawan Ekonomi Nusantara', 'Modal usaha bagi penerima bansos yang siap lepas bantuan.', 'Kementerian Sosial', 'Berita Kemensos tentang PENA', 'F'),
  ('BLT_DD', '2026-01-01', null, 'BLT Desa', 'Paling banyak Rp300.000 sebulan, dibayar paling banyak tiga bulan sekaligus. Daftar dari musyawarah desa.', 'Pemerintah desa', 'Ketentuan Dana Desa 2026', 'F'),
  ('BLT_KESRA', '2025-10-01', '2025-12-31', 'BLT Kesejahteraan Rakyat', 'Tiga kali Rp300.000 pada triwulan keempat 2025.', 'Kementerian Sosial', 'Berita 2025 tentang BLT Kesra; jumlah dari lapangan', 'K'),
  ('BSPS', '2026-01-01', null, 'Bantuan Stimulan Perumahan Swadaya', 'Rp20.000.000: bahan Rp17.500.000 dan upah Rp2.500.000.', 'Kementerian Perumahan dan Kawasan Permukiman', 'Berita BSPS 2026', 'F'),
  ('RTLH', '2026-01-01', null, 'Rumah tidak layak huni dari daerah', 'Perbaikan rumah dari APBD atau zakat. Syarat dan jumlah diatur daerah.', 'Pemerintah daerah', 'Berkas permohonan RTLH Kabupaten Trenggalek', 'K'),
  ('BANSOS_APBD', '2026-01-01', null, 'Bantuan sosial APBD tak terencana', 'Untuk risiko sosial yang mendadak, menurut peraturan kepala daerah.', 'Pemerintah daerah', 'Permendagri 77/2020', 'K'),
  ('BAZNAS', '2026-01-01', null, 'Zakat dari Baznas dan LAZ', 'Untuk delapan golongan penerima zakat.', 'Baznas', 'Kebiasaan daerah', 'K')
) as p (code, since, until, name, details, owner, source, confidence);
--> statement-breakpoint
-- What an agency may know of the referrals beside its own: their deadlines' state, too.
drop function app.referrals_beside(uuid);
--> statement-breakpoint
create function app.referrals_beside(of_item uuid)
returns table (id uuid, unit uuid, cycle integer, state text, due timestamptz, is_provisional boolean, is_extended boolean,
  ended_at timestamptz, version integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.unit, r.cycle, r.state, r.due, r.is_provisional, r.is_extended, r.ended_at, r.version
  from public.referral r
  where r.tenant = current_setting('app.tenant') and r.item = of_item and exists (
    select from public.referral own
    where own.tenant = r.tenant and own.item = r.item and own.unit = nullif(current_setting('app.scope'), '')::uuid);
$$;
--> statement-breakpoint
-- Which tenants have needs that have waited for the resident long enough; a date that rests on holidays nobody knows
-- yet ends nothing. Returns codes of tenants only.
create or replace function app.tenants_to_expire(at timestamptz) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct i.tenant from public.item i where i.state = 'MENUNGGU_WARGA' and i.due <= at and not i.is_provisional;
$$;
--> statement-breakpoint
-- Which tenants have provisional deadlines, and in which years these lie. Returns codes of tenants and years only.
create function app.tenants_to_recompute() returns table (tenant text, year integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.tenant, extract(year from greatest(i.due, i.held_due))::int from public.item i where i.is_provisional
  union
  select r.tenant, extract(year from r.due)::int from public.referral r where r.is_provisional and r.ended_at is null;
$$;
--> statement-breakpoint
-- Papers that help with the needs of a sector (handbook §5.2, §6.2): the nation's own rules, which every district may change.
insert into entry (tenant, id, key, subject, value, effective_from, state, published_in, changed_by, changed_at)
select '00', gen_random_uuid(), 'documents.needed', subject, (jsonb_build_array('KTP', 'Kartu Keluarga') || more)::text,
  '2026-01-01', 'TERBIT', 1, 'sistem', '2026-01-01T00:00:00Z'
from (values
  ('BAN', '["Kartu bantuan atau buku tabungan"]'::jsonb),
  ('KES', '["Kartu KIS atau BPJS", "Surat puskesmas atau rumah sakit"]'),
  ('PEN', '["Rapor dan NISN", "Kartu KIP, bila ada"]'),
  ('SOS', '["Surat keterangan tidak mampu (SKTM)"]'),
  ('ADM', '["Surat pengantar RT dan RW", "Surat keterangan lahir"]'),
  ('EKO', '["Surat keterangan tidak mampu (SKTM)"]'),
  ('RMH', '["Bukti kepemilikan tanah", "Surat keterangan tidak mampu (SKTM)"]'),
  ('ENE', '["Rekening atau nomor meter listrik"]')) as papers (subject, more);
