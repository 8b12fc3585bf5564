import { HOUSE, houseRepair, known, openProgram, proposed, thisYear } from './enrolment.ts'
import { familyOf } from './register.ts'
import type { Person, World } from './world.ts'

/** A family of 32.04 that is proposed for the house repair of its district. */
export async function filledEnrolment(made: World, { fasilitator }: { fasilitator: Person }): Promise<void> {
  await openProgram(made, houseRepair({ quota: { year: thisYear(), total: 54_000, areas: {} } }))
  const home = await familyOf(fasilitator, 4_712)
  await known(made, home.id, { desil: 2, floor: 8 })
  await proposed(fasilitator, home.id)
}

/** As much of `pg` as filling takes; one connection, as superuser. */
type Owner = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> }

/** A year of places: of the district that looks each family receives, waits or is proposed; of the others each eighth. */
export async function fillEnrolments(owner: Owner): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `insert into enrolment (tenant, id, program, household, desa, state, year, rank, proposed_by, proposed_at, changed_at)
     select tenant, id, p, id, desa, (array['MENERIMA', 'MENERIMA', 'MENERIMA', 'DAFTAR_TUNGGU', 'DIUSULKAN', 'LULUS'])[1 + n % 6],
       ${thisYear()}, '0' || lpad((n % 10)::text, 12, '0') || '|' || lpad(n::text, 14, '0'), 'x', registered_at, registered_at
     from (select *, row_number() over () as n from household where tenant = '32.04' or get_byte(uuid_send(id), 0) < 32) h,
       unnest(array['${HOUSE}', 'BEASISWA_KAB']) p where p = '${HOUSE}' or n % 4 = 0
     on conflict do nothing;
     insert into enrolment_step (tenant, id, enrolment, desa, state, by_name, at)
     select tenant, gen_random_uuid(), id, desa, 'DIUSULKAN', 'Rini', proposed_at from enrolment;
     insert into source_list (tenant, id, kind, program, area, as_of, rows, by_name, at)
     select t.code, gen_random_uuid(), 'PENERIMA', p, '', current_date - q * 30, 1000, 'Nia', now()
     from national.tenant t, unnest(array['PKH', 'BPNT']) p, generate_series(0, 20) q where t.kind = 'district'`,
  )
  await owner.query(`reset session_replication_role`)
  await owner.query(`analyze enrolment, enrolment_step, source_list`)
}
