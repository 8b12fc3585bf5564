import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, complaintOf, family, nikOf } from '../support/complaints.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

const NEXT_DESA = '32.04.05.2004'

async function village(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  await made.district('32.04')
  const rini = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
  return { made, rini }
}

type Family = ReturnType<typeof family>
const register = (person: Person, input: Family | object) =>
  person.api.household.register.mutate({ commandId: newId(), ...(input as Family) })
const withHead = (n: number, change: object) => {
  const home = family(n)
  return { ...home, persons: [{ ...home.persons[0]!, ...change }] }
}
const commandsOf = async ({ owner }: World, path: string) => {
  const { rows } = await owner.query<{ role: string; membership: string }>(
    'select role, membership from command where path = $1 order by at',
    [path],
  )
  return rows
}

describe('a family', () => {
  test('is registered and shown with its numbers masked, and in full to nobody who did not ask', async () => {
    const { made, rini } = await village()
    const home = family(7)
    await register(rini, home)
    const card = await rini.api.household.show.query({ id: home.id })
    expect(card).toMatchObject({
      head: 'Siti Aminah',
      rt: '01',
      rw: '05',
      kk: '3204••••••••0007',
      address: home.address,
    })
    expect(card.persons).toMatchObject([
      { name: 'Siti Aminah', nik: '3204••••••••0007', phone: '0812••••7890', birthDate: '1990-08-17' },
    ])
    const { rows } = await rini.api.household.list.query({})
    expect(rows).toMatchObject([{ id: home.id, kk: '3204••••••••0007', members: 1 }])
    const answers = JSON.stringify([card, rows])
    for (const secret of [home.kk, nikOf(7), '081234567890']) expect(answers).not.toContain(secret)

    expect(await commandsOf(made, 'household.number')).toEqual([])
    expect(await rini.api.household.number.mutate({ id: home.id })).toEqual({ kk: home.kk })
    const [person] = card.persons
    const identity = await rini.api.person.identity.mutate({ id: person!.id })
    expect(identity).toEqual({ nik: nikOf(7), phone: '081234567890' })
    const shown = { role: 'FASILITATOR', membership: rini.membership }
    expect(await commandsOf(made, 'household.number')).toEqual([shown])
    expect(await commandsOf(made, 'person.identity')).toEqual([shown])
  })

  test('leaves no number in the clear in any table or line of the log', async () => {
    const { made, rini } = await village()
    await register(rini, family(7))
    await rini.api.household.list.query({ text: nikOf(7) })
    const { rows: tables } = await made.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    for (const { name } of tables) {
      const { rows } = await made.owner.query(
        `select from "${name}" t where t::text ~ '3204115708900007|3204050101200007|081234567890' or
           t::text ~ encode('3204115708900007'::bytea, 'hex')`,
      )
      expect([name, rows.length]).toEqual([name, 0])
    }
    expect(JSON.stringify(made.log)).not.toMatch(/3204115708900007|3204050101200007|081234567890|Siti/)
  })

  test('is found by the beginning of its head’s name, by its card number and by the NIK of a member', async () => {
    const { rini } = await village()
    const [siti, dewi] = [family(1), withHead(2, { name: 'Dewi Lestari' })]
    await register(rini, siti)
    await register(rini, dewi)
    const found = async (text: string) => (await rini.api.household.list.query({ text })).rows.map(({ id }) => id)
    expect(await found('siti a')).toEqual([siti.id])
    expect(await found('DÉWI')).toEqual([dewi.id])
    expect(await found('aminah')).toEqual([])
    expect(await found(dewi.kk)).toEqual([dewi.id])
    expect(await found('3204 0501 0120 0002')).toEqual([dewi.id])
    expect(await found(nikOf(1))).toEqual([siti.id])
    expect(await found(nikOf(9))).toEqual([])
    expect((await found('')).length).toBe(2)
    expect(await found(`'; drop table household; --`)).toEqual([])
    expect(await found('%')).toHaveLength(2)
  })

  test('a list of 120 is read page by page, with an exact total, nothing lost or twice while others are added', async () => {
    const { rini } = await village()
    for (let n = 1; n <= 120; n++) await register(rini, withHead(n, { name: `Warga ${String(n).padStart(3, '0')}` }))
    const first = await rini.api.household.list.query({})
    expect([first.rows.length, first.total]).toEqual([50, 120])
    await register(rini, withHead(121, { name: 'Aminah' }))
    await register(rini, withHead(122, { name: 'Warga 055 baru' }))
    const second = await rini.api.household.list.query({ after: first.next! })
    const third = await rini.api.household.list.query({ after: second.next! })
    expect([second.rows.length, third.rows.length, third.total, third.next]).toEqual([50, 21, 122, null])
    const heads = [first, second, third].flatMap(({ rows }) => rows.map(({ head }) => head))
    expect(new Set(heads).size).toBe(121)
    expect(heads).toEqual(heads.toSorted())
  })
})

