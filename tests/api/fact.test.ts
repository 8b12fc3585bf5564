import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, family } from '../support/complaints.ts'
import { dtks, takeIn } from '../support/imported.ts'
import { familyOf, listedVillage, registerOffice, type Home } from '../support/register.ts'
import { failure, world, type Person } from '../support/world.ts'

type Values = Record<string, boolean | number | string | null>
const seenOf = async ({ api }: Person, home: Home, id: string) => {
  const shown = await api.fact.show.query({ id: home.id })
  return id === home.id ? shown.family.seen : shown.members.find((one) => one.id === id)!.seen
}
const save = async (officer: Person, home: Home, id: string, values: Values, seen?: string | null) =>
  officer.api.fact.save.mutate({
    commandId: newId(),
    id,
    household: home.id,
    seen: seen === undefined ? await seenOf(officer, home, id) : seen,
    values,
  })
const factsOf = async ({ api }: Person, home: Home, id: string) => {
  const { family: own, members } = await api.fact.show.query({ id: home.id })
  const { facts } = id === home.id ? own : members.find((one) => one.id === id)!
  return Object.fromEntries(facts.map((one) => [one.field, one]))
}

describe('what the register says of a family', () => {
  test('each fact with the list that said it and the day; what nobody asked is told from what nobody knows', async () => {
    const { rini, home } = await listedVillage()
    const facts = await factsOf(rini, home, home.id)
    expect(facts.desil).toMatchObject({ value: 2, asked: true, source: 'DTSEN', asOf: '2026-07-01', by: null })
    expect(facts.wall).toMatchObject({ value: null, asked: false, source: null })

    await save(rini, home, home.id, { wall: null, floor: 6 })
    const after = await factsOf(rini, home, home.id)
    expect(after.wall).toMatchObject({ value: null, asked: true, source: 'PETUGAS', by: 'FASILITATOR 32.04' })
    expect(after.floor).toMatchObject({ value: 6, source: 'PETUGAS', by: 'FASILITATOR 32.04' })
    expect(after.roof).toMatchObject({ asked: false })
    // What the officer did not touch is the list's still.
    expect(after.desil).toMatchObject({ value: 2, source: 'DTSEN' })
  })

  test('partial, for a family without any list, and for one member alone', async () => {
    const made = await world()
    const { rini } = await registerOffice(made)
    const home = await familyOf(rini, 1)
    expect((await factsOf(rini, home, home.asep.id)).schoolLevel).toMatchObject({ asked: false })
    await save(rini, home, home.asep.id, { schooling: 2, schoolLevel: 'SD', hasKip: false })
    await save(rini, home, home.asep.id, { disability: null })
    const facts = await factsOf(rini, home, home.asep.id)
    expect(facts.schoolLevel).toMatchObject({ value: 'SD', source: 'PETUGAS' })
    expect(facts.hasKip).toMatchObject({ value: false, asked: true })
    expect(facts.disability).toMatchObject({ value: null, asked: true })
    expect(facts.pregnant).toMatchObject({ value: null, asked: false })
    const { rows } = await made.owner.query('select sex, relation, born::text from fact where id = $1', [home.asep.id])
    expect(rows).toEqual([{ sex: 'L', relation: 'ANAK', born: '2016-03-02' }])
  })

  test('nothing new leaves no trace; the history says what stood there before, and is encrypted', async () => {
    const { made, rini, home } = await listedVillage()
    await save(rini, home, home.id, { floor: 8 })
    await save(rini, home, home.id, { floor: 2, hasMotorcycle: true })
    await save(rini, home, home.id, { roof: null })
    await save(rini, home, home.id, { roof: null })
    const { rows } = await rini.api.provenance.list.query({ household: home.id })
    expect(rows.map(({ field, before }) => `${field} ${before}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'floor 8',
      'hasMotorcycle null',
      'roof null',
    ])
    const stored = await made.owner.query<{ before: Buffer | null }>('select before from provenance where field = $1', [
      'floor',
    ])
    expect(stored.rows[0]!.before!.toString('latin1')).not.toBe('8')
    expect(stored.rows[0]!.before!.length).toBeGreaterThan(40)
  })

  test('of two officers the second hears that somebody saved', async () => {
    const { rini, fo, home } = await listedVillage()
    const seen = await seenOf(fo, home, home.id)
    await save(rini, home, home.id, { floor: 2 }, seen)
    const refused = await failure(save(fo, home, home.id, { floor: 5 }, seen))
    expect([refused.httpStatus, refused.code]).toEqual([409, 'fact.changed'])
    const asep = await seenOf(fo, home, home.asep.id)
    const both = await Promise.allSettled([
      save(rini, home, home.asep.id, { works: true }, asep),
      save(fo, home, home.asep.id, { works: false }, asep),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test.each<[string, Values]>([
    ['fact.ranked', { desil: 1 }],
    ['fact.ranked', { extremePoor: true }],
    ['fact.ranked', { exclusion: 'TIDAK_ADA' }],
    ['fact.unknown_field', { pregnant: true }],
    ['fact.unknown_field', { changedAt: 1 }],
    ['fact.wrong_value', { floor: 77 }],
    ['fact.wrong_value', { floor: true }],
    ['fact.wrong_value', { floorArea: 0 }],
    ['fact.wrong_value', { hasCar: 'ya' }],
    ['fact.nothing', {}],
  ])('refused: %s of %o', async (code, values) => {
    const { rini, home } = await listedVillage()
    expect((await failure(save(rini, home, home.id, values))).code).toBe(code)
  })

  test('what is finer is opened one by one, and each look is written down', async () => {
    const { made, rini, home } = await listedVillage()
    const shown = await rini.api.fact.show.query({ id: home.id })
    expect([shown.family.hasDetail, shown.members.map(({ hasDetail }) => hasDetail)]).toEqual([true, [true, false]])
    expect(JSON.stringify(shown)).not.toMatch(/6013012345678901|Buruh tani/)
    const opened = await rini.api.fact.detail.mutate({ id: home.siti.id, household: home.id })
    expect(opened.fields).toEqual([
      ['id_penyakit_menahun', '6'],
      ['occupation', 'Buruh tani'],
    ])
    const { rows } = await made.owner.query('select role from command where path = $1 and subject = $2', [
      'fact.detail',
      home.siti.id,
    ])
    expect(rows).toEqual([{ role: 'FASILITATOR' }])
    const { rows: found } = await made.owner.query(
      `select from household where encode(detail, 'hex') like '%' || encode('6013012345678901', 'hex') || '%'`,
    )
    expect(found).toEqual([])
  })

  test('nobody of another desa or district, and no agency', async () => {
    const { made, home } = await listedVillage()
    await made.district('32.73')
    const next = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
    const other = await made.somebody('32.73', 'MANAJER')
    for (const stranger of [next, other]) {
      expect((await failure(stranger.api.fact.show.query({ id: home.id }))).code).toBe('household.not_found')
      const list = stranger.api.provenance.list.query({ household: home.id })
      expect((await failure(list)).code).toBe('household.not_found')
    }
    expect((await failure(save(next, home, home.id, { floor: 1 }, null))).code).toBe('household.not_found')
    const agency = await made.somebody('32.04', 'OPD_PETUGAS')
    expect((await failure(agency.api.fact.show.query({ id: home.id }))).code).toBe('path.forbidden')
  })

  test('a member of another family is none of this one', async () => {
    const { rini, home } = await listedVillage()
    const other = await familyOf(rini, 8)
    expect((await failure(save(rini, home, other.siti.id, { works: true }, null))).code).toBe('person.not_found')
  })
})

test('the history of an address, a card and a membership, in the order of time', async () => {
  const made = await world()
  const { rini } = await registerOffice(made)
  const home = await familyOf(rini, 3)
  const { kk: _, ...moved } = { ...home, rt: '04', address: 'Kp. Sawah No. 1', version: 1 }
  await rini.api.household.change.mutate({ commandId: newId(), ...moved, kk: '3204050101200099', kkReason: null })
  const baby = { ...family(9).persons[0]!, id: newId(), name: 'Dewi', nik: null, nikReason: 'BAYI' as const, birthDate: '2026-05-01', relation: 'ANAK' as const } // prettier-ignore
  await rini.api.person.add.mutate({ commandId: newId(), ...baby, household: home.id })
  const { nik, nikReason, phone, ...known } = home.asep
  await rini.api.person.change.mutate({ commandId: newId(), ...known, name: 'Asep Hidayat', version: 1 })
  const { rows } = await rini.api.provenance.list.query({ household: home.id })
  expect(rows.map(({ name, field, before }) => [name, field, before])).toEqual(
    expect.arrayContaining([
      ['Asep Hidayat', 'name', 'Asep Kurnia'],
      ['Dewi', 'household', null],
      [null, 'address', 'Kp. Babakan No. 3'],
      [null, 'rt', '01'],
      [null, 'kk', '3204••••••••0003'],
    ]),
  )
  expect(rows).toHaveLength(5)
  expect(rows[0]!.name).toBe('Asep Hidayat')
  expect([nik, nikReason, phone, CIMEKAR]).toContain(home.desa)
})

test('what a list says otherwise stands in the history beside the officer’s entry, which stays', async () => {
  const made = await world()
  const { rini } = await registerOffice(made)
  const { id, kk, siti } = await familyOf(rini, 3)
  await takeIn(made.services, { content: dtks({ kk, nik: siti.nik!, nama: 'Siti Aminah Nur' }) })
  const { rows } = await rini.api.provenance.list.query({ household: id })
  const told = rows.map(({ name, field, isOffered, before }) => ({ name, field, isOffered, before }))
  expect(told).toContainEqual({ name: 'Siti Aminah', field: 'name', isOffered: true, before: 'Siti Aminah Nur' })
  expect(told.filter(({ field }) => field.startsWith('?'))).toEqual([])
})
