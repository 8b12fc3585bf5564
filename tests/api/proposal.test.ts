import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { uploaded } from '../support/evidence.ts'
import {
  attended,
  CIMEKAR,
  decided,
  draftOf,
  matched,
  meetingOf,
  missingFamily,
  paper,
  proposalOffice,
  registered,
  saved,
  signed,
  settled,
  submitted,
  validated,
  versionOf,
  visited,
  visitOf,
} from '../support/proposals.ts'
import { decided as ruled } from '../support/decided.ts'
import { laterDay } from '../support/regulation.ts'
import { failure, world } from '../support/world.ts'

const stateOf = async (as: Awaited<ReturnType<typeof proposalOffice>>['bo'], id: string) =>
  (await as.api.proposal.show.query({ id })).state

test('a draft is saved at every field, and says what it still lacks', async () => {
  const { fasilitator } = await proposalOffice(await world())
  const home = await registered(fasilitator)
  const nothing = draftOf(home.id, { content: {}, reason: '' })
  const save = (more: object = {}) => fasilitator.api.proposal.save.mutate({ commandId: newId(), ...nothing, ...more })
  await save()
  const { id } = nothing
  const show = () => fasilitator.api.proposal.show.query({ id })
  expect((await show()).missing).toEqual(['variables', 'reason'])
  const early = await failure(fasilitator.api.proposal.submit.mutate({ commandId: newId(), id }))
  expect([early.code, early.facts]).toEqual(['proposal.incomplete', { fields: 'variables reason', n: 2 }])
  await save({ reason: 'Dinding bambu.' })
  expect((await show()).missing).toEqual(['variables'])
  await save({ reason: 'Dinding bambu.', content: { variables: [{ field: 'wall', person: null, value: 6 }] } })
  expect(await show()).toMatchObject({
    state: 'DRAF',
    missing: [],
    isMine: true,
    content: { variables: [{ field: 'wall', value: 6, before: null }] },
    acts: ['proposal.save', 'proposal.submit', 'proposal.withdraw'],
  })
  await fasilitator.api.proposal.submit.mutate({ commandId: newId(), id })
  expect((await show()).road).toEqual(['GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS'])
  const twin = await saved(fasilitator, home.id)
  const again = await failure(fasilitator.api.proposal.submit.mutate({ commandId: newId(), id: twin }))
  expect(again.code).toBe('proposal.twice')
})

test('numbers of a family that is not registered come back masked, and stay when they are sent back so', async () => {
  const { fasilitator, bo, supervisor } = await proposalOffice(await world())
  const family = missingFamily()
  const id = await saved(fasilitator, null, { kind: 'TAMBAH_KELUARGA', content: { family } })
  const { content, head } = await fasilitator.api.proposal.show.query({ id })
  expect(head).toBe('Entin Rohaeti')
  expect(content.family!.kk).toMatch(/^3204•+\d{4}$/)
  expect(content.family!.persons[0]!.nik).toMatch(/^3204•+\d{4}$/)
  const moved = { ...content, family: { ...content.family!, address: 'Kp. Babakan Hilir' } }
  await fasilitator.api.proposal.save.mutate({
    commandId: newId(),
    ...draftOf(null, { id, kind: 'TAMBAH_KELUARGA', content: moved }),
  })
  await fasilitator.api.proposal.submit.mutate({ commandId: newId(), id })
  const open = await bo.api.proposal.identity.mutate({ id })
  expect(open).toMatchObject({ kk: family.kk, persons: [{ nik: family.persons[0]!.nik }] })
  const elsewhere = await failure(supervisor.api.proposal.save.mutate({ commandId: newId(), ...draftOf(null) }))
  expect(elsewhere.code).toBe('path.forbidden')
})

