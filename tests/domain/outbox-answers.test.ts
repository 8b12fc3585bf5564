import { describe, expect, test } from 'vitest'
import type { Answer } from '../../web/src/offline/answer.ts'
import { createWorld, ok, refusal, until, type Reply } from './outbox-world.ts'

const rini = { person: 'rini', membership: 'm-rini' }

async function open(reply: Reply = () => ok, version = '1') {
  const world = createWorld(reply)
  const tab = world.openTab('one', { version })
  await tab.actAs(rini)
  return { world, tab }
}

const invite = { name: 'Rini Wulandari', email: 'rini@contoh.go.id' }

describe('200', () => {
  test('is done, goes and is counted; the command carries its id and the membership', async () => {
    const { world, tab } = await open()
    const added = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    expect(added.outcome).toBe('done')
    await world.calm()
    expect(tab.look().entries).toEqual([])
    expect(tab.look().status).toMatchObject({ sentCount: 1, waiting: 0, lastSentAt: world.clock.now() })
    expect(tab.look().sent).toEqual([{ id: added.id, path: 'staff.invite', at: world.clock.now() }])
    expect(world.sent.map(({ command }) => command)).toEqual([
      expect.objectContaining({ id: added.id, path: 'staff.invite', input: invite, membership: 'm-rini' }),
    ])
  })

  test('that is not ours (the sign-in page of a foreign network) is no answer', async () => {
    for (const body of [undefined, {}, 'welcome', null]) {
      const { tab } = await open(() => ({ status: 200, body, retryAfter: null }))
      expect((await tab.add('staff.invite', invite, { subject: 'staff:1' })).outcome).toBe('waiting')
      await until(() => tab.look().status.waiting === 1)
    }
  })
})

describe('refused', () => {
  const answers: [string, Answer, string][] = [
    ['409', refusal(409, 'staff.already_invited'), 'staff.already_invited'],
    ['400', refusal(400, 'input.invalid', { fields: [{ path: 'email', reason: 'email' }] }), 'input.invalid'],
    ['403', refusal(403, 'path.forbidden'), 'path.forbidden'],
    ['404', refusal(404, 'path.unknown'), 'path.unknown'],
    ['413', refusal(413, 'input.too_large'), 'input.too_large'],
    ['413 of a gateway', { status: 413, body: undefined, retryAfter: null }, 'input.too_large'],
    ['409 outside tRPC', { status: 409, body: { code: 'command.reused' }, retryAfter: null }, 'command.reused'],
  ]
  test.each(answers)('%s needs attention, and nothing is sent again', async (_name, answer, code) => {
    const { world, tab } = await open(() => answer)
    const added = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    expect(added).toMatchObject({ outcome: 'attention', problem: { code } })
    await world.pass(24 * 3600_000)
    await tab.wake()
    await world.calm()
    expect(world.sent).toHaveLength(1)
    expect(tab.look().entries).toMatchObject([
      { id: added.id, state: 'attention', content: { input: invite }, problem: { code } },
    ])
    expect(tab.look().status).toMatchObject({ attention: 1, waiting: 0 })
  })

  test('fields, facts and request id come along', async () => {
    const fields = [{ path: 'email', reason: 'email' }]
    const { tab } = await open(() => refusal(409, 'area.taken', { fields, facts: { tenant: 'Kab. Bandung' } }))
    await tab.add('staff.invite', invite, { subject: 'staff:1' })
    await until(() => tab.look().status.attention === 1)
    const problem = { code: 'area.taken', fields, facts: { tenant: 'Kab. Bandung' }, requestId: 'r-1' }
    expect(tab.look().entries[0]?.problem).toEqual(problem)
  })

  test('what depends on it waits with it, however far; independent ones go', async () => {
    const { world, tab } = await open(({ path }) => (path === 'staff.invite' ? refusal(409, 'staff.known') : ok))
    const first = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    const second = await tab.add('staff.change', {}, { subject: 'staff:1' })
    const third = await tab.add('unit.open', {}, { subject: 'unit:1', after: [second.id] })
    const fourth = await tab.add('unit.rename', {}, { subject: 'unit:1' })
    const free = await tab.add('unit.open', {}, { subject: 'unit:2' })
    expect([second, third, fourth, free].map((one) => one.outcome)).toEqual(['waiting', 'waiting', 'waiting', 'done'])
    await world.pass(3600_000)
    expect(tab.look().entries.map(({ behind }) => behind)).toEqual([null, first.id, first.id, first.id])
    expect(tab.look().status).toMatchObject({ attention: 1, behind: 3, waiting: 0 })

    await tab.drop(first.id)
    await until(() => tab.look().status.sentCount === 4)
    expect(world.sent.slice(2).map(({ command }) => command.id)).toEqual([second.id, third.id, fourth.id])
  })

  test('sent again as it is', async () => {
    const { world, tab } = await open(() => refusal(403, 'session.second_factor'))
    const { id } = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    world.reply = () => ok
    await tab.retry(id)
    await until(() => tab.look().status.sentCount === 1)
    expect(world.sent.map(({ command }) => command.id)).toEqual([id, id])
  })

  test('mended: the new command takes the place of the old, also for those that named it', async () => {
    const { world, tab } = await open(({ input }) => (input['name'] === 'R' ? refusal(400, 'input.invalid') : ok))
    const old = await tab.add('staff.invite', { name: 'R' }, { subject: 'staff:1' })
    const later = await tab.add('staff.change', { name: 'later' }, { subject: 'staff:1' })
    const named = await tab.add('unit.open', { name: 'unit' }, { subject: 'unit:1', after: [old.id] })
    const mended = await tab.add('staff.invite', { name: 'Rini' }, { subject: 'staff:1', instead: old.id })
    expect(mended.outcome).toBe('done')
    await until(() => tab.look().entries.length === 0)
    const order = world.sent.map(({ command }) => command.id)
    expect(order.slice(0, 2)).toEqual([old.id, mended.id])
    expect(new Set(order.slice(2))).toEqual(new Set([later.id, named.id]))
  })

  test('while its form is open it is the form that shows it; left open, it needs attention', async () => {
    const { tab } = await open(() => refusal(409, 'staff.known'))
    const seen: number[] = []
    tab.subscribe(() => seen.push(tab.look().status.attention))
    const { id, outcome } = await tab.add('staff.invite', invite, { subject: 'staff:1', held: true })
    expect(outcome).toBe('attention')
    expect(Math.max(...seen)).toBe(0)
    await tab.release(id)
    expect(tab.look().status.attention).toBe(1)
  })
})

