import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { settleMeetings } from '@slrt/functions/jobs/settle'
import { decided as ruled } from '../support/decided.ts'
import {
  attended,
  CIMEKAR,
  decided,
  matched,
  meetingOf,
  paper,
  proposalOffice,
  registered,
  settled,
  signed,
  submitted,
  versionOf,
  visited,
  type ProposalOffice,
} from '../support/proposals.ts'
import { laterDay } from '../support/regulation.ts'
import { failure, world, type World } from '../support/world.ts'

/** A proposal that waits for a meeting. */
async function waiting(made: World, { fasilitator, bo }: ProposalOffice) {
  const home = await registered(fasilitator)
  const id = await submitted(fasilitator, home.id)
  await matched(bo, id)
  await visited(made, fasilitator, id)
  return { id, household: home.id }
}

test('a meeting: list, who came, a word on each family, minutes, time for objections, and on to the office', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, coordinator, bo } = office
  const [fit, unfit, later] = [await waiting(made, office), await waiting(made, office), await waiting(made, office)]
  const candidates = await fasilitator.api.proposal.list.query({ waits: 'meeting', desa: CIMEKAR })
  expect(candidates.rows.map(({ id }) => id).sort()).toEqual([fit.id, unfit.id, later.id].sort())

  const id = await meetingOf(coordinator, [fit.id, unfit.id, later.id])
  const show = () => coordinator.api.meeting.show.query({ id })
  expect(await show()).toMatchObject({ state: 'DISIAPKAN', acts: ['meeting.open', 'meeting.attend'] })
  expect((await fasilitator.api.proposal.list.query({ waits: 'meeting', desa: CIMEKAR })).rows).toEqual([])
  const proposal = fit.id
  const early = { id, proposal, version: await versionOf(bo, proposal), verdict: 'LAYAK' as const, note: '' }
  const nobody = await failure(coordinator.api.meeting.decide.mutate({ commandId: newId(), ...early }))
  expect([nobody.code, nobody.facts]).toEqual(['meeting.not_now', { state: 'DISIAPKAN' }])

  await attended(coordinator, id)
  await decided(coordinator, id, { [fit.id]: 'LAYAK', [unfit.id]: 'TIDAK_LAYAK' })
  expect(await show()).toMatchObject({ state: 'BERLANGSUNG', attendance: [{ name: 'H. Dadang Suhendar' }, {}] })
  await decided(coordinator, id, { [later.id]: 'DITUNDA' })
  expect(await show()).toMatchObject({ state: 'BERITA_ACARA' })
  await signed(made, coordinator, id)
  const open = await show()
  expect(open).toMatchObject({ state: 'MASA_SANGGAH', objectionDays: { value: 7 }, acts: [] })
  expect(open.objectionUntil!.slice(0, 10)).toBe(laterDay(7))
  const soon = await failure(coordinator.api.meeting.settle.mutate({ commandId: newId(), id, version: open.version }))
  expect([soon.code, soon.facts]).toEqual(['meeting.objections_open', { until: laterDay(7) }])

  await settled(made, coordinator, id)
  const states = await Promise.all([fit, unfit, later].map(async (one) => bo.api.proposal.show.query({ id: one.id })))
  expect(states.map(({ state }) => state)).toEqual(['VALIDASI_DINSOS', 'DITOLAK', 'MUSDES'])
  expect((await fasilitator.api.proposal.list.query({ waits: 'meeting' })).rows.map((row) => row.id)).toEqual([
    later.id,
  ])
  const { rows } = await made.owner.query<{ text: string }>(`select m::text as text from meeting m`)
  expect(rows[0]!.text).not.toContain('Imas Masitoh')
})

test('somebody objects in time: the family waits for another meeting, neutral to all', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, fo, bo } = office
  const { id: proposal, household } = await waiting(made, office)
  const id = await meetingOf(fasilitator, [proposal])
  await attended(fasilitator, id)
  await decided(fasilitator, id, { [proposal]: 'LAYAK' })
  await signed(made, fasilitator, id)
  const objector = { name: 'Dede Kurnia', phone: '', about: '' }
  await submitted(fo, household, { kind: 'SANGGAH', content: {}, objector })
  expect((await fasilitator.api.meeting.show.query({ id })).proposals).toMatchObject([{ hasObjection: true }])
  await settled(made, fasilitator, id)
  const shown = await bo.api.proposal.show.query({ id: proposal })
  expect(shown).toMatchObject({ state: 'MUSDES', meeting: null })
  expect(shown.steps.at(-1)).toMatchObject({ act: 'meeting.settle', note: 'DISANGGAH' })
})

