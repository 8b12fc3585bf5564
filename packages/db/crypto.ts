import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  randomFillSync,
  type KeyObject,
} from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { newId } from '@slrt/domain/id'
import type { Tx } from './connect.ts'
import { key } from './key.ts'

/** Wraps data keys with the platform key: a file on one machine, KMS on AWS. `context` binds a wrapped key to its tenant. */
export type Wrapping = {
  readonly wrap: (plain: Buffer, context: string) => Promise<Buffer>
  readonly unwrap: (wrapped: Buffer, context: string) => Promise<Buffer>
}

const NONCE = 12
const TAG = 16
const KEY_ID = 16

/** By how many bytes a ciphertext is longer than what it hides. */
export const LOCK_BYTES = KEY_ID + NONCE + TAG

/** Fresh nonces, drawn many at a time: one by one they cost as much as encrypting. Each is copied before the next is drawn. */
const nonces = Buffer.allocUnsafeSlow(NONCE * 1024)
let nextNonce = nonces.length

function freshNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces)
    nextNonce = 0
  }
  return nonces.subarray(nextNonce, (nextNonce += NONCE))
}

function lock(secret: KeyObject, plain: Buffer | string, bound: string): Buffer[] {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', secret, nonce)
  cipher.setAAD(Buffer.from(bound))
  // GCM has no last block: `final` adds nothing, and makes the tag.
  const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final()
  return [nonce, text, cipher.getAuthTag()]
}

function unlock(secret: KeyObject, locked: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secret, locked.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(locked.subarray(-TAG))
  return Buffer.concat([decipher.update(locked.subarray(NONCE, -TAG)), decipher.final()])
}

/** Wrapping with a 32-byte key held by this machine. */
export function localWrapping(platformKey: Buffer): Wrapping {
  const secret = createSecretKey(platformKey)
  return {
    wrap: async (plain, context) => Buffer.concat(lock(secret, plain, context)),
    unwrap: async (wrapped, context) => unlock(secret, wrapped, context),
  }
}

/** Where a ciphertext stands: it opens nowhere else (design §3: associated data). */
export type Place = { readonly tenant: string; readonly table: string; readonly column: string; readonly id: string }

const bind = (place: Place) => `${place.tenant}|${place.table}|${place.column}|${place.id}`
const toBytes = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const toUuid = (id: Buffer) => id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

type DataKey = { readonly id: string; readonly secret: KeyObject }

/** Encryption with the keys of the tenants; see `keyring`. */
export type Keyring = {
  /** Encrypts text for one place, with the newest key of the place's tenant. */
  readonly encrypt: (tx: Tx, place: Place, text: string) => Promise<Buffer>
  /** Decrypts what `encrypt` made for the same place; throws for any other place, or when a bit was changed. */
  readonly decrypt: (tx: Tx, place: Place, locked: Buffer) => Promise<string>
  /** As `encrypt`, for what is no text. */
  readonly encryptBytes: (tx: Tx, place: Place, bytes: Buffer) => Promise<Buffer>
  readonly decryptBytes: (tx: Tx, place: Place, locked: Buffer) => Promise<Buffer>
  /** As `encrypt` for many places of one tenant, one after the other without waiting; for the length of a transaction. */
  readonly sealer: (tx: Tx, tenant: string) => Promise<Sealer>
  /** As `decrypt` for many places of one tenant, without waiting; for the length of a transaction. */
  readonly opener: (tx: Tx, tenant: string) => Promise<Opener>
  /** As `opener`, for what is no text. */
  readonly bytesOpener: (tx: Tx, tenant: string) => Promise<(place: Place, locked: Buffer) => Buffer>
  /** A data key for a tenant that is being born. It is not remembered: its transaction may yet fail. */
  readonly newKey: (tenant: string) => Promise<NewKey>
}

/** Encrypts text for a place of the tenant that it was made for. */
export type Sealer = (place: Place, text: string) => Buffer

/** Decrypts what was encrypted for the same place of its tenant; throws for any other, or when a bit was changed. */
export type Opener = (place: Place, locked: Buffer) => string

/** A key wrapped for the `key` table, and encryption with it for the rows that are born along with it. */
export type NewKey = {
  readonly id: string
  readonly wrapped: Buffer
  readonly encrypt: (place: Place, text: string) => Buffer
}

const REMEMBER_MS = 10 * 60_000

/**
 * The keys of all tenants that this process has met. A key is read inside the door of its tenant, unwrapped once, and
 * remembered; which one is newest is asked again after ten minutes, so that a rotation takes hold.
 */
