import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import { failure, world, type Person } from '../support/world.ts'

const CIMEKAR = '32.04.05.2003'

const rini = (changed: { email?: string; name?: string; role?: Role; scope?: string[] } = {}) => ({
  id: newId(),
  name: 'Rini Wulandari',
  email: 'rini@contoh.test',
  role: 'FASILITATOR' as Role,
  scope: [CIMEKAR],
  ...changed,
})

const invite = async (admin: Person, changed: Parameters<typeof rini>[0] = {}) => {
  const person = rini(changed)
  await admin.api.staff.invite.mutate({ commandId: newId(), ...person })
  return person
}
const change = (admin: Person, person: ReturnType<typeof rini>, changed: Partial<typeof person>, version = 1) => {
  const { email: _, ...rest } = { ...person, ...changed }
  return admin.api.staff.change.mutate({ commandId: newId(), ...rest, version })
}
const end = (admin: Person, id: string) =>
  admin.api.staff.end.mutate({ commandId: newId(), id, reason: 'Pindah ke dinas lain' })
const renew = (admin: Person, id: string) => admin.api.staff.renew.mutate({ commandId: newId(), id })
/** The codes with which calls were refused, each once. */
const refusalsOf = async (...calls: Promise<unknown>[]) => [
  ...new Set((await Promise.all(calls.map(failure))).map(({ code }) => code)),
]
const namesOf = async (person: Person, query: Parameters<Person['api']['staff']['list']['query']>[0] = {}) =>
  (await person.api.staff.list.query(query)).rows.map(({ name }) => name)

describe('an admin', () => {
  test('invites an officer, who stands in the list with a masked contact and the names of the desa', async () => {
    const { district } = await world()
    const admin = await district('32.04')
    const person = await invite(admin)

    const { rows, total } = await admin.api.staff.list.query({ text: 'wulan' })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      id: person.id,
      name: 'Rini Wulandari',
      state: 'DIUNDANG',
      contact: 'r•••@contoh.test',
      scope: [{ code: CIMEKAR, label: 'Desa Cimekar' }],
    })
    expect(Date.parse(rows[0]!.expiresAt!) - Date.parse(rows[0]!.invitedAt)).toBe(14 * 86_400_000)
    expect((await admin.api.staff.contact.mutate({ id: person.id })).email).toBe('rini@contoh.test')
  })

  test('moves her to a kecamatan under a new name: the old name finds nobody any more', async () => {
    const { district } = await world()
    const admin = await district()
    const person = await invite(admin)
    await change(admin, person, { name: 'Rini Kartika', role: 'SUPERVISOR', scope: ['32.04.05'] })
    expect(await admin.api.staff.show.query({ id: person.id })).toMatchObject({
      name: 'Rini Kartika',
      role: 'SUPERVISOR',
      scope: [{ code: '32.04.05', label: 'Kec. Cileunyi' }],
      version: 2,
    })
    expect(await namesOf(admin, { text: 'wulandari' })).toEqual([])
    expect(await namesOf(admin, { text: 'kartika' })).toEqual(['Rini Kartika'])
  })

  test('renews an invitation that ran out: it can be used for 14 days from then on', async () => {
    let now = new Date('2026-03-02T01:00:00Z')
    const { district } = await world({ now: () => now })
    const admin = await district()
    const { id } = await invite(admin)
    now = new Date('2026-04-01T01:00:00Z')
    await renew(admin, id)
    expect(await admin.api.staff.show.query({ id })).toMatchObject({
      invitedAt: '2026-04-01T01:00:00.000Z',
      expiresAt: '2026-04-15T01:00:00.000Z',
      version: 2,
    })
  })

  test('ends a membership: it leaves the list, and its row says when and why', async () => {
    const { district } = await world()
    const admin = await district()
    const { id } = await invite(admin)
    await end(admin, id)
    expect(await namesOf(admin, { text: 'rini' })).toEqual([])
    const [row] = (await admin.api.staff.list.query({ state: 'BERAKHIR' })).rows
    expect(row).toMatchObject({ id, state: 'BERAKHIR', endReason: 'Pindah ke dinas lain', expiresAt: null })
    expect(row!.endedAt).not.toBeNull()
  })

  test('invites the same person again after that, and for a second role at once', async () => {
    const { district } = await world()
    const admin = await district()
    await end(admin, (await invite(admin)).id)
    await invite(admin)
    await invite(admin, { role: 'FO', scope: [] })
    expect(await namesOf(admin, { text: 'rini' })).toHaveLength(2)
  })

  test('of the secretariat manages its own people with the same forms', async () => {
    const { secretariat } = await world()
    const analyst = await invite(secretariat, { role: 'SEKNAS_ANALIS', scope: [] })
    await change(secretariat, analyst, { role: 'PROV_KOORDINATOR' })
    await renew(secretariat, analyst.id)
    expect((await secretariat.api.staff.contact.mutate({ id: analyst.id })).email).toBe('rini@contoh.test')
    await end(secretariat, analyst.id)
    expect(await namesOf(secretariat)).toEqual(['SEKNAS_ADMIN 00'])
  })
})

