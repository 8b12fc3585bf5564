CREATE TABLE "national"."application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret" "bytea" NOT NULL,
	"state" text NOT NULL,
	"kind" text NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"areas" text DEFAULT '' NOT NULL,
	"institution" text DEFAULT '' NOT NULL,
	"mail_domain" text DEFAULT '' NOT NULL,
	"decree" text DEFAULT '' NOT NULL,
	"content" "bytea",
	"email" "bytea",
	"email_code" "bytea",
	"code_expires_at" timestamp (3) with time zone,
	"code_tries" integer DEFAULT 0 NOT NULL,
	"codes_sent" integer DEFAULT 0 NOT NULL,
	"proved_at" timestamp (3) with time zone,
	"agreement" text,
	"agreed_by" text,
	"agreed_at" timestamp (3) with time zone,
	"file_hash" text,
	"file_type" text,
	"file_bytes" integer,
	"reasons" text DEFAULT '{}' NOT NULL,
	"checked" text DEFAULT '' NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "application_state" CHECK (state in ('DRAF', 'DIKIRIM', 'DIKEMBALIKAN', 'DISETUJUI', 'DITUTUP'))
);
--> statement-breakpoint
ALTER TABLE "national"."application" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "approval" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"deed" text NOT NULL,
	"subject" uuid NOT NULL,
	"reason" "bytea" NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_by_person" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by_name" text,
	"decided_at" timestamp (3) with time zone,
	"answer" "bytea",
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "approval_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "approval_state" CHECK (state in ('DIMINTA', 'DISETUJUI', 'DIKEMBALIKAN', 'DITARIK', 'KEDALUWARSA'))
);
--> statement-breakpoint
ALTER TABLE "approval" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."catalogue" (
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"name" text NOT NULL,
	"details" text DEFAULT '' NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"confidence" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "catalogue_kind_code_effective_from_pk" PRIMARY KEY("kind","code","effective_from"),
	CONSTRAINT "catalogue_kind" CHECK (kind in ('category', 'program', 'role'))
);
--> statement-breakpoint
ALTER TABLE "national"."catalogue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."holiday_year" (
	"year" integer PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "national"."holiday_year" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entry" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"subject" text collate "C" DEFAULT '' NOT NULL,
	"area" text collate "C" DEFAULT '' NOT NULL,
	"value" text NOT NULL,
	"instrument" uuid,
	"article" text DEFAULT '' NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"state" text NOT NULL,
	"published_in" integer,
	"ended_in" integer,
	"approval" uuid,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "entry_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "entry_state" CHECK (state in ('DRAF', 'DIAJUKAN', 'TERBIT', 'DITARIK')),
	CONSTRAINT "entry_published" CHECK ((state = 'TERBIT') = (published_in is not null) or state = 'DITARIK')
);
--> statement-breakpoint
ALTER TABLE "entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instrument" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"effective_from" date NOT NULL,
	"effective_to" date,
	"repeals" uuid,
	"file" uuid,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "instrument_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "instrument_type" CHECK (type in ('UU', 'PP', 'PERPRES', 'PERMENSOS', 'KEPMENSOS', 'PERDA', 'PERGUB', 'PERBUP', 'PERWAL', 'SK', 'PERDES'))
);
--> statement-breakpoint
ALTER TABLE "instrument" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor"."readiness" (
	"tenant" text NOT NULL,
	"check_code" text NOT NULL,
	"wanting" integer NOT NULL,
	CONSTRAINT "readiness_tenant_check_code_pk" PRIMARY KEY("tenant","check_code")
);
--> statement-breakpoint
ALTER TABLE "monitor"."readiness" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "training" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"staff" uuid NOT NULL,
	"title" text NOT NULL,
	"organiser" text NOT NULL,
	"held_on" date NOT NULL,
	"valid_until" date,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "training_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "training" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "national"."holiday" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "item_queue";--> statement-breakpoint