describe('what bad input gets', () => {
  test.each<[string, string, object]>([
    ['persons.0.nik', 'nik_length', { nik: '123' }],
    ['persons.0.nik', 'nik_same', { nik: '3333333333333333' }],
    ['persons.0.nik', 'nik_serial', { nik: '3204115708900000' }],
    ['persons.0.nik', 'nik_date', { nik: '3204117208900001' }],
    ['persons.0.phone', 'phone', { phone: '0' }],
    ['persons.0.name', 'hidden', { name: 'Siti\u202Eanimah' }],
    ['persons.0.birthDate', 'date', { birthDate: '1990-02-31' }],
  ])('%s: %s', async (path, reason, change) => {
    const { rini } = await village()
    const refused = await failure(register(rini, withHead(1, change)))
    expect([refused.httpStatus, refused.code, refused.fields]).toEqual([400, 'input.invalid', [{ path, reason }]])
    expect((await rini.api.household.list.query({})).total).toBe(0)
  })

  test('a NIK that disagrees with the birth date or sex is a warning that can be confirmed', async () => {
    const { rini } = await village()
    const [born, sex] = [withHead(1, { birthDate: '1991-08-17' }), withHead(2, { sex: 'L' })]
    const first = await failure(register(rini, born))
    expect([first.httpStatus, first.code, first.facts]).toEqual([409, 'person.nik_birth_date', { name: 'Siti Aminah' }])
    expect((await failure(register(rini, sex))).code).toBe('person.nik_sex')
    await register(rini, { ...born, persons: [{ ...born.persons[0], nikConfirmed: true }] })
    const { persons } = await rini.api.household.show.query({ id: born.id })
    expect(persons).toMatchObject([{ birthDate: '1991-08-17', nikConfirmed: true }])
  })

  test('a NIK and a family card number stand once in a district, also when two come at once', async () => {
    const { made, rini } = await village()
    const twice = (n: number, other: Family) => ({ ...family(n), persons: [{ ...other.persons[0]!, id: newId() }] })
    const [one, two] = [family(1), family(2)]
    const outcomes = await Promise.allSettled([register(rini, one), register(rini, twice(3, one))])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await register(rini, two)
    expect((await failure(register(rini, twice(4, two)))).code).toBe('person.nik_taken')
    expect((await failure(register(rini, { ...family(5), kk: two.kk }))).code).toBe('household.kk_taken')
    expect((await failure(register(rini, { ...family(6), id: two.id }))).code).toBe('household.exists')
    const again = { ...family(8), persons: [{ ...family(8).persons[0]!, id: two.persons[0]!.id }] }
    expect((await failure(register(rini, again))).code).toBe('person.exists')
    // Nothing of what was refused is left, neither the family nor its command.
    const { rows } = await made.owner.query(
      `select (select count(*)::int from household) as families, (select count(*)::int from person) as persons,
         (select count(*)::int from command where path = 'household.register') as commands`,
    )
    expect(rows).toEqual([{ families: 2, persons: 2, commands: 2 }])
  })

  test('another district may have the same number: it never hears of this one', async () => {
    const { made, rini } = await village()
    await made.district('32.73')
    const other = await made.somebody('32.73', 'FASILITATOR', ['32.73.03.1001'])
    await register(rini, family(1))
    await register(other, { ...family(1, '32.73.03.1001') })
    expect((await other.api.household.list.query({ text: nikOf(1) })).total).toBe(1)
  })

  test.each<[string, (home: Family) => object]>([
    ['household.elsewhere', (home) => ({ ...home, desa: '32.73.03.1001' })],
    ['household.kk_or_reason', (home) => ({ ...home, kk: null })],
    ['household.one_head', (home) => ({ ...home, persons: [{ ...home.persons[0], relation: 'ANAK' }] })],
    [
      'household.twice',
      (home) => ({ ...home, persons: [home.persons[0], { ...home.persons[0], id: newId(), relation: 'ANAK' }] }),
    ],
    ['person.nik_or_reason', (home) => ({ ...home, persons: [{ ...home.persons[0], nik: null }] })],
    ['person.born_later', (home) => ({ ...home, persons: [{ ...home.persons[0], birthDate: '2096-08-17' }] })],
  ])('%s', async (code, change) => {
    const { rini } = await village()
    expect((await failure(register(rini, change(family(1))))).code).toBe(code)
  })

  test('a desa that does not exist, and one that is not one’s own', async () => {
    const { made, rini } = await village()
    const nowhere = await made.somebody('32.04', 'FO')
    expect((await failure(register(nowhere, family(1, '32.04.05.2999')))).code).toBe('area.unknown')
    const refused = await failure(register(rini, family(1, NEXT_DESA)))
    expect([refused.httpStatus, refused.code]).toEqual([409, 'scope.outside'])
  })
})

