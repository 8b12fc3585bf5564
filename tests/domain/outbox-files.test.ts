import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createShelf } from '../../web/src/offline/shelf.ts'
import { openStorage } from '../../web/src/offline/storage.ts'
import { makeKey, seal } from '../../web/src/offline/vault.ts'
import { chunkBytes, createWorld, ok, refusal, until } from './outbox-world.ts'

const rini = { person: 'rini', membership: 'm-rini' }
const photo = new Uint8Array(new TextEncoder().encode('foto rumah Bu Siti'))
const sha256 = createHash('sha256').update(photo).digest('hex')
const chunks = Math.ceil(photo.length / chunkBytes)

/** A server that takes a file only when all of it is there, and forgets its chunks then. */
function createFileWorld() {
  const world = createWorld(({ id, path }) => {
    if (done.includes(id)) return ok
    if (path === 'file.add' && !world.depot.whole(sha256).equals(Buffer.from(photo)))
      return refusal(409, 'file.not_uploaded', { facts: { missing: 1 } })
    done.push(id)
    world.depot.files.delete(sha256)
    return ok
  })
  const done: string[] = []
  return Object.assign(world, { done })
}

const addFile = { subject: 'household:1', file: photo }

test('a file goes in chunks, then its command', async () => {
  const world = createFileWorld()
  const tab = world.openTab('one')
  await tab.actAs(rini)
  expect((await tab.add('file.add', { sha256 }, addFile)).outcome).toBe('done')
  expect(world.depot.heard).toEqual(['status', ...Array.from({ length: chunks }, (_, n) => n)])
  expect(world.done).toHaveLength(1)
})

test('interrupted, it goes on where it stopped, also after the tab was killed', async () => {
  const world = createFileWorld()
  const tab = world.openTab('one')
  await tab.actAs(rini)
  world.depot.fate = () => (world.depot.heard.length > 2 ? null : undefined)
  expect((await tab.add('file.add', { sha256 }, addFile)).outcome).toBe('waiting')
  expect(world.depot.heard).toEqual(['status', 0, 1])
  tab.kill()
  world.depot.heard.length = 0
  world.depot.fate = () => undefined
  const next = world.openTab('two')
  await next.actAs(rini)
  await world.pass(60_000)
  expect(world.depot.heard).toEqual(['status', ...Array.from({ length: chunks - 2 }, (_, n) => n + 2)])
  expect([world.done.length, next.look().entries]).toEqual([1, []])
})

test('an answer that was not heard: the command asks first, and nothing is uploaded twice', async () => {
  const world = createFileWorld()
  const real = world.reply
  world.reply = async (command) => (await real(command), null)
  const tab = world.openTab('one')
  await tab.actAs(rini)
  expect((await tab.add('file.add', { sha256 }, addFile)).outcome).toBe('waiting')
  world.depot.heard.length = 0
  world.reply = real
  await world.pass(60_000)
  expect([world.depot.heard, world.done.length, tab.look().entries]).toEqual([[], 1, []])
})

test('chunks that the service lost are sent anew, and after three times it is set aside', async () => {
  const world = createWorld(() => refusal(409, 'file.not_uploaded'))
  const tab = world.openTab('one')
  await tab.actAs(rini)
  void tab.add('file.add', { sha256 }, addFile)
  await world.pass(600_000)
  expect(tab.look().entries).toMatchObject([{ state: 'aside', problem: { code: 'file.not_uploaded' } }])
  expect(world.sent).toHaveLength(3)
})

test('a foreign network in between is no upload', async () => {
  const world = createFileWorld()
  world.depot.fate = () => ({ status: 200, body: undefined, retryAfter: null })
  const tab = world.openTab('one')
  await tab.actAs(rini)
  expect((await tab.add('file.add', { sha256 }, addFile)).outcome).toBe('waiting')
  expect(world.sent).toEqual([])
})

test('the session ended during an upload: all is kept', async () => {
  const world = createFileWorld()
  world.depot.fate = () => refusal(401, 'session.missing')
  const tab = world.openTab('one')
  await tab.actAs(rini)
  void tab.add('file.add', { sha256 }, addFile)
  await until(() => tab.look().status.signedOut)
  world.depot.fate = () => undefined
  await tab.actAs(rini)
  await world.pass(60_000)
  expect([world.done.length, tab.look().entries]).toEqual([1, []])
})

async function rawFiles(disk: IDBFactory): Promise<unknown[]> {
  const request = disk.open('slrt-outbox')
  const db = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)))
  const asked = db.transaction('file').objectStore('file').getAll()
  const found = await new Promise<unknown[]>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
  db.close()
  return found
}

