import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { failure, world, type Person } from '../support/world.ts'

const CIMEKAR = '32.04.05.2003'
const bimtek = (staff: string, changed: object = {}) => ({
  id: newId(),
  staff,
  title: 'Bimtek fasilitator SLRT',
  organiser: 'Seknas SLRT',
  heldOn: '2025-03-10',
  validUntil: '2027-03-10' as string | null,
  ...changed,
})
const add = ({ api }: Person, input: ReturnType<typeof bimtek>) =>
  api.training.add.mutate({ commandId: newId(), ...input })

async function district() {
  const made = await world({ now: () => new Date('2026-11-22T03:00:00Z') })
  const admin = await made.district('32.04')
  const rini = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
  return { made, admin, rini: rini.membership }
}

test('a course says who took what, held by whom and when, and whether it still counts', async () => {
  const { admin, rini } = await district()
  await add(admin, bimtek(rini))
  await add(admin, bimtek(rini, { title: 'Etika pelayanan', heldOn: '2022-05-01', validUntil: '2026-11-21' }))
  await add(admin, bimtek(rini, { title: 'Cek rumah', heldOn: '2024-05-01', validUntil: null }))
  const rows = await admin.api.training.list.query({ staff: rini })
  expect(rows.map(({ title, state }) => [title, state])).toEqual([
    ['Bimtek fasilitator SLRT', 'BERLAKU'],
    ['Cek rumah', 'TETAP'],
    ['Etika pelayanan', 'HABIS'],
  ])
  expect(rows[0]).toMatchObject({
    name: 'FASILITATOR 32.04',
    organiser: 'Seknas SLRT',
    heldOn: '2025-03-10',
    validUntil: '2027-03-10',
  })
})

test('is seen by supervisors for those of their kecamatan alone, and by nobody of another district', async () => {
  const { made, admin, rini } = await district()
  await add(admin, bimtek(rini))
  const here = await made.somebody('32.04', 'SUPERVISOR', ['32.04.05'])
  const there = await made.somebody('32.04', 'SUPERVISOR', ['32.04.44'])
  const other = await made.district('32.73')
  const seen = await Promise.all([here, there, other].map(({ api }) => api.training.list.query({})))
  expect(seen.map((rows) => rows.length)).toEqual([1, 0, 0])
  expect((await failure(add(other, bimtek(rini)))).code).toBe('staff.not_found')
  expect((await failure(add(here, bimtek(rini)))).code).toBe('path.forbidden')
})

test('that was entered by mistake is taken back once, and its row stays', async () => {
  const { made, admin, rini } = await district()
  const course = bimtek(rini)
  await add(admin, course)
  const remove = (version: number) => admin.api.training.remove.mutate({ commandId: newId(), id: course.id, version })
  expect((await failure(remove(2))).code).toBe('training.changed')
  await remove(1)
  expect(await admin.api.training.list.query({ staff: rini })).toEqual([])
  expect((await failure(remove(2))).code).toBe('training.removed')
  const { rows } = await made.owner.query(`select removed_at is not null as removed from training`)
  expect(rows).toEqual([{ removed: true }])
  const unknown = admin.api.training.remove.mutate({ commandId: newId(), id: newId(), version: 1 })
  expect((await failure(unknown)).code).toBe('training.not_found')
})

test('that lies ahead, or that ends before it was held, is refused', async () => {
  const { admin, rini } = await district()
  expect((await failure(add(admin, bimtek(rini, { heldOn: '2026-11-23' })))).code).toBe('training.not_yet')
  expect((await failure(add(admin, bimtek(rini, { validUntil: '2025-03-09' })))).code).toBe('training.span')
})
