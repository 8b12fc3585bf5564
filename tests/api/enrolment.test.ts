import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import {
  confirmed,
  filledPlaces,
  HOUSE,
  houseOffice,
  houseRepair,
  known,
  openProgram,
  poorFamily,
  proposed,
  statesOf,
  thisYear,
} from '../support/enrolment.ts'
import { familyOf } from '../support/register.ts'
import { failure, type Person } from '../support/world.ts'

const listOf = async ({ api }: Person, part: 'usulan' | 'menunggu' | 'menerima' | 'selesai', area?: string) =>
  api.enrolment.list.query({ program: HOUSE, part, ...(area && { area }) })

describe('from a proposal to a place', () => {
  test('a fasilitator proposes, another officer confirms, and the card of the family says so', async () => {
    const { made, rini, bo } = await houseOffice()
    const home = await poorFamily(made, rini)
    const id = await proposed(rini, home.id)
    expect((await listOf(bo, 'usulan')).rows).toMatchObject([
      { id, who: { head: 'Siti Aminah', person: null }, state: 'DIUSULKAN', verdict: 'LAYAK' },
    ])
    await confirmed(bo, id)
    const card = await rini.api.participation.show.query({ id: home.id })
    expect(card.programs.find(({ code }) => code === HOUSE)?.answer).toMatchObject({
      state: 'MENERIMA',
      year: thisYear(),
      by: 'BO 32.04',
    })
    const { rows } = await rini.api.enrolment.show.query({ household: home.id })
    expect(rows).toMatchObject([
      {
        name: 'Perbaikan rumah Sabilulungan',
        state: 'MENERIMA',
        steps: [
          { state: 'DIUSULKAN', by: 'FASILITATOR 32.04' },
          { state: 'MENERIMA', by: 'BO 32.04' },
        ],
        evaluation: { proposed: { verdict: 'LAYAK', amountYear: 20_000_000, params: { maxDesil: 4 } } },
      },
    ])
  })

  test('nobody confirms what they proposed themselves', async () => {
    const { made, rini, bo, manager } = await houseOffice()
    const home = await poorFamily(made, rini)
    const id = await proposed(bo, home.id)
    expect((await failure(confirmed(bo, id))).code).toBe('enrolment.own')
    await confirmed(manager, id)
    expect(await statesOf(made)).toEqual({ [id]: 'MENERIMA' })
  })

  test('sent twice by a tablet it counts once, and nobody is proposed twice', async () => {
    const { made, rini, fo } = await houseOffice()
    const home = await poorFamily(made, rini)
    const input = { commandId: newId(), id: newId(), household: home.id, person: null, program: HOUSE }
    await rini.api.enrolment.propose.mutate(input)
    await rini.api.enrolment.propose.mutate(input)
    const second = await failure(proposed(fo, home.id))
    expect([second.code, second.facts]).toEqual(['enrolment.open', { state: 'DIUSULKAN' }])
    expect(await statesOf(made)).toEqual({ [input.id]: 'DIUSULKAN' })
  })

  test('taken back it is over, and may be proposed again', async () => {
    const { made, rini } = await houseOffice()
    const home = await poorFamily(made, rini)
    const id = await proposed(rini, home.id)
    await rini.api.enrolment.withdraw.mutate({ commandId: newId(), id, version: 1 })
    const again = await proposed(rini, home.id)
    expect(await statesOf(made)).toEqual({ [id]: 'DITARIK', [again]: 'DIUSULKAN' })
  })

  test('whoever already receives it by a list is not proposed', async () => {
    const { made, rini } = await houseOffice()
    const home = await poorFamily(made, rini)
    await made.owner.query(
      `insert into participation (tenant, id, household, desa, program, state, source, by_name, at)
       values ('32.04', gen_random_uuid(), $1, $2, $3, 'MENERIMA', 'LAIN', 'Impor', now())`,
      [home.id, home.desa, HOUSE],
    )
    expect((await failure(proposed(rini, home.id))).code).toBe('enrolment.receives')
  })

  test('what is missing may be proposed and not confirmed; what surely fails is neither', async () => {
    const { made, rini, bo } = await houseOffice()
    const home = await familyOf(rini, 41)
    await known(made, home.id, { desil: 2 })
    const id = await proposed(rini, home.id)
    expect(await failure(confirmed(bo, id))).toMatchObject({ code: 'enrolment.unclear', facts: { n: 1 } })
    await known(made, home.id, { desil: 6 })
    expect((await failure(confirmed(bo, id))).code).toBe('enrolment.not_eligible')
    const rich = await familyOf(rini, 42)
    await known(made, rich.id, { desil: 9 })
    expect((await failure(proposed(rini, rich.id))).code).toBe('enrolment.not_eligible')
  })

  test.each([
    ['enrolment.no_program', 'BEDAH_RUMAH_LAMA', false],
    ['enrolment.road', 'PKH', false],
    ['enrolment.unit', HOUSE, true],
  ])('refused: %s', async (code, program, isPerson) => {
    const { made, rini } = await houseOffice()
    const home = await poorFamily(made, rini)
    expect((await failure(proposed(rini, home.id, program, isPerson ? home.siti.id : null))).code).toBe(code)
  })

  test('of a program for persons it is the person who waits and receives', async () => {
    const definition = houseRepair({
      unit: 'ORANG',
      rule: { '>=': [{ var: 'orang.usia' }, { var: 'param.elderlyAge' }] },
      params: { elderlyAge: 30 },
      quota: null,
      priority: [{ fact: 'orang.usia', first: 'MOST' }],
    })
    const { rini, bo } = await houseOffice(definition)
    const home = await familyOf(rini, 43)
    const id = await proposed(rini, home.id, HOUSE, home.siti.id)
    expect((await failure(proposed(rini, home.id, HOUSE, home.asep.id))).code).toBe('enrolment.not_eligible')
    expect((await failure(proposed(rini, home.id, HOUSE, newId()))).code).toBe('person.not_found')
    await confirmed(bo, id)
    const { rows } = await listOf(bo, 'menerima')
    expect(rows).toMatchObject([{ who: { head: 'Siti Aminah', person: 'Siti Aminah' } }])
    const card = await rini.api.participation.show.query({ id: home.id })
    expect(card.programs.find(({ code }) => code === HOUSE)?.members).toMatchObject([{ name: 'Siti Aminah' }])
  })
})

