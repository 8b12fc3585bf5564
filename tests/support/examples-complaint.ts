import { newId } from '@slrt/domain/id'
import type { Example } from './examples.ts'
import { CIMEKAR, complaintOf, family, told } from './complaints.ts'
import type { Person, World } from './world.ts'

type Make = (world: World) => Promise<Example>

/** A need that was registered, and what it takes to bring it further. */
type Case = {
  readonly world: World
  readonly rini: Person
  readonly household: string
  readonly complaint: string
  readonly item: string
  /** The need's version now, and that of its referral. */
  version: number
  referral: { readonly id: string; version: number; readonly agency: Person } | null
}

async function registered(world: World): Promise<Case> {
  await world.district()
  const rini = await world.somebody('32.04', 'FASILITATOR', [CIMEKAR])
  const { household, complaint, items } = await complaintOf(rini)
  return { world, rini, household, complaint, item: items[0]!, version: 1, referral: null }
}

const office = ({ world }: Case) => world.somebody('32.04', 'BO')
const manager = ({ world }: Case) => world.somebody('32.04', 'MANAJER')

/** Brings the need one act further. */
type Step = (of: Case) => Promise<void>

/** An act of a village, and one of the manager, who may do everything in the office. */
const by =
  (who: (of: Case) => Person | Promise<Person>, path: string, more: object = {}): Step =>
  async (of) => {
    const { api } = await who(of)
    const acts = api.item as unknown as Record<string, { mutate: (input: object) => Promise<unknown> }>
    await acts[path]!.mutate({ commandId: newId(), id: of.item, version: of.version, ...more })
    of.version += 1
  }
const village = (path: string, more?: object) => by(({ rini }) => rini, path, more)
const inOffice = (path: string, more?: object) => by(manager, path, more)

const sent: Step = async (of) => {
  const unit = await of.world.unit('32.04', 'Dinas Kesehatan', { sectors: 'KES,BAN' })
  const id = newId()
  const { api } = await office(of)
  const request = 'Aktifkan kembali PBI-JK.'
  await api.referral.send.mutate({ commandId: newId(), id, item: of.item, version: of.version, unit, request })
  of.version += 1
  of.referral = { id, version: 1, agency: await of.world.somebody('32.04', 'OPD_PETUGAS', [], unit) }
}
const accepted: Step = async (of) => {
  const { id, version, agency } = of.referral!
  await agency.api.referral.accept.mutate({ commandId: newId(), id, version })
  of.referral!.version += 1
  of.version += 1
}

async function standing(world: World, steps: readonly Step[]): Promise<Case> {
  const of = await registered(world)
  for (const step of steps) await step(of)
  return of
}

/** An act on a need that has come so far, by whoever does it. */
const act =
  (who: (of: Case) => Person | Promise<Person>, steps: readonly Step[], more: object = {}): Make =>
  async (world) => {
    const of = await standing(world, steps)
    return { as: await who(of), input: { id: of.item, version: of.version, ...more } }
  }

/** A step of a referral that has come so far. */
const answer =
  (steps: readonly Step[], more: object = {}, who: ((of: Case) => Promise<Person>) | null = null): Make =>
  async (world) => {
    const of = await standing(world, [sent, ...steps])
    const { id, version, agency } = of.referral!
    return { as: who ? await who(of) : agency, input: { id, version, ...more } }
  }

const rini = (of: Case) => of.rini
const NOTE = { note: 'Berkas sudah diperiksa.' }
const RESULT = { ...NOTE, resolution: 'LAYANAN_DIBERIKAN' }
const done = inOffice('finish', RESULT)
const heard = village('feedback', { arrived: false })

const person = {
  name: 'Asep Kurnia',
  nik: null,
  nikReason: 'BAYI' as const,
  birthDate: '2026-01-05',
  sex: 'L' as const,
  relation: 'ANAK' as const,
  phone: null,
}

/** The members of a registered family, and its card. */
const cardOf = async ({ rini: officer, household }: Case) => officer.api.household.show.query({ id: household })

const unitOpened = async (world: World) => {
  const as = await world.district()
  const id = newId()
  const input = { id, kind: 'OPD' as const, name: 'Dinas Kesehatan', desa: null, sectors: ['KES' as const] }
  return { as, input }
}
const unitThere = async (world: World) => {
  const { as, input } = await unitOpened(world)
  await as.api.unit.open.mutate({ commandId: newId(), ...input })
  return { as, id: input.id }
}

