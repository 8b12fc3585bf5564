import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { newId } from '@slrt/domain/id'
import { canonical, inputPlace } from '@slrt/functions/trpc'
import { tablesWith } from '../support/written.ts'
import { failure, world, type Person } from '../support/world.ts'

const invitation = () => ({
  commandId: newId(),
  id: newId(),
  name: 'Rini Wulandari',
  email: 'rini@contoh.test',
  role: 'FASILITATOR' as const,
  scope: ['32.04.05.2003'],
})
const headersOf = ({ cookie, membership }: Person) => ({ cookie, 'x-sebagai': membership })

/** The same value with the keys of its objects in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, item]) => [name, turned(item)]),
  )
}

test('what a command said is one text, however its keys were ordered, and loses nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(turned(value))).toBe(canonical(value))
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(canonical({ a: undefined, b: [undefined] })).toBe('{"b":[null]}')
})

test('sent again with its fields in another order, or its ids in large letters, it is the same command', async () => {
  const { district, post, owner } = await world()
  const admin = await district()
  const command = invitation()
  const { commandId, id } = command
  const large = { ...command, commandId: commandId.toUpperCase(), id: id.toUpperCase() }
  for (const body of [large, command, turned(command)])
    expect((await post('/trpc/staff.invite', body, headersOf(admin))).status).toBe(200)
  expect((await owner.query('select from command where id = $1', [commandId])).rowCount).toBe(1)
  expect((await admin.api.staff.contact.mutate({ id: id.toUpperCase() })).email).toBe('rini@contoh.test')
})

test('its id is not taken by a refusal: mended, it is carried out; then it stands for nothing else', async () => {
  const { district } = await world()
  const admin = await district()
  const command = invitation()
  expect((await failure(admin.api.staff.invite.mutate({ ...command, scope: [] }))).code).toBe('scope.missing')
  await admin.api.staff.invite.mutate(command)
  const renewing = admin.api.staff.renew.mutate({ commandId: command.commandId, id: command.id })
  expect(await failure(renewing)).toMatchObject({ httpStatus: 409, code: 'command.reused', facts: {} })
})

test('what it said is kept for the audit trail, and stands nowhere in plain', async () => {
  const { district, owner, services } = await world()
  const admin = await district()
  const { commandId, ...command } = invitation()
  await admin.api.staff.invite.mutate({ commandId, ...command })
  const { rows } = await owner.query<{ input: Buffer; path: string; person: string; role: string }>(
    'select input, path, person, role from command where id = $1',
    [commandId],
  )
  const [{ input, ...who } = { input: Buffer.alloc(0) }] = rows
  expect(who).toEqual({ path: 'staff.invite', person: admin.id, role: 'KAB_ADMIN' })
  const place = inputPlace('32.04', commandId)
  const said = await services.as(systemSeat('32.04'), ({ tx }) => services.keys.decrypt(tx, place, input))
  expect(JSON.parse(said)).toEqual(command)
  expect(await tablesWith(owner, command.email)).toEqual([])
})
