import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { may, rolesOfTenant } from '@slrt/domain/permission'
import { failure, world, type Person } from '../support/world.ts'

const bayu = () => ({ id: newId(), name: 'Bayu Firmansyah', email: 'bayu@contoh.test' })
const kotaBandung = () => ({
  code: '32.73',
  kind: 'district' as 'district' | 'province',
  name: 'Kota Bandung',
  areas: ['32.73'],
  admin: bayu(),
})
const open = (by: Person, changed: Partial<ReturnType<typeof kotaBandung>> = {}) =>
  by.api.tenant.open.mutate({ commandId: newId(), ...kotaBandung(), ...changed })
const describing = { serviceName: 'SLRT Sabilulungan', phone: '022 5891113', address: 'Soreang', version: 1 }
const describeTenant = (by: Person, changed: Partial<typeof describing> = {}) =>
  by.api.tenant.describe.mutate({ commandId: newId(), ...describing, ...changed })

describe('the secretariat', () => {
  test('opens a district: it stands in the list, works, and knows its areas by name', async () => {
    const { secretariat } = await world()
    await open(secretariat)
    const { rows, total, next } = await secretariat.api.tenant.list.query({})
    expect([total, next]).toEqual([1, null])
    expect(rows[0]).toMatchObject({
      code: '32.73',
      name: 'Kota Bandung',
      serviceName: null,
      kind: 'district',
      state: 'AKTIF',
      areas: [{ code: '32.73', label: 'Kota Bandung' }],
    })
  })

  test('opens one SLRT for the five cities and the islands of Jakarta, and one for a province', async () => {
    const { secretariat } = await world()
    const jakarta = ['31.01', '31.71', '31.72', '31.73', '31.74', '31.75']
    await open(secretariat, { code: '31.71', name: 'DKI Jakarta', areas: jakarta })
    await open(secretariat, { code: '34', kind: 'province', name: 'DI Yogyakarta', areas: ['34.71', '34.01'] })
    const [yogyakarta, dki] = (await secretariat.api.tenant.list.query({})).rows
    expect(yogyakarta!.areas.map(({ label }) => label)).toEqual(['Kabupaten Kulon Progo', 'Kota Yogyakarta'])
    expect(dki!.areas).toHaveLength(6)
    expect(dki!.areas[0]!.label).toBe('Kabupaten Administrasi Kepulauan Seribu')
  })

  test('invites its first admin by a message that is encrypted for the secretariat', async () => {
    const { secretariat, owner } = await world()
    await open(secretariat)
    const { rows } = await owner.query(
      `select s.name, s.role, s.state, m.tenant as sender from staff s, message m where s.tenant = '32.73'`,
    )
    expect(rows).toEqual([{ name: 'Bayu Firmansyah', role: 'KAB_ADMIN', state: 'DIUNDANG', sender: '00' }])
    const [message] = (await owner.query<Record<string, Buffer>>('select recipient, subject, body from message')).rows
    for (const locked of Object.values(message!)) expect(locked.toString('latin1')).not.toMatch(/bayu|undangan/i)
  })

  test('looks through all districts by name, fifty at a time, and never meets itself among them', async () => {
    const { secretariat, owner } = await world()
    await owner.query(`insert into national.tenant (code, kind, name, service_name)
      select '9' || (n / 10) || '.' || lpad((n % 10)::text, 2, '0'), 'district', 'SLRT | ' || n % 7, 'Layanan ' || n
      from generate_series(1, 60) n`)
    const first = await secretariat.api.tenant.list.query({})
    const second = await secretariat.api.tenant.list.query({ after: first.next! })
    expect([first.rows.length, second.rows.length, second.next, second.total]).toEqual([50, 10, null, 60])
    const all = [...first.rows, ...second.rows]
    expect(new Set(all.map(({ code }) => code)).size).toBe(60)
    expect(all.map(({ name }) => name)).toEqual(all.map(({ name }) => name).sort())
    const found = await secretariat.api.tenant.list.query({ text: 'layanan 5' })
    expect(found.rows.every(({ serviceName }) => serviceName?.startsWith('Layanan 5'))).toBe(true)
    expect(found.total).toBe(11)
  })

  test('finds a district by any part of its names, and no other by a sign that means something to a database', async () => {
    const { secretariat, district } = await world()
    await describeTenant(await district('32.04'))
    await open(secretariat)
    const expected: [string, number][] = [
      ['kota', 1],
      ['BAND', 1],
      [' sabilulungan ', 1],
      ['%', 0],
      ['_', 0],
      ['\\', 0],
      ["'", 0],
      ['ota\u0000', 1],
      ['', 2],
    ]
    for (const [text, count] of expected)
      expect([text, (await secretariat.api.tenant.list.query({ text })).total]).toEqual([text, count])
  })

  test('narrows by state, and sees any district by its code', async () => {
    const { secretariat, owner } = await world()
    await open(secretariat)
    await owner.query(`update national.tenant set state = 'DITANGGUHKAN' where code = '32.73'`)
    expect((await secretariat.api.tenant.list.query({ state: 'AKTIF' })).total).toBe(0)
    expect((await secretariat.api.tenant.list.query({ state: 'DITANGGUHKAN' })).total).toBe(1)
    expect((await secretariat.api.tenant.show.query({ code: '32.73' })).name).toBe('Kota Bandung')
    expect((await secretariat.api.tenant.show.query({})).name).toBe('Sekretariat Nasional SLRT')
  })

  test('is refused what cannot be opened, and nothing is', async () => {
    const { secretariat, district } = await world()
    await district('32.04')
    const wrong: [string, Parameters<typeof open>[1]][] = [
      ['tenant.exists', { code: '32.04', areas: ['32.04'] }],
      ['area.taken', { areas: ['32.73', '32.04'] }],
      ['area.unknown', { areas: ['32.73', '32.99'] }],
      ['tenant.code_areas', { areas: ['32.01'] }],
      ['tenant.code_areas', { kind: 'province' }],
    ]
    for (const [code, changed] of wrong)
      expect(await failure(open(secretariat, changed))).toMatchObject({ httpStatus: 409, code })
    expect((await secretariat.api.tenant.list.query({})).total).toBe(1)
  })

  test('hears the name of the area that is taken', async () => {
    const { secretariat, district } = await world()
    await district('32.04')
    const taken = await failure(open(secretariat, { areas: ['32.73', '32.04'] }))
    expect(taken.facts).toEqual({ area: 'Kabupaten Bandung' })
  })

  test('in two persons opens one district at once: one of them does', async () => {
    const { secretariat, somebody } = await world()
    const colleague = await somebody('00', 'SEKNAS_ADMIN')
    const both = await Promise.allSettled([open(secretariat), open(colleague)])
    const lost = both.filter((one) => one.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect((await failure(Promise.reject(lost[0]!.reason))).code).toBe('tenant.exists')
    expect((await secretariat.api.tenant.list.query({})).total).toBe(1)
  })

  test('in two persons gives one area to two tenants at once: one of them does', async () => {
    const { secretariat, somebody } = await world()
    const colleague = await somebody('00', 'SEKNAS_ADMIN')
    const areas = ['32.04', '32.73']
    const both = await Promise.allSettled([open(secretariat, { areas }), open(colleague, { code: '32.04', areas })])
    const lost = both.filter((one) => one.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect((await failure(Promise.reject(lost[0]!.reason))).code).toBe('area.taken')
  })
})

describe('a district', () => {
  test('says what it is called and where it is found, and every role of it sees that', async () => {
    const { district, somebody } = await world()
    const admin = await district('32.04')
    await describeTenant(admin)
    const shown = { serviceName: 'SLRT Sabilulungan', phone: '022 5891113', address: 'Soreang', version: 2 }
    for (const role of rolesOfTenant('32.04').filter((one) => may(one, 'tenant.show'))) {
      const person = await somebody('32.04', role, ['32.04.05.2003'])
      expect([role, await person.api.tenant.show.query({})]).toMatchObject([role, { code: '32.04', ...shown }])
      expect((await person.api.session.show.query({})).tenant.serviceName).toBe('SLRT Sabilulungan')
    }
    await describeTenant(admin, { serviceName: '', phone: '', address: ' ', version: 2 })
    expect(await admin.api.tenant.show.query({})).toMatchObject({ serviceName: null, phone: null, address: null })
  })

  test('does not see another one, nor the secretariat', async () => {
    const { district } = await world()
    const [admin] = [await district('32.04'), await district('32.73')]
    for (const code of ['32.73', '00', '11.01'])
      expect((await failure(admin.api.tenant.show.query({ code }))).code).toBe('tenant.not_found')
  })

  test('is described by two at once: the second hears that it was changed', async () => {
    const { district, somebody } = await world()
    const admins = [await district(), await somebody('32.04', 'KAB_ADMIN')]
    const both = await Promise.allSettled(admins.map((admin, n) => describeTenant(admin, { address: `Jalan ${n}` })))
    const lost = both.findIndex(({ status }) => status === 'rejected')
    const refused = await failure(Promise.reject((both[lost] as PromiseRejectedResult).reason))
    expect(refused.code).toBe('tenant.changed')
    expect(await admins[0]!.api.tenant.show.query({})).toMatchObject({ address: `Jalan ${1 - lost}`, version: 2 })
  })

  test('that is suspended reads on but starts nothing new; who must go can still be sent', async () => {
    const { district, somebody, owner } = await world()
    const admin = await district()
    const officer = { id: newId(), name: 'Rini Wulandari', role: 'FASILITATOR' as const, scope: ['32.04.05.2003'] }
    const invite = () => admin.api.staff.invite.mutate({ commandId: newId(), ...officer, email: 'rini@contoh.test' })
    await invite()
    const manager = await somebody('32.04', 'MANAJER')
    await owner.query(`update national.tenant set state = 'DITANGGUHKAN' where code = '32.04'`)

    expect((await admin.api.tenant.show.query({})).state).toBe('DITANGGUHKAN')
    expect((await manager.api.staff.list.query({})).total).toBe(3)
    expect((await manager.api.staff.contact.mutate({ id: officer.id })).email).toBe('rini@contoh.test')
    const { id } = officer
    const refused = await Promise.all(
      [
        describeTenant(admin),
        invite(),
        admin.api.staff.change.mutate({ commandId: newId(), ...officer, version: 1 }),
        admin.api.staff.renew.mutate({ commandId: newId(), id }),
      ].map(failure),
    )
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['tenant.suspended']))
    await admin.api.staff.end.mutate({ commandId: newId(), id, reason: 'Akses dicabut' })
  })

  test('that is closed lets nobody in', async () => {
    const { district, owner, app } = await world()
    const admin = await district()
    await owner.query(`update national.tenant set state = 'DITUTUP' where code = '32.04'`)
    for (const call of [() => admin.api.tenant.show.query({}), () => describeTenant(admin)])
      expect(await failure(call())).toMatchObject({ httpStatus: 403, code: 'session.membership' })
    const session = await app.request('/api/session', { headers: { cookie: admin.cookie } })
    expect(await session.json()).toMatchObject({ person: { id: admin.id }, memberships: [] })
  })
})

test('areas are looked up by every role, by code and by name, always with what they are', async () => {
  const { district, secretariat, somebody } = await world()
  await district('32.04')
  const agency = await somebody('32.04', 'OPD_PETUGAS')
  const observer = await somebody('00', 'SEKNAS_ANALIS')
  for (const { api } of [secretariat, agency, observer]) {
    expect((await api.area.children.query({ code: '' })).length).toBe(38)
    const [cimekar] = await api.area.search.query({ text: 'cimek', under: '32.04', level: 'desa' })
    expect(cimekar).toMatchObject({ code: '32.04.05.2003', label: 'Desa Cimekar' })
    expect(cimekar!.within).toBe('Kec. Cileunyi, Kabupaten Bandung, Jawa Barat')
  }
})