describe('401', () => {
  test('keeps all, pauses, and goes on after signing in', async () => {
    const { world, tab } = await open(() => refusal(401, 'session.missing'))
    const added = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    expect(added.outcome).toBe('waiting')
    expect(tab.look().status).toMatchObject({ signedOut: true, waiting: 1 })
    expect((await tab.add('staff.end', {}, { subject: 'staff:2' })).outcome).toBe('waiting')
    await tab.wake()
    await world.pass(3600_000)
    expect(world.sent).toHaveLength(1)

    world.reply = () => ok
    await tab.actAs(rini)
    await until(() => tab.look().status.sentCount === 2)
    expect(tab.look().status).toMatchObject({ signedOut: false, waiting: 0 })
  })
})

describe('later', () => {
  test.each([429, 503])('%i with Retry-After: not before, whatever wakes it', async (status) => {
    const { world, tab } = await open(() => ({ ...refusal(status, 'rate.limited'), retryAfter: 90_000 }))
    const { outcome } = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    expect(outcome).toBe('waiting')
    world.reply = () => ok
    await until(() => tab.look().status.nextTryAt !== null)
    expect(tab.look().status.online).toBe(true)
    await world.pass(60_000)
    await tab.wake()
    expect((await tab.add('staff.end', {}, { subject: 'staff:2' })).outcome).toBe('waiting')
    await world.pass(29_000)
    expect(world.sent).toHaveLength(1)
    await world.pass(11_000)
    expect(world.sent).toHaveLength(3)
    expect(tab.look().status).toMatchObject({ waiting: 0, nextTryAt: null })
  })

  test('a success beside it does not end the pause that the service asked for', async () => {
    const slow = Promise.withResolvers<Answer>()
    const { world, tab } = await open(({ path }) =>
      path === 'staff.invite' ? slow.promise : { ...refusal(429, 'rate.limited'), retryAfter: 60_000 },
    )
    const first = tab.add('staff.invite', invite, { subject: 'staff:1' })
    await until(() => world.sent.length === 1)
    await tab.add('staff.end', {}, { subject: 'staff:2' })
    slow.resolve(ok)
    expect((await first).outcome).toBe('done')
    await world.pass(50_000)
    expect(world.sent).toHaveLength(2)
  })

  test('without Retry-After: doubling pauses, capped at five minutes', async () => {
    const { world, tab } = await open(() => refusal(503, 'server.busy'))
    await tab.add('staff.invite', invite, { subject: 'staff:1' })
    await world.pass(3600_000)
    const gaps = world.sent.slice(1).map(({ at }, index) => Math.round((at - world.sent[index]!.at) / 1000))
    expect(gaps.slice(0, 5)).toEqual([2, 3, 6, 12, 24])
    expect(Math.max(...gaps)).toBe(225)
    expect(gaps.length).toBeLessThan(30)
  })

  test('no network: at once "waiting", and goes when it is back', async () => {
    const { world, tab } = await open()
    world.online = false
    expect((await tab.add('staff.invite', invite, { subject: 'staff:1' })).outcome).toBe('waiting')
    await world.pass(7200_000)
    expect(tab.look().status).toMatchObject({ online: false, waiting: 1, progress: null })
    world.online = true
    await tab.wake()
    await until(() => tab.look().status.sentCount === 1)
    expect(tab.look().status.online).toBe(true)
  })

  test('a network that says it is one and leads nowhere', async () => {
    const { world, tab } = await open(() => null)
    expect((await tab.add('staff.invite', invite, { subject: 'staff:1' })).outcome).toBe('waiting')
    await until(() => !tab.look().status.online)
    world.reply = () => ok
    expect((await tab.add('staff.invite', invite, { subject: 'staff:2' })).outcome).toBe('done')
    await until(() => tab.look().status.waiting === 0)
  })

  test.each([
    ['403 of a proxy', { status: 403, body: undefined, retryAfter: null }],
    ['404 of a proxy', { status: 404, body: { message: 'Not Found' }, retryAfter: null }],
    ['a redirect', { status: 0, body: undefined, retryAfter: null }],
    ['502', { status: 502, body: undefined, retryAfter: null }],
    ['504', { status: 504, body: undefined, retryAfter: null }],
    ['408', refusal(408, 'TIMEOUT')],
  ])('%s refuses nothing', async (_name, answer) => {
    const { world, tab } = await open(() => answer)
    expect((await tab.add('staff.invite', invite, { subject: 'staff:1' })).outcome).toBe('waiting')
    await world.calm()
    expect(tab.look().entries).toMatchObject([{ state: 'waiting', problem: null }])
  })

  test('no answer within 30 s: sent again later with the same id', async () => {
    const { world, tab } = await open(() => new Promise(() => {}))
    const added = tab.add('staff.invite', invite, { subject: 'staff:1' })
    await until(() => tab.look().status.sending === 1)
    expect(tab.look().status.progress).toEqual({ at: 1, of: 1 })
    await world.pass(29_000)
    expect(world.sent).toHaveLength(1)
    world.reply = () => ok
    await world.pass(60_000)
    expect((await added).outcome).toBe('waiting')
    expect(world.sent.map(({ command }) => command.id)).toEqual([(await added).id, (await added).id])
    expect(tab.look().status.sentCount).toBe(1)
  })
})