test('a family that is missing: draft, match, visit, meeting, office, and it stands in the register', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, bo } = office
  const family = missingFamily()
  const id = await saved(fasilitator, null, { kind: 'TAMBAH_KELUARGA', content: { family } })
  await fasilitator.api.proposal.submit.mutate({ commandId: newId(), id })
  await matched(bo, id)
  await visited(made, fasilitator, id)
  const meeting = await meetingOf(fasilitator, [id])
  await attended(fasilitator, meeting)
  await decided(fasilitator, meeting, { [id]: 'LAYAK' })
  await signed(made, fasilitator, meeting)
  await settled(made, fasilitator, meeting)
  await validated(bo, id)
  const shown = await bo.api.proposal.show.query({ id })
  expect(shown).toMatchObject({ state: 'VALIDASI_DINSOS', household: family.id, validated: { by: 'BO 32.04' } })
  expect(shown.steps.map(({ act }) => act)).toEqual([
    'proposal.submit',
    'proposal.dukcapil',
    'proposal.ground',
    'meeting.open',
    'meeting.decide',
    'meeting.settle',
    'proposal.validate',
  ])
  const home = await fasilitator.api.household.show.query({ id: family.id })
  expect(home).toMatchObject({ head: 'Entin Rohaeti', desa: { code: CIMEKAR } })
  const { family: facts } = await fasilitator.api.fact.show.query({ id: family.id })
  expect(facts.facts.find(({ field }) => field === 'wall')).toMatchObject({ value: 6, source: 'PETUGAS' })
  expect(facts.facts.find(({ field }) => field === 'desil')).toMatchObject({ value: null })
})

test('corrected variables stand in the register once the office found them right, with what stood there before', async () => {
  const made = await world()
  const office = await proposalOffice(made)
  const { fasilitator, bo } = office
  await ruled(made, '32.04', 'proposal.meeting', [])
  const home = await registered(fasilitator)
  const { seen } = (await fasilitator.api.fact.show.query({ id: home.id })).family
  await fasilitator.api.fact.save.mutate({
    commandId: newId(),
    id: home.id,
    household: home.id,
    seen,
    values: { wall: 1, floor: 2 },
  })
  const id = await submitted(fasilitator, home.id)
  const { content } = await fasilitator.api.proposal.show.query({ id })
  expect(content.variables).toEqual([{ field: 'wall', person: null, value: 6, before: 1 }])
  await matched(bo, id)
  await visited(made, fasilitator, id, {
    seen: [
      { field: 'wall', person: null, value: 4 },
      { field: 'roof', person: null, value: null },
    ],
  })
  expect(await stateOf(bo, id)).toBe('VALIDASI_DINSOS')
  await validated(bo, id)
  const { family } = await fasilitator.api.fact.show.query({ id: home.id })
  expect(family.facts.find(({ field }) => field === 'wall')!.value).toBe(4)
  expect(family.facts.find(({ field }) => field === 'floor')!.value).toBe(2)
  const { rows } = await fasilitator.api.provenance.list.query({ household: home.id })
  expect(rows.find(({ field }) => field === 'wall')).toMatchObject({ before: '1', by: 'BO 32.04' })
})

test('somebody who died: only with a letter, decided by another person, and the register says so', async () => {
  const made = await world()
  const { fo, bo } = await proposalOffice(made)
  const home = await registered(fo)
  const died = { kind: 'MENINGGAL', person: home.persons[0]!.id, content: { on: '2026-10-02', files: [] as string[] } }
  const id = await saved(fo, home.id, died)
  const bare = await failure(fo.api.proposal.submit.mutate({ commandId: newId(), id }))
  expect(bare.facts).toMatchObject({ fields: 'files' })
  const letter = await paper(made, fo, { proposal: id })
  const complete = { ...died, content: { ...died.content, files: [letter] } }
  await fo.api.proposal.save.mutate({ commandId: newId(), ...draftOf(home.id, { id, ...complete }) })
  await fo.api.proposal.submit.mutate({ commandId: newId(), id })
  await matched(bo, id)
  await validated(bo, id)
  const { rows } = await made.owner.query(`select existence from person where id = $1`, [home.persons[0]!.id])
  expect(rows).toEqual([{ existence: 'MENINGGAL' }])
  // No rule counts the dead among a family.
  const { rows: facts } = await made.owner.query(`select person = $1 as is_dead, present from fact where person is not null and household = $2 order by present`, [home.persons[0]!.id, home.id]) // prettier-ignore
  expect(facts[0]).toEqual({ is_dead: true, present: false })
  for (const { is_dead, present } of facts.slice(1)) expect([is_dead, present]).toEqual([false, true])
  // Evidence of another family's proposal proves nothing here.
  const other = await saved(fo, home.id, { ...died, kind: 'PINDAH', person: null, content: { on: '2026-10-02', movedTo: 'Garut', files: [letter] } }) // prettier-ignore
  const foreign = await failure(fo.api.proposal.submit.mutate({ commandId: newId(), id: other }))
  expect(foreign.code).toBe('proposal.file_unknown')
})

