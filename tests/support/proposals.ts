import { newId } from '@slrt/domain/id'
import type { ProposalKind } from '@slrt/domain/proposal-state'
import { CIMEKAR, family, nikOf } from './complaints.ts'
import { uploaded } from './evidence.ts'
import { laterDay } from './regulation.ts'
import type { Person, World } from './world.ts'

export { CIMEKAR }

let count = 7000
const next = () => ++count

/** A district with everybody that a proposal meets on its way. */
export async function proposalOffice(made: World, tenant = '32.04', desa = CIMEKAR) {
  const admin = await made.district(tenant)
  return {
    admin,
    fasilitator: await made.somebody(tenant, 'FASILITATOR', [desa]),
    coordinator: await made.somebody(tenant, 'PUSKESOS_KOORD', [desa]),
    supervisor: await made.somebody(tenant, 'SUPERVISOR', [desa.slice(0, 8)]),
    operator: await made.somebody(tenant, 'OPERATOR_SIKS', [desa]),
    fo: await made.somebody(tenant, 'FO'),
    bo: await made.somebody(tenant, 'BO'),
    manager: await made.somebody(tenant, 'MANAJER'),
    kadis: await made.somebody(tenant, 'KADIS'),
  }
}
export type ProposalOffice = Awaited<ReturnType<typeof proposalOffice>>

/** A family in the register; returns its input. */
export async function registered(officer: Person, desa = CIMEKAR) {
  const home = family(next(), desa)
  await officer.api.household.register.mutate({ commandId: newId(), ...home })
  return home
}

/** A family that is in no register yet, as a draft carries it. */
export function missingFamily(name = 'Entin Rohaeti') {
  const n = next()
  return {
    id: newId(),
    rt: '03',
    rw: '05',
    address: 'Kp. Babakan Tengah No. 9',
    kk: `320405010120${String(n).padStart(4, '0')}`,
    kkReason: null,
    persons: [
      {
        id: newId(),
        name,
        nik: nikOf(n),
        nikReason: null,
        birthDate: '1990-08-17',
        sex: 'P' as const,
        relation: 'KEPALA' as const,
        phone: null,
      },
    ],
  }
}

/** A draft as a screen sends it; by default an object of corrected housing. */
export const draftOf = (household: string | null, more: Record<string, unknown> = {}) => ({
  id: newId(),
  kind: 'UBAH_VARIABEL' as ProposalKind,
  desa: CIMEKAR,
  household,
  person: null as string | null,
  item: null as string | null,
  content: { variables: [{ field: 'wall' as const, person: null, value: 6 }] } as Record<string, unknown>,
  reason: 'Ayah berhenti kerja sejak Agustus, dinding rumah bambu.',
  ...more,
})

/** Saves a draft; returns its id. */
export async function saved(officer: Person, household: string | null, more: Record<string, unknown> = {}) {
  const draft = draftOf(household, more)
  await officer.api.proposal.save.mutate({ commandId: newId(), ...draft })
  return draft.id
}

/** The version that a proposal has now. */
export const versionOf = async (officer: Person, id: string) => (await officer.api.proposal.show.query({ id })).version

/** A paper or photograph of a proposal or a meeting. */
export async function paper(made: World, officer: Person, of: { proposal?: string; meeting?: string }) {
  const file = { ...(await uploaded(made, officer)), proves: 'SURAT' as const, ...of }
  await officer.api.file.add.mutate({ commandId: newId(), ...file })
  return file.id
}

export async function submitted(officer: Person, household: string | null, more: Record<string, unknown> = {}) {
  const id = await saved(officer, household, more)
  await officer.api.proposal.submit.mutate({ commandId: newId(), id })
  return id
}

export async function matched(officer: Person, id: string, verdict: 'PADAN' | 'TIDAK_PADAN' = 'PADAN') {
  const version = await versionOf(officer, id)
  const told = { verdict, on: laterDay(0), by: 'SIAK' as const, note: '' }
  await officer.api.proposal.dukcapil.mutate({ commandId: newId(), id, version, ...told })
}

/** What a visit says, with one photograph. */
export const visitOf = (photo: string, more: Record<string, unknown> = {}) => ({
  visitedOn: laterDay(0),
  seen: [{ field: 'wall' as const, person: null, value: 6 }],
  position: { lat: -6.94, lng: 107.71, accuracy: 12 },
  photos: [photo],
  heard: '',
  note: '',
  isDone: true,
  ...more,
})

export async function visited(made: World, officer: Person, id: string, more: Record<string, unknown> = {}) {
  const photo = await paper(made, officer, { proposal: id })
  const version = await versionOf(officer, id)
  await officer.api.proposal.ground.mutate({ commandId: newId(), id, version, ...visitOf(photo, more) })
}