describe('400 places', () => {
  test('number 401 waits with the reasons of its rank; the poorer goes first, whenever it came', async () => {
    const { made, rini, bo } = await houseOffice()
    await filledPlaces(made, 400)
    const [third, first] = [await poorFamily(made, rini, 3), await poorFamily(made, rini, 1)]
    for (const home of [third, first]) await confirmed(bo, await proposed(rini, home.id))
    const { rows, counts, total } = await listOf(bo, 'menunggu')
    expect(rows.map(({ position, rank, who }) => [position, rank, who?.household])).toEqual([
      [1, [{ fact: 'keluarga.desil', first: 'LEAST', value: 1 }], first.id],
      [2, [{ fact: 'keluarga.desil', first: 'LEAST', value: 3 }], third.id],
    ])
    expect([counts, total]).toEqual([{ usulan: 0, menunggu: 2, menerima: 400, selesai: 0 }, 2])
    const { pools } = await bo.api.enrolment.places.query({ program: HOUSE })
    expect(pools).toMatchObject([{ places: 400, receiving: 400, waiting: 2, free: 0 }])
    const card = await rini.api.participation.show.query({ id: first.id })
    expect(card.programs.find(({ code }) => code === HOUSE)).toBeUndefined()
  })

  test('whose place ends leaves it to the first in line, and to nobody else', async () => {
    const { made, rini, bo, manager } = await houseOffice()
    await filledPlaces(made, 399)
    const [last, second, first] = [
      await poorFamily(made, rini, 4),
      await poorFamily(made, rini, 3),
      await poorFamily(made, rini, 2),
    ]
    const ids = [await proposed(rini, last.id), await proposed(rini, second.id), await proposed(rini, first.id)]
    for (const id of ids) await confirmed(bo, id)
    expect(Object.values(await statesOf(made)).filter((state) => state === 'DAFTAR_TUNGGU')).toHaveLength(2)
    expect((await failure(confirmed(bo, ids[2]!, 2))).code).toBe('enrolment.no_place')

    await manager.api.enrolment.end.mutate({ commandId: newId(), id: ids[0]!, version: 2, ending: 'LULUS', reason: 'Rumahnya sudah diperbaiki anaknya.' }) // prettier-ignore
    expect(await failure(confirmed(bo, ids[1]!, 2))).toMatchObject({ code: 'enrolment.not_first', facts: { ahead: 1 } })
    await confirmed(bo, ids[2]!, 2)
    expect(await statesOf(made)).toMatchObject({
      [ids[0]!]: 'LULUS',
      [ids[1]!]: 'DAFTAR_TUNGGU',
      [ids[2]!]: 'MENERIMA',
    })
  })

  test('whoever comes new and is poorer than all who wait does not overtake them by asking late: rank decides', async () => {
    const { made, rini, bo, manager } = await houseOffice()
    await filledPlaces(made, 399)
    const [begun, waits, comes] = [
      await poorFamily(made, rini, 4),
      await poorFamily(made, rini, 2),
      await poorFamily(made, rini, 3),
    ]
    const ids = [await proposed(rini, begun.id), await proposed(rini, waits.id), await proposed(rini, comes.id)]
    await confirmed(bo, ids[0]!)
    await confirmed(bo, ids[1]!)
    await manager.api.enrolment.end.mutate({ commandId: newId(), id: ids[0]!, version: 2, ending: 'SELESAI', reason: 'Rumah selesai dibangun.' }) // prettier-ignore
    // A place is free, and somebody with a better rank waits for it.
    await confirmed(bo, ids[2]!)
    expect(await statesOf(made)).toMatchObject({ [ids[1]!]: 'DAFTAR_TUNGGU', [ids[2]!]: 'DAFTAR_TUNGGU' })
  })

  test('a kecamatan with places of its own neither takes from the others nor lends to them', async () => {
    const year = thisYear()
    const quota = { year, total: 3, areas: { '32.04.05': 1 } }
    const { made, rini, bo } = await houseOffice(houseRepair({ quota }))
    const away = '32.04.44.2001'
    for (const desil of [2, 3]) await confirmed(bo, await proposed(rini, (await poorFamily(made, rini, desil)).id))
    for (const desil of [2, 3, 4]) await proposed(bo, (await poorFamily(made, bo, desil, away)).id)
    const { pools } = await bo.api.enrolment.places.query({ program: HOUSE })
    expect(pools).toMatchObject([
      { area: '32.04.05', places: 1, receiving: 1, waiting: 1, free: 0 },
      { area: '', places: 2, receiving: 0, proposed: 3, free: 2 },
    ])
    const { rows, counts } = await listOf(bo, 'usulan', '32.04.44')
    expect([rows.length, counts]).toEqual([3, { usulan: 3, menunggu: 0, menerima: 0, selesai: 0 }])
  })

  test('two officers give the last place at the same moment: one family gets it, the other waits', async () => {
    const { made, rini, bo, manager } = await houseOffice()
    await filledPlaces(made, 399)
    const homes = [await poorFamily(made, rini), await poorFamily(made, rini)]
    const ids = [await proposed(rini, homes[0]!.id), await proposed(rini, homes[1]!.id)]
    await Promise.all([confirmed(bo, ids[0]!), confirmed(manager, ids[1]!)])
    const states = await statesOf(made)
    expect(new Set(ids.map((id) => states[id]))).toEqual(new Set(['DAFTAR_TUNGGU', 'MENERIMA']))
  })

  test('two officers decide on one family: the second hears what the first did', async () => {
    const { made, rini, bo, manager } = await houseOffice()
    const id = await proposed(rini, (await poorFamily(made, rini)).id)
    const refused = manager.api.enrolment.refuse.mutate({ commandId: newId(), id, version: 1, reason: 'Rumahnya dikontrak.' }) // prettier-ignore
    const outcomes = await Promise.allSettled([confirmed(bo, id), refused])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = await failure(confirmed(bo, id))
    expect(lost.code).toBe('enrolment.changed')
    expect(lost.facts?.state).toMatch(/MENERIMA|DITOLAK/)
  })

  test('a fasilitator tells the family where it stands in line, among families that only the office sees', async () => {
    const { made, rini, bo, manager } = await houseOffice()
    await filledPlaces(made, 400)
    const away = await poorFamily(made, bo, 2, '32.04.44.2001')
    await confirmed(manager, await proposed(bo, away.id))
    const home = await poorFamily(made, rini, 3)
    await confirmed(bo, await proposed(rini, home.id))
    const { enrolments } = await rini.api.eligibility.show.query({ id: home.id })
    expect(enrolments).toMatchObject([{ state: 'DAFTAR_TUNGGU', position: 2 }])
  })

  test('a family that is less poor than when it began to wait is not before itself in line', async () => {
    const { made, rini, bo } = await houseOffice()
    await filledPlaces(made, 400)
    const home = await poorFamily(made, rini, 2)
    const id = await proposed(rini, home.id)
    await confirmed(bo, id)
    await made.owner.query(
      `delete from enrolment where id = (select id from enrolment where state = 'MENERIMA' limit 1)`,
    )
    await known(made, home.id, { desil: 4 })
    await confirmed(bo, id, 2)
    expect(await statesOf(made)).toMatchObject({ [id]: 'MENERIMA' })
  })

  test('who died since still receives until an officer ends it, and is found among all who receive', async () => {
    const { made, rini, bo } = await houseOffice()
    const [gone, here] = [await poorFamily(made, rini), await poorFamily(made, rini)]
    for (const { id } of [gone, here]) await confirmed(bo, await proposed(rini, id))
    const goneOf = () => bo.api.enrolment.list.query({ program: HOUSE, part: 'menerima', gone: true })
    expect(await goneOf()).toMatchObject({ rows: [], total: 0, counts: { menerima: 2 } })
    await made.owner.query(`update household set existence = 'MENINGGAL' where id = $1`, [gone.id])
    const found = await goneOf()
    expect(found).toMatchObject({ rows: [{ who: { household: gone.id, existence: 'MENINGGAL' } }], total: 1 })
    expect((await listOf(bo, 'menerima')).rows.map(({ who }) => who!.existence).toSorted()).toEqual([
      'ADA',
      'MENINGGAL',
    ])
    const { id, version } = found.rows[0]!
    await bo.api.enrolment.end.mutate({ commandId: newId(), id, version, ending: 'SELESAI', reason: 'Kepala keluarga meninggal.' }) // prettier-ignore
    expect(await goneOf()).toMatchObject({ rows: [], total: 0, counts: { menerima: 1, selesai: 1 } })
  })

  test('a page is fifty long, and goes on where it ended', async () => {
    const { made, bo } = await houseOffice()
    await filledPlaces(made, 120)
    const first = await listOf(bo, 'menerima')
    const second = await bo.api.enrolment.list.query({ program: HOUSE, part: 'menerima', after: first.next! })
    const third = await bo.api.enrolment.list.query({ program: HOUSE, part: 'menerima', after: second.next! })
    expect([first.rows.length, second.rows.length, third.rows.length, third.next]).toEqual([50, 50, 20, null])
    expect(new Set([...first.rows, ...second.rows, ...third.rows].map(({ id }) => id)).size).toBe(120)
    expect(first.total).toBe(120)
  })
})

