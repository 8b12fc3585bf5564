import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { complaintOf, office } from '../support/complaints.ts'
import { foldAll } from '../support/folded.ts'
import { sealAll } from '../support/seal-all.ts'
import { browser, invited } from '../support/sign-in.ts'
import { failure, world, type World } from '../support/world.ts'

const reason = 'Perjanjian pengolahan data belum diperpanjang'
type Act = 'suspend' | 'resume' | 'close'
const act = async ({ secretariat }: World, name: Act, changed: object = {}) => {
  const { version } = await secretariat.api.tenant.show.query({ code: '32.04' })
  const input = { commandId: newId(), code: '32.04', reason, version, ...changed }
  return secretariat.api.tenant[name].mutate(input)
}
const refused = async (call: Promise<unknown>) => (await failure(call)).code

describe('a suspended district', () => {
  test('goes on reading, with the reason before its eyes, and starts nothing new', async () => {
    const made = await world()
    const { admin, fasilitator: rini } = await office(made)
    const { complaint, household } = await complaintOf(rini)
    await act(made, 'suspend')
    expect(await admin.api.tenant.show.query({})).toMatchObject({
      state: 'DITANGGUHKAN',
      stateReason: reason,
      stateBy: 'SEKNAS_ADMIN 00',
      stateAt: expect.any(String),
    })
    expect(await rini.api.complaint.show.query({ id: complaint })).toBeTruthy()
    expect(await rini.api.household.show.query({ id: household })).toBeTruthy()
    expect((await rini.api.item.queue.query({ tab: 'mine' })).rows).toHaveLength(1)
    const invite = { id: newId(), name: 'Rini', email: 'rini@contoh.test', role: 'FO' as const, scope: [] }
    expect(await refused(admin.api.staff.invite.mutate({ commandId: newId(), ...invite }))).toBe('tenant.suspended')
    const describing = { serviceName: 'X', phone: '', address: '', version: 2 }
    expect(await refused(admin.api.tenant.describe.mutate({ commandId: newId(), ...describing }))).toBe(
      'tenant.suspended',
    )
  })

  test('can still send away who must go', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const { membership } = await made.somebody('32.04', 'FO')
    await act(made, 'suspend')
    await admin.api.staff.end.mutate({ commandId: newId(), id: membership, reason: 'Pindah tugas' })
    expect((await admin.api.staff.show.query({ id: membership })).state).toBe('BERAKHIR')
  })

  test('is read by its agencies too, and the jobs go on', async () => {
    const made = await world()
    const { bo, health, units } = await office(made)
    const { items } = await complaintOf(bo)
    const referral = newId()
    const request = 'Surat pengantar terlampir.'
    const asked = { id: referral, item: items[0]!, version: 1, unit: units.health, request }
    await bo.api.referral.send.mutate({ commandId: newId(), ...asked })
    await act(made, 'suspend')
    const inbox = await health.api.referral.inbox.query({ state: 'open' })
    expect(inbox.rows.map(({ id }) => id)).toEqual([referral])
    await foldAll(made)
    const counted = await made.owner.query(`select from monitor.headline where tenant = '32.04'`)
    expect(counted.rowCount).toBeGreaterThan(0)
    expect(await sealAll(made)).toBeGreaterThan(0)
    const accept = health.api.referral.accept.mutate({ commandId: newId(), id: referral, version: 1 })
    expect(await refused(accept)).toBe('tenant.suspended')
  })

  test('goes on as before once it is resumed', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    await act(made, 'suspend')
    await act(made, 'resume', { reason: 'Perjanjian sudah diperpanjang' })
    expect(await admin.api.tenant.show.query({})).toMatchObject({ state: 'AKTIF', version: 3 })
    const describing = { serviceName: 'SLRT Sabilulungan', phone: '', address: '', version: 3 }
    await admin.api.tenant.describe.mutate({ commandId: newId(), ...describing })
  })
})

test('a closed district lets nobody in, by session or by invitation', async () => {
  const made = await world()
  const admin = await made.district('32.04')
  const { token } = await invited(made, admin, { email: 'rini@contoh.test', role: 'FO' })
  await act(made, 'close')
  expect(await refused(admin.api.tenant.show.query({}))).toMatch(/^session\./)
  const shown = await browser(made).post('/api/invitation/show', { token })
  expect([shown.status, shown.failure.code]).toEqual([404, 'invitation.unknown'])
  expect(await refused(act(made, 'resume'))).toBe('tenant.not_suspended')
  expect(await refused(act(made, 'close'))).toBe('tenant.closed')
})

test('what does not fit is refused with the way out, and changes nothing', async () => {
  const made = await world()
  await made.district('32.04')
  expect(await refused(act(made, 'resume'))).toBe('tenant.not_suspended')
  expect(await refused(act(made, 'suspend', { version: 7 }))).toBe('tenant.changed')
  expect(await refused(act(made, 'suspend', { code: '00' }))).toBe('tenant.is_nation')
  expect(await refused(act(made, 'suspend', { code: '99.99' }))).toBe('tenant.not_found')
  const { fields } = await failure(act(made, 'suspend', { reason: ' ' }))
  expect(fields).toEqual([{ path: 'reason', reason: 'too_small' }])
  await act(made, 'suspend')
  expect(await refused(act(made, 'suspend'))).toBe('tenant.not_active')
})

test('two of the secretariat at once: one acts, the other hears that something changed', async () => {
  const made = await world()
  await made.district('32.04')
  const outcomes = await Promise.allSettled([act(made, 'suspend', { version: 1 }), act(made, 'close', { version: 1 })])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
