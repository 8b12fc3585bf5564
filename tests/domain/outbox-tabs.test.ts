import { expect, test } from 'vitest'
import { createWorld, ok, refusal, until, type Tab, type World } from './outbox-world.ts'

const rini = { person: 'rini', membership: 'm-rini' }
const dewi = { person: 'dewi', membership: 'm-dewi' }

async function openTabs(world: World, count: number, options = {}): Promise<Tab[]> {
  const tabs = Array.from({ length: count }, (_, n) => world.openTab(`tab ${n}`, options))
  await Promise.all(tabs.map((tab) => tab.actAs(rini)))
  return tabs
}

test.each([{ lease: false }, { lease: true }])(
  'five tabs: one sends at a time, all see the same ($lease)',
  async (options) => {
    const flying = new Set<string>()
    let most = 0
    const world = createWorld(async ({ id }) => {
      expect(flying.has(id)).toBe(false)
      flying.add(id)
      most = Math.max(most, flying.size)
      await new Promise((resolve) => setTimeout(resolve, 2))
      flying.delete(id)
      return ok
    })
    const tabs = await openTabs(world, 5, options)
    const added = tabs.flatMap((tab, t) =>
      Array.from({ length: 6 }, (_, n) => tab.add('x.y', { t, n }, { subject: `x:${n % 3}` })),
    )
    await world.pass(60_000)
    await Promise.all(added)
    for (const tab of tabs) {
      await until(() => tab.look().status.sentCount === 30)
      expect(tab.look()).toMatchObject({ entries: [], status: { waiting: 0, sending: 0 } })
    }
    expect(world.sent).toHaveLength(30)
    expect(most).toBeLessThanOrEqual(4)
  },
)

test('whichever tab sends: the one that added learns the outcome', async () => {
  const slow = Promise.withResolvers<void>()
  const world = createWorld(async ({ input }) => {
    if (input['n'] === 0) await slow.promise
    return input['n'] === 2 ? refusal(409, 'x.no') : ok
  })
  const [first, second] = await openTabs(world, 2)
  const added = first!.add('x.y', { n: 0 }, { subject: 'x:0' })
  await until(() => world.sent.length === 1)
  for (const tab of [first!, second!]) {
    expect((await tab.add('x.y', { n: 1 }, { subject: 'x:1' })).outcome).toBe('done')
    expect((await tab.add('x.y', { n: 2 }, { subject: 'x:2' })).outcome).toBe('attention')
    await tab.drop(tab.look().entries.find(({ state }) => state === 'attention')!.id)
  }
  expect(new Set(world.sent.map(({ tab }) => tab)).size).toBe(1)
  slow.resolve()
  expect((await added).outcome).toBe('done')
  await until(() => first!.look().status.sentCount === 3 && second!.look().status.sentCount === 3)
})

test('the tab that sends dies: another goes on, with the same id', async () => {
  const world = createWorld(() => new Promise(() => {}))
  const [first, second] = await openTabs(world, 2)
  void first!.add('x.y', {}, { subject: 'x:0' })
  await until(() => world.sent.length === 1)
  world.reply = () => ok
  const isFirst = world.sent[0]!.tab === 'tab 0'
  const [dying, living] = isFirst ? [first!, second!] : [second!, first!]
  dying.kill()
  await until(() => living.look().status.sentCount === 1)
  expect(world.sent[1]!.command.id).toBe(world.sent[0]!.command.id)
})

test.each([{ lease: false }, { lease: true }])(
  'a tab frozen by the system while it sends is robbed ($lease)',
  async (options) => {
    const world = createWorld()
    const [first, second] = await openTabs(world, 2, options)
    await world.calm()
    world.reply = () => new Promise(() => {})
    void first!.add('x.y', {}, { subject: 'x:0' })
    await until(() => world.sent.length === 1)
    const [frozen, awake] = world.sent[0]!.tab === 'tab 0' ? [first!, second!] : [second!, first!]
    frozen.freeze()
    world.reply = () => ok
    await awake.wake()
    await world.pass(300_000)
    expect(awake.look().status.sentCount).toBe(1)
  },
)

