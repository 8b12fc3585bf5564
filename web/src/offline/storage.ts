import { ask, connect } from './database.ts'
import type { Sent, Stored } from './entry.ts'
import { restLeft, type Pause } from './rest.ts'
import { makeKey, type Sealed } from './vault.ts'

/** Small things beside the entries, shared by all tabs. */
export type NoteName = 'actor' | 'lease' | `pause:${string}`

/** The disk of the outbox. Each method is one transaction: killed at any moment, it happened wholly or not at all. */
export type Storage = ReturnType<typeof openStorage>

const keptSent = 20

/** A new entry, with the sealed file that goes before its command if there is one. */
export type Fresh = { entry: Omit<Stored, 'seq'>; file?: Sealed }

/** Something kept beside the outbox (a draft, the last answer to a question): sealed, and when it was put there. */
export type Kept = { at: number; sealed: Sealed }

export function openStorage(factory: IDBFactory, name = 'slrt-outbox') {
  const db = connect(factory, name, 2, (made, before) => {
    if (before < 1) {
      const entry = made.createObjectStore('entry', { keyPath: 'seq', autoIncrement: true })
      entry.createIndex('id', 'id', { unique: true })
      entry.createIndex('person', 'person')
      for (const store of ['key', 'sent', 'note']) made.createObjectStore(store)
    }
    if (before < 2) for (const store of ['file', 'shelf']) made.createObjectStore(store)
  })

  function byId(tx: IDBTransaction, id: string): Promise<Stored | undefined> {
    return ask<Stored | undefined>(tx.objectStore('entry').index('id').get(id))
  }

  async function put(tx: IDBTransaction, { entry, file }: Fresh, seq?: number): Promise<void> {
    const entries = tx.objectStore('entry')
    await ask(seq === undefined ? entries.add(entry) : entries.put({ ...entry, seq }))
    if (file) await ask(tx.objectStore('file').put(file, entry.id))
  }

  async function remove(tx: IDBTransaction, { seq, id }: Stored): Promise<void> {
    await ask(tx.objectStore('entry').delete(seq))
    await ask(tx.objectStore('file').delete(id))
  }

  /** Whatever named the old id in `after` names the new one. */
  async function rename(tx: IDBTransaction, from: string, to: string): Promise<void> {
    const entries = tx.objectStore('entry')
    for (const other of await ask<Stored[]>(entries.getAll())) {
      if (!other.after.includes(from)) continue
      await ask(entries.put({ ...other, after: other.after.map((id) => (id === from ? to : id)) }))
    }
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
    add(fresh: Fresh, instead?: string): Promise<boolean> {
      return db.within(['entry', 'file'], 'readwrite', async (tx) => {
        const { entry } = fresh
        if (await byId(tx, entry.id)) return false
        const old = instead === undefined ? undefined : await byId(tx, instead)
        if (!old || old.state === 'waiting' || old.person !== entry.person) {
          await put(tx, fresh)
          return true
        }
        await remove(tx, old)
        await put(tx, fresh, old.seq)
        await rename(tx, old.id, entry.id)
        return true
      })
    },

    /**
     * Keeps several new entries of one subject, all or none; those that are here already stay as they are.
     * @param instead entries that these replace: one that was refused or set aside, and what waits behind it and so
     *   never flew. The new ones take their places in the order.
     * @returns false, and nothing is changed, when the first of them is not refused after all: it may be on its way
     */
    addAll(all: readonly Fresh[], instead: readonly string[] = []): Promise<boolean> {
      return db.within(['entry', 'file'], 'readwrite', async (tx) => {
        const found = (await Promise.all(instead.map((id) => byId(tx, id)))).filter((old) => old !== undefined)
        const old = found.sort((a, b) => a.seq - b.seq)
        if (old[0]?.state === 'waiting') return false
        for (const one of old) await remove(tx, one)
        for (const fresh of all) {
          if (await byId(tx, fresh.entry.id)) continue
          await put(tx, fresh, old.shift()?.seq)
        }
        return true
      })
    },

    /** The sealed file of an entry. */
    file: (id: string): Promise<Sealed | undefined> =>
      db.within(['file'], 'readonly', (tx) => ask<Sealed | undefined>(tx.objectStore('file').get(id))),

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
      return db.within(['entry', 'file', 'sent', 'note'], 'readwrite', async (tx) => {
        const notes = tx.objectStore('note')
        const pause = await ask<Pause | undefined>(notes.get(`pause:${entry.person}`))
        if (pause && !(pause.asked && restLeft(pause, at) > 0)) await ask(notes.delete(`pause:${entry.person}`))
        const kept = await byId(tx, entry.id)
        if (!kept) return
        await remove(tx, kept)
        const before = await ask<Sent | undefined>(tx.objectStore('sent').get(entry.person))
        const recent = [{ id: entry.id, path: entry.path, at }, ...(before?.recent ?? [])].slice(0, keptSent)
        await ask(tx.objectStore('sent').put({ count: (before?.count ?? 0) + 1, lastAt: at, recent }, entry.person))
      })
    },

    drop(id: string): Promise<void> {
      return db.within(['entry', 'file'], 'readwrite', async (tx) => {
        const entry = await byId(tx, id)
        if (entry) await remove(tx, entry)
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

    // -- beside the outbox: names begin with whose they are

    keep: (key: string, kept: Kept): Promise<void> =>
      db.within(['shelf'], 'readwrite', async (tx) => void (await ask(tx.objectStore('shelf').put(kept, key)))),

    kept: (key: string): Promise<Kept | undefined> =>
      db.within(['shelf'], 'readonly', (tx) => ask<Kept | undefined>(tx.objectStore('shelf').get(key))),

    /** Names below a prefix, the oldest first. */
    keptNames: (prefix: string): Promise<string[]> =>
      db.within(['shelf'], 'readonly', async (tx) => {
        const shelf = tx.objectStore('shelf')
        const range = below(prefix)
        const [names, values] = await Promise.all([ask(shelf.getAllKeys(range)), ask<Kept[]>(shelf.getAll(range))])
        return names
          .map((name, at) => ({ name: name as string, at: values[at]!.at }))
          .sort((a, b) => a.at - b.at)
          .map(({ name }) => name)
      }),

    /** Takes away everything below a prefix. */
    clear: (prefix: string): Promise<void> =>
      db.within(['shelf'], 'readwrite', (tx) => ask(tx.objectStore('shelf').delete(below(prefix)))),
  }
}

const below = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`)
