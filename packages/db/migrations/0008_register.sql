CREATE TABLE "national"."area_bridge" (
	"bps" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "area_bridge_bps_pk" PRIMARY KEY("bps")
);
--> statement-breakpoint
CREATE TABLE "duplicate" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"one" uuid NOT NULL,
	"other" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"score" smallint NOT NULL,
	"state" text NOT NULL,
	"kept" uuid,
	"moved" "bytea",
	"found_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"approval" uuid,
	CONSTRAINT "duplicate_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "duplicate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fact" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"household" uuid NOT NULL,
	"person" uuid,
	"desa" text collate "C" NOT NULL,
	"source" text NOT NULL,
	"as_of" date,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"desil" smallint,
	"desil_as_of" date,
	"extreme_poor" boolean,
	"income_band" smallint,
	"member_count" smallint,
	"tenure" smallint,
	"floor_area" smallint,
	"floor" smallint,
	"wall" smallint,
	"roof" smallint,
	"water" smallint,
	"light" smallint,
	"power" smallint,
	"cooking" smallint,
	"toilet" smallint,
	"closet" smallint,
	"sewage" smallint,
	"has_car" boolean,
	"has_motorcycle" boolean,
	"has_land" boolean,
	"exclusion" text,
	"has_kks" boolean,
	"receives_pkh" boolean,
	"receives_bpnt" boolean,
	"sex" text,
	"born" date,
	"relation" text,
	"marital" smallint,
	"nik_matched" boolean,
	"pregnant" boolean,
	"disability" boolean,
	"severe_disability" boolean,
	"chronic_illness" boolean,
	"schooling" smallint,
	"school_level" text,
	"education" smallint,
	"works" boolean,
	"employment" smallint,
	"civil_servant" boolean,
	"bpjs_segment" text,
	"pbi_active" boolean,
	"has_kip" boolean,
	"orphan" text,
	CONSTRAINT "fact_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_batch" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"bytes" bigint NOT NULL,
	"code_system" text,
	"mapping" jsonb,
	"state" text NOT NULL,
	"row" integer DEFAULT 0 NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"stopped" jsonb,
	"as_of" text,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"claimed_until" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "import_batch_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "import_batch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_row" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"row" integer NOT NULL,
	"reason" text,
	"field" text,
	"hash" "bytea" NOT NULL,
	"content" "bytea" NOT NULL,
	"state" text NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"person" uuid,
	CONSTRAINT "import_row_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "import_row" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "origin" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"person" uuid NOT NULL,
	"household" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"ref" "bytea",
	"hash" "bytea" NOT NULL,
	"batch" uuid NOT NULL,
	"gone_in" uuid,
	"seen" "bytea",
	CONSTRAINT "origin_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "origin" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "participation" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"household" uuid NOT NULL,
	"person" uuid,
	"desa" text collate "C" NOT NULL,
	"program" text NOT NULL,
	"state" text NOT NULL,
	"year" smallint,
	"source" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "participation_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "participation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person_token" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"desa" text collate "C" NOT NULL,
	"token" text collate "C" NOT NULL,
	"person" uuid NOT NULL,
	CONSTRAINT "person_token_tenant_desa_token_person_pk" PRIMARY KEY("tenant","desa","token","person")
);
--> statement-breakpoint
ALTER TABLE "person_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"state" text NOT NULL,
	"held_on" date NOT NULL,
	"place" text NOT NULL,
	"attendance" "bytea",
	"attendees" smallint DEFAULT 0 NOT NULL,
	"minutes" uuid,
	"signed_by" text,
	"signed_at" timestamp (3) with time zone,
	"objection_until" timestamp (3) with time zone,
	"opened_by" uuid NOT NULL,
	"opened_by_name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "meeting_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "meeting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposal" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"household" uuid,
	"person" uuid,
	"desa" text collate "C" NOT NULL,
	"head" text NOT NULL,
	"item" uuid,
	"content" "bytea" NOT NULL,
	"reason" "bytea",
	"objector" "bytea",
	"dukcapil" text,
	"dukcapil_by" text,
	"dukcapil_at" timestamp (3) with time zone,
	"ground_check" "bytea",
	"ground_check_by" text,
	"ground_check_at" timestamp (3) with time zone,
	"meeting" uuid,
	"meeting_verdict" text,
	"validated_by" text,
	"validated_at" timestamp (3) with time zone,
	"siks_batch" uuid,
	"answer_code" text,
	"desil_before" smallint,
	"desil_after" smallint,
	"note" "bytea",
	"opened_by" uuid NOT NULL,
	"opened_by_name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"meeting_note" "bytea",
	"answer_period" text,
	CONSTRAINT "proposal_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "proposal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposal_step" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"proposal" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"act" text NOT NULL,
	"after" text NOT NULL,
	"by_name" text NOT NULL,
	"by_role" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"note" "bytea",
	CONSTRAINT "proposal_step_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "proposal_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "siks_batch" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"proposals" integer NOT NULL,
	"checksum" "bytea",
	"made_by_name" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ratified_by_name" text,
	"ratified_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"answer" "bytea",
	"answered_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"approval" uuid,
	"unknown" text DEFAULT '[]' NOT NULL,
	"sent_on" date,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "siks_batch_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "siks_batch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "provenance" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record" uuid NOT NULL,
	"desa" text collate "C" NOT NULL,
	"field" text NOT NULL,
	"before" "bytea",
	"source" text NOT NULL,
	"as_of" text,
	"batch" uuid,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "provenance_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "provenance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."nik_holder" (
	"nik_index" "bytea" NOT NULL,
	"tenant" text NOT NULL,
	CONSTRAINT "nik_holder_nik_index_tenant_pk" PRIMARY KEY("nik_index","tenant")
);
--> statement-breakpoint
ALTER TABLE "national"."nik_holder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "transfer" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"direction" text NOT NULL,
	"beside" text,
	"nik_index" "bytea" NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"answer" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"subject" "bytea",
	"envelope" "bytea",
	"by_name" text,
	CONSTRAINT "transfer_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "transfer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_target";--> statement-breakpoint
