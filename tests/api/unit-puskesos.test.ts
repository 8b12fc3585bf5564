import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { decided } from '../support/decided.ts'
import { failure, world, type Person } from '../support/world.ts'

const openAll = ({ api }: Person, kecamatan: string | null = null) =>
  api.unit.openPuskesos.mutate({ commandId: newId(), kecamatan })
const puskesos = async ({ api }: Person) => api.unit.list.query({ kind: 'PUSKESOS' })

test('every desa and kelurahan of a district gets its Puskesos in one step, and a second time only what is missing', async () => {
  const { district } = await world()
  const admin = await district('32.04')
  const missing = () => admin.api.unit.missing.query({})
  expect(await missing()).toEqual({ n: 280, of: 280, level: 'DESA' })
  await openAll(admin)
  const units = await puskesos(admin)
  expect(units).toHaveLength(280)
  expect(new Set(units.map(({ desa }) => desa?.code)).size).toBe(280)
  expect(new Set(units.map(({ name }) => name)).size).toBe(280)
  expect(units.find(({ desa }) => desa?.code === '32.04.05.2003')?.name).toBe('Puskesos Cimekar')

  await admin.api.unit.end.mutate({ commandId: newId(), id: units[0]!.id })
  expect(await missing()).toMatchObject({ n: 1 })
  await openAll(admin)
  const again = await puskesos(admin)
  expect(again).toHaveLength(280)
  const ids = new Set(units.map(({ id }) => id))
  expect(again.filter(({ id }) => !ids.has(id)).map(({ desa }) => desa?.code)).toEqual([units[0]!.desa?.code])
})

test('two villages of one name are told apart by their kecamatan, in whatever order they are opened', async () => {
  const { district } = await world()
  const admin = await district('32.04')
  await openAll(admin, '32.04.05')
  const few = await puskesos(admin)
  expect(few.every(({ desa }) => desa?.code.startsWith('32.04.05.'))).toBe(true)
  await openAll(admin)
  const names = (await puskesos(admin)).map(({ name, desa }) => `${desa?.code} ${name}`)
  for (const { name, desa } of few) expect(names).toContain(`${desa?.code} ${name}`)
  const twins = names.filter((name) => name.includes(', Kec. '))
  expect(twins.length).toBeGreaterThan(1)
})

test('the 852 villages of Aceh Utara take no longer than two seconds', async () => {
  const { district } = await world()
  const admin = await district('11.08')
  const began = performance.now()
  await openAll(admin)
  expect(performance.now() - began).toBeLessThan(2000)
  expect(await puskesos(admin)).toHaveLength(852)
})

test('two admins who press at once make one for each', async () => {
  const { district, somebody } = await world()
  const admins = [await district('32.04'), await somebody('32.04', 'KAB_ADMIN')]
  await Promise.all(admins.map((admin) => openAll(admin)))
  expect(await puskesos(admins[0]!)).toHaveLength(280)
})

test('a kecamatan of another district is refused, and so is the step where one post serves a kecamatan', async () => {
  const made = await world()
  const admin = await made.district('32.04')
  expect(await failure(openAll(admin, '32.73.01'))).toMatchObject({
    code: 'scope.outside',
    facts: { area: '32.73.01' },
  })
  await decided(made, '32.04', 'structure.puskesos', 'KECAMATAN')
  expect((await failure(openAll(admin))).code).toBe('unit.puskesos_at_kecamatan')
  expect(await puskesos(admin)).toEqual([])
})
