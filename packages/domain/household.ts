import * as z from 'zod/mini'
import { Id, Line } from './field.ts'
import { Kk } from './nik.ts'
import { assertPerson, Person } from './person.ts'
import { Refusal } from './refusal.ts'

/** Why a family has no family card here. */
export const KK_REASONS = ['BELUM_PUNYA', 'HILANG', 'TIDAK_DIBAWA', 'TIDAK_TAHU'] as const

const DesaCode = z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/))
const described = {
  /** RT and RW as people say them: `03`. Empty where nobody knows. */
  rt: z.string().check(z.trim(), z.regex(/^\d{0,3}$/)),
  rw: z.string().check(z.trim(), z.regex(/^\d{0,3}$/)),
  address: Line(0, 300),
  kk: z.nullable(Kk),
  kkReason: z.nullable(z.enum(KK_REASONS)),
}
/** A family (keluarga) with its members, the head among them. */
export const RegisterHousehold = z.object({
  id: Id,
  desa: DesaCode,
  ...described,
  persons: z.array(Person).check(z.minLength(1), z.maxLength(30)),
})
export type RegisterHousehold = z.infer<typeof RegisterHousehold>
/** `kk` with its reason is left out while it stays as it is: the form knows it masked only. */
export const ChangeHousehold = z.object({
  id: Id,
  ...described,
  kk: z.optional(described.kk),
  kkReason: z.optional(described.kkReason),
  version: z.int().check(z.minimum(1)),
})
export type ChangeHousehold = z.infer<typeof ChangeHousehold>

/** @throws Refusal `household.kk_or_reason` */
export function assertKk({ kk, kkReason }: Pick<RegisterHousehold, 'kk' | 'kkReason'>): void {
  if ((kk === null) === (kkReason === null)) throw new Refusal('household.kk_or_reason')
}

/**
 * A new family.
 * @param areas the tenant's own kab/kota
 * @param today ISO date
 * @returns the head of the family
 * @throws Refusal `household.elsewhere`, `household.one_head`, `household.twice` (one NIK for two members), and those of
 *   `assertKk` and `assertPerson`
 */
export function registerHousehold(input: RegisterHousehold, areas: readonly string[], today: string): Person {
  if (!areas.some((area) => input.desa.startsWith(`${area}.`))) throw new Refusal('household.elsewhere')
  assertKk(input)
  const heads = input.persons.filter(({ relation }) => relation === 'KEPALA')
  if (heads.length !== 1) throw new Refusal('household.one_head')
  const numbers = input.persons.flatMap(({ nik }) => nik ?? [])
  if (new Set(numbers).size < numbers.length) throw new Refusal('household.twice')
  for (const person of input.persons) assertPerson(person, today)
  return heads[0]!
}

/** @throws Refusal `household.changed`, and that of `assertKk` */
export function changeHousehold(before: { version: number }, input: ChangeHousehold): void {
  if (before.version !== input.version) throw new Refusal('household.changed')
  const { kk, kkReason = null } = input
  if (kk !== undefined) assertKk({ kk, kkReason })
}
