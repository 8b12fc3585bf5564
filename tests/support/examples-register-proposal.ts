import { newId } from '@slrt/domain/id'
import type { Example } from './examples.ts'
import {
  answerOf,
  attended,
  batchOf,
  decided,
  draftOf,
  matched,
  meetingOf,
  paper,
  proposalOffice,
  ratified,
  ready,
  registered,
  sent,
  settled,
  signed,
  submitted,
  versionOf,
  visited,
  visitOf,
  type ProposalOffice,
} from './proposals.ts'
import { laterDay } from './regulation.ts'
import type { Person, World } from './world.ts'

type Make = (world: World) => Promise<Example>
/** An example at some point of the way: who acts, on what. */
const at = (way: (world: World, office: ProposalOffice) => Promise<Example>): Make => {
  return async (world) => way(world, await proposalOffice(world))
}

const draft = async ({ fasilitator }: ProposalOffice) => {
  const home = await registered(fasilitator)
  const input = draftOf(home.id)
  await fasilitator.api.proposal.save.mutate({ commandId: newId(), ...input })
  return input.id
}
const handedIn = async ({ fasilitator }: ProposalOffice, more: Record<string, unknown> = {}) =>
  submitted(fasilitator, (await registered(fasilitator)).id, more)
const checked = async (office: ProposalOffice) => {
  const id = await handedIn(office)
  await matched(office.bo, id)
  return id
}
const seen = async (world: World, office: ProposalOffice) => {
  const id = await checked(office)
  await visited(world, office.fasilitator, id)
  return id
}
const listed = async (world: World, office: ProposalOffice) => {
  const proposal = await seen(world, office)
  return { proposal, id: await meetingOf(office.fasilitator, [proposal]) }
}
const held = async (world: World, office: ProposalOffice) => {
  const { id, proposal } = await listed(world, office)
  await attended(office.fasilitator, id)
  await decided(office.fasilitator, id, { [proposal]: 'LAYAK' })
  return { id, proposal }
}
const atOffice = async (world: World, office: ProposalOffice) => {
  const { id, proposal } = await held(world, office)
  await signed(world, office.fasilitator, id)
  await settled(world, office.fasilitator, id)
  return proposal
}
const batched = async (world: World, office: ProposalOffice) => batchOf(office, [(await ready(world, office)).id])
const handedOver = async (world: World, office: ProposalOffice) => {
  const { id: proposal } = await ready(world, office)
  const id = await batchOf(office, [proposal])
  await ratified(office, id)
  await sent(office, id)
  return { id, proposal }
}

const versioned = async (as: Person, id: string, more: Record<string, unknown> = {}): Promise<Example> => ({
  as,
  input: { id, version: await versionOf(as, id), ...more },
})
const meetingVersion = async (as: Person, id: string) => (await as.api.meeting.show.query({ id })).version
const batchVersion = async (as: Person, id: string) => (await as.api.siks.show.query({ id })).version
const note = 'Foto dapur belum ada.'

