import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { nikOf } from '../support/complaints.ts'
import { familyOf, registered } from '../support/pairs.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

const CIBADUYUT = '32.73.05.1003'
const members = [
  { name: 'Siti Aminah' },
  { name: 'Dede Rahmat', birthDate: '2012-03-04', sex: 'L' },
  { name: 'Bayi Rahmat', birthDate: '2025-03-04', nik: null },
]

/** A family of Kabupaten Bandung that moved to Kota Bandung, where nobody knows yet that it was registered. */
async function moved() {
  const made = await world()
  await made.district('32.04')
  await made.district('32.73')
  const there = {
    fo: await made.somebody('32.04', 'FO'),
    bo: await made.somebody('32.04', 'BO'),
    manager: await made.somebody('32.04', 'MANAJER'),
  }
  const here = {
    fo: await made.somebody('32.73', 'FO'),
    bo: await made.somebody('32.73', 'BO'),
    manager: await made.somebody('32.73', 'MANAJER'),
  }
  const home = await registered(there.fo, familyOf(1, members))
  return { made, there, here, home }
}

const byName = (one: readonly unknown[], other: readonly unknown[]) => (String(one[0]) < String(other[0]) ? -1 : 1)

const requests = async ({ api }: Person, direction: 'KELUAR' | 'MASUK') => (await api.transfer.list.query({ direction })).rows // prettier-ignore
const ask = ({ api }: Person, nik: string, commandId = newId(), id = newId()) =>
  api.transfer.ask.mutate({ commandId, id, who: { nik, name: 'Siti Aminah' }, reason: 'PINDAH' })
const answer = ({ api }: Person, id: string, persons: readonly string[]) =>
  api.transfer.answer.mutate({ commandId: newId(), id, version: 1, answer: { persons: [...persons] } })
const accept = ({ api }: Person, id: string, household = newId()) =>
  api.transfer.accept.mutate({
    commandId: newId(),
    id,
    version: 2,
    household,
    desa: CIBADUYUT,
    rt: '02',
    rw: '07',
    address: 'Jl. Cibaduyut 12',
  })

/** Asked for by Kota Bandung, and answered by Kabupaten Bandung with those of the family that `chosen` says. */
async function handedOver(chosen = [0, 1, 2]) {
  const all = await moved()
  const { there, here, home } = all
  await ask(here.bo, nikOf(10))
  const [asked] = await requests(there.bo, 'MASUK')
  await answer(
    there.bo,
    asked!.id,
    chosen.map((at) => home.persons[at]!.id),
  )
  return { ...all, id: asked!.id }
}

describe('a number that another district has', () => {
  test('is said to be registered elsewhere, and nothing else', async () => {
    const { here, there, home } = await moved()
    const twin = await registered(here.fo, { ...familyOf(1, [{}], CIBADUYUT), kk: '3273050101200009' })
    const [seen] = (await here.fo.api.household.show.query({ id: twin.id })).persons
    expect(seen).toMatchObject({ elsewhere: true })
    expect(JSON.stringify(seen)).not.toMatch(/32\.04|Dede|Babakan/)
    const own = (await there.fo.api.household.show.query({ id: home.id })).persons
    expect(own.filter(({ elsewhere }) => elsewhere).map(({ name }) => name)).toEqual(['Siti Aminah'])
  })

  test('is not elsewhere once it moved away there, is closed, or is in practice alone', async () => {
    const { made, here } = await moved()
    const twin = await registered(here.fo, { ...familyOf(1, [{}], CIBADUYUT), kk: '3273050101200009' })
    const elsewhere = async () => (await here.fo.api.household.show.query({ id: twin.id })).persons[0]!.elsewhere
    const holders = async () => (await made.owner.query('select tenant from national.nik_holder order by 1')).rows
    expect(await elsewhere()).toBe(true)
    await made.owner.query(`update national.tenant set state = 'DITUTUP' where code = '32.04'`)
    expect(await elsewhere()).toBe(false)
    await made.owner.query(`update national.tenant set state = 'AKTIF' where code = '32.04'`)
    await made.owner.query(`update person set existence = 'PINDAH' where tenant = '32.04' and nik_index is not null`)
    expect(await elsewhere()).toBe(false)
    expect(await holders()).toEqual([{ tenant: '32.73' }])
    await made.owner.query(`update person set existence = 'ADA' where tenant = '32.04'`)
    expect(await holders()).toEqual([{ tenant: '32.04' }, { tenant: '32.04' }, { tenant: '32.73' }])
    await made.owner.query(`delete from person_token; delete from person where tenant = '32.04'`)
    expect(await holders()).toEqual([{ tenant: '32.73' }])
    await made.owner.query(`insert into national.tenant (code, kind, name) values ('32.73-L', 'district', 'Latihan')`)
    for (const table of ['household', 'person'])
      await made.owner.query(`
        insert into ${table} select (jsonb_populate_record(t, '{"tenant": "32.73-L"}')).* from ${table} t
        where tenant = '32.73'`)
    expect(await holders()).toEqual([{ tenant: '32.73' }])
  })

  test('is held under the new number once it was changed', async () => {
    const { made, there, home } = await moved()
    const siti = home.persons[0]!
    const { version } = (await there.fo.api.household.show.query({ id: home.id })).persons.find(({ id }) => id === siti.id)! // prettier-ignore
    const change = { ...siti, nik: nikOf(77), nikReason: null, version }
    await there.fo.api.person.change.mutate({ commandId: newId(), ...change })
    const held = async (nik: string) => {
      const index = made.services.index('nik', nik)
      return (await made.owner.query('select tenant from national.nik_holder where nik_index = $1', [index])).rows
    }
    expect(await held(nikOf(10))).toEqual([])
    expect(await held(nikOf(77))).toEqual([{ tenant: '32.04' }])
  })
})

