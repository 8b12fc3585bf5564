import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { participation } from '@slrt/db/participation'
import { target } from '@slrt/db/program'
import { closedIn } from '@slrt/domain/closed-list'
import { judge } from '@slrt/domain/explain'
import { situationOf } from '@slrt/domain/situation'
import { CELLS, NO_FIGURES, unitsOf, type Cell } from '@slrt/domain/target'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { closedOf } from '@slrt/functions/closed-lists'
import { programsOn } from '@slrt/functions/program-rows'
import type { World } from './world.ts'

/** As much of `pg` as filling takes; one connection, as superuser. */
type Owner = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> }

const dummy = (bytes: number) => `decode(repeat('5a', ${bytes}), 'hex')`
/** A number from 0 to 99 that looks like chance, another for each name, and the same every time. */
const chance = (name: string) => `(hashtext('${name}' || n)::bigint & 1048575) % 100`

type Fill = {
  readonly tenant: string
  readonly families: number
  /** Codes of desa, in turn. */
  readonly desa: readonly string[]
  /** Members of each family. */
  readonly members?: number
}

/**
 * Families with facts and cards by SQL, as imports and officers leave them: of a fifth the desil is not known, of a tenth
 * whether the numbers agree; a third receives something. Foreign keys are not checked on the way: superusers only.
 */
export async function fillTargets(owner: Owner, { tenant, families, desa, members = 3 }: Fill): Promise<void> {
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `create temp table told as select $1::text as tenant, gen_random_uuid() as id, n,
       ($3::text[])[1 + n % cardinality($3::text[])] as desa, now() as since from generate_series(1, $2::int) n`,
    [tenant, families, [...desa]],
  )
  await owner.query(
    `create temp table member as select tenant, gen_random_uuid() as id, id as household, desa, since, n * 16 + m as n, m
     from told, generate_series(1, ${members}) m`,
  )
  await owner.query(
    `insert into household (tenant, id, desa, rt, rw, head, head_folded, members, address, registered_at, registered_by,
       changed_by, changed_at, kk_reason)
     select tenant, id, desa, '01', '05', 'Siti ' || n, 'siti ' || n, ${members}, ${dummy(90)}, since, id, 'Rini', since,
       'TIDAK_TAHU' from told`,
  )
  await owner.query(
    `insert into person (tenant, id, household, desa, name, relation, sex, birth_date, nik_reason, changed_by, changed_at)
     select tenant, id, household, desa, 'Orang ' || n, case when m = 1 then 'KEPALA' else 'ANAK' end,
       case when n % 2 = 0 then 'L' else 'P' end, current_date - (${chance('age')} * 365 + n % 365)::int, 'TIDAK_TAHU', 'Rini', since
     from member`,
  )
  await owner.query(
    `insert into fact (tenant, id, household, desa, source, as_of, changed_at, desil, exclusion, member_count, has_kks, floor,
       wall, roof, toilet, floor_area, land_legal, power, tenure)
     select tenant, id, id, desa, 'DTSEN', '2026-07-01', since, case when ${chance('desil')} < 80 then 1 + ${chance('d')} / 10 end,
       case when ${chance('ex')} < 85 then 'TIDAK_ADA' when ${chance('ex')} < 90 then 'PERANGKAT_DESA' end, ${members},
       ${chance('kks')} < 40, 1 + ${chance('fl')} % 9, 1 + ${chance('wa')} % 7, 1 + ${chance('ro')} % 7,
       1 + ${chance('to')} % 4, 20 + ${chance('ar')}, case when ${chance('la')} < 60 then true end, 1 + ${chance('po')} % 3,
       1 + ${chance('te')} % 3
     from told`,
  )
  await owner.query(
    `insert into fact (tenant, id, household, person, desa, source, as_of, changed_at, sex, born, relation, nik_matched, pregnant,
       severe_disability, disability, school_level, civil_servant, bpjs_segment, pbi_active, local_card)
     select f.tenant, f.id, f.household, f.id, f.desa, 'DTSEN', '2026-07-01', f.since, p.sex, p.birth_date, p.relation,
       case when ${chance('nik')} < 90 then ${chance('nik')} < 85 end, case when p.sex = 'P' then ${chance('pr')} < 8 end,
       ${chance('dis')} < 3, ${chance('dis')} < 6, (array['SD', 'SMP', 'SMA', 'TIDAK_ADA'])[1 + ${chance('sc')} % 4],
       ${chance('asn')} < 2, case when ${chance('bp')} < 80 then (array['PBI_JK', 'NONAKTIF', 'PBPU_PEMDA', 'TIDAK_ADA'])[1 + ${chance('seg')} % 4] end,
       ${chance('pbi')} < 40, ${chance('card')} < 80
     from member f join person p on p.tenant = f.tenant and p.id = f.id`.replaceAll(
      /\('(\w+)' \|\| n\)/g,
      `('$1' || f.n)`,
    ),
  )
  await owner.query(
    `insert into participation (tenant, id, household, desa, program, state, year, source, by_name, at)
     select tenant, gen_random_uuid(), id, desa, program,
       (array['MENERIMA', 'MENERIMA', 'PERNAH', 'BUTUH', 'TIDAK'])[1 + (hashtext(program || n)::bigint & 1048575) % 5], 2025,
       'DTSEN', 'Impor', since
     from told, unnest(array['PKH', 'BPNT', 'PBI_JK', 'RTLH']) as program where (hashtext('has' || program || n)::bigint & 1048575) % 100 < 60`,
  )
  await owner.query(
    `insert into participation (tenant, id, household, person, desa, program, state, year, source, by_name, at)
     select tenant, gen_random_uuid(), household, id, desa, 'PBI_JK', case when ${chance('mine')} < 60 then 'MENERIMA' else 'TIDAK' end,
       2025, 'DTSEN', 'Impor', since from member where ${chance('own')} < 30`,
  )
  await owner.query(`drop table told; drop table member; reset session_replication_role`)
}

