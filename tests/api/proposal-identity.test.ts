import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Match } from '@slrt/domain/proposal-transition'
import { matchIdentities } from '@slrt/functions/jobs/match'
import {
  draftOf,
  matched,
  paper,
  proposalOffice,
  registered,
  saved,
  submitted,
  validated,
  versionOf,
  visitOf,
} from '../support/proposals.ts'
import { laterDay } from '../support/regulation.ts'
import { failure, world } from '../support/world.ts'

const stateOf = async (as: Awaited<ReturnType<typeof proposalOffice>>['bo'], id: string) =>
  (await as.api.proposal.show.query({ id })).state

describe('identity', () => {
  test('who is not matched waits until the papers are mended, whatever else is ready', async () => {
    const made = await world()
    const { fasilitator, bo } = await proposalOffice(made)
    const home = await registered(fasilitator)
    const id = await submitted(fasilitator, home.id)
    await matched(bo, id, 'TIDAK_PADAN')
    expect(await bo.api.proposal.show.query({ id })).toMatchObject({
      state: 'CEK_DUKCAPIL',
      dukcapil: { verdict: 'TIDAK_PADAN', by: 'BO 32.04' },
    })
    const photo = await paper(made, fasilitator, { proposal: id })
    const version = await versionOf(fasilitator, id)
    const early = await failure(
      fasilitator.api.proposal.ground.mutate({ commandId: newId(), id, version, ...visitOf(photo) }),
    )
    expect([early.code, early.facts]).toEqual([
      'proposal.not_now',
      { state: 'CEK_DUKCAPIL', possible: 'proposal.withdraw' },
    ])
    await matched(bo, id)
    expect(await stateOf(bo, id)).toBe('GROUND_CHECK')
    const tomorrow = { verdict: 'PADAN' as const, on: laterDay(1), by: 'SIAK' as const, note: '' }
    const other = await submitted(fasilitator, (await registered(fasilitator)).id)
    const later = await failure(
      bo.api.proposal.dukcapil.mutate({ commandId: newId(), id: other, version: 2, ...tomorrow }),
    )
    expect(later.code).toBe('proposal.matched_later')
  })

  test('a proposal to mend papers goes on although nobody is matched; it needs neither visit nor meeting', async () => {
    const { fasilitator, bo } = await proposalOffice(await world())
    const home = await registered(fasilitator)
    const identity = { name: 'Siti Aminah', nik: null, birthDate: '1991-08-17', birthPlace: '', sex: null, mother: '' }
    const mended = { kind: 'UBAH_IDENTITAS', person: home.persons[0]!.id, content: { identity } }
    const id = await submitted(fasilitator, home.id, mended)
    await matched(bo, id, 'TIDAK_PADAN')
    expect(await stateOf(bo, id)).toBe('VALIDASI_DINSOS')
    // The number still tells another birth date: somebody must have seen it at Dukcapil.
    const version = await versionOf(bo, id)
    const early = await failure(bo.api.proposal.validate.mutate({ commandId: newId(), id, version, note: '' }))
    expect(early.code).toBe('person.nik_birth_date')
  })
})

test('mended papers and a new member stand in the register once the office found them right', async () => {
  const { fasilitator, bo } = await proposalOffice(await world())
  const home = await registered(fasilitator)
  const [head] = home.persons
  const identity = {
    name: 'Siti Aminah Kurnia',
    nik: null,
    birthDate: null,
    birthPlace: 'Garut',
    sex: null,
    mother: 'Euis',
  }
  const mended = await submitted(fasilitator, home.id, {
    kind: 'UBAH_IDENTITAS',
    person: head!.id,
    content: { identity },
  })
  const baby = { ...head!, id: newId(), name: 'Dika Kurnia', nik: null, nikReason: 'BAYI', birthDate: '2026-10-02' }
  const member = { ...baby, sex: 'L', relation: 'ANAK', phone: null }
  const born = await submitted(fasilitator, home.id, { kind: 'TAMBAH_ANGGOTA', content: { member } })
  for (const id of [mended, born]) {
    await matched(bo, id, id === born ? 'TIDAK_PADAN' : 'PADAN')
    await validated(bo, id)
  }
  const { head: name, persons } = await fasilitator.api.household.show.query({ id: home.id })
  expect(name).toBe('Siti Aminah Kurnia')
  expect(persons.map((one) => one.name)).toEqual(['Siti Aminah Kurnia', 'Dika Kurnia'])
  const search = { text: 'siti aminah kurnia', area: null, purpose: 'LAYANAN' as const }
  expect((await fasilitator.api.person.search.mutate(search)).rows).toHaveLength(1)
  const { rows } = await fasilitator.api.provenance.list.query({ household: home.id })
  expect(rows.map(({ field }) => field).sort()).toEqual(['birthPlace', 'household', 'mother', 'name'])
})

test('a district with Dukcapil’s service is asked about by the software, once, and officers need not', async () => {
  const heard: string[] = []
  let answer: Match | null = null
  const verify = async (_: string, { nik }: { nik: string }) => (heard.push(nik), answer)
  const made = await world({ dukcapil: { tenants: ['32.04'], verify } })
  const { fasilitator, bo } = await proposalOffice(made)
  const home = await registered(fasilitator)
  const id = await submitted(fasilitator, home.id)
  expect(await matchIdentities(made.services)).toBe(0)
  expect(await stateOf(bo, id)).toBe('DIAJUKAN')
  answer = 'PADAN'
  expect(await matchIdentities(made.services)).toBe(1)
  expect(await matchIdentities(made.services)).toBe(0)
  expect(heard).toEqual([home.persons[0]!.nik, home.persons[0]!.nik])
  expect(await bo.api.proposal.show.query({ id })).toMatchObject({
    state: 'GROUND_CHECK',
    dukcapil: { verdict: 'PADAN', by: 'Layanan Dukcapil' },
  })
})

test('who writes an objection down sees the own words until it is handed in, and never the name again', async () => {
  const { fasilitator } = await proposalOffice(await world())
  const home = await registered(fasilitator)
  const objector = { name: 'Dede Kurnia', phone: '', about: '' }
  const reason = 'Mobil baru sejak Juli.'
  const id = await saved(fasilitator, home.id, { kind: 'SANGGAH', content: {}, reason, objector })
  const draft = await fasilitator.api.proposal.show.query({ id })
  expect(draft).toMatchObject({ reason, hasObjector: true, hidesWords: false })
  expect(JSON.stringify(draft)).not.toContain('Dede')
  // Saved again without the name: it stays.
  await fasilitator.api.proposal.save.mutate({
    commandId: newId(),
    ...draftOf(home.id, { id, kind: 'SANGGAH', content: {}, reason: 'Mobil baru.' }),
  })
  expect((await fasilitator.api.proposal.show.query({ id })).hasObjector).toBe(true)
  await fasilitator.api.proposal.submit.mutate({ commandId: newId(), id })
  expect(await fasilitator.api.proposal.show.query({ id })).toMatchObject({ reason: null, hidesWords: true })
})
