import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { readNik } from '@slrt/domain/nik'
import { readAnswer } from '@slrt/domain/siks-answer'
import { fileSource } from '@slrt/functions/import-file'
import { load } from '@slrt/functions/import-load'
import { openTable } from '@slrt/functions/import-open'
import { settleMeetings } from '@slrt/functions/jobs/settle'
import { dumpOf, finderOf } from '../support/dump.ts'
import {
  attended,
  CIMEKAR,
  decided,
  matched,
  meetingOf,
  missingFamily,
  proposalOffice,
  ratified,
  registered,
  saved,
  sent,
  signed,
  submitted,
  validated,
  versionOf,
  visited,
  type ProposalOffice,
} from '../support/proposals.ts'
import { failure, makeWorld, type World } from '../support/world.ts'

/**
 * Kab. Bandung keeps its register right (handbook §9, §10, §17). First half: its DTKS list comes in, a fasilitator finds a
 * family missing and another's data wrong, and both go the whole way: home visit, musyawarah, office, ratification,
 * SIKS-NG, and back with the desil that BPS gave. All persons are invented.
 */
const SAMPLES = join(import.meta.dirname, '../../../shared/samples')
const LIST = join(SAMPLES, 'dtks-3204.txt')
const hasSamples = existsSync(LIST)
if (!hasSamples) process.stderr.write('kab-bandung: ../shared/samples tidak ada, bagian impor dilewati.\n')

let made: World
let office: ProposalOffice
beforeAll(async () => {
  made = await makeWorld()
  office = await proposalOffice(made)
})
afterAll(() => made.end())

const imported = async () => {
  const { size: bytes } = statSync(LIST)
  const sha256 = createHash('sha256').update(readFileSync(LIST)).digest()
  const wanted = { tenant: '32.04', kind: 'dtks' as const, codes: 'kemendagri' as const, fileName: 'dtks-3204.txt' }
  return load(made.services, { ...wanted, bytes, sha256 }, await openTable(fileSource(LIST, bytes)))
}

test('handbook 17.1: a number says where and when it was given, and to whom', () => {
  expect(readNik('3204115708900003', '2026-11-22')).toEqual({
    area: '32.04.11',
    sex: 'P',
    birthDates: ['1990-08-17'],
    serial: '0003',
  })
  expect(readNik('3204114101900001', '2026-11-22')).toMatchObject({ sex: 'P', birthDates: ['1990-01-01'] })
})

describe.skipIf(!hasSamples)('the list of DTKS comes in', () => {
  const expected = () =>
    JSON.parse(readFileSync(join(SAMPLES, 'dtks-3204.expected.json'), 'utf8')) as Record<string, unknown>

  test('as a faithful importer reports it, with every rejected row in the ledger', async () => {
    const { summary, stopped } = await imported()
    expect(stopped).toBeNull()
    expect(summary).toMatchObject(expected())
  })

  test('twice: nothing changes', async () => {
    const { summary } = await imported()
    expect(summary).toMatchObject({ unchanged: expected().persons, new: 0, changed: 0, gone: 0 })
  })
})

/** What the story tells of as it goes on. */
const told: { missing?: string; wrong?: string; home?: string; meeting?: string; batch?: string } = {}
const entin = missingFamily('Entin Rohaeti')

test('a fasilitator looks for a family that stands before her, and finds nobody', async () => {
  const { fasilitator } = office
  const search = (text: string) =>
    fasilitator.api.person.search.mutate({ text, area: CIMEKAR, purpose: 'LAYANAN' as const })
  expect((await search(entin.persons[0]!.nik)).rows).toEqual([])
  expect((await search('Entin Rohaeti')).rows).toEqual([])
})

test('she proposes it: a draft on her tablet, piece by piece', async () => {
  const { fasilitator } = office
  const id = await saved(fasilitator, null, { kind: 'TAMBAH_KELUARGA', content: { family: null }, reason: '' })
  expect((await fasilitator.api.proposal.show.query({ id })).missing).toEqual(['family', 'reason'])
  await fasilitator.api.proposal.save.mutate({
    commandId: newId(),
    id,
    kind: 'TAMBAH_KELUARGA',
    desa: CIMEKAR,
    household: null,
    person: null,
    item: null,
    content: { family: entin },
    reason: 'Janda, mengontrak, tidak pernah didata.',
  })
  await fasilitator.api.proposal.submit.mutate({ commandId: newId(), id })
  told.missing = id
})

