import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, complaintOf, family, office } from '../support/complaints.ts'
import { failure, world, type Person } from '../support/world.ts'

const REQUEST = 'Aktifkan kembali PBI-JK.'

/** A district with one need, and short ways to act on it. */
async function atWork(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  const people = await office(made)
  const { complaint, items } = await complaintOf(people.fasilitator)
  const item = items[0]!
  const shown = async () => {
    const { items: all } = await people.bo.api.complaint.show.query({ id: complaint })
    return all.find((one) => one.id === item)!
  }
  const send = async (unit: string, by: Person = people.bo) => {
    const id = newId()
    const { version } = await shown()
    await by.api.referral.send.mutate({ commandId: newId(), id, item, version, unit, request: REQUEST })
    return id
  }
  return { made, ...people, complaint, item, shown, send }
}

const version = async (person: Person, id: string) => (await person.api.referral.show.query({ id })).version
const step = async (person: Person, act: 'accept' | 'start', id: string) =>
  person.api.referral[act].mutate({ commandId: newId(), id, version: await version(person, id) })
const giveBack = async (person: Person, id: string) =>
  person.api.referral.giveBack.mutate({
    commandId: newId(),
    id,
    version: await version(person, id),
    reason: 'KURANG_BERKAS',
    note: 'Surat faskes belum ada.',
  })
const complete = async (person: Person, id: string) =>
  person.api.referral.complete.mutate({
    commandId: newId(),
    id,
    version: await version(person, id),
    resolution: 'KEPESERTAAN_AKTIF',
    note: 'Aktif sejak hari ini.',
  })

describe('what an agency reads', () => {
  test('is the request, a first letter and a desa: no name, number, address or story', async () => {
    const { send, health, units } = await atWork()
    const id = await send(units.health)
    const shown = await health.api.referral.show.query({ id })
    expect(shown).toMatchObject({
      subject: 'Ibu S.',
      request: REQUEST,
      place: 'Desa Cimekar, Kec. Cileunyi',
      category: 'KP02',
      from: { name: 'Kabupaten 32.04' },
    })
    const inbox = await health.api.referral.inbox.query({ state: 'open' })
    const all = JSON.stringify([shown, inbox])
    for (const secret of ['Siti', 'Aminah', '32041157', '0812', 'Babakan', 'kontrol tiap bulan'])
      expect(all).not.toContain(secret)
  })

  test('is closed to everything else of the family', async () => {
    const { send, health, units, complaint } = await atWork()
    await send(units.health)
    const card = await failure(health.api.complaint.show.query({ id: complaint }))
    expect([card.httpStatus, card.code]).toEqual([403, 'path.forbidden'])
    expect((await failure(health.api.household.list.query({}))).code).toBe('path.forbidden')
  })
})

describe('two agencies side by side', () => {
  test('the need shows the one that has come least far, and is answered when both have', async () => {
    const { send, health, school, units, shown } = await atWork()
    const [kis, pip] = [await send(units.health), await send(units.school)]
    expect((await shown()).state).toBe('DIRUJUK')
    await step(health, 'accept', kis)
    expect((await shown()).state).toBe('DIRUJUK')
    await step(school, 'accept', pip)
    expect((await shown()).state).toBe('DITERIMA_OPD')
    await complete(health, kis)
    expect((await shown()).state).toBe('DITERIMA_OPD')
    await complete(school, pip)
    expect(await shown()).toMatchObject({ state: 'SELESAI_DITANGANI', turn: 'DESA', resolution: 'KEPESERTAAN_AKTIF' })
    // Each reads of the other neither words nor that it is there.
    const { rows } = await health.api.referral.inbox.query({ state: 'answered' })
    expect(rows.map(({ id }) => id)).toEqual([kis])
  })

  test('all gave it back: it is the office’s turn again, and what is sent anew begins anew', async () => {
    const { send, health, school, units, shown } = await atWork()
    const [kis, pip] = [await send(units.health), await send(units.school)]
    await giveBack(health, kis)
    expect((await shown()).state).toBe('DIRUJUK')
    await giveBack(school, pip)
    expect(await shown()).toMatchObject({ state: 'DIKEMBALIKAN_OPD', turn: 'SLRT', isMine: true })
    const again = await send(units.health)
    expect(await shown()).toMatchObject({ state: 'DIRUJUK', turn: 'OPD' })
    await complete(health, again)
    expect((await shown()).state).toBe('SELESAI_DITANGANI')
    expect((await shown()).referrals.map(({ state }) => state).sort()).toEqual([
      'DIKEMBALIKAN',
      'DIKEMBALIKAN',
      'SELESAI',
    ])
  })

  test('answer at the same moment: neither answer is lost', async () => {
    const { send, health, school, units, shown } = await atWork()
    for (let round = 0; round < 8; round++) {
      const [kis, pip] = [await send(units.health), await send(units.school)]
      const two = [health, school].map((person, at) => ({ person, id: [kis, pip][at]! }))
      await Promise.all(two.map(({ person, id }) => giveBack(person, id)))
      const { state, turn, referrals } = await shown()
      expect([round, state, turn]).toEqual([round, 'DIKEMBALIKAN_OPD', 'SLRT'])
      expect(referrals.filter((one) => one.state !== 'DIKEMBALIKAN')).toEqual([])
    }
  })

  test('not twice to one of them; and what is withdrawn is gone from its inbox', async () => {
    const { send, bo, health, units, shown } = await atWork()
    const id = await send(units.health)
    expect((await failure(send(units.health))).code).toBe('referral.already_there')
    await bo.api.referral.withdraw.mutate({ commandId: newId(), id, version: 1 })
    expect(await shown()).toMatchObject({ state: 'DITANGANI_SLRT', turn: 'SLRT' })
    expect((await health.api.referral.inbox.query({ state: 'open' })).total).toBe(0)
    expect((await failure(step(health, 'accept', id))).code).toBe('referral.not_now')
  })
})

