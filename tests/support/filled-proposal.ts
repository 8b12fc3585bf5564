import type pg from 'pg'
import { PROPOSAL_STATES } from '@slrt/domain/proposal-state'
import { batchOf, ready, type ProposalOffice } from './proposals.ts'
import type { Person, World } from './world.ts'

/** A proposal on its way, a meeting and a batch: rows in each of the four tables. */
export async function filledProposal(made: World, office: Pick<ProposalOffice, 'fasilitator' | 'bo' | 'manager'>) {
  const { id, household, meeting } = await ready(made, office)
  return { proposal: id, household, meeting, batch: await batchOf(office, [id]) }
}

const dummy = (bytes: number) => `decode(repeat('5a', ${bytes}), 'hex')`
/** Those under way, and the ends but for the good one. */
const states = PROPOSAL_STATES.filter((state) => state !== 'SELESAI')
const kinds = [
  'TAMBAH_KELUARGA',
  'UBAH_VARIABEL',
  'UBAH_IDENTITAS',
  'PINDAH',
  'MENINGGAL',
  'TIDAK_LAYAK',
  'USUL_PROGRAM',
]
const list = (words: readonly string[]) => `(array[${words.map((word) => `'${word}'`).join(', ')}])`

/**
 * Years of proposals, by SQL, as the product would have left them: of each second family in the tenants that have some, most
 * of them ended and told; meetings of each desa and batches of each week.
 */
export async function fillProposals(owner: pg.PoolClient, officer: Person): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `insert into meeting (tenant, id, desa, state, held_on, place, opened_by, opened_by_name, opened_at, changed_by, changed_at)
     select h.tenant, gen_random_uuid(), h.desa, 'SELESAI', current_date - n * 9, 'Balai desa',
       $1::uuid, 'Rini', now(), 'Rini', now()
     from (select distinct tenant, desa from household where tenant = '32.04') h, generate_series(1, 30) n`,
    [officer.membership],
  )
  await owner.query(
    `insert into siks_batch (tenant, id, number, state, proposals, made_by_name, made_at, changed_by, changed_at)
     select t.tenant, gen_random_uuid(), '2020-01/' || n, 'DIJAWAB', 40, 'Dewi', now() - n * interval '3 days', 'Dewi', now()
     from (select distinct tenant from household) t, generate_series(1, 300) n`,
  )
  await owner.query(
    `create temp table chosen as
     select tenant, id, desa, head, n, case when n % 10 < 7 then 'SELESAI' else ${list(states)}[1 + (n / 10) % ${states.length}] end as state
     from (select tenant, id, desa, head, row_number() over (partition by tenant order by id) as n from household) h
     where n % 2 = 0 and (tenant = '32.04' or n % 10 = 0)`,
  )
  await owner.query(
    `insert into proposal (tenant, id, kind, state, household, desa, head, content, opened_by, opened_by_name, opened_at,
       since, told_at, validated_at, meeting, siks_batch)
     select c.tenant, gen_random_uuid(), ${list(kinds)}[1 + n % ${kinds.length}], c.state, c.id, c.desa, c.head, ${dummy(120)}, $1::uuid, 'Rini',
       now(), now() - n * interval '11 minutes', case when n % 50 <> 0 then now() end,
       case when c.state = 'VALIDASI_DINSOS' and n % 3 = 0 then now() end,
       case when c.state = 'SELESAI' then m.id end, case when c.state = 'SELESAI' then b.id end
     from chosen c
     left join (select distinct on (tenant, desa) tenant, desa, id from meeting) m on m.tenant = c.tenant and m.desa = c.desa
     left join siks_batch b on b.tenant = c.tenant and b.number = '2020-01/' || (1 + n % 300)`,
    [officer.membership],
  )
  await owner.query(`drop table chosen`)
  await owner.query(
    `insert into proposal_step (tenant, id, proposal, desa, act, after, by_name, by_role, at)
     select tenant, gen_random_uuid(), id, desa, act, state, 'Rini', 'FASILITATOR', since
     from proposal cross join unnest(array['proposal.submit', 'proposal.dukcapil', 'proposal.ground']) act where tenant = '32.04'`,
  )
  await owner.query(`reset session_replication_role`)
}
