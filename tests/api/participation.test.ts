import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { SaveParticipation } from '@slrt/domain/participation'
import { familyOf, listedVillage, registerOffice } from '../support/register.ts'
import { failure, world, type Person } from '../support/world.ts'

type Answers = SaveParticipation['answers']
const save = ({ api }: Person, id: string, answers: Answers, commandId = newId()) =>
  api.participation.save.mutate({ commandId, id, answers })
const answer = (program: string, state: Answers[number]['state'], year: number | null = null) => ({
  program,
  state,
  year,
})
const cardOf = async ({ api }: Person, id: string) => {
  const { programs, ...card } = await api.participation.show.query({ id })
  return { ...card, programs, of: (code: string) => programs.find((one) => one.code === code) }
}

async function home() {
  const made = await world()
  const people = await registerOffice(made)
  return { made, ...people, family: await familyOf(people.rini, 1) }
}

describe('the participation card', () => {
  test('begins with the programs that most are asked about, and answers nothing for the family', async () => {
    const { rini, family } = await home()
    const card = await cardOf(rini, family.id)
    expect(card.programs.slice(0, 3).map(({ code }) => code)).toEqual(['PKH', 'BPNT', 'PBI_JK'])
    expect(card.programs.length).toBeGreaterThan(10)
    expect(card.programs.filter((one) => one.answer !== null)).toEqual([])
    // A program that has ended is not asked about.
    expect(card.of('BLT_KESRA')).toBeUndefined()
  })

  test('is saved in one; each program with year and source, and what was not asked stays unasked', async () => {
    const { rini, family } = await home()
    await save(rini, family.id, [
      answer('PKH', 'MENERIMA', 2024),
      answer('PIP', 'PERNAH', 2023),
      answer('RTLH', 'BUTUH'),
      answer('BAZNAS', 'TIDAK'),
      answer('KIP_K', 'TIDAK_TAHU'),
    ])
    const card = await cardOf(rini, family.id)
    const told = { source: 'PETUGAS', by: 'FASILITATOR 32.04' }
    expect(card.of('PKH')!.answer).toMatchObject({ state: 'MENERIMA', year: 2024, ...told })
    expect(card.of('RTLH')!.answer).toMatchObject({ state: 'BUTUH', year: null, ...told })
    expect(card.of('KIP_K')!.answer).toMatchObject({ state: 'TIDAK_TAHU' })
    expect(card.of('BPNT')!.answer).toBeNull()
  })

  test('is also what a rule tests, and its history is kept', async () => {
    const { made, rini, home: known } = await listedVillage()
    await save(rini, known.id, [answer('PKH', 'PERNAH', 2025), answer('BPNT', 'MENERIMA')])
    await save(rini, known.id, [answer('PKH', 'TIDAK_TAHU'), answer('BPNT', 'TIDAK')])
    const { rows } = await made.owner.query('select receives_pkh, receives_bpnt, desil from fact where id = $1', [
      known.id,
    ])
    expect(rows).toEqual([{ receives_pkh: false, receives_bpnt: false, desil: 2 }])
    const history = await rini.api.provenance.list.query({ household: known.id })
    const programs = history.rows.filter(({ field }) => field.startsWith('program.'))
    expect(programs.map(({ field, before }) => `${field} ${before}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'program.BPNT MENERIMA',
      'program.PKH PERNAH 2025',
    ])
    // What the list had said of PKH is in the history of the fact.
    expect(history.rows.find(({ field }) => field === 'receivesPkh')).toMatchObject({ before: 'true' })
  })

  test('what a list said stands beside, with its member; confirmed by an officer it is the officer’s', async () => {
    const { made, rini, home: known } = await listedVillage()
    await made.owner.query(
      `insert into participation (tenant, id, household, person, desa, program, state, source, by_name, at)
       select '32.04', gen_random_uuid(), $1, p, $2, program, state, 'DTKS', 'Impor', now() from (values
         (null::uuid, 'BPNT', 'MENERIMA'), ($3::uuid, 'PBI_JK', 'MENERIMA'), (null::uuid, 'PROGRAM_LAMA', 'MENERIMA')) as v (p, program, state)`,
      [known.id, known.desa, known.siti.id],
    )
    const before = await cardOf(rini, known.id)
    expect(before.of('PBI_JK')!.members).toMatchObject([{ name: 'Siti Aminah', state: 'MENERIMA', source: 'DTKS' }])
    expect(before.of('PROGRAM_LAMA')).toMatchObject({ isOffered: false, answer: { source: 'DTKS' } })
    await save(rini, known.id, [answer('BPNT', 'MENERIMA')])
    expect((await cardOf(rini, known.id)).of('BPNT')!.answer).toMatchObject({ state: 'MENERIMA', source: 'PETUGAS' })
  })

  test('sent twice by a tablet without network it counts once', async () => {
    const { made, rini, family } = await home()
    const [id, answers] = [newId(), [answer('PKH', 'MENERIMA', 2024)]]
    await save(rini, family.id, answers, id)
    await save(rini, family.id, answers, id)
    const { rows } = await made.owner.query('select program from participation')
    expect(rows).toEqual([{ program: 'PKH' }])
  })

  test.each<[string, Answers]>([
    ['participation.unknown_program', [answer('BANSOS_GHAIB', 'MENERIMA')]],
    ['participation.twice', [answer('PKH', 'MENERIMA'), answer('PKH', 'TIDAK')]],
    ['participation.year_later', [answer('PKH', 'MENERIMA', 2099)]],
  ])('refused: %s', async (code, answers) => {
    const { rini, family } = await home()
    expect((await failure(save(rini, family.id, answers))).code).toBe(code)
    expect((await cardOf(rini, family.id)).isFilled).toBe(false)
  })

  test('a family of another desa is not there', async () => {
    const { made, family } = await home()
    const next = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
    expect((await failure(save(next, family.id, [answer('PKH', 'TIDAK')]))).code).toBe('household.not_found')
    expect((await failure(next.api.participation.show.query({ id: family.id }))).code).toBe('household.not_found')
  })
})
