import * as z from 'zod/mini'
import { Id, PersonName } from './field.ts'
import { Nik, nikWarnings, Phone } from './nik.ts'
import { Refusal } from './refusal.ts'

/** Why somebody has no NIK here (handbook §5.4). The first three lead to a civil registry need. */
export const NIK_REASONS = ['BELUM_PUNYA', 'HILANG', 'BAYI', 'TIDAK_DIBAWA', 'TIDAK_TAHU'] as const
export type NikReason = (typeof NIK_REASONS)[number]

/** What a member is to the head of the family (hubungan keluarga). */
export const RELATIONS = [
  'KEPALA',
  'PASANGAN',
  'ANAK',
  'MENANTU',
  'CUCU',
  'ORANG_TUA',
  'MERTUA',
  'FAMILI',
  'LAINNYA',
] as const
export type Relation = (typeof RELATIONS)[number]

/** Whether somebody is still there to be helped (keberadaan, handbook §9.6). GANDA: written down twice. */
export const EXISTENCES = ['ADA', 'PINDAH', 'MENINGGAL', 'TIDAK_DITEMUKAN', 'GANDA'] as const
export type Existence = (typeof EXISTENCES)[number]

/** A day that exists, as `1990-08-17`; from 1900 on. */
export const IsoDay = z.string().check(
  z.regex(/^(19|20)\d\d-\d\d-\d\d$/),
  z.refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text), {
    error: 'date',
  }),
)

const described = {
  name: PersonName,
  nik: z.nullable(Nik),
  nikReason: z.nullable(z.enum(NIK_REASONS)),
  /** The officer has seen the card: the NIK disagrees with birth date or sex, and still is right. */
  nikConfirmed: z.optional(z.boolean()),
  /** Null where nobody knows it. */
  birthDate: z.nullable(IsoDay),
  sex: z.nullable(z.enum(['L', 'P'])),
  relation: z.enum(RELATIONS),
  phone: z.nullable(Phone),
}
export const Person = z.object({ id: Id, ...described })
export type Person = z.infer<typeof Person>
export const AddPerson = z.object({ id: Id, household: Id, ...described })
/** `nik` with its reason, and `phone`, are left out while they stay as they are: the form knows them masked only. */
export const ChangePerson = z.object({
  id: Id,
  version: z.int().check(z.minimum(1)),
  ...described,
  nik: z.optional(described.nik),
  nikReason: z.optional(described.nikReason),
  phone: z.optional(described.phone),
})
export type ChangePerson = z.infer<typeof ChangePerson>

/**
 * A person may have no NIK yet, but then it is said why; and one that disagrees with birth date or sex was confirmed.
 * @param today ISO date
 * @throws Refusal `person.nik_or_reason`, `person.born_later`, `person.nik_birth_date`, `person.nik_sex`
 */
export function assertPerson(person: Omit<Person, 'id'>, today: string): void {
  const { name, nik, nikReason, nikConfirmed, birthDate, sex } = person
  if ((nik === null) === (nikReason === null)) throw new Refusal('person.nik_or_reason', { name })
  if (birthDate && birthDate > today) throw new Refusal('person.born_later', { name })
  if (!nik || nikConfirmed) return
  const warnings = nikWarnings(nik, { birthDate, sex }, today)
  if (warnings.includes('birth_date')) throw new Refusal('person.nik_birth_date', { name })
  if (warnings.includes('sex')) throw new Refusal('person.nik_sex', { name })
}

/** Whether a need at the civil registry is proposed: this person has no number because there is none, or it is lost. */
export const lacksPapers = ({ nikReason }: { nikReason: NikReason | null }): boolean =>
  nikReason === 'BELUM_PUNYA' || nikReason === 'HILANG' || nikReason === 'BAYI'