describe('the list', () => {
  test('comes in pages of fifty by name, each person once, also where many have one name', async () => {
    const { district } = await world()
    const admin = await district()
    const wanted = Array.from({ length: 60 }, (_, n) => (n < 55 ? 'Budi Santoso' : `Citra ${n}`))
    for (const [n, name] of wanted.entries()) await invite(admin, { name, email: `o${n}@contoh.test` })

    const first = await admin.api.staff.list.query({})
    const second = await admin.api.staff.list.query({ after: first.next! })
    expect([first.rows.length, second.rows.length, first.total, second.total]).toEqual([50, 11, 61, 61])
    expect(second.next).toBeNull()
    const all = [...first.rows, ...second.rows]
    expect(new Set(all.map(({ id }) => id)).size).toBe(61)
    expect(all.map(({ name }) => name)).toEqual([...wanted, 'Nia Kurniasih'].sort())
  })

  test('is searched by the beginning of any word, in any order, and not by what stands inside one', async () => {
    const { district } = await world()
    const admin = await district()
    for (const name of ["Siti Nur'aini", 'Siti Aminah', 'I Made Wirawan', 'Ñoño Pérez', '100% _ \\'])
      await invite(admin, { name, email: `${name.length}@contoh.test` })
    const found = (text: string) => namesOf(admin, { text })
    expect(await found('siti')).toEqual(['Siti Aminah', "Siti Nur'aini"])
    expect(await found('  NURAINI sit')).toEqual(["Siti Nur'aini"])
    expect(await found('made wira')).toEqual(['I Made Wirawan'])
    expect(await found('perez')).toEqual(['Ñoño Pérez'])
    expect(await found('irawan')).toEqual([])
    expect(await found('siti budi')).toEqual([])
    expect(await found('100')).toEqual(['100% _ \\'])
    expect(await found('%')).toHaveLength(6)
  })

  test('is narrowed by role and state', async () => {
    const { district, somebody } = await world()
    const admin = await district()
    await somebody('32.04', 'MANAJER')
    await invite(admin)
    expect(await namesOf(admin, { role: 'MANAJER' })).toEqual(['MANAJER 32.04'])
    expect(await namesOf(admin, { state: 'DIUNDANG' })).toEqual(['Rini Wulandari'])
    expect(await namesOf(admin, { state: 'AKTIF', role: 'FASILITATOR' })).toEqual([])
  })

  test('is seen whole by heads, managers and auditors', async () => {
    const { district, somebody } = await world()
    const admin = await district()
    const { id } = await invite(admin)
    for (const role of ['AUDITOR', 'KABID', 'KADIS', 'MANAJER'] as const) {
      const person = await somebody('32.04', role)
      expect(await namesOf(person)).toEqual(await namesOf(admin))
      expect(await namesOf(person, { role })).toEqual([`${role} 32.04`])
      expect((await person.api.staff.show.query({ id })).name).toBe('Rini Wulandari')
    }
  })

  test('shows a supervisor and a coordinator those of their own kecamatan and desa', async () => {
    const { district, somebody } = await world()
    const admin = await district()
    const inside = await invite(admin)
    const elsewhere = await invite(admin, {
      name: 'Asep Sunandar',
      email: 'asep@contoh.test',
      scope: ['32.04.44.2001'],
    })
    const supervisor = await somebody('32.04', 'SUPERVISOR', ['32.04.05'])
    const coordinator = await somebody('32.04', 'PUSKESOS_KOORD', [CIMEKAR])
    expect(await namesOf(supervisor)).toEqual(['PUSKESOS_KOORD 32.04', 'Rini Wulandari', 'SUPERVISOR 32.04'])
    expect(await namesOf(coordinator)).toEqual(['PUSKESOS_KOORD 32.04', 'Rini Wulandari'])
    expect(await namesOf(supervisor, { text: 'asep' })).toEqual([])
    expect((await supervisor.api.staff.contact.mutate({ id: inside.id })).email).toBe('rini@contoh.test')
    expect(
      await refusalsOf(
        supervisor.api.staff.show.query({ id: elsewhere.id }),
        supervisor.api.staff.contact.mutate({ id: elsewhere.id }),
      ),
    ).toEqual(['staff.not_found'])
  })

  test('and the contact of one person leaves a row in the audit trail each time, whoever looks', async () => {
    const { district, somebody, owner } = await world()
    const admin = await district()
    const { id } = await invite(admin)
    const manager = await somebody('32.04', 'MANAJER')
    for (const person of [admin, manager, manager]) await person.api.staff.contact.mutate({ id })
    const { rows } = await owner.query(
      `select person, count(*)::int as times from command where path = 'staff.contact' group by person order by times`,
    )
    expect(rows).toEqual([
      { person: admin.id, times: 1 },
      { person: manager.id, times: 2 },
    ])
  })
})

