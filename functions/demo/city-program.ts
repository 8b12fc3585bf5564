import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { participation } from '@slrt/db/participation'
import { enrolment, program } from '@slrt/db/program'
import { staff } from '@slrt/db/staff'
import type { Actor } from '@slrt/domain/actor'
import type { Definition } from '@slrt/domain/program'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { appRouter } from '../router.ts'
import type { Services } from '../services.ts'
import { insertRows } from './insert-rows.ts'
import { demoId } from './invented.ts'
import { DAY } from './moments.ts'
import { randomOf } from './random.ts'

/** The procedures, as somebody some days ago. */
type As = (actor: Actor, daysAgo: number) => ReturnType<typeof appRouter.createCaller>

const TENANT = '32.73'
const CODE = 'BANTUAN_TUNAI_KOTA'
const STARTED = 24
/** The city's own: 54,000 places for 52,000 poor families. Here in proportion to the families of the demo. */
const PLACES_A_FAMILY = 54_000 / 52_000
/** Of those who are poor, how many receive; places that are left go to others, but for the last few. */
const REACHED = 0.92
const FREE = 3
const LIMIT = 2

const definition = (year: number, places: number): Definition => ({
  name: 'Bantuan tunai Kota Bandung',
  owner: 'Dinas Sosial Kota Bandung',
  fund: 'APBD',
  unit: 'KELUARGA',
  rule: { '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] },
  params: { maxDesil: LIMIT },
  benefit: { per: 'BULAN', amount: 200_000, parts: [], mostMembers: null, text: '' },
  papers: [{ name: 'Fotokopi KK', fact: null }],
  road: 'DAFTAR',
  category: '',
  quota: { year, total: places, areas: {} },
  priority: [{ fact: 'keluarga.desil', first: 'LEAST' }],
  source: 'Contoh: 54.000 tempat untuk 52.000 keluarga, diperkecil menurut data contoh',
  confidence: 'D',
})

type Family = { readonly id: string; readonly desa: string; readonly desil: number | null }

/** Families whose desil is known, in an order that is the same at each loading. */
const familiesOf = ({ as }: Services): Promise<Family[]> =>
  as(systemSeat(TENANT), ({ tx }) =>
    tx
      .select({ id: fact.household, desa: fact.desa, desil: fact.desil })
      .from(fact)
      .where(and(isNull(fact.person), isNotNull(fact.desil)))
      .orderBy(asc(fact.id)),
  )

async function publish(services: Services, admin: Actor, as: As, places: number): Promise<void> {
  const [zone, now] = [zoneOf(TENANT), services.now()]
  const id = demoId(`program|${CODE}`)
  const look = <T>(read: Parameters<typeof services.as<T>>[1]) => services.as(systemSeat(TENANT), read)
  const stands = () => look(async ({ tx }) => (await tx.select().from(program).where(eq(program.id, id)))[0])
  if (!(await stands()))
    await as(admin, STARTED).program.draft({
      commandId: demoId(`draft|${CODE}`),
      id,
      code: CODE,
      definition: definition(Number(localDate(now, zone).slice(0, 4)), places),
      instrument: demoId(`instrument|${TENANT}`),
      article: 'Pasal 18',
      effectiveFrom: localDate(new Date(now.getTime() - STARTED * DAY), zone),
      effectiveTo: null,
      version: 0,
    })
  const draft = await stands()
  const reason = 'Sudah dianggarkan dalam APBD tahun ini.'
  if (draft?.state === 'DRAF')
    await as(admin, STARTED).program.submit({ commandId: demoId(`submit|${CODE}`), id, version: draft.version, reason })
  const asked = await stands()
  if (asked?.state !== 'DIAJUKAN') return
  const isHead = and(eq(staff.role, 'KADIS'), eq(staff.state, 'AKTIF'))
  const [head] = await look(({ tx }) => tx.select().from(staff).where(isHead).limit(1))
  const { id: membership, name, person } = head!
  const kadis: Actor = { ...admin, person: person ?? membership, name, membership, role: 'KADIS' }
  const decision = { commandId: demoId(`approve|${CODE}`), id: asked.approval!, version: 1 }
  await as(kadis, STARTED).approval.approve(decision)
}

/**
 * The cash aid of Kota Bandung: places enough for all who are poor, and poor families without one all the same, since some
 * places are taken by others. Receivers are written in bulk, as a list of the office would have brought them.
 */
export async function writeCityProgram(services: Services, admin: Actor, as: As): Promise<void> {
  if (admin.tenant !== TENANT) return
  const families = await familiesOf(services)
  const poor = families.filter(({ desil }) => desil! <= LIMIT)
  const places = Math.round(poor.length * PLACES_A_FAMILY)
  await publish(services, admin, as, places)
  const random = randomOf(`receivers|${TENANT}`)
  const reached = poor.filter(() => random.chance(REACHED))
  const others = families.filter(({ desil }) => desil! > LIMIT).slice(0, Math.max(0, places - FREE - reached.length))
  const at = new Date(services.now().getTime() - (STARTED - 2) * DAY)
  const since = localDate(at, zoneOf(TENANT))
  const year = Number(since.slice(0, 4))
  await services.as(systemSeat(TENANT), async ({ tx }) => {
    const [known] = await tx.select({ id: enrolment.id }).from(enrolment).where(eq(enrolment.program, CODE)).limit(1)
    if (known) return
    const receivers = [...reached, ...others].map(({ id: household, desa }) => ({ household, desa, program: CODE }))
    const told = { person: null, state: 'MENERIMA' as const }
    const decided = {
      proposedBy: admin.person,
      proposedAt: at,
      decidedBy: admin.person,
      decidedAt: at,
      toldAt: at,
      toldBy: admin.name,
    }
    await insertRows(tx, enrolment, receivers.map((one) => ({ ...one, ...told, ...decided, id: random.id(at), year, since, changedAt: at }))) // prettier-ignore
    const card = { ...told, year, source: 'PETUGAS' as const, byName: admin.name, at }
    await insertRows(tx, participation, receivers.map((one) => ({ ...one, ...card, id: random.id(at) }))) // prettier-ignore
  })
}