DROP INDEX "item_queue_of_desa";--> statement-breakpoint
DROP INDEX "national"."tenant_area_once";--> statement-breakpoint
ALTER TABLE "command" ADD COLUMN "subject" uuid;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "is_provisional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "held_due" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "is_extended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "configuration" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "registered_on" date NOT NULL;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "is_provisional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "is_extended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "user_name" text;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "until" date;--> statement-breakpoint
ALTER TABLE "national"."tenant" ADD COLUMN "state_reason" text;--> statement-breakpoint
ALTER TABLE "national"."tenant" ADD COLUMN "state_by" text;--> statement-breakpoint
ALTER TABLE "national"."tenant" ADD COLUMN "state_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "national"."tenant" ADD COLUMN "practice_of" text;--> statement-breakpoint
ALTER TABLE "national"."tenant" ADD COLUMN "agreement" text;--> statement-breakpoint
ALTER TABLE "national"."tenant" ADD COLUMN "agreed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "national"."tenant_area" ADD COLUMN "is_practice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_tenant_instrument_instrument_tenant_id_fk" FOREIGN KEY ("tenant","instrument") REFERENCES "public"."instrument"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instrument" ADD CONSTRAINT "instrument_tenant_repeals_instrument_tenant_id_fk" FOREIGN KEY ("tenant","repeals") REFERENCES "public"."instrument"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training" ADD CONSTRAINT "training_tenant_staff_staff_tenant_id_fk" FOREIGN KEY ("tenant","staff") REFERENCES "public"."staff"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_secret" ON "national"."application" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "application_by_time" ON "national"."application" USING btree ("submitted_at","id") WHERE state <> 'DRAF';--> statement-breakpoint
CREATE INDEX "application_of_code" ON "national"."application" USING btree ("code");--> statement-breakpoint
CREATE INDEX "approval_by_time" ON "approval" USING btree ("tenant","state","asked_at","id");--> statement-breakpoint
CREATE INDEX "approval_of" ON "approval" USING btree ("tenant","subject");--> statement-breakpoint
CREATE INDEX "entry_of_key" ON "entry" USING btree ("tenant","key","subject","area");--> statement-breakpoint
CREATE INDEX "entry_in_force" ON "entry" USING btree ("tenant") WHERE published_in is not null;--> statement-breakpoint
CREATE INDEX "instrument_by_year" ON "instrument" USING btree ("tenant","year","id");--> statement-breakpoint
CREATE INDEX "training_of" ON "training" USING btree ("tenant","staff","held_on");--> statement-breakpoint
CREATE INDEX "command_of_record" ON "command" USING btree ("tenant","subject","at");--> statement-breakpoint
CREATE INDEX "command_of_person" ON "command" USING btree ("tenant","membership","at","id");--> statement-breakpoint
CREATE INDEX "command_by_time" ON "command" USING btree ("tenant","at","id");--> statement-breakpoint
CREATE INDEX "item_provisional" ON "item" USING btree ("tenant","id") WHERE is_provisional;--> statement-breakpoint
CREATE INDEX "referral_provisional" ON "referral" USING btree ("tenant","id") WHERE is_provisional and ended_at is null;--> statement-breakpoint
CREATE INDEX "item_queue" ON "item" USING btree ("tenant","turn","rank","due","id","desa","urgency","category","is_provisional") WHERE turn is not null;--> statement-breakpoint
CREATE INDEX "item_queue_of_desa" ON "item" USING btree ("tenant","desa","turn","rank","due","id","urgency","category","is_provisional") WHERE turn is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_area_once" ON "national"."tenant_area" USING btree ("area","is_practice");--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "national"."holiday" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (true);--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "national"."holiday" AS PERMISSIVE FOR SELECT TO "agency_user" USING (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "national"."holiday" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."holiday" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."holiday" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "national"."holiday" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "national"."holiday" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "secretariat_delete" ON "national"."holiday" AS PERMISSIVE FOR DELETE TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_update" ON "national"."tenant" AS PERMISSIVE FOR UPDATE TO "crossing" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "unit" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."application" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "national"."application" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "crossing_select" ON "national"."application" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "national"."application" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "approval" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "approval" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "approval" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "approval" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "approval" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "approval" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "national"."catalogue" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (true);--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "national"."catalogue" AS PERMISSIVE FOR SELECT TO "agency_user" USING (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "national"."catalogue" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."catalogue" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."catalogue" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "national"."catalogue" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "national"."catalogue" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "national"."holiday_year" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (true);--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "national"."holiday_year" AS PERMISSIVE FOR SELECT TO "agency_user" USING (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "national"."holiday_year" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."holiday_year" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."holiday_year" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "national"."holiday_year" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "national"."holiday_year" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "secretariat_delete" ON "national"."holiday_year" AS PERMISSIVE FOR DELETE TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "entry" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "entry" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "entry" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "entry" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "entry" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "entry" AS PERMISSIVE FOR SELECT TO "tenant_user" USING ((tenant = current_setting('app.tenant', true) or tenant = '00' or tenant = left(current_setting('app.tenant', true), 2)));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "entry" AS PERMISSIVE FOR SELECT TO "agency_user" USING ((tenant = current_setting('app.tenant', true) or tenant = '00' or tenant = left(current_setting('app.tenant', true), 2)));--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "entry" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "instrument" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "instrument" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "instrument" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "instrument" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "instrument" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "instrument" AS PERMISSIVE FOR SELECT TO "tenant_user" USING ((tenant = current_setting('app.tenant', true) or tenant = '00' or tenant = left(current_setting('app.tenant', true), 2)));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "instrument" AS PERMISSIVE FOR SELECT TO "agency_user" USING ((tenant = current_setting('app.tenant', true) or tenant = '00' or tenant = left(current_setting('app.tenant', true), 2)));--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "instrument" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "monitor"."readiness" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "monitor"."readiness" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "monitor"."readiness" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "job_select" ON "monitor"."readiness" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "monitor"."readiness" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "monitor"."readiness" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_delete" ON "monitor"."readiness" AS PERMISSIVE FOR DELETE TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "training" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "training" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "training" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "training" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or exists (select from staff s where s.tenant = training.tenant and s.id = training.staff));