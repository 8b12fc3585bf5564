import type { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openStorage } from '../../web/src/offline/storage.ts'
import { makeKey, seal, unseal } from '../../web/src/offline/vault.ts'
import { createWorld, ok, refusal, until } from './outbox-world.ts'

const rini = { person: 'rini', membership: 'm-rini' }

/** Everything that lies in the database, store by store. */
async function rawDisk(disk: IDBFactory): Promise<Record<string, unknown[]>> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = disk.open('slrt-outbox')
    request.onsuccess = () => resolve(request.result)
  })
  const found: Record<string, unknown[]> = {}
  for (const name of db.objectStoreNames) {
    const request = db.transaction(name).objectStore(name).getAll()
    found[name] = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
  }
  db.close()
  return found
}

function textOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1')
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer).toString('latin1')
  if (typeof value === 'object' && value !== null) return Object.entries(value).flat().map(textOf).join('\n')
  return String(value)
}

test('nothing of the input, nor of what was said about it, lies on the disk in plain text', async () => {
  const world = createWorld(() => refusal(409, 'area.taken', { facts: { tenant: 'Kabupaten Rahasia' } }))
  const tab = world.openTab('one')
  await tab.actAs(rini)
  const input = { nik: '3204110505990003', name: 'Rini Wulandari' }
  await tab.add('person.record', input, { subject: 'person:1' })
  await until(() => tab.look().status.attention === 1)
  const raw = textOf(await rawDisk(world.disk))
  expect(raw).toContain('person:1')
  for (const secret of [...Object.values(input), ...Object.keys(input), 'Kabupaten Rahasia']) {
    expect(raw).not.toContain(secret)
  }
  expect(tab.look().entries[0]).toMatchObject({
    content: { input },
    problem: { facts: { tenant: 'Kabupaten Rahasia' } },
  })
})

test('the key cannot be taken out, each person has one of their own, and a text opens only in its place', async () => {
  const world = createWorld()
  const storage = openStorage(world.disk)
  const [key, again, other] = await Promise.all([storage.key('rini'), storage.key('rini'), storage.key('dewi')])
  expect((await rawDisk(world.disk))['key']).toHaveLength(2)
  expect(key.extractable).toBe(false)
  for (const format of ['raw', 'jwk'] as const) await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow()
  const sealed = await seal(key, { a: 1 }, 'rini/1/content')
  expect(await unseal(again, sealed, 'rini/1/content')).toEqual({ a: 1 })
  await expect(unseal(key, sealed, 'rini/2/content')).rejects.toThrow()
  await expect(unseal(other, sealed, 'rini/1/content')).rejects.toThrow()
})

test('a key that is gone: the entry stays, says so, and is not sent', async () => {
  const world = createWorld()
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  const { id } = await tab.add('x.y', { a: 1 }, { subject: 'x:1' })
  tab.kill()
  const strange = await seal(await makeKey(), { a: 1 }, 'elsewhere')
  await tab.storage.change(id, (entry) => ({ ...entry, content: strange }))

  world.online = true
  const next = world.openTab('two')
  await next.actAs(rini)
  await until(() => next.look().status.attention === 1)
  expect(next.look().entries).toMatchObject([{ id, content: undefined, problem: { code: 'outbox.unreadable' } }])
  expect(world.sent).toEqual([])
})

test('a full disk: the form is told `outbox.full` and keeps its input', async () => {
  const world = createWorld()
  const tab = world.openTab('one')
  await tab.actAs(rini)
  world.diskFailure = new DOMException('no', 'QuotaExceededError')
  await expect(tab.add('x.y', {}, { subject: 'x:1' })).rejects.toMatchObject({ name: 'Refusal', code: 'outbox.full' })
  expect([tab.look().entries, world.sent]).toEqual([[], []])
  world.diskFailure = null
  expect((await tab.add('x.y', {}, { subject: 'x:1' })).outcome).toBe('done')
})

test('a browser that keeps nothing: sent at once, or the form is told that it holds the only copy', async () => {
  const world = createWorld()
  const tab = world.openTab('one')
  world.diskFailure = new DOMException('no', 'UnknownError')
  await tab.actAs(rini)
  const add = () => tab.add('x.y', { n: 1 }, { subject: 'x:1', id: 'form-1' })
  expect(await add()).toEqual({ id: 'form-1', outcome: 'done' })
  world.reply = () => refusal(409, 'x.no')
  expect(await add()).toMatchObject({ outcome: 'attention', problem: { code: 'x.no' } })
  for (const reply of [
    null,
    refusal(503, 'server.busy'),
    refusal(500, 'server.failed'),
    refusal(401, 'session.missing'),
  ]) {
    world.reply = () => reply
    await expect(add()).rejects.toMatchObject({ name: 'Refusal', code: 'outbox.unavailable' })
  }
  expect(new Set(world.sent.map(({ command }) => command.id))).toEqual(new Set(['form-1']))
})

test('the disk fails while an answer is noted: kept, and sent again with the same id', async () => {
  const world = createWorld(() => {
    world.diskFailure = new DOMException('no', 'UnknownError')
    return ok
  })
  const tab = world.openTab('one')
  await tab.actAs(rini)
  const added = tab.add('x.y', {}, { subject: 'x:1' })
  await until(() => world.sent.length === 1)
  await world.calm()
  world.diskFailure = null
  world.reply = () => ok
  await world.pass(60_000)
  expect((await added).outcome).toBe('done')
  expect(world.sent.map(({ command }) => command.id)).toEqual(
    Array.from({ length: 2 }, () => world.sent[0]!.command.id),
  )
})

test('the browser closes the connection: it is opened again', async () => {
  const world = createWorld()
  const storage = openStorage(world.disk)
  await storage.setNote<string>('actor', () => 'rini')
  const upgrade = world.disk.open('slrt-outbox', 2)
  await new Promise((resolve) => (upgrade.onsuccess = resolve))
  upgrade.result.close()
  storage.close()
  expect(await storage.note('actor')).toBe('rini')
})

/** Kills the tab at each of its steps: before it reaches the disk or the network, and before it hears of the answer. */
test.each(['before', 'after'] as const)('killed %s any step: what was kept is done once, in order', async (when) => {
  for (let step = 1, isOver = false; !isOver; step++) {
    const effects: { id: string; n: unknown }[] = []
    const world = createWorld(({ id, input }) => {
      if (!effects.some((effect) => effect.id === id)) effects.push({ id, n: input['n'] })
      return ok
    })
    const tab = world.openTab('one', { dieAt: { step, when } })
    let acknowledged = 0
    const asked = (async () => {
      await tab.actAs(rini)
      for (const n of [1, 2, 3]) {
        await tab.add('x.y', { n }, { subject: 'x:1' })
        acknowledged++
      }
    })()
    await Promise.race([asked, tab.death])
    await world.calm()
    isOver = !tab.isDead()
    if (isOver) expect(step).toBeGreaterThan(30)
    tab.kill()

    const next = world.openTab('two')
    await next.actAs(rini)
    await world.pass(600_000)
    expect(next.look().entries).toEqual([])
    expect(effects.length, `step ${step}`).toBeGreaterThanOrEqual(acknowledged)
    expect(effects.map(({ n }) => n)).toEqual([1, 2, 3].slice(0, effects.length))
  }
})