describe('asking for a family', () => {
  test('tells the asker nothing of where it is; the other district sees who asks', async () => {
    const { made, here, there } = await moved()
    await ask(here.bo, nikOf(10))
    const [mine] = await requests(here.bo, 'KELUAR')
    expect(mine).toMatchObject({ state: 'DIMINTA', name: 'Siti Aminah', nik: '3204••••••••0010', beside: null })
    expect(mine!.persons).toEqual([])
    const { rows } = await made.owner.query(`select * from transfer where tenant = '32.73'`)
    expect(JSON.stringify(rows)).not.toContain('32.04')
    const [theirs] = await requests(there.bo, 'MASUK')
    expect(theirs).toMatchObject({ state: 'DIMINTA', reason: 'PINDAH', beside: { code: '32.73' }, by: null })
    expect(theirs!.persons.map(({ name, isHere }) => [name, isHere])).toContainEqual(['Siti Aminah', true])
    expect(await requests(there.bo, 'KELUAR')).toEqual([])
  })

  test('whom nobody else has leads nowhere', async () => {
    const { here } = await moved()
    expect((await failure(ask(here.bo, nikOf(99)))).code).toBe('transfer.nowhere')
    expect(await requests(here.bo, 'KELUAR')).toEqual([])
  })

  test('is done once: sent twice, and by two officers at once', async () => {
    const { here, there } = await moved()
    const [commandId, id] = [newId(), newId()]
    await ask(here.bo, nikOf(10), commandId, id)
    await ask(here.bo, nikOf(10), commandId, id)
    expect((await failure(ask(here.manager, nikOf(10)))).code).toBe('transfer.asked')
    const both = await Promise.allSettled([ask(here.bo, nikOf(11)), ask(here.manager, nikOf(11))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await requests(there.bo, 'MASUK')).length).toBe(2)
  })

  test('by the record of somebody who is here, too', async () => {
    const { here, there } = await moved()
    const twin = await registered(here.fo, { ...familyOf(1, [{}], CIBADUYUT), kk: '3273050101200009' })
    const who = { person: twin.persons[0]!.id }
    await here.bo.api.transfer.ask.mutate({ commandId: newId(), id: newId(), who, reason: 'KK_DI_SINI' })
    expect(await requests(here.bo, 'KELUAR')).toMatchObject([{ household: twin.id, nik: '3204••••••••0010' }])
    const bare = { person: (await registered(here.fo, familyOf(9, [{ nik: null }], CIBADUYUT))).persons[0]!.id }
    const without = here.bo.api.transfer.ask.mutate({ commandId: newId(), id: newId(), who: bare, reason: 'PINDAH' })
    expect((await failure(without)).code).toBe('transfer.no_nik')
    expect((await requests(there.bo, 'MASUK')).length).toBe(1)
  })

  test('is taken back by the asker while nobody has answered', async () => {
    const { here, there } = await moved()
    await ask(here.bo, nikOf(10))
    const [mine] = await requests(here.bo, 'KELUAR')
    const withdraw = ({ api }: Person) => api.transfer.withdraw.mutate({ commandId: newId(), id: mine!.id, version: 1 })
    expect((await failure(withdraw(there.bo))).code).toBe('transfer.not_found')
    await withdraw(here.manager)
    expect(await requests(there.bo, 'MASUK')).toMatchObject([{ state: 'DITARIK' }])
    expect((await failure(withdraw(here.bo))).code).toBe('transfer.decided')
    await ask(here.bo, nikOf(10))
    expect((await requests(here.bo, 'KELUAR')).map(({ state }) => state)).toEqual(['DIMINTA', 'DITARIK'])
  })

  test('is the office’s: nobody in a village, no agency, no auditor, and nobody of the nation', async () => {
    const { made, here } = await moved()
    for (const role of ['FASILITATOR', 'FO', 'OPD_PETUGAS', 'AUDITOR', 'KAB_ADMIN'] as const) {
      const person = await made.somebody('32.73', role, role === 'FASILITATOR' ? [CIBADUYUT] : [])
      expect((await failure(ask(person, nikOf(10)))).code).toBe('path.forbidden')
    }
    expect((await failure(ask(made.secretariat, nikOf(10)))).code).toBe('path.forbidden')
    expect(await requests(here.bo, 'KELUAR')).toEqual([])
  })
})