/** Examples of the paths of proposals, village meetings and batches. */
export const proposalExamples: Readonly<Record<string, Make>> = {
  'proposal.list': at(async (_, office) => {
    await draft(office)
    return { as: office.fasilitator, input: {} }
  }),
  'proposal.show': at(async (_, office) => ({ as: office.fasilitator, input: { id: await draft(office) } })),
  'proposal.save': at(async (_, { fasilitator }) => {
    const home = await registered(fasilitator)
    return { as: fasilitator, input: draftOf(home.id), changed: { reason: 'Lantai tanah.' } }
  }),
  'proposal.submit': at(async (_, office) => ({ as: office.fasilitator, input: { id: await draft(office) } })),
  'proposal.withdraw': at(async (_, office) => ({ as: office.fasilitator, input: { id: await handedIn(office) } })),
  'proposal.dukcapil': at(async (_, office) =>
    versioned(office.bo, await handedIn(office), {
      verdict: 'PADAN',
      on: laterDay(0),
      by: 'SIAK',
      note: 'SIAK hari ini',
    }),
  ),
  'proposal.identity': at(async (_, office) => ({ as: office.bo, input: { id: await handedIn(office) } })),
  'proposal.ground': at(async (world, office) => {
    const id = await checked(office)
    const photo = await paper(world, office.fasilitator, { proposal: id })
    return versioned(office.fasilitator, id, visitOf(photo, { note: 'Atap bocor.' }))
  }),
  'proposal.validate': at(async (world, office) =>
    versioned(office.bo, await atOffice(world, office), { note: 'Sudah benar.' }),
  ),
  'proposal.giveBack': at(async (_, office) => versioned(office.bo, await handedIn(office), { note })),
  'proposal.refuse': at(async (world, office) => versioned(office.bo, await atOffice(world, office), { note })),
  'proposal.tell': at(async (world, office) => {
    const id = await atOffice(world, office)
    const refused = { commandId: newId(), id, version: await versionOf(office.bo, id), note }
    await office.bo.api.proposal.refuse.mutate(refused)
    return versioned(office.fasilitator, id, { note: 'Lewat kunjungan rumah.' })
  }),
  'proposal.objector': at(async (_, office) => {
    const objector = { name: 'Dede Kurnia', phone: '', about: '' }
    const home = await registered(office.fo)
    const id = await submitted(office.fo, home.id, { kind: 'SANGGAH', content: {}, objector })
    return { as: office.supervisor, input: { id } }
  }),
  'meeting.list': at(async (world, office) => {
    await listed(world, office)
    return { as: office.fasilitator, input: {} }
  }),
  'meeting.show': at(async (world, office) => {
    const { id } = await listed(world, office)
    return { as: office.fasilitator, input: { id } }
  }),
  'meeting.open': at(async (world, office) => {
    const proposals = [await seen(world, office)]
    const input = { id: newId(), desa: '32.04.05.2003', heldOn: laterDay(0), place: 'Balai Desa Cimekar', proposals }
    return { as: office.fasilitator, input }
  }),
  'meeting.attend': at(async (world, office) => {
    const { id } = await listed(world, office)
    const attendance = [{ name: 'Imas Masitoh', office: 'Ketua RW 05' }]
    const changed = { attendance: [{ name: 'Imas Masitoh', office: 'Ketua RW 06' }] }
    return { as: office.fasilitator, input: { id, version: 1, attendance }, changed }
  }),
  'meeting.decide': at(async (world, office) => {
    const { id, proposal } = await listed(world, office)
    await attended(office.fasilitator, id)
    const version = await versionOf(office.fasilitator, proposal)
    return { as: office.fasilitator, input: { id, proposal, version, verdict: 'LAYAK', note: 'Semua setuju.' } }
  }),
  'meeting.sign': at(async (world, office) => {
    const { id } = await held(world, office)
    const minutes = await paper(world, office.fasilitator, { meeting: id })
    const version = await meetingVersion(office.fasilitator, id)
    return { as: office.fasilitator, input: { id, version, minutes, signedBy: 'H. Dadang Suhendar' } }
  }),
  'meeting.settle': at(async (world, office) => {
    const { id } = await held(world, office)
    await signed(world, office.fasilitator, id)
    await world.owner.query(`update meeting set objection_until = now() - interval '1 minute'`)
    return { as: office.fasilitator, input: { id, version: await meetingVersion(office.fasilitator, id) } }
  }),
  'siks.list': at(async (world, office) => {
    await batched(world, office)
    return { as: office.manager, input: {} }
  }),
  'siks.show': at(async (world, office) => ({ as: office.manager, input: { id: await batched(world, office) } })),
  'siks.make': at(async (world, office) => ({
    as: office.manager,
    input: { id: newId(), proposals: [(await ready(world, office)).id] },
  })),
  'siks.ratify': at(async (world, office) => {
    const id = await batched(world, office)
    return { as: office.manager, input: { id, version: 1, approval: newId(), reason: 'Sudah diperiksa semua.' } }
  }),
  'siks.file': at(async (world, office) => {
    const id = await batched(world, office)
    await ratified(office, id)
    return { as: office.manager, input: { id } }
  }),
  'siks.send': at(async (world, office) => {
    const id = await batched(world, office)
    await ratified(office, id)
    const version = await batchVersion(office.manager, id)
    return { as: office.manager, input: { id, version, sentOn: laterDay(0) } }
  }),
  'siks.preview': at(async (world, office) => {
    const { id, proposal } = await handedOver(world, office)
    return { as: office.manager, input: { id, rows: [answerOf(proposal)] } }
  }),
  'siks.answer': at(async (world, office) => {
    const { id, proposal } = await handedOver(world, office)
    const version = await batchVersion(office.manager, id)
    const rows = [answerOf(proposal)]
    return { as: office.manager, input: { id, version, sha256: 'ab'.repeat(32), file: 'jawaban siks.csv', rows } }
  }),
}