test('handbook 17.4: a family shown in desil 6, the father laid off, the house of bamboo', async () => {
  const { fasilitator, bo } = office
  const home = await registered(fasilitator)
  await made.owner.query(
    `insert into fact (tenant, id, household, desa, source, as_of, changed_at, desil, desil_as_of, wall, floor)
     values ('32.04', $1, $1, $2, 'DTSEN', '2026-07-01', now(), 6, '2026-07-01', 1, 2)
     on conflict (tenant, id) do update set source = excluded.source, as_of = excluded.as_of, desil = excluded.desil,
       desil_as_of = excluded.desil_as_of, wall = excluded.wall, floor = excluded.floor`,
    [home.id, CIMEKAR],
  )
  const variables = [
    { field: 'wall' as const, person: null, value: 6 },
    { field: 'floor' as const, person: null, value: 8 },
    { field: 'works' as const, person: home.persons[0]!.id, value: false },
  ]
  // Nobody here lowers a desil: what can be said is what is seen.
  const ranked = { id: home.id, household: home.id, seen: null, values: { desil: 1 } }
  const refused = await failure(fasilitator.api.fact.save.mutate({ commandId: newId(), ...ranked }))
  expect(refused.code).toBe('fact.ranked')
  const id = await submitted(fasilitator, home.id, { content: { variables } })
  const shown = await bo.api.proposal.show.query({ id })
  expect(shown).toMatchObject({ desilBefore: 6, road: ['GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS'] })
  expect(shown.content.variables!.map(({ before, value }) => [before, value])).toEqual([
    [1, 6],
    [2, 8],
    [null, false],
  ])
  Object.assign(told, { wrong: id, home: home.id })
})

test('Dukcapil knows both, and both are visited at home', async () => {
  const { fasilitator, bo } = office
  for (const id of [told.missing!, told.wrong!]) await matched(bo, id)
  const asked = await fasilitator.api.proposal.list.query({ state: 'GROUND_CHECK' })
  expect(asked.rows.map(({ id }) => id).sort()).toEqual([told.missing!, told.wrong!].sort())
  await visited(made, fasilitator, told.missing!, {
    seen: [
      { field: 'tenure', person: null, value: 2 },
      { field: 'floor', person: null, value: 8 },
      { field: 'power', person: null, value: null },
    ],
    note: 'Kontrakan satu kamar.',
  })
  await visited(made, fasilitator, told.wrong!)
})

test('the musyawarah decides family by family, its minutes are signed, residents may object for a week', async () => {
  const { coordinator } = office
  const { rows } = await coordinator.api.proposal.list.query({ waits: 'meeting', desa: CIMEKAR })
  const id = await meetingOf(
    coordinator,
    rows.map((row) => row.id),
  )
  await attended(coordinator, id)
  await decided(coordinator, id, { [told.missing!]: 'LAYAK', [told.wrong!]: 'LAYAK' })
  await signed(made, coordinator, id)
  const { state, objectionDays, version } = await coordinator.api.meeting.show.query({ id })
  expect([state, objectionDays.value]).toEqual(['MASA_SANGGAH', 7])
  const early = await failure(coordinator.api.meeting.settle.mutate({ commandId: newId(), id, version }))
  expect(early.code).toBe('meeting.objections_open')
  expect(await settleMeetings(made.services)).toBe(0)
  await made.owner.query(`update meeting set objection_until = now() - interval '1 second' where id = $1`, [id])
  expect(await settleMeetings(made.services)).toBe(1)
  told.meeting = id
})

test('the office finds both right; the missing family stands in the register, the other as it was seen', async () => {
  const { bo, fasilitator } = office
  const { rows } = await bo.api.proposal.list.query({ waits: 'validation' })
  expect(rows).toHaveLength(2)
  for (const { id } of rows) await validated(bo, id)
  const search = { text: entin.persons[0]!.nik, area: null, purpose: 'LAYANAN' as const }
  const { rows: found } = await fasilitator.api.person.search.mutate(search)
  expect(found).toMatchObject([{ name: 'Entin Rohaeti', household: entin.id }])
  const { family, members } = await fasilitator.api.fact.show.query({ id: told.home! })
  const value = (facts: typeof family.facts, name: string) => facts.find(({ field }) => field === name)!.value
  expect([value(family.facts, 'wall'), value(family.facts, 'floor'), value(family.facts, 'desil')]).toEqual([6, 8, 6])
  expect(value(members[0]!.facts, 'works')).toBe(false)
})

