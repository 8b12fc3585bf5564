import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { fillPractices } from '@slrt/functions/practice'
import { count } from '../support/application.ts'
import { complaintOf, office } from '../support/complaints.ts'
import { foldAll } from '../support/folded.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

const CODE = '32.04-L'
const practise = (by: Person, code?: string) => by.api.tenant.practise.mutate({ commandId: newId(), code })

/** The same person in the tenant where it practises. */
async function there(made: World, { cookie }: Person) {
  const session = await made.app.request('http://slrt.test/api/session', { headers: { cookie } })
  const { memberships } = (await session.json()) as { memberships: { id: string; tenant: string }[] }
  const mine = memberships.find(({ tenant }) => tenant === CODE)!
  return { memberships, mine, api: made.client(cookie, mine?.id) }
}

/** The number of figures that the nation sees. */
const figures = async ({ secretariat }: World) => {
  const { districts } = await secretariat.api.indicator.nation.query({ days: 365 })
  const sum = (of: (one: (typeof districts)[number]) => number) => districts.reduce((all, one) => all + of(one), 0)
  return { districts: districts.length, registered: sum((one) => one.registered), open: sum((one) => one.open) }
}

describe('a place to practise', () => {
  test('is born at once for the admin who asks, with families that are nobody and no account', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const accounts = await count(made, 'signin."user"')
    await practise(admin)
    const { memberships, mine, api } = await there(made, admin)
    expect(memberships).toHaveLength(2)
    expect(mine).toMatchObject({
      tenant: CODE,
      role: 'KAB_ADMIN',
      tenantName: 'Latihan Kabupaten 32.04',
      practiceOf: '32.04',
    })
    expect(await fillPractices(made.services)).toBe(1)
    expect(await api.tenant.show.query({})).toMatchObject({
      code: CODE,
      practiceOf: '32.04',
      areas: [{ code: '32.04', label: 'Kabupaten Bandung' }],
    })
    const families = await count(made, `household where tenant = '${CODE}'`)
    expect(families).toBeGreaterThanOrEqual(30)
    expect(families).toBeLessThanOrEqual(90)
    expect(await count(made, `complaint where tenant = '${CODE}'`)).toBeGreaterThanOrEqual(50)
    expect(await count(made, 'signin."user"')).toBe(accounts)
    expect(await count(made, `household where tenant = '32.04'`)).toBe(0)
    expect(await fillPractices(made.services)).toBe(0)
  })

  test('works like a district: its tickets say that it is practice', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    await practise(admin)
    await fillPractices(made.services)
    const fo = await made.somebody(CODE, 'FO')
    const { rows } = await made.owner.query<{ ticket: string }>(
      `select ticket from complaint where tenant = $1 order by ticket limit 1`,
      [CODE],
    )
    expect(rows[0]!.ticket).toMatch(/^3204-L-\d{4}-000001$/)
    const found = await fo.api.item.queue.query({ tab: 'mine', text: rows[0]!.ticket })
    expect(found.rows.every(({ ticket }) => ticket === rows[0]!.ticket)).toBe(true)
    const { api } = await there(made, admin)
    const desa = ['32.04.05.2003']
    const input = { id: newId(), name: 'Rini', email: 'rini@contoh.test', role: 'FASILITATOR' as const, scope: desa }
    await api.staff.invite.mutate({ commandId: newId(), ...input })
  })

  test('counts in no figure of the nation, and takes no district’s place on the map', async () => {
    const made = await world()
    const { admin, fasilitator } = await office(made)
    await complaintOf(fasilitator)
    await foldAll(made)
    const before = await figures(made)
    expect(before).toMatchObject({ districts: 514, registered: 1, open: 1 })
    await practise(admin)
    await fillPractices(made.services)
    await foldAll(made)
    expect(await figures(made)).toEqual(before)
    for (const table of ['daily', 'headline', 'stock'])
      expect([table, await count(made, `monitor.${table} where tenant = '${CODE}'`)]).toEqual([table, 0])
    const { rows, total } = await made.secretariat.api.tenant.list.query({})
    expect([rows.map(({ code }) => code), total]).toEqual([['32.04'], 1])
  })

  test('is one for each district; the second who asks hears who can let them in', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const second = await made.somebody('32.04', 'KAB_ADMIN')
    const outcomes = await Promise.allSettled([practise(admin), practise(second)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await failure(practise(admin))).code).toBe('tenant.practice_exists')
    expect(await count(made, `staff where tenant = '${CODE}'`)).toBe(1)
  })

  test('is asked for one’s own district alone; the secretariat names one', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    await made.district('32.73')
    expect((await failure(practise(admin, '32.73'))).code).toBe('tenant.not_found')
    expect((await failure(practise(made.secretariat))).code).toBe('tenant.not_found')
    await practise(made.secretariat, '32.73')
    expect(await count(made, `national.tenant where code = '32.73-L' and practice_of = '32.73'`)).toBe(1)
    await practise(admin)
    const { api } = await there(made, admin)
    const again = api.tenant.practise.mutate({ commandId: newId() })
    expect((await failure(again)).code).toBe('tenant.practice_of_practice')
  })

  test('does not stand in the way of the district’s own areas', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    await practise(admin)
    const jakarta = { code: '32.04', kind: 'district' as const, name: 'Kembar', areas: ['32.04'] }
    const nia = { id: newId(), name: 'Nia', email: 'nia@contoh.test' }
    const twin = made.secretariat.api.tenant.open.mutate({ commandId: newId(), ...jakarta, admin: nia })
    expect((await failure(twin)).code).toBe('tenant.exists')
  })

  test('that was cut short while it was filled is filled by the next turn, once', async () => {
    const made = await world()
    await practise(await made.district('32.04'))
    const { owner, services } = made
    await owner.query(`create function public.fall() returns trigger language plpgsql as
      $$ begin raise exception 'the power went'; end $$`)
    await owner.query(`create trigger fall before insert on complaint for each row execute function public.fall()`)
    await expect(fillPractices(services)).rejects.toThrow()
    expect(await count(made, `household where tenant = '${CODE}'`)).toBe(0)
    await owner.query('drop function public.fall() cascade')
    await Promise.all([fillPractices(services), fillPractices(services)])
    const families = await count(made, `household where tenant = '${CODE}'`)
    expect(families).toBeLessThanOrEqual(90)
    expect(await count(made, `unit where tenant = '${CODE}' and kind = 'SEKRETARIAT'`)).toBe(1)
  })
})
