CREATE TABLE "complaint" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"household" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"ticket" text,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"urgency" text NOT NULL,
	"reporter" "bytea",
	"story" "bytea" NOT NULL,
	"hope" "bytea",
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by" uuid NOT NULL,
	"registered_by_name" text NOT NULL,
	CONSTRAINT "complaint_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "complaint" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ticket_count" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"month" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "ticket_count_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "ticket_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"complaint" uuid NOT NULL,
	"item" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"category" text NOT NULL,
	"act" text NOT NULL,
	"before" text,
	"after" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"step" smallint NOT NULL,
	"late" boolean NOT NULL,
	"by" uuid,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"unit" uuid,
	"note" "bytea",
	"written_in" bigint DEFAULT (pg_current_xact_id()::text)::bigint NOT NULL,
	CONSTRAINT "event_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"sha256" "bytea" NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"proves" text NOT NULL,
	"complaint" uuid,
	"household" uuid,
	"item" uuid,
	"desa" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "file_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "file_type" CHECK (type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
	CONSTRAINT "file_proves" CHECK (proves in ('KK', 'KTP', 'RUMAH_DEPAN', 'RUMAH_DALAM', 'RUMAH_BELAKANG', 'SURAT_FASKES', 'SKTM', 'SURAT', 'KUITANSI', 'LAINNYA')),
	CONSTRAINT "file_target" CHECK (complaint is not null or household is not null)
);
--> statement-breakpoint
ALTER TABLE "file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."holiday" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "household" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"rt" text NOT NULL,
	"rw" text NOT NULL,
	"head" text NOT NULL,
	"head_folded" text collate "C" NOT NULL,
	"members" integer NOT NULL,
	"address" "bytea" NOT NULL,
	"kk" "bytea",
	"kk_masked" text,
	"kk_index" "bytea",
	"kk_reason" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by" uuid NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "household_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "household" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"complaint" uuid NOT NULL,
	"household" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"category" text NOT NULL,
	"program" text,
	"urgency" text NOT NULL,
	"rank" smallint NOT NULL,
	"home" text NOT NULL,
	"state" text NOT NULL,
	"came_from" text,
	"cycle" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"due" timestamp (3) with time zone,
	"turn" text,
	"resolution" text,
	"arrived" boolean,
	"content" smallint,
	"registered_by" uuid NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "item_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "item_state" CHECK (state in ('TERDAFTAR', 'IDENTIFIKASI', 'VERIFIKASI_LAPANGAN', 'DITANGANI_PUSKESOS', 'DITERUSKAN_SLRT', 'DITANGANI_SLRT', 'MENUNGGU_PENETAPAN', 'DIRUJUK', 'DIUSULKAN_PUSAT', 'DAFTAR_TUNGGU', 'MENUNGGU_WARGA', 'SELESAI_DITANGANI', 'UMPAN_BALIK', 'DITUTUP', 'DITOLAK', 'DUPLIKAT', 'DIBATALKAN'))
);
--> statement-breakpoint
ALTER TABLE "item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor"."daily" (
	"tenant" text NOT NULL,
	"day" date NOT NULL,
	"category" text NOT NULL,
	"state" text NOT NULL,
	"entered" integer NOT NULL,
	"departed" integer NOT NULL,
	"late" integer NOT NULL,
	CONSTRAINT "daily_tenant_day_category_state_pk" PRIMARY KEY("tenant","day","category","state")
);
--> statement-breakpoint
ALTER TABLE "monitor"."daily" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor"."fresh" (
	"job" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "monitor"."fresh" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor"."headline" (
	"tenant" text NOT NULL,
	"day" date NOT NULL,
	"registered" integer NOT NULL,
	"settled" integer NOT NULL,
	"answered" integer NOT NULL,
	"answered_late" integer NOT NULL,
	"acts" integer NOT NULL,
	CONSTRAINT "headline_tenant_day_pk" PRIMARY KEY("tenant","day")
);
--> statement-breakpoint
ALTER TABLE "monitor"."headline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor"."stock" (
	"tenant" text NOT NULL,
	"category" text NOT NULL,
	"state" text NOT NULL,
	"now" integer NOT NULL,
	CONSTRAINT "stock_tenant_category_state_pk" PRIMARY KEY("tenant","category","state")
);
--> statement-breakpoint
ALTER TABLE "monitor"."stock" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"household" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"sex" text,
	"birth_date" date,
	"nik" "bytea",
	"nik_masked" text,
	"nik_index" "bytea",
	"nik_reason" text,
	"nik_confirmed" boolean DEFAULT false NOT NULL,
	"phone" "bytea",
	"phone_masked" text,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "person_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "referral" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"complaint" uuid NOT NULL,
	"item" uuid NOT NULL,
	"unit" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"ticket" text NOT NULL,
	"cycle" integer NOT NULL,
	"state" text NOT NULL,
	"subject" "bytea" NOT NULL,
	"request" "bytea" NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"sent_by_name" text NOT NULL,
	"due" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by_name" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by_name" text,
	"return_reason" text,
	"resolution" text,
	"answer" "bytea",
	"version" integer NOT NULL,
	CONSTRAINT "referral_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "referral_state" CHECK (state in ('DIKIRIM', 'DITERIMA', 'PROSES', 'SELESAI', 'DIKEMBALIKAN', 'DITARIK'))
);
--> statement-breakpoint
ALTER TABLE "referral" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unit" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"desa" text,
	"sectors" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "unit_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "unit_kind" CHECK (kind in ('SEKRETARIAT', 'PUSKESOS', 'OPD', 'MITRA')),
	CONSTRAINT "unit_state" CHECK (state in ('AKTIF', 'BERAKHIR'))
);
--> statement-breakpoint
ALTER TABLE "unit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "unit" uuid;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_tenant_complaint_complaint_tenant_id_fk" FOREIGN KEY ("tenant","complaint") REFERENCES "public"."complaint"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_tenant_item_item_tenant_id_fk" FOREIGN KEY ("tenant","item") REFERENCES "public"."item"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_tenant_complaint_complaint_tenant_id_fk" FOREIGN KEY ("tenant","complaint") REFERENCES "public"."complaint"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_tenant_item_item_tenant_id_fk" FOREIGN KEY ("tenant","item") REFERENCES "public"."item"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_tenant_complaint_complaint_tenant_id_fk" FOREIGN KEY ("tenant","complaint") REFERENCES "public"."complaint"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_complaint_complaint_tenant_id_fk" FOREIGN KEY ("tenant","complaint") REFERENCES "public"."complaint"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_item_item_tenant_id_fk" FOREIGN KEY ("tenant","item") REFERENCES "public"."item"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_unit_unit_tenant_id_fk" FOREIGN KEY ("tenant","unit") REFERENCES "public"."unit"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_ticket" ON "complaint" USING btree ("tenant","ticket");--> statement-breakpoint
CREATE INDEX "complaint_of_household" ON "complaint" USING btree ("tenant","household","registered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_count_once" ON "ticket_count" USING btree ("tenant","month");--> statement-breakpoint
CREATE INDEX "event_of_complaint" ON "event" USING btree ("tenant","complaint","at");--> statement-breakpoint
CREATE INDEX "event_in_order" ON "event" USING btree ("written_in");--> statement-breakpoint
CREATE INDEX "file_of_complaint" ON "file" USING btree ("tenant","complaint","at");--> statement-breakpoint
CREATE INDEX "file_of_household" ON "file" USING btree ("tenant","household","at");--> statement-breakpoint
CREATE INDEX "file_of_item" ON "file" USING btree ("tenant","item","at");--> statement-breakpoint
CREATE INDEX "household_by_head" ON "household" USING btree ("tenant","desa","head_folded","id");--> statement-breakpoint
CREATE INDEX "household_by_name" ON "household" USING btree ("tenant","head_folded","id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_kk_once" ON "household" USING btree ("tenant","kk_index") WHERE kk_index is not null;--> statement-breakpoint
CREATE INDEX "item_of_complaint" ON "item" USING btree ("tenant","complaint");--> statement-breakpoint
CREATE INDEX "item_of_household" ON "item" USING btree ("tenant","household");--> statement-breakpoint
CREATE INDEX "item_queue" ON "item" USING btree ("tenant","turn","rank","due","id","desa","urgency","category") WHERE turn is not null;--> statement-breakpoint
CREATE INDEX "item_queue_of_desa" ON "item" USING btree ("tenant","desa","turn","rank","due","id","urgency","category") WHERE turn is not null;--> statement-breakpoint
CREATE INDEX "item_expiring" ON "item" USING btree ("due","tenant") WHERE state = 'MENUNGGU_WARGA';--> statement-breakpoint
CREATE INDEX "person_of_household" ON "person" USING btree ("tenant","household");--> statement-breakpoint
CREATE UNIQUE INDEX "person_nik_once" ON "person" USING btree ("tenant","nik_index") WHERE nik_index is not null;--> statement-breakpoint
CREATE INDEX "referral_of_item" ON "referral" USING btree ("tenant","item");--> statement-breakpoint
CREATE INDEX "referral_inbox" ON "referral" USING btree ("tenant","unit","state","due","id");--> statement-breakpoint
CREATE INDEX "unit_by_name" ON "unit" USING btree ("tenant","kind","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_once" ON "unit" USING btree ("tenant","kind","name") WHERE state = 'AKTIF';--> statement-breakpoint
CREATE UNIQUE INDEX "unit_of_desa" ON "unit" USING btree ("tenant","desa") WHERE state = 'AKTIF' and desa is not null;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_tenant_unit_unit_tenant_id_fk" FOREIGN KEY ("tenant","unit") REFERENCES "public"."unit"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "complaint" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "complaint" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "complaint" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "complaint" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "ticket_count" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "ticket_count" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "ticket_count" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "event" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "event" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "event" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "agency_user_insert" ON "event" AS PERMISSIVE FOR INSERT TO "agency_user" WITH CHECK (event.tenant = current_setting('app.tenant', true) and exists (select from referral r where r.tenant = event.tenant and r.item = event.item and r.tenant = current_setting('app.tenant', true) and r.unit = (select nullif(current_setting('app.scope', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "job_select" ON "event" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "file" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "file" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "file" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "file" AS PERMISSIVE FOR SELECT TO "agency_user" USING (file.tenant = current_setting('app.tenant', true) and exists (select from referral r where r.tenant = file.tenant and r.item = file.item and r.tenant = current_setting('app.tenant', true) and r.unit = (select nullif(current_setting('app.scope', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "agency_user_insert" ON "file" AS PERMISSIVE FOR INSERT TO "agency_user" WITH CHECK (file.tenant = current_setting('app.tenant', true) and exists (select from referral r where r.tenant = file.tenant and r.item = file.item and r.tenant = current_setting('app.tenant', true) and r.unit = (select nullif(current_setting('app.scope', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "household" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "household" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "household" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "household" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "item" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "item" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "item" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "item" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "item" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "item" AS PERMISSIVE FOR SELECT TO "agency_user" USING (item.tenant = current_setting('app.tenant', true) and exists (select from referral r where r.tenant = item.tenant and r.item = item.id and r.tenant = current_setting('app.tenant', true) and r.unit = (select nullif(current_setting('app.scope', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "agency_user_update" ON "item" AS PERMISSIVE FOR UPDATE TO "agency_user" USING (item.tenant = current_setting('app.tenant', true) and exists (select from referral r where r.tenant = item.tenant and r.item = item.id and r.tenant = current_setting('app.tenant', true) and r.unit = (select nullif(current_setting('app.scope', true), '')::uuid))) WITH CHECK (item.tenant = current_setting('app.tenant', true) and exists (select from referral r where r.tenant = item.tenant and r.item = item.id and r.tenant = current_setting('app.tenant', true) and r.unit = (select nullif(current_setting('app.scope', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "observer_select" ON "monitor"."daily" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "monitor"."daily" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "monitor"."daily" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "job_select" ON "monitor"."daily" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "monitor"."daily" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "monitor"."daily" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "monitor"."fresh" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "monitor"."fresh" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "monitor"."fresh" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "monitor"."fresh" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "monitor"."fresh" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "monitor"."fresh" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "monitor"."headline" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "monitor"."headline" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "monitor"."headline" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "job_select" ON "monitor"."headline" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "monitor"."headline" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "monitor"."headline" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "monitor"."stock" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "monitor"."stock" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "monitor"."stock" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "job_select" ON "monitor"."stock" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "monitor"."stock" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "monitor"."stock" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "person" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "person" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "person" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "person" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "referral" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "referral" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "referral" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "referral" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "referral" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "referral" AS PERMISSIVE FOR SELECT TO "agency_user" USING (tenant = current_setting('app.tenant', true) and unit = (select nullif(current_setting('app.scope', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "agency_user_update" ON "referral" AS PERMISSIVE FOR UPDATE TO "agency_user" USING (tenant = current_setting('app.tenant', true) and unit = (select nullif(current_setting('app.scope', true), '')::uuid)) WITH CHECK (tenant = current_setting('app.tenant', true) and unit = (select nullif(current_setting('app.scope', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "unit" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "unit" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "unit" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "unit" AS PERMISSIVE FOR SELECT TO "agency_user" USING (tenant = current_setting('app.tenant', true) and id = (select nullif(current_setting('app.scope', true), '')::uuid));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "command" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_insert" ON "command" TO tenant_user WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "agency_user_select" ON "command" TO agency_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "agency_user_insert" ON "command" TO agency_user WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_select" ON "command" TO secretariat USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_insert" ON "command" TO secretariat WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "job_select" ON "command" TO job USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "seal" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_select" ON "seal" TO secretariat USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "job_select" ON "seal" TO job USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "job_insert" ON "seal" TO job WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "key" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "agency_user_select" ON "key" TO agency_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_select" ON "key" TO secretariat USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "job_select" ON "key" TO job USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_insert" ON "message" TO tenant_user WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_insert" ON "message" TO secretariat WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "job_select" ON "message" TO job USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "job_update" ON "message" TO job USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "staff" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_insert" ON "staff" TO tenant_user WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_update" ON "staff" TO tenant_user USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_select" ON "staff" TO secretariat USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_insert" ON "staff" TO secretariat WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_update" ON "staff" TO secretariat USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "staff_word" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_insert" ON "staff_word" TO tenant_user WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_delete" ON "staff_word" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_select" ON "staff_word" TO secretariat USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_insert" ON "staff_word" TO secretariat WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "secretariat_delete" ON "staff_word" TO secretariat USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "national"."tenant" TO tenant_user USING (code = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_update" ON "national"."tenant" TO tenant_user USING (code = current_setting('app.tenant', true)) WITH CHECK (code = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "agency_user_select" ON "national"."tenant" TO agency_user USING (code = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "tenant_user_select" ON "national"."tenant_area" TO tenant_user USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
ALTER POLICY "agency_user_select" ON "national"."tenant_area" TO agency_user USING (tenant = current_setting('app.tenant', true));