/** Examples of what complaints go through: units, families, complaints, needs, referrals. */
export const complaintExamples: Readonly<Record<string, Make>> = {
  'complaint.register': async (world) => {
    const { rini: as, household } = await registered(world)
    return { as, input: told(household, ['PGN02', 'ADM01']) }
  },
  'complaint.show': async (world) => {
    const { rini: as, complaint } = await standing(world, [sent, accepted])
    return { as, input: { id: complaint } }
  },
  'household.change': async (world) => {
    const { rini: as, household } = await registered(world)
    const changed = { rt: '03', rw: '05', address: 'Kp. Babakan Girang', kk: null, kkReason: 'HILANG' }
    return { as, input: { id: household, ...changed, version: 1 } }
  },
  'household.list': async (world) => ({ as: (await registered(world)).rini, input: { text: 'siti' } }),
  'household.number': async (world) => {
    const { rini: as, household } = await registered(world)
    return { as, input: { id: household } }
  },
  'household.register': async (world) => {
    await world.district()
    return { as: await world.somebody('32.04', 'FASILITATOR', [CIMEKAR]), input: family(9_000) }
  },
  'household.show': async (world) => {
    const { rini: as, household } = await registered(world)
    return { as, input: { id: household } }
  },
  'item.cancel': act(office, [], NOTE),
  'item.close': act(office, [done, heard]),
  'item.counts': async (world) => ({ as: (await registered(world)).rini, input: {} }),
  'item.enqueue': act(office, [], NOTE),
  'item.extend': act(manager, [], NOTE),
  'item.feedback': act(rini, [done], { arrived: true, content: 4, ...NOTE }),
  'item.finish': act(rini, [], RESULT),
  'item.forward': act(rini, []),
  'item.handle': act(rini, []),
  'item.identify': act(rini, []),
  'item.propose': act(office, [], NOTE),
  'item.queue': async (world) => ({ as: (await registered(world)).rini, input: { tab: 'mine' } }),
  'item.reopen': act(manager, [done, heard, inOffice('close')], NOTE),
  'item.resume': act(rini, [village('wait', NOTE)]),
  'item.revise': act(manager, [inOffice('submit')], NOTE),
  'item.submit': act(office, []),
  'item.take': act(office, []),
  'item.verify': act(rini, [village('visit')], NOTE),
  'item.visit': act(rini, []),
  'item.wait': act(rini, [], NOTE),
  'person.add': async (world) => {
    const { rini: as, household } = await registered(world)
    return { as, input: { id: newId(), household, ...person } }
  },
  'person.change': async (world) => {
    const of = await registered(world)
    const [head] = (await cardOf(of)).persons
    const changed = { ...person, name: 'Siti Aminah Rahayu', relation: 'KEPALA' as const, birthDate: null, sex: null }
    return { as: of.rini, input: { id: head!.id, version: 1, ...changed } }
  },
  'person.identity': async (world) => {
    const of = await registered(world)
    const [head] = (await cardOf(of)).persons
    return { as: of.rini, input: { id: head!.id } }
  },
  'referral.accept': answer([]),
  'referral.complete': answer([accepted], RESULT),
  'referral.extend': answer([], NOTE, manager),
  'referral.giveBack': answer([], { ...NOTE, reason: 'SALAH_ALAMAT' }),
  'referral.inbox': async (world) => {
    const { referral } = await standing(world, [sent])
    return { as: referral!.agency, input: { state: 'open' } }
  },
  'referral.send': async (world) => {
    const of = await registered(world)
    const unit = await world.unit('32.04', 'Dinas Kesehatan', { sectors: 'KES,BAN' })
    const input = { id: newId(), item: of.item, version: 1, unit, request: 'Aktifkan kembali PBI-JK.' }
    return { as: await office(of), input }
  },
  'referral.show': async (world) => {
    const { referral } = await standing(world, [sent])
    return { as: referral!.agency, input: { id: referral!.id } }
  },
  'referral.start': answer([accepted]),
  'referral.withdraw': answer([accepted], {}, office),
  'unit.change': async (world) => {
    const { as, id } = await unitThere(world)
    return { as, input: { id, name: 'Dinas Kesehatan Kabupaten', sectors: ['KES', 'PGN'], version: 1 } }
  },
  'unit.end': async (world) => {
    const { as, id } = await unitThere(world)
    return { as, input: { id } }
  },
  'unit.list': async (world) => ({ as: (await unitThere(world)).as, input: { kind: 'OPD' } }),
  'unit.open': unitOpened,
}
