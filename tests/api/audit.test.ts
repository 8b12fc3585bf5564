import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { verifyChain } from '@slrt/functions/jobs/seal'
import { sealAll } from '../support/seal-all.ts'
import { failure, world, type Person } from '../support/world.ts'

const rini = () => ({
  id: newId(),
  name: 'Rini Wulandari',
  email: `${newId()}@contoh.test`,
  role: 'FASILITATOR' as const,
  scope: ['32.04.05.2003'],
})
const invite = async ({ api }: Person, input = rini()) => {
  await api.staff.invite.mutate({ commandId: newId(), ...input })
  return input.id
}
const describeTenant = ({ api }: Person, version: number) =>
  api.tenant.describe.mutate({ commandId: newId(), serviceName: `Versi ${version}`, phone: '', address: '', version })
const list = async ({ api }: Person, input: Parameters<Person['api']['audit']['list']['query']>[0] = {}) =>
  (await api.audit.list.query(input)).rows

describe('the audit trail', () => {
  test('says who did what to which record and when, the newest first; looking at something masked is in it, too', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const auditor = await made.somebody('32.04', 'AUDITOR')
    await describeTenant(admin, 1)
    const id = await invite(admin)
    await admin.api.staff.contact.mutate({ id })
    const rows = await list(auditor)
    expect(rows.map(({ path, subject, name, role, membership }) => [path, subject, name, role, membership])).toEqual([
      ['staff.contact', id, 'Nia Kurniasih', 'KAB_ADMIN', admin.membership],
      ['staff.invite', id, 'Nia Kurniasih', 'KAB_ADMIN', admin.membership],
      ['tenant.describe', null, 'Nia Kurniasih', 'KAB_ADMIN', admin.membership],
    ])
    // Looking at the trail leaves none.
    expect(await list(auditor)).toHaveLength(3)
  })

  test('is narrowed by officer, record, deed and local day', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const second = await made.somebody('32.04', 'KAB_ADMIN')
    const id = await invite(admin)
    await second.api.staff.contact.mutate({ id })
    await describeTenant(second, 1)
    const paths = async (input: Parameters<typeof list>[1]) => (await list(admin, input)).map(({ path }) => path)
    expect(await paths({ membership: second.membership })).toEqual(['tenant.describe', 'staff.contact'])
    expect(await paths({ subject: id })).toEqual(['staff.contact', 'staff.invite'])
    expect(await paths({ subject: id, membership: admin.membership })).toEqual(['staff.invite'])
    expect(await paths({ path: 'staff.contact' })).toEqual(['staff.contact'])
    expect(await paths({ subject: newId() })).toEqual([])

    // Half past eleven in the evening in Soreang is 16.30 of the same day in Greenwich; a quarter past midnight the day before.
    await made.owner.query(
      `update command set at = case path when 'staff.invite' then '2026-03-09T17:15:00Z'::timestamptz
         when 'staff.contact' then '2026-03-10T16:30:00Z' else '2026-03-10T17:00:00Z' end where tenant = '32.04'`,
    )
    expect(await paths({ from: '2026-03-10', to: '2026-03-10' })).toEqual(['staff.contact', 'staff.invite'])
    expect(await paths({ from: '2026-03-11' })).toEqual(['tenant.describe'])
    expect(await paths({ to: '2026-03-09' })).toEqual([])
  })

  test('comes in pages of fifty, none twice and none left out, also where many happened at one moment', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    await made.owner.query(
      `insert into command (tenant, id, path, person, membership, role, fingerprint, input, at)
       select '32.04', gen_random_uuid(), 'item.take', gen_random_uuid(), $1, 'BO', 'f', 'i', '2026-03-10T03:00:00Z'
       from generate_series(1, 120)`,
      [admin.membership],
    )
    const seen: string[] = []
    const sizes: number[] = []
    for (let after: string | undefined; ;) {
      const { rows, next } = await admin.api.audit.list.query({ after })
      seen.push(...rows.map(({ id }) => id))
      sizes.push(rows.length)
      if (!next) break
      after = next
    }
    expect(sizes).toEqual([50, 50, 20])
    expect(new Set(seen).size).toBe(120)
  })

  test('is that of one’s own tenant: no district sees another’s, nor does the secretariat', async () => {
    const made = await world()
    const [bandung, city] = [await made.district('32.04'), await made.district('32.73')]
    await invite(bandung)
    expect(await list(city)).toEqual([])
    const national = await list(made.secretariat)
    expect(new Set(national.map(({ path }) => path))).toEqual(new Set(['tenant.open']))
  })

  test('is open to admins and auditors only', async () => {
    const made = await world()
    await made.district('32.04')
    for (const role of ['MANAJER', 'FO', 'SUPERVISOR', 'OPD_PETUGAS'] as const) {
      const scope = role === 'SUPERVISOR' ? ['32.04.05'] : []
      expect((await failure(list(await made.somebody('32.04', role, scope)))).code).toBe('path.forbidden')
    }
  })
})