/** Whom rules count of a family in the district that it left: whether it is there at all, and how many of it are. */
async function presentIn({ owner }: World, family: string) {
  const { rows } = await owner.query(
    `select bool_and(present) filter (where person is null) as family, count(person) filter (where present)::int as members
     from fact where household = $1 and tenant = '32.04'`,
    [family],
  )
  return rows[0] as unknown
}

describe('an answer', () => {
  test('hands over the agreed fields of those who were chosen; in the old district they have moved, and stay known', async () => {
    const { made, here, there, home, id } = await handedOver([0, 1])
    const [mine] = await requests(here.bo, 'KELUAR')
    expect(mine).toMatchObject({ state: 'DISERAHKAN', beside: { code: '32.04' }, address: 'Kp. Babakan No. 1' })
    expect(mine!.from).toContain('Cimekar')
    expect(mine!.persons.map(({ name, birthDate, nik }) => [name, birthDate, nik]).sort(byName)).toEqual([
      ['Dede Rahmat', '2012-03-04', '3204••••••••0011'],
      ['Siti Aminah', '1990-08-17', '3204••••••••0010'],
    ])
    const old = await there.fo.api.household.show.query({ id: home.id })
    expect(old.persons.map(({ name, existence }) => [name, existence]).sort(byName)).toEqual([
      ['Bayi Rahmat', 'ADA'],
      ['Dede Rahmat', 'PINDAH'],
      ['Siti Aminah', 'PINDAH'],
    ])
    expect(old.existence).toBe('ADA')
    expect(await presentIn(made, home.id)).toEqual({ family: true, members: 1 })
    const { rows } = await made.owner.query<{ row: string }>(`select to_jsonb(t)::text as row from transfer t where id = '${id}'`) // prettier-ignore
    const stored = rows.map(({ row }) => row).join()
    for (const secret of ['Dede', 'Babakan', nikOf(10), '320405010120']) expect(stored).not.toContain(secret)
  })

  test('is taken in as a family of the new district, once', async () => {
    const { made, here, id } = await handedOver()
    const household = newId()
    await accept(here.bo, id, household)
    const home = await here.bo.api.household.show.query({ id: household })
    expect(home).toMatchObject({ head: 'Siti Aminah', rt: '02', address: 'Jl. Cibaduyut 12', kk: '3204••••••••0001' })
    expect(
      home.persons.map(({ name, relation, nik, elsewhere }) => [name, relation, nik, elsewhere]).sort(byName),
    ).toEqual([
      ['Bayi Rahmat', 'ANAK', null, false],
      ['Dede Rahmat', 'ANAK', '3204••••••••0011', false],
      ['Siti Aminah', 'KEPALA', '3204••••••••0010', false],
    ])
    expect((await failure(accept(here.manager, id))).code).toBe('transfer.decided')
    const { rows } = await made.owner.query(`select state, envelope from transfer where tenant = '32.73'`)
    expect(rows).toEqual([{ state: 'DITERIMA', envelope: null }])
  })

  test('joins whom the new district has already, and brings back who had moved away', async () => {
    const { made, here, there, home, id } = await handedOver()
    const twin = await registered(here.fo, { ...familyOf(1, [{}], CIBADUYUT), kk: '3273050101200009' })
    expect((await requests(here.bo, 'KELUAR'))[0]!.persons.filter(({ isHere }) => isHere)).toMatchObject([{ name: 'Siti Aminah' }]) // prettier-ignore
    await accept(here.bo, id)
    const joined = await here.bo.api.household.show.query({ id: twin.id })
    expect(joined.persons.map(({ name }) => name).sort()).toEqual(['Bayi Rahmat', 'Dede Rahmat', 'Siti Aminah'])
    const { rows } = await made.owner.query(`select members from household where id = $1`, [twin.id])
    expect(rows).toEqual([{ members: 3 }])
    expect(await presentIn(made, home.id)).toEqual({ family: false, members: 0 })
    await ask(there.bo, nikOf(10))
    const [back] = await requests(here.bo, 'MASUK')
    await answer(
      here.bo,
      back!.id,
      back!.persons.map(({ id: one }) => one!),
    )
    await accept(there.bo, back!.id)
    const again = await there.bo.api.household.show.query({ id: home.id })
    expect(again.existence).toBe('ADA')
    expect(await presentIn(made, home.id)).toEqual({ family: true, members: 3 })
    expect(again.persons.map(({ name, existence }) => [name, existence]).sort(byName)).toEqual([
      ['Bayi Rahmat', 'ADA'],
      ['Dede Rahmat', 'ADA'],
      ['Siti Aminah', 'ADA'],
    ])
  })

  test('may be no, with a reason of the list; asking again is possible', async () => {
    const { here, there } = await moved()
    await ask(here.bo, nikOf(10))
    const [asked] = await requests(there.bo, 'MASUK')
    const refuse = { refuse: 'MASIH_TINGGAL_DI_SINI' as const }
    await there.manager.api.transfer.answer.mutate({ commandId: newId(), id: asked!.id, version: 1, answer: refuse })
    expect(await requests(here.bo, 'KELUAR')).toMatchObject([
      { state: 'DITOLAK', answer: 'MASIH_TINGGAL_DI_SINI', beside: { code: '32.04' }, persons: [] },
    ])
    await ask(here.bo, nikOf(10))
    expect((await requests(there.bo, 'MASUK')).length).toBe(2)
  })

  test('of two officers at once is given once', async () => {
    const { here, there, home } = await moved()
    await ask(here.bo, nikOf(10))
    const [asked] = await requests(there.bo, 'MASUK')
    const whole = home.persons.map(({ id }) => id)
    const outcomes = await Promise.allSettled([
      answer(there.bo, asked!.id, whole),
      there.manager.api.transfer.answer.mutate({ commandId: newId(), id: asked!.id, version: 1, answer: { refuse: 'ORANG_LAIN' } }), // prettier-ignore
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [mine] = await requests(here.bo, 'KELUAR')
    const old = await there.fo.api.household.show.query({ id: home.id })
    expect(old.existence).toBe(mine!.state === 'DISERAHKAN' ? 'PINDAH' : 'ADA')
  })

  test('hands over nobody but members of that family, and always whoever was asked for', async () => {
    const { here, there, home } = await moved()
    const other = await registered(there.fo, familyOf(5, [{}]))
    await ask(here.bo, nikOf(10))
    const [asked] = await requests(there.bo, 'MASUK')
    for (const chosen of [[home.persons[0]!.id, other.persons[0]!.id], [home.persons[1]!.id]])
      expect((await failure(answer(there.bo, asked!.id, chosen))).code).toBe('transfer.not_members')
  })

  test('is not given by a district that was not asked', async () => {
    const { made, here, there, home } = await moved()
    await ask(here.bo, nikOf(10))
    const [asked] = await requests(there.bo, 'MASUK')
    await made.district('32.17')
    const stranger = await made.somebody('32.17', 'BO')
    expect(await requests(stranger, 'MASUK')).toEqual([])
    const whole = home.persons.map(({ id }) => id)
    expect((await failure(answer(stranger, asked!.id, whole))).code).toBe('transfer.not_found')
    expect((await failure(answer(here.bo, asked!.id, whole))).code).toBe('transfer.not_found')
  })

  test('with its own key changes nothing of the keys that rows are written with', async () => {
    const { made, here, id } = await handedOver()
    const { rows } = await made.owner.query<{ purpose: string; n: number }>(
      `select purpose, count(*)::int as n from key where tenant = '32.73' group by purpose order by purpose`,
    )
    expect(rows).toEqual([
      { purpose: 'DATA', n: 1 },
      { purpose: 'ENVELOPE', n: 1 },
    ])
    await accept(here.bo, id)
    const owner: World['owner'] = made.owner
    const { rows: written } = await owner.query(`select encode(substring(nik from 1 for 16), 'hex') as id from person where tenant = '32.73' and nik is not null`) // prettier-ignore
    const { rows: data } = await owner.query(`select replace(id::text, '-', '') as id from key where tenant = '32.73' and purpose = 'DATA'`) // prettier-ignore
    expect([...new Set(written.map((row: { id: string }) => row.id))]).toEqual([data[0].id])
  })
})
