-- Rules are asked of every family and of each of its members (design §2.8): who was written down before that gets a row of
-- facts, too, with what the register knows of everybody. The owner's own statements: the fence comes back at the end.
alter table household no force row level security;
--> statement-breakpoint
alter table person no force row level security;
--> statement-breakpoint
alter table fact no force row level security;
--> statement-breakpoint
update fact f set has_nik = (p.nik_index is not null), present = (p.existence = 'ADA')
from person p where p.tenant = f.tenant and p.id = f.id and f.person is not null;
--> statement-breakpoint
update fact f set present = (h.existence = 'ADA')
from household h where h.tenant = f.tenant and h.id = f.id and f.person is null;
--> statement-breakpoint
insert into fact (tenant, id, household, person, desa, source, changed_at, present)
select h.tenant, h.id, h.id, null, h.desa, 'PETUGAS', h.changed_at, h.existence = 'ADA' from household h
where not exists (select from fact f where f.tenant = h.tenant and f.id = h.id);
--> statement-breakpoint
insert into fact (tenant, id, household, person, desa, source, changed_at, present, sex, born, relation, has_nik)
select p.tenant, p.id, p.household, p.id, p.desa, 'PETUGAS', p.changed_at, p.existence = 'ADA', p.sex, p.birth_date, p.relation,
  p.nik_index is not null
from person p
where p.merged_into is null and not exists (select from fact f where f.tenant = p.tenant and f.id = p.id);
--> statement-breakpoint
alter table household force row level security;
--> statement-breakpoint
alter table person force row level security;
--> statement-breakpoint
alter table fact force row level security;
