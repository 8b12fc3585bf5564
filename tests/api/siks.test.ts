import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { parse } from 'csv-parse/sync'
import {
  answered,
  answerOf,
  batchOf,
  proposalOffice,
  ratified,
  ready,
  registered,
  sent,
  versionOf,
} from '../support/proposals.ts'
import { laterDay } from '../support/regulation.ts'
import { failure, world } from '../support/world.ts'

test('a batch: made, ratified by the head of the office, handed in, answered; BPS alone gives the desil', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, bo, manager, kadis } = office
  const one = await ready(made, office)
  expect((await manager.api.siks.list.query({})).ready).toBe(1)
  const id = await batchOf(office, [one.id])
  const month = laterDay(0).slice(0, 7)
  expect(await manager.api.siks.show.query({ id })).toMatchObject({
    number: `${month}/1`,
    state: 'DISUSUN',
    proposals: 1,
    minutes: [{ meeting: one.meeting }],
    acts: ['siks.make', 'siks.ratify'],
  })
  const early = await failure(manager.api.siks.file.mutate({ id }))
  expect([early.code, early.facts]).toEqual(['siks.not_now', { state: 'DISUSUN' }])

  const approval = newId()
  const asked = { id, version: 1, approval, reason: 'Usulan November sudah diperiksa.' }
  await manager.api.siks.ratify.mutate({ commandId: newId(), ...asked })
  const waits = (await kadis.api.approval.list.query({})).rows.find((row) => row.id === approval)!
  expect(waits).toMatchObject({
    deed: 'proposal.ratify',
    subjectTitle: `${month}/1`,
    batch: { proposals: 1 },
    mayDecide: true,
  })
  const own = await failure(manager.api.approval.approve.mutate({ commandId: newId(), id: approval, version: 1 }))
  expect(own.code).toBe('approval.own')
  await kadis.api.approval.approve.mutate({ commandId: newId(), id: approval, version: 1 })
  expect(await bo.api.proposal.show.query({ id: one.id })).toMatchObject({ state: 'DISAHKAN_KADA' })

  const first = await manager.api.siks.file.mutate({ id })
  expect(first.name).toBe(`usulan-siks-3204-${month}-1.csv`)
  expect(createHash('sha256').update(first.text).digest('hex')).toBe(first.sha256)
  const lines = parse(first.text, { delimiter: '|', columns: true }) as Record<string, string>[]
  expect(lines).toMatchObject([
    { KODE_USULAN: one.id, JENIS_USULAN: 'UBAH_VARIABEL', KDKAB: '04', dinding: '6', Nama: 'Siti Aminah' },
  ])
  // Whatever the register says later: what was ratified is what is handed in.
  const { version } = await fasilitator.api.household.show.query({ id: one.household })
  await fasilitator.api.household.change.mutate({
    commandId: newId(),
    id: one.household,
    rt: '09',
    rw: '09',
    address: 'Pindah rumah',
    version,
  })
  expect((await manager.api.siks.file.mutate({ id })).text).toBe(first.text)

  await sent(office, id)
  expect(await bo.api.proposal.show.query({ id: one.id })).toMatchObject({ state: 'DIKIRIM_SIKS' })
  await answered(manager, id, [answerOf(one.id, { answer: 'MENUNGGU_PERINGKAT', desil: null, period: null })])
  await answered(manager, id, [answerOf(one.id)], 'cd'.repeat(32))
  const done = await fasilitator.api.proposal.show.query({ id: one.id })
  expect(done).toMatchObject({ state: 'SELESAI', answer: { desil: 3, period: '2026-10' }, acts: ['proposal.tell'] })
  const { family } = await fasilitator.api.fact.show.query({ id: one.household })
  expect(family.facts.find(({ field }) => field === 'desil')).toMatchObject({ value: 3, source: 'SIKS' })

  // The fasilitator hears of it, and the family from the fasilitator.
  const untold = await fasilitator.api.proposal.list.query({ waits: 'untold' })
  expect([untold.untold, untold.rows.map((row) => row.id)]).toEqual([1, [one.id]])
  const at = await versionOf(fasilitator, one.id)
  await fasilitator.api.proposal.tell.mutate({ commandId: newId(), id: one.id, version: at, note: 'Lewat kunjungan.' })
  expect((await fasilitator.api.proposal.list.query({ waits: 'untold' })).untold).toBe(0)
})

test('the same answer twice changes nothing; unknown references, doubles and steps backwards are named', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { manager } = office
  const [one, other] = [await ready(made, office), await ready(made, office)]
  const id = await batchOf(office, [one.id, other.id])
  await ratified(office, id)
  await sent(office, id)
  const stranger = newId()
  const rows = [
    answerOf(one.id),
    answerOf(stranger),
    answerOf(other.id, { answer: 'DITOLAK', code: 'D07', desil: null, period: null }),
    answerOf(one.id, { desil: 9 }),
  ]
  const preview = await manager.api.siks.preview.query({ id, rows })
  expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['NEW', 'UNKNOWN', 'NEW', 'TWICE'])
  expect(preview.rows[0]).toMatchObject({ head: 'Siti Aminah' })
  const noDesil = await manager.api.siks.preview.query({ id, rows: [answerOf(one.id, { desil: null })] })
  expect(noDesil.counts).toEqual({ NO_DESIL: 1 })
  await answered(manager, id, rows)
  const after = await manager.api.siks.show.query({ id })
  expect(after).toMatchObject({ state: 'DIJAWAB', unknown: [stranger], counts: { SELESAI: 1, DITOLAK: 1 } })
  expect(after.rows.find((row) => row.id === other.id)).toMatchObject({ answerCode: 'D07', desilAfter: null })
  const dump = async () =>
    (
      await made.owner.query(
        `select (select md5(string_agg(p::text, '' order by p.id)) from proposal p) as proposals,
           (select count(*) from proposal_step) as steps, (select md5(string_agg(f::text, '' order by f.id)) from fact f) as facts,
           (select md5(b::text) from siks_batch b) as batch, (select count(*) from provenance) as provenance`,
      )
    ).rows[0]
  const before = await dump()
  await answered(manager, id, rows)
  expect(await dump()).toEqual(before)
  const late = answerOf(one.id, { answer: 'DITOLAK', code: 'D01' })
  expect((await manager.api.siks.preview.query({ id, rows: [late] })).counts).toEqual({ BACKWARDS: 1 })
})

