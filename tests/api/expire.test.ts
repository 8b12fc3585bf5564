import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { expireItems } from '@slrt/functions/jobs/expire'
import { complaintOf, office } from '../support/complaints.ts'
import { world, type Person } from '../support/world.ts'

const DAY = 86_400_000

/** Three needs that wait for the resident since Monday 2 November 2026: in the village, in the office, at an agency. */
async function waiting() {
  let at = new Date('2026-11-02T02:00:00Z')
  const made = await world({ now: () => at })
  const people = await office(made)
  const { fasilitator, bo, health, units } = people
  const { complaint, items } = await complaintOf(fasilitator, ['KP02', 'KP03', 'KES07', 'PGN02'])
  const [village, slrt, agency] = items as [string, string, string, string]
  const wait = (person: Person, id: string, version: number) =>
    person.api.item.wait.mutate({ commandId: newId(), id, version, note: 'KK belum dibawa.' })
  await wait(fasilitator, village, 1)
  await bo.api.item.take.mutate({ commandId: newId(), id: slrt, version: 1 })
  await wait(bo, slrt, 2)
  const referral = newId()
  const sent = { id: referral, item: agency, version: 1, unit: units.health, request: 'Mohon kunjungan.' }
  await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  await health.api.referral.start.mutate({ commandId: newId(), id: referral, version: 1 })
  await wait(health, agency, 3)
  const stateOf = async (id: string) =>
    (await bo.api.complaint.show.query({ id: complaint })).items.find((one) => one.id === id)!
  const goTo = (days: number) => (at = new Date(Date.parse('2026-11-02T02:00:00Z') + days * DAY))
  return { made, ...people, complaint, village, slrt, agency, referral, stateOf, goTo }
}

test('what has waited for the resident beyond its term ends once, however many jobs run, with all that hangs on it', async () => {
  const { made, bo, complaint, agency, village, referral, stateOf, goTo } = await waiting()
  // Fourteen working days from 2 November, at closing time: 20 November, 16:00.
  const { rows } = await made.owner.query<{ due: Date }>(`select distinct due from item where state = 'MENUNGGU_WARGA'`)
  expect(rows.map(({ due }) => due.toISOString())).toEqual(['2026-11-20T09:00:00.000Z'])
  goTo(18.2)
  expect(await expireItems(made.services)).toBe(0)
  goTo(18.3)
  const ended = await Promise.all([1, 2, 3].map(() => expireItems(made.services)))
  expect(ended.reduce((sum, one) => sum + one)).toBe(3)
  expect(await expireItems(made.services)).toBe(0)
  expect(await stateOf(village)).toMatchObject({ state: 'DIBATALKAN', turn: null, due: null, acts: [] })
  const { events, items } = await bo.api.complaint.show.query({ id: complaint })
  const expired = events.filter(({ act }) => act === 'item.expire')
  expect(expired.map(({ before, after, by, role, late }) => [before, after, by, role, late])).toEqual(
    Array.from({ length: 3 }, () => ['MENUNGGU_WARGA', 'DIBATALKAN', 'sistem', 'SYSTEM', false]),
  )
  expect((await stateOf(agency)).referrals).toMatchObject([{ id: referral, state: 'DITARIK' }])
  // The fourth never waited.
  expect(items.filter(({ turn }) => turn !== null)).toHaveLength(1)
})

test('what was brought in time stays, also when the officer and the job come at once', async () => {
  const { made, fasilitator, village, slrt, stateOf, goTo } = await waiting()
  await fasilitator.api.item.resume.mutate({ commandId: newId(), id: slrt, version: 3 })
  goTo(18.3)
  const resumed = fasilitator.api.item.resume.mutate({ commandId: newId(), id: village, version: 2 })
  const [act, job] = await Promise.allSettled([resumed, expireItems(made.services)])
  expect((await stateOf(slrt)).state).toBe('DITANGANI_SLRT')
  const { state } = await stateOf(village)
  expect([state, act.status]).toEqual(
    state === 'DIBATALKAN' ? ['DIBATALKAN', 'rejected'] : ['IDENTIFIKASI', 'fulfilled'],
  )
  expect(job).toEqual({ status: 'fulfilled', value: state === 'DIBATALKAN' ? 2 : 1 })
})
