import { expect, test } from 'vitest'
import { may, pathsOf, ROLES, rolesOfTenant } from '@slrt/domain/permission'
import { call, exampleOf, examples } from '../support/examples.ts'
import { paths } from '../support/catalog.ts'
import { world } from '../support/world.ts'

const all = paths.map(({ path }) => path)

test('every path is granted to some role, and every grant is a path', () => {
  const granted = new Set(ROLES.flatMap((role) => pathsOf(role)))
  expect(all.filter((path) => !granted.has(path))).toEqual([])
  expect([...granted].filter((path) => !all.includes(path))).toEqual([])
})

test('every path has an example, and every example a path', () => {
  expect(Object.keys(examples).sort()).toEqual([...all].sort())
})

test('nobody who is not signed in gets through any path', async () => {
  const { post } = await world()
  for (const path of all) {
    const response = await post(`/trpc/${path}`, {})
    expect([path, response.status]).toEqual([path, 401])
  }
})

test('no role gets through a path that is not granted to it, whatever it sends', async () => {
  const made = await world()
  await made.district('32.04')
  for (const tenant of ['00', '32.04'])
    for (const role of rolesOfTenant(tenant)) {
      const person = await made.somebody(tenant, role, [])
      for (const path of all.filter((one) => !may(role, one))) {
        const { status, body } = await call(made, path, { as: person, input: { anything: true } })
        expect([role, path, status, body.error?.data.code]).toEqual([role, path, 403, 'path.forbidden'])
      }
    }
})

// A world for each: together they would take more connections than Postgres has.
test.each(all)('%s: its example is answered', async (path) => {
  const made = await world()
  const { status } = await call(made, path, await exampleOf(made, path), { commandId: crypto.randomUUID() })
  expect(status).toBe(200)
})

test('a membership that is not one’s own, and a path that does not exist, are refused before anything is read', async () => {
  const made = await world()
  const admin = await made.district('32.04')
  const other = await made.somebody('32.04', 'MANAJER')
  const stranger = { ...admin, membership: other.membership }
  const refused = await call(made, 'staff.list', { as: stranger, input: {} })
  expect([refused.status, refused.body.error?.data.code]).toEqual([403, 'session.membership'])
  const unknown = await call(made, 'staff.destroy', { as: admin, input: {} })
  expect([unknown.status, unknown.body.error?.data.code]).toEqual([404, 'path.unknown'])
})
