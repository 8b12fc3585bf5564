import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { countReadiness } from '@slrt/functions/jobs/readiness'
import { CIMEKAR, office } from '../support/complaints.ts'
import { published } from '../support/regulation.ts'
import { world, type Person } from '../support/world.ts'

const KECAMATAN = CIMEKAR.slice(0, 8)

/** What is wanting, by check. */
async function lacks({ api }: Person) {
  const { checks } = await api.readiness.district.query({})
  return new Map(checks.filter(({ wanting }) => wanting > 0).map((check) => [check.code, check]))
}

test('a district that was opened a minute ago is told what it lacks, each with the place where that is mended', async () => {
  const made = await world({ now: () => new Date('2026-09-01T02:00:00Z') })
  const admin = await made.district('32.04')
  const found = await lacks(admin)
  expect([...found].map(([code, { wanting }]) => [code, wanting])).toEqual([
    ['manager.missing', 1],
    ['admin.second', 1],
    ['state.stuck', expect.any(Number)],
    ['route.missing', 14],
    ['puskesos.missing', 280],
    ['fasilitator.missing', 280],
    ['supervisor.missing', 31],
    ['signatory.missing', 1],
  ])
  expect(found.get('puskesos.missing')).toMatchObject({ place: '/struktur?jenis=PUSKESOS' })
  expect(found.get('fasilitator.missing')!.examples).toHaveLength(5)
})

test('each lack goes when it is mended, in the next look', async () => {
  const made = await world({ now: () => new Date('2026-09-01T02:00:00Z') })
  const { admin, manager } = await office(made)
  await made.somebody('32.04', 'KAB_ADMIN')
  await made.unit('32.04', 'Puskesos Cimekar', { kind: 'PUSKESOS', desa: CIMEKAR })
  const before = await lacks(manager)
  for (const code of ['manager.missing', 'admin.second', 'state.stuck'] as const) expect(before.has(code)).toBe(false)
  expect(before.get('puskesos.missing')!.wanting).toBe(279)
  expect(before.get('fasilitator.missing')!.wanting).toBe(279)
  expect(before.get('supervisor.missing')!.wanting).toBe(30)
  // KES, BAN and PEN have an agency.
  expect(before.get('route.missing')!.wanting).toBe(11)
  // An agency that was opened and that nobody works for is a hole, too.
  const empty = await made.unit('32.04', 'Baznas', { kind: 'MITRA', sectors: 'SOS' })
  expect((await lacks(admin)).get('route.unstaffed')).toMatchObject({ wanting: 1, examples: [{ text: 'Baznas' }] })
  await made.somebody('32.04', 'LEMBAGA_MITRA', [], empty)
  expect((await lacks(admin)).has('route.unstaffed')).toBe(false)
})

test('a fasilitator of one desa hides nothing of the others, and somebody who has left counts no more', async () => {
  const made = await world()
  const { admin, fasilitator } = await office(made)
  await published(made, admin, { key: 'structure.live', value: 'false' })
  await published(made, admin, { key: 'structure.live', value: 'true', area: KECAMATAN })
  const desaOfCileunyi = 6
  expect((await lacks(admin)).get('fasilitator.missing')!.wanting).toBe(desaOfCileunyi - 1)
  const reason = 'Pindah tugas'
  await admin.api.staff.end.mutate({ commandId: newId(), id: fasilitator.membership, reason })
  const after = (await lacks(admin)).get('fasilitator.missing')!
  expect(after.wanting).toBe(desaOfCileunyi)
  expect(after.examples.map(({ text }) => text)).toContain('Desa Cimekar')
})

test('a rule that nobody can look up is told until it has its article', async () => {
  const made = await world()
  const { admin } = await office(made)
  await published(made, admin, { key: 'service.reopenDays', value: '60', instrument: null, article: '' })
  expect((await lacks(admin)).get('article.missing')).toMatchObject({
    wanting: 1,
    examples: [{ kind: 'key', text: 'service.reopenDays' }],
  })
})

test('the secretariat sees every district as the job last counted it, and where it differs from the nation', async () => {
  let at = new Date()
  const made = await world({ now: () => at })
  const { admin } = await office(made)
  await made.district('32.73')
  await published(made, admin, { key: 'service.reopenDays', value: '60' })
  await published(made, admin, { key: 'structure.live', value: 'false' })
  await published(made, admin, { key: 'structure.live', value: 'true', area: KECAMATAN })
  const look = () => made.secretariat.api.readiness.nation.query({})
  expect(await look()).toMatchObject({ at: null, districts: [{ checks: {} }, { checks: {} }] })

  expect(await countReadiness(made.services)).toBe(2)
  const { districts, at: counted } = await look()
  expect(new Date(counted!).getTime()).toBe(at.getTime())
  const [kabupaten, kota] = districts
  expect(kabupaten).toMatchObject({ tenant: '32.04', checks: { 'manager.missing': 0, 'admin.second': 1 } })
  expect(kabupaten!.differs).toEqual([
    { key: 'service.reopenDays', n: 1 },
    { key: 'structure.live', n: 2 },
  ])
  expect(kota).toMatchObject({
    tenant: '32.73',
    checks: { 'manager.missing': 1, 'puskesos.missing': 151 },
    differs: [],
  })

  // Nothing to look at again for a while; then what was mended is gone.
  await made.somebody('32.73', 'MANAJER')
  expect(await countReadiness(made.services)).toBe(0)
  at = new Date(at.getTime() + 10 * 60_000)
  expect(await countReadiness(made.services)).toBe(2)
  expect((await look()).districts[1]!.checks['manager.missing']).toBe(0)
})

test('what is kept for the nation is codes and counts: no name of a person, village or agency', async () => {
  const made = await world()
  await office(made)
  await countReadiness(made.services)
  const { rows } = await made.owner.query<{ tenant: string; check_code: string; wanting: number }>(
    'select * from monitor.readiness',
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    expect(Object.keys(row).sort()).toEqual(['check_code', 'tenant', 'wanting'])
    expect(row.check_code).toMatch(/^[a-z]+\.[\w.]+$/)
  }
})

test('a district that only practises is left out', async () => {
  const made = await world()
  await made.district('32.04')
  await made.owner.query(`update national.tenant set practice_of = '32.73' where code = '32.04'`)
  expect(await countReadiness(made.services)).toBe(0)
  expect((await made.secretariat.api.readiness.nation.query({})).districts).toEqual([])
})