describe('the resident is awaited', () => {
  test('by the agency: its clock stands still, and goes on where it was', async () => {
    let at = new Date('2026-11-02T02:00:00Z')
    const { send, health, fasilitator, units, shown, item } = await atWork({ now: () => at })
    const id = await send(units.health)
    await step(health, 'start', id)
    const before = await health.api.referral.show.query({ id })
    const wait = { commandId: newId(), id: item, version: before.needVersion, note: 'KTP sudah tidak terbaca.' }
    await health.api.item.wait.mutate(wait)
    expect(await shown()).toMatchObject({ state: 'MENUNGGU_WARGA', turn: 'WARGA' })
    expect((await health.api.referral.show.query({ id })).isWaiting).toBe(true)
    at = new Date('2026-11-06T02:00:00Z')
    await fasilitator.api.item.resume.mutate({ commandId: newId(), id: item, version: (await shown()).version })
    expect(await shown()).toMatchObject({ state: 'PROSES_OPD', turn: 'OPD' })
    const after = await health.api.referral.show.query({ id })
    // Fourteen working days from 2 November, and the four that began while the resident was awaited.
    expect([before.due, after.due]).toEqual(['2026-11-20T09:00:00.000Z', '2026-11-26T09:00:00.000Z'])
    await complete(health, id)
    expect((await shown()).state).toBe('SELESAI_DITANGANI')
  })

  test('not by an agency that gave it back', async () => {
    const { send, health, school, units, shown, item } = await atWork()
    const [kis, pip] = [await send(units.health), await send(units.school)]
    await giveBack(health, kis)
    await step(school, 'start', pip)
    const wait = { commandId: newId(), id: item, version: (await shown()).version, note: 'KTP tidak ada.' }
    expect((await failure(health.api.item.wait.mutate(wait))).code).toBe('item.not_now')
    await school.api.item.wait.mutate({ ...wait, commandId: newId() })
    const resume = { commandId: newId(), id: item, version: (await shown()).version }
    expect((await failure(health.api.item.resume.mutate(resume))).code).toBe('item.not_now')
  })
})

describe('an agency of another district', () => {
  test('is not there: neither by its id nor in the database', async () => {
    const { made, send, item, shown } = await atWork()
    await made.district('32.73')
    const stranger = await made.unit('32.73', 'Dinas Kesehatan Kota')
    expect((await failure(send(stranger))).code).toBe('unit.not_found')
    expect((await shown()).state).toBe('TERDAFTAR')
    // As owner, past every policy: the foreign key starts with the tenant.
    const insert = made.owner.query(
      `insert into referral (tenant, id, complaint, item, unit, desa, ticket, cycle, state, subject, request, sent_at,
         sent_by_name, version)
       select tenant, gen_random_uuid(), complaint, id, $2, desa, '', 1, 'DIKIRIM', '', '', now(), 'x', 1
       from item where id = $1`,
      [item, stranger],
    )
    expect(
      await insert.catch(({ code, constraint }: { code: string; constraint: string }) => [code, constraint]),
    ).toEqual(['23503', expect.stringContaining('unit')])
  })

  test('sees nothing and answers nothing', async () => {
    const { made, send, units } = await atWork()
    await made.district('32.73')
    const stranger = await made.somebody('32.73', 'OPD_PETUGAS')
    const id = await send(units.health)
    expect((await stranger.api.referral.inbox.query({ state: 'open' })).total).toBe(0)
    const accept = stranger.api.referral.accept.mutate({ commandId: newId(), id, version: 1 })
    expect((await failure(accept)).code).toBe('referral.not_found')
  })

  test('with the very id of this one’s agency sees nothing of this one', async () => {
    const { made, send, units, health } = await atWork()
    await made.district('32.73')
    await made.owner.query(
      `insert into unit (tenant, id, kind, name, sectors, state, version) values ('32.73', $1, 'OPD', 'Sama', '', 'AKTIF', 1)`,
      [units.health],
    )
    const twin = await made.somebody('32.73', 'OPD_PETUGAS', [], units.health)
    const id = await send(units.health)
    expect((await twin.api.referral.inbox.query({ state: 'open' })).total).toBe(0)
    expect((await failure(twin.api.referral.show.query({ id }))).code).toBe('referral.not_found')
    expect((await health.api.referral.inbox.query({ state: 'open' })).total).toBe(1)
  })
})

