import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { complaintOf, office } from '../support/complaints.ts'
import { failure, world, type Person } from '../support/world.ts'

const itemOf = async (person: Person, complaint: string, id: string) => {
  const { items } = await person.api.complaint.show.query({ id: complaint })
  return items.find((one) => one.id === id)!
}

test('a need goes from the fasilitator by Puskesos and SLRT to the agency and back to the family', async () => {
  const made = await world()
  const { fasilitator, puskesos, bo, health, units } = await office(made)
  const { complaint, items } = await complaintOf(fasilitator)
  const id = items[0]!
  const act = async (who: Person, path: 'forward' | 'take', version: number) =>
    who.api.item[path].mutate({ commandId: newId(), id, version })
  expect((await fasilitator.api.complaint.show.query({ id: complaint })).ticket).toMatch(/^3204-\d{4}-000001$/)
  await act(puskesos, 'forward', 1)
  const forwarded = await itemOf(bo, complaint, id)
  expect([forwarded.state, forwarded.turn, forwarded.isMine]).toEqual(['DITERUSKAN_SLRT', 'SUPERVISOR', true])
  const referral = newId()
  const sent = { id: referral, item: id, version: 2, unit: units.health, request: 'Aktifkan kembali PBI-JK.' }
  await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  expect((await itemOf(fasilitator, complaint, id)).state).toBe('DIRUJUK')
  const inbox = await health.api.referral.inbox.query({ state: 'open' })
  expect(inbox.rows.map(({ subject, place }) => [subject, place])).toEqual([['Ibu S.', 'Desa Cimekar, Kec. Cileunyi']])
  await health.api.referral.accept.mutate({ commandId: newId(), id: referral, version: 1 })
  expect((await itemOf(bo, complaint, id)).state).toBe('DITERIMA_OPD')
  await health.api.referral.complete.mutate({
    commandId: newId(),
    id: referral,
    version: 2,
    resolution: 'KEPESERTAAN_AKTIF',
    note: 'Sudah aktif sejak hari ini.',
  })
  const answered = await itemOf(fasilitator, complaint, id)
  expect([answered.state, answered.turn, answered.resolution]).toEqual([
    'SELESAI_DITANGANI',
    'DESA',
    'KEPESERTAAN_AKTIF',
  ])
  await puskesos.api.item.feedback.mutate({
    commandId: newId(),
    id,
    version: answered.version,
    arrived: true,
    content: 4,
  })
  const closed = await itemOf(fasilitator, complaint, id)
  expect([closed.state, closed.turn, closed.acts]).toEqual(['DITUTUP', null, []])
  expect([closed.arrived, closed.content]).toEqual([true, 4])
  const { events } = await fasilitator.api.complaint.show.query({ id: complaint })
  expect(events.map(({ after }) => after)).toEqual([
    'DITUTUP',
    'UMPAN_BALIK',
    'SELESAI_DITANGANI',
    'PROSES_OPD',
    'DITERIMA_OPD',
    'DIRUJUK',
    'DITANGANI_SLRT',
    'DITERUSKAN_SLRT',
    'IDENTIFIKASI',
    'TERDAFTAR',
  ])
})

test('two officers at once: the second sees what the first has done', async () => {
  const made = await world()
  const { fasilitator, bo, manager, units } = await office(made)
  const { items } = await complaintOf(fasilitator)
  const send = (who: Person) =>
    who.api.referral.send.mutate({
      commandId: newId(),
      id: newId(),
      item: items[0]!,
      version: 1,
      unit: units.health,
      request: 'Aktifkan kembali.',
    })
  const outcomes = await Promise.allSettled([send(bo), send(manager)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = await failure(send(bo))
  expect([refused.code, refused.facts?.state]).toEqual(['item.changed', 'DIRUJUK'])
  expect(['BO 32.04', 'MANAJER 32.04']).toContain(refused.facts?.by)
})

test('a step that is not possible says what is', async () => {
  const made = await world()
  const { fasilitator, bo } = await office(made)
  const { items } = await complaintOf(fasilitator)
  const refused = await failure(bo.api.item.close.mutate({ commandId: newId(), id: items[0]!, version: 1 }))
  expect([refused.code, refused.facts?.state]).toEqual(['item.not_now', 'TERDAFTAR'])
  expect(String(refused.facts?.possible).split(' ')).toContain('item.take')
})