describe('who sees a family', () => {
  test('officers of its desa and kecamatan, and the office; nobody of another desa or district', async () => {
    const { made, rini } = await village()
    await made.district('32.73')
    const { household } = await complaintOf(rini)
    const sees = async (person: Person) => {
      // The office and the heads leaf through nobody: they search (`person.search`), for a purpose.
      const leafs = person.api.household.list.query({}).then(
        ({ total }) => total,
        () => null,
      )
      const shown = await person.api.household.show.query({ id: household }).then(
        () => true,
        () => false,
      )
      return [await leafs, shown]
    }
    const of = (tenant: string, role: Person['role'], scope: string[]) => made.somebody(tenant, role, scope)
    expect(await sees(await of('32.04', 'PUSKESOS_KOORD', [CIMEKAR]))).toEqual([1, true])
    expect(await sees(await of('32.04', 'SUPERVISOR', ['32.04.05']))).toEqual([null, true])
    expect(await sees(await of('32.04', 'BO', []))).toEqual([null, true])
    for (const [tenant, role, scope] of [
      ['32.04', 'FASILITATOR', [NEXT_DESA]],
      ['32.04', 'SUPERVISOR', ['32.04.44']],
      ['32.73', 'MANAJER', []],
      ['32.73', 'FASILITATOR', ['32.73.03.1001']],
    ] as const) {
      const stranger = await of(tenant, role, [...scope])
      expect(await sees(stranger)).toEqual([role === 'FASILITATOR' ? 0 : null, false])
      const refused = await failure(stranger.api.household.show.query({ id: household }))
      expect(refused.code).toBe('household.not_found')
    }
    const next = await of('32.04', 'FASILITATOR', [NEXT_DESA])
    const number = await failure(next.api.household.number.mutate({ id: household }))
    expect(number.code).toBe('household.not_found')
    // Who was refused has revealed nothing: no row either.
    expect(await commandsOf(made, 'household.number')).toEqual([])
  })
})

describe('a family is changed', () => {
  const changed = { rt: '07', rw: '02', address: 'Kp. Sukamaju', kk: null, kkReason: 'HILANG' as const }

  test('and the second of two officers hears who came first', async () => {
    const { made, rini } = await village()
    const koordinator = await made.somebody('32.04', 'PUSKESOS_KOORD', [CIMEKAR])
    const home = family(1)
    await register(rini, home)
    await koordinator.api.household.change.mutate({ commandId: newId(), id: home.id, ...changed, version: 1 })
    const late = rini.api.household.change.mutate({ commandId: newId(), id: home.id, ...changed, version: 1 })
    const refused = await failure(late)
    expect([refused.code, refused.facts?.by]).toEqual(['household.changed', 'PUSKESOS_KOORD 32.04'])
    const card = await rini.api.household.show.query({ id: home.id })
    expect(card).toMatchObject({ rt: '07', kk: null, kkReason: 'HILANG', version: 2 })
    expect(await rini.api.household.number.mutate({ id: home.id })).toEqual({ kk: null })
    // The number is free for whoever has it now.
    await register(rini, { ...family(2), kk: home.kk })
  })

  test('a member is added and corrected; the head gives the family its name', async () => {
    const { rini } = await village()
    const home = family(1)
    await register(rini, home)
    const baby = {
      id: newId(),
      household: home.id,
      name: 'Asep Kurnia',
      nik: null,
      nikReason: 'BAYI' as const,
      birthDate: '2026-01-05',
      sex: 'L' as const,
      relation: 'ANAK' as const,
      phone: null,
    }
    await rini.api.person.add.mutate({ commandId: newId(), ...baby })
    const second = rini.api.person.add.mutate({ commandId: newId(), ...baby, id: newId(), relation: 'KEPALA' })
    expect((await failure(second)).code).toBe('household.one_head')
    const head = { ...home.persons[0]!, name: 'Siti Rahayu', version: 1 }
    await rini.api.person.change.mutate({ commandId: newId(), ...head })
    const { rows } = await rini.api.household.list.query({ text: 'siti r' })
    expect(rows).toMatchObject([{ head: 'Siti Rahayu', members: 2 }])
    const again = rini.api.person.change.mutate({ commandId: newId(), ...head })
    expect((await failure(again)).code).toBe('person.changed')
    const demoted = rini.api.person.change.mutate({ commandId: newId(), ...head, relation: 'ANAK', version: 2 })
    expect((await failure(demoted)).code).toBe('household.one_head')
  })
})
