import { beforeEach, describe, expect, inject, test } from 'vitest'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { blindIndex, keyring, localWrapping, type Place } from '@slrt/db/crypto'
import { newId } from '@slrt/domain/id'
import { world, type World } from '../support/world.ts'

const wrapping = () => localWrapping(Buffer.from(inject('cluster').platformKey, 'base64'))
const TEXT = 'rini@contoh.test'

let made: World
let here: Place
beforeEach(async () => {
  made = await world()
  await made.district('32.04')
  here = { tenant: '32.04', table: 'staff', column: 'contact', id: newId() }
})

const encrypt = (keys = made.services.keys, text = TEXT) =>
  made.services.as(systemSeat('32.04'), ({ tx }) => keys.encrypt(tx, here, text))
const decrypt = (locked: Buffer, place = here, keys = made.services.keys) =>
  made.services.as(systemSeat('32.04'), ({ tx }) => keys.decrypt(tx, place, locked))

describe('a ciphertext', () => {
  test('opens where it was made, and nowhere else', async () => {
    const locked = await encrypt()
    expect(await decrypt(locked)).toBe(TEXT)
    for (const moved of [{ table: 'message' }, { column: 'name' }, { id: newId() }, { id: here.id.toUpperCase() }])
      await expect(decrypt(locked, { ...here, ...moved })).rejects.toThrow('unable to authenticate')
    await expect(decrypt(locked, { ...here, tenant: '32.73' })).rejects.toThrow()
  })

  test('does not open when one bit of it was changed, wherever', async () => {
    const locked = await encrypt()
    for (let at = 0; at < locked.length; at++) {
      const changed = Buffer.from(locked)
      changed[at]! ^= 1
      await expect(decrypt(changed)).rejects.toThrow()
    }
    for (const cut of [locked.subarray(0, -1), locked.subarray(0, 30), Buffer.alloc(0)])
      await expect(decrypt(cut)).rejects.toThrow()
  })

  test('of one text is never the same twice', async () => {
    const [a, b] = [await encrypt(), await encrypt()]
    expect(a.equals(b)).toBe(false)
    expect(await encrypt(undefined, '')).toHaveLength(16 + 12 + 16)
  })
})

describe('a newer key', () => {
  const rotate = async (wrapped?: Buffer) => {
    const key = await keyring(wrapping()).newKey('32.04')
    await made.owner.query(
      `insert into key (tenant, id, purpose, wrapped, made_at) values ('32.04', $1, 'DATA', $2, now() + interval '1 second')`,
      [key.id, wrapped ?? key.wrapped],
    )
    return Buffer.from(key.id.replaceAll('-', ''), 'hex')
  }
  const keyOf = (locked: Buffer) => locked.subarray(0, 16)

  test('encrypts from ten minutes after it came, and what the old one locked still opens', async () => {
    let now = Date.now()
    const keys = keyring(wrapping(), () => now)
    const before = await encrypt(keys)
    const newKey = await rotate()
    now += 9 * 60_000
    expect(keyOf(await encrypt(keys))).toEqual(keyOf(before))
    now += 2 * 60_000
    const after = await encrypt(keys)
    expect(keyOf(after)).toEqual(newKey)
    for (const locked of [before, after]) {
      expect(await decrypt(locked, here, keys)).toBe(TEXT)
      expect(await decrypt(locked, here, keyring(wrapping()))).toBe(TEXT)
    }
  })

  test('of another tenant, or wrapped by another platform key, is none', async () => {
    const foreign = await keyring(wrapping()).newKey('32.73')
    await rotate(foreign.wrapped)
    await expect(encrypt(keyring(wrapping()))).rejects.toThrow('unable to authenticate')
    const other = keyring(localWrapping(Buffer.alloc(32, 1)))
    await expect(encrypt(other)).rejects.toThrow('unable to authenticate')
  })
})

test('a tenant without a key stores nothing rather than something open', async () => {
  await made.owner.query(`delete from key where tenant = '32.04'`)
  await expect(encrypt(keyring(wrapping()))).rejects.toThrow('without a data key')
})

test('a key is read inside its tenant’s door only', async () => {
  const locked = await encrypt()
  const elsewhere = made.services.as(jobSeat(), ({ tx }) => keyring(wrapping()).decrypt(tx, here, locked))
  await expect(elsewhere).rejects.toThrow('data key not found')
})

test('keyed hashes of one text differ by purpose and by key, and are the same everywhere else', () => {
  const [one, other] = [blindIndex(Buffer.alloc(32, 1)), blindIndex(Buffer.alloc(32, 2))]
  expect(one('contact', TEXT)).toEqual(blindIndex(Buffer.alloc(32, 1))('contact', TEXT))
  expect(one('contact', TEXT)).not.toEqual(one('invitation', TEXT))
  expect(one('contact', TEXT)).not.toEqual(other('contact', TEXT))
})