describe('each row is held against the seal', () => {
  const sealedWorld = async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const first = await invite(admin)
    await describeTenant(admin, 1)
    await describeTenant(admin, 2)
    await sealAll(made)
    const states = async () => (await list(admin)).map(({ sealed }) => sealed)
    const asOwner = (statement: string) =>
      made.owner.query(`set session_replication_role = replica; ${statement}; reset session_replication_role`)
    return { made, admin, first, states, asOwner }
  }

  test('not sealed yet, then whole', async () => {
    const { made, admin, states } = await sealedWorld()
    await describeTenant(admin, 3)
    expect(await states()).toEqual(['BELUM', 'UTUH', 'UTUH', 'UTUH'])
    await sealAll(made)
    expect(await states()).toEqual(['UTUH', 'UTUH', 'UTUH', 'UTUH'])
  })

  test.each([
    ['who', `update command set membership = gen_random_uuid() where path = 'staff.invite'`],
    ['what', `update command set path = 'staff.end' where path = 'staff.invite'`],
    ['when', `update command set at = at - interval '1 second' where path = 'staff.invite'`],
    ['to which record', `update command set subject = gen_random_uuid() where path = 'staff.invite'`],
    ['that it was about a record', `update command set subject = null where path = 'staff.invite'`],
    ['the seal', `update seal set hash = sha256(hash) where tenant = '32.04' and position = 1`],
  ])('whoever changes %s with the owner’s password is seen at that row', async (_, tampering) => {
    const { made, states, asOwner } = await sealedWorld()
    await asOwner(tampering)
    // The row after a changed seal hangs on it, and shows it as well.
    const broken = tampering.startsWith('update seal') ? ['UTUH', 'RUSAK', 'RUSAK'] : ['UTUH', 'UTUH', 'RUSAK']
    expect(await states()).toEqual(broken)
    expect((await verifyChain(made.services, '32.04')).brokenAt).toBe(1)
  })

  test('a seal that was taken away is missed by the row after it', async () => {
    const { states, asOwner } = await sealedWorld()
    await asOwner(`delete from seal where tenant = '32.04' and position = 1`)
    expect(await states()).toEqual(['UTUH', 'RUSAK', 'BELUM'])
  })

  test('seals from before records were named still hold', async () => {
    const made = await world()
    await made.district('32.04')
    await made.owner.query(
      `insert into command (tenant, id, path, person, membership, role, fingerprint, input, at)
       values ('32.04', $1, 'staff.invite', $1, $1, 'KAB_ADMIN', '\\x0102', '\\x03', '2026-01-02T03:04:05.678Z')`,
      ['01900000-0000-7000-8000-000000000001'],
    )
    await sealAll(made)
    const { rows } = await made.owner.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from seal where tenant = '32.04'`,
    )
    // As the last version before wrote it.
    expect(rows[0]!.hash).toBe('1bfbeb21a880402306aecf1b30d9a5cd201ccb524a84d5095d4898ceb3a5dd21')
  })
})