describe('a refusal', () => {
  test('meets who is invited twice, by the same e-mail however written, or under an id that is in use', async () => {
    const { district } = await world()
    const admin = await district()
    const { id } = await invite(admin)
    const twice = await failure(invite(admin, { email: 'RINI@contoh.test' }))
    expect(twice).toMatchObject({ httpStatus: 409, code: 'staff.already_invited' })
    const inUse = admin.api.staff.invite.mutate({ commandId: newId(), ...rini({ email: 'lain@contoh.test' }), id })
    expect((await failure(inUse)).code).toBe('staff.exists')
    expect(await namesOf(admin)).toHaveLength(2)
  })

  test('meets a role or a place that cannot be given, in an invitation and in a change alike', async () => {
    const { district } = await world()
    const admin = await district()
    const person = await invite(admin)
    const wrong: [string, Partial<typeof person>][] = [
      ['scope.missing', { scope: [] }],
      ['scope.level', { role: 'KADIS' }],
      ['scope.outside', { scope: ['32.73.01.1001'] }],
      ['area.unknown', { scope: ['32.04.05.2999'] }],
      ['staff.role_elsewhere', { role: 'SEKNAS_ADMIN', scope: [] }],
    ]
    for (const [code, changed] of wrong) {
      const calls = [invite(admin, { email: 'lain@contoh.test', ...changed }), change(admin, person, changed)]
      expect([changed, await refusalsOf(...calls)]).toEqual([changed, [code]])
    }
    expect((await admin.api.staff.show.query({ id: person.id })).version).toBe(1)
    expect(await namesOf(admin)).toHaveLength(2)
  })

  test('names the area that is meant', async () => {
    const { district } = await world()
    const admin = await district()
    const refused = await failure(invite(admin, { scope: [CIMEKAR, '32.73.01.1001'] }))
    expect(refused.facts).toEqual({ area: '32.73.01.1001' })
  })

  test('lets somebody keep a desa that has been regrouped since, and gives it to nobody new', async () => {
    const { district, owner } = await world()
    const admin = await district()
    const person = await invite(admin)
    await owner.query(`update national.area set valid_to = current_date where code = $1`, [CIMEKAR])
    await change(admin, person, { name: 'Rini Kartika' })
    const refused = await failure(invite(admin, { email: 'lain@contoh.test' }))
    expect(refused).toMatchObject({ code: 'area.unknown', facts: { area: CIMEKAR } })
  })

  test('meets whatever is done to somebody of another district, who does not exist here', async () => {
    const { district } = await world()
    const [admin, other] = [await district('32.04'), await district('32.73')]
    const person = await invite(admin)
    expect(
      await refusalsOf(
        other.api.staff.show.query({ id: person.id }),
        other.api.staff.contact.mutate({ id: person.id }),
        change(other, { ...person, scope: ['32.73.01.1001'] }, {}),
        renew(other, person.id),
        end(other, person.id),
      ),
    ).toEqual(['staff.not_found'])
  })

  test('meets a membership that is over or already taken up', async () => {
    const { district, somebody } = await world()
    const admin = await district()
    const person = await invite(admin)
    await end(admin, person.id)
    const late = [change(admin, person, {}, 2), renew(admin, person.id), end(admin, person.id)]
    expect(await refusalsOf(...late)).toEqual(['staff.ended'])
    const manager = await somebody('32.04', 'MANAJER')
    expect((await failure(renew(admin, manager.membership))).code).toBe('staff.joined')
  })

  test('meets whoever would end the own membership, or leave the district without an admin', async () => {
    const { district } = await world()
    const admin = await district()
    expect((await failure(end(admin, admin.membership))).code).toBe('staff.own_end')
    const own = { ...rini({ role: 'FO', scope: [] }), id: admin.membership }
    expect((await failure(change(admin, own, {}))).code).toBe('staff.last_admin')
  })
})