type Row = { readonly program: string; readonly desa: string } & Record<Cell, number>
const byPlace = (a: Row, b: Row) => (`${a.program}|${a.desa}` < `${b.program}|${b.desa}` ? -1 : 1)

/** The figures that stand, but for areas where nobody is. */
export const figuresThere = (made: World, tenant: string): Promise<Row[]> =>
  made.services.as(systemSeat(tenant), async ({ tx }) => {
    const rows = await tx.select().from(target)
    return rows
      .filter((row) => unitsOf(row) > 0)
      .map((row) => ({
        program: row.program,
        desa: row.desa,
        ...(Object.fromEntries(CELLS.map((cell) => [cell, row[cell]])) as Record<Cell, number>),
      }))
      .sort(byPlace)
  })

/**
 * The same, reckoned one family after the other by `judge`, as a tablet would: the other side of the comparison, without a
 * line of the SQL that the product counts by.
 */
export const figuresRecounted = (made: World, tenant: string): Promise<Row[]> =>
  made.services.as(systemSeat(tenant), async (inside) => {
    const { tx, configuration } = inside
    const day = localDate(made.services.now(), zoneOf(tenant))
    const { rules } = made.services
    const [programs, closed] = [
      await programsOn({ tx, configuration, rules, actor: { tenant } }, day),
      await closedOf(tx, day),
    ]
    const [families, facts, cards] = [
      await tx.select().from(household),
      Map.groupBy(await tx.select().from(fact), (row) => row.household),
      Map.groupBy(await tx.select().from(participation), (row) => row.household),
    ]
    const found = new Map<string, Row>()
    const count = (program: string, desa: string, cell: Cell) => {
      const key = `${program}|${desa}`
      const row = found.get(key) ?? { program, desa, ...NO_FIGURES }
      found.set(key, { ...row, [cell]: row[cell] + 1 })
    }
    const cellOf = (verdict: string, served: boolean): Cell =>
      `${verdict === 'LAYAK' ? 'eligible' : verdict === 'TIDAK' ? 'ineligible' : 'unknown'}${served ? 'Served' : 'Unserved'}`
    for (const { id, desa } of families.filter((one) => one.existence === 'ADA')) {
      const situation = situationOf(facts.get(id) ?? [], { day, closed: closedIn(closed, desa) })
      for (const { code, definition, params } of programs) {
        const own = (cards.get(id) ?? []).filter(({ program }) => program === code)
        const judged = judge(definition, params, situation)
        if (definition.unit === 'KELUARGA') {
          const served = own.some(({ state }) => state === 'MENERIMA')
          count(code, desa, cellOf(judged[0]!.verdict, served))
          continue
        }
        const isFamilys = own.some((card) => card.person === null && card.state === 'MENERIMA')
        for (const { person: member, verdict } of judged) {
          const card = own.find((one) => one.person === member)
          const served = card ? card.state === 'MENERIMA' : isFamilys && verdict !== 'TIDAK'
          count(code, desa, cellOf(verdict, served))
        }
      }
    }
    return [...found.values()].sort(byPlace)
  })
