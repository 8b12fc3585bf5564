import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, complaintOf, office } from '../support/complaints.ts'
import { failure, world } from '../support/world.ts'

const health = () => ({
  id: newId(),
  kind: 'OPD' as const,
  name: 'Dinas Kesehatan',
  desa: null,
  sectors: ['KES' as const],
})
const post = () => ({
  id: newId(),
  kind: 'PUSKESOS' as const,
  name: 'Puskesos Cimekar',
  desa: CIMEKAR,
  sectors: [],
})

async function district() {
  const made = await world()
  const admin = await made.district('32.04')
  const open = (input: ReturnType<typeof health> | ReturnType<typeof post>) =>
    admin.api.unit.open.mutate({ commandId: newId(), ...input })
  return { made, admin, open }
}

describe('units', () => {
  test('are opened, changed, listed by kind and ended', async () => {
    const { admin, open } = await district()
    const [dinkes, cimekar] = [health(), post()]
    await open(dinkes)
    await open(cimekar)
    const change = {
      id: dinkes.id,
      name: 'Dinas Kesehatan Kabupaten',
      sectors: ['KES' as const, 'BAN' as const],
      version: 1,
    }
    await admin.api.unit.change.mutate({ commandId: newId(), ...change })
    expect(await admin.api.unit.list.query({})).toEqual([
      { ...change, kind: 'OPD', desa: null, state: 'AKTIF', version: 2 },
      { ...cimekar, desa: { code: CIMEKAR, label: 'Desa Cimekar' }, state: 'AKTIF', version: 1 },
    ])
    expect((await admin.api.unit.list.query({ kind: 'PUSKESOS' })).map(({ id }) => id)).toEqual([cimekar.id])
    await admin.api.unit.end.mutate({ commandId: newId(), id: dinkes.id })
    expect((await admin.api.unit.list.query({ kind: 'OPD' })).length).toBe(0)
    const again = admin.api.unit.change.mutate({ commandId: newId(), ...change, version: 3 })
    expect((await failure(again)).code).toBe('unit.ended')
    // The name is free again.
    await open({ ...health(), name: change.name })
  })

  test('of one kind have one name, a desa one Puskesos, also when two come at once', async () => {
    const { open } = await district()
    const outcomes = await Promise.allSettled([open(health()), open(health())])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await failure(open(health()))).code).toBe('unit.name_taken')
    const cimekar = post()
    await open(cimekar)
    expect((await failure(open({ ...post(), name: 'Puskesos lain' }))).code).toBe('unit.desa_taken')
    expect((await failure(open({ ...post(), id: cimekar.id, name: 'Lain', desa: '32.04.05.2004' }))).code).toBe(
      'unit.exists',
    )
  })

  test('stand in their own district', async () => {
    const { open } = await district()
    expect((await failure(open({ ...post(), desa: '32.73.03.1001' }))).code).toBe('scope.outside')
    expect((await failure(open({ ...post(), desa: '32.04.05.2999' }))).code).toBe('area.unknown')
    expect((await failure(open({ ...post(), desa: null as unknown as string }))).code).toBe('unit.desa_missing')
    expect((await failure(open({ ...health(), desa: CIMEKAR } as never))).code).toBe('unit.desa_not_asked')
  })

  test('of another district are not there', async () => {
    const { made, open } = await district()
    const dinkes = health()
    await open(dinkes)
    const other = await made.district('32.73')
    expect(await other.api.unit.list.query({})).toEqual([])
    const end = other.api.unit.end.mutate({ commandId: newId(), id: dinkes.id })
    expect((await failure(end)).code).toBe('unit.not_found')
  })

  test('with open referrals are not ended', async () => {
    const made = await world()
    const { admin, fasilitator, bo, health: officer, units } = await office(made)
    const { items } = await complaintOf(fasilitator)
    const sent = { id: newId(), item: items[0]!, version: 1, unit: units.health, request: 'Aktifkan kembali.' }
    await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
    const end = () => admin.api.unit.end.mutate({ commandId: newId(), id: units.health })
    const refused = await failure(end())
    expect([refused.code, refused.facts]).toEqual(['unit.has_open', { n: 1 }])
    const back = { id: sent.id, version: 1, reason: 'SALAH_ALAMAT' as const, note: 'Bukan kami.' }
    await officer.api.referral.giveBack.mutate({ commandId: newId(), ...back })
    await end()
    // What it answered stays in the journey, with its name.
    const { items: all } = await bo.api.complaint.show.query({
      id: (await bo.api.item.queue.query({ tab: 'all' })).rows[0]!.complaint,
    })
    expect(all[0]?.referrals[0]?.unit.name).toBe('Dinas Kesehatan')
  })
})

describe('somebody of an agency', () => {
  const invited = (unit: string | null, role: 'OPD_PETUGAS' | 'LEMBAGA_MITRA' | 'FO' = 'OPD_PETUGAS') => ({
    id: newId(),
    name: 'Bu Yati',
    email: `${newId()}@contoh.test`,
    role,
    scope: [],
    ...(unit ? { unit } : {}),
  })

  test('works for a unit of that kind, everybody else for none', async () => {
    const { made, admin, open } = await district()
    const dinkes = health()
    await open(dinkes)
    const invite = (input: ReturnType<typeof invited>) =>
      admin.api.staff.invite.mutate({ commandId: newId(), ...input })
    await invite(invited(dinkes.id))
    expect((await failure(invite(invited(null)))).code).toBe('staff.unit_missing')
    expect((await failure(invite(invited(dinkes.id, 'LEMBAGA_MITRA')))).code).toBe('staff.unit_kind')
    expect((await failure(invite(invited(newId())))).httpStatus).toBe(409)
    await made.district('32.73')
    const elsewhere = await made.unit('32.73', 'Dinas Kesehatan Kota')
    expect((await failure(invite(invited(elsewhere)))).code).toBe('unit.not_found')
  })
})
