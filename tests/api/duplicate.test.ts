import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { findDuplicates } from '@slrt/functions/jobs/duplicates'
import { nikOf, told } from '../support/complaints.ts'
import { familyOf, merged, registered, twiceWritten } from '../support/pairs.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

const listed = async ({ api }: Person, state?: 'DIGABUNG' | 'DIMINTA' | 'BUKAN_GANDA' | 'DIPISAH') =>
  (await api.duplicate.list.query(state ? { state } : {})).rows
const shown = ({ api }: Person, id: string) => api.duplicate.show.query({ id })
const family = ({ api }: Person, id: string) => api.household.show.query({ id })
/** Everything that a district stores of its families, as the database has it; when a row changed and its version go on. */
async function everything({ owner }: World) {
  const tables = ['household', 'person', 'fact', 'participation', 'origin', 'person_token', 'complaint', 'item']
  const all = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await owner.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) - 'version' ${table === 'person_token' ? `- 'id'` : ''} as row from ${table} t
         where tenant = '32.04'`,
      )
      return rows.map(({ row }) => JSON.stringify({ table, ...row })).sort()
    }),
  )
  return all.flat()
}

describe('pairs', () => {
  test('are found once, the likeliest first, with what speaks for them', async () => {
    const { made, bo, fasilitator, pair, first, second } = await twiceWritten()
    expect(pair).toMatchObject({ state: 'TERBUKA', desa: { label: 'Desa Cimekar' } })
    expect(pair.score).toBeGreaterThanOrEqual(0.92)
    expect([pair.one.id, pair.other.id].sort()).toEqual([first.persons[0]!.id, second.persons[0]!.id].sort())
    const seen = await shown(bo, pair.id)
    expect(Object.fromEntries(seen.evidence.map(({ field, verdict }) => [field, verdict]))).toEqual({
      name: 'same',
      birthDate: 'same',
      mother: 'unknown',
      desa: 'same',
      sex: 'same',
    })
    expect(seen.nikApart).toBe(1)
    expect(JSON.stringify(seen)).not.toContain(nikOf(10))
    expect(await findDuplicates(made.services)).toBe(0)
    await registered(fasilitator, familyOf(3, [{ name: 'Wawan Setiawan', birthDate: '1971-02-03', sex: 'L' }]))
    expect(await findDuplicates(made.services)).toBe(0)
    expect((await listed(bo)).length).toBe(1)
  })

  test('of one name in two spellings are looked at, of one common name on different days not', async () => {
    const { made, bo, fasilitator } = await twiceWritten()
    await registered(fasilitator, familyOf(4, [{ name: 'Moh. Syarif', birthDate: '1980-05-06', sex: 'L' }]))
    await registered(fasilitator, familyOf(5, [{ name: 'Muhammad Sarip', birthDate: '1980-06-05', sex: 'L' }]))
    await registered(fasilitator, familyOf(6, [{ name: 'Muhammad Syarif', birthDate: '1951-11-23', sex: 'L' }]))
    expect(await findDuplicates(made.services)).toBe(1)
    const names = (await listed(bo)).map(({ one, other }) => [one.name, other.name].sort())
    expect(names).toContainEqual(['Moh. Syarif', 'Muhammad Sarip'])
  })

  test('found by two at once stand once', async () => {
    const { made, bo, fasilitator } = await twiceWritten()
    for (const n of [7, 8]) await registered(fasilitator, familyOf(n, [{ name: 'Encep', birthDate: '1980-05-06' }]))
    await Promise.all([findDuplicates(made.services), findDuplicates(made.services)])
    expect((await listed(bo)).filter(({ one }) => one.name === 'Encep').length).toBe(1)
  })

  test('are seen where both are seen, and by nobody who has no business with them', async () => {
    const { made, pair, supervisor, fasilitator } = await twiceWritten()
    expect((await listed(supervisor)).map(({ id }) => id)).toEqual([pair.id])
    const elsewhere = await made.somebody('32.04', 'SUPERVISOR', ['32.04.44'])
    expect(await listed(elsewhere)).toEqual([])
    expect((await failure(shown(elsewhere, pair.id))).code).toBe('duplicate.not_found')
    expect((await failure(shown(fasilitator, pair.id))).code).toBe('path.forbidden')
    const dismissed = supervisor.api.duplicate.dismiss.mutate({ commandId: newId(), id: pair.id, version: 1 })
    expect((await failure(dismissed)).code).toBe('path.forbidden')
  })

  test('that are two people are dismissed, and stay so however often they are found', async () => {
    const { made, bo, manager, pair, first } = await twiceWritten()
    const dismiss = ({ api }: Person) => api.duplicate.dismiss.mutate({ commandId: newId(), id: pair.id, version: 1 })
    await dismiss(bo)
    expect((await failure(dismiss(manager))).code).toBe('duplicate.decided')
    await made.owner.query(`update person set changed_at = now() where id = $1`, [first.persons[0]!.id])
    await findDuplicates(made.services)
    expect(await listed(bo)).toEqual([])
    expect(await listed(bo, 'BUKAN_GANDA')).toMatchObject([{ id: pair.id, decidedBy: 'BO 32.04' }])
  })
})

describe('merging', () => {
  test('takes a second person, and fills what only the other record knew', async () => {
    const { made, bo, manager, pair, first, second } = await twiceWritten()
    const keep = first.persons[0]!.id
    await made.owner.query(`update person set mother = 'Rukmini', birth_place = 'Garut' where id = $1`, [second.persons[0]!.id]) // prettier-ignore
    const asked = { id: pair.id, version: 1, keep, reason: 'Orang yang sama, KTP dilihat.' }
    await bo.api.duplicate.merge.mutate({ commandId: newId(), ...asked })
    const again = manager.api.duplicate.merge.mutate({ commandId: newId(), ...asked, version: 2 })
    expect((await failure(again)).code).toBe('duplicate.waiting')
    expect((await family(bo, second.id)).persons.length).toBe(1)
    const waiting = (await manager.api.approval.list.query({})).rows[0]!
    expect(waiting).toMatchObject({ deed: 'record.merge', subject: pair.id, mayDecide: true })
    expect(waiting.pair).toMatchObject({ kept: { name: 'Siti Aminah' }, other: { name: 'ST. AMINAH' } })
    const own = bo.api.approval.list.query({})
    expect((await failure(own)).code).toBe('path.forbidden')
    await manager.api.approval.approve.mutate({ commandId: newId(), id: waiting.id, version: 1 })
    const kept = await family(bo, first.id)
    expect(kept.persons.map(({ name }) => name).sort()).toEqual(['Dede Rahmat', 'Siti Aminah'])
    const { rows } = await made.owner.query('select mother, birth_place, merged_into from person order by id')
    expect(rows).toContainEqual({ mother: 'Rukmini', birth_place: 'Garut', merged_into: null })
    expect(await listed(bo)).toEqual([])
    expect(await listed(bo, 'DIGABUNG')).toMatchObject([{ id: pair.id, decidedBy: 'MANAJER 32.04' }])
  })

  test('leads from either number to the record that stays, and shows the family that is left no more', async () => {
    const { bo, manager, fasilitator, pair, first, second } = await twiceWritten()
    await merged(bo, manager, { id: pair.id, version: 1 }, first.persons[0]!.id)
    for (const n of [10, 20]) {
      const { rows, total } = await fasilitator.api.household.list.query({ text: nikOf(n) })
      expect([rows.map(({ id }) => id), total]).toEqual([[first.id], 1])
    }
    expect((await fasilitator.api.household.list.query({})).rows.map(({ id }) => id)).toEqual([first.id])
    expect(await family(bo, second.id)).toMatchObject({ existence: 'GANDA', persons: [] })
  })

  test('carries complaints, programs and facts along, and un-merging brings everything back as it was', async () => {
    const { made, bo, manager, fasilitator, pair, first, second } = await twiceWritten()
    const complaint = told(second.id)
    await fasilitator.api.complaint.register.mutate({ commandId: newId(), ...complaint })
    const [kept, other] = [first.persons[0]!.id, second.persons[0]!.id]
    await made.owner.query(
      `update fact set pregnant = true, marital = 2 where id = '${other}';
       update fact set source = 'DTSEN', desil = 1 where id = '${second.id}';
       insert into participation (tenant, id, household, person, desa, program, state, year, source, by_name, at)
       select '32.04', gen_random_uuid(), h::uuid, null, '${first.desa}', p, s, 2024, 'PETUGAS', 'Rini', now()
       from (values ('${first.id}', 'PKH', 'TIDAK_TAHU'), ('${second.id}', 'PKH', 'MENERIMA'),
         ('${second.id}', 'BPNT', 'BUTUH')) as v (h, p, s)`,
    )
    const before = await everything(made)
    await merged(bo, manager, { id: pair.id, version: 1 }, kept)
    expect((await family(bo, first.id)).needs).toMatchObject([{ complaint: complaint.id }])
    expect((await bo.api.complaint.show.query({ id: complaint.id })).household).toBe(first.id)
    const { rows: facts } = await made.owner.query(
      'select id, pregnant, desil from fact where pregnant or desil is not null order by desil',
    )
    expect(facts).toEqual([
      { id: first.id, pregnant: null, desil: 1 },
      { id: kept, pregnant: true, desil: null },
    ])
    const { rows: programs } = await made.owner.query('select household, program, state from participation order by program') // prettier-ignore
    expect(programs).toEqual([
      { household: first.id, program: 'BPNT', state: 'BUTUH' },
      { household: first.id, program: 'PKH', state: 'MENERIMA' },
    ])
    const { later, version } = await shown(bo, pair.id)
    expect(later).toEqual([])
    const reason = 'Ternyata dua orang: KTP berbeda.'
    await bo.api.duplicate.part.mutate({ commandId: newId(), id: pair.id, version, reason })
    expect(await everything(made)).toEqual(before)
    expect(await listed(bo, 'DIPISAH')).toMatchObject([{ id: pair.id }])
    expect(await family(bo, second.id)).toMatchObject({ existence: 'ADA', persons: [{ name: 'ST. AMINAH' }] })
  })

  test('gives the number along where the kept record had none', async () => {
    const { made, bo, manager, fasilitator } = await twiceWritten()
    const bare = await registered(fasilitator, familyOf(31, [{ name: 'Euis Komala', nik: null }]))
    const whole = await registered(fasilitator, familyOf(32, [{ name: 'Euis Komala' }]))
    await findDuplicates(made.services)
    const pair = (await listed(bo)).find(({ one }) => one.name === 'Euis Komala')!
    const before = await everything(made)
    await merged(bo, manager, { id: pair.id, version: 1 }, bare.persons[0]!.id)
    const [person] = (await family(bo, bare.id)).persons
    expect(person).toMatchObject({ nik: expect.stringContaining('••••'), nikReason: null })
    const { nik } = await bo.api.person.identity.mutate({ id: bare.persons[0]!.id })
    expect(nik).toBe(nikOf(320))
    const { rows } = await made.owner.query('select 1 from national.nik_holder')
    expect(rows.length).toBe(4)
    await bo.api.duplicate.part.mutate({ commandId: newId(), id: pair.id, version: 3, reason: 'Keliru' })
    expect(await everything(made)).toEqual(before)
    expect((await bo.api.person.identity.mutate({ id: whole.persons[0]!.id })).nik).toBe(nikOf(320))
  })

  test('of a head leaves no family without one', async () => {
    const { made, bo, manager, fasilitator } = await twiceWritten()
    const home = familyOf(41, [
      { name: 'Cecep Supriadi', birthDate: '1970-01-02', sex: 'L' },
      { name: 'Neneng Hasanah', birthDate: '1975-03-04', relation: 'PASANGAN' },
    ])
    const left = await registered(fasilitator, home)
    const kept = await registered(
      fasilitator,
      familyOf(42, [{ name: 'Cecep Supriadi', birthDate: '1970-01-02', sex: 'L' }]),
    )
    await findDuplicates(made.services)
    const pair = (await listed(bo)).find(({ one }) => one.name === 'Cecep Supriadi')!
    const before = await everything(made)
    await merged(bo, manager, { id: pair.id, version: 1 }, kept.persons[0]!.id)
    expect(await family(bo, left.id)).toMatchObject({
      head: 'Neneng Hasanah',
      persons: [{ name: 'Neneng Hasanah', relation: 'KEPALA' }],
    })
    const members = await fasilitator.api.household.list.query({ text: 'Neneng' })
    expect(members.rows).toMatchObject([{ id: left.id, members: 1 }])
    await bo.api.duplicate.part.mutate({ commandId: newId(), id: pair.id, version: 3, reason: 'Keliru' })
    expect(await everything(made)).toEqual(before)
  })

  test('keeps what somebody wrote later, and says so beforehand', async () => {
    const { made, bo, manager, pair, first, second } = await twiceWritten()
    const kept = first.persons[0]!
    await made.owner.query(`update person set phone = null, phone_masked = null, sex = null where id = $1`, [kept.id])
    await merged(bo, manager, { id: pair.id, version: 1 }, kept.id)
    const member = async () => (await family(bo, first.id)).persons.find(({ id }) => id === kept.id)!
    const row = await member()
    expect(row).toMatchObject({ phone: '0812••••5432', sex: 'P' })
    const { name, birthDate, sex, relation, version } = row
    const change = {
      id: kept.id,
      name: `${name} binti Ujang`,
      birthDate,
      sex,
      relation,
      phone: '081377778888',
      version,
    }
    await bo.api.person.change.mutate({ commandId: newId(), ...change })
    const seen = await shown(bo, pair.id)
    expect(seen.later.map(({ field }) => field).sort()).toEqual(['changedAt', 'changedBy', 'phone', 'phoneMasked'])
    await bo.api.duplicate.part.mutate({ commandId: newId(), id: pair.id, version: seen.version, reason: 'Keliru' })
    expect(await member()).toMatchObject({ name: 'Siti Aminah binti Ujang', phone: '0813••••8888', sex: null })
    expect((await family(bo, second.id)).persons).toMatchObject([{ name: 'ST. AMINAH', phone: '0812••••5432' }])
  })

  test('is taken apart in the order in which it was done', async () => {
    const { made, bo, manager, fasilitator, pair, first, second } = await twiceWritten()
    const third = await registered(fasilitator, familyOf(51, [{ name: 'Siti Aminah', phone: null as never }]))
    await findDuplicates(made.services)
    await merged(bo, manager, { id: pair.id, version: 1 }, first.persons[0]!.id)
    const pairs = await listed(bo)
    const next = pairs.find(({ one, other }) => [one.id, other.id].includes(first.persons[0]!.id))!
    expect(pairs.some(({ one, other }) => [one.id, other.id].includes(second.persons[0]!.id))).toBe(false)
    await merged(bo, manager, { id: next.id, version: 1 }, third.persons[0]!.id)
    const part = (id: string) => bo.api.duplicate.part.mutate({ commandId: newId(), id, version: 3, reason: 'Keliru' })
    expect((await failure(part(pair.id))).code).toBe('duplicate.later_merge')
    await part(next.id)
    await part(pair.id)
    for (const home of [first, second, third])
      expect((await family(bo, home.id)).persons.length).toBe(home.persons.length)
  })

  test('is given back with a reason, and can be asked for again; nobody decides on what lapsed', async () => {
    const { made, bo, manager, pair, first } = await twiceWritten()
    const ask = (version: number) =>
      bo.api.duplicate.merge.mutate({ commandId: newId(), id: pair.id, version, keep: first.persons[0]!.id, reason: 'Orang yang sama' }) // prettier-ignore
    await ask(1)
    const [asked] = (await manager.api.approval.list.query({})).rows
    await manager.api.approval.giveBack.mutate({ commandId: newId(), id: asked!.id, version: 1, note: 'Lihat KTP dahulu.' }) // prettier-ignore
    expect(await listed(bo)).toMatchObject([{ id: pair.id, state: 'TERBUKA' }])
    await ask(3)
    await made.owner.query(`update approval set asked_at = asked_at - interval '15 days', expires_at = expires_at - interval '15 days'`) // prettier-ignore
    await ask(4)
    expect((await listed(bo, 'DIMINTA')).length).toBe(1)
  })

  test('of a pair that is not the kept one’s is refused', async () => {
    const { bo, pair } = await twiceWritten()
    const other = { commandId: newId(), id: pair.id, version: 1, keep: newId(), reason: 'Orang yang sama' }
    expect((await failure(bo.api.duplicate.merge.mutate(other))).code).toBe('duplicate.not_of_pair')
  })
})

test('one card for two families is shown beside the pairs', async () => {
  const { made, bo, fasilitator } = await twiceWritten(await world())
  const [one, other] = [familyOf(61, [{ name: 'Dadang' }]), familyOf(62, [{ name: 'Maman' }])]
  await registered(fasilitator, one)
  await registered(fasilitator, other)
  await made.owner.query(
    `update household set kk_place = 1, kk_index = (select kk_index from household where id = $1) where id = $2`,
    [one.id, other.id],
  )
  expect((await bo.api.duplicate.cards.query({})).rows).toMatchObject([
    { family: { id: other.id, head: 'Maman' }, whose: { id: one.id, head: 'Dadang' } },
  ])
})