describe('500', () => {
  test('three tries, then set aside with its request id, reported, counted; tried again after an update', async () => {
    const { world, tab } = await open(() => refusal(500, 'server.failed'))
    const { id, outcome } = await tab.add('staff.invite', invite, { subject: 'staff:1' })
    expect(outcome).toBe('waiting')
    await tab.add('staff.change', {}, { subject: 'staff:1' })
    world.reply = ({ path }) => (path === 'staff.invite' ? refusal(500, 'server.failed') : ok)
    expect((await tab.add('staff.end', {}, { subject: 'staff:2' })).outcome).toBe('done')
    await world.pass(24 * 3600_000)
    expect(world.sent.filter(({ command }) => command.id === id)).toHaveLength(3)
    expect(world.reports).toEqual([{ path: 'staff.invite', requestId: 'r-1' }])
    expect(tab.look().status).toMatchObject({ aside: 1, behind: 1, waiting: 0 })
    expect(tab.look().entries[0]).toMatchObject({ id, state: 'aside', problem: { requestId: 'r-1' } })

    const same = world.openTab('same version')
    await same.actAs(rini)
    await world.calm()
    expect(world.sent).toHaveLength(4)

    world.reply = () => ok
    const newer = world.openTab('newer', { version: '2' })
    await newer.actAs(rini)
    await until(() => newer.look().status.sentCount === 3)
    expect(newer.look().entries).toEqual([])
  })

  test('a function that died without a word is a fault too', async () => {
    const { world, tab } = await open(() => ({ status: 500, body: undefined, retryAfter: null }))
    await tab.add('staff.invite', invite, { subject: 'staff:1' })
    await world.pass(3600_000)
    expect(world.sent).toHaveLength(3)
    expect(tab.look().entries[0]).toMatchObject({ state: 'aside', problem: { code: 'server.failed' } })
  })
})
