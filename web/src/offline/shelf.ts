import type { Storage } from './storage.ts'
import { seal, sealBytes, unseal, unsealBytes } from './vault.ts'

type Owner = { person: string; membership: string }
type Disk = Pick<Storage, 'key' | 'keep' | 'kept' | 'keptNames' | 'clear'>

/**
 * What a device keeps for one person in one membership, sealed with the key of that person: drafts with their
 * photographs, the last answers of the server. Nothing of it is ever sent by itself.
 * @param who whose shelf it is now; nobody's shelf is empty and takes nothing
 */
export function createShelf(disk: Disk, who: () => Owner | null, now: () => number) {
  const place = (name: string) => {
    const owner = who()
    if (!owner) return undefined
    const key = `${owner.person}/${owner.membership}/${name}`
    return { person: owner.person, key, context: `shelf/${key}` }
  }

  async function open<T>(name: string, read: typeof unseal | typeof unsealBytes): Promise<T | undefined> {
    const at = place(name)
    const found = at && (await disk.kept(at.key).catch(() => undefined))
    if (!found) return undefined
    // A key that is gone, or a text moved from elsewhere: as if it were not there.
    return (await read(await disk.key(at.person), found.sealed, at.context).catch(() => undefined)) as T | undefined
  }

  return {
    /** @throws what the disk throws: full, or not there at all */
    async put(name: string, value: unknown): Promise<void> {
      const at = place(name)
      if (at) await disk.keep(at.key, { at: now(), sealed: await seal(await disk.key(at.person), value, at.context) })
    },
    get: <T>(name: string): Promise<T | undefined> => open<T>(name, unseal),

    /** @throws as `put` */
    async putBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      const at = place(name)
      if (at)
        await disk.keep(at.key, { at: now(), sealed: await sealBytes(await disk.key(at.person), bytes, at.context) })
    },
    getBytes: (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => open(name, unsealBytes),

    /** Names that begin so, the oldest first. */
    async names(prefix: string): Promise<string[]> {
      const at = place(prefix)
      if (!at) return []
      const found = await disk.keptNames(at.key).catch(() => [])
      return found.map((key) => prefix + key.slice(at.key.length))
    },

    /** Takes away everything whose name begins so. */
    async drop(prefix: string): Promise<void> {
      const at = place(prefix)
      if (at) await disk.clear(at.key).catch(() => undefined)
    },
  }
}

export type Shelf = ReturnType<typeof createShelf>