test('four eyes: whoever wrote it neither validates nor refuses it, in whichever of their roles', async () => {
  const made = await world()
  const { bo, manager } = await proposalOffice(made)
  await ruled(made, '32.04', 'proposal.meeting', [])
  const home = await registered(bo)
  const id = await submitted(bo, home.id)
  await matched(manager, id)
  await visited(made, manager, id)
  const version = await versionOf(bo, id)
  const decision = { commandId: newId(), id, version, note: 'Benar.' }
  expect((await failure(bo.api.proposal.validate.mutate(decision))).code).toBe('proposal.own')
  expect((await failure(bo.api.proposal.refuse.mutate({ ...decision, commandId: newId() }))).code).toBe('proposal.own')
  await manager.api.proposal.validate.mutate({ ...decision, commandId: newId() })
})

test('two officers at once: the second hears who was first', async () => {
  const { fasilitator, bo, manager } = await proposalOffice(await world())
  const home = await registered(fasilitator)
  const id = await submitted(fasilitator, home.id)
  const version = await versionOf(bo, id)
  const told = { id, version, verdict: 'PADAN' as const, on: laterDay(0), by: 'SIAK' as const, note: '' }
  const outcomes = await Promise.allSettled([
    bo.api.proposal.dukcapil.mutate({ commandId: newId(), ...told }),
    manager.api.proposal.giveBack.mutate({ commandId: newId(), id, version, note: 'NIK ibu keliru.' }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const second = await failure(
    manager.api.proposal.giveBack.mutate({ commandId: newId(), id, version, note: 'NIK ibu keliru.' }),
  )
  expect(second.code).toBe('proposal.changed')
  expect(['BO 32.04', 'MANAJER 32.04']).toContain(second.facts!.by)
})

test('given back with a reason, mended, and handed in again from the beginning', async () => {
  const made = await world()
  const { fasilitator, bo } = await proposalOffice(made)
  const home = await registered(fasilitator)
  const id = await submitted(fasilitator, home.id)
  await matched(bo, id)
  const version = await versionOf(bo, id)
  await bo.api.proposal.giveBack.mutate({ commandId: newId(), id, version, note: 'Foto dapur belum ada.' })
  const shown = await fasilitator.api.proposal.show.query({ id })
  expect(shown).toMatchObject({ state: 'DIKEMBALIKAN', note: 'Foto dapur belum ada.' })
  expect(shown.acts).toEqual(['proposal.save', 'proposal.submit', 'proposal.withdraw'])
  await fasilitator.api.proposal.save.mutate({
    commandId: newId(),
    ...draftOf(home.id, { id, reason: 'Dinding bambu.' }),
  })
  await fasilitator.api.proposal.submit.mutate({ commandId: newId(), id })
  expect(await bo.api.proposal.show.query({ id })).toMatchObject({ state: 'DIAJUKAN', note: null, dukcapil: null })
})

test('handbook 17.5: who objected is hidden from the village, and not the village looks into it', async () => {
  const made = await world()
  const { fo, fasilitator, coordinator, supervisor, bo, manager } = await proposalOffice(made)
  const home = await registered(fo)
  const objector = { name: 'Dede Kurnia', phone: '081298765432', about: 'Tetangga sebelah' }
  const reason = 'Dede di sebelah rumahnya melihat mobil baru.'
  const id = await submitted(fo, home.id, { kind: 'SANGGAH', content: {}, reason, objector })
  await matched(bo, id)
  for (const village of [fasilitator, coordinator]) {
    const shown = await village.api.proposal.show.query({ id })
    expect(shown).toMatchObject({ hidesWords: true, hasObjector: true, reason: null, ground: null })
    expect(JSON.stringify(shown)).not.toMatch(/Dede|0812987|Tetangga/)
    expect(shown.acts).not.toContain('proposal.ground')
    expect((await failure(village.api.proposal.objector.mutate({ id }))).code).toBe('path.forbidden')
  }
  expect((await failure(bo.api.proposal.objector.mutate({ id }))).code).toBe('path.forbidden')
  for (const told of [supervisor, manager]) expect(await told.api.proposal.objector.mutate({ id })).toEqual(objector)
  expect((await supervisor.api.proposal.show.query({ id })).reason).toBe(reason)
  const photo = await paper(made, fasilitator, { proposal: id })
  const version = await versionOf(fasilitator, id)
  const visit = visitOf(photo, { seen: [{ field: 'hasCar' as const, person: null, value: true }] })
  const local = await failure(fasilitator.api.proposal.ground.mutate({ commandId: newId(), id, version, ...visit }))
  expect(local.code).toBe('proposal.ground_outside')
  // The family is heard before anybody decides.
  const unheard = await failure(supervisor.api.proposal.ground.mutate({ commandId: newId(), id, version, ...visit }))
  expect([unheard.code, unheard.facts]).toEqual(['proposal.ground_missing', { fields: 'heard', n: 1 }])
  await visited(made, supervisor, id, { heard: 'Mobil milik kakak, dititipkan.', seen: visit.seen })
  expect(await stateOf(bo, id)).toBe('MUSDES')
  // A letter of the neighbour, or the photographs, would tell as much.
  const letter = await paper(made, fo, { proposal: id })
  expect(await fasilitator.api.file.list.query({ proposal: id })).toEqual([])
  expect((await failure(fasilitator.api.file.open.mutate({ id: letter }))).code).toBe('file.unknown')
  expect((await supervisor.api.file.list.query({ proposal: id })).length).toBe(3)
  // In the database nothing of it can be read.
  const { rows } = await made.owner.query<{ text: string }>(`select p::text as text from proposal p where id = $1`, [
    id,
  ])
  expect(rows[0]!.text).not.toMatch(/Dede|kakak/)
})

test('a visit is saved as far as it goes, tidak tahu is an answer, and the day is not in the future', async () => {
  const made = await world()
  const { fasilitator, bo } = await proposalOffice(made)
  const home = await registered(fasilitator)
  const id = await submitted(fasilitator, home.id)
  await matched(bo, id)
  const partial = { visitedOn: null, position: null, photos: [], note: '', heard: '', isDone: false }
  const seen = [{ field: 'power' as const, person: null, value: null }]
  const save = async (more: object) =>
    fasilitator.api.proposal.ground.mutate({
      commandId: newId(),
      id,
      version: await versionOf(fasilitator, id),
      ...partial,
      seen,
      ...more,
    })
  await save({})
  expect(await fasilitator.api.proposal.show.query({ id })).toMatchObject({
    state: 'GROUND_CHECK',
    ground: { isDone: false, seen, by: 'FASILITATOR 32.04' },
  })
  const missing = await failure(save({ isDone: true }))
  expect(missing.facts).toMatchObject({ fields: 'visitedOn photos' })
  const photo = await paper(made, fasilitator, { proposal: id })
  const later = await failure(save({ isDone: true, visitedOn: laterDay(2), photos: [photo] }))
  expect(later.code).toBe('proposal.visited_later')
  const wrong = await failure(save({ seen: [{ field: 'wall', person: null, value: 99 }] }))
  expect(wrong.fields).toEqual([{ path: 'seen.0.value', reason: 'wrong' }])
  const stranger = { field: 'works' as const, person: newId(), value: true }
  expect((await failure(save({ seen: [stranger] }))).code).toBe('person.not_found')
  await save({ isDone: true, visitedOn: laterDay(0), photos: [photo] })
  expect(await stateOf(bo, id)).toBe('MUSDES')
})

test('taking back: by whoever wrote it or the coordinator, not by a colleague of the village', async () => {
  const made = await world()
  const { fasilitator, coordinator } = await proposalOffice(made)
  const colleague = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
  const id = await submitted(fasilitator, (await registered(fasilitator)).id)
  const version = await versionOf(fasilitator, id)
  const back = (as: typeof fasilitator) => as.api.proposal.withdraw.mutate({ commandId: newId(), id, version })
  expect((await failure(back(colleague))).code).toBe('proposal.not_opener')
  await back(coordinator)
  expect(await fasilitator.api.proposal.show.query({ id })).toMatchObject({ state: 'DITARIK', acts: [] })
})

test('lists: by state, desa, kind and family, with counts; nobody sees another desa', async () => {
  const made = await world()
  const { fasilitator, bo } = await proposalOffice(made)
  const elsewhere = '32.04.05.2004'
  const other = await made.somebody('32.04', 'FASILITATOR', [elsewhere])
  const home = await registered(fasilitator)
  const one = await submitted(fasilitator, home.id)
  await saved(fasilitator, home.id, { kind: 'TIDAK_LAYAK', content: {} })
  const theirs = await submitted(other, (await registered(other, elsewhere)).id, { desa: elsewhere })
  const list = async (as: typeof bo, input: object) =>
    (await as.api.proposal.list.query(input)).rows.map(({ id }) => id)
  expect(await list(fasilitator, {})).toHaveLength(2)
  expect(await list(fasilitator, { state: 'DIAJUKAN' })).toEqual([one])
  expect(await list(other, {})).toEqual([theirs])
  expect((await failure(other.api.proposal.show.query({ id: one }))).code).toBe('proposal.not_found')
  const all = await bo.api.proposal.list.query({})
  expect(all.counts).toEqual({ DIAJUKAN: 2, DRAF: 1 })
  expect(await list(bo, { desa: elsewhere })).toEqual([theirs])
  expect(await list(bo, { kind: 'TIDAK_LAYAK' })).toHaveLength(1)
  expect(await list(bo, { household: home.id })).toHaveLength(2)
  expect(await list(fasilitator, { waits: 'mine' })).toHaveLength(2)
})

test('files: of a proposal or a meeting alone, and of one’s own area', async () => {
  const made = await world()
  const { fasilitator } = await proposalOffice(made)
  const home = await registered(fasilitator)
  const id = await saved(fasilitator, home.id)
  const evidence = await uploaded(made, fasilitator)
  const both = { ...evidence, proposal: id, household: home.id }
  expect((await failure(fasilitator.api.file.add.mutate({ commandId: newId(), ...both }))).code).toBe(
    'file.target_unknown',
  )
  const other = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
  const theirs = { ...(await uploaded(made, other)), proposal: id }
  expect((await failure(other.api.file.add.mutate({ commandId: newId(), ...theirs }))).code).toBe('file.target_unknown')
  await fasilitator.api.file.add.mutate({ commandId: newId(), ...evidence, proposal: id })
  expect(await fasilitator.api.file.list.query({ proposal: id })).toHaveLength(1)
})

test('an operator leafs through no families, and finds the one that another joins by a search', async () => {
  const { fasilitator, operator } = await proposalOffice(await world())
  const [home, other] = [await registered(fasilitator), await registered(fasilitator)]
  expect((await failure(operator.api.household.list.query({}))).code).toBe('path.forbidden')
  const search = { text: other.kk, area: null, purpose: 'PEMUTAKHIRAN' as const }
  const { rows } = await operator.api.person.search.mutate(search)
  expect(rows.map(({ household }) => household)).toEqual([other.id])
  const content = { kkWay: 'GABUNG', kkWith: rows[0]!.household }
  const id = await submitted(operator, home.id, { kind: 'PECAH_GABUNG_KK', content })
  expect(await stateOf(operator, id)).toBe('DIAJUKAN')
})