describe('two at once', () => {
  test('change one person: the second hears that it was changed, and nothing of the first is lost', async () => {
    const { district, somebody } = await world()
    const admins = [await district(), await somebody('32.04', 'KAB_ADMIN')]
    const person = await invite(admins[0]!)
    const outcomes = await Promise.allSettled(
      admins.map((admin, n) => change(admin, person, { name: `Rini nomor ${n}` })),
    )
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled')
    const lost = outcomes[1 - won] as PromiseRejectedResult
    expect((await failure(Promise.reject(lost.reason))).code).toBe('staff.changed')
    expect(await admins[0]!.api.staff.show.query({ id: person.id })).toMatchObject({
      name: `Rini nomor ${won}`,
      version: 2,
    })
  })

  test('admins end each other: one remains', async () => {
    const { district, somebody } = await world()
    const [nia, dedi] = [await district(), await somebody('32.04', 'KAB_ADMIN')]
    const outcomes = await Promise.allSettled([end(nia, dedi.membership), end(dedi, nia.membership)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = outcomes.find((one) => one.status === 'rejected')!
    // Who lost either came too late to be let in, or would have ended the last admin.
    expect(['staff.last_admin', 'session.membership']).toContain((await failure(Promise.reject(lost.reason))).code)
    const left = outcomes[0].status === 'fulfilled' ? nia : dedi
    expect(await namesOf(left, { role: 'KAB_ADMIN' })).toHaveLength(1)
  })

  test('invite one e-mail for one role: one invitation', async () => {
    const { district } = await world()
    const admin = await district()
    const outcomes = await Promise.allSettled([invite(admin), invite(admin), invite(admin)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await namesOf(admin, { text: 'rini' })).toHaveLength(1)
  })
})
