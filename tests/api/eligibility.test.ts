import { describe, expect, test } from 'vitest'
import { judge } from '@slrt/domain/explain'
import { newId } from '@slrt/domain/id'
import { situationOf, type FactRow } from '@slrt/domain/situation'
import { HOUSE, houseOffice, known, openProgram, poorFamily, proposed } from '../support/enrolment.ts'
import { familyOf, listedVillage } from '../support/register.ts'
import { published } from '../support/regulation.ts'
import { failure, type Person, type World } from '../support/world.ts'

/** What the tablet makes of the answer: a verdict for each program, or for each member. */
async function verdictsOf({ api }: Person, id: string) {
  const shown = await api.eligibility.show.query({ id })
  const rows = JSON.parse(JSON.stringify(shown.rows)) as FactRow[]
  const situation = situationOf(rows, { day: shown.day, closed: new Set(shown.closed) })
  const all = shown.programs.map(
    ({ code, definition, params }) => [code, judge(definition, params, situation)] as const,
  )
  return { shown, of: (code: string) => all.find(([one]) => one === code)?.[1] ?? [] }
}

const listIn = (made: World, kind: string, program: string, asOf: string, area = '') =>
  made.owner.query(
    `insert into source_list (tenant, id, kind, program, area, as_of, rows, by_name, at)
     values ('32.04', gen_random_uuid(), $1, $2, $3, $4, 10, 'Nia', now())`,
    [kind, program, area, asOf],
  )
const daysAgo = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10)

describe('what a family is entitled to', () => {
  test('every program in force, the nation’s beside the district’s, with facts, sources and day', async () => {
    const { made, rini, home } = await listedVillage()
    await openProgram(made)
    const { shown, of } = await verdictsOf(rini, home.id)
    expect(shown.programs.length).toBeGreaterThanOrEqual(23)
    expect(shown.programs.find(({ code }) => code === HOUSE)).toMatchObject({ isOwn: true, params: { maxDesil: 4 } })
    expect(shown.programs.find(({ code }) => code === 'PKH')).toMatchObject({ isOwn: false })
    expect(shown.rows.map(({ source, asOf }) => [source, asOf])).toContainEqual(['DTSEN', '2026-07-01'])
    expect(of(HOUSE)).toMatchObject([{ person: null, verdict: 'LAYAK' }])
  })

  test('what an officer writes down decides what was open, and is named as theirs', async () => {
    const { made, rini } = await houseOffice()
    const home = await familyOf(rini, 61)
    await known(made, home.id, { desil: 3, source: 'DTSEN', asOf: '2026-07-01' })
    const before = await verdictsOf(rini, home.id)
    expect(before.of(HOUSE)).toMatchObject([{ verdict: 'MUNGKIN', missing: ['rumah.tidak_layak'] }])
    const { seen } = (await rini.api.fact.show.query({ id: home.id })).family
    await rini.api.fact.save.mutate({ commandId: newId(), id: home.id, household: home.id, seen, values: { floor: 8 } })
    const after = await verdictsOf(rini, home.id)
    expect(after.of(HOUSE)).toMatchObject([{ verdict: 'LAYAK', amountYear: 20_000_000 }])
    expect(after.shown.said[`${home.id}|floor`]).toMatchObject({ source: 'PETUGAS', by: 'FASILITATOR 32.04' })
  })

  test('a program for persons answers for each member, also for whom nobody asked anything', async () => {
    const { rini } = await houseOffice()
    const home = await familyOf(rini, 62)
    const { of } = await verdictsOf(rini, home.id)
    const admin = of('ADMINDUK')
    expect(new Set(admin.map(({ person }) => person))).toEqual(new Set([home.siti.id, home.asep.id]))
    // Asep has no number: that is known since he was registered.
    expect(admin.find(({ person }) => person === home.asep.id)?.verdict).toBe('LAYAK')
  })

  test('a person who gets a number has one; asked for it nobody is', async () => {
    const { made, rini } = await houseOffice()
    const home = await familyOf(rini, 63)
    const { nikReason: _, nik: __, phone: ___, ...asep } = home.asep
    await rini.api.person.change.mutate({ commandId: newId(), ...asep, nik: '3204110203160007', nikReason: null, version: 1 }) // prettier-ignore
    const baby = { id: newId(), name: 'Dewi', nik: null, nikReason: 'BAYI' as const, birthDate: '2026-05-01', sex: 'P' as const, relation: 'ANAK' as const, phone: null } // prettier-ignore
    await rini.api.person.add.mutate({ commandId: newId(), ...baby, household: home.id })
    const { rows } = await made.owner.query(
      'select id, has_nik from fact where household = $1 and person is not null',
      [home.id],
    )
    const hasNik = new Map(rows.map((row: { id: string; has_nik: boolean }) => [row.id, row.has_nik]))
    expect([hasNik.get(home.siti.id), hasNik.get(home.asep.id), hasNik.get(baby.id)]).toEqual([true, true, false])
  })

  test('the limit is the regulation’s, from its day on', async () => {
    const { made, rini } = await houseOffice()
    const admin = await made.somebody('32.04', 'KAB_ADMIN')
    await published(made, admin, { key: 'program.maxDesil', subject: 'PKH', value: '1' })
    const home = await poorFamily(made, rini, 2)
    const { shown, of } = await verdictsOf(rini, home.id)
    expect(shown.programs.find(({ code }) => code === 'PKH')!.params).toMatchObject({ maxDesil: 1 })
    const [pkh] = of('PKH')
    expect(pkh).toMatchObject({ verdict: 'TIDAK' })
    expect(pkh!.failed).toContainEqual({ fact: 'keluarga.desil', value: 2, expected: 1, op: '<=' })
  })
})

