import type { household } from '@slrt/db/household'
import type { person } from '@slrt/db/person'
import { maskNumber, maskPhone } from '@slrt/domain/nik'
import type { Writer } from './trpc.ts'

type PersonRow = typeof person.$inferSelect
type HouseholdRow = typeof household.$inferSelect
type Locked = Pick<Writer, 'tx' | 'actor' | 'keys' | 'index'>

/** A ciphertext of one record as another record holds it: it opens at its own place alone. */
async function carried(room: Locked, table: string, column: string, from: { id: string; locked: Buffer }, to: string) {
  const { tx, actor, keys } = room
  const place = { tenant: actor.tenant, table, column }
  const text = await keys.decrypt(tx, { ...place, id: from.id }, from.locked)
  return { text, locked: await keys.encrypt(tx, { ...place, id: to }, text) }
}

/** Two details in one: what the kept record says stands. Undefined where nothing is added. */
async function detailOf(
  room: Locked,
  table: string,
  kept: { id: string; detail: Buffer | null },
  other: { id: string; detail: Buffer | null },
): Promise<Buffer | undefined> {
  if (!other.detail) return undefined
  const { tx, actor, keys } = room
  const open = async ({ id, detail }: { id: string; detail: Buffer | null }) =>
    detail
      ? (JSON.parse(await keys.decrypt(tx, { tenant: actor.tenant, table, column: 'detail', id }, detail)) as object)
      : {}
  const [own, more] = [await open(kept), await open(other)]
  if (Object.keys(more).every((key) => key in own)) return undefined
  const text = JSON.stringify({ ...more, ...own })
  return keys.encrypt(tx, { tenant: actor.tenant, table, column: 'detail', id: kept.id }, text)
}

/** What an empty field of the kept person gets from the other; where both say something, the kept one stands. */
export async function filledPerson(room: Locked, kept: PersonRow, other: PersonRow): Promise<Partial<PersonRow>> {
  const filled: Partial<PersonRow> = {
    birthDate: kept.birthDate ?? other.birthDate,
    sex: kept.sex ?? other.sex,
    mother: kept.mother ?? other.mother,
    birthPlace: kept.birthPlace ?? other.birthPlace,
    detail: (await detailOf(room, 'person', kept, other)) ?? kept.detail,
  }
  if (!kept.phone && other.phone) {
    const phone = await carried(room, 'person', 'phone', { id: other.id, locked: other.phone }, kept.id)
    Object.assign(filled, { phone: phone.locked, phoneMasked: maskPhone(phone.text) })
  }
  if (!kept.nik && other.nik) {
    const nik = await carried(room, 'person', 'nik', { id: other.id, locked: other.nik }, kept.id)
    Object.assign(filled, {
      nik: nik.locked,
      nikMasked: maskNumber(nik.text),
      nikIndex: room.index('nik', nik.text),
      nikReason: null,
      nikConfirmed: other.nikConfirmed,
    })
  }
  return filled
}

/** The number that went to the kept record: it stands once in a district. */
export const WITHOUT_NIK = { nik: null, nikMasked: null, nikIndex: null } as const
export const WITHOUT_KK = { kk: null, kkMasked: null, kkIndex: null } as const

/** The same of two families, of which one has nobody left. */
export async function filledHousehold(
  room: Locked,
  kept: HouseholdRow,
  other: HouseholdRow,
): Promise<Partial<HouseholdRow>> {
  const filled: Partial<HouseholdRow> = {
    rt: kept.rt || other.rt,
    rw: kept.rw || other.rw,
    dusun: kept.dusun || other.dusun,
    detail: (await detailOf(room, 'household', kept, other)) ?? kept.detail,
  }
  if (!kept.kk && other.kk) {
    const kk = await carried(room, 'household', 'kk', { id: other.id, locked: other.kk }, kept.id)
    const { kkPlace } = other
    Object.assign(filled, { kk: kk.locked, kkMasked: maskNumber(kk.text), kkIndex: room.index('kk', kk.text), kkPlace, kkReason: null }) // prettier-ignore
  }
  return filled
}

/** What one row of facts adds to another: fields of which the kept one says nothing. */
export function filledFact<T extends object>(kept: T, other: T): Partial<T> {
  const own = ['tenant', 'id', 'household', 'person', 'desa', 'source', 'asOf', 'changedAt']
  const entries = Object.entries(kept).filter(([key, value]) => value === null && !own.includes(key))
  return Object.fromEntries(entries.map(([key]) => [key, other[key as keyof T]])) as Partial<T>
}