describe('what a decision rests on', () => {
  test('stays as it was that day when the limit changes; the next decision goes by the new one', async () => {
    const { made, rini, bo } = await houseOffice()
    const before = await poorFamily(made, rini, 3)
    const [id, later] = [await proposed(rini, before.id), await proposed(rini, (await poorFamily(made, rini, 3)).id)]
    await confirmed(bo, id)
    const quota = { year: thisYear(), total: 400, areas: {} }
    await openProgram(made, houseRepair({ quota, params: { maxDesil: 1 } }), { from: '2026-02-01' })
    expect((await failure(confirmed(bo, later))).code).toBe('enrolment.not_eligible')
    const { programs } = await rini.api.eligibility.show.query({ id: before.id })
    expect(programs.find(({ code }) => code === HOUSE)!.params).toEqual({ maxDesil: 1 })
    const [row] = (await bo.api.enrolment.show.query({ household: before.id })).rows
    expect(row).toMatchObject({ state: 'MENERIMA', evaluation: { decided: { verdict: 'LAYAK', params: { maxDesil: 4 } } } }) // prettier-ignore
  })

  test('the reason of an end is encrypted, read by those who tell the family, and the card says that it was', async () => {
    const { made, rini, bo } = await houseOffice()
    const home = await poorFamily(made, rini)
    const id = await proposed(rini, home.id)
    await confirmed(bo, id)
    const reason = 'Keluarga ternyata punya rumah lain di Soreang.'
    await bo.api.enrolment.end.mutate({ commandId: newId(), id, version: 2, ending: 'DIKELUARKAN', reason })
    const { rows } = await made.owner.query<{ reason: Buffer; until: string }>(
      'select reason, until::text from enrolment where id = $1',
      [id],
    )
    expect(rows[0]!.reason.toString('latin1')).not.toContain('Soreang')
    const news = (await rini.api.enrolment.show.query({})).rows
    expect(news).toMatchObject([{ state: 'DIKELUARKAN', reason, who: { head: 'Siti Aminah' } }])
    const card = await rini.api.participation.show.query({ id: home.id })
    expect(card.programs.find(({ code }) => code === HOUSE)?.answer).toMatchObject({ state: 'PERNAH' })
  })
})