test('the manager gathers them, the head of the office ratifies, and the file is the same byte for byte', async () => {
  const { manager, bo } = office
  const { rows } = await bo.api.proposal.list.query({ waits: 'batch' })
  const id = newId()
  await manager.api.siks.make.mutate({ commandId: newId(), id, proposals: rows.map((row) => row.id) })
  await ratified(office, id)
  const [one, again] = [await manager.api.siks.file.mutate({ id }), await manager.api.siks.file.mutate({ id })]
  expect(one).toEqual(again)
  expect(createHash('sha256').update(one.text).digest('hex')).toBe(one.sha256)
  const lines = parse(one.text, { delimiter: '|', columns: true }) as Record<string, string>[]
  expect(Object.fromEntries(lines.map((line) => [line.KODE_USULAN!, line.Nama]))).toEqual({
    [told.missing!]: 'Entin Rohaeti',
    [told.wrong!]: 'Siti Aminah',
  })
  const { minutes } = await manager.api.siks.show.query({ id })
  expect(minutes).toMatchObject([{ meeting: told.meeting, desa: { code: CIMEKAR } }])
  await sent(office, id)
  told.batch = id
})

test('the answer comes back: BPS gave both a desil, and everybody hears of it', async () => {
  const { manager, fasilitator } = office
  const { rows, broken } = readAnswer([
    ['KODE_USULAN', 'STATUS', 'ALASAN', 'DESIL', 'PERIODE'],
    [told.missing!, 'SELESAI', '', '2', '2026-10'],
    [told.wrong!, 'SELESAI', '', '3', '2026-10'],
    [newId(), 'SELESAI', '', '9', '2026-10'],
  ])
  expect(broken).toEqual([])
  const preview = await manager.api.siks.preview.query({ id: told.batch!, rows })
  expect(preview.counts).toEqual({ NEW: 2, UNKNOWN: 1 })
  const answer = async () => {
    const { version } = await manager.api.siks.show.query({ id: told.batch! })
    const file = { sha256: 'ab'.repeat(32), file: 'jawaban.csv' }
    await manager.api.siks.answer.mutate({ commandId: newId(), id: told.batch!, version, ...file, rows })
  }
  await answer()
  await answer()
  const { family } = await fasilitator.api.fact.show.query({ id: told.home! })
  expect(family.facts.find(({ field }) => field === 'desil')).toMatchObject({ value: 3, source: 'SIKS' })
  const { rows: history } = await fasilitator.api.provenance.list.query({ household: told.home! })
  expect(history.filter(({ field }) => field === 'desil')).toMatchObject([{ before: '6', source: 'SIKS' }])

  // Her list says whom she owes the news.
  const { rows: untold } = await fasilitator.api.proposal.list.query({ waits: 'untold' })
  expect(untold.map(({ desilBefore, desilAfter }) => [desilBefore, desilAfter])).toEqual([
    [null, 2],
    [6, 3],
  ])
  for (const { id } of untold) {
    const version = await versionOf(fasilitator, id)
    await fasilitator.api.proposal.tell.mutate({ commandId: newId(), id, version, note: 'Dikunjungi di rumah.' })
  }
  expect((await fasilitator.api.proposal.list.query({ waits: 'untold' })).untold).toBe(0)
  const { steps } = await fasilitator.api.proposal.show.query({ id: told.wrong! })
  expect(steps.map(({ act }) => act)).toEqual([
    'proposal.submit',
    'proposal.dukcapil',
    'proposal.ground',
    'meeting.open',
    'meeting.decide',
    'meeting.settle',
    'proposal.validate',
    'siks.make',
    'siks.ratify',
    'siks.send',
    'siks.answer',
    'proposal.tell',
  ])
})

test.skipIf(!hasSamples)(
  'after all of it the database and the log hold no number of the list in the clear',
  async () => {
    const options = { delimiter: '|', bom: true, columns: true, relax_quotes: true, relax_column_count: true } as const
    const records = parse<Record<string, string>>(readFileSync(LIST), options)
    const digits = records
      .flatMap(({ NIK = '', NOKK = '' }) => [NIK, NOKK])
      .map((number) => number.replaceAll(/\D/g, ''))
    const find = finderOf(digits.filter(({ length }) => length >= 15))
    expect(find(`${digits[0]}`)).not.toEqual([])
    const owner = await made.owner.connect()
    const leaks: string[] = []
    for await (const { where, text } of dumpOf(owner)) if (find(text).length > 0) leaks.push(where)
    owner.release()
    expect(leaks).toEqual([])
    expect(find(JSON.stringify(made.log))).toEqual([])
  },
)