DROP INDEX "household_kk_once";--> statement-breakpoint
ALTER TABLE "file" ADD COLUMN "proposal" uuid;--> statement-breakpoint
ALTER TABLE "file" ADD COLUMN "meeting" uuid;--> statement-breakpoint
ALTER TABLE "household" ADD COLUMN "dusun" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "household" ADD COLUMN "existence" text DEFAULT 'ADA' NOT NULL;--> statement-breakpoint
ALTER TABLE "household" ADD COLUMN "detail" "bytea";--> statement-breakpoint
ALTER TABLE "household" ADD COLUMN "batch" uuid;--> statement-breakpoint
ALTER TABLE "household" ADD COLUMN "kk_place" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "answer_by" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "mother" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "birth_place" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "existence" text DEFAULT 'ADA' NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "detail" "bytea";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "batch" uuid;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "duplicate" ADD CONSTRAINT "duplicate_tenant_one_person_tenant_id_fk" FOREIGN KEY ("tenant","one") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate" ADD CONSTRAINT "duplicate_tenant_other_person_tenant_id_fk" FOREIGN KEY ("tenant","other") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate" ADD CONSTRAINT "duplicate_tenant_kept_person_tenant_id_fk" FOREIGN KEY ("tenant","kept") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact" ADD CONSTRAINT "fact_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_tenant_batch_import_batch_tenant_id_fk" FOREIGN KEY ("tenant","batch") REFERENCES "public"."import_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin" ADD CONSTRAINT "origin_tenant_person_person_tenant_id_fk" FOREIGN KEY ("tenant","person") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin" ADD CONSTRAINT "origin_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin" ADD CONSTRAINT "origin_tenant_batch_import_batch_tenant_id_fk" FOREIGN KEY ("tenant","batch") REFERENCES "public"."import_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_tenant_person_person_tenant_id_fk" FOREIGN KEY ("tenant","person") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_household_household_tenant_id_fk" FOREIGN KEY ("tenant","household") REFERENCES "public"."household"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_person_person_tenant_id_fk" FOREIGN KEY ("tenant","person") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_item_item_tenant_id_fk" FOREIGN KEY ("tenant","item") REFERENCES "public"."item"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_meeting_meeting_tenant_id_fk" FOREIGN KEY ("tenant","meeting") REFERENCES "public"."meeting"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_tenant_siks_batch_siks_batch_tenant_id_fk" FOREIGN KEY ("tenant","siks_batch") REFERENCES "public"."siks_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_step" ADD CONSTRAINT "proposal_step_tenant_proposal_proposal_tenant_id_fk" FOREIGN KEY ("tenant","proposal") REFERENCES "public"."proposal"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provenance" ADD CONSTRAINT "provenance_tenant_batch_import_batch_tenant_id_fk" FOREIGN KEY ("tenant","batch") REFERENCES "public"."import_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_once" ON "duplicate" USING btree ("tenant","one","other");--> statement-breakpoint
CREATE INDEX "duplicate_waiting" ON "duplicate" USING btree ("tenant","state","score","id");--> statement-breakpoint
CREATE INDEX "duplicate_in_desa" ON "duplicate" USING btree ("tenant","desa","state","score","id");--> statement-breakpoint
CREATE INDEX "duplicate_of_other" ON "duplicate" USING btree ("tenant","other");--> statement-breakpoint
CREATE INDEX "fact_of_household" ON "fact" USING btree ("tenant","household");--> statement-breakpoint
CREATE INDEX "fact_in_desa" ON "fact" USING btree ("tenant","desa","id");--> statement-breakpoint
CREATE INDEX "import_batch_by_time" ON "import_batch" USING btree ("tenant","started_at","id");--> statement-breakpoint
CREATE INDEX "import_row_by_reason" ON "import_row" USING btree ("tenant","batch","state","reason","row","id");--> statement-breakpoint
CREATE INDEX "import_row_by_hash" ON "import_row" USING btree ("tenant","hash","batch");--> statement-breakpoint
CREATE UNIQUE INDEX "import_row_once" ON "import_row" USING btree ("tenant","batch","row");--> statement-breakpoint
CREATE UNIQUE INDEX "origin_once" ON "origin" USING btree ("tenant","person","source");--> statement-breakpoint
CREATE INDEX "origin_by_ref" ON "origin" USING btree ("tenant","ref");--> statement-breakpoint
CREATE INDEX "origin_by_batch" ON "origin" USING btree ("tenant","source","batch","id");--> statement-breakpoint
CREATE INDEX "origin_of_household" ON "origin" USING btree ("tenant","household");--> statement-breakpoint
CREATE INDEX "origin_seen" ON "origin" USING btree ("tenant","batch") WHERE seen is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "participation_once" ON "participation" USING btree ("tenant","household","program",coalesce(person, household));--> statement-breakpoint
CREATE INDEX "meeting_by_time" ON "meeting" USING btree ("tenant","desa","held_on","id");--> statement-breakpoint
CREATE INDEX "meeting_by_day" ON "meeting" USING btree ("tenant","held_on","id");--> statement-breakpoint
CREATE INDEX "meeting_to_settle" ON "meeting" USING btree ("tenant","objection_until") WHERE state = 'MASA_SANGGAH';--> statement-breakpoint
CREATE INDEX "proposal_by_state" ON "proposal" USING btree ("tenant","state","since","id");--> statement-breakpoint
CREATE INDEX "proposal_in_desa" ON "proposal" USING btree ("tenant","desa","state","since","id");--> statement-breakpoint
CREATE INDEX "proposal_by_kind" ON "proposal" USING btree ("tenant","kind","since","id");--> statement-breakpoint
CREATE INDEX "proposal_in_desa_by_kind" ON "proposal" USING btree ("tenant","desa","kind","since","id");--> statement-breakpoint
CREATE INDEX "proposal_of_opener" ON "proposal" USING btree ("tenant","opened_by","since","id") WHERE state not in ('SELESAI', 'DITOLAK', 'DITARIK');--> statement-breakpoint
CREATE INDEX "proposal_untold" ON "proposal" USING btree ("tenant","desa","since","id") WHERE told_at is null and state in ('DITOLAK', 'SELESAI');--> statement-breakpoint
CREATE INDEX "proposal_to_validate" ON "proposal" USING btree ("tenant","desa","since","id") WHERE state = 'VALIDASI_DINSOS' and validated_at is null;--> statement-breakpoint
CREATE INDEX "proposal_for_batch" ON "proposal" USING btree ("tenant","since","id") WHERE state = 'VALIDASI_DINSOS' and validated_at is not null and siks_batch is null;--> statement-breakpoint
CREATE INDEX "proposal_for_meeting" ON "proposal" USING btree ("tenant","desa","since","id") WHERE state = 'MUSDES' and meeting is null;--> statement-breakpoint
CREATE INDEX "proposal_of_household" ON "proposal" USING btree ("tenant","household");--> statement-breakpoint
CREATE INDEX "proposal_of_meeting" ON "proposal" USING btree ("tenant","meeting");--> statement-breakpoint
CREATE INDEX "proposal_of_batch" ON "proposal" USING btree ("tenant","siks_batch");--> statement-breakpoint
CREATE INDEX "proposal_step_of" ON "proposal_step" USING btree ("tenant","proposal","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "siks_batch_number" ON "siks_batch" USING btree ("tenant","number");--> statement-breakpoint
CREATE INDEX "siks_batch_by_time" ON "siks_batch" USING btree ("tenant","made_at","id");--> statement-breakpoint
CREATE INDEX "provenance_of" ON "provenance" USING btree ("tenant","record","field","at");--> statement-breakpoint
CREATE INDEX "transfer_by_time" ON "transfer" USING btree ("tenant","direction","asked_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_once" ON "transfer" USING btree ("tenant","nik_index") WHERE direction = 'KELUAR' and state in ('DIMINTA', 'DISERAHKAN');--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_tenant_proposal_proposal_tenant_id_fk" FOREIGN KEY ("tenant","proposal") REFERENCES "public"."proposal"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_tenant_meeting_meeting_tenant_id_fk" FOREIGN KEY ("tenant","meeting") REFERENCES "public"."meeting"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household" ADD CONSTRAINT "household_tenant_batch_import_batch_tenant_id_fk" FOREIGN KEY ("tenant","batch") REFERENCES "public"."import_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_batch_import_batch_tenant_id_fk" FOREIGN KEY ("tenant","batch") REFERENCES "public"."import_batch"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_merged_into_person_tenant_id_fk" FOREIGN KEY ("tenant","merged_into") REFERENCES "public"."person"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "command_exports" ON "command" USING btree ("tenant","at") WHERE path = 'export.file';--> statement-breakpoint
CREATE INDEX "file_of_proposal" ON "file" USING btree ("tenant","proposal","at");--> statement-breakpoint
CREATE INDEX "file_of_meeting" ON "file" USING btree ("tenant","meeting","at");--> statement-breakpoint
CREATE INDEX "household_merged" ON "household" USING btree ("tenant","desa","head_folded","id") WHERE existence = 'GANDA';--> statement-breakpoint
CREATE INDEX "household_kk_twice" ON "household" USING btree ("tenant","id") WHERE kk_place > 0;--> statement-breakpoint
CREATE INDEX "person_by_birth" ON "person" USING btree ("tenant","desa","birth_date");--> statement-breakpoint
CREATE INDEX "person_by_change" ON "person" USING btree ("tenant","changed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_kk_once" ON "household" USING btree ("tenant","kk_index","kk_place") WHERE kk_index is not null;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_target" CHECK (num_nonnulls(complaint, household, proposal, meeting) > 0);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "duplicate" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "duplicate" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "duplicate" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "duplicate" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "fact" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "fact" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "fact" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_delete" ON "fact" AS PERMISSIVE FOR DELETE TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "fact" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "import_batch" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "import_batch" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "import_batch" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "import_batch" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "import_row" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "import_row" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "import_row" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "origin" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "origin" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "origin" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "origin" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "participation" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "participation" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "participation" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_delete" ON "participation" AS PERMISSIVE FOR DELETE TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "participation" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "person_token" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "person_token" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_delete" ON "person_token" AS PERMISSIVE FOR DELETE TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "person_token" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "meeting" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "meeting" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "meeting" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "meeting" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "meeting" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "proposal" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "proposal" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "proposal" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "proposal" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "proposal_step" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "proposal_step" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "proposal_step" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "siks_batch" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "siks_batch" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "siks_batch" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = current_setting('app.tenant', true)) WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "provenance" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "provenance" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "in_scope" ON "provenance" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or (desa = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(desa, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[])));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "national"."nik_holder" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "national"."nik_holder" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "crossing_delete" ON "national"."nik_holder" AS PERMISSIVE FOR DELETE TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "transfer" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = current_setting('app.tenant', true));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "transfer" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "transfer" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "crossing_update" ON "transfer" AS PERMISSIVE FOR UPDATE TO "crossing" USING (true) WITH CHECK (true);