test('a file lies sealed on the disk, and goes with its entry', async () => {
  const world = createFileWorld()
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  const first = await tab.add('file.add', { sha256 }, addFile)
  await tab.add('file.add', { sha256 }, { ...addFile, subject: 'household:2' })
  const [one] = (await rawFiles(world.disk)) as { text: ArrayBuffer }[]
  expect(Buffer.from(one!.text).toString('latin1')).not.toContain('Siti')
  await tab.drop(first.id)
  expect(await rawFiles(world.disk)).toHaveLength(1)
  world.online = true
  await tab.wake()
  await world.pass(60_000)
  expect([await rawFiles(world.disk), world.done.length]).toEqual([[], 1])
})

const part = (id: string, path = 'x.y', more: object = {}) => ({
  path,
  input: { n: id },
  options: { id, subject: 'household:1', ...more },
})

test('several commands are kept together, or none of them; the same again changes nothing', async () => {
  const world = createWorld()
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  world.diskFailure = new DOMException('no', 'QuotaExceededError')
  await expect(tab.addAll([part('a'), part('b')])).rejects.toMatchObject({ code: 'outbox.full' })
  world.diskFailure = null
  expect(tab.look().entries).toEqual([])
  await tab.addAll([part('a'), part('b'), part('c')])
  await tab.addAll([part('a'), part('b'), part('c')])
  expect(tab.look().entries.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  world.online = true
  await tab.wake()
  await world.pass(60_000)
  expect(world.sent.map(({ command }) => command.id)).toEqual(['a', 'b', 'c'])
})

test('what was refused is replaced together with what waits behind it, in its place', async () => {
  const world = createWorld(({ id }) => (id === 'a' ? refusal(409, 'household.kk_taken') : ok))
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await tab.addAll([part('a'), part('b')])
  await until(() => tab.look().status.attention === 1)
  await tab.addAll([part('other', 'x.y', { subject: 'household:1' })])
  await tab.addAll([part('a2'), part('b2'), part('c2')], ['a', 'b'])
  await world.pass(60_000)
  expect(world.sent.map(({ command }) => command.id)).toEqual(['a', 'a2', 'b2', 'other', 'c2'])
  expect(tab.look().entries).toEqual([])
})

test('what may be on its way is not replaced', async () => {
  const world = createWorld()
  world.online = false
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await tab.addAll([part('a')])
  await expect(tab.addAll([part('a2')], ['a'])).rejects.toMatchObject({ code: 'outbox.underway' })
  expect(tab.look().entries.map(({ id }) => id)).toEqual(['a'])
})

test('a disk of the first version: its entries are kept and sent', async () => {
  const world = createWorld()
  const request = world.disk.open('slrt-outbox', 1)
  request.onupgradeneeded = () => {
    const entry = request.result.createObjectStore('entry', { keyPath: 'seq', autoIncrement: true })
    entry.createIndex('id', 'id', { unique: true })
    entry.createIndex('person', 'person')
    for (const store of ['key', 'sent', 'note']) request.result.createObjectStore(store)
  }
  const old = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)))
  const key = await makeKey()
  const content = await seal(key, { input: { n: 1 } }, 'rini/old/content')
  const tx = old.transaction(['key', 'entry'], 'readwrite')
  tx.objectStore('key').put(key, 'rini')
  const { person, membership } = rini
  const fresh = { state: 'waiting', problem: null, attempts: 0, faults: 0, rest: null, version: null }
  tx.objectStore('entry').add({
    id: 'old',
    path: 'x.y',
    subject: 'x:1',
    after: [],
    membership,
    person,
    madeAt: 1,
    content,
    ...fresh,
  })
  await new Promise((resolve) => (tx.oncomplete = resolve))
  old.close()
  const tab = world.openTab('one')
  await tab.actAs(rini)
  await world.pass(60_000)
  expect(world.sent.map(({ command }) => command)).toMatchObject([{ id: 'old', input: { n: 1 } }])
})

test('a shelf is one person’s in one membership; another sees nothing of it, and nothing lies open', async () => {
  const storage = openStorage(new IDBFactory())
  let who: typeof rini | null = rini
  const shelf = createShelf(
    storage,
    () => who,
    () => 1,
  )
  await shelf.put('draft/1', { story: 'KIS mati' })
  await shelf.putBytes('photo/1/a', photo)
  expect(await shelf.get('draft/1')).toEqual({ story: 'KIS mati' })
  expect(await shelf.getBytes('photo/1/a')).toEqual(photo)
  expect(await shelf.names('draft/')).toEqual(['draft/1'])
  for (const other of [{ ...rini, membership: 'm-2' }, { ...rini, person: 'dewi' }, null]) {
    who = other
    expect([await shelf.get('draft/1'), await shelf.names('')]).toEqual([undefined, []])
  }
  // moved to another name it opens no more
  who = rini
  const kept = await storage.kept('rini/m-rini/draft/1')
  expect(Buffer.from(kept!.sealed.text).toString('latin1')).not.toContain('KIS')
  await storage.keep('rini/m-rini/draft/2', kept!)
  expect(await shelf.get('draft/2')).toBeUndefined()
  await shelf.drop('draft/')
  expect([await shelf.get('draft/1'), await shelf.getBytes('photo/1/a')]).toEqual([undefined, photo])
})