export function keyring(wrapping: Wrapping, now: () => number = Date.now): Keyring {
  const known = new Map<string, DataKey>()
  const newest = new Map<string, { key: DataKey; at: number }>()

  const unwrapped = async (tenant: string, row: { id: string; wrapped: Buffer }): Promise<DataKey> => {
    const cached = known.get(`${tenant}|${row.id}`)
    if (cached) return cached
    const opened = { id: row.id, secret: createSecretKey(await wrapping.unwrap(row.wrapped, tenant)) }
    known.set(`${tenant}|${row.id}`, opened)
    return opened
  }

  const current = async (tx: Tx, tenant: string): Promise<DataKey> => {
    const cached = newest.get(tenant)
    if (cached && now() - cached.at < REMEMBER_MS) return cached.key
    const [row] = await tx
      .select()
      .from(key)
      .where(and(eq(key.tenant, tenant), eq(key.purpose, 'DATA')))
      .orderBy(desc(key.madeAt), desc(key.id))
      .limit(1)
    if (!row) throw new Error('tenant without a data key')
    const found = await unwrapped(tenant, row)
    newest.set(tenant, { key: found, at: now() })
    return found
  }

  const byId = async (tx: Tx, tenant: string, id: string): Promise<DataKey> => {
    const cached = known.get(`${tenant}|${id}`)
    if (cached) return cached
    const [row] = await tx.select().from(key).where(eq(key.id, id))
    if (!row) throw new Error('data key not found')
    return unwrapped(tenant, row)
  }

  const encryptWith = ({ id, secret }: DataKey, place: Place, plain: Buffer | string) =>
    Buffer.concat([toBytes(id), ...lock(secret, plain, bind(place))])

  const encryptBytes: Keyring['encryptBytes'] = async (tx, place, bytes) =>
    encryptWith(await current(tx, place.tenant), place, bytes)

  const decryptBytes: Keyring['decryptBytes'] = async (tx, place, locked) => {
    const { secret } = await byId(tx, place.tenant, toUuid(locked.subarray(0, KEY_ID)))
    return unlock(secret, locked.subarray(KEY_ID), bind(place))
  }

  const bytesOpener: Keyring['bytesOpener'] = async (tx, tenant) => {
    const rows = await tx
      .select()
      .from(key)
      .where(and(eq(key.tenant, tenant), eq(key.purpose, 'DATA')))
    const all = await Promise.all(rows.map((row) => unwrapped(tenant, row)))
    const secrets = new Map(all.map(({ id, secret }) => [id, secret]))
    return (place, locked) => {
      const secret = secrets.get(toUuid(locked.subarray(0, KEY_ID)))
      if (!secret) throw new Error('data key not found')
      return unlock(secret, locked.subarray(KEY_ID), bind(place))
    }
  }

  return {
    encrypt: (tx, place, text) => encryptBytes(tx, place, Buffer.from(text)),
    decrypt: async (tx, place, locked) => (await decryptBytes(tx, place, locked)).toString(),
    encryptBytes,
    decryptBytes,
    sealer: async (tx, tenant) => {
      const { id, secret } = await current(tx, tenant)
      const front = toBytes(id)
      return (place, text) => Buffer.concat([front, ...lock(secret, text, bind(place))])
    },
    opener: async (tx, tenant) => {
      const open = await bytesOpener(tx, tenant)
      return (place, locked) => open(place, locked).toString()
    },
    bytesOpener,
    newKey: async (tenant) => {
      const plain = randomBytes(32)
      const fresh = { id: newId(), secret: createSecretKey(plain) }
      return {
        id: fresh.id,
        wrapped: await wrapping.wrap(plain, tenant),
        encrypt: (place, text) => encryptWith(fresh, place, text),
      }
    },
  }
}

/** What a keyed hash is for: hashes of different purposes never meet. */
export type Purpose =
  | 'contact'
  | 'invitation'
  | 'application'
  | 'command'
  | 'account'
  | 'nik'
  | 'kk'
  | 'family'
  | 'record'

/** Keyed hashes with the nation's one index key, kept apart from the data keys: equal text, equal hash, everywhere. */
export type Index = (purpose: Purpose, text: string) => Buffer

/** @param indexKey 32 bytes */
export function blindIndex(indexKey: Buffer): Index {
  const secret = createSecretKey(indexKey)
  return (purpose, text) => createHmac('sha256', secret).update(`${purpose}|${text}`).digest()
}
