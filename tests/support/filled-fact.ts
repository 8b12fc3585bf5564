import { newId } from '@slrt/domain/id'
import { familyOf, listed, type Home } from './register.ts'
import type { Person, World } from './world.ts'

/** Rows of facts, their history, and the participation card, in 32.04: of a family that a list and an officer know. */
export async function filledFact(made: World, { fasilitator }: { fasilitator: Person }): Promise<Home> {
  const home = await familyOf(fasilitator, 4_711)
  await listed(made, home)
  const { seen } = (await fasilitator.api.fact.show.query({ id: home.id })).family
  const values = { floor: 6, roof: null }
  await fasilitator.api.fact.save.mutate({ commandId: newId(), id: home.id, household: home.id, seen, values })
  const answers = [{ program: 'PKH', state: 'MENERIMA' as const, year: 2024 }]
  await fasilitator.api.participation.save.mutate({ commandId: newId(), id: home.id, answers })
  return home
}

/** As much of `pg` as filling takes; one connection, as superuser. */
type Owner = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> }

/**
 * Facts, history and cards of all families of the district that looks, and of each eighth of the others. Foreign keys are
 * not checked on the way.
 */
export async function fillFacts(owner: Owner): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `create temp table listed as select tenant, id, desa, registered_at from household
     where tenant = '32.04' or get_byte(uuid_send(id), 0) < 32;
     insert into fact (tenant, id, household, desa, source, as_of, changed_at, desil, floor)
     select tenant, id, id, desa, 'DTSEN', '2026-07-01', registered_at, 2, 8 from listed
     on conflict do nothing;
     insert into provenance (tenant, id, kind, record, desa, field, source, by_name, at)
     select tenant, gen_random_uuid(), 'fact', id, desa, field, 'PETUGAS', 'Rini', registered_at
     from listed, unnest(array['floor', 'roof']) as f (field);
     insert into participation (tenant, id, household, desa, program, state, source, by_name, at)
     select tenant, gen_random_uuid(), id, desa, 'PKH', 'MENERIMA', 'PETUGAS', 'Rini', registered_at from listed
     on conflict do nothing;
     drop table listed`,
  )
  await owner.query(`reset session_replication_role`)
  await owner.query(`analyze fact, provenance, participation`)
}