/** A meeting of the desa about these proposals, held today; returns its id. */
export async function meetingOf(officer: Person, proposals: readonly string[], desa = CIMEKAR) {
  const id = newId()
  const held = { desa, heldOn: laterDay(0), place: 'Balai Desa Cimekar', proposals: [...proposals] }
  await officer.api.meeting.open.mutate({ commandId: newId(), id, ...held })
  return id
}

export async function attended(officer: Person, id: string) {
  const { version } = await officer.api.meeting.show.query({ id })
  const attendance = [
    { name: 'H. Dadang Suhendar', office: 'Kepala Desa' },
    { name: 'Imas Masitoh', office: 'Ketua RW 05' },
  ]
  await officer.api.meeting.attend.mutate({ commandId: newId(), id, version, attendance })
}

type Verdict = 'LAYAK' | 'TIDAK_LAYAK' | 'DITUNDA'

export async function decided(officer: Person, id: string, verdicts: Readonly<Record<string, Verdict>>) {
  for (const [proposal, verdict] of Object.entries(verdicts)) {
    const version = await versionOf(officer, proposal)
    await officer.api.meeting.decide.mutate({ commandId: newId(), id, proposal, version, verdict, note: '' })
  }
}

export async function signed(made: World, officer: Person, id: string) {
  const minutes = await paper(made, officer, { meeting: id })
  const { version } = await officer.api.meeting.show.query({ id })
  await officer.api.meeting.sign.mutate({ commandId: newId(), id, version, minutes, signedBy: 'H. Dadang Suhendar' })
}

/** Moves the end of a meeting's time for objections into the past, and settles it. */
export async function settled(made: World, officer: Person, id: string) {
  await made.owner.query(`update meeting set objection_until = now() - interval '1 minute' where id = $1`, [id])
  const { version } = await officer.api.meeting.show.query({ id })
  await officer.api.meeting.settle.mutate({ commandId: newId(), id, version })
}

export async function validated(bo: Person, id: string) {
  const version = await versionOf(bo, id)
  await bo.api.proposal.validate.mutate({ commandId: newId(), id, version, note: '' })
}

/** The whole way from the draft to a proposal that the office found right. */
export async function ready(made: World, office: Pick<ProposalOffice, 'fasilitator' | 'bo'>, household?: string) {
  const { fasilitator, bo } = office
  const home = household ?? (await registered(fasilitator)).id
  const id = await submitted(fasilitator, home)
  await matched(bo, id)
  await visited(made, fasilitator, id)
  const meeting = await meetingOf(fasilitator, [id])
  await attended(fasilitator, meeting)
  await decided(fasilitator, meeting, { [id]: 'LAYAK' })
  await signed(made, fasilitator, meeting)
  await settled(made, fasilitator, meeting)
  await validated(bo, id)
  return { id, household: home, meeting }
}

/** A batch of these proposals; returns its id. */
export async function batchOf({ manager }: Pick<ProposalOffice, 'manager'>, proposals: readonly string[]) {
  const id = newId()
  await manager.api.siks.make.mutate({ commandId: newId(), id, proposals: [...proposals] })
  return id
}

export async function ratified({ manager, kadis }: ProposalOffice, id: string) {
  const approval = newId()
  const { version } = await manager.api.siks.show.query({ id })
  const reason = 'Usulan November sudah diperiksa.'
  await manager.api.siks.ratify.mutate({ commandId: newId(), id, version, approval, reason })
  await kadis.api.approval.approve.mutate({ commandId: newId(), id: approval, version: 1 })
}

export async function sent({ manager }: ProposalOffice, id: string) {
  const { version } = await manager.api.siks.show.query({ id })
  await manager.api.siks.send.mutate({ commandId: newId(), id, version, sentOn: laterDay(0) })
}

/** A row of an answer file. */
export const answerOf = (reference: string, more: Record<string, unknown> = {}) => ({
  reference,
  answer: 'SELESAI' as 'SELESAI' | 'DITERIMA' | 'DITOLAK' | 'MENUNGGU_PERINGKAT',
  code: '',
  desil: 3 as number | null,
  period: '2026-10' as string | null,
  ...more,
})

export async function answered(
  manager: Person,
  id: string,
  rows: readonly ReturnType<typeof answerOf>[],
  sha256 = 'ab'.repeat(32),
) {
  const { version } = await manager.api.siks.show.query({ id })
  const file = { sha256, file: 'jawaban-siks.csv' }
  await manager.api.siks.answer.mutate({ commandId: newId(), id, version, ...file, rows: [...rows] })
}