test('401 in one tab is a session that ended in all; signing in wakes all', async () => {
  const world = createWorld(() => refusal(401, 'session.missing'))
  const [first, second] = await openTabs(world, 2)
  await first!.add('x.y', {}, { subject: 'x:0' })
  await until(() => second!.look().status.signedOut)
  world.reply = () => ok
  await second!.actAs(rini)
  await until(() => first!.look().status.sentCount === 1)
  expect(first!.look().status.signedOut).toBe(false)
})

test("another person's entries are neither shown nor sent; they go when their owner is back", async () => {
  const world = createWorld()
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await tab.add('x.y', { of: 'rini' }, { subject: 'x:0' })
  await tab.actAs(null)
  expect(tab.look()).toMatchObject({ entries: [], status: { waiting: 0 } })
  await expect(tab.add('x.y', {}, { subject: 'x:0' })).rejects.toMatchObject({ code: 'session.missing' })

  world.online = true
  await tab.actAs(dewi)
  expect(tab.look().entries).toEqual([])
  expect((await tab.add('x.y', { of: 'dewi' }, { subject: 'x:0' })).outcome).toBe('done')
  await world.pass(3600_000)
  expect(world.sent.filter(({ command }) => command.input['of'] === 'rini')).toEqual([])

  await tab.actAs(rini)
  await until(() => tab.look().status.sentCount === 1)
  expect(world.sent.at(-1)!.command).toMatchObject({ membership: 'm-rini', input: { of: 'rini' } })
})

test('another person signs in in another tab: the first sends nothing more in the new name', async () => {
  const world = createWorld()
  const first = world.openTab('one')
  const second = world.openTab('two')
  await first.actAs(rini)
  await second.actAs(dewi)
  await until(() => first.look().status.signedOut)
  expect((await first.add('x.y', {}, { subject: 'x:0' })).outcome).toBe('waiting')
  await first.wake()
  await world.pass(3600_000)
  expect(world.sent).toEqual([])
})

test('a switch of person while one is on its way is not a refusal', async () => {
  const arrived = Promise.withResolvers<void>()
  const world = createWorld(async () => {
    await arrived.promise
    return refusal(403, 'session.membership')
  })
  const first = world.openTab('one')
  const second = world.openTab('two')
  await first.actAs(rini)
  const added = first.add('x.y', {}, { subject: 'x:0' })
  await until(() => world.sent.length === 1)
  await second.actAs(dewi)
  arrived.resolve()
  expect((await added).outcome).toBe('waiting')
  expect(first.look()).toMatchObject({ entries: [{ state: 'waiting' }], status: { attention: 0, signedOut: true } })
})

test('two memberships of one person: each entry goes as what it was made', async () => {
  const world = createWorld()
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await tab.add('x.y', {}, { subject: 'x:0' })
  await tab.actAs({ person: 'rini', membership: 'm-other' })
  await tab.add('x.y', {}, { subject: 'x:0' })
  world.online = true
  await tab.wake()
  await until(() => tab.look().status.sentCount === 2)
  expect(world.sent.map(({ command }) => command.membership)).toEqual(['m-rini', 'm-other'])
})

test('one person after the other in the same tab is not a session that ended', async () => {
  const world = createWorld()
  const tab = world.openTab('one')
  const seen: boolean[] = []
  tab.subscribe(() => seen.push(tab.look().status.signedOut))
  await tab.actAs(rini)
  void tab.add('x.y', { of: 'rini' }, { subject: 'x:0' })
  const changing = tab.actAs(dewi)
  void tab.wake()
  expect((await tab.add('x.y', { of: 'dewi' }, { subject: 'x:0' })).outcome).toBe('done')
  await changing
  await world.calm()
  expect(seen).not.toContain(true)
  expect(world.sent.filter(({ command }) => command.input['of'] !== command.membership.slice(2))).toEqual([])
})
