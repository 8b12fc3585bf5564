ALTER TABLE "enrolment" ADD COLUMN "told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "told_by" text;--> statement-breakpoint
CREATE INDEX "enrolment_untold" ON "enrolment" USING btree ("tenant","desa","changed_at") WHERE told_at is null and state in ('DAFTAR_TUNGGU', 'MENERIMA', 'DITOLAK', 'LULUS', 'SELESAI', 'DIKELUARKAN');--> statement-breakpoint
-- What was decided more than thirty days ago is no news any more, as before.
alter table enrolment no force row level security;
--> statement-breakpoint
update enrolment set told_at = changed_at where changed_at < now() - interval '30 days';
--> statement-breakpoint
alter table enrolment force row level security;
