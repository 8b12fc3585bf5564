/** A small door to IndexedDB: opens it late, opens it again when the browser took it away, and turns events into promises. */
export type Database = {
  /**
   * One transaction, done when it is surely on the disk. `work` may only await requests of this transaction: anything
   * else would end it early.
   */
  within<T>(stores: string[], mode: IDBTransactionMode, work: (tx: IDBTransaction) => Promise<T>): Promise<T>
  close(): void
}

/** @param make makes what the version that was there before (0: none) did not have */
export function connect(
  factory: IDBFactory,
  name: string,
  version: number,
  make: (db: IDBDatabase, before: number) => void,
): Database {
  let opened: Promise<IDBDatabase> | null = null

  function open(): Promise<IDBDatabase> {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(name, version)
      request.onupgradeneeded = ({ oldVersion }) => make(request.result, oldVersion)
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        request.result.onversionchange = close
        request.result.onclose = forget
        resolve(request.result)
      }
    }).catch((cause: unknown) => {
      forget()
      throw cause
    })
    return opened
  }

  function forget() {
    opened = null
  }

  function close() {
    void opened?.then(
      (db) => db.close(),
      () => {},
    )
    forget()
  }

  async function begin(stores: string[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    try {
      return (await open()).transaction(stores, mode, { durability: 'strict' })
    } catch (cause) {
      // the browser closed the connection behind our back (storage pressure, a page back from the cache)
      if (!(cause instanceof DOMException) || cause.name !== 'InvalidStateError') throw cause
      forget()
      return (await open()).transaction(stores, mode, { durability: 'strict' })
    }
  }

  return {
    close,
    async within(stores, mode, work) {
      const tx = await begin(stores, mode)
      const ended = new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve()
        tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'))
      })
      ended.catch(() => {})
      try {
        const result = await work(tx)
        await ended
        return result
      } catch (cause) {
        try {
          tx.abort()
        } catch {
          // already over
        }
        throw cause
      }
    },
  }
}

export function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
