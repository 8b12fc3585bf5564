import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import { decided } from '../support/decided.ts'
import { needIn } from '../support/need.ts'
import { failure, world, type Person } from '../support/world.ts'

const CIMEKAR = '32.04.05.2003'
const CINUNUK = '32.04.05.2004'

const invite = ({ api }: Person, role: Role, until: string | null, more: object = {}) =>
  api.staff.invite.mutate({
    commandId: newId(),
    id: newId(),
    name: 'Bambang Riyanto',
    email: 'bambang@contoh.test',
    role,
    scope: [],
    until,
    ...more,
  })

test('an auditor comes for a time: until a day that is named, and not past', async () => {
  const { district } = await world({ now: () => new Date('2026-11-22T03:00:00Z') })
  const admin = await district()
  expect((await failure(invite(admin, 'AUDITOR', null))).code).toBe('staff.until_missing')
  expect((await failure(invite(admin, 'AUDITOR', '2026-11-21'))).code).toBe('staff.until_past')
  await invite(admin, 'AUDITOR', '2026-12-31')
  await invite(admin, 'FO', null)
  const { rows } = await admin.api.staff.list.query({ text: 'bambang' })
  expect(new Map(rows.map(({ role, until }) => [role, until]))).toEqual(
    new Map([
      ['AUDITOR', '2026-12-31'],
      ['FO', null],
    ]),
  )
})

test('past its last day, by the clock of the district, a membership acts no more and is shown as over', async () => {
  // In Makassar the day begins an hour before Jakarta's.
  let now = new Date('2026-11-30T15:59:00Z')
  const made = await world({ now: () => now })
  const admin = await made.district('73.71')
  const auditor = await made.somebody('73.71', 'AUDITOR')
  const { version, name } = await admin.api.staff.show.query({ id: auditor.membership })
  const change = (until: string, at: number) =>
    admin.api.staff.change.mutate({
      commandId: newId(),
      id: auditor.membership,
      name,
      role: 'AUDITOR',
      scope: [],
      until,
      version: at,
    })
  await change('2026-11-30', version)
  expect((await auditor.api.session.show.query({})).role).toBe('AUDITOR')
  now = new Date('2026-11-30T16:00:00Z')
  expect((await failure(auditor.api.session.show.query({}))).code).toBe('session.membership')
  expect((await admin.api.staff.show.query({ id: auditor.membership })).state).toBe('BERAKHIR')
  const found = async (state?: 'AKTIF' | 'BERAKHIR') =>
    (await admin.api.staff.list.query({ role: 'AUDITOR', state })).total
  expect([await found(), await found('AKTIF'), await found('BERAKHIR')]).toEqual([0, 0, 1])
  await change('2026-12-31', version + 1)
  expect((await auditor.api.session.show.query({})).role).toBe('AUDITOR')
})

test('a supervisor is refused where the regulation has none, and who is one stays one', async () => {
  const made = await world()
  const admin = await made.district('32.04')
  const dadan = await made.somebody('32.04', 'SUPERVISOR', ['32.04.05'])
  await decided(made, '32.04', 'structure.supervisor', false)
  const one = { scope: ['32.04.05'] }
  expect((await failure(invite(admin, 'SUPERVISOR', null, one))).code).toBe('staff.no_supervisors')
  await admin.api.staff.change.mutate({
    commandId: newId(),
    id: dadan.membership,
    name: 'Dadan',
    role: 'SUPERVISOR',
    scope: ['32.04.05'],
    version: 1,
  })
})

/** Rini serves Cimekar alone and Cinunuk with Ujang; two needs are open in each. */
async function leaving() {
  const made = await world()
  const admin = await made.district('32.04')
  const rini = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR, CINUNUK])
  const ujang = await made.somebody('32.04', 'FASILITATOR', [CINUNUK])
  for (const desa of [CIMEKAR, CIMEKAR, CINUNUK]) await needIn(made, '32.04', desa)
  await made.owner.query(`update item set turn = 'OPD'`)
  const end = (more: object = {}) =>
    admin.api.staff.end.mutate({ commandId: newId(), id: rini.membership, reason: 'Pindah tugas', ...more })
  return { made, admin, rini, ujang, end }
}

test('whoever leaves open needs behind where nobody else serves, is ended only knowingly', async () => {
  const { admin, rini, ujang, end } = await leaving()
  const { openWork } = await admin.api.staff.show.query({ id: rini.membership })
  expect(openWork).toEqual({
    needs: 2,
    alone: [{ code: CIMEKAR, label: 'Desa Cimekar' }],
    successors: [{ id: ujang.membership, name: 'FASILITATOR 32.04' }],
  })
  expect(await failure(end())).toMatchObject({ code: 'staff.open_work', facts: { n: 2 } })
  expect((await admin.api.staff.show.query({ id: rini.membership })).state).toBe('AKTIF')
  await end({ unattended: true })
  expect((await admin.api.staff.show.query({ id: rini.membership })).state).toBe('BERAKHIR')
})

test('a successor of the same role takes over what only the leaver served', async () => {
  const { made, admin, rini, ujang, end } = await leaving()
  const manager = await made.somebody('32.04', 'MANAJER')
  for (const successor of [manager.membership, rini.membership, newId()])
    expect((await failure(end({ successor }))).code).toBe('staff.successor')
  await end({ successor: ujang.membership })
  const { scope, version } = await admin.api.staff.show.query({ id: ujang.membership })
  expect([scope.map(({ code }) => code), version]).toEqual([[CIMEKAR, CINUNUK], 2])
  expect((await admin.api.staff.list.query({ text: 'fasilitator' })).total).toBe(1)
})

test('nothing is asked where somebody else serves the same places, and nobody but an admin sees what is open', async () => {
  const { made, admin, ujang, end, rini } = await leaving()
  const { openWork } = await admin.api.staff.show.query({ id: ujang.membership })
  expect(openWork).toMatchObject({ needs: 0, alone: [] })
  const manager = await made.somebody('32.04', 'MANAJER')
  expect((await manager.api.staff.show.query({ id: rini.membership })).openWork).toBeNull()
  await made.somebody('32.04', 'FASILITATOR', ['32.04.05'])
  await end()
})
