import { ask, connect } from './database.ts'
import type { Sent, Stored } from './entry.ts'
import { restLeft, type Pause } from './rest.ts'
import { makeKey } from './vault.ts'

/** Small things beside the entries, shared by all tabs. */
export type NoteName = 'actor' | 'lease' | `pause:${string}`

/** The disk of the outbox. Each method is one transaction: killed at any moment, it happened wholly or not at all. */
export type Storage = ReturnType<typeof openStorage>

const keptSent = 20

export function openStorage(factory: IDBFactory, name = 'slrt-outbox') {
  const db = connect(factory, name, 1, (made) => {
    const entry = made.createObjectStore('entry', { keyPath: 'seq', autoIncrement: true })
    entry.createIndex('id', 'id', { unique: true })
    entry.createIndex('person', 'person')
    made.createObjectStore('key')
    made.createObjectStore('sent')
    made.createObjectStore('note')
  })

  function byId(tx: IDBTransaction, id: string): Promise<Stored | undefined> {
    return ask<Stored | undefined>(tx.objectStore('entry').index('id').get(id))
  }

  return {
    close: () => db.close(),

    /** The key of a person on this device, made the first time; all tabs get the same. */
    async key(person: string): Promise<CryptoKey> {
      const fresh = await makeKey()
      return db.within(['key'], 'readwrite', async (tx) => {
        const keys = tx.objectStore('key')
        const kept = await ask<CryptoKey | undefined>(keys.get(person))
        if (!kept) await ask(keys.put(fresh, person))
        return kept ?? fresh
      })
    },

    /**
     * Keeps a new entry.
     * @param instead id of a refused entry or one set aside, whose place in the order the new one takes
     * @returns false when the id is here already (a double tap)
     */
    add(entry: Omit<Stored, 'seq'>, instead?: string): Promise<boolean> {
      return db.within(['entry'], 'readwrite', async (tx) => {
        const entries = tx.objectStore('entry')
        if (await byId(tx, entry.id)) return false
        const old = instead === undefined ? undefined : await byId(tx, instead)
        if (!old || old.state === 'waiting' || old.person !== entry.person) {
          await ask(entries.add(entry))
          return true
        }
        await ask(entries.put({ ...entry, seq: old.seq }))
        for (const other of await ask<Stored[]>(entries.getAll())) {
          if (!other.after.includes(old.id)) continue
          await ask(entries.put({ ...other, after: other.after.map((id) => (id === old.id ? entry.id : id)) }))
        }
        return true
      })
    },

    /** The entries of one person in their order. */
    entries(person: string): Promise<Stored[]> {
      return db.within(['entry'], 'readonly', (tx) =>
        ask<Stored[]>(tx.objectStore('entry').index('person').getAll(person)),
      )
    },

    /** Changes an entry that is still there. */
    change(id: string, change: (entry: Stored) => Stored): Promise<boolean> {
      return db.within(['entry'], 'readwrite', async (tx) => {
        const entry = await byId(tx, id)
        if (entry) await ask(tx.objectStore('entry').put(change(entry)))
        return entry !== undefined
      })
    },

    /** The server has done it: the entry goes and is counted; a pause for want of network ends with it. */
    finish(entry: Stored, at: number): Promise<void> {
      return db.within(['entry', 'sent', 'note'], 'readwrite', async (tx) => {
        const notes = tx.objectStore('note')
        const pause = await ask<Pause | undefined>(notes.get(`pause:${entry.person}`))
        if (pause && !(pause.asked && restLeft(pause, at) > 0)) await ask(notes.delete(`pause:${entry.person}`))
        const kept = await byId(tx, entry.id)
        if (!kept) return
        await ask(tx.objectStore('entry').delete(kept.seq))
        const before = await ask<Sent | undefined>(tx.objectStore('sent').get(entry.person))
        const recent = [{ id: entry.id, path: entry.path, at }, ...(before?.recent ?? [])].slice(0, keptSent)
        await ask(tx.objectStore('sent').put({ count: (before?.count ?? 0) + 1, lastAt: at, recent }, entry.person))
      })
    },

    drop(id: string): Promise<void> {
      return db.within(['entry'], 'readwrite', async (tx) => {
        const entry = await byId(tx, id)
        if (entry) await ask(tx.objectStore('entry').delete(entry.seq))
      })
    },

    async sent(person: string): Promise<Sent> {
      const found = await db.within(['sent'], 'readonly', (tx) =>
        ask<Sent | undefined>(tx.objectStore('sent').get(person)),
      )
      return found ?? { count: 0, lastAt: null, recent: [] }
    },

    note<T>(name: NoteName): Promise<T | undefined> {
      return db.within(['note'], 'readonly', (tx) => ask<T | undefined>(tx.objectStore('note').get(name)))
    },

    /** Reads and writes a note in one step; `undefined` takes it away. */
    setNote<T>(name: NoteName, change: (before: T | undefined) => T | undefined): Promise<T | undefined> {
      return db.within(['note'], 'readwrite', async (tx) => {
        const notes = tx.objectStore('note')
        const after = change(await ask<T | undefined>(notes.get(name)))
        if (after === undefined) await ask(notes.delete(name))
        else await ask(notes.put(after, name))
        return after
      })
    },
  }
}
