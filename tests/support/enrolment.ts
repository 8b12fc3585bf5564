import { eq } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { program } from '@slrt/db/program'
import { judge } from '@slrt/domain/explain'
import { newId } from '@slrt/domain/id'
import type { Definition } from '@slrt/domain/program'
import { situationOf } from '@slrt/domain/situation'
import { nextNumber } from '@slrt/functions/regulation-publish'
import { familyOf, registerOffice } from './register.ts'
import { world, type Person, type World } from './world.ts'

/** House repair of the district: desil at most 4 and an unfit house; 400 places, 100 of them for Cileunyi. */
export const houseRepair = (more: Partial<Definition> = {}): Definition => ({
  name: 'Perbaikan rumah Sabilulungan',
  owner: 'Dinas Perumahan',
  fund: 'APBD',
  unit: 'KELUARGA',
  rule: {
    and: [
      { '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] },
      { '===': [{ var: 'rumah.tidak_layak' }, true] },
    ],
  },
  params: { maxDesil: 4 },
  benefit: { per: 'SEKALI', amount: 20_000_000, parts: [], mostMembers: null, text: 'Bahan bangunan dan upah' },
  papers: [
    { name: 'Surat pernyataan tanah', fact: 'keluarga.pernyataan_tanah' },
    { name: 'Fotokopi KK', fact: null },
  ],
  road: 'DAFTAR',
  category: '',
  quota: { year: 2026, total: 400, areas: { '32.04.05': 100 } },
  priority: [{ fact: 'keluarga.desil', first: 'LEAST' }],
  source: 'Perbup 12/2026 Pasal 4',
  confidence: 'D',
  ...more,
})

export const HOUSE = 'RUTILAHU_KAB'

/** A program of a district that is in force from a day on, as if it had been asked for and approved. */
export async function openProgram(
  made: World,
  definition = houseRepair(),
  { code = HOUSE, tenant = '32.04', from = '2026-01-01' } = {},
) {
  await made.services.as(systemSeat(tenant), async ({ tx }) => {
    const publishedIn = await nextNumber({ tx })
    const row = { id: newId(), code, definition: JSON.stringify(definition), effectiveFrom: from }
    await tx.insert(program).values({ ...row, state: 'TERBIT', publishedIn, changedBy: 'Nia', changedAt: new Date() })
  })
}

/** What officers and lists said of a family: a desil, and whether the house is fit. */
export async function known(made: World, id: string, values: Partial<typeof fact.$inferInsert>, tenant = '32.04') {
  await made.services.as(systemSeat(tenant), ({ tx }) =>
    tx
      .update(fact)
      .set({ ...values, changedAt: new Date() })
      .where(eq(fact.id, id)),
  )
}

/** The year of today where the districts of tests are (WIB). */
export const thisYear = () => Number(new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 4))

/** So many receive it already: rows without families, which nobody looks at. */
export const filledPlaces = (made: World, n: number, { code = HOUSE, desa = '32.04.05.2003' } = {}) =>
  made.owner.query(
    `set session_replication_role = replica;
     insert into enrolment (tenant, id, program, household, desa, state, year, rank, proposed_by, proposed_at, changed_at)
     select '32.04', gen_random_uuid(), '${code}', gen_random_uuid(), '${desa}', 'MENERIMA', ${thisYear()}, '0', 'x', now(), now()
     from generate_series(1, ${n});
     reset session_replication_role`,
  )

/** What the family's card says of a program to this officer, computed as the tablet does; with the parameters of the day. */
export async function cardOf({ api }: Person, household: string, program: string, person: string | null = null) {
  const shown = await api.eligibility.show.query({ id: household })
  const one = shown.programs.find(({ code }) => code === program)!
  const rows = shown.rows as unknown as Parameters<typeof situationOf>[0]
  const situation = situationOf(rows, { day: shown.day, closed: new Set(shown.closed) })
  const judged = judge(one.definition, one.params, situation).find((answer) => answer.person === person)!
  return { ...judged, params: one.params }
}

let count = 500

/** A family that surely fits the house repair; `desil` places it in line. */
export async function poorFamily(made: World, officer: Person, desil = 2, desa?: string) {
  const home = await familyOf(officer, ++count, desa)
  await known(made, home.id, { desil, floor: 8 })
  return home
}

export async function proposed({ api }: Person, household: string, program = HOUSE, person: string | null = null) {
  const id = newId()
  await api.enrolment.propose.mutate({ commandId: newId(), id, household, person, program })
  return id
}
export const confirmed = ({ api }: Person, id: string, version = 1) =>
  api.enrolment.confirm.mutate({ commandId: newId(), id, version })

/** A district with a house repair of its own, and those who propose and decide. */
export async function houseOffice(definition = houseRepair({ quota: { year: thisYear(), total: 400, areas: {} } })) {
  const made = await world()
  const office = await registerOffice(made)
  await openProgram(made, definition)
  return { made, ...office }
}

/** States of all enrolments in a district, by id, as they lie in the database. */
export const statesOf = async (made: World): Promise<Record<string, string>> => {
  const { rows } = await made.owner.query<{ id: string; state: string }>('select id, state from enrolment')
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
}