describe('what cannot be sent', () => {
  test.each<['PUSKESOS' | 'SEKRETARIAT' | 'OPD', string]>([
    ['PUSKESOS', 'unit.takes_none'],
    ['SEKRETARIAT', 'unit.takes_none'],
    ['OPD', 'unit.takes_none'],
  ])('to a %s that takes none', async (kind, code) => {
    const { made, send } = await atWork()
    const unit = await made.unit('32.04', 'Tujuan', { kind, desa: kind === 'PUSKESOS' ? CIMEKAR : null })
    if (kind === 'OPD') await made.owner.query(`update unit set state = 'BERAKHIR' where id = $1`, [unit])
    expect((await failure(send(unit))).code).toBe(code)
  })

  test('a need that is not there, of another desa, or with an id that is taken', async () => {
    const { made, send, bo, item, units, fasilitator } = await atWork()
    const unknown = { commandId: newId(), id: newId(), item: newId(), version: 1, unit: units.health, request: REQUEST }
    expect((await failure(bo.api.referral.send.mutate(unknown))).code).toBe('item.not_found')
    const id = await send(units.health)
    const twice = { ...unknown, commandId: newId(), id, item, version: 2, unit: units.school }
    expect((await failure(bo.api.referral.send.mutate(twice))).code).toBe('referral.exists')
    const by = await failure(fasilitator.api.referral.send.mutate({ ...twice, id: newId() }))
    expect(by.code).toBe('path.forbidden')
    expect(made.log.filter(({ error }) => error !== undefined)).toEqual([])
  })
})

test('an inbox of 120 is read page by page, most urgent first, nothing lost or twice while others are answered', async () => {
  const made = await world()
  const { fasilitator, bo, health, units } = await office(made)
  const home = family(5_000)
  await fasilitator.api.household.register.mutate({ commandId: newId(), ...home })
  const urgencies = ['NORMAL', 'DARURAT', 'TINGGI'] as const
  const sent: string[] = []
  for (let n = 0; n < 120; n += 20) {
    const needs = Array.from({ length: 20 }, () => ({ id: newId(), category: 'KP02' as const, program: null }))
    const told = {
      id: newId(),
      household: home.id,
      reporter: null,
      channel: 'KUNJUNGAN' as const,
      kind: 'PENGADUAN' as const,
      urgency: urgencies[(n / 20) % 3]!,
      story: '',
      consent: true as const,
      items: needs,
    }
    await fasilitator.api.complaint.register.mutate({ commandId: newId(), ...told })
    for (const { id } of needs) {
      sent.push(newId())
      const input = { id: sent.at(-1)!, item: id, version: 1, unit: units.health, request: REQUEST }
      await bo.api.referral.send.mutate({ commandId: newId(), ...input })
    }
  }
  const page = (after?: string) => health.api.referral.inbox.query({ state: 'open', ...(after ? { after } : {}) })
  const first = await page()
  expect([first.rows.length, first.total]).toEqual([50, 120])
  // Three of the first page are answered meanwhile.
  for (const { id } of first.rows.slice(0, 3))
    await health.api.referral.giveBack.mutate({
      commandId: newId(),
      id,
      version: 1,
      reason: 'SALAH_ALAMAT',
      note: 'Bukan kami.',
    })
  const second = await page(first.next!)
  const third = await page(second.next!)
  expect([second.rows.length, third.rows.length, third.total, third.next]).toEqual([50, 20, 117, null])
  const rows = [first, second, third].flatMap((one) => one.rows)
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(sent))
  const due = rows.map((row) => row.due!)
  expect(due).toEqual(due.toSorted())
  const answered = await health.api.referral.inbox.query({ state: 'answered' })
  expect([answered.total, answered.rows.length]).toEqual([3, 3])
})
