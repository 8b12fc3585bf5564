CREATE SCHEMA "national";
--> statement-breakpoint
CREATE SCHEMA "signin";
--> statement-breakpoint
CREATE TABLE "national"."area" (
	"code" text collate "C" NOT NULL,
	"level" text NOT NULL,
	"parent" text collate "C",
	"name" text NOT NULL,
	"label" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"successor" text collate "C",
	CONSTRAINT "area_code_valid_from_pk" PRIMARY KEY("code","valid_from"),
	CONSTRAINT "area_level" CHECK (level in ('province', 'district', 'kecamatan', 'desa')),
	CONSTRAINT "area_closed" CHECK (valid_to > valid_from),
	CONSTRAINT "area_successor" CHECK (successor is null or valid_to is not null)
);
--> statement-breakpoint
CREATE TABLE "national"."area_source" (
	"name" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"licence" text NOT NULL,
	"attribution" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "national"."area_word" (
	"rank" smallint NOT NULL,
	"word" text collate "C" NOT NULL,
	"place" smallint NOT NULL,
	"terms" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	CONSTRAINT "area_word_rank_word_place_terms_code_pk" PRIMARY KEY("rank","word","place","terms","code")
);
--> statement-breakpoint
CREATE TABLE "command" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"path" text NOT NULL,
	"person" uuid NOT NULL,
	"membership" uuid NOT NULL,
	"role" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"input" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"written_in" bigint DEFAULT (pg_current_xact_id()::text)::bigint NOT NULL,
	CONSTRAINT "command_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "command" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."mark" (
	"job" text PRIMARY KEY NOT NULL,
	"horizon" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "national"."mark" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seal" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"written_in" bigint NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "seal_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "seal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."birth" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"is_demo" boolean NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "national"."birth" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "key" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "key_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"recipient" "bytea" NOT NULL,
	"subject" "bytea" NOT NULL,
	"body" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signin"."account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signin"."attempt" (
	"account" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signin"."rate_limit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "signin"."session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "signin"."two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "signin"."user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text,
	"display_username" text,
	"two_factor_enabled" boolean DEFAULT false,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "signin"."verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"person" uuid,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"scope" text NOT NULL,
	"state" text NOT NULL,
	"contact" "bytea" NOT NULL,
	"contact_masked" text NOT NULL,
	"contact_index" "bytea" NOT NULL,
	"invitation" "bytea",
	"invited_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "staff_tenant_id_pk" PRIMARY KEY("tenant","id"),
	CONSTRAINT "staff_state" CHECK (state in ('DIUNDANG', 'AKTIF', 'BERAKHIR'))
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_word" (
	"tenant" text DEFAULT current_setting('app.tenant') NOT NULL,
	"id" uuid NOT NULL,
	"staff" uuid NOT NULL,
	"word" text NOT NULL,
	"scope" text NOT NULL,
	CONSTRAINT "staff_word_tenant_id_pk" PRIMARY KEY("tenant","id")
);
--> statement-breakpoint
ALTER TABLE "staff_word" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."tenant" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'AKTIF' NOT NULL,
	"name" text NOT NULL,
	"service_name" text,
	"phone" text,
	"address" text,
	"configuration" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_kind" CHECK (kind in ('nation', 'province', 'district')),
	CONSTRAINT "tenant_state" CHECK (state in ('AKTIF', 'DITANGGUHKAN', 'DITUTUP'))
);
--> statement-breakpoint
ALTER TABLE "national"."tenant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "national"."tenant_area" (
	"tenant" text NOT NULL,
	"area" text NOT NULL,
	CONSTRAINT "tenant_area_tenant_area_pk" PRIMARY KEY("tenant","area")
);
--> statement-breakpoint
ALTER TABLE "national"."tenant_area" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "seal" ADD CONSTRAINT "seal_tenant_id_command_tenant_id_fk" FOREIGN KEY ("tenant","id") REFERENCES "public"."command"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signin"."account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "signin"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signin"."session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "signin"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signin"."two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "signin"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_word" ADD CONSTRAINT "staff_word_tenant_staff_staff_tenant_id_fk" FOREIGN KEY ("tenant","staff") REFERENCES "public"."staff"("tenant","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "national"."tenant_area" ADD CONSTRAINT "tenant_area_tenant_tenant_code_fk" FOREIGN KEY ("tenant") REFERENCES "national"."tenant"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_parent" ON "national"."area" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "command_in_order" ON "command" USING btree ("tenant","written_in","id");--> statement-breakpoint
CREATE INDEX "command_latest" ON "command" USING btree ("written_in","tenant");--> statement-breakpoint
CREATE UNIQUE INDEX "seal_position" ON "seal" USING btree ("tenant","position");--> statement-breakpoint
CREATE INDEX "message_waiting" ON "message" USING btree ("next_at","tenant") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "account_of" ON "signin"."account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_of" ON "signin"."session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_of" ON "signin"."two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_of" ON "signin"."verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "staff_by_name" ON "staff" USING btree ("tenant","name","id");--> statement-breakpoint
CREATE INDEX "staff_by_person" ON "staff" USING btree ("person");--> statement-breakpoint
CREATE INDEX "staff_by_invitation" ON "staff" USING btree ("invitation");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_once" ON "staff" USING btree ("tenant","contact_index","role") WHERE state <> 'BERAKHIR';--> statement-breakpoint
CREATE INDEX "staff_word_prefix" ON "staff_word" USING btree ("tenant","word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "staff_word_of" ON "staff_word" USING btree ("tenant","staff");--> statement-breakpoint
CREATE INDEX "tenant_by_name" ON "national"."tenant" USING btree ("name","code");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_area_once" ON "national"."tenant_area" USING btree ("area");--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "command" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "command" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "command" AS PERMISSIVE FOR SELECT TO "agency_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "agency_user_insert" ON "command" AS PERMISSIVE FOR INSERT TO "agency_user" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "command" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "command" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_select" ON "command" AS PERMISSIVE FOR SELECT TO "job" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "command" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."mark" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "job_insert" ON "national"."mark" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "job_update" ON "national"."mark" AS PERMISSIVE FOR UPDATE TO "job" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "seal" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "seal" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_select" ON "seal" AS PERMISSIVE FOR SELECT TO "job" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_insert" ON "seal" AS PERMISSIVE FOR INSERT TO "job" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."birth" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_select" ON "national"."birth" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "national"."birth" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "key" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "key" AS PERMISSIVE FOR SELECT TO "agency_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "key" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_select" ON "key" AS PERMISSIVE FOR SELECT TO "job" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "key" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "message" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "message" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_select" ON "message" AS PERMISSIVE FOR SELECT TO "job" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "job_update" ON "message" AS PERMISSIVE FOR UPDATE TO "job" USING (tenant = (select current_setting('app.tenant', true))) WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "crossing_select" ON "message" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "staff" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "staff" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "staff" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true))) WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "staff" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "staff" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "staff" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (tenant = (select current_setting('app.tenant', true))) WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "in_scope" ON "staff" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or exists (select from unnest(string_to_array(scope, ',')) as place where (place = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(place, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]))));--> statement-breakpoint
CREATE POLICY "slrt_signin_select" ON "staff" AS PERMISSIVE FOR SELECT TO "slrt_signin" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_select" ON "staff" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "staff" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "staff_word" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "tenant_user_insert" ON "staff_word" AS PERMISSIVE FOR INSERT TO "tenant_user" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "tenant_user_delete" ON "staff_word" AS PERMISSIVE FOR DELETE TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "staff_word" AS PERMISSIVE FOR SELECT TO "secretariat" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_insert" ON "staff_word" AS PERMISSIVE FOR INSERT TO "secretariat" WITH CHECK (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_delete" ON "staff_word" AS PERMISSIVE FOR DELETE TO "secretariat" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "in_scope" ON "staff_word" AS RESTRICTIVE FOR ALL TO "tenant_user" USING ((select current_setting('app.scope', true)) = '*' or exists (select from unnest(string_to_array(scope, ',')) as place where (place = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]) or left(place, 8) = any ((select string_to_array(current_setting('app.scope', true), ','))::text[]))));--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "staff_word" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (code = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "tenant_user_update" ON "national"."tenant" AS PERMISSIVE FOR UPDATE TO "tenant_user" USING (code = (select current_setting('app.tenant', true))) WITH CHECK (code = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "agency_user" USING (code = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "secretariat_update" ON "national"."tenant" AS PERMISSIVE FOR UPDATE TO "secretariat" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "job_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "job" USING (true);--> statement-breakpoint
CREATE POLICY "slrt_signin_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "slrt_signin" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_select" ON "national"."tenant" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "national"."tenant" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant_user_select" ON "national"."tenant_area" AS PERMISSIVE FOR SELECT TO "tenant_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "agency_user_select" ON "national"."tenant_area" AS PERMISSIVE FOR SELECT TO "agency_user" USING (tenant = (select current_setting('app.tenant', true)));--> statement-breakpoint
CREATE POLICY "secretariat_select" ON "national"."tenant_area" AS PERMISSIVE FOR SELECT TO "secretariat" USING (true);--> statement-breakpoint
CREATE POLICY "observer_select" ON "national"."tenant_area" AS PERMISSIVE FOR SELECT TO "observer" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_select" ON "national"."tenant_area" AS PERMISSIVE FOR SELECT TO "crossing" USING (true);--> statement-breakpoint
CREATE POLICY "crossing_insert" ON "national"."tenant_area" AS PERMISSIVE FOR INSERT TO "crossing" WITH CHECK (true);