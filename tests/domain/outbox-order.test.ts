import { expect, test } from 'vitest'
import type { Answer } from '../../web/src/offline/answer.ts'
import { createWorld, ok, until } from './outbox-world.ts'

const rini = { person: 'rini', membership: 'm-rini' }

/** A server that keeps every answer back until it is asked for. */
function slowServer() {
  const open = new Map<string, (answer: Answer | null) => void>()
  const world = createWorld(({ input }) => new Promise((resolve) => open.set(String(input['n']), resolve)))
  return {
    world,
    open: () => [...open.keys()],
    async answer(n: string, answer: Answer | null = ok) {
      open.get(n)?.(answer)
      open.delete(n)
      await world.calm()
    },
  }
}

test('in order within a subject, side by side between subjects, four at a time', async () => {
  const server = slowServer()
  const tab = server.world.openTab('one')
  await tab.actAs(rini)
  for (const subject of ['a', 'b', 'c', 'd', 'e', 'f']) {
    for (const n of [1, 2]) void tab.add('x.y', { n: `${subject}${n}` }, { subject: `x:${subject}` })
  }
  await until(() => tab.look().entries.length === 12)
  await server.world.calm()
  expect(server.open()).toEqual(['a1', 'b1', 'c1', 'd1'])
  expect(tab.look().status).toMatchObject({ sending: 4, waiting: 12, progress: { at: 1, of: 12 } })
  await server.answer('b1')
  expect(server.open()).toEqual(['a1', 'c1', 'd1', 'b2'])
  expect(tab.look().status.progress).toEqual({ at: 2, of: 12 })
  await server.answer('a1')
  await server.answer('c1')
  expect(server.open()).toEqual(['d1', 'b2', 'a2', 'c2'])
  while (server.open().length > 0) await server.answer(server.open()[0]!)
  expect(tab.look().status).toMatchObject({ sentCount: 12, waiting: 0, sending: 0, progress: null })
})

test('behind another of its subject "waiting" comes at once; alone it waits for its answer', async () => {
  const server = slowServer()
  const tab = server.world.openTab('one')
  await tab.actAs(rini)
  const first = tab.add('x.y', { n: '1' }, { subject: 'x:a' })
  await until(() => server.open().length === 1)
  expect((await tab.add('x.y', { n: '2' }, { subject: 'x:a' })).outcome).toBe('waiting')
  await server.answer('1')
  expect((await first).outcome).toBe('done')
})

test('`after` holds one back until the other subject is done', async () => {
  const server = slowServer()
  const tab = server.world.openTab('one')
  await tab.actAs(rini)
  void tab.add('x.y', { n: '1' }, { subject: 'x:a', id: 'id-1' })
  await tab.add('x.y', { n: '2' }, { subject: 'x:b', after: ['id-1', 'never heard of', 'id-3'] })
  void tab.add('x.y', { n: '3' }, { subject: 'x:c', id: 'id-3' })
  await until(() => server.open().length === 2)
  expect(server.open()).toEqual(['1', '3'])
  await server.answer('1')
  expect(server.open()).toEqual(['3', '2'])
})

test('what leads nowhere again and again does not starve the others', async () => {
  const world = createWorld(({ input }) => (input['n'] === 'good' ? ok : null))
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  for (let n = 0; n < 6; n++) await tab.add('x.y', { n }, { subject: `x:${n}` })
  await tab.add('x.y', { n: 'good' }, { subject: 'x:good' })
  world.online = true
  await world.pass(3600_000)
  expect(tab.look().status).toMatchObject({ sentCount: 1, waiting: 6 })
})

test('a double tap with the id of the form is one command', async () => {
  const world = createWorld()
  const tab = world.openTab('one')
  await tab.actAs(rini)
  const tap = () => tab.add('x.y', { n: 1 }, { subject: 'x:a', id: 'form-1' })
  expect((await Promise.all([tap(), tap(), tap()])).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
  expect(new Set(world.sent.map(({ command }) => command.id))).toEqual(new Set(['form-1']))
})

test('taps at the same moment keep their order', async () => {
  const world = createWorld()
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await Promise.all(Array.from({ length: 30 }, (_, n) => tab.add('x.y', { n }, { subject: 'x:a' })))
  await until(() => tab.look().status.sentCount === 30)
  expect(world.sent.map(({ command }) => command.input['n'])).toEqual(Array.from({ length: 30 }, (_, n) => n))
})

test.each([-10 * 365 * 86_400_000, 10 * 365 * 86_400_000])(
  'the clock jumps by %i ms: order and progress stay',
  async (jump) => {
    const world = createWorld()
    world.online = false
    const tab = world.openTab('one')
    await tab.actAs(rini)
    await tab.add('x.y', { n: 1 }, { subject: 'x:a' })
    await world.pass(600_000)
    world.offset = jump
    await tab.add('x.y', { n: 2 }, { subject: 'x:a' })
    world.offset = 0
    await tab.add('x.y', { n: 3 }, { subject: 'x:a' })
    world.offset = jump
    world.online = true
    await world.pass(600_000)
    expect(world.sent.slice(-3).map(({ command }) => command.input['n'])).toEqual([1, 2, 3])
    expect(tab.look().status.waiting).toBe(0)
  },
)

test('a pause from before the clock was set back does not last for years', async () => {
  const world = createWorld(() => ({ status: 429, body: undefined, retryAfter: 600_000 }))
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await tab.add('x.y', { n: 1 }, { subject: 'x:a' })
  world.offset = -5 * 365 * 86_400_000
  world.reply = () => ok
  const reopened = world.openTab('two')
  await reopened.actAs(rini)
  await until(() => reopened.look().status.sentCount === 1)
})