test('a family that is found unfit: what is proposed against it goes on, and the objection that nobody shares ends', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, supervisor, fo, bo } = office
  const against = async () => {
    const home = await registered(fo)
    const objector = { name: 'Dede Kurnia', phone: '', about: '' }
    const id = await submitted(fo, home.id, { kind: 'SANGGAH', content: {}, objector })
    await matched(bo, id)
    await visited(made, supervisor, id, { heard: 'Mobil titipan.' })
    return id
  }
  const [right, wrong] = [await against(), await against()]
  const id = await meetingOf(fasilitator, [right, wrong])
  await attended(fasilitator, id)
  await decided(fasilitator, id, { [right]: 'TIDAK_LAYAK', [wrong]: 'LAYAK' })
  await signed(made, fasilitator, id)
  await settled(made, fasilitator, id)
  const stateOf = async (one: string) => (await bo.api.proposal.show.query({ id: one })).state
  expect([await stateOf(right), await stateOf(wrong)]).toEqual(['VALIDASI_DINSOS', 'DITOLAK'])
})

test('the software settles what nobody settled, once; the regulation may give no time at all', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, bo } = office
  const { id: proposal } = await waiting(made, office)
  const id = await meetingOf(fasilitator, [proposal])
  await attended(fasilitator, id)
  await decided(fasilitator, id, { [proposal]: 'LAYAK' })
  await signed(made, fasilitator, id)
  expect(await settleMeetings(made.services)).toBe(0)
  await made.owner.query(`update meeting set objection_until = now() - interval '1 minute'`)
  const both = await Promise.all([settleMeetings(made.services), settleMeetings(made.services)])
  expect(both.reduce((sum, n) => sum + n)).toBe(1)
  const shown = await bo.api.proposal.show.query({ id: proposal })
  expect(shown).toMatchObject({ state: 'VALIDASI_DINSOS', meeting: { state: 'SELESAI' } })
  expect(shown.steps.filter(({ act }) => act === 'meeting.settle')).toHaveLength(1)

  await ruled(made, '32.04', 'meeting.objection', 0)
  const next = await waiting(made, office)
  const other = await meetingOf(fasilitator, [next.id])
  await attended(fasilitator, other)
  await decided(fasilitator, other, { [next.id]: 'LAYAK' })
  await signed(made, fasilitator, other)
  expect(await fasilitator.api.meeting.show.query({ id: other })).toMatchObject({ state: 'SELESAI' })
})

test('a list takes families of its own desa, each on one list; before the day nobody has come', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, coordinator } = office
  const [one, other] = [await waiting(made, office), await waiting(made, office)]
  const id = await meetingOf(fasilitator, [one.id])
  const again = await failure(meetingOf(fasilitator, [one.id, other.id]))
  expect([again.code, again.facts]).toEqual(['meeting.on_list', { head: 'Siti Aminah' }])
  const elsewhere = await failure(meetingOf(fasilitator, [other.id], '32.04.05.2004'))
  expect(elsewhere.code).toBe('scope.outside')
  const draft = await failure(
    meetingOf(fasilitator, [await submitted(fasilitator, (await registered(fasilitator)).id)]),
  )
  expect([draft.code, draft.facts!.state]).toEqual(['proposal.not_now', 'DIAJUKAN'])

  // The list is another one while the meeting is being prepared.
  const held = { desa: CIMEKAR, heldOn: laterDay(3), place: 'Balai Desa', proposals: [other.id] }
  await fasilitator.api.meeting.open.mutate({ commandId: newId(), id, version: 1, ...held })
  expect((await fasilitator.api.meeting.show.query({ id })).proposals.map((row) => row.id)).toEqual([other.id])
  const late = await failure(coordinator.api.meeting.open.mutate({ commandId: newId(), id, version: 1, ...held }))
  expect([late.code, late.facts!.by]).toEqual(['meeting.changed', 'FASILITATOR 32.04'])
  const soon = await failure(attended(fasilitator, id))
  expect([soon.code, soon.facts]).toEqual(['meeting.not_held', { on: laterDay(3) }])
  const { rows } = await fasilitator.api.meeting.list.query({ desa: CIMEKAR })
  expect(rows).toMatchObject([{ id, families: 1, place: 'Balai Desa' }])
})

test('minutes are a file of this very meeting', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator } = office
  const { id: proposal } = await waiting(made, office)
  const id = await meetingOf(fasilitator, [proposal])
  await attended(fasilitator, id)
  await decided(fasilitator, id, { [proposal]: 'LAYAK' })
  const minutes = await paper(made, fasilitator, { proposal })
  const { version } = await fasilitator.api.meeting.show.query({ id })
  const wrong = await failure(
    fasilitator.api.meeting.sign.mutate({ commandId: newId(), id, version, minutes, signedBy: 'H. Dadang' }),
  )
  expect(wrong.code).toBe('meeting.minutes_unknown')
})
