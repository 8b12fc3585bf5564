import { and, asc, eq, inArray, isNull, like, lte, or, sql } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { program } from '@slrt/db/program'
import { staff } from '@slrt/db/staff'
import type { Actor } from '@slrt/domain/actor'
import type { Role } from '@slrt/domain/permission'
import type { Definition } from '@slrt/domain/program'
import { UNFIT } from '@slrt/domain/situation'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { markPresent } from '../fact-rows.ts'
import type { appRouter } from '../router.ts'
import type { Services } from '../services.ts'
import { demoId } from './invented.ts'
import { DAY } from './moments.ts'

/** The procedures, as somebody some days ago. */
type As = (actor: Actor, daysAgo: number) => ReturnType<typeof appRouter.createCaller>

const TENANT = '32.04'
const CODE = 'RUTILAHU_SABILULUNGAN'
/** Cileunyi, where more families ask than there are places. */
const CROWDED = '32.04.05'
/** Cimekar in it, where a fasilitator has news for families. */
const VILLAGE = '32.04.05.2003'
const PLACES = 4
/** Of those who ask: the third is refused, and every other family was told. */
const REFUSED = 2
/** One of those who wait. */
const BETTER = 6
const STARTED = 24

const definition = (year: number): Definition => ({
  name: 'Perbaikan rumah Sabilulungan',
  owner: 'Dinas Perumahan Rakyat dan Kawasan Permukiman',
  fund: 'APBD',
  unit: 'KELUARGA',
  rule: {
    and: [
      { '===': [{ var: 'rumah.tidak_layak' }, true] },
      { '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] },
    ],
  },
  params: { maxDesil: 4 },
  benefit: { per: 'SEKALI', amount: 20_000_000, parts: [], mostMembers: null, text: 'Bahan bangunan dan upah tukang' },
  papers: [
    { name: 'Surat pernyataan tanah', fact: 'keluarga.pernyataan_tanah' },
    { name: 'Surat bersedia rumahnya dibedah', fact: 'keluarga.bersedia_dibedah' },
  ],
  road: 'DAFTAR',
  category: '',
  quota: { year, total: 400, areas: { [CROWDED]: PLACES } },
  priority: [
    { fact: 'keluarga.kemiskinan_ekstrem', first: 'YES' },
    { fact: 'keluarga.desil', first: 'LEAST' },
    { fact: 'keluarga.jumlah_anggota', first: 'MOST' },
  ],
  source: 'Perbup 12 Pasal 18',
  confidence: 'D',
})

/** Somebody of a role who works in the district. */
async function actorOf({ as }: Services, role: Role): Promise<Actor> {
  const works = and(eq(staff.role, role), eq(staff.state, 'AKTIF'))
  const [row] = await as(systemSeat(TENANT), ({ tx }) =>
    tx.select().from(staff).where(works).orderBy(asc(staff.id)).limit(1),
  )
  const { id, name, person } = row!
  return { person: person ?? id, name, membership: id, role, tenant: TENANT, scope: [], unit: null }
}

/** Families that the program is for, as a list knows them: so many of an area, those of the village first. */
const fitting = ({ as }: Services, area: string, most: number) =>
  as(systemSeat(TENANT), async ({ tx }) => {
    const unfit = or(
      inArray(fact.floor, [...UNFIT.floor]),
      inArray(fact.wall, [...UNFIT.wall]),
      sql`${fact.toilet} >= ${UNFIT.toilet}`,
    )
    const rows = await tx
      .select({ id: fact.household })
      .from(fact)
      .where(and(isNull(fact.person), lte(fact.desil, 4), unfit, like(fact.desa, `${area}%`)))
      .orderBy(sql`${fact.desa} <> ${VILLAGE}`, asc(fact.id))
      .limit(most)
    return rows.map(({ id }) => id)
  })

/** The house repair of Kabupaten Bandung: by an article of its regulation, approved by the head. */
async function publish(services: Services, admin: Actor, as: As): Promise<void> {
  const [zone, now] = [zoneOf(TENANT), services.now()]
  const from = localDate(new Date(now.getTime() - STARTED * DAY), zone)
  const id = demoId(`program|${CODE}`)
  const stands = () =>
    services.as(systemSeat(TENANT), async ({ tx }) => (await tx.select().from(program).where(eq(program.id, id)))[0])
  const instrument = demoId(`instrument|${TENANT}`)
  if (!(await stands()))
    await as(admin, STARTED).program.draft({
      commandId: demoId(`draft|${CODE}`),
      id,
      code: CODE,
      definition: definition(Number(localDate(now, zone).slice(0, 4))),
      instrument,
      article: 'Pasal 18',
      effectiveFrom: from,
      effectiveTo: null,
      version: 0,
    })
  const draft = await stands()
  if (draft?.state === 'DRAF') {
    const reason = 'Sudah dianggarkan dalam APBD tahun ini.'
    await as(admin, STARTED).program.submit({ commandId: demoId(`submit|${CODE}`), id, version: draft.version, reason })
  }
  const asked = await stands()
  if (asked?.state === 'DIAJUKAN')
    await as(await actorOf(services, 'KADIS'), STARTED).approval.approve({
      commandId: demoId(`approve|${CODE}`),
      id: asked.approval!,
      version: 1,
    })
}

/** A family that receives has moved away, a list says: its aid is to be ended. */
const moveAway = ({ as }: Services, id: string, at: Date) =>
  as(systemSeat(TENANT), async ({ tx }) => {
    await tx.update(household).set({ existence: 'PINDAH', changedAt: at }).where(eq(household.id, id))
    const rows = await tx.select({ id: fact.id }).from(fact).where(eq(fact.household, id))
    await markPresent({ tx, at }, rows.map((row) => row.id), false) // prettier-ignore
  })

/** A family that waits is not among the poorest any more, a newer list says: an officer decides what follows. */
const doBetter = ({ as }: Services, id: string, at: Date) =>
  as(systemSeat(TENANT), ({ tx }) => tx.update(fact).set({ desil: 6, changedAt: at }).where(eq(fact.id, id)))

/**
 * A program of the district with its places and those who wait for one, all by procedures. May be cut short and called
 * again: a command that was carried out is answered as before.
 */
export async function writeProgram(services: Services, admin: Actor, as: As): Promise<void> {
  if (admin.tenant !== TENANT) return
  await publish(services, admin, as)
  const [fo, manager] = [await actorOf(services, 'FO'), await actorOf(services, 'MANAJER')]
  const here = await fitting(services, `${CROWDED}.`, PLACES + 5)
  const elsewhere = await fitting(services, '32.04.2', 4)
  for (const [at, home] of [...here, ...elsewhere].entries()) {
    const id = demoId(`enrolment|${home}`)
    const ago = Math.max(2, 20 - at)
    const asked = { commandId: demoId(`propose|${id}`), id, household: home, person: null, program: CODE }
    await as(fo, ago).enrolment.propose(asked)
    // The last of each are still to be looked at.
    const waits = at === PLACES + 4 || at === here.length + elsewhere.length - 1
    if (waits) continue
    const decision = { commandId: demoId(`confirm|${id}`), id, version: 1 }
    const reason = 'Rumah ini sudah diperbaiki dengan dana desa tahun lalu.'
    if (at === REFUSED) await as(manager, ago - 1).enrolment.refuse({ ...decision, reason })
    else await as(manager, ago - 1).enrolment.confirm(decision)
    if (at % 2 === 1) await as(fo, ago - 2).enrolment.tell({ commandId: demoId(`tell|${id}`), id, version: 2 })
  }
  const yesterday = new Date(services.now().getTime() - DAY)
  if (elsewhere[0]) await moveAway(services, elsewhere[0], yesterday)
  if (here[BETTER]) await doBetter(services, here[BETTER], yesterday)
}