test('given back by the head: another list, another checksum; a proposal is in one batch only', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { manager, kadis, bo } = office
  const [one, other] = [await ready(made, office), await ready(made, office)]
  const id = await batchOf(office, [one.id, other.id])
  const { checksum } = await manager.api.siks.show.query({ id })
  expect((await failure(batchOf(office, [one.id]))).code).toBe('siks.in_batch')
  const approval = newId()
  await manager.api.siks.ratify.mutate({ commandId: newId(), id, version: 1, approval, reason: 'Siap dikirim.' })
  const busy = await failure(manager.api.siks.make.mutate({ commandId: newId(), id, version: 2, proposals: [one.id] }))
  expect([busy.code, busy.facts]).toEqual(['siks.not_now', { state: 'DIMINTA_SAH' }])
  const note = 'Keluarga kedua diperiksa lagi.'
  await kadis.api.approval.giveBack.mutate({ commandId: newId(), id: approval, version: 1, note })
  const { version } = await manager.api.siks.show.query({ id })
  await manager.api.siks.make.mutate({ commandId: newId(), id, version, proposals: [one.id] })
  const after = await manager.api.siks.show.query({ id })
  expect(after).toMatchObject({ state: 'DISUSUN', proposals: 1 })
  expect(after.checksum).not.toBe(checksum)
  expect((await bo.api.proposal.list.query({ waits: 'batch' })).rows.map((row) => row.id)).toEqual([other.id])
  // In a batch nothing is given back: it is taken out first.
  const back = { commandId: newId(), id: one.id, version: await versionOf(bo, one.id), note: 'Salah desa.' }
  expect((await failure(bo.api.proposal.giveBack.mutate(back))).code).toBe('proposal.not_now')
})

test('what nobody ratified in time can be asked for again', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { manager } = office
  const one = await ready(made, office)
  const id = await batchOf(office, [one.id])
  const ask = async () =>
    manager.api.siks.ratify.mutate({
      commandId: newId(),
      id,
      version: (await manager.api.siks.show.query({ id })).version,
      approval: newId(),
      reason: 'Siap dikirim.',
    })
  await ask()
  expect((await failure(ask())).code).toBe('siks.not_now')
  await made.owner.query(`update approval set expires_at = now() - interval '1 minute'`)
  expect(await manager.api.siks.show.query({ id })).toMatchObject({ state: 'DISUSUN' })
  await ask()
  const { rows } = await made.owner.query(`select state from approval order by asked_at`)
  expect(rows.map(({ state }) => state)).toEqual(['KEDALUWARSA', 'DIMINTA'])
})

test('a day of sending lies between ratification and today; a later ranking of the register stays', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { manager, fasilitator } = office
  const one = await ready(made, office)
  const id = await batchOf(office, [one.id])
  await ratified(office, id)
  const { version } = await manager.api.siks.show.query({ id })
  for (const sentOn of [laterDay(-1), laterDay(1)]) {
    const wrong = await failure(manager.api.siks.send.mutate({ commandId: newId(), id, version, sentOn }))
    expect(wrong.code).toBe('siks.sent_when')
  }
  await sent(office, id)
  await made.owner.query(`update fact set desil = 5, desil_as_of = '2026-11-01' where id = $1`, [one.household])
  await answered(manager, id, [answerOf(one.id)])
  const { family } = await fasilitator.api.fact.show.query({ id: one.household })
  expect(family.facts.find(({ field }) => field === 'desil')!.value).toBe(5)
  expect(await fasilitator.api.proposal.show.query({ id: one.id })).toMatchObject({ answer: { desil: 3 } })
})

test('a district proposes, BPS ranks: no other path sets a desil', async () => {
  const made = await world()
  const { fasilitator } = await proposalOffice(made)
  const home = await registered(fasilitator)
  const save = fasilitator.api.proposal.save.mutate({
    commandId: newId(),
    id: newId(),
    kind: 'UBAH_VARIABEL',
    desa: home.desa,
    household: home.id,
    person: null,
    item: null,
    content: { variables: [{ field: 'desil' as 'wall', person: null, value: 1 }] },
    reason: '',
  })
  expect((await failure(save)).code).toBe('input.invalid')
  const facts = { id: home.id, household: home.id, seen: null, values: { desil: 1 } }
  const wrong = await failure(fasilitator.api.fact.save.mutate({ commandId: newId(), ...facts }))
  expect(wrong.code).toBe('fact.ranked')
})
