import type { fact } from '@slrt/db/fact'
import type { household } from '@slrt/db/household'
import type { participation } from '@slrt/db/participation'
import type { person } from '@slrt/db/person'
import type { Writer } from '../trpc.ts'
import { officerFacts } from '../fact-rows.ts'
import { DAY } from './moments.ts'
import { randomOf, type Random } from './random.ts'

type Family = { household: typeof household.$inferInsert; persons: (typeof person.$inferInsert)[] }
type Fact = typeof fact.$inferInsert
type Card = typeof participation.$inferInsert

/** How many families a list knows, and how many of those an officer asked for their card. */
const LISTED = 0.3
const ASKED = 0.5
/** Of those whom the list does not know in full, how many BPS has ranked. */
const RANKED = 0.7
const jobs = ['Buruh tani', 'Buruh harian', 'Pedagang', 'Pengemudi ojek', 'Penjahit', 'Tidak bekerja']

const ageOf = (born: string | null | undefined, at: Date) =>
  born ? (at.getTime() - Date.parse(born)) / (365.25 * DAY) : 40

function familyFacts(random: Random): Partial<Fact> {
  const desil = random.weighted([[1, 4], [2, 4], [3, 3], [4, 2], [5, 1], [6, 1]]) // prettier-ignore
  return {
    desil,
    extremePoor: desil === 1 && random.chance(0.2),
    tenure: random.weighted([[1, 7], [2, 1], [3, 2]]), // prettier-ignore
    floorArea: random.int(18, 60),
    floor: random.pick([4, 6, 6, 8, 2]),
    wall: random.pick([1, 1, 3, 4]),
    roof: random.pick([2, 2, 3]),
    water: random.pick([4, 5, 3, 2]),
    light: 1,
    power: random.pick([1, 1, 2]),
    cooking: random.pick([4, 4, 10]),
    toilet: random.pick([1, 1, 2, 4]),
    hasCar: false,
    hasMotorcycle: random.chance(0.6),
    hasLand: false,
  }
}

/** What comes with the ranking alone: the family's desil and size, and whose number agrees. */
const rankedFact = (random: Random, row: Fact, told: Pick<Fact, 'source' | 'asOf'>, memberCount: number): Fact =>
  row.person
    ? { ...row, nikMatched: row.hasNik ? random.chance(0.93) : null }
    : {
        ...row,
        ...told,
        desil: random.weighted([[1, 2], [2, 3], [3, 4], [4, 5], [5, 5], [6, 5], [8, 6]]), // prettier-ignore
        desilAsOf: told.asOf,
        memberCount,
      }

function personFacts(random: Random, one: Family['persons'][number], at: Date): Partial<Fact> {
  const age = ageOf(one.birthDate, at)
  const isPupil = age >= 6.5 && age < 18.5
  const isAdult = age >= 18.5
  return {
    sex: one.sex,
    born: one.birthDate,
    relation: one.relation,
    hasNik: Boolean(one.nikIndex),
    nikMatched: one.nik ? random.chance(0.93) : null,
    disability: random.chance(0.03),
    chronicIllness: isAdult && random.chance(0.12),
    schooling: isPupil ? 2 : age < 6.5 ? 1 : 3,
    schoolLevel: isPupil ? (age < 12.5 ? 'SD' : age < 15.5 ? 'SMP' : 'SMA') : 'TIDAK_ADA',
    works: isAdult ? random.chance(0.6) : false,
    pbiActive: random.chance(0.55),
  }
}

const cards = (random: Random): Pick<Card, 'program' | 'state' | 'year'>[] => [
  { program: 'PKH', state: random.pick(['MENERIMA', 'PERNAH', 'TIDAK', 'BUTUH'] as const), year: null },
  { program: 'BPNT', state: random.pick(['MENERIMA', 'MENERIMA', 'TIDAK'] as const), year: null },
  { program: 'PBI_JK', state: random.pick(['MENERIMA', 'BUTUH', 'TIDAK_TAHU'] as const), year: null },
]

/**
 * What DTSEN and officers say of some of the families: coarse facts, cards, and finer data encrypted. By a chance of its
 * own, so that nothing else of the demo depends on it.
 * @returns rows of facts and cards; `detail` is set in the families' rows themselves
 */
export async function listedRows(hand: Writer, families: readonly Family[]): Promise<{ facts: Fact[]; cards: Card[] }> {
  const { tx, actor, at, keys } = hand
  const random = randomOf(`listed|${actor.tenant}`)
  const ranked = randomOf(`ranked|${actor.tenant}`)
  const rows = { facts: [] as Fact[], cards: [] as Card[] }
  const told = { source: 'DTSEN' as const, asOf: new Date(at.getTime() - 120 * DAY).toISOString().slice(0, 10) }
  for (const { household: home, persons } of families) {
    if (!random.chance(LISTED)) {
      const seen = officerFacts({ actor, at: home.changedAt }, home, persons, true)
      const known = ranked.chance(RANKED) ? seen.map((row) => rankedFact(ranked, row, told, persons.length)) : seen
      rows.facts.push(...known)
      // Lists of receivers know more families than anybody asked; most are who they are for.
      const desil = known[0]?.desil
      if (desil && ranked.chance(desil <= 5 ? 0.75 : 0.08))
        rows.cards.push({
          id: ranked.id(home.changedAt),
          household: home.id,
          desa: home.desa,
          person: null,
          program: 'BPNT',
          state: 'MENERIMA',
          year: ranked.int(2019, 2025),
          source: 'SIKS',
          byName: 'Daftar penerima',
          at: home.changedAt,
        })
      continue
    }
    const place = { household: home.id, desa: home.desa, changedAt: home.changedAt, ...told }
    rows.facts.push(
      { id: home.id, ...place, desilAsOf: told.asOf, memberCount: persons.length, ...familyFacts(random) },
      ...persons.map((one) => ({ id: one.id, person: one.id, ...place, ...personFacts(random, one, at) })),
    )
    const locked = (table: 'household' | 'person', id: string, detail: object) =>
      keys.encrypt(tx, { tenant: actor.tenant, table, column: 'detail', id }, JSON.stringify(detail))
    home.detail = await locked('household', home.id, { family_ref: `D${random.int(1e9, 9e9)}` })
    const head = persons.find(({ relation }) => relation === 'KEPALA')!
    head.detail = await locked('person', head.id, { occupation: random.pick(jobs) })
    if (!random.chance(ASKED)) continue
    const asked = { person: null, source: 'PETUGAS' as const, byName: home.changedBy, at: home.changedAt }
    for (const one of cards(random))
      rows.cards.push({
        id: random.id(home.changedAt),
        household: home.id,
        desa: home.desa,
        ...asked,
        ...one,
        year: one.state === 'MENERIMA' || one.state === 'PERNAH' ? random.int(2019, 2025) : null,
      })
  }
  return rows
}