describe('who sees it', () => {
  test('the admin of the district sees places and ranks, and no name', async () => {
    const { made, rini } = await houseOffice()
    const admin = await made.somebody('32.04', 'KAB_ADMIN')
    await proposed(rini, (await poorFamily(made, rini)).id)
    const list = await listOf(admin, 'usulan')
    expect(list.rows).toMatchObject([{ who: null, verdict: 'LAYAK' }])
    expect(JSON.stringify(list)).not.toContain('Siti')
  })

  test('nobody of another desa or district', async () => {
    const { made, rini, bo } = await houseOffice()
    const home = await poorFamily(made, rini)
    const id = await proposed(rini, home.id)
    await made.district('32.73')
    const next = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
    const other = await made.somebody('32.73', 'BO')
    for (const stranger of [next, other]) {
      expect((await failure(stranger.api.enrolment.show.query({ household: home.id }))).code).toBe(
        'household.not_found',
      )
      expect((await stranger.api.enrolment.show.query({})).rows).toEqual([])
      const take = stranger.api.enrolment.withdraw
      expect((await failure(proposed(stranger, home.id))).code).toBe('household.not_found')
      if (stranger === next)
        expect((await failure(take.mutate({ commandId: newId(), id, version: 1 }))).code).toBe('enrolment.not_found')
    }
    expect((await failure(other.api.enrolment.list.query({ program: HOUSE, part: 'usulan' }))).code).toBe('enrolment.no_program') // prettier-ignore
    const outsider = await made.somebody('32.04', 'OPD_PETUGAS')
    expect((await failure(outsider.api.enrolment.show.query({}))).code).toBe('path.forbidden')
    expect((await listOf(bo, 'usulan')).total).toBe(1)
  })
})

test('a program that has ended gives no more places', async () => {
  const { made, rini, bo } = await houseOffice()
  const id = await proposed(rini, (await poorFamily(made, rini)).id)
  await openProgram(made, houseRepair({ road: 'RUJUKAN', category: 'RMH01' }), { from: '2026-02-01' })
  expect((await failure(confirmed(bo, id))).code).toBe('enrolment.road')
})