describe('a list that is in', () => {
  test('says "no" of whoever is not on it, for its area, for so many days', async () => {
    const { made, rini } = await houseOffice()
    const home = await poorFamily(made, rini)
    const closed = async () => (await rini.api.eligibility.show.query({ id: home.id })).closed
    expect(await closed()).toEqual([])
    await listIn(made, 'PENERIMA', 'PKH', daysAgo(30))
    await listIn(made, 'PENERIMA', 'BPNT', daysAgo(121))
    await listIn(made, 'PENGECUALIAN', '', daysAgo(2), '32.04.06')
    await listIn(made, 'ASN', '', daysAgo(2), '32.04.05')
    await listIn(made, 'KIP', '', daysAgo(-3))
    expect(await closed()).toEqual(['ASN', 'PENERIMA|PKH'])
  })
})

describe('beside the verdicts', () => {
  test('stands what the family receives and is proposed for, with what can be done', async () => {
    const { made, rini, bo } = await houseOffice()
    const home = await poorFamily(made, rini)
    const id = await proposed(rini, home.id)
    const answers = [{ program: 'PKH', state: 'MENERIMA' as const, year: 2024 }]
    await rini.api.participation.save.mutate({ commandId: newId(), id: home.id, answers })
    const shown = await rini.api.eligibility.show.query({ id: home.id })
    expect(shown.receives).toEqual([{ program: 'PKH', person: null, year: 2024 }])
    expect(shown.enrolments).toMatchObject([{ id, program: HOUSE, acts: ['enrolment.withdraw'] }])
    const seen = await bo.api.eligibility.show.query({ id: home.id })
    expect(seen.enrolments[0]!.acts).toContain('enrolment.confirm')
  })

  test('no number, no address: names of members, coarse facts', async () => {
    const { rini, home } = await listedVillage()
    const text = JSON.stringify(await rini.api.eligibility.show.query({ id: home.id }))
    expect(text).not.toMatch(/32041157089|\d{16}|Kp\. Babakan|08123/)
  })
})

test('nobody of another desa or district, no agency, no nation', async () => {
  const { made, home } = await listedVillage()
  await made.district('32.73')
  const next = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
  const other = await made.somebody('32.73', 'MANAJER')
  for (const stranger of [next, other])
    expect((await failure(stranger.api.eligibility.show.query({ id: home.id }))).code).toBe('household.not_found')
  for (const barred of [
    await made.somebody('32.04', 'OPD_PETUGAS'),
    await made.somebody('32.04', 'KAB_ADMIN'),
    made.secretariat,
  ])
    expect((await failure(barred.api.eligibility.show.query({ id: home.id }))).code).toBe('path.forbidden')
})
