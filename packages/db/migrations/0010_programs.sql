CREATE TABLE "national"."limit_trial" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"program" text NOT NULL,
	"value" text NOT NULL,
	"effective_from" date NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "national"."limit_trial" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor"."limit_count" (
	"trial" text NOT NULL,
	"tenant" text NOT NULL,
	"before" integer NOT NULL,
	"entering" integer NOT NULL,
	"leaving" integer NOT NULL,
	"overridden" integer NOT NULL,
	CONSTRAINT "limit_count_trial_tenant_pk" PRIMARY KEY("trial","tenant")
);
--> statement-breakpoint
ALTER TABLE "monitor"."limit_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "enrolment" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"program" text NOT NULL,
	"household" uuid NOT NULL,
	"person" uuid,
	"desa" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"year" smallint NOT NULL,
	"rank" text collate "C" DEFAULT '' NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"since" date,
	"until" date,
	"reason" "bytea",
	"evaluation" text DEFAULT '' NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "enrolment_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "enrolment_state" CHECK (state in ('DIUSULKAN', 'DAFTAR_TUNGGU', 'MENERIMA', 'DITOLAK', 'LULUS', 'SELESAI', 'DIKELUARKAN', 'DITARIK'))
);
--> statement-breakpoint
ALTER TABLE "enrolment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "enrolment_step" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"enrolment" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enrolment_step_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "enrolment_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "program" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"definition" text NOT NULL,
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
	CONSTRAINT "program_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "program_state" CHECK (state in ('DRAF', 'DIAJUKAN', 'TERBIT', 'DITARIK')),
	CONSTRAINT "program_published" CHECK ((state = 'TERBIT') = (published_in is not null) or state = 'DITARIK')
);
--> statement-breakpoint
ALTER TABLE "program" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "source_list" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"program" text DEFAULT '' NOT NULL,
	"area" text collate "C" DEFAULT '' NOT NULL,
	"as_of" date NOT NULL,
	"rows" integer NOT NULL,
	"batch" uuid,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "source_list_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "source_list" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "target" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"program" text NOT NULL,
	"desa" text collate "C" NOT NULL,
	"eligible_served" integer NOT NULL,
	"eligible_unserved" integer NOT NULL,
	"ineligible_served" integer NOT NULL,
	"ineligible_unserved" integer NOT NULL,
	"unknown_served" integer NOT NULL,
	"unknown_unserved" integer NOT NULL,
	"basis" text NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "target_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "present" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "land_legal" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "house_aided" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "village_listed" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "lost_job" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "low_income" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "will_graduate" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "social_risk" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "similar_aid" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "unmet_need" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "paper_poor" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "paper_land" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "paper_willing" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "paper_desil" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "has_nik" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "local_card" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "pbi_ever" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "in_hospital" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "catastrophic_illness" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "graduated" smallint;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "college_accepted" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "in_institution" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "disaster_victim" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "needs_social_service" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "social_assessment" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "boarding_willing" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "zakat_group" text;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "paper_health" boolean;--> statement-breakpoint
ALTER TABLE "fact" ADD COLUMN "paper_birth" boolean;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_tenant_person_person_tenant_id_fk" FOREIGN KEY ("tenant","person") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_step" ADD CONSTRAINT "enrolment_step_tenant_enrolment_enrolment_tenant_id_fk" FOREIGN KEY ("tenant","enrolment") REFERENCES "public"."enrolment"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program" ADD CONSTRAINT "program_tenant_instrument_instrument_tenant_id_fk" FOREIGN KEY ("tenant","instrument") REFERENCES "public"."instrument"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_list" ADD CONSTRAINT "source_list_tenant_batch_import_batch_tenant_id_fk" FOREIGN KEY ("tenant","batch") REFERENCES "public"."import_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "limit_trial_by_time" ON "national"."limit_trial" USING btree ("asked_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_once" ON "enrolment" USING btree ("tenant","household","program",coalesce(person, household)) WHERE state in ('DIUSULKAN', 'DAFTAR_TUNGGU', 'MENERIMA');--> statement-breakpoint
CREATE INDEX "enrolment_in_line" ON "enrolment" USING btree ("tenant","program","state","rank","id");--> statement-breakpoint
CREATE INDEX "enrolment_of" ON "enrolment" USING btree ("tenant","household");--> statement-breakpoint
CREATE INDEX "enrolment_in_area" ON "enrolment" USING btree ("tenant","desa","program","state");--> statement-breakpoint
CREATE INDEX "enrolment_by_change" ON "enrolment" USING btree ("tenant","changed_at","desa");--> statement-breakpoint
CREATE INDEX "enrolment_step_of" ON "enrolment_step" USING btree ("tenant","enrolment","at");--> statement-breakpoint
CREATE INDEX "program_of_code" ON "program" USING btree ("tenant","code","effective_from");--> statement-breakpoint
CREATE INDEX "source_list_of" ON "source_list" USING btree ("tenant","kind","program","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "target_once" ON "target" USING btree ("tenant","program","desa");--> statement-breakpoint
CREATE INDEX "fact_by_change" ON "fact" USING btree ("tenant","changed_at","desa");--> statement-breakpoint
CREATE INDEX "participation_by_change" ON "participation" USING btree ("tenant","at","desa");--> statement-breakpoint
CREATE INDEX "participation_of_program" ON "participation" USING btree ("tenant","program","state","desa","household");--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."limit_trial" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "national"."limit_trial" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."limit_trial" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "national"."limit_trial" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "monitor"."limit_count" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "monitor"."limit_count" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "monitor"."limit_count" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "job_select" ON "monitor"."limit_count" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "monitor"."limit_count" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "monitor"."limit_count" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "enrolment" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "enrolment" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "enrolment" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "enrolment" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "enrolment_step" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "enrolment_step" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "enrolment_step" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "program" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "program" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "program" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "program" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "program" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "program" AS PERMISSIVE FOR SELECT TO "tenant_user" USING ((tenant = current_setting('app.tenant', true) or tenant = '00' or tenant = left(current_setting('app.tenant', true), 2)));--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "program" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "source_list" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "source_list" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "target" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "target" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "target" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_delete" ON "target" AS PERMISSIVE FOR DELETE TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "target" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));