import type pg from 'pg'
import { systemSeat } from '@slrt/db/as-actor'
import { newId } from '@slrt/domain/id'
import { findDuplicates } from '@slrt/functions/jobs/duplicates'
import { nikOf, type office } from './complaints.ts'
import { familyOf, registered } from './pairs.ts'
import type { Person, World } from './world.ts'

/** Two records of one person in the district, and a request of 32.73 for one of them: rows in `duplicate`, `transfer`. */
export async function filledDuplicate(
  made: World,
  { fasilitator }: Pick<Awaited<ReturnType<typeof office>>, 'fasilitator'>,
) {
  // prettier-ignore
  await registered(fasilitator, familyOf(901, [{ name: 'Kartini' }]))
  await registered(fasilitator, familyOf(902, [{ name: 'Kartini' }]))
  await findDuplicates(made.services)
  const bo = await made.somebody('32.73', 'BO')
  const who = { nik: nikOf(9010), name: 'Kartini' }
  await bo.api.transfer.ask.mutate({ commandId: newId(), id: newId(), who, reason: 'PINDAH' })
}

const REQUESTS = 300

/**
 * Thousands of pairs in the district that looks, of all states, a few hundred requests to and from it, and as many in
 * others. Returns a pair that can be opened.
 */
export async function fillDuplicates(made: World, owner: pg.PoolClient, officer: Person): Promise<{ pair: string }> {
  const first = await registered(officer, familyOf(901, [{ name: 'Kartini' }]))
  const second = await registered(officer, familyOf(902, [{ name: 'Kartini' }]))
  const [one, other] = [first.persons[0]!.id, second.persons[0]!.id].sort()
  const pair = newId()
  await owner.query(`
    insert into duplicate (tenant, id, one, other, desa, score, state, found_at)
      values ('32.04', '${pair}', '${one}', '${other}', '${first.desa}', 925, 'TERBUKA', now());
    insert into duplicate (tenant, id, one, other, desa, score, state, found_at)
      select tenant, gen_random_uuid(), one, id, desa, 750 + n % 250,
        (array['TERBUKA', 'TERBUKA', 'BUKAN_GANDA', 'DIGABUNG'])[1 + n % 4], now()
      from (select tenant, id, desa, lag(id) over w as one, row_number() over w as n from person
        where tenant in ('32.04', '32.73') window w as (partition by tenant order by id)) p
      where one is not null and n <= 4000
      on conflict do nothing`)
  const { services } = made
  const rows = await services.as(systemSeat('32.04'), ({ tx }) =>
    Promise.all(
      Array.from({ length: REQUESTS }, async () => {
        const id = newId()
        const place = { tenant: '32.04', table: 'transfer', column: 'subject', id }
        const subject = { name: 'Kartini', nik: nikOf(9010), household: null }
        return { id, subject: await services.keys.encrypt(tx, place, JSON.stringify(subject)) }
      }),
    ),
  )
  await owner.query(
    `insert into transfer (tenant, id, direction, beside, nik_index, state, reason, asked_at, subject)
     select '32.04', id, 'KELUAR', '32.73', uuid_send(id), 'DITOLAK', 'PINDAH', now() - n * interval '1 hour', subject
     from unnest($1::uuid[], $2::bytea[]) with ordinality as r (id, subject, n)
     union all
     select t.code, gen_random_uuid(), 'MASUK', '32.73', sha256(n::text::bytea), 'DIMINTA', 'PINDAH', now(), null
     from national.tenant t, generate_series(1, ${REQUESTS}) n where t.kind = 'district' and (t.code = '32.04' or n < 4)`,
    [rows.map(({ id }) => id), rows.map(({ subject }) => subject)],
  )
  await owner.query(`insert into national.nik_holder select nik_index, tenant from person where nik_index is not null on conflict do nothing`) // prettier-ignore
  return { pair }
}
